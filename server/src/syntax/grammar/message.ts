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
import { liftFurniture, withFurniture } from '../repair/furniture';
import { splitRunOnLines } from '../repair/runOnLines';
import type { Banner, Furniture, Header, Message, PageHeader, PageLine, SyntaxNode } from '../tree';
import { attributesAt, readAttributes } from './attributes';
import { readBody } from './body';
import { readEnding } from './body/ending';
import { isEmpty } from './body/headings';
import { readEnvelope, startsEnvelope } from './envelope';
import { isTransmissionIdentifier, startsFormatLine } from './envelope/formatLines';
import { footAt, readFoot, readForm, splitRemarks, startsForm } from './form';
import { readHeader } from './header';
import { classificationLineStarts, isNumberedClassificationLine } from './header/classificationLine';
import { classifiedByParagraph } from './header/classifiedBy';
import { startsHeader } from './header/keywords';

/** Reads the text of one message. A pure function of that text, so a message that did not change keeps its tree. */
export function parseMessage(text: string): Message {
  const lineStarts = lineStartsOf(text);
  const { lines: all, furniture } = liftFurniture(text, linesOf(text, lineStarts));
  const attributesLine = attributesAt(text, all);
  const attributes = attributesLine === undefined ? undefined : readAttributes(text, all, attributesLine);
  const lines = splitRemarks(text, splitRunOnLines(text, all.slice(0, attributesLine)));
  const children: SyntaxNode[] = [];

  let at = preambleEnd(text, lines, children);
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
  const ending = foot
    ? { ...foot, lines, at: footLine ?? lines.length }
    : readEnding(text, lines, at, lines.length);
  const section = header?.node.classificationLine?.section;
  const laterSection = (section?.number ?? 1) > 1;
  const body = readBody(text, ending.lines, at, ending.at, { laterSection });
  if (body) children.push(body);
  if (header && body && !header.node.classifiedBy) {
    const classifiedBy = classifiedByParagraph(text, body);
    if (classifiedBy) (header.node as Writable<Header>).classifiedBy = classifiedBy;
  }
  children.push(...ending.children);
  if (attributes) children.push(attributes);

  const only = <K extends Furniture['kind']>(kind: K) =>
    furniture.filter((node): node is Extract<Furniture, { kind: K }> => node.kind === kind);
  return {
    kind: 'Message',
    start: 0,
    end: text.length,
    text,
    lineStarts,
    line: 0,
    ...(envelope && { envelope: envelope.node }),
    ...(header && { header: header.node }),
    ...(body && { body }),
    ...(ending.signature && { signature: ending.signature }),
    ...(foot?.clearances && { clearances: foot.clearances }),
    ...(attributes && { attributes }),
    pageLines: only('PageLine') as readonly PageLine[],
    pageHeaders: only('PageHeader') as readonly PageHeader[],
    banners: only('Banner') as readonly Banner[],
    children: withFurniture(children, furniture),
  };
}

/** Passes over what a copy put before the cable, be it the envelope a first time; answers where the cable begins. */
function preambleEnd(text: string, lines: readonly Line[], children: SyntaxNode[]): number {
  const from = Math.max(lastTransmissionIdentifier(text, lines), envelopeBehindBanner(text, lines));
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    const opens =
      at >= from &&
      (startsEnvelope(text, lines, at, head) ||
        startsHeader(head) ||
        startsForm(head) ||
        paragraphStartOf(head) !== undefined);
    if (opens && paragraphStartOf(head)) break;
    if (opens) return at;
    children.push(leaf('Text', line.start, line.end));
  }
  // A piece of a body, which neither envelope nor header precedes, is all text of the cable.
  children.length = 0;
  return 0;
}

/** The text header, a SMART form, or a header with the sets of a formatted message below it. */
function readHeaderOrForm(text: string, lines: readonly Line[], index: number): Read<Header> | undefined {
  const formAt = (from: number) => {
    let at = from;
    while (at < lines.length && isEmpty(lines[at])) at++;
    const line = lines[at];
    return line && startsForm(headOf(text, line)) ? readForm(text, lines, at) : undefined;
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
