import {
  headOf,
  type Line,
  leaf,
  lineStartsOf,
  linesOf,
  paragraphStartOf,
  type Read,
  type Writable,
} from '../lines';
import { withoutCopyMarks } from '../repair/copyMarks';
import { liftFurniture, withFurniture } from '../repair/furniture';
import { splitRunOnLines } from '../repair/runOnLines';
import type { Banner, Furniture, Header, Leaf, Message, PageHeader, PageLine, SyntaxNode } from '../tree';
import { attributesAt, readAttributes } from './attributes';
import { readBody } from './body';
import { readEnding } from './body/ending';
import { isEmpty } from './body/headings';
import { cableInMailAt, readPreface, readTrailer, trailerAt } from './container';
import { readEnvelope, startsEnvelope } from './envelope';
import { isTransmissionIdentifier, startsFormatLine } from './envelope/formatLines';
import { opensFormattedMessage, readFormattedMessage, splitRemarks } from './formattedMessage';
import { readHeader } from './header';
import { classificationLineStarts, isNumberedClassificationLine } from './header/classificationLine';
import { classifiedByParagraph } from './header/classifiedBy';
import { startsHeader } from './header/keywords';
import { footAt, opensSmartForm, readFoot, readSmartForm } from './smartForm';

/** Reads the text of one message. A pure function of that text, so a message that did not change keeps its tree. */
export function parseMessage(source: string): Message {
  const lineStarts = lineStartsOf(source);
  const { text, marks } = withoutCopyMarks(source, lineStarts);
  const { lines: all, furniture } = liftFurniture(text, linesOf(text, lineStarts));
  const attributesLine = attributesAt(text, all);
  const attributes = attributesLine === undefined ? undefined : readAttributes(text, all, attributesLine);
  const whole = splitRemarks(text, splitRunOnLines(text, all.slice(0, attributesLine)));
  const cableLine = cableInMailAt(text, whole);
  const preface = cableLine === undefined ? undefined : readPreface(text, whole, 0, cableLine);
  const trailerLine = trailerAt(text, whole, (cableLine ?? 0) + 1);
  const trailer = trailerLine === undefined ? undefined : readTrailer(text, whole, trailerLine, whole.length);
  const lines = trailer ? whole.slice(0, trailerLine) : whole;
  const children: SyntaxNode[] = preface ? [preface] : [];

  let at = preambleEnd(text, lines, preface ? (cableLine ?? 0) : 0, children);
  const opening = lines[at];
  const envelope =
    opening && startsEnvelope(text, lines, at, headOf(text, opening))
      ? readEnvelope(text, lines, at)
      : undefined;
  if (envelope) {
    children.push(envelope.node);
    at = envelope.next;
  }
  const header = readHeaderOrForm(text, lines, at);
  if (header) {
    children.push(header.node);
    at = header.next;
  }

  const footLine = header?.node.fields.length ? footAt(text, lines, at) : undefined;
  const foot = footLine === undefined ? undefined : readFoot(text, lines, footLine);
  // A form without the key has its signature as other cables have it.
  const ending = foot?.signature
    ? { lines, at: footLine ?? lines.length, signature: foot.signature, children: [] }
    : readEnding(text, lines, at, footLine ?? lines.length);
  const section = header?.node.classificationLine?.section;
  const laterSection = (section?.number ?? 1) > 1;
  const body = readBody(text, ending.lines, at, ending.at, { laterSection });
  if (body) children.push(body);
  if (header && body && !header.node.classifiedBy) {
    const classifiedBy = classifiedByParagraph(text, body);
    if (classifiedBy) (header.node as Writable<Header>).classifiedBy = classifiedBy;
  }
  children.push(...ending.children, ...(foot?.children ?? []));
  if (trailer) children.push(trailer);
  if (attributes) children.push(attributes);
  const interruptions =
    marks.length > 0 ? [...furniture, ...marks].sort((a, b) => a.start - b.start) : furniture;

  const only = <K extends Furniture['kind']>(kind: K) =>
    furniture.filter((node): node is Extract<Furniture, { kind: K }> => node.kind === kind);
  return {
    kind: 'Message',
    start: 0,
    end: source.length,
    text: source,
    lineStarts,
    line: 0,
    copyMarks: marks,
    ...(preface && { preface }),
    ...(trailer && { trailer }),
    ...(envelope && { envelope: envelope.node }),
    ...(header && { header: header.node }),
    ...(body && { body }),
    ...(ending.signature && { signature: ending.signature }),
    ...(foot?.clearances && { clearances: foot.clearances }),
    footFields: foot?.fields ?? [],
    ...(attributes && { attributes }),
    pageLines: only('PageLine') as readonly PageLine[],
    pageHeaders: only('PageHeader') as readonly PageHeader[],
    releaseMarks: furniture.filter(
      (node): node is Leaf<'ReleaseStamp'> | Leaf<'ExemptionCode'> =>
        node.kind === 'ReleaseStamp' || node.kind === 'ExemptionCode',
    ),
    banners: only('Banner') as readonly Banner[],
    children: withFurniture(children, interruptions),
  };
}

