import type { ClassificationLevel } from './tree';

/**
 * The words of the format, each in one place: recognition, repairs, the kinds of lines, the constructs of the grammar and
 * the generated TextMate grammar all use these. Patterns are sources of regular expressions, without groups of their own
 * unless the comment names them; every repetition is bounded.
 */

/** The matches of a pattern, which has the flag `g`, in a text. Faster than `matchAll`, which copies the pattern. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}

// ---------------------------------------------------------------- characters

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** White space as copies have it: also no-break, em and zero-width spaces, and U+2028, which ends no line. */
export function isBlank(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Whether a rule may begin with this character: `-`, `=`, `*`, `_` or `~`. */
export function startsRule(code: number): boolean {
  return code === 45 || code === 61 || code === 42 || code === 95 || code === 126;
}

/** A line of nothing but a rule, which blanks may part. */
export const RULE = /^(?:[-=*_~][-=*_~ ]{2,})$/;

// ---------------------------------------------------------------- dates

/** The months as a date-time group has them. */
export const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

export const MONTH_NAMES = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
];

/** A month in full or cut to its first three letters; four for June, July and September. In capitals. */
export const MONTH = MONTH_NAMES.map((name) => {
  const short = name === 'JUNE' || name === 'JULY' ? 3 : name === 'SEPTEMBER' ? 4 : 0;
  const cut = name.slice(0, 3);
  if (name.length === 3) return name;
  if (short === 3) return `${name}?`;
  return short === 4 ? `${cut}T?(?:${name.slice(4)})?` : `${cut}(?:${name.slice(3)})?`;
}).join('|');

/** 1–12 for a month of three letters in any case, or 0 where the letters name none. */
export function monthOf(letters: string): number {
  return MONTHS.indexOf(letters.toUpperCase()) + 1;
}

/** Two digits from 66 on are years of the twentieth century: the first telegrams in the archives are of 1966. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 66 ? 1900 + year : 2000 + year;
}

/**
 * `250905Z SEP 06`, with day, hour, minute, month and year as groups. A scan may read the Z of the time as 2, and early
 * copies have a blank before it. FORMAT §3.5.
 */
export const DATE_TIME_GROUP = String.raw`(\d{2})(\d{2})(\d{2})(?:\s?Z|2)\s+([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{4}|\d{2})`;

// ---------------------------------------------------------------- precedence and stations

/** The prosigns of precedence; Y and W exist in ACP 127 and were not seen. A scan reads 0 for O. */
export const PRECEDENCE_PROSIGN = '[ZOPRYW0]';
/** The precedence behind an addressee. FORMAT §3.7. */
export const PRECEDENCE_WORD = 'NIACT IMMEDIATE|PRIORITY|IMMEDIATE|ROUTINE|FLASH';
/** A routing indicator of the allied (R) or national (Q) series. */
export const INDICATOR = '[QR][A-Z]{3,7}';
/** The same, or with the first letter that copies have for R. FORMAT §3.2. */
export const DAMAGED_INDICATOR = '[QRU][A-Z]{3,7}';

// ---------------------------------------------------------------- posts and serials

/** The last letters of a post and more: letters, blanks, points, apostrophes and hyphens. */
export const POST = "[A-Z][A-Z.' -]{0,30}[A-Z]";
/** Up to ten characters of a post, as page headers cut it. */
export const CUT_POST = "[A-Z][A-Z.' ]{1,9}?";
/** The post of a page line, cut to ten characters by the terminal, though not by all. */
export const PAGE_LINE_POST =
  "(?:[A-Z][A-Z.' -]{0,30}?|[A-Z][a-z.'-]{1,14}(?: [A-Za-z][a-z.'-]{0,14}){0,2}?)";

// ---------------------------------------------------------------- classification

/** The levels, the lowest first. */
export const CLASSIFICATION_LEVELS: readonly ClassificationLevel[] = [
  'UNCLASSIFIED',
  'LIMITED OFFICIAL USE',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
];

