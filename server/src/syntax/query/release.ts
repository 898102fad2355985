import { monthOf } from '../lexicon';
import type { Banner, ClassificationLevel, ClassificationLine, Leaf, Telegram } from '../tree';
import { portionOf, rankOf } from './portions';
import { type InMessage, paragraphsOf } from './telegram';
import { textOf } from './walk';

/** What the marks of a release say: who let the copy go, how much of it, and what was withheld. FORMAT §8. */
export interface Release {
  /** As what it was released. */
  readonly level?: ClassificationLevel | undefined;
  readonly extent?: 'full' | 'part' | 'none' | undefined;
  /** `B6`, `1.4(D)`, each once, in the order of the text. */
  readonly exemptions: readonly string[];
  /** `F-2014-20439`. */
  readonly case?: string | undefined;
  /** `C05771875`. */
  readonly document?: string | undefined;
  /** The numbers as written, possible or not. */
  readonly date?: { readonly year: number; readonly month: number; readonly day: number } | undefined;
  readonly authority?: string | undefined;
  /** The first mark, to go to. */
  readonly mark: InMessage<Leaf<'ReleaseStamp'>>;
}

const LEVEL = /^\W{0,2}I?(UNCLASSIFIED|CONFIDENTIAL|TOP SECRET|SECRET)\b.{0,30}Department/i;
const CASE = /\bCase\s+No[.:]{0,2}\s*([A-Z]{1,3}\s?-\s?\d{4}\s?-\s?\d{4,6})/i;
const CASE_ID = /^DATE\/CASE\s?ID\s?:\s*\d{1,2}\s+[A-Z]{3}\s+\d{4}\s+(\d{6,12})/i;
const DOCUMENT = /(?:\bDoc(?:ument)?\s+No[.:]{0,2}\s*|^)([CO0]\d{8})\b/i;
const DATE = /\b(?:Date:?|on)\s*(\d{1,2})\/(\d{1,2})\/(\d{4})/i;
const DATE_IN_WORDS = /\b(\d{1,2}) ([A-Z]{3}) (\d{4})\b/i;
const EXTENT =
  /^\(?(?:RELEASED?|DECLASSIFIED)\s+(?:IN|AS)\s+(PART|FULL|SANITIZED)\b|^(DENIED|WITHHELD)\s+IN\s+FULL/i;
const AUTHORITY = /^REVIEW(?:ED)?\s*(?:AUTHORITY|BY)\s?:\s*(\S.*?)(?:,\s*Senior Review\w*)?$/i;
const REVIEWER = /^([A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+) Declassified/;
const CODES = /\bB\d(?:\s?\([A-F]\))?|\(b\)\s?\(\d\)(?:\([A-F]\))?|\b1\.[45]\s?\([A-H]\)/gi;

/** The release of the copy; `undefined` where it bears no mark of one. */
export function releaseOf(telegram: Telegram): Release | undefined {
  let mark: Release['mark'] | undefined;
  const found: Found = {};
  const exemptions = new Set<string>();
  for (const message of telegram.messages) {
    for (const node of message.releaseMarks) {
      const words = textOf(message, node).trim();
      if (node.kind === 'ReleaseStamp') {
        mark ??= { message, node };
        read(words, found);
      }
      if (node.kind === 'ExemptionCode' || EXTENT.test(words)) {
        for (const [code] of words.matchAll(CODES)) exemptions.add(exemptionCodeOf(code));
      }
    }
  }
  return mark && { ...found, exemptions: [...exemptions], mark };
}

/** `B5` of `(b)(5)`, `1.4(D)` of `1.4 (d)`. */
export function exemptionCodeOf(written: string): string {
  return written
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^\(B\)\((\d)\)/, 'B$1');
}

type Found = { -readonly [K in Exclude<keyof Release, 'mark' | 'exemptions'>]?: Release[K] | undefined };

function read(words: string, found: Found): void {
  const level = LEVEL.exec(words)?.[1]?.toUpperCase() as ClassificationLevel | undefined;
  found.level ??= level ?? (/^.{0,40}Declassified\/Released/.test(words) ? 'UNCLASSIFIED' : undefined);
  found.case ??= CASE.exec(words)?.[1]?.replace(/\s/g, '') ?? CASE_ID.exec(words)?.[1];
  found.document ??= DOCUMENT.exec(words)?.[1]?.toUpperCase();
  found.authority ??= AUTHORITY.exec(words)?.[1] ?? REVIEWER.exec(words)?.[1];
  const [, part, denied] = EXTENT.exec(words) ?? [];
  found.extent ??= denied ? 'none' : part === undefined ? undefined : /FULL/i.test(part) ? 'full' : 'part';
  found.date ??= dateIn(words);
}

function dateIn(words: string): Release['date'] {
  const [, month, day, year] = DATE.exec(words) ?? [];
  if (year !== undefined) return { year: Number(year), month: Number(month), day: Number(day) };
  const [, first, name = '', last] = DATE_IN_WORDS.exec(words) ?? [];
  if (last === undefined || monthOf(name) === 0) return undefined;
  return { year: Number(last), month: monthOf(name), day: Number(first) };
}

/**
 * The level of the telegram by its classification line, else by its banners. Those of a release are not its own: on a
 * released copy the highest counts, and none where a portion is marked higher.
 */
export function levelOf(telegram: Telegram): ClassificationLevel | undefined {
  for (const { header } of telegram.messages) {
    if (header?.classificationLine) return header.classificationLine.level;
  }
  const banners = telegram.messages.flatMap((message) => message.banners);
  const [first] = banners;
  if (!first || !releaseOf(telegram)) return first?.level;
  const higher = (a: ClassificationLevel, b: ClassificationLevel) => (rankOf(b) > rankOf(a) ? b : a);
  const byBanners = banners.map(({ level }) => level).reduce(higher, first.level);
  const byPortions = portionLevelsOf(telegram).reduce(higher, 'UNCLASSIFIED');
  const classified = telegram.messages.some(({ header }) => header?.classifiedBy);
  if (byBanners === 'UNCLASSIFIED' && byPortions === 'UNCLASSIFIED' && classified) return undefined;
  return higher(byBanners, byPortions);
}

/**
 * Where the telegram says how it is classified: its line, or of a form the banner at the top. Banners of other copies
 * may be those of a release.
 */
export function classificationOf(telegram: Telegram): InMessage<ClassificationLine | Banner> | undefined {
  for (const message of telegram.messages) {
    if (message.header?.classificationLine) return { message, node: message.header.classificationLine };
  }
  const level = levelOf(telegram);
  for (const message of telegram.messages) {
    if (!message.header?.fields.length) continue;
    const node = message.banners.find((banner) => banner.level === level);
    if (node) return { message, node };
  }
  return undefined;
}

function portionLevelsOf(telegram: Telegram): ClassificationLevel[] {
  return paragraphsOf(telegram).flatMap(({ message, node }) => {
    const portion = node.portionMark && portionOf(textOf(message, node.portionMark));
    return portion ? [portion.level] : [];
  });
}

/** `released as UNCLASSIFIED in part, 2012`. */
export function releaseInWords({ level, extent, date }: Release): string {
  const how = { full: 'in full', part: 'in part', none: 'denied in full' };
  if (extent === 'none') return ['denied in full', date && String(date.year)].filter(Boolean).join(', ');
  const words = ['released', level && `as ${level}`, extent && how[extent]].filter(Boolean).join(' ');
  return date ? `${words}, ${date.year}` : words;
}
