import { executiveOrder, isOrderOfCables, likelyOrder, orderInForce } from '../reference/orders';
import { lineOf } from '../syntax/query/locate';
import type { ExecutiveOrder, Message, Span, Tags } from '../syntax/tree';
import { isClassified, isTelegraphicOf2000s, sentIn, spelledDate } from './era';
import { lineBreakOf, replace, replacement } from './fix';
import { instructionOf, isMarkedAtRelease, ordersOfForm } from './orderLine';
import type { Fix, Rule } from './rule';

/** From then on the line was compulsory. */
const COMPULSORY_FROM = '1973-03-01';
/** The line, however a copy damaged it, or an order named in the text. */
const ORDER_ANYWHERE = /\bE\s?[.,/]\s?[O0]\b|\bE[O0]\.?\s?1[0-3]\d{3}|EXECUTIVE\s+ORDER/i;

export const eoLineMissing: Rule<'Telegram'> = {
  code: 'eo-line-missing',
  severity: 'information',
  title: 'No line for the executive order',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'The telegram does not say how long it is to stay classified, or that it is not classified.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      TAGS: ENRG, KZ
      ^^^^^ eo-line-missing: E.O. 12958: N/A
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'March 1973 to 2010',
    quiet:
      'Only telegrams with a classification line and TAGS are checked, and no executive order may be named anywhere in the text.',
    source: 'TAGS handbook of 1974. Counted in real cables; seven of seven read were true.',
    hits: 24,
  },
  looksAt: 'Telegram',
  check({ messages }, context) {
    if (messages.some(({ header }) => header?.executiveOrder)) return;
    const message = messages.find(({ header }) => header?.classificationLine && header.tags);
    const tags = message?.header?.tags;
    const { dateSent, report } = context;
    if (!message || !tags || context.isForm || !sentIn(context, 1973, 2010)) return;
    if (dateSent !== undefined && dateSent < COMPULSORY_FROM) return;
    if (messages.some(({ text }) => ORDER_ANYWHERE.test(text))) return;
    const number = (dateSent && orderInForce(dateSent)?.number) || '12958';
    const classified = isClassified(message.header?.classificationLine?.level);
    report({
      message,
      span: tags.keyword,
      text: `There is no E.O. line before TAGS: expected ${classified ? `E.O. ${number} and a declassification date` : `E.O. ${number}: N/A`}.`,
      // Only for an unclassified telegram is it certain what the line would say.
      ...(!classified && withLineBefore(message, tags, `E.O. ${number}: N/A`)),
    });
  },
};

function withLineBefore(message: Message, { start }: Tags, line: string): { fix?: Fix } {
  if (message.lineStarts[lineOf(message, start)] !== start) return {};
  return {
    fix: {
      title: `Insert ${line}`,
      edits: [replace(message, { start, end: start }, line + lineBreakOf(message))],
    },
  };
}

export const eoNumberUnknown: Rule<'ExecutiveOrder'> = {
  code: 'eo-number-unknown',
  severity: 'warning',
  title: 'Executive order that is not about classification',
  fix: 'single',
  manual: {
    meaning: 'The number is mistyped.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12598: N/A
           ^^^^^ eo-number-unknown: 12958, the order in force on November 14, 2008
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1973 to 2010',
    quiet:
      'The seven orders that cables cite are known: 10501, 11652, 12065, 12356, 12958, 13292, and 13526.',
    source: 'The executive orders. Counted in real cables: 11, all mistyped.',
    hits: 11,
  },
  looksAt: 'ExecutiveOrder',
  check(order, context) {
    if (isOrderOfCables(order.number) || context.isForm || !sentIn(context, 1973, 2010)) return;
    const { message, dateSent, report } = context;
    const expected = likelyOrder(order.number, dateSent);
    const inForce = dateSent && orderInForce(dateSent)?.number;
    const reason = inForce && expected === inForce ? `, the order in force on ${spelledDate(dateSent)}` : '';
    const span = digitsOf(order);
    report({
      message,
      span,
      text: `E.O. ${order.number} is not an order on classification${expected ? `: expected ${expected}${reason}` : ''}.`,
      ...(expected && { fix: replacement(message, span, expected) }),
    });
  },
};

function digitsOf({ number, numberNode: { end } }: ExecutiveOrder): Span {
  return { start: end - number.length, end };
}

/** Until then 12958 was cited beside its successor, 13526. */
const LAST_DAY_OF_12958 = '2010-12-31';

