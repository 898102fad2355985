import { startsHeader } from './header';
import {
  fullYear,
  headOf,
  type Line,
  leaf,
  pageLineOf,
  paragraphStartOf,
  type Read,
  type Writable,
} from './lines';
import type {
  Addressee,
  AddresseeList,
  CallingStation,
  DateTimeGroup,
  DateTimeGroupLine,
  Envelope,
  Leaf,
  Originator,
  PageLine,
  RoutingLine,
  SecurityWarning,
  SyntaxNode,
  TransmissionIdentifier,
} from './tree';

type EnvelopeElement =
  | TransmissionIdentifier
  | RoutingLine
  | CallingStation
  | SecurityWarning
  | DateTimeGroupLine
  | Originator
  | AddresseeList
  | Leaf<'GroupCount' | 'Separation'>;

const INDICATOR = '[QR][A-Z]{3,7}';

// ACP 127 format lines 1–9; 5 FAH-2 H-320. Each expression is anchored and reads one line.
const FORMAT_LINE_1 = /^V?ZCZC\s?([A-Z]{3})(\d{3,4})(?![A-Z0-9])/;
const FORMAT_LINE_2 = new RegExp(String.raw`^(?:ZZ|OO|PP|RR|NN)(?:\s+${INDICATOR})+$`);
const CONTINUED_LINE_2 = new RegExp(String.raw`^${INDICATOR}(?:\s+${INDICATOR})*$`);
const FORMAT_LINE_3 = new RegExp(
  String.raw`^DE\s+(${INDICATOR})\s+(#(\d{4})(?:/(\d{2}))?)\s+((\d{3})(\d{2})(\d{2}))(?![0-9A-Z])`,
);
const FORMAT_LINE_4 = /^(ZN[RY])(?:\s+([A-Z]{3,7}(?:\/[A-Z]{5})?)(?![A-Z0-9]))?/;
const FORMAT_LINE_5 =
  /^((?:[ZOPRYW]\s+){0,3})((\d{2})(\d{2})(\d{2})\s?Z\s+([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{4}|\d{2}))(?!\d)/;
const FORMAT_LINE_6 = /^FM(?=\s|$)/;
/** `INFO OCT-01 ISO-00` is a distribution block of the 1970s to 2002: offices with the number of their copies. */
const ADDRESSEES = /^(TO|INFO|XMT)(?!\s+[A-Z]{1,6}[- ]\d{2}(?!\d))(?=\s|$)/;
const GROUP_COUNT = /^(?:STATE\s+)?GRNC$/;
const SEPARATION = /^BT$/;

const ADDRESS_INDICATOR = /^(?:[QR][A-Z]{3,7}|UE[A-Z]{2,6})(?=\/)/;
const ADDRESS_TAIL = /(?:\s(NIACT IMMEDIATE|PRIORITY|IMMEDIATE|ROUTINE|FLASH))?(?:\s+(\d{2,6}))?$/;
/** Behind a blank line only what cannot be anything else goes on with the addressees. */
const ADDRESSEE_FOR_SURE = new RegExp(String.raw`^(?:${INDICATOR}\/|(?:AMEMBASSY|AMCONSUL|USMISSION)\s)`);
const RULE_BEGINS = /^[-=*]{3}/;
const SIGNAL = /Z[A-Z]{2}\d?(?![A-Za-z0-9])/g;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Whether a line that begins like this opens an envelope. */
export function startsEnvelope(head: string): boolean {
  switch (head.charCodeAt(0)) {
    case 86: // V
      return FORMAT_LINE_1.test(head);
    case 90: // Z
      return FORMAT_LINE_1.test(head) || FORMAT_LINE_2.test(head) || FORMAT_LINE_5.test(head);
    case 68: // D
      return FORMAT_LINE_3.test(head);
    case 79: // O
    case 80: // P
    case 82: // R
    case 89: // Y
    case 78: // N
      return FORMAT_LINE_2.test(head) || FORMAT_LINE_5.test(head);
    case 70: // F
      return /^FM\s+[A-Z]/.test(head);
    default: {
      const code = head.charCodeAt(0);
      return code >= 48 && code <= 57 && FORMAT_LINE_5.test(head);
    }
  }
}

/** Format line 1, which nothing but the start of a message looks like. */
export function isTransmissionIdentifier(head: string): boolean {
  return FORMAT_LINE_1.test(head);
}

/** Format line 5 at the beginning of a line. */
export function isDateTimeGroupLine(head: string): boolean {
  return FORMAT_LINE_5.test(head);
}

export function isOriginator(head: string): boolean {
  return FORMAT_LINE_6.test(head);
}

/** Reads format lines 1–11 from line `index` on, up to the classification line or what else ends them. */
export function readEnvelope(text: string, lines: readonly Line[], index: number): Read<Envelope> {
  const children: SyntaxNode[] = [];
  const addresseeLists: AddresseeList[] = [];
  const found: Writable<Pick<Envelope, SingleElement>> = {};
  let next = index;
  for (let at = index; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      at++;
      continue;
    }
    const head = headOf(text, line);
    const element = pageLineOf(head, line) ?? readElement(text, lines, at, head);
    if (element) {
      const node = 'node' in element ? element.node : element;
      children.push(node);
      at = 'next' in element ? element.next : at + 1;
      switch (node.kind) {
        case 'TransmissionIdentifier':
          found.transmissionIdentifier ??= node;
          children.push(...rest(head, line.start, node.end - line.start, line.end));
          break;
        case 'RoutingLine':
          found.routingLine ??= node;
          break;
        case 'CallingStation':
          found.callingStation ??= node;
          break;
        case 'SecurityWarning':
          found.securityWarning ??= node;
          break;
        case 'DateTimeGroupLine':
          found.dateTimeGroupLine ??= node;
          break;
        case 'Originator':
          found.originator ??= node;
          break;
        case 'AddresseeList':
          addresseeLists.push(node);
          break;
        default:
      }
    } else if (addresseeLists.length > 0 || startsHeader(head) || paragraphStartOf(head)) {
      break;
    } else {
      children.push(leaf('Unknown', line.start, line.end));
      at++;
    }
    next = at;
  }
  const start = children[0]?.start ?? 0;
  const end = children.at(-1)?.end ?? start;
  return { node: { kind: 'Envelope', start, end, ...found, addresseeLists, children }, next };
}

