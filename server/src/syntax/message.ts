import { readBody } from './body';
import { endOfBody, inlineSignature, signatureOf, trailer } from './body/signature';
import { readEnvelope, startsEnvelope } from './envelope';
import { isTransmissionIdentifier, startsFormatLine } from './envelope/formatLines';
import { liftFurniture, withFurniture } from './furniture';
import { readHeader } from './header';
import { classificationLineStarts, isNumberedClassificationLine } from './header/classificationLine';
import { startsHeader } from './header/keywords';
import { splitRunOnLines } from './header/runOn';
import { headOf, type Line, leaf, lineStartsOf, linesOf, paragraphStartOf } from './lines';
import type { Banner, Furniture, Message, PageHeader, PageLine, SyntaxNode } from './tree';

/** Reads the text of one message. A pure function of that text, so a message that did not change keeps its tree. */
export function parseMessage(text: string): Message {
  const lineStarts = lineStartsOf(text);
  const lifted = liftFurniture(text, linesOf(text, lineStarts));
  const lines = splitRunOnLines(text, lifted.lines);
  const children: SyntaxNode[] = [];
  let at = 0;

  // What a copy put before the cable, be it the envelope a first time.
  const from = Math.max(lastTransmissionIdentifier(text, lines), envelopeBehindBanner(text, lines));
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (at >= from && (startsEnvelope(text, lines, at, head) || startsHeader(head) || paragraphStartOf(head)))
      break;
    children.push(leaf('Text', line.start, line.end));
  }

  const opening = lines[at];
  const envelope =
    opening && startsEnvelope(text, lines, at, headOf(text, opening))
      ? readEnvelope(text, lines, at)
      : undefined;
  if (envelope) {
    children.push(envelope.node);
    at = envelope.next;
  }
  const header = readHeader(text, lines, at);
  if (header) {
    children.push(header.node);
    at = header.next;
  }

  const ending = endOfBody(text, lines, at, lines.length);
  const section = header?.node.classificationLine?.section;
  const { end, signature } = signed(text, lines, at, ending);
  const body = readBody(text, end, at, ending.at, (section?.number ?? 1) > 1);
  if (body) children.push(body);
  if (signature?.inline) children.push(signature);
  for (let behind = ending.at; behind < lines.length; behind++) {
    const line = lines[behind] as Line;
    if (line.start === line.end) continue;
    children.push(behind === ending.signature && signature ? signature : trailer(text, line));
  }

  const { furniture } = lifted;
  const only = <K extends Furniture['kind']>(kind: K) =>
    furniture.filter((node): node is Extract<Furniture, { kind: K }> => node.kind === kind);
  const pageLines: readonly PageLine[] = only('PageLine');
  const pageHeaders: readonly PageHeader[] = only('PageHeader');
  const banners: readonly Banner[] = only('Banner');
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
    ...(signature && { signature }),
    pageLines,
    pageHeaders,
    banners,
    children: withFurniture(children, furniture),
  };
}

/** The signature, on its own line or behind the last sentence, and the lines without it. */
function signed(text: string, lines: readonly Line[], from: number, ending: ReturnType<typeof endOfBody>) {
  if (ending.signature !== undefined) {
    const line = lines[ending.signature] as Line;
    return { end: lines, signature: signatureOf(headOf(text, line), line) };
  }
  let last = ending.at - 1;
  while (last >= from && (lines[last] as Line).start === (lines[last] as Line).end) last--;
  const line = lines[last];
  const signature = last >= from && line ? inlineSignature(text, line) : undefined;
  if (!signature || !line) return { end: lines, signature: undefined };
  let end = signature.start;
  while (end > line.start && text.charCodeAt(end - 1) <= 32) end--;
  return { end: lines.with(last, { ...line, end }), signature };
}

/** Index of the last format line 1 before the classification line; 0 where there is none. */
function lastTransmissionIdentifier(text: string, lines: readonly Line[]): number {
  let last = 0;
  for (let at = 0; at < lines.length; at++) {
    const head = headOf(text, lines[at] as Line);
    if (isTransmissionIdentifier(head)) last = at;
    else if (paragraphStartOf(head) || (at > last && isNumberedClassificationLine(head))) break;
  }
  return last;
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