export const eoNotInForce: Rule<'ExecutiveOrder'> = {
  code: 'eo-not-in-force',
  severity: 'warning',
  title: 'Executive order that was not in force',
  fix: 'offer',
  manual: {
    meaning:
      'The number is wrong, the date is wrong, or the line was written when the record was reviewed for release.',
    bad: `
      R 020900Z SEP 09
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12356: N/A
           ^^^^^ eo-not-in-force: E.O. 12356 was in force from August 1, 1982
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 020900Z SEP 09
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'from 1973',
    quiet:
      'An order may be cited from the day on which it was signed, and 12958 to the end of 2010. On records that were marked when they were released (DECLASSIFIED, AS AMENDED) it is a hint. Without a date-time group nothing is reported.',
    source: 'The executive orders. Counted in real cables: 8, nearly all marked when they were released.',
    hits: 8,
  },
  looksAt: 'ExecutiveOrder',
  check(order, { message, dateSent, report }) {
    if (dateSent === undefined || dateSent < '1973') return;
    const inForce = orderInForce(dateSent);
    if (!inForce || order.number === inForce.number || !isOrderOfCables(order.number)) return;
    const cited = executiveOrder(order.number);
    if (!cited) return;
    const until = cited.number === '12958' ? LAST_DAY_OF_12958 : (cited.to ?? '9999');
    if (cited.signed <= dateSent && dateSent <= until) return;
    const span = digitsOf(order);
    const { number } = inForce;
    const fits = ordersOfForm(instructionOf(message, order))?.includes(number) ?? true;
    const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
    report({
      message,
      span,
      ...(isMarkedAtRelease(message, order) && { severity: 'hint' }),
      text: `E.O. ${cited.number} was in force from ${spelledDate(cited.from)}${cited.to ? `, to ${spelledDate(cited.to)}` : ''}, but the telegram is dated ${spelledDate(dateSent)}: expected ${number}.`,
      ...(group && { related: [{ message, span: group, text: 'The date-time group' }] }),
      ...(fits && { fix: replacement(message, span, number) }),
    });
  },
};

/** `N/A`, `DECL:` alone, or nothing. */
const NO_INSTRUCTION = /^[\s:;.,-]*(?:DECL(?:AS)?\b[\s:;.,]*)?(?:N\s?\/?\s?A\b)?[\s:;.,-]*$/i;

export const eoDeclMissing: Rule<'ExecutiveOrder'> = {
  code: 'eo-decl-missing',
  severity: 'warning',
  title: 'Classified telegram without a declassification instruction',
  concerns: 'drafter',
  manual: {
    meaning:
      'Either the classification line or the E.O. line is wrong: N/A is for telegrams that are not classified.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: N/A
                  ^^^ eo-decl-missing: expected DECL
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
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Anything after the number except N/A counts as an instruction: dates, events, durations, X1 to X8, MR, OADR, and downgrades (DNG).',
    source: 'E.O. 12958 section 1.7. Counted in real cables.',
    hits: 2,
  },
  looksAt: 'ExecutiveOrder',
  check(order, context) {
    const { message, report } = context;
    const line = message.header?.classificationLine;
    if (!line || !isClassified(line.level) || order.instruction?.date) return;
    if (!NO_INSTRUCTION.test(instructionOf(message, order)) || !isTelegraphicOf2000s(context)) return;
    // The instruction may come after a blank line.
    if (/^\s{1,20}DECL/i.test(message.text.slice(order.end, order.end + 30))) return;
    report({
      message,
      span: order.instruction ?? order.numberNode,
      text: `The classification line says ${line.level.toLowerCase()}, but this line has no date or event for declassification: expected DECL: and a date.`,
      related: [{ message, span: line.classification, text: 'The classification line' }],
    });
  },
};

export const eoDeclOnUnclassified: Rule<'ExecutiveOrder'> = {
  code: 'eo-decl-on-unclassified',
  severity: 'information',
  title: 'Declassification date on an unclassified telegram',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'Either the classification line is wrong, or the date is not needed.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
                  ^^^^^^^^^^^^^^^^ eo-decl-on-unclassified: expected N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only a date is reported, and not on a line that says DECLASSIFIED.',
    source: 'Counted in real cables.',
    hits: 5,
  },
  looksAt: 'ExecutiveOrder',
  check(order, context) {
    const { message, report } = context;
    const line = message.header?.classificationLine;
    const { instruction } = order;
    if (!instruction?.date || line?.level !== 'UNCLASSIFIED' || !isTelegraphicOf2000s(context)) return;
    if (isMarkedAtRelease(message, order)) return;
    report({
      message,
      span: instruction,
      text: 'The classification line says unclassified, so there is nothing to declassify: expected N/A.',
      related: [{ message, span: line.classification, text: 'The classification line' }],
      fix: replacement(message, instruction, 'N/A'),
    });
  },
};
