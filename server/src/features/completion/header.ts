import { type Caption, caption, captionsToWrite } from '../../reference/captions';
import { executiveOrder, reason, reasonSection } from '../../reference/orders';
import { lettersOf } from '../../reference/posts';
import { type TagList, tagsToWrite } from '../../reference/tags';
import { isoDateOf } from '../describe/dates';
import {
  type Cursor,
  finder,
  linesAbove,
  lineText,
  orderAt,
  type Suggestion,
  timeAt,
  yearAt,
} from './cursor';

const TAGS_LINE = /^\s*TAGS?\s*[:;]/i;
const ORDER_LINE = /^\s*E\.?\s?O\b/i;
const CLASSIFIED_BY = /\bCLASSIFIED\s+BY\b/i;

/** What may be written between the classification line and the first paragraph. */
export function inHeader(cursor: Cursor): Suggestion[] {
  const { before } = cursor;
  if (isIn(cursor, TAGS_LINE, /^[\sA-Z0-9,;()[\]#]*$/i)) return tags(cursor);
  const above = elementsAbove(cursor);
  const orders =
    ORDER_LINE.test(before) || !above.some((line) => ORDER_LINE.test(line)) ? orderForms(cursor) : [];
  const isBelowCaptions = above.some(
    (line) => TAGS_LINE.test(line) || ORDER_LINE.test(line) || /^\s*SUBJ/i.test(line),
  );
  return isBelowCaptions ? orders : [...captions(cursor), ...orders];
}

/** Whether the cursor is in an element: on its first line, or below it on a line of the given form. */
function isIn(cursor: Cursor, element: RegExp, continuation: RegExp): boolean {
  if (element.test(cursor.before)) return true;
  let line = cursor.before;
  for (const above of linesAbove(cursor)) {
    if (!continuation.test(line)) return false;
    if (element.test(above)) return true;
    line = above;
  }
  return false;
}

/** Elements that a header has at most: the search for the classification line ends somewhere. */
const MOST_LINES = 100;

/** The lines from the classification line to the cursor. */
function elementsAbove({ message, line }: Cursor): string[] {
  const first = message.header?.classificationLine;
  const start = first ? message.lineStarts.findLastIndex((at) => at <= first.start) : 0;
  const from = Math.max(start, line - MOST_LINES);
  return Array.from({ length: line - from }, (_, index) => lineText(message, from + index));
}

// ---------------------------------------------------------------- TAGS

function tags(cursor: Cursor): Suggestion[] {
  const { before, after } = cursor;
  const from = before.length - (/[A-Z0-9]*$/i.exec(before)?.[0].length ?? 0);
  const written = before.slice(from);
  const rest = after.replace(/^[A-Z0-9]*/i, '');
  const present = new Set(`${before.slice(0, from)} ${rest}`.toUpperCase().match(/[A-Z0-9]+/g));
  const codes = tagsToWrite(yearAt(cursor)).filter(({ code }) => !present.has(code));
  const byCode = codes.filter(({ code }) => code.startsWith(written.toUpperCase()));
  const isFound = finder(written);
  const byMeaning = codes.filter(
    ({ code, name = '' }) => !code.startsWith(written.toUpperCase()) && isFound(name),
  );
  // On an empty line the subjects come first, as in most cables.
  const ordered =
    written === '' ? TAG_LISTS.flatMap((list) => codes.filter((each) => each.list === list)) : byCode;
  return [...ordered, ...byMeaning].map(({ code, name = '' }) => ({ text: code, meaning: name, from }));
}

const TAG_LISTS: readonly TagList[] = ['subject', 'program', 'geographic', 'organization'];

// ---------------------------------------------------------------- captions

function captions(cursor: Cursor): Suggestion[] {
  const { before } = cursor;
  const [, others = '', written = ''] = /^\s*((?:[A-Z]+[\s/,]+)*)([A-Z]*)$/i.exec(before) ?? [];
  const from = before.length - written.length;
  const words = others.trim().split(/[\s/,]+/);
  const isCaptionLine = others === '' ? /^\s*[A-Z]*$/i.test(before) : words.every((word) => caption(word));
  if (!isCaptionLine) return [];
  const isFound = finder(written);
  return captionsToWrite(yearAt(cursor))
    .filter((each) => isFound(each.caption) && !words.includes(each.caption))
    .sort((a, b) => captionRank(a) - captionRank(b))
    .map((each) => ({ text: each.caption, meaning: each.meaning, from }));
}

/** Those on most cables; the others follow by the alphabet. */
const USUAL = ['SIPDIS', 'SENSITIVE', 'NOFORN', 'EXDIS', 'LIMDIS', 'NODIS', 'STADIS'];

function captionRank({ caption: words }: Caption): number {
  const rank = USUAL.indexOf(words);
  return rank === -1 ? USUAL.length : rank;
}

// ---------------------------------------------------------------- executive order

/** Years from the date of the cable to the date on its E.O. line, where the order gave a fixed time. */
const YEARS_AHEAD: Readonly<Record<string, number>> = { '12065': 6 };
const USUAL_YEARS_AHEAD = 10;

/** The forms that the table of orders writes out. */
const FORM = /^(?:DECL|GDS|XGDS|ADS|RDS|XDS|N\/A)/;

/** Whole E.O. lines, `E.O. 12958: DECL: 09/25/2016`. */
function orderForms(cursor: Cursor): Suggestion[] {
  const { before } = cursor;
  const order = executiveOrder(orderAt(cursor, /\d{5}/.exec(before)?.[0]) ?? '');
  if (!order) return [];
  const day = declassificationDay(cursor, order.number);
  const forms = (order.forms ?? '')
    .replace(/^E\.O\. \d+: /, '')
    .split('; ')
    .filter((form) => FORM.test(form))
    .map((form) => form.replace(/ to .*$/, '').replace(/mm\/dd\/y+/, day));
  const from = before.length - before.trimStart().length;
  const written = lettersOf(before);
  return forms
    .map((form) => `E.O. ${order.number}: ${form}`)
    .filter((text) => lettersOf(text).startsWith(written))
    .map((text) => ({ text, meaning: order.title, from }));
}

/** `09/25/2016`; with two digits for the year as they were written in the last century. */
function declassificationDay(cursor: Cursor, order: string): string {
  const date = new Date(timeAt(cursor));
  const ahead = YEARS_AHEAD[order] ?? USUAL_YEARS_AHEAD;
  const year = date.getUTCFullYear();
  const twoDigits = (number: number) => String(number % 100).padStart(2, '0');
  const last = year < 2000 ? twoDigits(year + ahead) : String(year + ahead);
  return `${twoDigits(date.getUTCMonth() + 1)}/${twoDigits(date.getUTCDate())}/${last}`;
}

// ---------------------------------------------------------------- reasons

/** A section of the order, and the letters that follow it so far. */
const REASONS = /\b(1\.[345])(?:\s*\(a\)(?=\s*\())?((?:\s|\(|\)|,|\/|AND\b|[A-H]\b)*)$/i;

/** The reasons for classification after `1.4 (`, in the statement of who classified the cable. */
export function reasons(cursor: Cursor): Suggestion[] {
  const { before } = cursor;
  if (!isIn(cursor, CLASSIFIED_BY, /./)) return [];
  const [, section = '', letters] = REASONS.exec(before) ?? [];
  if (letters === undefined) return [];
  const date = isoDateOf(timeAt(cursor));
  const from = before.length - (/[A-H]?$/i.exec(letters)?.[0].length ?? 0);
  const written = letters.slice(0, letters.length - (before.length - from));
  const isOpen = written.lastIndexOf('(') > written.lastIndexOf(')');
  const present = new Set(written.toLowerCase().replace(/and/g, '').match(/[a-h]/g));
  return (reasonSection(section, date)?.letters ?? [])
    .filter((letter) => !present.has(letter))
    .filter(finder(before.slice(from)))
    .map((letter) => {
      const meaning = reason(section, letter, date)?.meaning;
      return { text: isOpen ? letter : `(${letter})`, ...(meaning && { meaning }), from };
    });
}