/** The words of the levels as banners have them; SBU is no level, but a banner all the same. */
export const BANNER_WORD = 'TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLASSIFIED';

interface LevelWord {
  /** As it is spelled. */
  readonly words: string;
  /** Written without spacing, with the slips of copies and scans. */
  readonly plain: string;
  readonly level: ClassificationLevel;
}

/** The words that open a classification line; FORMAT §4. */
export const LEVEL_WORDS: readonly LevelWord[] = [
  { words: 'TOP SECRET', plain: String.raw`TOP\s{1,3}SECRET`, level: 'TOP SECRET' },
  { words: 'SECRET', plain: 'SECRET', level: 'SECRET' },
  { words: 'CONFIDENTIAL', plain: 'CONFIDENTIAL', level: 'CONFIDENTIAL' },
  {
    words: 'LIMITED OFFICIAL USE',
    plain: String.raw`LIMITED\s{1,3}OFFICIAL\s{1,3}USE`,
    level: 'LIMITED OFFICIAL USE',
  },
  { words: 'UNCLASSIFIED', plain: 'U{1,2}N?CLASSIFIED|UNCIASSIFIED', level: 'UNCLASSIFIED' },
  { words: 'UNCLAS', plain: 'U{1,2}NCLAS|NCLAS', level: 'UNCLASSIFIED' },
];

/** What a scan reads for a letter. */
const READ_FOR: Readonly<Record<string, string>> = { O: '[O0]', I: '[I1l]', D: '[D0O]', N: '[NM]' };

/** V8 unrolls repetitions of up to three: with `{0,3}` it compiles the words for 20 ms at the start of the server. */
const BETWEEN = String.raw`\s{0,4}`;

/** A word whose letters blanks part, the first two at least: `C O N F I D E N T I A L`, `E C R E T`. */
function spacedPattern(words: string): string {
  const letters = Array.from(words.replaceAll(' ', ''), (letter) => READ_FOR[letter] ?? letter);
  const [first, second, ...rest] = letters;
  const tail = [second, ...rest].join(BETWEEN);
  // A copy closes up the first letters or doubles the first: `CO N F I…`, `CC O N F…`, `SS E C R E T`.
  const closed = String.raw`${first}{1,2}\s{0,3}${second}\s{1,3}${rest.join(BETWEEN)}`;
  const [third, ...others] = rest;
  // Copies lose the first letter and double it.
  const clipped = `${second}${String.raw`\s{1,3}`}${[third, ...others].join(BETWEEN)}`;
  return String.raw`(?:${first}\s{1,3}){1,2}${tail}|${closed}|${first}{2}\s{1,3}${tail}|${clipped}`;
}