type SingleElement =
  | 'transmissionIdentifier'
  | 'routingLine'
  | 'callingStation'
  | 'securityWarning'
  | 'dateTimeGroupLine'
  | 'originator';

function readElement(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
): Read<EnvelopeElement> | undefined {
  const line = lines[at] as Line;
  const one = (node: EnvelopeElement | undefined) => node && { node, next: at + 1 };
  switch (head.charCodeAt(0)) {
    case 66: // B
      return SEPARATION.test(head) ? one(leaf('Separation', line.start, line.end)) : undefined;
    case 68: // D
      return one(callingStation(head, line));
    case 70: // F
      return one(originator(head, line));
    case 83: // S
    case 71: // G
      return GROUP_COUNT.test(head) ? one(leaf('GroupCount', line.start, line.end)) : undefined;
    case 73: // I
    case 84: // T
    case 88: // X
      return readAddresseeList(text, lines, at, head);
    case 86: // V
      return one(transmissionIdentifier(head, line));
    case 90: // Z
      return (
        one(transmissionIdentifier(head, line) ?? securityWarning(head, line)) ??
        routingOrTime(text, lines, at, head)
      );
    default:
      return routingOrTime(text, lines, at, head);
  }
}

function routingOrTime(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
): Read<EnvelopeElement> | undefined {
  const routing = readRoutingLine(text, lines, at, head);
  if (routing) return routing;
  const node = dateTimeGroupLine(head, lines[at] as Line);
  return node && { node, next: at + 1 };
}

function transmissionIdentifier(head: string, { start }: Line): TransmissionIdentifier | undefined {
  const match = FORMAT_LINE_1.exec(head);
  if (!match) return undefined;
  const [whole, channel = '', number = ''] = match;
  return { kind: 'TransmissionIdentifier', start, end: start + whole.length, channel, number };
}

function readRoutingLine(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
): Read<RoutingLine> | undefined {
  if (!FORMAT_LINE_2.test(head)) return undefined;
  const { start } = lines[at] as Line;
  const digraph = leaf('PrecedenceDigraph', start, start + 2);
  const indicators = indicatorsOf(head.slice(2), start + 2);
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next] as Line;
    const continued = headOf(text, line);
    if (!CONTINUED_LINE_2.test(continued)) break;
    indicators.push(...indicatorsOf(continued, line.start));
  }
  const end = indicators.at(-1)?.end ?? digraph.end;
  return {
    node: { kind: 'RoutingLine', start, end, digraph, indicators, children: [digraph, ...indicators] },
    next,
  };
}

