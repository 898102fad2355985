import { isOrderOfCables } from '../reference/orders';
import { dayOf, inWords, isForm, isTelegraphicOf2000s, sentIn, yearsLater } from './era';
import { formOf, instructionOf, isMarkedAnew, orderLinesOf, ordersOfForm } from './orderLine';
import type { Rule } from './rule';

/**
 * A form of declassification of another order: `OADR` is of E.O. 12356 alone, `GDS` and `XGDS` are of 11652 and
 * 12065.
 *
 * Source: the orders; no cable of 6 807.
 */
export const declFormNotInOrder: Rule = {
  code: 'decl-form-not-in-order',
  severity: 'information',
  title: 'Form of declassification that the executive order does not have',
  manual: {
    meaning: 'The number of the order or the form is wrong, or was carried over from an older cable.',
    bad: 'E.O. 12958: DECL: OADR',
    good: 'E.O. 12958: DECL: 11/14/2018',
    era: '1973 to 2010',
    quiet: 'Only OADR, GDS and XGDS are judged, and only under an order that is known.',
    source: 'The orders',
    hits: 0,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1973, 2010) || isForm(telegram)) return;
    for (const { message, order } of orderLinesOf(telegram)) {
      if (!order.instruction || !isOrderOfCables(order.number)) continue;
      const instruction = instructionOf(message, order);
      const orders = ordersOfForm(instruction);
      if (!orders || orders.includes(order.number)) continue;
      report({
        message,
        span: order.instruction,
        text: `${formOf(instruction)} is a form of E.O. ${orders.join(' and ')}, not of E.O. ${order.number}: expected a date.`,
      });
    }
  },
};

/**
 * A date of declassification that no calendar has. Month and day stand first or the year does, with slashes,
 * hyphens or points; years may have two digits.
 *
 * Source: one cable in 6 807.
 */
export const declassificationDateInvalid: Rule = {
  code: 'declassification-date-invalid',
  severity: 'error',
  title: 'Impossible date of declassification',
  manual: {
    meaning: 'Until when the telegram is classified cannot be told.',
    bad: 'E.O. 12958: DECL: 13/24/2018',
    good: 'E.O. 12958: DECL: 12/24/2018',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only what reads as a date is judged.',
    source: 'Calendar; counted over real cables',
    hits: 1,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const { message, order } of orderLinesOf(telegram)) {
      const { instruction } = order;
      if (!instruction?.date || isoDay(instruction.date) !== undefined) continue;
      const { year, month, day } = instruction.date;
      const reason =
        month < 1 || month > 12
          ? `There is no month ${month}`
          : `There is no day ${day} in month ${month} of ${year}`;
      report({
        message,
        span: instruction,
        text: `${reason}: a date of declassification is month, day and year, as in 11/14/2018.`,
      });
    }
  },
};

function isoDay({ year, month, day }: { year: number; month: number; day: number }): string | undefined {
  const date = new Date(0);
  // Date.UTC takes the year 18 for 1918.
  date.setUTCFullYear(year, month - 1, day);
  const possible = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return possible ? date.toISOString().slice(0, 10) : undefined;
}

/** Terms longer than this are rare, longer than that impossible: 10 and 25 years are those of the orders. */
const LONG_TERM = 30;
const IMPOSSIBLE_TERM = 50;

/**
 * A date of declassification before the telegram was sent, or more than fifty years after. Between thirty and
 * fifty years it is a hint. The orders have 10 and 25 years, drafters 20 and 30 too. Records that were marked anew
 * at their release have a date after their own and are not judged when it lies before.
 *
 * Source: E.O. 12958 section 1.6, E.O. 13292; 13 of 6 807 cables. In 80 of 100 it is ten years to the day.
 */
export const declassificationDateImplausible: Rule = {
  code: 'declassification-date-implausible',
  severity: 'warning',
  title: 'Date of declassification before the telegram or far behind it',
  manual: {
    meaning: 'A digit of the year is mistyped, or the date is that of the telegram itself.',
    bad: 'P 140920Z NOV 08\n…\nE.O. 12958: DECL: 11/14/2008',
    good: 'P 140920Z NOV 08\n…\nE.O. 12958: DECL: 11/14/2018',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Up to thirty years nothing is said; records marked anew at their release are exempt.',
    source: 'E.O. 12958 section 1.6, E.O. 13292; counted over real cables',
    hits: 13,
  },
  check(telegram, report) {
    const sent = dayOf(telegram);
    if (sent === undefined || !isTelegraphicOf2000s(telegram)) return;
    for (const { message, order } of orderLinesOf(telegram)) {
      const { instruction } = order;
      const until = instruction?.date && isoDay(instruction.date);
      if (!instruction || until === undefined) continue;
      const before = until < sent;
      if (before ? isMarkedAnew(message, order) : until <= yearsLater(sent, LONG_TERM)) continue;
      const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
      const where = before
        ? 'before'
        : `more than ${until > yearsLater(sent, IMPOSSIBLE_TERM) ? 50 : 30} years after`;
      report({
        message,
        span: instruction,
        ...(!before && until <= yearsLater(sent, IMPOSSIBLE_TERM) && { severity: 'hint' }),
        text: `The date of declassification, ${inWords(until)}, is ${where} that of the telegram, ${inWords(sent)}: expected one 10 to 25 years after it.`,
        ...(group && { related: [{ message, span: group, text: 'The date-time group' }] }),
      });
    }
  },
};
