import { dateTimeGroupOf, messageReferenceOf, utcOf } from '../syntax/query/telegram';
import type { ClassificationLevel, Telegram } from '../syntax/tree';

/**
 * Day of the date-time group, `2006-09-25`, which sorts and compares; `undefined` where there is none or it is
 * impossible.
 */
export function dayOf(telegram: Telegram): string | undefined {
  const group = dateTimeGroupOf(telegram)?.node;
  const utc = group && utcOf(group);
  return utc === undefined ? undefined : new Date(utc).toISOString().slice(0, 10);
}

/** The same day `years` later, `2016-09-25`; it is for comparison and need not exist. */
export function yearsLater(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** `25 September 2006` for `2006-09-25`. */
export function inWords(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/**
 * Whether the telegram was sent in these years, both included. Without a date-time group or a year on the
 * classification line the kind of copy decides: partial extracts were made of telegrams of 2000 to 2010
 * (FORMAT §1). Where nothing tells, or the date-time group is impossible, it was not.
 */
export function sentIn(telegram: Telegram, first: number, last: number): boolean {
  const group = dateTimeGroupOf(telegram)?.node;
  if (group && utcOf(group) === undefined) return false;
  const year = group?.year ?? messageReferenceOf(telegram)?.node.year;
  if (year !== undefined) return year >= first && year <= last;
  return first <= 2010 && last >= 2000 && isPartialExtract(telegram);
}

/** Text in which the sentence of a partial extract stands, above all else. */
const HEAD = 500;

function isPartialExtract({ messages: [first] }: Telegram): boolean {
  return first.text.slice(0, HEAD).includes('This record is a partial extract of the original cable');
}

/** Whether the telegram is in the telegraphic format of 2000 to 2010, and no form. */
export function isTelegraphicOf2000s(telegram: Telegram): boolean {
  return sentIn(telegram, 2000, 2010) && !isForm(telegram);
}

/** Whether the telegram is a SMART form or a formatted military message. */
export function isForm({ messages }: Telegram): boolean {
  return messages.some(({ header }) => (header?.fields.length ?? 0) > 0);
}

/** Whether a level needs an authority: `UNCLAS` and Limited Official Use do not. */
export function isClassified(level: ClassificationLevel | undefined): boolean {
  return level === 'CONFIDENTIAL' || level === 'SECRET' || level === 'TOP SECRET';
}
