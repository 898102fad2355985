import { isMailField } from './grammar/container';
import { isDateTimeGroupLine, isOriginator, isTransmissionIdentifier } from './grammar/envelope/formatLines';
import { isNumberedClassificationLine } from './grammar/header/classificationLine';
import { parseMessage } from './grammar/message';
import { opensSmartForm } from './grammar/smartForm';
import { isBlank, isDigit, lineStartsOf } from './lines';
import { messageIndexAt, offsetOf, type Range } from './query/locate';
import { lineNumbersOf, withoutCopyMarks } from './repair/copyMarks';
import { isBanner } from './repair/furniture';
import { isExemptions, isReleaseDecision, isReleaseMark } from './repair/releaseMarks';
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
  const { start, end } = ordered(change.range);
  const first = messageIndexAt(messages, start.line);
  const last = messageIndexAt(messages, end.line);
  const firstMessage = messages[first] as Message;
  const lastMessage = messages[last] as Message;
  const changed =
    firstMessage.text.slice(0, offsetOf(firstMessage, start)) +
    change.text +
    lastMessage.text.slice(offsetOf(lastMessage, end));
  // A change decides anew where messages begin from so far above it as such a decision can look ahead.
  const from = Math.max(0, Math.min(first, messageIndexAt(messages, start.line - LOOK_AHEAD)) - 1);
  const line = (messages[from] as Message).line;
  const before = joinedText(messages, from, first);

  const whole = () =>
    parse(joinedText(messages, 0, from) + before + changed + joinedText(messages, last + 1, messages.length));
  if (listing) return whole();

  for (let more = 2; ; more *= 2) {
    const to = Math.min(messages.length, last + 1 + more);
    const text = before + changed + joinedText(messages, last + 1, to);
    const lineStarts = lineStartsOf(text);
    if (line === 0 && lineNumbersOf(text, lineStarts) !== undefined) return whole();
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
    return documentOf([...messages.slice(0, from), ...anew, ...after], document.telegrams);
  }
}

