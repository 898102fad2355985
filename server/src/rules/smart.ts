import { MONTHS, monthOf } from '../syntax/lexicon';
import { formNodesOf, utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { DateTimeGroup, FormField, Message } from '../syntax/tree';
import { replacement } from './fix';
import type { Rule } from './rule';

/** First field of a SMART form. */
const MRN = 'MRN';
const DATE = 'DATE/DTG';

function fieldOf(message: Message, key: string): FormField | undefined {
  return message.header?.fields.find((field) => field.key === key);
}

const SOURCE = 'SMART messages released under the Freedom of Information Act; all agree.';

export const smartMrnMalformed: Rule<'Header'> = {
  code: 'smart-mrn-malformed',
  severity: 'warning',
  title: 'Incomplete message reference number',
  manual: {
    meaning:
      'The message reference number is the name of the message: two digits of the year, the post, and the post’s serial number in that year. If one of them is missing, no other message can refer to it.',
    bad: `
      UNCLASSIFIED

      MRN: 12 TALLINN
           ^^^^^^^^^^ smart-mrn-malformed: 12 TALLINN 214
      Date/DTG: Mar 07, 2012 / 071342Z MAR 12
      From: AMEMBASSY TALLINN
      Action: WASHDC, SECSTATE ROUTINE
      Subject: Beehives on the Chancery Roof

      1. Post has three beehives.
      `,
    good: `
      UNCLASSIFIED

      MRN: 12 TALLINN 214
      Date/DTG: Mar 07, 2012 / 071342Z MAR 12
      From: AMEMBASSY TALLINN
      Action: WASHDC, SECSTATE ROUTINE
      Subject: Beehives on the Chancery Roof

      1. Post has three beehives.
      `,
    era: 'SMART forms, from 2009',
    quiet: 'Only the MRN field of a form; an empty one is not checked.',
    source: SOURCE,
    hits: 0,
  },
  looksAt: 'Header',
  check(_, { message, report }) {
    const [, value] = fieldOf(message, MRN)?.children ?? [];
    if (!value || value.kind === 'MessageReference') return;
    report({
      message,
      span: value,
      text: `${textOf(message, value)} is not a message reference number: expected year, post, and serial number, such as 12 TALLINN 214.`,
    });
  },
};

/** `Mar 08, 2012`. */
const PRINTED_DATE = /([A-Z][A-Za-z]{2})[A-Za-z]{0,6}\.?\s{1,3}(\d{1,2}),?\s{1,3}(\d{4})/;

export const smartDateMismatch: Rule<'Header'> = {
  code: 'smart-date-mismatch',
  severity: 'warning',
  title: 'Dates of a form that disagree',
  fix: 'offer',
  manual: {
    meaning:
      'The date of a form and its date-time group are the same day, by Zulu time, and the year of the message reference number is theirs. One of them was changed or misread.',
    bad: `
      UNCLASSIFIED

      MRN: 12 TALLINN 214
      Date/DTG: Mar 08, 2012 / 071342Z MAR 12
                ^^^^^^^^^^^^ smart-date-mismatch: says Mar 07, 2012
      From: AMEMBASSY TALLINN
      Action: WASHDC, SECSTATE ROUTINE
      Subject: Beehives on the Chancery Roof

      1. Post has three beehives.
      `,
    good: `
      UNCLASSIFIED

      MRN: 12 TALLINN 214
      Date/DTG: Mar 07, 2012 / 071342Z MAR 12
      From: AMEMBASSY TALLINN
      Action: WASHDC, SECSTATE ROUTINE
      Subject: Beehives on the Chancery Roof

      1. Post has three beehives.
      `,
    era: 'SMART forms, from 2009',
    quiet: 'Around New Year the year of the message reference number is not compared.',
    source: SOURCE,
    hits: 0,
  },
  looksAt: 'Header',
  check({ fields }, { message, report }) {
    if (fields.length === 0) return;
    const group = formNodesOf(message, 'DateTimeGroup', [DATE])[0];
    const field = fieldOf(message, DATE);
    if (!group || !field || utcOf(group) === undefined) return;
    const related = [{ message, span: group, text: 'The date-time group' }];
    const printed = PRINTED_DATE.exec(message.text.slice(field.keyword.end, group.start));
    const month = monthOf(printed?.[1] ?? '');
    const sameDay =
      month === group.month && Number(printed?.[2]) === group.day && Number(printed?.[3]) === group.year;
    if (printed && month > 0 && !sameDay) {
      const start = field.keyword.end + printed.index;
      const span = { start, end: start + printed[0].length };
      const expected = dateOf(group);
      report({
        message,
        span,
        text: `The date is ${printed[0]}, but the date-time group says ${expected}.`,
        related,
        fix: replacement(message, span, expected),
      });
    }
    const reference = formNodesOf(message, 'MessageReference', [MRN])[0];
    const year = reference?.year;
    if (!reference || year === undefined || year === group.year || isNewYear(group)) return;
    report({
      message,
      span: reference,
      text: `The message reference number is from ${year}, but the date-time group is from ${group.year}.`,
      related,
    });
  },
};

/** `Mar 07, 2012`. */
function dateOf({ day, month, year }: DateTimeGroup): string {
  const name = MONTHS[month - 1] ?? '';
  return `${name.charAt(0)}${name.slice(1).toLowerCase()} ${String(day).padStart(2, '0')}, ${year}`;
}

function isNewYear({ day, month }: DateTimeGroup): boolean {
  return (month === 1 && day === 1) || (month === 12 && day === 31);
}

export const bannerMismatch: Rule<'Message'> = {
  code: 'banner-mismatch',
  severity: 'warning',
  title: 'Banners of a form that disagree',
  manual: {
    meaning:
      'A form has the same classification at the top and at the bottom of each page. One of the two was changed, or the bottom belongs to another document.',
    bad: `
      UNCLASSIFIED

      MRN: 12 TALLINN 214
      Date/DTG: Mar 07, 2012 / 071342Z MAR 12
      From: AMEMBASSY TALLINN
      Action: WASHDC, SECSTATE ROUTINE
      Subject: Beehives on the Chancery Roof

      1. Post has three beehives.

      CONFIDENTIAL
      ^^^^^^^^^^^^ banner-mismatch: UNCLASSIFIED
      `,
    good: `
      UNCLASSIFIED

      MRN: 12 TALLINN 214
      Date/DTG: Mar 07, 2012 / 071342Z MAR 12
      From: AMEMBASSY TALLINN
      Action: WASHDC, SECSTATE ROUTINE
      Subject: Beehives on the Chancery Roof

      1. Post has three beehives.

      UNCLASSIFIED
      `,
    era: 'SMART forms, from 2009',
    quiet:
      'Only forms are checked; SBU, which is below the banner, and the stamps of a release are not compared.',
    source: SOURCE,
    hits: 0,
  },
  looksAt: 'Message',
  check({ banners: all }, { message, report }) {
    if (all.length < 2 || !fieldOf(message, MRN)) return;
    const banners = all.filter((banner) => !textOf(message, banner).startsWith('SBU'));
    const [top] = banners;
    const other = banners.find(({ level }) => level !== top?.level);
    if (!top || !other) return;
    report({
      message,
      span: other,
      text: `This banner says ${other.level}, but the one at the top says ${top.level}.`,
      related: [{ message, span: top, text: 'The banner at the top' }],
    });
  },
};
