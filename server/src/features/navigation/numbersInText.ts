import { postReading } from '../../reference/posts';
import type { ReferenceParts } from '../../reference/referenceNumbers';
import type { Span } from '../../syntax/tree';

/** The number of a cable in running text, `STATE 12345`, `06 BAKU 1398`, `06BAKU1398`. Offsets are UTF-16. */
export interface NumberInText extends ReferenceParts, Span {}

/** `06BAKU1398`, `2006BAKU001398`. */
const CLOSED_UP = /(?<![A-Za-z0-9])((?:19|20)?\d\d)([A-Z]{3,24})(\d{1,7})(?![A-Za-z0-9])/g;
/** Digits that may be a serial number, with the blank before them. */
const SERIAL = /\s(\d{2,7})(?!\w|[.,:/-]\d|\s?%)/g;
/** How far before the serial number the year and the post are looked for. */
const REACH = 64;
const WORD = "[A-Z][A-Za-z.'’]{1,20}";
const BEFORE = new RegExp(
  String.raw`(?:(?<![\w.,:/$-])((?:19|20)?\d\d)\s{1,3})?((?:${WORD}\s{1,3}){0,3}${WORD})\s{1,3}$`,
);

/**
 * The numbers of cables in running text. A post must be written as the table has it or as a known variant. Without
 * a year it must be in capitals, and the serial number must not look like a year or a round amount:
 * `PARIS 1998` and `KABUL 5000` are none.
 */
export function numbersInText(text: string): NumberInText[] {
  const found: NumberInText[] = [];
  for (const match of text.matchAll(CLOSED_UP)) {
    const [whole, year = '', post = '', serial = ''] = match;
    if (!isPost(post)) continue;
    const { index: start } = match;
    found.push({ start, end: start + whole.length, year: fullYear(year), post, serial: Number(serial) });
  }
  for (const match of text.matchAll(SERIAL)) {
    const number = spaced(text, match.index + 1, match[1] ?? '');
    if (number) found.push(number);
  }
  return found.sort((a, b) => a.start - b.start);
}

function spaced(text: string, at: number, digits: string): NumberInText | undefined {
  // Most numbers do not follow a word with a capital letter.
  const word = text.slice(Math.max(0, at - 4), at).trimEnd();
  if (!/[A-Za-z.'’]$/.test(word)) return undefined;
  const before = text.slice(Math.max(0, at - REACH), at);
  const [whole, written, words = ''] = BEFORE.exec(before) ?? [];
  if (whole === undefined) return undefined;
  const end = at + digits.length;
  const starts = [0, ...[...words.matchAll(/\s+/g)].map(({ index, 0: blank }) => index + blank.length)];
  for (const from of starts) {
    const post = words.slice(from).replace(/\s+/g, ' ');
    if (!isPost(post)) continue;
    const postStart = at - whole.length + whole.indexOf(words) + from;
    const serial = Number(digits);
    if (from === 0 && written !== undefined) {
      return { start: at - whole.length, end, year: fullYear(written), post, serial };
    }
    const bracketed = '(['.includes(text.charAt(postStart - 1)) && '])'.includes(text.charAt(end));
    if (post !== post.toUpperCase() || !isSerialAlone(digits, bracketed)) return undefined;
    return { start: postStart, end, post, serial };
  }
  return undefined;
}

/** Whether digits without a year are a serial number, and no year, amount or page. */
function isSerialAlone(digits: string, bracketed: boolean): boolean {
  if (digits.startsWith('0')) return Number(digits) > 0;
  if (/^(?:19|20)\d\d$/.test(digits) || /00$/.test(digits)) return false;
  return digits.length >= (bracketed ? 2 : 4);
}

function isPost(name: string): boolean {
  const how = postReading(name)?.how;
  return how === 'name' || how === 'variant';
}

/** Two digits from 66 on are of the twentieth century (FORMAT §3.5). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (year >= 1900) return year;
  return year >= 66 ? 1900 + year : 2000 + year;
}
