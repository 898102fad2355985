import { executiveOrder, isOrderOfCables, likelyOrder, orderInForce } from '../reference/orders';
import { lineOf } from '../syntax/query/locate';
import type { ExecutiveOrder, Message, Span, Tags } from '../syntax/tree';
import { dayOf, inWords, isClassified, isForm, isTelegraphicOf2000s, sentIn } from './era';
import { lineBreakOf, replace } from './fix';
import { instructionOf, isMarkedAnew, ordersOfForm } from './orderLine';
import type { Fix, Rule } from './rule';

/** From then on the line was compulsory. */
const COMPULSORY_FROM = '1973-03-01';
/** The line, however a copy spoilt it, or an order named in the text. */
const ORDER_ANYWHERE = /\bE\s?[.,/]\s?[O0]\b|\bE[O0]\.?\s?1[0-3]\d{3}|EXECUTIVE\s+ORDER/i;

/**
 * A telegram with TAGS has a line for the executive order, `N/A` where nothing is classified. It was compulsory
 * from March 1973. Silent where an executive order is named anywhere in the telegram.
 *
 * Source: counted over 6 807 cables, 24 lack it; 7 of 7 judged true, six of one post. Only for what is not classified is it certain what the line
 * would say, so only there is a fix.
 */
export const eoLineMissing: Rule = {
  code: 'eo-line-missing',
  severity: 'information',
  title: 'No line for the executive order',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'It is not said until when the telegram is classified, or that it is not.',
    bad: 'UNCLAS ASTANA 000217\n\nTAGS: ENRG, KZ',
    good: 'UNCLAS ASTANA 000217\n\nE.O. 12958: N/A\nTAGS: ENRG, KZ',
    era: 'March 1973 to 2010',
    quiet: 'Only telegrams with a classification line and TAGS, and no E.O. anywhere in the text.',
    source: '1974 TAGS handbook; counted over real cables',
    hits: 24,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1973, 2010) || isForm(telegram)) return;
    const day = dayOf(telegram);
    if (day !== undefined && day < COMPULSORY_FROM) return;
    const message = telegram.messages.find(({ header }) => header?.classificationLine && header.tags);
    const tags = message?.header?.tags;
    if (!message || !tags) return;
    if (telegram.messages.some(({ header, text }) => header?.executiveOrder || ORDER_ANYWHERE.test(text)))
      return;
    const number = (day && orderInForce(day)?.number) || '12958';
    const classified = isClassified(message.header?.classificationLine?.level);
    report({
      message,
      span: tags.keyword,
      text: `No line for the executive order stands above the TAGS: expected E.O. ${number}: ${classified ? 'and a date' : 'N/A'}.`,
      ...(!classified && withLineAbove(message, tags, `E.O. ${number}: N/A`)),
    });
  },
};

function withLineAbove(message: Message, { start }: Tags, line: string): { fix?: Fix } {
  if (message.lineStarts[lineOf(message, start)] !== start) return {};
  return {
    fix: {
      title: `Insert ${line}`,
      edits: [replace(message, { start, end: start }, line + lineBreakOf(message))],
    },
  };
}

/**
 * A number that no order on classification has. Those that cables carry are 10501, 11652, 12065, 12356, 12958,
 * 13292 and 13526.
 *
 * Source: 11 of 6 807 cables, all mistyped.
 */
export const eoNumberUnknown: Rule = {
  code: 'eo-number-unknown',
  severity: 'warning',
  title: 'Executive order that is none on classification',
  fix: 'single',
  manual: {
    meaning: 'The number is mistyped.',
    bad: 'E.O. 12598: DECL: 11/14/2018',
    good: 'E.O. 12958: DECL: 11/14/2018',
    era: '1973 to 2010',
    quiet: 'The seven orders on classification that cables carry are known.',
    source: 'The orders; counted over real cables',
    hits: 11,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1973, 2010) || isForm(telegram)) return;
    const day = dayOf(telegram);
    for (const message of telegram.messages) {
      const order = message.header?.executiveOrder;
      if (!order || isOrderOfCables(order.number)) continue;
      const expected = likelyOrder(order.number, day);
      const inForce = day && orderInForce(day)?.number;
      const reason = inForce && expected === inForce ? `, the one in force on ${inWords(day)}` : '';
      const span = digitsOf(order);
      report({
        message,
        span,
        text: `E.O. ${order.number} is no order on classification${expected ? `: expected ${expected}${reason}` : ''}.`,
        ...(expected && { fix: { title: `Write ${expected}`, edits: [replace(message, span, expected)] } }),
      });
    }
  },
};

function digitsOf({ number, numberNode: { end } }: ExecutiveOrder): Span {
  return { start: end - number.length, end };
}

/** Until then 12958 was cited beside 13526, its successor. */
const LAST_DAY_OF_12958 = '2010-12-31';

/**
 * The order of the E.O. line was in force on the day of the date-time group. An order may be cited from the day on
 * which it was signed, and 12958 to the end of 2010. On records that were marked anew at their release,
 * `DECLASSIFIED …`, `AS AMENDED`, a later order is only a hint. Without a date-time group nothing is said.
 *
 * Source: the days are those of the orders; 8 of 6 807 cables, marked anew or an envelope joined to the text of
 * another cable.
 */
