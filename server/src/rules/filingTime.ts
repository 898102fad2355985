import { utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { FilingTime, Message } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Signals and words of retransmitted, corrected or cancelled messages, whose filing time is a later one. */
const RETRANSMITTED = /ZDK|ZDS|ZEL|ZFR|ZFD|CCY/;

/**
 * The time of filing on the calling-station line is the day of the year, 001 to 366, and the Zulu time. Day
 * 366 exists in leap years only.
 *
 * Source: 5 FAH-2 H-321.
 */
export const filingTimeInvalid: Rule = {
  code: 'filing-time-invalid',
  severity: 'error',
  title: 'Impossible time of filing',
  fix: 'offer',
  manual: {
    meaning: 'There is no such day of the year, hour or minute.',
    bad: 'DE RUEHTA #0217/01 3670920',
    good: 'DE RUEHTA #0217/01 3190920',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Day 366 is accepted in leap years.',
    source: '5 FAH-2 H-321.',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const filed = message.envelope?.callingStation?.filed;
      if (!filed) continue;
      const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
      const days = group ? daysIn(group.year) : 366;
      let reason = '';
      if (filed.dayOfYear < 1 || filed.dayOfYear > days) {
        reason = `There is no day ${filed.dayOfYear} in ${group?.year ?? 'a year'}`;
      } else if (filed.hour > 23) reason = `There is no hour ${filed.hour}`;
      else if (filed.minute > 59) reason = `There is no minute ${filed.minute}`;
      else continue;
      const drafted = group && utcOf(group);
      const expected = drafted === undefined ? undefined : filingTime(drafted);
      report({
        message,
        span: filed,
        text: `${reason}: the time of filing is the day of the year and the Zulu time${expected ? `, by the date-time group ${expected}` : ', as in 2680905'}.`,
        ...(expected && {
          fix: {
            title: `Write ${expected}, the date-time group`,
            edits: [replace(message, filed, expected)],
          },
        }),
      });
    }
  },
};

/**
 * A message is filed for transmission soon after it was drafted: quiet from ten minutes before the date-time
 * group to a day after it, across the turn of the year too. Larger gaps belong to messages sent again, which
 * say so by an operating signal (ZDK, ZDS, ZEL, ZFR, ZFD) or `CCY`; these are not judged.
 *
 * Source: 5 FAH-2 H-321. In 94 of 100 cables the two times are equal; two cables in 6 807 break the rule.
 */
export const filingTimeMismatch: Rule = {
  code: 'filing-time-mismatch',
  severity: 'warning',
  title: 'Time of filing and date-time group are not of the same day',
  fix: 'single',
  manual: {
    meaning:
      'Time of filing and date-time group are of different days: one was misread, or the header is another telegram’s.',
    bad: 'DE RUEHTA #0217/01 3100920\n…\nP 140920Z NOV 08',
    good: 'DE RUEHTA #0217/01 3190920\n…\nP 140920Z NOV 08',
    era: '1973 to 2010',
    quiet:
      'Ten minutes before to a day after the date-time group are accepted, across the turn of the year too; corrected, suspected and repeated copies (ZDK, ZDS, ZEL, ZFR, ZFD, CCY) are not compared.',
    source: 'Counted: 94 % are equal, 5.4 % within an hour.',
    hits: 2,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const filed = message.envelope?.callingStation?.filed;
      const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
      const drafted = group && utcOf(group);
      if (!filed || !group || drafted === undefined) continue;
      if (!possible(filed, group.year) || sentAgain(message)) continue;
      if (soonAfter(drafted, group.year, filed)) continue;
      const corrected = { ...filed, dayOfYear: dayOfYear(drafted) };
      const expected = `${pad(corrected.dayOfYear, 3)}${textOf(message, filed).slice(3)}`;
      const fixable = soonAfter(drafted, group.year, corrected);
      report({
        message,
        span: filed,
        text: `Filed on day ${filed.dayOfYear} of the year, but the date-time group ${textOf(message, group)} is day ${corrected.dayOfYear}: a message is filed within a day of its date-time group.`,
        related: [{ message, span: group, text: 'The date-time group' }],
        ...(fixable && { fix: { title: `Write ${expected}`, edits: [replace(message, filed, expected)] } }),
      });
    }
  },
};

function sentAgain(message: Message): boolean {
  const { securityWarning, dateTimeGroupLine } = message.envelope ?? {};
  return [securityWarning, dateTimeGroupLine].some(
    (line) => line && RETRANSMITTED.test(textOf(message, line)),
  );
}

function possible(filed: FilingTime, year: number): boolean {
  return filed.dayOfYear > 0 && filed.dayOfYear <= daysIn(year) && filed.hour < 24 && filed.minute < 60;
}

function soonAfter(drafted: number, year: number, filed: Omit<FilingTime, 'kind'>): boolean {
  return [year - 1, year, year + 1].some((filedIn) => {
    const time = Date.UTC(filedIn, 0, filed.dayOfYear, filed.hour, filed.minute);
    return time >= drafted - 10 * MINUTE && time <= drafted + DAY;
  });
}

function daysIn(year: number): number {
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY;
}

function dayOfYear(utc: number): number {
  return Math.floor((utc - Date.UTC(new Date(utc).getUTCFullYear(), 0, 1)) / DAY) + 1;
}

function filingTime(utc: number): string {
  const date = new Date(utc);
  return pad(dayOfYear(utc), 3) + pad(date.getUTCHours(), 2) + pad(date.getUTCMinutes(), 2);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
