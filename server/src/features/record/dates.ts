import { fullYear, monthOf } from '../../syntax/lexicon';
import { attributeOf, dateTimeGroupOf, formNodesOf, utcOf } from '../../syntax/query/telegram';
import { textOf } from '../../syntax/query/walk';
import type { Message, Telegram } from '../../syntax/tree';
import { firstIn } from './first';

/** `2006-09-25T09:05Z` */
export function isoMinute(utc: number): string {
  return `${new Date(utc).toISOString().slice(0, 16)}Z`;
}

/** `2016-09-25`; `undefined` where there is no such day. */
export function isoDate({
  year,
  month,
  day,
}: {
  year: number;
  month: number;
  day: number;
}): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

/** The date of the cable: its date-time group, else what a web copy says above the text. */
export function dateOf(telegram: Telegram): string | undefined {
  const group = dateTimeGroupOf(telegram)?.node;
  const utc = group && utcOf(group);
  if (utc !== undefined) return isoMinute(utc);
  return (
    (group && isoDate(group)) ?? dateOfForm(telegram.messages[0]) ?? firstIn(telegram.messages, dateOfCopy)
  );
}

/** `Oct 30, 2001`: the form around an older cable has no date-time group. */
const DAY_OF_FORM = /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}), (\d{4})/;

function dateOfForm(message: Message): string | undefined {
  const [value] = formNodesOf(message, 'Text', ['DATE/DTG']);
  const [, month = '', day, year] = (value && DAY_OF_FORM.exec(textOf(message, value))) ?? [];
  return year === undefined ? undefined : dateIn(Number(year), month, Number(day), undefined);
}

/** `Cable dated:2002-11-15T12:40:00`, also with the classification line glued to it. */
const DATED = /\bCable dated:\s?(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/;
/** `Wednesday, 29 November 2000, 13:59` */
const IN_WORDS = /\b[A-Z][a-z]{2,5}day, (\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})(?:, (\d\d:\d\d))?/;
/** `291359Z Nov 00` alone on a line: what partial extracts have left of the date-time group. */
const GROUP_ALONE = /^[ \t]*(\d\d)(\d\d)(\d\d)Z ([A-Z][a-z]{2}) (\d\d)[ \t]*\r?$/m;
/** The date-time group of a later page that a copy ran into the text, `R 261054Z JUL 02 FM AMEMBASSY VATICAN`. */
const GROUP_IN_TEXT = /\b[ZOPRW](?: [ZOPRW])? (\d\d)(\d\d)(\d\d)Z ([A-Z]{3}) (\d\d) FM [A-Z]{3}/;
/** `09 JUL 1974`, the draft date of the Access to Archival Databases. */
const DRAFTED = /^(\d{1,2}) ([A-Z]{3}) (\d{4})$/;
/** Of the text above the cable, so much is read. */
const HEAD = 2000;

/** The date that a publisher wrote above the text or below it (FORMAT §3.5). */
function dateOfCopy(message: Message): string | undefined {
  const { text, header, body } = message;
  const dated = DATED.exec(text.slice(0, HEAD));
  if (dated) return `${dated[1]}T${dated[2]}Z`;
  const above = text.slice(0, Math.min(HEAD, header?.start ?? body?.start ?? 0));
  const [, day, month = '', year, time] = IN_WORDS.exec(above) ?? [];
  if (year !== undefined) return dateIn(Number(year), month, Number(day), time);
  const [, on, drafted = '', archived] = DRAFTED.exec(attributeOf(message, 'Draft Date') ?? '') ?? [];
  if (archived !== undefined) return dateIn(Number(archived), drafted, Number(on), undefined);
  const [, alone, hour, minute, name = '', short] = GROUP_ALONE.exec(text) ?? GROUP_IN_TEXT.exec(text) ?? [];
  return short === undefined ? undefined : dateIn(fullYear(short), name, Number(alone), `${hour}:${minute}`);
}

function dateIn(year: number, month: string, day: number, time: string | undefined): string | undefined {
  const date = isoDate({ year, month: monthOf(month), day });
  return date && time && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? `${date}T${time}Z` : date;
}