function indicatorsOf(words: string, offset: number): Leaf<'RoutingIndicator'>[] {
  return Array.from(words.matchAll(/[A-Z]+/g), ({ index, 0: word }) =>
    leaf('RoutingIndicator', offset + index, offset + index + word.length),
  );
}

function callingStation(head: string, { start, end }: Line): CallingStation | undefined {
  const match = FORMAT_LINE_3.exec(head);
  if (!match) return undefined;
  const [whole, ri = '', station = '', serial, part, time = '', day, hour, minute] = match;
  const prosign = leaf('Prosign', start, start + 2);
  const indicatorAt = start + whole.indexOf(ri, 2);
  const indicator = leaf('RoutingIndicator', indicatorAt, indicatorAt + ri.length);
  const serialAt = start + whole.indexOf('#');
  const stationSerialNumber = {
    kind: 'StationSerialNumber' as const,
    start: serialAt,
    end: serialAt + station.length,
    serial: Number(serial),
    ...(part !== undefined && { part: Number(part) }),
  };
  const timeAt = start + whole.length - time.length;
  const filed = {
    kind: 'FilingTime' as const,
    start: timeAt,
    end: timeAt + time.length,
    dayOfYear: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  };
  const children = [prosign, indicator, stationSerialNumber, filed, ...rest(head, start, whole.length, end)];
  return {
    kind: 'CallingStation',
    start,
    end,
    indicator,
    serial: stationSerialNumber,
    filed,
    children,
  };
}

function securityWarning(head: string, { start, end }: Line): SecurityWarning | undefined {
  const match = FORMAT_LINE_4.exec(head);
  if (!match) return undefined;
  const [whole, , word] = match;
  const prosign = leaf('SecurityProsign', start, start + 3);
  const lettersEnd = start + whole.length;
  const letters =
    word === undefined ? undefined : leaf('SecurityLetters', lettersEnd - word.length, lettersEnd);
  const tail = rest(head, start, whole.length, end);
  return {
    kind: 'SecurityWarning',
    start,
    end,
    prosign,
    ...(letters && { letters }),
    signals: tail.filter((node) => node.kind === 'OperatingSignal'),
    children: [prosign, ...(letters ? [letters] : []), ...tail],
  };
}

function dateTimeGroupLine(head: string, { start, end }: Line): DateTimeGroupLine | undefined {
  const match = FORMAT_LINE_5.exec(head);
  if (!match) return undefined;
  const [whole, prosigns = '', group = '', day, hour, minute, month = '', year = ''] = match;
  const precedences = Array.from(prosigns.matchAll(/[A-Z]/g), ({ index }) =>
    leaf('Precedence', start + index, start + index + 1),
  );
  const dateTimeGroup: DateTimeGroup = {
    kind: 'DateTimeGroup',
    start: start + whole.length - group.length,
    end: start + whole.length,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    month: MONTHS.indexOf(month.toUpperCase()) + 1,
    year: fullYear(year),
  };
  const tail = rest(head, start, whole.length, end);
  return {
    kind: 'DateTimeGroupLine',
    start,
    end,
    precedences,
    dateTimeGroup,
    signals: tail.filter((node) => node.kind === 'OperatingSignal'),
    children: [...precedences, dateTimeGroup, ...tail],
  };
}

/** What follows the fixed part of a line: operating signals, and the text between and behind them. */
function rest(
  head: string,
  lineStart: number,
  from: number,
  lineEnd: number,
): (Leaf<'OperatingSignal'> | Leaf<'Text'>)[] {
  const nodes: (Leaf<'OperatingSignal'> | Leaf<'Text'>)[] = [];
  let at = from;
  const textUpTo = (to: number) => {
    const gap = head.slice(at, to);
    const start = at + gap.length - gap.trimStart().length;
    if (gap.trim()) nodes.push(leaf('Text', lineStart + start, lineStart + start + gap.trim().length));
  };
  for (const { index, 0: signal } of head.slice(from).matchAll(SIGNAL)) {
    const start = from + index;
    if (/[A-Za-z0-9]/.test(head[start - 1] ?? '')) continue;
    textUpTo(start);
    nodes.push(leaf('OperatingSignal', lineStart + start, lineStart + start + signal.length));
    at = start + signal.length;
  }
  textUpTo(head.length);
  const last = nodes.at(-1);
  if (lineStart + head.length < lineEnd && last)
    nodes[nodes.length - 1] = leaf(last.kind, last.start, lineEnd);
  return nodes;
}

