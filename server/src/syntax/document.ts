import { parseMessage } from './grammar';
import { Line, lineStartsOf, linesOf } from './lines';
import { LOOKS_AHEAD, messageStarts } from './messageStarts';
import { messageIndexAt, offsetOf, type Range } from './query/locate';
import { lineNumbersOf, withoutCopyMarks } from './repair/copyMarks';
import type { CableDocument, Message, Telegram } from './tree';

/**
 * Reads a text as one or more cables. Total: any text gives a tree, in which what is no element of a cable
 * is `Text` or `Unknown`. Linear in the length of the text.
 */
export function parse(text: string): CableDocument {
  const source = sourceOf(text);
  const starts = messageStarts(source.lines);
  return documentOf(
    starts.map((start, index) => placed(messageFrom(source, start, starts[index + 1]), start)),
  );
}

/** A text in lines. */
interface Source {
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** Of the text in which the marks of a copy are blanks. */
  readonly lines: readonly Line[];
}

function sourceOf(text: string): Source {
  const lineStarts = lineStartsOf(text);
  const { lines } = withoutCopyMarks(text, lineStarts, linesOf(text, lineStarts));
  return { text, lineStarts, lines };
}

/** The message from one line of a text to another, exclusive, or to its end. Its lines are not asked again what they are. */
function messageFrom({ text, lineStarts, lines }: Source, from: number, to?: number): Message {
  const isMarked = lines[0]?.text !== text;
  if (from === 0 && to === undefined) return parseMessage(text, lineStarts, isMarked ? undefined : lines);
  const offset = lineStarts[from] ?? text.length;
  const end = to === undefined ? text.length : (lineStarts[to] ?? text.length);
  const own = text.slice(offset, end);
  const starts = lineStarts.slice(from, to).map((start) => start - offset);
  // A text that ends with a line break has an empty last line.
  if (to !== undefined) starts.push(own.length);
  // Where the whole text has marks of a copy, the message alone may have others.
  if (isMarked) return parseMessage(own, starts);
  const inside = lines.slice(from, to).map((line) => line.within(own, offset));
  if (to !== undefined) inside.push(new Line(own, own.length, own.length));
  return parseMessage(own, starts, inside);
}

/** A change of a text: the new text of a range, or of the whole where there is no range. LSP units. */
export interface TextChange {
  readonly range?: Range;
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
  // Whether a text is a listing is decided by its first lines, for all of it.
  const listing = messages[0]?.copyMarks.some(({ what }) => what === 'line number') ?? false;
  const { start, end } = forward(change.range);
  const first = messageIndexAt(messages, start.line);
  const last = messageIndexAt(messages, end.line);
  const firstMessage = messages[first] as Message;
  const lastMessage = messages[last] as Message;
  const changed =
    firstMessage.text.slice(0, offsetOf(firstMessage, start)) +
    change.text +
    lastMessage.text.slice(offsetOf(lastMessage, end));
  // Where messages begin is decided again from so far above the change as such a decision can look ahead.
  const from = Math.max(0, Math.min(first, messageIndexAt(messages, start.line - LOOKS_AHEAD)) - 1);
  const line = (messages[from] as Message).line;
  const before = joinedText(messages, from, first);

  const whole = () =>
    parse(joinedText(messages, 0, from) + before + changed + joinedText(messages, last + 1, messages.length));
  if (listing) return whole();

  for (let more = 2; ; more *= 2) {
    const to = Math.min(messages.length, last + 1 + more);
    const text = before + changed + joinedText(messages, last + 1, to);
    const source = sourceOf(text);
    const { lineStarts } = source;
    if (line === 0 && lineNumbersOf(text, lineStarts) !== undefined) return whole();
    const starts = messageStarts(source.lines);
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
        const next = starts[at + 1];
        const own = text.slice(lineStarts[index], next === undefined ? undefined : lineStarts[next]);
        return placed(known.get(own) ?? messageFrom(source, index, next), line + index);
      });
    const after = messages.slice(resumed).map((message) => placed(message, message.line + shift));
    return documentOf([...messages.slice(0, from), ...anew, ...after], document.telegrams);
  }
}

/** The range from its earlier to its later end. */
function forward({ start, end }: Range): Range {
  const reversed = start.line > end.line || (start.line === end.line && start.character > end.character);
  return reversed ? { start: end, end: start } : { start, end };
}

/** Lines of the document; a text that ends with a line break has an empty last line. */
function lineCountOf(messages: readonly Message[]): number {
  const last = messages.at(-1) as Message;
  return last.line + last.lineStarts.length;
}

/** The text of the messages `from` to `to` (exclusive). */
function joinedText(messages: readonly Message[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += (messages[index] as Message).text;
  return text;
}

/** The message at a line of the document. */
function placed(message: Message, line: number): Message {
  return message.line === line ? message : { ...message, line };
}

/** A document of these messages, in which the telegrams known from before that are still the same are kept. */
function documentOf(messages: readonly Message[], known: readonly Telegram[] = []): CableDocument {
  const byFirst = new Map(known.map((telegram) => [telegram.messages[0], telegram]));
  const telegrams = groupsOf(messages).map((group) => {
    const before = byFirst.get(group[0]);
    const same =
      before?.messages.length === group.length && before.messages.every((one, index) => one === group[index]);
    return same ? before : { messages: group };
  });
  return { messages, telegrams };
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
  const now = new Set(starts);
  for (let index = from; index < to; index++) {
    const start = (messages[index] as Message).line + offset;
    if (start + LOOKS_AHEAD > lines) return undefined;
    if (now.has(start)) return index;
  }
  return undefined;
}

/** The sections of each telegram: neighbours with the same post and serial and a section number each. */
function groupsOf(messages: readonly Message[]): [Message, ...Message[]][] {
  const groups: [Message, ...Message[]][] = [];
  for (const message of messages) {
    const group = groups.at(-1);
    if (group && isLaterSectionOf(group[0], message)) group.push(message);
    else groups.push([message]);
  }
  return groups;
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
