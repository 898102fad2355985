import { utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Rule } from './rule';

export const dtgInvalid: Rule<'DateTimeGroupLine'> = {
  code: 'dtg-invalid',
  severity: 'error',
  title: 'Impossible date-time group',
  manual: {
    meaning:
      'There is no such day, hour, or minute: the date cannot be relied on, nor anything that was calculated from it.',
    bad: `
      P 310920Z NOV 08
        ^^^^^^^^^^^^^^ dtg-invalid: November has no day 31
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      P 130920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet:
      'Only letters that are not a month, a day that the month does not have, an hour above 23, and a minute above 59 are reported. A space before the Z and message instructions after the year are accepted.',
    source: 'ACP 127, format line 5; the calendar.',
    hits: 2,
  },
  looksAt: 'DateTimeGroupLine',
  check({ dateTimeGroup: group }, { message, report }) {
    if (utcOf(group) !== undefined) return;
    const { month, day, hour, minute } = group;
    let reason = `${MONTHS[month - 1]} has no day ${day}`;
    if (month === 0) reason = 'The letters after the Z are not a month';
    else if (hour > 23) reason = `There is no hour ${hour}`;
    else if (minute > 59) reason = `There is no minute ${minute}`;
    report({
      message,
      span: group,
      text: `${reason}: a date-time group is day, hour, and minute in Zulu time, then month and year, as in 250905Z SEP 06.`,
    });
  },
};

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

export const dtgMissing: Rule<'Envelope'> = {
  code: 'dtg-missing',
  severity: 'information',
  title: 'Envelope without a date-time group',
  manual: {
    meaning: 'The envelope does not say when the telegram was sent.',
    bad: `
      FM AMEMBASSY ASTANA
      ^^^^^^^^^^^^^^^^^^^ dtg-missing: P 250905Z SEP 06
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet:
      'Copies without an originator are extracts and are not checked, nor is an envelope with an unreadable line that looks like one.',
    source: 'ACP 127, format line 5.',
    hits: 4,
  },
  looksAt: 'Envelope',
  check({ originator, dateTimeGroupLine }, { message, report }) {
    if (!originator || dateTimeGroupLine) return;
    if (UNREAD_GROUP.test(message.text.slice(Math.max(0, originator.start - LINE), originator.start))) return;
    report({
      message,
      span: originator,
      text: `${textOf(message, originator)} has no date-time group: expected a line such as P 250905Z SEP 06 before it.`,
    });
  },
};

/** A date-time group that a scanner damaged, on the line above: `0 2201092 DEC 84`. */
const UNREAD_GROUP = /\b[\dOIl]{6}\s?[Z27]\s[A-Z]{3}\b[^\r\n]{0,20}\s*$/;
const LINE = 60;