export const eoNotInForce: Rule = {
  code: 'eo-not-in-force',
  severity: 'warning',
  title: 'Executive order that was not in force',
  fix: 'offer',
  manual: {
    meaning:
      'The number is wrong, the date is, or the line was written when the record was reviewed for release.',
    bad: 'P 020900Z SEP 09\n…\nE.O. 12356: N/A',
    good: 'P 020900Z SEP 09\n…\nE.O. 12958: N/A',
    era: 'from 1973',
    quiet:
      'An order may be cited from the day it was signed, and 12958 to the end of 2010; without a date-time group nothing is said.',
    source: 'The orders; counted over real cables: 8, nearly all marked anew at their release',
    hits: 8,
  },
  check(telegram, report) {
    const day = dayOf(telegram);
    if (day === undefined || day < '1973') return;
    const inForce = orderInForce(day);
    if (!inForce) return;
    for (const message of telegram.messages) {
      const order = message.header?.executiveOrder;
      const cited = order && isOrderOfCables(order.number) ? executiveOrder(order.number) : undefined;
      if (!order || !cited || cited.number === inForce.number) continue;
      const until = cited.number === '12958' ? LAST_DAY_OF_12958 : (cited.to ?? '9999');
      if (cited.signed <= day && day <= until) continue;
      const span = digitsOf(order);
      const { number } = inForce;
      const fits = ordersOfForm(instructionOf(message, order))?.includes(number) ?? true;
      const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
      report({
        message,
        span,
        ...(isMarkedAnew(message, order) && { severity: 'hint' }),
        text: `E.O. ${cited.number} was in force from ${inWords(cited.from)}${cited.to ? ` to ${inWords(cited.to)}` : ''}, but the telegram is of ${inWords(day)}: expected ${number}.`,
        ...(group && { related: [{ message, span: group, text: 'The date-time group' }] }),
        ...(fits && { fix: { title: `Write ${number}`, edits: [replace(message, span, number)] } }),
      });
    }
  },
};

/** `N/A`, `DECL:` alone, or nothing. */
const NO_INSTRUCTION = /^[\s:;.,-]*(?:DECL(?:AS)?\b[\s:;.,]*)?(?:N\s?\/?\s?A\b)?[\s:;.,-]*$/i;

/**
 * A classified telegram says when it is to be declassified. Dates, events, durations, exemptions (`X1` to `X8`),
 * `MR`, `OADR` and a downgrade (`DNG`) are all accepted; `N/A` is for what is not classified.
 *
 * Source: E.O. 12958 section 1.7; 2 of 6 807 cables.
 */
export const eoDeclMissing: Rule = {
  code: 'eo-decl-missing',
  severity: 'warning',
  title: 'Classified telegram without an instruction to declassify',
  concerns: 'drafter',
  manual: {
    meaning:
      'Either the classification line is wrong, or the E.O. line is: N/A is for what is not classified.',
    bad: 'C O N F I D E N T I A L ASTANA 000217\n\nE.O. 12958: N/A',
    good: 'C O N F I D E N T I A L ASTANA 000217\n\nE.O. 12958: DECL: 11/14/2018',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Whatever stands behind the number is taken for an instruction, except N/A.',
    source: 'E.O. 12958 section 1.7; counted over real cables',
    hits: 2,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const message of telegram.messages) {
      const order = message.header?.executiveOrder;
      const line = message.header?.classificationLine;
      if (!order || !line || !isClassified(line.level)) continue;
      if (!NO_INSTRUCTION.test(instructionOf(message, order))) continue;
      // The instruction may stand below a blank line.
      if (/^\s{1,20}DECL/i.test(message.text.slice(order.end, order.end + 30))) continue;
      report({
        message,
        span: order.instruction ?? order.numberNode,
        text: `The classification line says ${line.level.toLowerCase()}, but this line has no date or event on which to declassify: expected DECL: and a date.`,
        related: [{ message, span: line.classification, text: 'The classification line' }],
      });
    }
  },
};

/**
 * What is not classified needs no date on which to declassify it: the E.O. line says `N/A`. Silent where the line
 * tells of a release, `DECLASSIFIED …`.
 *
 * Source: 5 of 6 807 cables.
 */
export const eoDeclOnUnclassified: Rule = {
  code: 'eo-decl-on-unclassified',
  severity: 'information',
  title: 'Date of declassification on an unclassified telegram',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'Either the classification line is wrong, or the date is not needed.',
    bad: 'UNCLAS ASTANA 000217\n\nE.O. 12958: DECL: 11/14/2018',
    good: 'UNCLAS ASTANA 000217\n\nE.O. 12958: N/A',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only a date is judged, and none on a line that says DECLASSIFIED.',
    source: 'Counted over real cables',
    hits: 5,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const message of telegram.messages) {
      const order = message.header?.executiveOrder;
      const line = message.header?.classificationLine;
      if (!order?.instruction?.date || line?.level !== 'UNCLASSIFIED') continue;
      if (isMarkedAnew(message, order)) continue;
      const { instruction } = order;
      report({
        message,
        span: instruction,
        text: 'The classification line says unclassified, so there is nothing to declassify: expected N/A.',
        related: [{ message, span: line.classification, text: 'The classification line' }],
        fix: { title: 'Write N/A', edits: [replace(message, instruction, 'N/A')] },
      });
    }
  },
};
