import { memo } from '../../reference/memo';
import { monthOf } from '../../syntax/lexicon';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** `25 September 2016`. */
export function longDate(utc: number): string {
  const date = new Date(utc);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `Monday 25 September 2006`. */
export function weekdayOf(utc: number): string {
  return `${WEEKDAYS[new Date(utc).getUTCDay()]} ${longDate(utc)}`;
}

/** `09:05 UTC`. */
export function clockOf(utc: number): string {
  return `${new Date(utc).toISOString().slice(11, 16)} UTC`;
}

/** `09:05 UTC` of an hour and minute. */
export function clockAt({ hour, minute }: { readonly hour: number; readonly minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} UTC`;
}

/** Time between two moments, `35 min`, `8 h 2 min`, `3 days`. */
export function spanOf(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / MINUTE);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/**
 * The moment of a day of the month, hour and minute that is nearest to another moment; `undefined` where there
 * is no such day or time.
 */
export function nearestMoment(
  { day, hour, minute }: { readonly day: number; readonly hour: number; readonly minute: number },
  near: number,
): number | undefined {
  if (hour > 23 || minute > 59) return undefined;
  const date = new Date(near);
  const moments = [-1, 0, 1].flatMap((months) => {
    const month = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
    const midnight = utcOfDay(month.getUTCFullYear(), month.getUTCMonth() + 1, day);
    return midnight === undefined ? [] : [midnight + (hour * 60 + minute) * MINUTE];
  });
  return moments.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
}

/** `12 years ago`, after a text that joins it; empty for less than a year. */
export function yearsAgo(then: number, today: number, joint = ' '): string {
  const years = yearsBetween(then, today);
  return years > 0 ? `${joint}${years} ${years === 1 ? 'year' : 'years'} ago` : '';
}

/** Whole years from one moment to a later one. */
function yearsBetween(from: number, to: number): number {
  const [first, last] = [new Date(from), new Date(to)];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  const full = Date.UTC(first.getUTCFullYear() + years, first.getUTCMonth(), first.getUTCDate());
  return full <= to ? years : years - 1;
}

/** The month of three letters, 1 to 12; 0 where they name none. */
export function monthNamed(letters: string): number {
  return monthOf(letters.slice(0, 3));
}

/** `2006-09-25`, which sorts and compares. */
export function isoDateOf(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}

/** Midnight UTC of a date; `undefined` where there is no such day. */
export function utcOfDay(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

/** Midnight UTC of a date of a table, `2006-09-25`, `2006-09` or `2006`. */
export function longDateOfTable(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  if (!month) return String(year);
  return day ? `${day} ${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${year}`;
}

/** Making a format takes longer than everything else in a hover. */
const formatOf = memo((zone: string): Intl.DateTimeFormat | undefined => {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      month: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    // A zone that the machine's time zone data do not have: no local time.
    return undefined;
  }
});

/** A moment at a place, by the rules of that date. */
export interface LocalTime {
  readonly weekday: string;
  readonly day: number;
  /** `September`. */
  readonly month: string;
  /** `14:05`. */
  readonly clock: string;
}

/** `undefined` where the zone is not known. @param zone IANA name, `Asia/Baku` */
export function localTime(utc: number, zone: string): LocalTime | undefined {
  const parts = formatOf(zone)?.formatToParts(utc);
  if (!parts) return undefined;
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    weekday: part('weekday'),
    day: Number(part('day')),
    month: MONTHS[Number(part('month')) - 1] ?? '',
    clock: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * Local time of that date, `14:05`, with the weekday where it is another day than in UTC, `01:30 on Tuesday`.
 * `undefined` where the zone is not known.
 */
export function localTimeOf(utc: number, zone: string): string | undefined {
  const local = localTime(utc, zone);
  if (!local) return undefined;
  return local.day === new Date(utc).getUTCDate() ? local.clock : `${local.clock} on ${local.weekday}`;
}
