import { MONTH_NAMES } from '../../lexicon';
import {
  type FileNumber,
  type Leaf,
  type LocalDate,
  leaf,
  type SeriesReference,
  type SyntaxNode,
} from '../../tree';

/** The tokens of telegrams of 1945 to 1966, in the text and in the notes of the editors. FORMAT §15. */

const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`;
const TIME = String.raw`(?:\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m\b\.?|noon|midnight|\d{4}\s?Z)`;
/** `June 26, 1953—4 p.m.`, `March 14, 6 p.m.`, `October 14, 1965, 0915Z`. */
export const LOCAL_DATE = String.raw`${MONTH}\s{1,3}\d{1,2}(?:,?\s{1,3}\d{4})?(?:\s{0,6}(?:—|–|-{1,2}|,|\s)\s{0,40}${TIME})?`;

const PARTS = new RegExp(
  String.raw`^(${MONTH})\s{1,3}(\d{1,2})(?:,?\s{1,3}(\d{4}))?(?:\s{0,6}(?:—|–|-{1,2}|,|\s)\s{0,40}(?:(\d{1,2})(?::(\d\d))?\s?([ap])\.?\s?m\b\.?|(noon)|(midnight)|(\d\d)(\d\d)\s?(Z)))?$`,
  'i',
);

/** The date at the beginning of a text that `LOCAL_DATE` fits; `start` is the offset of the text in the message. */
export function localDate(source: string, start: number): LocalDate | undefined {
  const match = PARTS.exec(source);
  if (!match) return undefined;
  const [, name = '', day, year, hour, minute, half, noon, midnight, zuluHour, zuluMinute, zulu] = match;
  const month =
    MONTH_NAMES.findIndex((full) => full.startsWith(name.replace('.', '').slice(0, 3).toUpperCase())) + 1;
  const clock = clockOf({ hour, minute, half, noon, midnight, zuluHour, zuluMinute });
  return {
    kind: 'LocalDate',
    start,
    end: start + source.length,
    ...(year !== undefined && { year: Number(year) }),
    month,
    day: Number(day),
    ...clock,
    zulu: zulu !== undefined,
  };
}

function clockOf(
  parts: Readonly<Record<string, string | undefined>>,
): { hour: number; minute: number } | undefined {
  const { hour, minute, half, noon, midnight, zuluHour, zuluMinute } = parts;
  if (noon) return { hour: 12, minute: 0 };
  // The end of the day that is named.
  if (midnight) return { hour: 24, minute: 0 };
  if (zuluHour !== undefined) return { hour: Number(zuluHour), minute: Number(zuluMinute) };
  if (hour === undefined) return undefined;
  const twelve = Number(hour) === 12 ? 0 : Number(hour);
  return { hour: twelve + (half?.toLowerCase() === 'p' ? 12 : 0), minute: Number(minute ?? 0) };
}

/** `611.65/6–2653`, `756D.5 MSP/7–1452`: class, country and subject, then month, day and year run together. */
export const DECIMAL_FILE = String.raw`(\d{3}[A-Za-z]?(?:\.\w+)?(?:\s[\w .]{1,24}?)?)\/(\d{1,2})[–-](\d{1,2})(\d{2})\b`;
/** `POL 27 VIET S`: subject, number and country, from February 1963 on. */
export const SUBJECT_FILE = String.raw`(?:POL|DEF|AID|ECIN|E|FN|INCO|ORG|SOC|STR|UN|EDX|EDU|CSM|PET|TEL|TRV|PPV|PR|REF|RM|SP|AV|LAB|LEG|AGR|HLTH|PS|OPR|PER|BG|CON|CR|IT|US)(?:\s\d{1,2}(?:[–-]\d{1,2})?)?(?:\s[A-Z]{2,8}(?:\s?[A-Z]{1,8})?(?:[–-][A-Z]{1,6}(?:\s[A-Z]{1,4})?)?)`;

export function decimalFile(match: RegExpMatchArray, start: number): FileNumber {
  const [whole, file = '', month, day, year] = match;
  return {
    kind: 'FileNumber',
    start,
    end: start + whole.length,
    file: file.replace(/\s+/g, ' '),
    date: { year: 1900 + Number(year), month: Number(month), day: Number(day) },
  };
}

const SERIES = String.raw`\b(?:(Dep(?:t|artment)?\s?tel|Embtels?|Deptels?|Contels?|Legtels?|Mistels?|Embdesp|Depcirtel|Circtel|Secto|Tosec|Polto|Topol|Usun|Usfotel|Toica|reurtel|reourtel|reftels?|urtels?|ourtel|mytel)\s{0,3}(\d{1,5})?(?![\d–-])|\b(Your|My)\s(\d{2,5})(?=[,.;\s])|\b(Circular)(?:\stelegram)?\s(\d{1,5})\b)`;
/** `[Here follows …]`, `[1½ lines of source text not declassified]`, `[to]`, `[sic]`. */
const OMISSION = String.raw`\[(?!Page\s)(?:[^\[\]]{1,400})\]`;
const PAGE = String.raw`\[Page\s\d{1,4}\]`;
const SLASH_CALL = String.raw`\/\d{1,3}\/`;

const TOKENS = new RegExp(
  `(${PAGE})|(${OMISSION})|(${SLASH_CALL})|${SERIES}|(?<![\\w/])${DECIMAL_FILE}`,
  'gi',
);

/** How the calls of notes go on: the number that is due. */
export interface NoteCalls {
  next: number;
}

/**
 * The leaves of a piece of text: tokens, and `Text` for what is between them, a leaf a line.
 *
 * @param calls the calls of notes in it rise by one; `undefined` where it has none
 */
export function textNodes(text: string, start: number, end: number, calls: NoteCalls | undefined): Leaf[] {
  const tokens: Leaf[] = [];
  const source = text.slice(start, end);
  for (const match of source.matchAll(TOKENS)) {
    const at = start + match.index;
    const [whole, page, omission, slash, series, number, whose, itsNumber, circular, circularNumber] = match;
    if (page) tokens.push(leaf('PageMark', at, at + whole.length));
    else if (omission) tokens.push(leaf('Omission', at, at + whole.length));
    else if (slash) {
      if (calls) tokens.push(leaf('NoteCall', at, at + whole.length));
    } else if (series ?? whose ?? circular) {
      tokens.push(
        seriesReference(whole, at, series ?? whose ?? circular ?? '', number ?? itsNumber ?? circularNumber),
      );
    } else {
      const [, , , , , , , , , , ...file] = match;
      tokens.push(decimalFile([whole, ...file] as unknown as RegExpMatchArray, at));
    }
  }
  const all = calls ? withCalls(text, start, end, tokens, calls) : tokens;
  return filledUp(text, start, end, all);
}

function seriesReference(
  whole: string,
  at: number,
  series: string,
  number: string | undefined,
): SeriesReference {
  return {
    kind: 'SeriesReference',
    start: at,
    end: at + whole.trimEnd().length,
    series: series.toLowerCase().replace(/\s/g, ''),
    ...(number !== undefined && { number: Number(number) }),
  };
}

/** A number glued to a word or a point: `Washington.18`, `Department of State1`, `Embtel 1288;2`, `intervene.3`. */
const GLUED = /(?<=[\p{L}.,;:!?)\]’”"])(\d{1,3})(?![\d\p{L}½/–-]|\.\d|,\d{3})/gu;
const GLUED_TO_NUMBER = /(?<=\d[.,;])(\d{1,2})(?=\s|$)/g;

function withCalls(
  text: string,
  start: number,
  end: number,
  tokens: readonly Leaf[],
  calls: NoteCalls,
): Leaf[] {
  const source = text.slice(start, end);
  const found = [...source.matchAll(GLUED), ...source.matchAll(GLUED_TO_NUMBER)].sort(
    (a, b) => a.index - b.index,
  );
  const all = [...tokens];
  for (const match of found) {
    const from = start + match.index;
    const to = from + (match[1] as string).length;
    // Calls rise by one; a later one may call the same note again.
    if (Number(match[1]) !== calls.next) continue;
    const around = all.findIndex((token) => token.start < to && from < token.end);
    const token = all[around];
    if (
      token?.kind === 'Omission' ||
      token?.kind === 'PageMark' ||
      token?.kind === 'NoteCall' ||
      token?.kind === 'FileNumber'
    )
      continue;
    calls.next++;
    all.push(leaf('NoteCall', from, to));
  }
  return all.sort((a, b) => a.start - b.start);
}

/** The tokens with `Text` for the words between them, a leaf a line. */
export function filledUp(text: string, start: number, end: number, tokens: readonly Leaf[]): Leaf[] {
  const nodes: Leaf[] = [];
  let at = start;
  const words = (to: number) => {
    for (const match of text.slice(at, to).matchAll(/[^\r\n]+/g)) {
      // Punctuation before the first word belongs to what is before it.
      const blanks = /^[\s.,;:]*/.exec(match[0])?.[0].length ?? 0;
      const line = match[0].slice(blanks).trimEnd();
      if (!/[\p{L}\p{N}]/u.test(line)) continue;
      const from = at + match.index + blanks;
      nodes.push(leaf('Text', from, from + line.length));
    }
  };
  for (const token of tokens) {
    if (token.start < at) continue;
    words(token.start);
    nodes.push(token);
    at = token.end;
  }
  words(end);
  return nodes;
}

/** A branch over these leaves. */
export function spanOf(children: readonly SyntaxNode[]): { start: number; end: number } | undefined {
  const [first] = children;
  const last = children.at(-1);
  return first && last && { start: first.start, end: last.end };
}
