import type { Span, Token, TokenKind } from './tree';

/**
 * One line of a message without its break and without the blanks round it; empty where the line is blank. Where
 * a page ended in the middle of a line it is the part before or behind the page line.
 */
export interface Line extends Span {
  /** Page furniture was lifted out before this line, or in the middle of the line of which this is the rest. */
  readonly interrupted: 'no' | 'before' | 'within';
}

/** A part of a line that is read as a line of its own. */
export function lineFrom(start: number, end: number): Line {
  return { start, end, interrupted: 'no' };
}

/** What was read of the lines, and the index of the first line that is not part of it. */
export interface Read<T> {
  readonly node: T;
  readonly next: number;
}

/** For a node that is filled in while its lines are read. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A leaf that says no more than its kind and where it is. */
export function leaf<K extends TokenKind>(kind: K, start: number, end: number): Token<K> {
  return { kind, start, end };
}

/** Offset at which each line begins. Lines end at \n, \r\n and \r, as in the Language Server Protocol. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/**
 * The lines of a text, trimmed. Web copies have no-break, em and zero-width spaces at the ends of lines, and
 * the CSV dump leaves a backslash at each.
 */
export function linesOf(text: string, lineStarts: readonly number[]): Line[] {
  return lineStarts.map((lineStart, index) => {
    let start = lineStart;
    let end = lineStarts[index + 1] ?? text.length;
    while (end > start && (isBlank(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === BACKSLASH))
      end--;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    return { start, end, interrupted: 'no' };
  });
}

const BACKSLASH = 92;

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

/** No element is recognised by more than this many characters of its line, so a long line costs no more. */
export const HEAD = 200;

/** The beginning of a line, enough to tell what the line is. */
export function headOf(text: string, line: Line): string {
  return text.slice(line.start, Math.min(line.end, line.start + HEAD));
}

export const RULE = /^(?:[-=*_~][-=*_~ ]{2,})$/;

// A portion mark is a level with what may follow it: (C), (SBU), (S//NF), (C/REL LTU, LVA), (S - ENTIRE TEXT), ( C ).
const PORTION = String.raw`\(\s{0,2}(?:U|SBU|C|S|TS|LOU|FOUO|UNCLASSIFIED|CONFIDENTIAL|SECRET|SE)(?:(?:\/\/?|\s?[-–]\s?|\s)[^()\r\n]{1,60})?\s{0,2}\)`;
/** A mark that has lost its brackets or one of them: `C)`, `CONFIDENTIAL - ENTIRE TEXT`. */
const BARE_PORTION = String.raw`(?:U|SBU|C|S)(?:\/\/?NF)?\)|(?:CONFIDENTIAL|SECRET|UNCLASSIFIED|LOU|U|C|S)\s?[-–]\s?ENTIRE TEXT\b`;
export const PORTION_MARK = new RegExp(`^${PORTION}`, 'i');
// Behind the number stands a full stop, which may be lost before a mark.
const PARAGRAPH = new RegExp(
  String.raw`^(Â?[¶\ufffd]\s?)?(\d{1,4})(?:\s?\.(?!\d)\s*(${PORTION}|${BARE_PORTION})?|\s?[,:)]?\s{0,2}(${PORTION}))`,
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

export function paragraphStartOf(head: string): ParagraphStart | undefined {
  const code = head.charCodeAt(0);
  if (code === 40) return markFirst(head);
  const digit = code >= 48 && code <= 57;
  if (!digit && code !== 0xb6 && code !== 0xfffd && code !== 0xc2) return undefined;
  const match = PARAGRAPH.exec(head);
  if (!match) return undefined;
  const [{ length }, pilcrow = '', digits = '', behindStop, behindNumber] = match;
  const mark = behindStop ?? behindNumber;
  const markAt = length - (mark?.length ?? 0);
  return { pilcrow: pilcrow.trimEnd().length, digits, digitsAt: pilcrow.length, mark, markAt, length };
}

function markFirst(head: string): ParagraphStart | undefined {
  const match = MARK_FIRST.exec(head);
  if (!match) return undefined;
  const [whole, before = '', mark, digits = ''] = match;
  return { pilcrow: 0, digits, digitsAt: before.length, mark, markAt: 0, length: whole.trimEnd().length };
}

/** The months as a date-time group has them. */
export const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** 1–12 for a month of three letters in any case, or 0 where the letters name none. */
export function monthOf(letters: string): number {
  return MONTHS.indexOf(letters.toUpperCase()) + 1;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Two digits from 66 on are years of the twentieth century: the first telegrams in the archives are of 1966. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 66 ? 1900 + year : 2000 + year;
}
