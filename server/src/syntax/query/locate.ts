import type { CableDocument, Message, Span, SyntaxNode, Telegram } from '../tree';
import { lastUpTo, lowerBound } from './search';
import { pathAt } from './walk';

/** A position in the document as in the Language Server Protocol: 0-based line, UTF-16 code units from its start. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A range of the document as in the Language Server Protocol. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What is at a position of a document. */
export interface Location {
  readonly telegram: Telegram;
  readonly message: Message;
  /** UTF-16, within the message. */
  readonly offset: number;
  /** The nodes at the offset, from the message to a leaf; see `pathAt`. */
  readonly path: readonly SyntaxNode[];
}

/** What is at a position; positions outside of the document are clamped. `undefined` in a document without messages. */
export function locate(document: CableDocument, position: Position): Location | undefined {
  const message = messageAt(document, position.line);
  const telegram = message && telegramOf(document, message);
  if (!telegram) return undefined;
  const offset = offsetOf(message, position);
  return { telegram, message, offset, path: pathAt(message, offset) };
}

/** The message on a line of the document, 0-based; the first or the last where the line is outside. */
export function messageAt({ messages }: Pick<CableDocument, 'messages'>, line: number): Message | undefined {
  return messages[messageIndexAt(messages, line)];
}

/** Index of the message on a line of the document, 0-based; of the first or the last where the line is outside. */
export function messageIndexAt(messages: readonly Message[], line: number): number {
  return Math.max(0, lowerBound(messages, (message) => message.line <= line) - 1);
}

/** The telegram that a message of the document is part of. */
export function telegramOf({ telegrams }: CableDocument, message: Message): Telegram | undefined {
  return telegrams[lowerBound(telegrams, ({ messages }) => messages[0].line <= message.line) - 1];
}

/** 0-based line of an offset within the message. Offsets outside are clamped. */
export function lineOf({ lineStarts }: Message, offset: number): number {
  return Math.max(0, lastUpTo(lineStarts, offset));
}

/** The position in the document of an offset within the message. Offsets outside are clamped. */
export function positionOf(message: Message, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, message.text.length));
  const line = lineOf(message, clamped);
  return { line: message.line + line, character: clamped - (message.lineStarts[line] ?? 0) };
}

/** Lines within which most spans end. */
const NEAR = 8;

/** The range in the document of a span of the message. */
export function rangeOf(message: Message, span: Span): Range {
  const { lineStarts, text } = message;
  const start = positionOf(message, span.start);
  const offset = Math.max(0, Math.min(span.end, text.length));
  let line = start.line - message.line;
  const near = line + NEAR;
  while (line < near && (lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++;
  if (line === near) return { start, end: positionOf(message, offset) };
  return { start, end: { line: message.line + line, character: offset - (lineStarts[line] ?? 0) } };
}

/** The offset within the message of a position in the document; past the end of a line it is that of the end. */
export function offsetOf(message: Message, position: Position): number {
  const { lineStarts, text } = message;
  const line = position.line - message.line;
  const start = lineStarts[line];
  if (start === undefined) return line < 0 ? 0 : text.length;
  return Math.min(start + Math.max(0, position.character), endOfLine(message, line));
}

/** Offset at which a line of the message ends, before its break (\n, \r\n or \r). */
export function endOfLine({ lineStarts, text }: Message, line: number): number {
  const start = lineStarts[line] ?? text.length;
  const next = lineStarts[line + 1];
  if (next === undefined) return text.length;
  let end = next;
  if (text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return end;
}
