import { isOrderOfCables } from '../reference/orders';
import { isTelegraphicOf2000s, sentIn, spelledDate, yearsLater } from './era';
import { formOf, instructionOf, isMarkedAtRelease, ordersOfForm } from './orderLine';
import type { Rule } from './rule';

export const declFormNotInOrder: Rule<'ExecutiveOrder'> = {
  code: 'decl-form-not-in-order',
  severity: 'information',
  title: 'Form of declassification that the executive order does not have',
  manual: {
    meaning:
      'OADR belongs to E.O. 12356, and GDS and XGDS to 11652 and 12065. The number or the form is wrong, or the line was copied from an older cable.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: OADR
                  ^^^^^^^^^^ decl-form-not-in-order: OADR is a form of E.O. 12356
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1973 to 2010',
    quiet: 'Only OADR, GDS, and XGDS are checked, and only under a known order.',
    source: 'The executive orders.',
    hits: 0,
  },
  looksAt: 'ExecutiveOrder',
  check(order, context) {
    const { message, report } = context;
    if (!order.instruction || order.instruction.date || !isOrderOfCables(order.number)) return;
    const instruction = instructionOf(message, order);
    const orders = ordersOfForm(instruction);
    if (!orders || orders.includes(order.number) || context.isForm || !sentIn(context, 1973, 2010)) return;
    report({
      message,
      span: order.instruction,
      text: `${formOf(instruction)} is a form of E.O. ${orders.join(' and ')}, not of E.O. ${order.number}: expected a date.`,
    });
  },
};

export const declassificationDateInvalid: Rule<'ExecutiveOrder'> = {
  code: 'declassification-date-invalid',
  severity: 'error',
  title: 'Impossible declassification date',
  manual: {
    meaning: 'It is not known how long the telegram is to stay classified.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 13/24/2018
                  ^^^^^^^^^^^^^^^^ declassification-date-invalid: There is no month 13
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/24/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Only what reads as a date is checked: month and day first or the year first, with slashes, hyphens, or periods.',
    source: 'The calendar. Counted in real cables.',
    hits: 1,
  },
  looksAt: 'ExecutiveOrder',
  check({ instruction }, context) {
    if (!instruction?.date || isoDay(instruction.date) !== undefined || !isTelegraphicOf2000s(context))
      return;
    const { year, month, day } = instruction.date;
    const reason =
      month < 1 || month > 12
        ? `There is no month ${month}`
        : `There is no day ${day} in month ${month} of ${year}`;
    context.report({
      message: context.message,
      span: instruction,
      text: `${reason}: a declassification date is month, day, and year, as in 11/14/2018.`,
    });
  },
};

function isoDay({ year, month, day }: { year: number; month: number; day: number }): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const pad = (number: number, digits: number) => String(number).padStart(digits, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function daysIn(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Longer terms are rare: the orders have 10 and 25 years, and drafters write 20 and 30 too. */
const LONG_TERM = 30;
const IMPOSSIBLE_TERM = 50;

export const declassificationDateImplausible: Rule<'ExecutiveOrder'> = {
  code: 'declassification-date-implausible',
  severity: 'warning',
  title: 'Declassification date before the telegram or too far after it',
  manual: {
    meaning: 'A digit of the year is mistyped, or the date is that of the telegram itself.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/13/2008
                  ^^^^^^^^^^^^^^^^ declassification-date-implausible: November 13, 2008, is before the telegram
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/13/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Terms of up to 30 years are not reported, and those of 30 to 50 years are a hint. Records that were marked when they were released may have an earlier date.',
    source:
      'E.O. 12958 section 1.6; E.O. 13292. Counted in real cables: 80 of 100 dates are ten years to the day.',
    hits: 13,
  },
  looksAt: 'ExecutiveOrder',
  check(order, context) {
    const { message, dateSent: sent, report } = context;
    const { instruction } = order;
    const until = instruction?.date && isoDay(instruction.date);
    if (!instruction || until === undefined || sent === undefined) return;
    const isBefore = until < sent;
    if (isBefore ? isMarkedAtRelease(message, order) : until <= yearsLater(sent, LONG_TERM)) return;
    if (!isTelegraphicOf2000s(context)) return;
    const isPossible = !isBefore && until <= yearsLater(sent, IMPOSSIBLE_TERM);
    const where = isBefore ? 'before' : `more than ${isPossible ? LONG_TERM : IMPOSSIBLE_TERM} years after`;
    const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
    report({
      message,
      span: instruction,
      ...(isPossible && { severity: 'hint' }),
      text: `The declassification date, ${spelledDate(until)}, is ${where} the telegram, which is dated ${spelledDate(sent)}: expected 10 to 25 years after it.`,
      ...(group && { related: [{ message, span: group, text: 'The date-time group' }] }),
    });
  },
};
