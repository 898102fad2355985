/** Clocks of posts before Zulu time: telegrams up to 1965 give the hour of the place from which they were sent. */

import { post } from './posts';

/** Washington kept the time of New York. */
export const WASHINGTON = 'America/New_York';

export interface CalendarDate {
  readonly year?: number;
  /** 1–12, or 0 if the letters are not a month. */
  readonly month: number;
  readonly day: number;
}

/** A day, perhaps with a clock; what is not written is absent. */
export interface ClockDate extends CalendarDate {
  readonly hour?: number;
  readonly minute?: number;
  readonly zulu: boolean;
}

/** IANA name of the zone of a place, `Hong Kong`; `undefined` if the table of posts does not have it. */
export function zoneOfPlace(place: string): string | undefined {
  return place === 'Washington' ? WASHINGTON : post(place.toUpperCase())?.timeZone;
}

/** Milliseconds since 1970 UTC; `undefined` without a year, an hour, or a zone, or if the date is impossible. */
export function momentOf(date: ClockDate | undefined, zone: string | undefined): number | undefined {
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

/** Whether the calendar has the day; without a year, February has 29. */
export function isDay({ year = 1960, month, day }: CalendarDate): boolean {
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
