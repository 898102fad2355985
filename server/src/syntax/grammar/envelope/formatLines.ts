import { fullYear, headOf, isDigit, type Line, leaf, monthOf, type Read } from '../../lines';
import type {
  CallingStation,
  DateTimeGroup,
  DateTimeGroupLine,
  Leaf,
  Originator,
  RoutingLine,
  SecurityWarning,
  TransmissionIdentifier,
} from '../../tree';

export const INDICATOR = '[QR][A-Z]{3,7}';

// ACP 127 format lines 1–9; 5 FAH-2 H-320. Each expression is anchored and reads one line.
const FORMAT_LINE_1 = /^V?ZCZC\s?([A-Z]{3})(\d{3,4})(?![A-Z0-9])/;
const FORMAT_LINE_2 = new RegExp(String.raw`^(?:ZZ|OO|PP|RR|NN)(?:\s+${INDICATOR})+$`);
const CONTINUED_LINE_2 = new RegExp(String.raw`^${INDICATOR}(?:\s+${INDICATOR})*$`);
const FORMAT_LINE_3 = new RegExp(
  String.raw`^DE\s+(${INDICATOR})\s+(#(\d{4})(?:/(\d{2}))?)\s+((\d{3})(\d{2})(\d{2}))(?![0-9A-Z])`,
);
const FORMAT_LINE_4 = /^(ZN[RY])(?:\s+([A-Z]{3,7}(?:\/[A-Z]{5})?)(?![A-Z0-9]))?/;
/** A scan may read the Z of the time as 2. */
const FORMAT_LINE_5 =
  /^((?:[ZOPRYW]\s+){0,3})((\d{2})(\d{2})(\d{2})(?:\s?Z|2)\s+([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{4}|\d{2}))(?!\d)/;
const FORMAT_LINE_6 = /^FM(?=\s|$)/;
/** First line of a military message, `RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.`: tolerated, not read. JANAP 128. */
const MILITARY_HEADER = /^[ZOPRYW][A-Z]{2}[UECSTR][A-Z]{4}\s+[A-Z]{7}\d{4}\s+\d{7}-[A-Z]{4}--/;

const SIGNAL = /Z[A-Z]{2}\d?(?![A-Za-z0-9])/g;

/** Whether a line that begins like this is one of format lines 1–6. */
export function startsFormatLine(head: string): boolean {
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
      return FORMAT_LINE_2.test(head) || FORMAT_LINE_5.test(head) || MILITARY_HEADER.test(head);
    case 70: // F
      return /^FM\s+[A-Z]/.test(head);
    default:
      return isDigit(head.charCodeAt(0)) && FORMAT_LINE_5.test(head);
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

export function transmissionIdentifier(head: string, { start }: Line): TransmissionIdentifier | undefined {
  const match = FORMAT_LINE_1.exec(head);
  if (!match) return undefined;
  const [whole, channel = '', number = ''] = match;
  return { kind: 'TransmissionIdentifier', start, end: start + whole.length, channel, number };
}

export function readRoutingLine(
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

export function callingStation(head: string, { start, end }: Line): CallingStation | undefined {
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

export function securityWarning(head: string, { start, end }: Line): SecurityWarning | undefined {
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

export function dateTimeGroupLine(head: string, { start, end }: Line): DateTimeGroupLine | undefined {
  const match = FORMAT_LINE_5.exec(head);
  if (!match) return undefined;
  const [whole, prosigns = ''] = match;
  const precedences = Array.from(prosigns.matchAll(/[A-Z]/g), ({ index }) =>
    leaf('Precedence', start + index, start + index + 1),
  );
  const dateTimeGroup = dateTimeGroupFrom(match, start);
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

/** The date-time group with which a text begins, blanks aside; `start` is the offset of the text in the message. */
export function dateTimeGroupIn(source: string, start: number): DateTimeGroup | undefined {
  const blanks = source.length - source.trimStart().length;
  const match = FORMAT_LINE_5.exec(source.slice(blanks));
  return match ? dateTimeGroupFrom(match, start + blanks) : undefined;
}

function dateTimeGroupFrom(match: RegExpExecArray, start: number): DateTimeGroup {
  const [whole, , group = '', day, hour, minute, month = '', year = ''] = match;
  return {
    kind: 'DateTimeGroup',
    start: start + whole.length - group.length,
    end: start + whole.length,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    month: monthOf(month),
    year: fullYear(year),
  };
}

/** What follows the fixed part of a line: operating signals, and the text between and behind them. */
export function rest(
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

export function originator(head: string, { start, end }: Line): Originator | undefined {
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

export function addressFrom(
  head: string,
  start: number,
  end: number,
  from: number,
): Leaf<'PlainLanguageAddress'> | undefined {
  const at = head.slice(from).search(/\S/);
  return at === -1 ? undefined : leaf('PlainLanguageAddress', start + from + at, end);
}