/**
 * Passes over what a copy put before the cable, be it the envelope a first time; answers where the cable begins.
 *
 * @param first index of the first line that is not of the mail that carries the cable
 */
function preambleEnd(text: string, lines: readonly Line[], first: number, children: SyntaxNode[]): number {
  const texts: SyntaxNode[] = [];
  const from = Math.max(lastTransmissionIdentifier(text, lines), envelopeBehindBanner(text, lines));
  for (let at = first; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    const opens =
      at >= from &&
      (startsEnvelope(text, lines, at, head) ||
        startsHeader(head) ||
        opensSmartForm(head) ||
        opensFormattedMessage(head) ||
        paragraphStartOf(head) !== undefined);
    if (opens && paragraphStartOf(head)) break;
    if (opens) {
      children.push(...texts);
      return at;
    }
    texts.push(leaf('Text', line.start, line.end));
  }
  // A piece of a body, which neither envelope nor header precedes, is all text of the cable.
  return first;
}

/** The text header, a SMART form, or a header with the sets of a formatted message below it. */
function readHeaderOrForm(text: string, lines: readonly Line[], index: number): Read<Header> | undefined {
  const formAt = (from: number) => {
    let at = from;
    while (at < lines.length && isEmpty(lines[at])) at++;
    const line = lines[at];
    const head = line ? headOf(text, line) : '';
    if (opensSmartForm(head)) return readSmartForm(text, lines, at);
    return opensFormattedMessage(head) ? readFormattedMessage(text, lines, at) : undefined;
  };
  const form = formAt(index);
  if (form) return form;
  const header = readHeader(text, lines, index);
  const sets = header && formAt(header.next);
  if (!sets) return header;
  const { node } = header;
  const children = [...node.children, ...sets.node.children];
  return {
    node: { ...node, fields: sets.node.fields, end: sets.node.end, children },
    next: sets.next,
  };
}

/**
 * Index of the last format line 1 before the first paragraph, for a copy may have the classification line and more of
 * the header above it too; 0 where there is none. Where a copy has the cable twice, an excerpt and the whole, it is
 * the one of the whole.
 */
function lastTransmissionIdentifier(text: string, lines: readonly Line[]): number {
  let last = 0;
  let identifier: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (isTransmissionIdentifier(head)) {
      last = at;
      identifier = head;
    } else if (paragraphStartOf(head)) {
      break;
    }
  }
  if (identifier === undefined) return last;
  const again = text.indexOf(identifier, (lines[last] as Line).end);
  const repeated = again === -1 ? -1 : lines.findLastIndex(({ start }) => start === again);
  return Math.max(last, repeated);
}

/**
 * Index of the line at which the envelope begins, where a page banner (`CONFIDENTIAL`), which looks like a
 * classification line, stands before it; else 0.
 */
function envelopeBehindBanner(text: string, lines: readonly Line[]): number {
  let banner = false;
  for (let at = 0; at < lines.length; at++) {
    const head = headOf(text, lines[at] as Line);
    if (startsFormatLine(head)) return banner ? at : 0;
    if (paragraphStartOf(head) || isNumberedClassificationLine(head)) return 0;
    if (startsHeader(head)) {
      if (!classificationLineStarts(head)) return 0;
      banner = true;
    }
  }
  return 0;
}
