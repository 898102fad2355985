import { orderInForce } from '../../reference/orders';
import { dateTimeGroupOf, utcOf, yearOf } from '../../syntax/query/telegram';
import type { Message, Telegram } from '../../syntax/tree';
import { isoDateOf } from '../describe/dates';

/** Where someone writes. Columns are UTF-16 code units from the start of the line. */
export interface Cursor {
  readonly telegram: Telegram;
  readonly message: Message;
  /** 0-based line of the message. */
  readonly line: number;
  /** Milliseconds since 1970. */
  readonly today: number;
  /** The line up to the cursor, and from there on. */
  readonly before: string;
  readonly after: string;
}

/** Something that may be written at the cursor. */
export interface Suggestion {
  readonly text: string;
  /** What it says, in a few words. */
  readonly meaning?: string;
  /** Column from which on what is written already gives way to it. */
  readonly from: number;
}

/** Text of a line of the message, without its break. */
export function lineText({ text, lineStarts }: Message, line: number): string {
  return text
    .slice(lineStarts[line] ?? text.length, lineStarts[line + 1] ?? text.length)
    .replace(/[\r\n]+$/, '');
}

/** An element has no more lines; a list of addressees neither. */
const MOST_LINES = 200;

/** The lines above the cursor, the nearest first, as long as they are not blank. */
export function* linesAbove({ message, line }: Cursor): Generator<string> {
  for (let above = line - 1; above >= Math.max(0, line - MOST_LINES); above--) {
    const text = lineText(message, above);
    if (text.trim() === '') return;
    yield text;
  }
}

/** Time of the date-time group, milliseconds since 1970; of a cable that has none yet, today. */
export function timeAt({ telegram, today }: Cursor): number {
  const group = dateTimeGroupOf(telegram)?.node;
  return (group && utcOf(group)) ?? today;
}

export function yearAt({ telegram }: Cursor): number | undefined {
  return yearOf(telegram);
}

/** The order whose number the cable carries: as written on its E.O. line, else the one in force on its date. */
export function orderAt(cursor: Cursor, written?: string): string | undefined {
  return written ?? orderInForce(isoDateOf(timeAt(cursor)))?.number;
}

/** Characters of what is looked for. */
const LONGEST_WRITTEN = 100;

/** Tells whether each word that is written begins a word of what something is found by. */
export function finder(written: string): (found: string) => boolean {
  const words = written
    .slice(0, LONGEST_WRITTEN)
    .toUpperCase()
    .split(/[\s/]+/);
  const beginnings = [...new Set(words)].filter((word) => word !== '').map((word) => ` ${word}`);
  return (found) => {
    if (beginnings.length === 0) return true;
    const all = ` ${found.toUpperCase()}`;
    return beginnings.every((word) => all.includes(word));
  };
}
