import { readReference } from '../reference/referenceNumbers';
import { monthOf } from '../syntax/lexicon';
import { looksLikeCable } from '../syntax/recognise';
import type { ClassificationLevel } from '../syntax/tree';

/** What the columns of a table of cables hold; indices from 0. */
export interface ContainerColumns {
  /** The text of the cable: one column, or the envelope and then the rest. */
  readonly text: readonly number[];
  readonly id?: number;
  readonly date?: number;
  /** Whether dates with slashes have the day first, `25/9/2006`. */
  readonly dayFirst?: boolean;
  readonly classification?: number;
}

/** What the row of a container says of its cable: it fills what the text lacks. */
export interface Evidence {
  /** A message reference number in any spelling that `readReference` knows. */
  readonly id?: string;
  /** ISO 8601, UTC, to the minute; or a date alone. */
  readonly date?: string;
  readonly classification?: ClassificationLevel;
}

/** Share of the filled cells of a column that must be of a kind. */
const SHARE = 0.6;
/** Longer cells are neither a number, nor a date, nor a classification. */
const SHORT = 60;

/**
 * Finds what each column of a container holds, by its content; of several columns of a kind, the first under a
 * name that says so, else the first.
 *
 * @param names of the columns; empty where the container has no header
 * @param rows the first rows
 * @param named indices of the columns that the user says hold the text
 * @returns `undefined` where no column holds cables
 */
export function containerColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  named?: readonly number[],
): ContainerColumns | undefined {
  const text = named ?? textColumns(names, rows);
  if (text.length === 0) return undefined;
  const find = (test: (cell: string) => boolean, name: RegExp, not?: RegExp) =>
    bestColumn(names, rows, text, test, name, not);
  const id = find(
    (cell) => readReference(cell)?.year !== undefined,
    /^(?:mrn|id|ref_?id|canonical|cable|number)/i,
    REFERENCES,
  );
  const date = find(
    (cell) => dateIn(cell, false) !== undefined || dateIn(cell, true) !== undefined,
    /date|sent|time/i,
  );
  const classification = find((cell) => levelIn(cell) !== undefined, /class|level/i);
  const dayFirst = date !== undefined && rows.some((row) => DAY_FIRST.test(row[date]?.trim() ?? ''));
  return {
    text,
    ...(id !== undefined && { id }),
    ...(date !== undefined && { date }),
    ...(dayFirst && { dayFirst }),
    ...(classification !== undefined && { classification }),
  };
}

/** What a row says of its cable besides the text. */
export function evidenceOf(columns: ContainerColumns, cells: readonly string[]): Evidence {
  const cell = (index: number | undefined) => (index === undefined ? '' : (cells[index]?.trim() ?? ''));
  const id = cell(columns.id);
  const date = dateIn(cell(columns.date), columns.dayFirst ?? false);
  const classification = levelIn(cell(columns.classification));
  return {
    ...(id !== '' && readReference(id)?.year !== undefined && { id }),
    ...(date !== undefined && { date }),
    ...(classification !== undefined && { classification }),
  };
}

/** The text of a row's cable: an envelope in a column of its own precedes the rest, unless that repeats it. */
export function textOfRow(columns: ContainerColumns, cells: readonly string[]): string {
  const parts = columns.text.map((index) => unescaped(cells[index] ?? ''));
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return first;
  const whole = rest.join('\n\n');
  const sender = /^FM .+$/m.exec(first)?.[0].trim();
  return sender !== undefined && whole.includes(sender) ? whole : `${first}\n\n${whole}`;
}

/** Some dumps put a backslash before each line break, or `\n` in its place. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  if (!text.includes('\n') && /\\n.*\\n/s.test(text)) {
    return text.replaceAll(/\\(?:r\\n|[nr])/g, '\n').replaceAll('\\t', '\t');
  }
  return text.replaceAll(/\\(?=\r?\n|\r)/g, '');
}

/** Lines that a cable's header and body have: in a cell they are sign enough. */
const HEADER_LINE = /^\s*(?:TAGS|SUBJ(?:ECT)?|REFS?|E\.? ?O\.? ?1\d{4})\s?[:.]/im;

function isCableText(cell: string): boolean {
  return cell.length > SHORT && (looksLikeCable(cell) || HEADER_LINE.test(cell));
}

