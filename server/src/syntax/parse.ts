import { isDateTimeGroupLine, isOriginator, isTransmissionIdentifier } from './envelope/formatLines';
import { isNumberedClassificationLine } from './header/classificationLine';
import { headOf, type Line, lineStartsOf, linesOf } from './lines';
import { parseMessage } from './message';
import type { CableDocument, Message, Telegram } from './tree';

/**
 * Reads a text as one or more cables. Total: any text gives a tree, in which what is no element of a cable
 * is `Text` or `Unknown`. Linear in the length of the text.
 */
export function parse(text: string): CableDocument {
  const lineStarts = lineStartsOf(text);
  const lines = linesOf(text, lineStarts);
  const starts = messageStarts(text, lines);
  const messages = starts.map((first, index) => {
    const next = starts[index + 1] ?? lines.length;
    const offset = lineStarts[first] ?? 0;
    const end = next < lines.length ? (lineStarts[next] ?? text.length) : text.length;
    return placed(parseMessage(text.slice(offset, end)), offset, first);
  });
  return { text, messages, telegrams: telegramsOf(messages) };
}

/** The message at another place of the document. */
function placed(message: Message, offset: number, line: number): Message {
  return offset === 0 ? message : { ...message, offset, line };
}

/** Lines within which FM follows the date-time group. */
const FM_WITHIN = 3;

/**
 * Indices of the lines at which a message begins (FORMAT §9): format line 1; or a date-time group with FM soon
 * after, once the message before has its classification line. Never inside QUOTE … UNQUOTE.
 */
function messageStarts(text: string, lines: readonly Line[]): number[] {
  const starts = [0];
  let classified = false;
  let identifier: string | undefined; // format line 1 of the message
  let quoted = false;
  const lastUnquote = text.lastIndexOf('UNQUOTE');
  lines.forEach((line, index) => {
    if (line.start === line.end) return;
    // Only these first letters matter; everything else is passed over without looking further.
    switch (text.charCodeAt(line.start)) {
      case 86: // V
      case 90: // Z
      case 79: // O
      case 80: // P
      case 82: // R
      case 67: // C
      case 83: // S
      case 84: // T
      case 76: // L
      case 85: // U
      case 81: // Q
        break;
      default:
        return;
    }
    const head = headOf(text, line);
    if (/^QUOTE[.:]?$/.test(head)) quoted = line.end < lastUnquote;
    else if (head.startsWith('UNQUOTE')) quoted = false;
    if (quoted) return;
    const first = isTransmissionIdentifier(head);
    // A dump may have the envelope twice before the text: that is one cable.
    const another = first && (identifier === undefined ? classified : identifier !== head);
    if (another || (classified && startsAtDateTimeGroup(text, lines, index, head))) {
      starts.push(index);
      classified = false;
      identifier = undefined;
    }
    if (first) identifier = head;
    else classified ||= isNumberedClassificationLine(head);
  });
  return starts;
}

function startsAtDateTimeGroup(text: string, lines: readonly Line[], index: number, head: string): boolean {
  if (!isDateTimeGroupLine(head)) return false;
  for (let ahead = index + 1; ahead <= index + FM_WITHIN && ahead < lines.length; ahead++) {
    if (isOriginator(headOf(text, lines[ahead] as Line))) return true;
  }
  return false;
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
