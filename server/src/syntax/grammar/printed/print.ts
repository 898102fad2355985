import type { Line } from '../../lines';
import {
  type Addressee,
  type AddresseeList,
  type Envelope,
  type Leaf,
  type LocalDate,
  leaf,
  type Originator,
  type PrintedLine,
  type PrintedTelegram,
  type SyntaxNode,
} from '../../tree';
import { type Parts, PLAIN_LEVELS, readText, type Woven } from './text';
import { DECIMAL_FILE, decimalFile, filledUp, LOCAL_DATE, localDate, spanOf } from './tokens';

/**
 * The printed form of *Foreign Relations of the United States*: the file number, the title, post and date, the text with
 * its number before it, and the notes of the editors. FORMAT §15.2 to 15.4, carriers z1 to z3.
 */
const FILE_LINE = new RegExp(
  String.raw`^(?:${DECIMAL_FILE}|(?:123\s[\w ,.]{3,40}|[A-Z][\w ]{2,30}\sFiles?))(?:\s?:\s?(?:Circular\s)?(?:Telegram|Airgram))?\s?$`,
  'i',
);
const NUMBER_LINE = /^(?:No\.|Document)\s(\d{1,4})$/i;
const LATER_TITLE =
  /^(?:(\d{1,4})\.\s)?((?:Circular\s)?(?:Telegram|Airgram|Message))(?:\s(\d+))?\s+From\s+(?:the\s+)?(.{3,90}?)\s+to\s+(?:the\s+)?(.{3,90})$/s;
const EARLIER_TITLE =
  /^(?:(\d{1,4})\.\s)?The\s+((?:Acting\s|Under\s)?(?:Secretary|Ambassador|Charg[eé]|Minister|Consul|Vice Consul|Embassy|Legation|Consulate|Mission|High Commissioner|Political Adviser|United States|Representative|Appointed Ambassador|Diplomatic Agent|Officer|Deputy).{0,90}?)\s+to\s+(?:the\s+)?([A-Z].{3,90})$/s;
/** The call of the source note: `State1`, `State 1`, `State/1/`, `1 2`. */
const TITLE_CALLS = /(?:\/\d{1,2}\/|(?<=[\p{L})\]])\s?\d{1,2}(?:\s\d{1,2})*)\s*$/u;
const LEVELS =
  'TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|LIMITED OFFICIAL USE|OFFICIAL USE ONLY';
const PRECEDENCES = String.raw`NIACT|PRIORITY|URGENT|(?:U\.?S\.? )?URGENT|IMMEDIATE|FLASH|ROUTINE|PLAIN`;
const LEVEL_LINE = new RegExp(`^(?:(${LEVELS})(?:\\s{1,12}(${PRECEDENCES}))?|(${PRECEDENCES}))$`, 'i');
const DATELINE = new RegExp(
  String.raw`^(?:(${LEVELS})\s{1,12})?(\[?\p{Lu}[\p{L} .'’-]{1,40}?),\]?\s{1,4}(${LOCAL_DATE})\.?\]?$`,
  'iu',
);
const RECEIVED = new RegExp(String.raw`^\[Received\s+(?:(${LOCAL_DATE})|([^\]]{3,40}))\.?\]$`, 'i');
/** The head has no more lines than these, blank ones aside. */
const HEAD_LINES = 14;
/** A title, or a date, is broken over no more lines. */
const BROKEN = 4;

/** Whether the lines begin a printed telegram: a title of its kinds, and another sign of one. */
export function startsPrint(text: string, lines: readonly Line[]): boolean {
  let title = false;
  let other = false;
  let seen = 0;
  for (let at = 0; at < lines.length && seen < HEAD_LINES; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    seen++;
    const head = line.head;
    if (/: ?(?:Circular )?(?:Telegram|Airgram)$/i.test(head) && FILE_LINE.test(head)) return true;
    if (!title && titleAt(text, lines, at)) title = true;
    else if (dateAt(text, lines, at) || SOURCE.test(head) || NUMBER_LINE.test(head) || FILE_LINE.test(head))
      other = true;
    if (title && (other || LATER_TITLE.test(head))) return true;
  }
  return false;
}

const SOURCE = /^(?:\/?\d{1,2}[./]\s?)?Source:\s/;

