import { MONTHS, monthOf } from '../syntax/lines';
import { formNodesOf, utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { DateTimeGroup, FormField, Message } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/** First field of a SMART form. */
const MRN = 'MRN';
const DATE = 'DATE/DTG';

function fieldOf(message: Message, key: string): FormField | undefined {
  return message.header?.fields.find((field) => field.key === key);
}

/**
 * The message reference number of a SMART form is year, post and serial, `12 TALLINN 214`. An empty field is
 * not judged.
 *
 * Source: SMART messages released under the Freedom of Information Act; all are well formed.
 */
export const smartMrnMalformed: Rule = {
  code: 'smart-mrn-malformed',
  severity: 'warning',
  title: 'Message reference number of a form that is incomplete',
  manual: {
    meaning:
      'The message reference number is the name of the message: two digits of the year, the post, and the serial number of the post in that year. Without one of them no other message can refer to it.',
    bad: 'MRN: 12 TALLINN',
    good: 'MRN: 12 TALLINN 214',
    era: 'SMART forms, from 2009',
    quiet: 'Only the MRN field of a form; an empty one is passed over.',
    source: 'Released SMART messages',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const field = fieldOf(message, MRN);
      const [, value] = field?.children ?? [];
      if (!value || value.kind === 'MessageReference') continue;
      report({
        message,
        span: value,
        text: `${textOf(message, value)} is no message reference number: expected year, post and serial, such as 12 TALLINN 214.`,
      });
    }
  },
};

/** `Mar 08, 2012`. */
const PRINTED_DATE = /([A-Z][A-Za-z]{2})[A-Za-z]{0,6}\.?\s{1,3}(\d{1,2}),?\s{1,3}(\d{4})/;

/**
 * A SMART form has its date twice, `Mar 07, 2012 / 071342Z MAR 12`, and its year once more in the message
 * reference number. All are by Zulu time; at New Year the number may still be of the year before.
 *
 * Source: SMART messages released under the Freedom of Information Act; all agree.
 */
export const smartDateMismatch: Rule = {
  code: 'smart-date-mismatch',
  severity: 'warning',
  title: 'Dates of a form that disagree',
  fix: 'offer',
  manual: {
    meaning:
      'The date of a form and its date-time group are one and the same, and the year of the message reference number is theirs. One of them was changed or misread.',
    bad: 'MRN: 12 RIGA 214\nDate/DTG: Mar 08, 2012 / 071342Z MAR 12',
    good: 'MRN: 12 RIGA 214\nDate/DTG: Mar 07, 2012 / 071342Z MAR 12',
    era: 'SMART forms, from 2009',
    quiet: 'Compared only where both can be read; on the days about New Year the year of the number is not.',
    source: 'Released SMART messages',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const group = formNodesOf(message, 'DateTimeGroup', [DATE])[0];
      const field = fieldOf(message, DATE);
      if (!group || !field || utcOf(group) === undefined) continue;
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
          fix: { title: `Write ${expected}`, edits: [replace(message, span, expected)] },
        });
      }
      const reference = formNodesOf(message, 'MessageReference', [MRN])[0];
      const year = reference?.year;
      if (!reference || year === undefined || year === group.year || isNewYear(group)) continue;
      report({
        message,
        span: reference,
        text: `This message reference number is of ${year}, but the date-time group is of ${group.year}.`,
        related,
      });
    }
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

/**
 * The banner of a SMART form is the same at the top and at the foot of each page. SBU stands below a banner and
 * is none of its own; the stamps of a release are no banners.
 *
 * Source: SMART messages released under the Freedom of Information Act; all agree.
 */
export const bannerMismatch: Rule = {
  code: 'banner-mismatch',
  severity: 'warning',
  title: 'Banners of a form that disagree',
  manual: {
    meaning:
      'The classification stands at the top and at the foot of a form, and is the same. One of the two was changed, or the foot is that of another paper.',
    bad: 'UNCLASSIFIED\nMRN: 12 RIGA 214\n…\nCONFIDENTIAL',
    good: 'UNCLASSIFIED\nMRN: 12 RIGA 214\n…\nUNCLASSIFIED',
    era: 'SMART forms, from 2009',
    quiet: 'Only in forms; SBU and the stamps of a release are not compared.',
    source: 'Released SMART messages',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      if (!fieldOf(message, MRN)) continue;
      const banners = message.banners.filter((banner) => !textOf(message, banner).startsWith('SBU'));
      const [top] = banners;
      const other = banners.find(({ level }) => level !== top?.level);
      if (!top || !other) continue;
      report({
        message,
        span: other,
        text: `This banner says ${other.level}, but the one at the top says ${top.level}.`,
        related: [{ message, span: top, text: 'The banner at the top' }],
      });
    }
  },
};