/** The range from its earlier to its later end. */
function ordered({ start, end }: Range): Range {
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

// ---------------------------------------------------------------- where a message begins

/** Lines within which FM follows the date-time group. */
const FM_WITHIN = 3;
/** Lines within which the classification line follows the date-time group. */
const CLASSIFIED_WITHIN = 80;
/** Lines within which UNQUOTE follows QUOTE: the furthest that the beginning of a message depends on. */
const LOOK_AHEAD = 300;

const FIRST_PAGE = /^PAGE\s+0?1(?:\s+[A-Z][A-Z.' ]{1,9}\s+\d{3,6}(?!\d)|$)/;
const ARCHIVE = /^Message Text$/;
/** The end of one message with the beginning of the next, `NNNNMAFVVZCZ`. */
const END_AND_START = /^NNNN[A-Z]{0,6}V?ZCZC?$/;
const QUOTE = /^QUOTE\s?[.:]?$/;

/** The text of a cable has begun: its subject or a paragraph. */
const TEXT = /^(?:SUBJ(?:ECT)?\s?:|\d{1,2}\s?\.|[¶\ufffd])/i;

/** What is known of the message at which the search for the next one stands. */
interface MessageSoFar {
  /** Its classification line, or the first key of its form, has been passed. */
  classified: boolean;
  /** Its subject or a paragraph has been passed. */
  hasText: boolean;
  /** A mail that carries it has been passed: what is numbered above the cable is no paragraph. */
  mail: boolean;
  identifier?: string;
  dateTimeGroup?: string;
}

/**
 * Indices of the lines at which a message begins (FORMAT §9): format line 1; or, once the message before has its
 * classification line, a date-time group with FM soon after, the first page of a print, a SMART form or a record
 * of the archives, each with the banners above it. Never inside QUOTE … UNQUOTE. A copy may have the envelope, or
 * all of the cable, twice: that is one cable.
 */
function messageStarts(source: string, lineStarts: readonly number[]): number[] {
  const starts = [0];
  const text = withoutCopyMarks(source, lineStarts).text;
  let message: MessageSoFar = { classified: false, hasText: false, mail: false };
  let unquote = text.indexOf('UNQUOTE');
  const begin = (line: number) => {
    if (line > (starts.at(-1) as number)) starts.push(line);
    message = { classified: false, hasText: false, mail: false };
  };
  for (let index = 0; index < lineStarts.length; index++) {
    let at = lineStarts[index] as number;
    const end = lineStarts[index + 1] ?? text.length;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    // Only these first letters matter; everything else is passed over without looking further.
    switch (text.charCodeAt(at)) {
      case 67: // C
      case 83: // S
      case 84: // T
      case 76: // L
      case 85: // U
      case 99: // c
      case 115: // s
      case 116: // t
      case 108: // l
      case 117: {
        // u
        if (message.hasText) break;
        const line = lineAt(text, lineStarts, index);
        if (isMailField(line)) message.mail = true;
        else if (message.classified) message.hasText = TEXT.test(line);
        else message.classified = isNumberedClassificationLine(line);
        break;
      }
      case 0xb6: // ¶
      case 0xfffd:
        message.hasText = true;
        break;
      case 86: // V
      case 90: // Z
      case 79: // O
      case 82: // R
      case 80: {
        // P
        const line = lineAt(text, lineStarts, index);
        if (isTransmissionIdentifier(line)) {
          const another = message.identifier === undefined ? message.hasText : message.identifier !== line;
          if (another) begin(index);
          else message.classified = false;
          message.identifier = line;
        } else if (isDateTimeGroupLine(line)) {
          if (message.classified && beginsAtDateTimeGroup(text, lineStarts, index, line, message))
            begin(index);
          message.dateTimeGroup ??= line;
        } else if (message.classified && FIRST_PAGE.test(line)) {
          begin(aboveBanners(text, lineStarts, index));
        }
        break;
      }
      case 77: {
        // M
        const line = lineAt(text, lineStarts, index);
        const form = opensSmartForm(line);
        if (message.classified && (form || ARCHIVE.test(line))) begin(aboveBanners(text, lineStarts, index));
        if (form) message.classified = true;
        break;
      }
      case 78: // N
        if (
          message.classified &&
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
      case 70: // F
        if (!message.classified && isMailField(lineAt(text, lineStarts, index))) message.mail = true;
        break;
      default:
        if (!message.hasText && (message.classified || !message.mail) && isDigit(text.charCodeAt(at))) {
          const line = lineAt(text, lineStarts, index);
          message.hasText = TEXT.test(line);
        }
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

/**
 * Whether a message begins at this date-time group: FM follows soon, and where it is the group of the message
 * before, as in all sections of a telegram, a classification line too: a publisher's notes repeat the envelope.
 */
function beginsAtDateTimeGroup(
  text: string,
  lineStarts: readonly number[],
  index: number,
  line: string,
  { dateTimeGroup }: MessageSoFar,
): boolean {
  const follows = (within: number, test: (line: string) => boolean) => {
    for (let ahead = index + 1; ahead <= index + within && ahead < lineStarts.length; ahead++) {
      if (test(lineAt(text, lineStarts, ahead))) return true;
    }
    return false;
  };
  return (
    follows(FM_WITHIN, isOriginator) &&
    (line !== dateTimeGroup || follows(CLASSIFIED_WITHIN, isNumberedClassificationLine))
  );
}

/** The letterhead of a telegram on paper. */
const LETTERHEAD = /^Department of State\s+TELEGRAM$/;

/**
 * The first of the lines directly above a line that belong to the same paper: banners, and at the head of a released
 * paper the line that says how much was released, with the stamp above it. Other stamps are at the foot of the page
 * before.
 */
function aboveBanners(text: string, lineStarts: readonly number[], index: number): number {
  let first = index;
  let released = false;
  for (let above = index - 1; above > 0; above--) {
    const line = lineAt(text, lineStarts, above);
    if (line === '') continue;
    if (LETTERHEAD.test(line)) return above;
    if (released) return isReleaseMark(line) || isExemptions(line) ? above : first;
    if (isReleaseDecision(line)) released = true;
    else if (!isBanner(line) && !ARCHIVE.test(line)) break;
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
  const now = new Set(starts);
  for (let index = from; index < to; index++) {
    const start = (messages[index] as Message).line + offset;
    if (start + LOOK_AHEAD > lines) return undefined;
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
