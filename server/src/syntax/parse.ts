import { isDateTimeGroupLine, isOriginator, isTransmissionIdentifier } from './envelope/formatLines';
import { isBanner } from './furniture';
import { isNumberedClassificationLine } from './header/classificationLine';
import { isBlank, lineStartsOf } from './lines';
import { parseMessage } from './message';
import { offsetOf, type Place } from './place';
import type { CableDocument, Message, Telegram } from './tree';

/**
 * Reads a text as one or more cables. Total: any text gives a tree, in which what is no element of a cable
 * is `Text` or `Unknown`. Linear in the length of the text.
 */
export function parse(text: string): CableDocument {
  const lineStarts = lineStartsOf(text);
  const starts = messageStarts(text, lineStarts);
  return documentOf(
    starts.map((line, index) => {
      const end = lineStarts[starts[index + 1] ?? lineStarts.length] ?? text.length;
      return placed(parseMessage(text.slice(lineStarts[line], end)), line);
    }),
  );
}

/** A change of a text: the new text of a range, or of the whole where there is no range. LSP units. */
export interface TextChange {
  readonly range?: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/**
 * The document after a change, equal to a fresh parse of the changed text. Messages that the change did not touch
 * keep their trees; those before it, and those behind it too unless the number of lines changed, are the same
 * objects. Ranges outside of the text are clamped.
 */
export function reparse(document: CableDocument, change: TextChange): CableDocument {
  if (!change.range) return parse(change.text);
  const { messages } = document;
  const [start, end] = inOrder(change.range);
  const first = messageAt(messages, start.line);
  const last = messageAt(messages, end.line);
  const firstMessage = messages[first] as Message;
  const lastMessage = messages[last] as Message;
  const changed =
    firstMessage.text.slice(0, offsetOf(firstMessage, start)) +
    change.text +
    lastMessage.text.slice(offsetOf(lastMessage, end));
  // A change decides anew where messages begin from so far above it as such a decision can look ahead.
  const from = Math.max(0, Math.min(first, messageAt(messages, start.line - LOOK_AHEAD)) - 1);
  const line = (messages[from] as Message).line;
  const before = textOf(messages, from, first);

  for (let more = 2; ; more *= 2) {
    const to = Math.min(messages.length, last + 1 + more);
    const text = before + changed + textOf(messages, last + 1, to);
    const lineStarts = lineStartsOf(text);
    const starts = messageStarts(text, lineStarts);
    // The line behind the text that was looked at, then and now; `shift` is what the change moved it by.
    const next = messages[to];
    const shift = line + lineStarts.length - (next ? next.line + 1 : lineCountOf(messages));
    const resumed =
      to < messages.length ? resumeAt(messages, last + 1, to, starts, shift - line, lineStarts.length) : to;
    if (resumed === undefined) continue;
    const behind = messages[resumed];
    const known = new Map(messages.slice(from, resumed).map((message) => [message.text, message]));
    const anew = starts
      .filter((index) => !behind || line + index < behind.line + shift)
      .map((index, at) => {
        const next = lineStarts[starts[at + 1] ?? lineStarts.length] ?? text.length;
        const source = text.slice(lineStarts[index], next);
        return placed(known.get(source) ?? parseMessage(source), line + index);
      });
    const after = messages.slice(resumed).map((message) => placed(message, message.line + shift));
    return documentOf([...messages.slice(0, from), ...anew, ...after]);
  }
}

function inOrder({ start, end }: Required<TextChange>['range']): [Place, Place] {
  const reversed = start.line > end.line || (start.line === end.line && start.character > end.character);
  return reversed ? [end, start] : [start, end];
}

/** Lines of the document; a text that ends with a line break has an empty last line. */
function lineCountOf(messages: readonly Message[]): number {
  const last = messages.at(-1) as Message;
  return last.line + last.lineStarts.length;
}

/** Index of the message on the line; the first or the last where the line is outside. */
function messageAt(messages: readonly Message[], line: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle] as Message).line <= line) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function textOf(messages: readonly Message[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += (messages[index] as Message).text;
  return text;
}

/** The message at a line of the document. */
function placed(message: Message, line: number): Message {
  return message.line === line ? message : { ...message, line };
}

function documentOf(messages: readonly Message[]): CableDocument {
  return { messages, telegrams: telegramsOf(messages) };
}

// ---------------------------------------------------------------- where a message begins

/** Lines within which FM follows the date-time group. */
const FM_WITHIN = 3;
/** Lines within which UNQUOTE follows QUOTE: the furthest that the beginning of a message depends on. */
const LOOK_AHEAD = 300;

const FIRST_PAGE = /^PAGE\s+0?1(?:\s+[A-Z][A-Z.' ]{1,9}\s+\d{3,6}(?!\d)|$)/;
const FORM = /^MRN:/;
const ARCHIVE = /^Message Text$/;
/** The end of one message with the beginning of the next, `NNNNMAFVVZCZ`. */
const END_AND_START = /^NNNN[A-Z]{0,6}V?ZCZC?$/;
const QUOTE = /^QUOTE\s?[.:]?$/;

/**
 * Indices of the lines at which a message begins (FORMAT §9): format line 1; or, once the message before has its
 * classification line, a date-time group with FM soon after, the first page of a print, a SMART form or a record
 * of the archives, each with the banners above it. Never inside QUOTE … UNQUOTE.
 */
function messageStarts(text: string, lineStarts: readonly number[]): number[] {
  const starts = [0];
  let classified = false;
  let identifier: string | undefined; // format line 1 of the message
  let unquote = text.indexOf('UNQUOTE');
  const begin = (line: number) => {
    if (line > (starts.at(-1) as number)) starts.push(line);
    classified = false;
    identifier = undefined;
  };
  for (let index = 0; index < lineStarts.length; index++) {
    let at = lineStarts[index] as number;
    while (isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== 10) at++;
    // Only these first letters matter; everything else is passed over without looking further.
    switch (text.charCodeAt(at) & ~32) {
      case 67: // C
      case 83: // S
      case 84: // T
      case 76: // L
      case 85: // U
        classified ||= isNumberedClassificationLine(lineAt(text, lineStarts, index));
        break;
      case 86: // V
      case 90: {
        // Z
        const line = lineAt(text, lineStarts, index);
        if (isTransmissionIdentifier(line)) {
          // A dump may have the envelope twice before the text: that is one cable.
          if (identifier === undefined ? classified : identifier !== line) begin(index);
          identifier = line;
        } else if (classified && startsAtDateTimeGroup(text, lineStarts, index, line)) {
          begin(index);
        }
        break;
      }
      case 79: // O
      case 82: // R
      case 80: {
        // P
        if (!classified) break;
        const line = lineAt(text, lineStarts, index);
        if (startsAtDateTimeGroup(text, lineStarts, index, line)) begin(index);
        else if (FIRST_PAGE.test(line)) begin(aboveBanners(text, lineStarts, index));
        break;
      }
      case 77: {
        // M
        const line = lineAt(text, lineStarts, index);
        const form = FORM.test(line);
        if (classified && (form || ARCHIVE.test(line))) begin(aboveBanners(text, lineStarts, index));
        classified ||= form;
        break;
      }
      case 78: // N
        if (
          classified &&
          END_AND_START.test(lineAt(text, lineStarts, index)) &&
          index + 1 < lineStarts.length
        )
          begin(index + 1);
        break;
      case 81: {
        // Q
        if (unquote === -1 || !QUOTE.test(lineAt(text, lineStarts, index))) break;
        while (unquote !== -1 && unquote < at) unquote = text.indexOf('UNQUOTE', unquote + 7);
        if (unquote === -1 || unquote >= (lineStarts[index + LOOK_AHEAD] ?? text.length)) break;
        while ((lineStarts[index + 1] ?? text.length) <= unquote) index++;
        break;
      }
      default:
    }
  }
  return starts;
}

/** The beginning of a line, without the blanks round it. */
function lineAt(text: string, lineStarts: readonly number[], index: number): string {
  const start = lineStarts[index] as number;
  const end = Math.min(lineStarts[index + 1] ?? text.length, start + 200);
  return text.slice(start, end).trim();
}

function startsAtDateTimeGroup(
  text: string,
  lineStarts: readonly number[],
  index: number,
  line: string,
): boolean {
  if (!isDateTimeGroupLine(line)) return false;
  for (let ahead = index + 1; ahead <= index + FM_WITHIN && ahead < lineStarts.length; ahead++) {
    if (isOriginator(lineAt(text, lineStarts, ahead))) return true;
  }
  return false;
}

/** The first of the banners and blank lines directly above a line. */
function aboveBanners(text: string, lineStarts: readonly number[], index: number): number {
  let first = index;
  for (let above = index - 1; above > 0; above--) {
    const line = lineAt(text, lineStarts, above);
    if (line === '') continue;
    if (!isBanner(line) && !ARCHIVE.test(line)) break;
    first = above;
  }
  return first;
}

/**
 * Index of the first message from `from` on which begins where one begins now, far enough from the end of the
 * lines that were looked at; `undefined` where there is none before `to`.
 */
function resumeAt(
  messages: readonly Message[],
  from: number,
  to: number,
  starts: readonly number[],
  offset: number,
  lines: number,
): number | undefined {
  for (let index = from; index < to; index++) {
    const start = (messages[index] as Message).line + offset;
    if (start + LOOK_AHEAD > lines) return undefined;
    if (starts.includes(start)) return index;
  }
  return undefined;
}

/** Groups the sections of one telegram: neighbours with the same post and serial and a section number each. */
function telegramsOf(messages: readonly Message[]): Telegram[] {
  const groups: [Message, ...Message[]][] = [];
  for (const message of messages) {
    const group = groups.at(-1);
    if (group && isLaterSectionOf(group[0], message)) group.push(message);
    else groups.push([message]);
  }
  return groups.map((group) => ({ messages: group }));
}

function isLaterSectionOf(first: Message, message: Message): boolean {
  const a = first.header?.classificationLine;
  const b = message.header?.classificationLine;
  return (
    a?.section !== undefined &&
    b?.section !== undefined &&
    a.reference?.post === b.reference?.post &&
    a.reference?.serial === b.reference?.serial &&
    b.section.number > 1
  );
}
