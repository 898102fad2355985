import type { Span } from '../../syntax/tree';

/**
 * Words of running text that name an item of the list of references or a paragraph: `ref A`, `reftel`, `para 4`.
 * Of `refs A, B and D` and of `paras 3-5` each letter and number is a mention.
 */
export interface Mention extends Span {
  readonly of: 'reference' | 'paragraph';
  /** Letter in capitals or number; absent where the list as a whole is named. */
  readonly name?: string;
  /** The letter or number alone: the first one’s mention begins with the word before it. */
  readonly named: Span;
  /** The word before the first letter or number. */
  readonly word: Span;
  /** Stands for others too, as the letters of `refs A-D` do, or is one of these. */
  readonly inRange: boolean;
}

/**
 * `and`, `,`, `-`: what may part two letters or two numbers. A slash does not: `ref c, A/S` ends with an office.
 */
const PARTED = String.raw`(?:\s{0,9}[,;&+–-]\s{0,9}(?:(?:and|or)\s{1,9})?|\s{1,9}(?:and|or|to|thru|through)\s{1,9})`;
/** A bracket that closes the whole mention ends it: `(ref A), a plan`. Some lists have digits for letters. */
const LETTER = String.raw`(?:\([A-T1-9]\)|[A-T1-9])`;
const LETTERS = String.raw`\([A-T1-9](?:${PARTED}[A-T1-9]){1,19}\)|${LETTER}(?:${PARTED}${LETTER}){0,19}`;
const REFERENCES = new RegExp(
  String.raw`\b(ref(?:tel)?s?)\b(?:\.?\s{1,9}(${LETTERS})(?!\w|[.:/-]\w))?(?!\s{0,3}:)`,
  'gi',
);
const PARAGRAPHS = new RegExp(
  String.raw`(\bpara(?:graph)?s?\b\.?)\s{0,9}(\d{1,3}(?:${PARTED}\d{1,3}){0,19})(?![\d/]|\.\d)`,
  'gi',
);
const ONE_LETTER = /(?<!\w)[A-T1-9](?!\w)/gi;
const ONE_NUMBER = /\d{1,3}/g;
const RANGE = /^[\s)]*(?:[–-]|to\b|thru\b|through\b)[\s(]*$/i;

/** The mentions in a text, by its offsets: UTF-16 from its start. */
export function mentionsIn(text: string): Mention[] {
  return [...referencesIn(text), ...paragraphsIn(text)];
}

function referencesIn(text: string): Mention[] {
  return [...text.matchAll(REFERENCES)].flatMap((match) => {
    const [whole, written = '', list = ''] = match;
    const word = { start: match.index, end: match.index + written.length };
    const at = match.index + whole.length - list.length;
    const letters = [...list.matchAll(ONE_LETTER)].map(({ index, 0: letter }) => ({
      start: at + index,
      end: at + index + 1,
      name: letter,
    }));
    const [first] = letters;
    if (!first || (letters.length === 1 && isArticle(text, written, first))) {
      return [{ of: 'reference', ...word, named: word, word, inRange: false }];
    }
    return mentions('reference', text, word, letters, lettersBetween);
  });
}

/** Whether an `a` opens the next words: `the points in reftel a week ago`. */
function isArticle(text: string, word: string, { name, end }: Named): boolean {
  return name === 'a' && (/tel/i.test(word) || /^\s+[a-z]/.test(text.slice(end, end + 10)));
}

const lettersBetween = (from: string, to: string) =>
  Array.from({ length: Math.max(0, to.charCodeAt(0) - from.charCodeAt(0) - 1) }, (_, index) =>
    String.fromCharCode(from.charCodeAt(0) + index + 1),
  );

function paragraphsIn(text: string): Mention[] {
  return [...text.matchAll(PARAGRAPHS)].flatMap((match) => {
    const [whole, written = '', list = ''] = match;
    const end = match.index + whole.length;
    if (isElsewhere(text, match.index, end)) return [];
    const word = { start: match.index, end: match.index + written.length };
    const at = end - list.length;
    const numbers = [...list.matchAll(ONE_NUMBER)].map(({ index, 0: number }) => ({
      start: at + index,
      end: at + index + number.length,
      name: String(Number(number)),
    }));
    return mentions('paragraph', text, word, numbers, numbersBetween);
  });
}

const numbersBetween = (from: string, to: string) =>
  Array.from({ length: Math.max(0, Number(to) - Number(from) - 1) }, (_, index) =>
    String(Number(from) + index + 1),
  );

/** `ref A, paragraph `, `operative paragraph `. */
const OTHER_BEFORE =
  /\b(?:ref(?:tel)?s?(?:['’]s)?(?:\s{1,3}\(?[A-T]\)?)?(?:['’]s)?[,;]?|operative|preambular|sub)[\s-]{1,3}$/i;
/** ` of ref B`, ` septel`, ` of the treaty`; but not ` of this cable`. */
const OTHER_BEHIND =
  /^(?:[\s,(]{0,3}(?:(?:of|in|from)\s{1,3})?(?:ref|septel)|\s{1,3}of\s{1,3}(?!this\b|the\s{1,3}present\b))/i;
/** `STATE 40117 para `, and ` of 06 STATE 40117`. */
const NUMBER_BEFORE = /[A-Z]{3}\s{1,3}\d{2,6}\)?,?\s{1,3}$/;
const NUMBER_BEHIND =
  /^[\s,(]{0,3}(?:(?:of|in|OF|IN)\s{1,3})?(?:\d\d\s)?[A-Z]{3,20}(?:\s[A-Z]{3,20})?\s{1,3}\d{2,6}\b/;

/** Whether the paragraph is one of another text. */
function isElsewhere(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const behind = text.slice(end, end + 60);
  return (
    OTHER_BEFORE.test(before) ||
    NUMBER_BEFORE.test(before) ||
    OTHER_BEHIND.test(behind) ||
    NUMBER_BEHIND.test(behind)
  );
}

interface Named extends Span {
  readonly name: string;
}

function mentions(
  of: Mention['of'],
  text: string,
  word: Span,
  listed: readonly Named[],
  between: (from: string, to: string) => readonly string[],
): Mention[] {
  return listed.flatMap((each, index) => {
    const before = listed[index - 1];
    const next = listed[index + 1];
    const isRange = (from: Named, to: Named) => RANGE.test(text.slice(from.end, to.start));
    const closes = before !== undefined && isRange(before, each);
    const inRange = closes || (next !== undefined && isRange(each, next));
    const { start, end } = each;
    const own = { of, name: each.name.toUpperCase(), named: { start, end }, word, inRange };
    const passed = closes ? between(before.name.toUpperCase(), own.name) : [];
    return [
      { ...own, start: index === 0 ? word.start : start, end },
      ...passed.map((name) => {
        const span = { start: before?.start ?? start, end };
        return { ...own, ...span, name, named: span, inRange: true };
      }),
    ];
  });
}
