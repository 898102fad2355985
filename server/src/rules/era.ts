import type { ClassificationLevel, Telegram } from '../syntax/tree';
import type { Context } from './rule';

/** The same day `years` later, `2016-09-25`; it is for comparison and need not exist. */
export function yearsLater(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** `September 25, 2006` for `2006-09-25`. */
export function spelledDate(day: string): string {
  return new Date(day).toLocaleDateString('en-US', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/**
 * Whether the telegram was sent in these years, both included. Without a date-time group or a year on the
 * classification line the kind of copy decides: partial extracts were made of telegrams of 2000 to 2010
 * (FORMAT §1). If nothing says, or the date-time group is impossible, it was not.
 */
export function sentIn(
  { telegram, year, dateTimeGroup, dateSent }: Context,
  first: number,
  last: number,
): boolean {
  if (dateTimeGroup && dateSent === undefined) return false;
  if (year !== undefined) return year >= first && year <= last;
  return first <= 2010 && last >= 2000 && isPartialExtract(telegram);
}

/** The sentence that marks a partial extract is the first of the text. */
const BEGINNING = 500;

function isPartialExtract({ messages: [first] }: Telegram): boolean {
  return first.text.slice(0, BEGINNING).includes('This record is a partial extract of the original cable');
}

/** Whether the telegram is in the telegraphic format of 2000 to 2010, and not a form. */
export function isTelegraphicOf2000s(context: Context): boolean {
  return !context.isForm && sentIn(context, 2000, 2010);
}

/** Whether a level needs a classification authority: `UNCLAS` and Limited Official Use do not. */
export function isClassified(level: ClassificationLevel | undefined): boolean {
  return level === 'CONFIDENTIAL' || level === 'SECRET' || level === 'TOP SECRET';
}
