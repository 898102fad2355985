import { Cursor } from '../cursor';
import { FORMAT_LINES, HEADER_ELEMENTS } from '../lineKinds';
import { type Line, linesOf } from '../lines';
import { repair } from '../repair';
import { withoutCopyMarks } from '../repair/copyMarks';
import type { CopyMark, Envelope, Furniture, Header, Message, SyntaxNode } from '../tree';
import { attributesAt, readAttributes } from './attributes';
import type { BodyContext, BodyRead } from './body/body';
import { type Ending, readEnding } from './body/ending';
import { opensWith } from './construct';
import { cableInMailAt, readPreface, readTrailer, trailerAt } from './container';
import { opensEnvelope } from './envelope/envelope';
import { readFormattedMessage } from './formattedMessage';
import { textLeaf } from './leaves';
import { readPrinted } from './printed';
import { type Foot, footAt, readFoot, readSmartForm } from './smartForm';

/** How the three parts of a message are read. */
export interface MessageGrammar {
  readonly envelope: (cursor: Cursor) => Envelope;
  readonly header: (cursor: Cursor) => Header | undefined;
  readonly body: (
    cursor: Cursor,
    where: Pick<BodyContext, 'isLaterSection' | 'seeksStatement'>,
  ) => BodyRead | undefined;
}

/** Reads a message, from the mail that carries it to the attributes that an archive gave it. */
export function readMessage(
  source: string,
  lineStarts: readonly number[],
  known: readonly Line[] | undefined,
  grammar: MessageGrammar,
): Message {
  const { text, marks, lines } = withoutCopyMarks(source, lineStarts, known ?? linesOf(source, lineStarts));
  const repaired = repair(text, lines);
  const all = new Cursor(text, repaired.lines, interruptions(repaired.furniture, marks));
  const printed = readPrinted(all);
  const { children, parts } = printed ?? readParts(all, grammar);
  return {
    kind: 'Message',
    start: 0,
    end: source.length,
    text: source,
    lineStarts,
    line: 0,
    copyMarks: marks,
    footFields: [],
    ...parts,
    ...sorted(repaired.furniture),
    children: all.wovenWhole(children),
  };
}

/** The parts of a telegram of the later years, and all nodes of the message. */
function readParts(
  all: Cursor,
  grammar: MessageGrammar,
): { children: readonly SyntaxNode[]; parts: Partial<Message> } {
  // What is around the cable, from the outside in.
  const attributesLine = attributesAt(all.lines) ?? all.end;
  const attributes = attributesLine < all.end ? readAttributes(all.part(attributesLine, all.end)) : undefined;
  const inside = all.lines.slice(0, attributesLine);
  const cableLine = cableInMailAt(inside) ?? 0;
  const preface = cableLine > 0 ? readPreface(all.part(0, cableLine)) : undefined;
  const trailerLine = trailerAt(inside, cableLine + 1) ?? attributesLine;
  const trailer =
    trailerLine < attributesLine ? readTrailer(all.part(trailerLine, attributesLine)) : undefined;

  const echoLine = repeatedEnvelopeAt(all.lines, cableLine, trailerLine) ?? trailerLine;
  const echo = all.lines.slice(echoLine, trailerLine).filter((line) => !line.isBlank);

  const cursor = all.part(preface ? cableLine : 0, echoLine);
  const children: SyntaxNode[] = [...(preface ? [preface] : []), ...readPreamble(cursor)];
  const envelope = !cursor.isAtEnd && opensEnvelope(cursor.line) ? grammar.envelope(cursor) : undefined;
  const header = readHeaderOrForm(cursor, grammar);
  const { foot, ending } = readEnd(cursor, header);
  const body = grammar.body(all.part(cursor.at, ending.at, ending.lines), {
    isLaterSection: (header?.classificationLine?.section?.number ?? 1) > 1,
    seeksStatement: header !== undefined && header.classifiedBy === undefined,
  });
  const whole = header && body?.statement ? { ...header, classifiedBy: body.statement } : header;
  for (const part of [envelope, whole, body?.node]) if (part) children.push(part);
  children.push(...ending.children, ...(foot?.children ?? []), ...echo.map(textLeaf));
  for (const part of [trailer, attributes]) if (part) children.push(part);

  return {
    children,
    parts: {
      ...(preface && { preface }),
      ...(trailer && { trailer }),
      ...(envelope && { envelope }),
      ...(whole && { header: whole }),
      ...(body && { body: body.node }),
      ...(ending.signature && { signature: ending.signature }),
      ...(foot?.clearances && { clearances: foot.clearances }),
      ...(foot && { footFields: foot.fields }),
      ...(attributes && { attributes }),
    },
  };
}

type SortedFurniture = Pick<Message, 'pageLines' | 'pageHeaders' | 'releaseMarks' | 'banners'>;

const NO_FURNITURE: SortedFurniture = { pageLines: [], pageHeaders: [], releaseMarks: [], banners: [] };

/** The furniture by its kind. */
function sorted(furniture: readonly Furniture[]): SortedFurniture {
  if (furniture.length === 0) return NO_FURNITURE;
  return {
    pageLines: furniture.filter((node) => node.kind === 'PageLine'),
    pageHeaders: furniture.filter((node) => node.kind === 'PageHeader'),
    releaseMarks: furniture.filter((node) => node.kind === 'ReleaseStamp' || node.kind === 'ExemptionCode'),
    banners: furniture.filter((node) => node.kind === 'Banner'),
  };
}