/** A list of other cables, in no case the number of the cable itself. */
const REFERENCES = /^refs?$|references|^in_?reply/i;

function textColumns(names: readonly string[], rows: readonly (readonly string[])[]): readonly number[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, index) => {
    const cells = rows.map((row) => unescaped(row[index] ?? '')).filter((cell) => cell.trim() !== '');
    const alike = cells.filter(isCableText).length;
    const length = cells.reduce((sum, cell) => sum + cell.length, 0);
    const envelopes = cells.filter((cell) => /^FM /m.test(cell)).length;
    return { index, length, envelopes, isText: alike > 0 && alike >= cells.length * SHARE };
  });
  const found = columns.filter(({ isText }) => isText).toSorted((a, b) => b.length - a.length);
  const [main, second] = found;
  if (!main) {
    // Bodies without any header are recognized by the name of the column.
    const body = columns
      .filter(
        ({ index, length }) =>
          /text|body|content|message/i.test(names[index] ?? '') && length > rows.length * SHORT,
      )
      .toSorted((a, b) => b.length - a.length)[0];
    return body ? [body.index] : [];
  }
  const envelope =
    second && second.envelopes > main.envelopes && second.index < main.index ? [second.index] : [];
  return [...envelope, main.index];
}

function bestColumn(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  text: readonly number[],
  test: (cell: string) => boolean,
  name: RegExp,
  not?: RegExp,
): number | undefined {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const found: number[] = [];
  for (let index = 0; index < width; index++) {
    if (text.includes(index) || not?.test(names[index] ?? '')) continue;
    const cells = rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    const fit = cells.filter((cell) => cell.length <= SHORT && test(cell)).length;
    // Where half the rows have nothing, the column is not about the cable itself.
    if (fit > 0 && fit >= cells.length * SHARE && cells.length * 2 >= rows.length) found.push(index);
  }
  return found.find((index) => name.test(names[index] ?? '')) ?? found[0];
}

const LEVELS: readonly (readonly [RegExp, ClassificationLevel])[] = [
  [/^TOP ?SECRET\b/, 'TOP SECRET'],
  [/^SECRET\b/, 'SECRET'],
  [/^CONFIDENTIAL\b/, 'CONFIDENTIAL'],
  [/^LIMITED OFFICIAL USE\b/, 'LIMITED OFFICIAL USE'],
  [/^UNCLAS(?:SIFIED)?\b/, 'UNCLASSIFIED'],
];

/** `CONFIDENTIAL//NOFORN`, `Unclassified` */
function levelIn(cell: string): ClassificationLevel | undefined {
  if (cell.length > SHORT) return undefined;
  const written = cell.toUpperCase().trim();
  return LEVELS.find(([form]) => form.test(written))?.[1];
}

const ISO =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?(?:\s?(?:Z|UTC|[+-]00:?00))?)?$/;
const SLASHES = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,? (\d{1,2}):(\d\d)(?::\d\d)?(?: ?([AP])M)?)?$/i;
const DAY_FIRST = /^(?:1[3-9]|2\d|3[01])[/.]\d{1,2}[/.]\d{4}/;
const WORDS = /^(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})(?:,? (\d{1,2}):(\d\d)(?::\d\d)?)?$/i;

/** A cell that is a date as a whole, as ISO 8601; a time is taken as UTC, as date-time groups are. */
function dateIn(cell: string, dayFirst: boolean): string | undefined {
  const iso = ISO.exec(cell);
  if (iso) return isoOf(iso[1], iso[2], iso[3], iso[4], iso[5]);
  const slashes = SLASHES.exec(cell);
  if (slashes) {
    const [, one, two, year, hour, minute, half] = slashes;
    const afternoon =
      half === undefined ? hour : String((Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0));
    return dayFirst ? isoOf(year, two, one, afternoon, minute) : isoOf(year, one, two, afternoon, minute);
  }
  const words = WORDS.exec(cell);
  if (!words) return undefined;
  return isoOf(words[3], String(monthOf((words[2] ?? '').toUpperCase())), words[1], words[4], words[5]);
}

function isoOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
): string | undefined {
  const date = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)),
  );
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isDay || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return undefined;
  const written = date.toISOString();
  return hour === undefined ? written.slice(0, 10) : `${written.slice(0, 16)}Z`;
}
