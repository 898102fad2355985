import { endOfBody, readBody, signatureOf } from './body';
import {
  isDateTimeGroupLine,
  isOriginator,
  isTransmissionIdentifier,
  readEnvelope,
  startsEnvelope,
} from './envelope';
import {
  classificationLineStarts,
  isNumberedClassificationLine,
  readHeader,
  splitRunOnLines,
  startsHeader,
} from './header';
import { headOf, type Line, leaf, lineStartsOf, linesOf, pageLineOf, paragraphStartOf } from './lines';
import type { CableDocument, Message, PageLine, SyntaxNode, Telegram } from './tree';
import { childrenOf } from './walk';

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

/** Reads the text of one message. A pure function of that text, so a message that did not change keeps its tree. */
export function parseMessage(text: string): Message {
  const lineStarts = lineStartsOf(text);
  const lines = splitRunOnLines(text, linesOf(text, lineStarts));
  const children: SyntaxNode[] = [];
  let at = 0;
  const isAt = (test: (head: string) => boolean) =>
    at < lines.length && test(headOf(text, lines[at] as Line));

  // What a copy put before the cable, be it the envelope a first time.
  const from = Math.max(lastTransmissionIdentifier(text, lines), envelopeBehindBanner(text, lines));
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (at >= from && (startsEnvelope(head) || startsHeader(head) || paragraphStartOf(head))) break;
    children.push(pageLineOf(head, line) ?? leaf('Text', line.start, line.end));
  }

  const envelope = isAt(startsEnvelope) ? readEnvelope(text, lines, at) : undefined;
  if (envelope) {
    children.push(envelope.node);
    at = envelope.next;
  }
  const header = readHeader(text, lines, at);
  if (header) {
    children.push(header.node);
    at = header.next;
  }

  const end = endOfBody(text, lines, at, lines.length);
  const section = header?.node.classificationLine?.section;
  const body = readBody(text, lines, at, end, {
    post: header?.node.classificationLine?.reference?.post,
    laterSection: (section?.number ?? 1) > 1,
  });
  if (body) children.push(body);

  const signatureLine = lines[end];
  const signature = signatureLine && signatureOf(headOf(text, signatureLine), signatureLine);
  if (signature) children.push(signature);
  for (const line of lines.slice(signature ? end + 1 : end)) {
    if (line.start < line.end) children.push(trailer(text, line));
  }

  return {
    kind: 'Message',
    start: 0,
    end: text.length,
    text,
    lineStarts,
    offset: 0,
    line: 0,
    ...(envelope && { envelope: envelope.node }),
    ...(header && { header: header.node }),
    ...(body && { body }),
    ...(signature && { signature }),
    pageLines: pageLinesIn(children),
    children,
  };
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
    if (startsEnvelope(head)) return banner ? at : 0;
    if (paragraphStartOf(head) || isNumberedClassificationLine(head)) return 0;
    if (startsHeader(head)) {
      if (!classificationLineStarts(head)) return 0;
      banner = true;
    }
  }
  return 0;
}

function trailer(text: string, line: Line): SyntaxNode {
  const head = headOf(text, line);
  if (head === 'BT') return leaf('Separation', line.start, line.end);
  if (/^#\d{4}$/.test(head)) return leaf('ValidationNumber', line.start, line.end);
  if (/^N{3,4}$/.test(head)) return leaf('EndOfMessage', line.start, line.end);
  return pageLineOf(head, line) ?? leaf('Text', line.start, line.end);
}

function pageLinesIn(nodes: readonly SyntaxNode[]): PageLine[] {
  return nodes.flatMap((node) =>
    node.kind === 'PageLine' ? [node as PageLine] : pageLinesIn(childrenOf(node)),
  );
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