const SPACED_WORD = new RegExp(
  `^["',.]{0,3}(?:${LEVEL_WORDS.map(({ words }) => `(${spacedPattern(words)})`).join('|')})`,
  'i',
);
const PLAIN_WORD = new RegExp(
  `^["',.]{0,3}(?:${LEVEL_WORDS.map(({ plain }) => `(${plain})`).join('|')})(?![A-Za-z])`,
  'i',
);
/** Closed up and glued to the post or the section: `CONFIDENTIALRIGA 004180`, `SECRETSECTION 01 OF 02 RIGA 004180`. */
const GLUED_WORD = new RegExp(
  `^(?:${LEVEL_WORDS.map(({ plain }) => `(${plain})`).join('|')})(?=(?:SECTION\\s{0,3}[\\dO]{1,2}\\s{0,3}OF\\s{0,3}[\\dO]{1,2}\\s{1,3})?(?!ARY|ARIAT|ITY|LY)${POST}\\s{1,6}\\d{5,6}$)`,
);
/** With what one of the words begins: without it nothing else is looked at. */
const WORD_BEGINS = /^["',.]{0,3}(?:[TSCLUEONI]\s|(?:TT|SS|CC|LL|CO|SE|LI)\s|TOP|SEC|CON|LIM|UN|UU|UC|NC)/i;

/** A classification word at the beginning of a text. */
export interface ClassificationWord {
  readonly text: string;
  /** Offset in the text: quotation marks of a database may be before it. */
  readonly at: number;
  readonly level: ClassificationLevel;
  /** Whether its letters are spaced. */
  readonly spaced: boolean;
}

/** The classification word with which a text begins. FORMAT §4. */
export function classificationWordOf(source: string): ClassificationWord | undefined {
  if (!WORD_BEGINS.test(source)) return undefined;
  const spacedWord = SPACED_WORD.exec(source);
  const match = spacedWord ?? PLAIN_WORD.exec(source) ?? GLUED_WORD.exec(source);
  if (!match) return undefined;
  const index = match.findIndex((group, number) => number > 0 && group !== undefined);
  const text = match[index] ?? '';
  return {
    text,
    at: match[0].length - text.length,
    level: LEVEL_WORDS[index - 1]?.level ?? 'UNCLASSIFIED',
    spaced: spacedWord !== null,
  };
}

/** The level of the classification word with which a text begins; SBU is no classification. */
export function levelOf(source: string): ClassificationLevel {
  return classificationWordOf(source)?.level ?? 'UNCLASSIFIED';
}

// ---------------------------------------------------------------- captions

/** The captions by which a line is known as one of captions. 5 FAH-2 H-440, FORMAT §6.1. */
export const CAPTION_WORD = String.raw`SIPDIS|SENSITIVE|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SPECAT|E\s?F\s?T\s?O|NOCONTRACT|ORCON|PROPIN|AIDAC|TERREP|CODEL|STAFFDEL|CHEROKEE|EYES\s{1,3}ONLY|OFFICIAL[- ]INFORMAL|VISAS?\s{1,3}(?:VIPER|DONKEY|EAGLE|CONDOR|BEAR|HORSE|MANTIS|PEGASUS|HAWK)S?|[A-Z]{2,10}\s{1,3}CHANNEL|CORRECTED\s{1,3}COPY`;
export const CORRECTED_COPY_WORD = String.raw`C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s{0,3}C\s?O\s?P\s?Y`;

// ---------------------------------------------------------------- portion marks and paragraph numbers

/** A level with what may follow it: `(C)`, `(SBU)`, `(S//NF)`, `(C/REL LTU, LVA)`, `(S - ENTIRE TEXT)`, `( C )`. */
export const PORTION = String.raw`\(\s{0,2}(?:U|SBU|C|S|TS|LOU|FOUO|UNCLASSIFIED|CONFIDENTIAL|SECRET|SE)(?:(?:\/\/?|\s?[-–]\s?|\s)[^()\r\n]{1,60})?\s{0,2}\)`;
/** A mark that has lost its brackets or one of them: `C)`, `CONFIDENTIAL - ENTIRE TEXT`. */
const BARE_PORTION = String.raw`(?:U|SBU|C|S)(?:\/\/?NF)?\)|(?:CONFIDENTIAL|SECRET|UNCLASSIFIED|LOU|U|C|S)\s?[-–]\s?ENTIRE TEXT\b`;
export const PORTION_MARK = new RegExp(`^${PORTION}`, 'i');
/** The pilcrow of a web copy, also as a replacement character or read as Latin-1. */
export const PILCROW = String.raw`Â?[¶\ufffd]`;
/** The number is followed by a full stop, which may be lost before a mark. */
const PARAGRAPH = new RegExp(
  String.raw`^(${PILCROW}\s?)?(\d{1,4})(?:\s?\.(?!\d)\s*(${PORTION}|${BARE_PORTION})?|\s?[,:)]?\s{0,2}(${PORTION}))`,
  'i',
);
/** `(C) 1. `: a few posts put the mark before the number. */
const MARK_FIRST = new RegExp(String.raw`^((${PORTION})\s{0,2})(\d{1,3})\.\s`, 'i');

/** What a line says of itself when it begins with a paragraph number. Lengths are in UTF-16 code units. */
export interface ParagraphStart {
  readonly pilcrow: number;
  readonly digits: string;
  readonly digitsAt: number;
  readonly mark: string | undefined;
  readonly markAt: number;
  readonly length: number;
}

/** The paragraph number with which a text begins, whatever the number. FORMAT §7. */
export function paragraphStartOf(head: string): ParagraphStart | undefined {
  const code = head.charCodeAt(0);
  if (code === 40) return markFirst(head);
  if (!isDigit(code) && code !== 0xb6 && code !== 0xfffd && code !== 0xc2) return undefined;
  const match = PARAGRAPH.exec(head);
  if (!match) return undefined;
  const [{ length }, pilcrow = '', digits = '', afterStop, afterNumber] = match;
  const mark = afterStop ?? afterNumber;
  const markAt = length - (mark?.length ?? 0);
  return { pilcrow: pilcrow.trimEnd().length, digits, digitsAt: pilcrow.length, mark, markAt, length };
}

function markFirst(head: string): ParagraphStart | undefined {
  const match = MARK_FIRST.exec(head);
  if (!match) return undefined;
  const [whole, before = '', mark, digits = ''] = match;
  return { pilcrow: 0, digits, digitsAt: before.length, mark, markAt: 0, length: whole.trimEnd().length };
}

// ---------------------------------------------------------------- page furniture

/** A scan reads 0 as O and sometimes as C. */
export const digitsOf = (written: string) => Number(written.replace(/[OC]/gi, '0'));

/** Behind the word PAGE and its number: post, serial, section and total, and the day, hour and minute of receipt, as groups. */
const PAGE_HEADER_REST = String.raw`(${CUT_POST})\s+(\d{3,6})(?:\s+([\dO]{1,2})\s+OF\s+([\dOC]{1,2}))?(?:\s+(\d{2})(\d{2})(\d{2})[Z2]?)?`;
/** `PAGE 02 HARARE 03759 01 OF 03 111533Z` or `PAGE 02` alone; the page is the first group. FORMAT §5. */
export const PAGE_HEADER = new RegExp(String.raw`^PAGE\s+(\d{1,3})(?:\s+${PAGE_HEADER_REST})?$`);
/** `HARARE 03759 01 OF 03`, below `PAGE 02` in copies of 1977 to 1979. */
export const PAGE_HEADER_SECOND_LINE = new RegExp(`^${PAGE_HEADER_REST}$`);
/**
 * With its time of receipt nothing else inside a line looks like a page header. Groups as in `PAGE_HEADER`, after the
 * banner before it.
 */
export const INLINE_PAGE_HEADER = new RegExp(
  String.raw`(?:(?<=\s)(${BANNER_WORD})\s{1,40})?PAGE\s{1,4}(\d{1,3})\s{1,12}(${CUT_POST})\s{1,6}(\d{3,6})(?:\s{1,4}(\d{2})\s{1,2}OF\s{1,2}(\d{2}))?\s{1,4}(\d{2})(\d{2})(\d{2})Z`,
);

/** Serial, section, page and total of a page line: `00001398  002.3 OF 004`. FORMAT §0: serials have eight digits. */
export const PAGE_NUMBERS = String.raw`\s{1,4}(\d{8})\s{1,4}(\d{3})(?:\.(\d))?\s{1,2}(?:OF|of)\s{1,2}(\d{3})(?!\d)`;

/** A banner with what may be around the word: `SECRET//NOFORN`, `CONFIDENTIAL PTQ4471`, `CLASSIFICATION: SECRET`. */
export const BANNER = new RegExp(
  String.raw`^(?:C(?:LASSIFICATION|lassification):\s{1,4})?(?:${BANNER_WORD}|SBU)(?:\s?\/\/?\s?(?:NOFORN|SBU|FOR OFFICIAL USE ONLY|FOUO|NODIS|EXDIS))?(?:\s+(?:PTQ\d+|\d{1,4}))?$`,
);
/** The number of a print alone. */
export const PRINT_NUMBER = /^PTQ\d+$/;
/** The exemptions of a release, `B6`, `1.4(D)`. */
export const EXEMPTION = String.raw`(?:B[1-9]|1\.[45]\s?\([A-H]\))`;