function originator(head: string, { start, end }: Line): Originator | undefined {
  if (!FORMAT_LINE_6.test(head)) return undefined;
  const prosign = leaf('Prosign', start, start + 2);
  const address = addressFrom(head, start, end, 2);
  return {
    kind: 'Originator',
    start,
    end,
    ...(address && { address }),
    children: address ? [prosign, address] : [prosign],
  };
}

function addressFrom(
  head: string,
  start: number,
  end: number,
  from: number,
): Leaf<'PlainLanguageAddress'> | undefined {
  const at = head.slice(from).search(/\S/);
  return at === -1 ? undefined : leaf('PlainLanguageAddress', start + from + at, end);
}

const ROLES = { TO: 'action', INFO: 'information', XMT: 'exempted' } as const;

function readAddresseeList(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
): Read<AddresseeList> | undefined {
  const role = ADDRESSEES.exec(head)?.[1] as keyof typeof ROLES | undefined;
  if (!role) return undefined;
  const { start, end } = lines[at] as Line;
  const prosign = leaf('Prosign', start, start + role.length);
  const addressees: Addressee[] = [];
  const children: (Leaf<'Prosign'> | Addressee | PageLine)[] = [prosign];
  const add = (node: Addressee | PageLine) => {
    children.push(node);
    if (node.kind === 'Addressee') addressees.push(node);
  };
  const firstAt = head.slice(role.length).search(/\S/);
  if (firstAt !== -1) add(addressee(text, start + role.length + firstAt, end));
  let next = at + 1;
  for (let ahead = next; ahead < lines.length; ahead++) {
    const line = lines[ahead] as Line;
    if (line.start === line.end) continue;
    const continued = headOf(text, line);
    const page = pageLineOf(continued, line);
    if (!page && !continuesAddressees(continued, ahead > next)) break;
    add(page ?? addressee(text, line.start, line.end));
    next = ahead + 1;
  }
  return {
    node: {
      kind: 'AddresseeList',
      start,
      end: children.at(-1)?.end ?? prosign.end,
      role: ROLES[role],
      prosign,
      addressees,
      children,
    },
    next,
  };
}

function continuesAddressees(head: string, afterBlank: boolean): boolean {
  if (afterBlank) return ADDRESSEE_FOR_SURE.test(head);
  return !(
    ADDRESSEES.test(head) ||
    SEPARATION.test(head) ||
    GROUP_COUNT.test(head) ||
    startsEnvelope(head) ||
    startsHeader(head) ||
    RULE_BEGINS.test(head) ||
    paragraphStartOf(head)
  );
}

/** Reads one addressee between two offsets. What it cannot tell apart belongs to the plain language address. */
function addressee(text: string, start: number, end: number): Addressee {
  const source = text.slice(start, end);
  const children: Leaf[] = [];
  const written = ADDRESS_INDICATOR.exec(source)?.[0];
  const indicator =
    written === undefined ? undefined : leaf('RoutingIndicator', start, start + written.length);
  if (indicator) children.push(indicator);
  const from = indicator ? indicator.end - start + 1 : 0;
  // Only the end of the line is searched: an addressee line has 69 columns.
  const tailAt = Math.max(from, source.length - 40);
  const tail = ADDRESS_TAIL.exec(source.slice(tailAt));
  const addressEnd = tail ? tailAt + tail.index : source.length;
  const address = addressFrom(source, start, start + source.slice(0, addressEnd).trimEnd().length, from);
  if (address && address.end > address.start) children.push(address);
  const [, word, number] = tail ?? [];
  const precedence = word === undefined ? undefined : tokenIn(source, word, addressEnd, start, 'Precedence');
  if (precedence) children.push(precedence);
  const continuityNumber =
    number === undefined ? undefined : leaf('MessageContinuityNumber', end - number.length, end);
  if (continuityNumber) children.push(continuityNumber);
  return {
    kind: 'Addressee',
    start,
    end,
    ...(indicator && { indicator }),
    ...(address && address.end > address.start && { address }),
    ...(precedence && { precedence }),
    ...(continuityNumber && { continuityNumber }),
    children,
  };
}

function tokenIn<K extends Leaf['kind']>(
  source: string,
  word: string,
  from: number,
  offset: number,
  kind: K,
): Leaf<K> {
  const at = offset + source.indexOf(word, from);
  return leaf(kind, at, at + word.length);
}