function interruptions(furniture: readonly Furniture[], marks: readonly CopyMark[]): readonly Furniture[] {
  return marks.length > 0 ? [...furniture, ...marks].sort((a, b) => a.start - b.start) : furniture;
}

// ---------------------------------------------------------------- before the cable

/** A line with which a cable may begin that has no envelope. */
const OPENINGS = opensWith('SmartForm', 'FormattedMessage', 'Paragraph', ...HEADER_ELEMENTS);

/** Passes over what a copy put before the cable, be it the envelope a first time. */
function readPreamble(cursor: Cursor): SyntaxNode[] {
  const first = cursor.at;
  const from = Math.max(lastTransmissionIdentifier(cursor), envelopeBelowBanner(cursor));
  const passed: SyntaxNode[] = [];
  while (cursor.skipBlanks() >= 0 && !cursor.isAtEnd) {
    const { line } = cursor;
    if (cursor.at >= from && (opensEnvelope(line) || OPENINGS.has(line.kind))) {
      if (line.kind === 'Paragraph') break;
      return passed;
    }
    passed.push(textLeaf(line));
    cursor.next();
  }
  // A piece of a body, which neither envelope nor header precedes, is all text of the cable.
  cursor.at = first;
  return [];
}

/**
 * Index of the last format line 1 before the first paragraph, for a copy may have the classification line and more of
 * the header above it too; 0 where there is none. Where a copy has the cable twice, an excerpt and the whole, it is
 * the one of the whole.
 */
function lastTransmissionIdentifier({ text, lines, end }: Cursor): number {
  let last: number | undefined;
  for (let at = 0; at < end; at++) {
    const { kind } = lines[at] as Line;
    if (kind === 'TransmissionIdentifier') last = at;
    else if (kind === 'Paragraph') break;
  }
  if (last === undefined) return 0;
  const identifier = lines[last] as Line;
  const again = text.indexOf(identifier.head, identifier.end);
  const repeated = again === -1 ? -1 : lines.findLastIndex(({ start }) => start === again);
  return Math.max(last, repeated < end ? repeated : -1);
}

/** Index of the envelope that a copy has once more behind the whole cable; `undefined` where it has none. */
function repeatedEnvelopeAt(lines: readonly Line[], from: number, end: number): number | undefined {
  let first: Line | undefined;
  let echo: number | undefined;
  let hasText = false;
  for (let at = from; at < end; at++) {
    const line = lines[at] as Line;
    if (line.kind === 'Paragraph') {
      hasText = true;
      echo = undefined;
    } else if (HEADER_ELEMENTS.has(line.kind)) {
      echo = undefined;
    } else if (line.kind === 'TransmissionIdentifier') {
      if (first && hasText && line.head === first.head) echo ??= at;
      first ??= line;
    }
  }
  return echo;
}

/**
 * Index of the line at which the envelope begins, where a page banner (`CONFIDENTIAL`), which looks like a
 * classification line, is before it; else 0.
 */
function envelopeBelowBanner({ lines, end }: Cursor): number {
  let hasBanner = false;
  for (let at = 0; at < end; at++) {
    const { kind, isNumberedClassification } = lines[at] as Line;
    if (FORMAT_LINES.has(kind)) return hasBanner ? at : 0;
    if (kind === 'Paragraph' || isNumberedClassification) return 0;
    if (!HEADER_ELEMENTS.has(kind)) continue;
    if (kind !== 'ClassificationLine') return 0;
    hasBanner = true;
  }
  return 0;
}

// ---------------------------------------------------------------- header and end

/** The text header, a SMART form, or a header with the sets of a formatted message below it. */
function readHeaderOrForm(cursor: Cursor, grammar: MessageGrammar): Header | undefined {
  const form = readForm(cursor);
  if (form) return form;
  const header = grammar.header(cursor);
  const sets = header && readForm(cursor);
  if (!sets) return header;
  const { fields, end } = sets;
  return { ...header, fields, end, children: cursor.woven([...header.children, ...sets.children]) };
}

function readForm(cursor: Cursor): Header | undefined {
  const from = cursor.at;
  cursor.skipBlanks();
  if (!cursor.isAtEnd && cursor.kind === 'SmartForm') return readSmartForm(cursor);
  if (!cursor.isAtEnd && cursor.kind === 'FormattedMessage') return readFormattedMessage(cursor);
  cursor.at = from;
  return undefined;
}

/** The end of the message, from the signature or the foot of a form on. */
function readEnd(
  cursor: Cursor,
  header: Header | undefined,
): { readonly foot: Foot | undefined; readonly ending: Ending } {
  const footLine = header && header.fields.length > 0 ? footAt(cursor) : undefined;
  const foot = footLine === undefined ? undefined : readFoot(cursor.part(footLine, cursor.end));
  const end = footLine ?? cursor.end;
  // A form without the key has its signature as other cables have it.
  const ending = foot?.signature
    ? { lines: cursor.lines, at: end, signature: foot.signature, children: [] }
    : readEnding(cursor.part(cursor.at, end));
  return { foot, ending };
}
