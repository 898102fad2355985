import { utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Rule } from './rule';

/**
 * A date-time group that no calendar or clock has: the day must exist in that month, the hour is at most 23,
 * the minute at most 59. A blank before the Z is accepted, and message instructions behind the year are not
 * looked at.
 *
 * Source: ACP 127 format line 5; two cables in 6 807.
 */
export const dtgInvalid: Rule = {
  code: 'dtg-invalid',
  severity: 'error',
  title: 'Impossible date-time group',
  manual: {
    meaning:
      'There is no such day, hour or minute: the date cannot be relied on, nor what was reckoned from it.',
    bad: 'P 310920Z NOV 08',
    good: 'P 130920Z NOV 08',
    era: 'all',
    quiet: 'Only a day that the month has not, an hour above 23 and a minute above 59 are reported.',
    source: 'The calendar. Two of 6,807 cables.',
    hits: 2,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
      if (!group || utcOf(group) !== undefined) continue;
      const { month, day, hour, minute } = group;
      let reason = `There is no day ${day} in that month`;
      if (month === 0) reason = 'The letters after the Z are no month';
      else if (hour > 23) reason = `There is no hour ${hour}`;
      else if (minute > 59) reason = `There is no minute ${minute}`;
      report({
        message,
        span: group,
        text: `${reason}: a date-time group is day, hour and minute in Zulu time, month and year, as in 250905Z SEP 06.`,
      });
    }
  },
};

/**
 * An envelope with an originator states when the message was drafted. Copies without an `FM` line are
 * extracts and are not judged.
 *
 * Source: ACP 127 format line 5; four cables in 6 807.
 */
export const dtgMissing: Rule = {
  code: 'dtg-missing',
  severity: 'information',
  title: 'Envelope without a date-time group',
  manual: {
    meaning: 'When the telegram was sent is not known from its envelope.',
    bad: 'FM AMEMBASSY ASTANA\nTO SECSTATE WASHDC',
    good: 'P 140920Z NOV 08\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC',
    era: 'all',
    quiet: 'Extracts without an originator and military messages are not asked for it.',
    source: 'ACP 127, format line 5.',
    hits: 4,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const originator = message.envelope?.originator;
      if (!originator || message.envelope?.dateTimeGroupLine) continue;
      report({
        message,
        span: originator,
        text: `No date-time group stands with ${textOf(message, originator)}: expected a line such as P 250905Z SEP 06 before it.`,
      });
    }
  },
};
