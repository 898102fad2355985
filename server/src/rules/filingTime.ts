import { utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { FilingTime, Message } from '../syntax/tree';
import { replacement } from './fix';
import type { Rule } from './rule';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Signals and words of retransmitted, corrected, or canceled messages, whose filing time is a later one. */
const RETRANSMITTED = /ZDK|ZDS|ZEL|ZFR|ZFD|CCY/;

export const filingTimeInvalid: Rule<'CallingStation'> = {
  code: 'filing-time-invalid',
  severity: 'error',
  title: 'Impossible filing time',
  fix: 'offer',
  manual: {
    meaning:
      'The filing time is the day of the year and the Zulu time. There is no such day, hour, or minute.',
    bad: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3670920
                         ^^^^^^^ filing-time-invalid: 2008 has no day 367
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Day 366 is accepted in leap years.',
    source: '5 FAH-2 H-321',
    hits: 0,
  },
  looksAt: 'CallingStation',
  check({ filed }, { message, report }) {
    if (!filed) return;
    const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
    const days = group ? daysIn(group.year) : 366;
    let reason = '';
    if (filed.dayOfYear < 1 || filed.dayOfYear > days) {
      reason = `${group?.year ?? 'A year'} has no day ${filed.dayOfYear}`;
    } else if (filed.hour > 23) reason = `There is no hour ${filed.hour}`;
    else if (filed.minute > 59) reason = `There is no minute ${filed.minute}`;
    else return;
    const drafted = group && utcOf(group);
    const expected = drafted === undefined ? undefined : filingTime(drafted);
    report({
      message,
      span: filed,
      text: `${reason}: a filing time is the day of the year and the Zulu time${expected ? `, ${expected} by the date-time group` : ', as in 2680905'}.`,
      ...(expected && { fix: replacement(message, filed, expected) }),
    });
  },
};

export const filingTimeMismatch: Rule<'CallingStation'> = {
  code: 'filing-time-mismatch',
  severity: 'warning',
  title: 'Filing time on a different day than the date-time group',
  fix: 'single',
  manual: {
    meaning:
      'Filing time and date-time group are on different days: one of them was misread, or the header belongs to another telegram.',
    bad: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3100920
                         ^^^^^^^ filing-time-mismatch: day 319
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: '1973 to 2010',
    quiet:
      'A filing time from ten minutes before the date-time group to a day after it is accepted, across the turn of the year too. Corrected, suspected, and repeated copies (ZDK, ZDS, ZEL, ZFR, ZFD, CCY) are not compared.',
    source: '5 FAH-2 H-321. Counted: 94 percent are equal, and 5.4 percent are within an hour.',
    hits: 2,
  },
  looksAt: 'CallingStation',
  check({ filed }, { message, report }) {
    const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
    const drafted = group && utcOf(group);
    if (!filed || !group || drafted === undefined || !isPossible(filed, group.year)) return;
    if (isSoonAfter(drafted, group.year, filed) || isSentAgain(message)) return;
    const corrected = { ...filed, dayOfYear: dayOfYear(drafted) };
    const expected = `${pad(corrected.dayOfYear, 3)}${textOf(message, filed).slice(3)}`;
    report({
      message,
      span: filed,
      text: `The message was filed on day ${filed.dayOfYear} of the year, but the date-time group ${textOf(message, group)} is day ${corrected.dayOfYear}: messages are filed within a day of their date-time group.`,
      related: [{ message, span: group, text: 'The date-time group' }],
      ...(isSoonAfter(drafted, group.year, corrected) && { fix: replacement(message, filed, expected) }),
    });
  },
};

function isSentAgain(message: Message): boolean {
  const { securityWarning, dateTimeGroupLine } = message.envelope ?? {};
  return [securityWarning, dateTimeGroupLine].some(
    (line) => line && RETRANSMITTED.test(textOf(message, line)),
  );
}

function isPossible(filed: FilingTime, year: number): boolean {
  return filed.dayOfYear > 0 && filed.dayOfYear <= daysIn(year) && filed.hour < 24 && filed.minute < 60;
}

function isSoonAfter(drafted: number, year: number, filed: Omit<FilingTime, 'kind'>): boolean {
  return [year, year - 1, year + 1].some((filedIn) => {
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