interface Title {
  readonly match: RegExpExecArray;
  readonly later: boolean;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The title that begins at a line, over as many lines as it takes. */
function titleAt(text: string, lines: readonly Line[], at: number): Title | undefined {
  const first = lines[at] as Line;
  const head = first.head;
  if (!/^(?:\d{1,4}\. )?(?:Circular |Telegram|Airgram|Message|The )/.test(head)) return undefined;
  let last = at;
  while (last + 1 < lines.length && last - at < BROKEN) {
    const below = lines[last + 1] as Line;
    const words = below.head;
    if (below.start === below.end || LEVEL_LINE.test(words) || DATELINE.test(words)) break;
    last++;
  }
  const { end } = lines[last] as Line;
  const source = text.slice(first.start, end);
  const calls = TITLE_CALLS.exec(source);
  const bare = calls ? source.slice(0, calls.index) : source;
  for (const [form, later] of [
    [LATER_TITLE, true],
    [EARLIER_TITLE, false],
  ] as const) {
    const match = form.exec(bare);
    if (match && bare.length < 260) return { match, later, start: first.start, end, next: last + 1 };
  }
  return undefined;
}

interface DateLine {
  readonly match: RegExpExecArray;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Post and date, which a copy may have broken over lines. */
function dateAt(text: string, lines: readonly Line[], at: number): DateLine | undefined {
  const first = lines[at] as Line;
  let found: DateLine | undefined;
  for (let last = at; last < lines.length && last < at + BROKEN; last++) {
    const line = lines[last] as Line;
    if (line.start === line.end) break;
    const match = DATELINE.exec(text.slice(first.start, line.end));
    // The longest counts: the time may be on the next line.
    if (match) found = { match, start: first.start, end: line.end, next: last + 1 };
    else if (found || line.end - first.start > 120) break;
  }
  return found;
}

/** Reads a printed telegram. */
export function readPrint({ text, lines, woven }: Woven) {
  const parts: Parts = {
    carrier: 'print',
    captions: [],
    offices: [],
    passing: [],
    references: [],
    notes: [],
  };
  const head: SyntaxNode[] = [];
  let originator: Originator | undefined;
  let addressees: AddresseeList | undefined;
  let noteCalls = false;
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const words = line.head;
    const title = originator ? undefined : titleAt(text, lines, at);
    if (title) {
      const read = readTitle(text, title);
      head.push(...read.nodes);
      originator = read.originator;
      addressees = read.addressees;
      noteCalls = read.calls;
      if (read.document) parts.document = read.document;
      at = title.next - 1;
      continue;
    }
    const dated = parts.date ? undefined : dateAt(text, lines, at);
    if (dated) {
      head.push(dateLine(text, dated, parts));
      at = dated.next - 1;
      continue;
    }
    const node = headLine(text, line, words, parts);
    if (!node) break;
    head.push(node);
  }
  const body = readText(text, lines, at, { parts, calls: noteCalls, woven });
  const info = parts.repeats?.list;
  const envelope = envelopeOf(head, originator, [addressees, info]);
  return { envelope, ...body, printed: parts as PrintedTelegram };
}

function envelopeOf(
  children: readonly SyntaxNode[],
  originator: Originator | undefined,
  lists: readonly (AddresseeList | undefined)[],
): Envelope | undefined {
  const span = spanOf(children);
  if (!span) return undefined;
  return {
    kind: 'Envelope',
    ...span,
    ...(originator && { originator }),
    addresseeLists: lists.filter((list) => list !== undefined),
    children,
  };
}

/** A line of the head that is neither title nor date; `undefined` where the text begins. */
function headLine(text: string, line: Line, words: string, parts: Parts): PrintedLine | undefined {
  const { start, end } = line;
  const file = parts.file ? null : new RegExp(`^${DECIMAL_FILE}`).exec(words);
  if (FILE_LINE.test(words)) {
    const tokens: Leaf[] = [];
    if (file) {
      parts.file = decimalFile(file, start);
      tokens.push(parts.file);
    } else {
      const name = words.replace(/\s?:.*$/, '');
      parts.file = { kind: 'FileNumber', start, end: start + name.length, file: name };
      tokens.push(parts.file);
    }
    return printedLine(text, start, end, tokens);
  }
  const number = NUMBER_LINE.exec(words);
  if (number) {
    parts.document = leaf('DocumentNumber', start, end);
    return printedLine(text, start, end, [parts.document]);
  }
  const level = LEVEL_LINE.exec(words);
  if (level) {
    const tokens: Leaf[] = [];
    const [, name, below, alone] = level;
    if (name !== undefined) tokens.push(levelToken(name, start, parts));
    const precedence = below ?? alone;
    if (precedence !== undefined) {
      parts.precedence ??= leaf('Precedence', end - precedence.length, end);
      tokens.push(leaf('Precedence', end - precedence.length, end));
    }
    return printedLine(text, start, end, tokens);
  }
  const received = RECEIVED.exec(words);
  if (received) {
    const date =
      received[1] === undefined ? undefined : localDate(received[1], start + words.indexOf(received[1]));
    if (date) parts.received ??= date;
    return printedLine(text, start, end, date ? [date] : []);
  }
  return undefined;
}

function levelToken(name: string, at: number, parts: Parts): Leaf<'Classification'> {
  const token = leaf('Classification', at, at + name.length);
  const known = PLAIN_LEVELS[name.toUpperCase()];
  if (known) parts.level ??= known;
  parts.levelNode ??= token;
  return token;
}

function dateLine(text: string, { match, start, end }: DateLine, parts: Parts): PrintedLine {
  const [whole, level, place = '', written = ''] = match;
  const tokens: Leaf[] = [];
  if (level !== undefined) tokens.push(levelToken(level, start, parts));
  const placeAt = start + whole.indexOf(place, level?.length ?? 0);
  const bracket = place.startsWith('[') ? 1 : 0;
  parts.place = leaf('Place', placeAt + bracket, placeAt + place.length);
  const dateAt = start + whole.lastIndexOf(written);
  const date = localDate(written, dateAt) as LocalDate | undefined;
  if (date) parts.date = date;
  tokens.push(parts.place, ...(date ? [date] : []));
  return printedLine(text, start, end, tokens);
}

function printedLine(text: string, start: number, end: number, tokens: readonly Leaf[]): PrintedLine {
  return { kind: 'PrintedLine', start, end, children: filledUp(text, start, end, tokens) };
}

function readTitle(text: string, { match, later, start, end }: Title) {
  const nodes: SyntaxNode[] = [];
  const [whole] = match;
  const document =
    match[1] === undefined ? undefined : leaf('DocumentNumber', start, start + match[1].length);
  if (document) nodes.push(document);
  const from = later ? (match[4] ?? '') : (match[2] ?? '');
  const to = later ? (match[5] ?? '') : (match[3] ?? '');
  const toAt = start + whole.length - to.length;
  const fromEnd = start + whole.lastIndexOf(from, whole.length - to.length);
  const fromAt = fromEnd;
  const fromWord = later ? start + whole.indexOf('From') : undefined;
  if (fromWord !== undefined) nodes.push(...filledUp(text, document?.end ?? start, fromWord, []));
  const address = leaf('PlainLanguageAddress', fromAt, fromAt + from.length);
  const prosign = fromWord === undefined ? undefined : leaf('Prosign', fromWord, fromWord + 4);
  const originator: Originator = {
    kind: 'Originator',
    start: prosign?.start ?? address.start,
    end: address.end,
    address,
    children: prosign ? [prosign, ...filledUp(text, prosign.end, address.start, []), address] : [address],
  };
  if (!prosign) nodes.push(...filledUp(text, document?.end ?? start, address.start, []));
  nodes.push(originator);
  const toWord = address.end + text.slice(address.end, toAt).search(/\bto\b/);
  const toProsign = leaf('Prosign', toWord, toWord + 2);
  const toAddress = leaf('PlainLanguageAddress', toAt, toAt + to.length);
  const addressee: Addressee = {
    kind: 'Addressee',
    start: toAt,
    end: toAt + to.length,
    address: toAddress,
    children: [toAddress],
  };
  const addressees: AddresseeList = {
    kind: 'AddresseeList',
    role: 'action',
    start: toWord,
    end: addressee.end,
    prosign: toProsign,
    addressees: [addressee],
    children: [toProsign, ...filledUp(text, toProsign.end, toAt, []), addressee],
  };
  nodes.push(addressees);
  const callAt = addressee.end;
  const calls = Array.from(text.slice(callAt, end).matchAll(/\/\d{1,2}\/|\d{1,2}/g), ({ index, 0: call }) =>
    leaf('NoteCall', callAt + index, callAt + index + call.length),
  );
  nodes.push(...calls);
  return { nodes, originator, addressees, document, calls: calls.length > 0 };
}
