import type { Message, Span } from './tree';

/** A place in the document as editors count it: 0-based line, UTF-16 code units from its start. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** 0-based line of an offset within the message. Offsets outside are clamped. */
export function lineOf(message: Message, offset: number): number {
  const { lineStarts } = message;
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where an offset within the message stands in the document. */
export function placeOf(message: Message, offset: number): Place {
  const clamped = Math.max(0, Math.min(offset, message.text.length));
  const line = lineOf(message, clamped);
  return { line: message.line + line, character: clamped - (message.lineStarts[line] ?? 0) };
}

/** The document range (an LSP `Range`) of a node of the message. */
export function rangeOf(message: Message, span: Span): { start: Place; end: Place } {
  const { lineStarts, text } = message;
  const start = placeOf(message, span.start);
  const offset = Math.max(0, Math.min(span.end, text.length));
  // Most spans end on the line where they begin or soon after.
  let line = start.line - message.line;
  const near = line + NEAR;
  while (line < near && (lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++;
  if (line === near) return { start, end: placeOf(message, offset) };
  return { start, end: { line: message.line + line, character: offset - (lineStarts[line] ?? 0) } };
}

const NEAR = 8;

/** The offset within the message of a place in the document; places past the end of a line are clamped to it. */
export function offsetOf(message: Message, place: Place): number {
  const { lineStarts, text } = message;
  const line = place.line - message.line;
  const start = lineStarts[line];
  if (start === undefined) return line < 0 ? 0 : text.length;
  let end = lineStarts[line + 1] ?? text.length;
  // The line ends before its break, \n, \r\n or \r.
  if (line + 1 < lineStarts.length) {
    if (text.charCodeAt(end - 1) === 10) end--;
    if (end > start && text.charCodeAt(end - 1) === 13) end--;
  }
  return Math.min(start + Math.max(0, place.character), end);
}
