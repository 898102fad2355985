/** What is known of a telegram of 1945 to 1966 by its own parts: its name, its place, and when it was sent. */

import { type Post, post } from '../reference/posts';
import { textOf } from '../syntax/query/walk';
import type { LocalDate, Message, PrintedTelegram, Telegram } from '../syntax/tree';

/** Washington kept the time of New York. */
export const WASHINGTON = 'America/New_York';

export interface Printed {
  readonly message: Message;
  readonly printed: PrintedTelegram;
}

/** The parts of a telegram of these years; `undefined` for a telegram of later ones. */
export function printedOf({ messages: [message] }: Telegram): Printed | undefined {
  return message.printed && { message, printed: message.printed };
}

/** `Hong Kong`, `Rome`: the place of the dateline or of the form; an outgoing form is from Washington. */
export function placeOf({ message, printed }: Printed): string | undefined {
  if (printed.carrier === 'outgoing form') return 'Washington';
  if (!printed.place) {
    // Most web copies have lost the dateline; the title says who sent it.
    const address = message.envelope?.originator?.address;
    const title = address ? textOf(message, address).replace(/\s+/g, ' ') : '';
    if (/^(?:the )?(?:Acting |Under )?Secretary of State\b|^Department of State\b/.test(title))
      return 'Washington';
    return /\bat ([A-Z][\w .'’-]{2,30})$/.exec(title)?.[1];
  }
  const written = textOf(message, printed.place).replace(/\s+/g, ' ');
  return written === written.toUpperCase()
    ? written
        .toLowerCase()
        .replace(
          /(^|[\s.'’-])(\p{L})/gu,
          (_, before: string, letter: string) => before + letter.toUpperCase(),
        )
    : written;
}

/** Whether the Department sent it. */
export function isFromWashington(parts: Printed): boolean {
  return placeOf(parts) === 'Washington';
}

export function postOfPlace(parts: Printed): Post | undefined {
  const place = placeOf(parts);
  return place === undefined || isFromWashington(parts) ? undefined : post(place.toUpperCase());
}

/** IANA name of the zone of the place; `undefined` where no table has it. */
export function zoneOf(parts: Printed): string | undefined {
  return isFromWashington(parts) ? WASHINGTON : postOfPlace(parts)?.timeZone;
}

/** The number in the series of the place, `4417`; `undefined` where none is printed or it is no plain number. */
export function serialOf({ printed }: Printed): number | undefined {
  return printed.number && /^\d+$/.test(printed.number.number) ? Number(printed.number.number) : undefined;
}

/** The year of the dateline, else of the file number. */
export function yearOf({ printed }: Printed): number | undefined {
  return printed.date?.year ?? printed.file?.date?.year;
}

/** Whether the Department received it: its file number then has its date. */
export function isToWashington({ message }: Printed): boolean {
  const list = message.envelope?.addresseeLists.find(({ role }) => role === 'action');
  const [first] = list?.addressees ?? [];
  return (
    first !== undefined && /Department of State|Secretary of State|SECSTATE/i.test(textOf(message, first))
  );
}

/** `53 ROME 4417`; without a number `FRUS 371`. */
export function nameOf(parts: Printed): string | undefined {
  const { message, printed } = parts;
  const place = placeOf(parts)?.toUpperCase();
  const year = yearOf(parts);
  if (printed.number && place)
    return [year && String(year % 100).padStart(2, '0'), place, printed.number.number]
      .filter(Boolean)
      .join(' ');
  const number = printed.document && /\d+/.exec(textOf(message, printed.document))?.[0];
  return number && `FRUS ${number}`;
}

/** Milliseconds since 1970 UTC of a date of the telegram; `undefined` without a year, an hour or a known zone. */
export function momentOf(date: LocalDate | undefined, zone: string | undefined): number | undefined {
  if (!date || date.year === undefined || date.hour === undefined || !isDay(date)) return undefined;
  const { hour, minute = 0 } = date;
  if (hour > 24 || minute > 59) return undefined;
  const local = Date.UTC(date.year, date.month - 1, date.day, hour, minute);
  if (date.zulu) return local;
  if (!zone) return undefined;
  // The offset at the moment itself, which the first guess may miss by the change to summer time.
  const first = offsetAt(local, zone);
  if (first === undefined) return undefined;
  const second = offsetAt(local - first, zone) ?? first;
  return local - second;
}

/** Whether the calendar has the day. */
export function isDay({ year = 1960, month, day }: LocalDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Milliseconds by which the clock of a zone is ahead of UTC at a moment. */
function offsetAt(utc: number, zone: string): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    }).formatToParts(utc);
    const part = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((each) => each.type === type)?.value);
    return (
      Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
      utc
    );
  } catch {
    // A zone younger than the time zone data of the machine.
    return undefined;
  }
}
