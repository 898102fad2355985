import { canonicalReference } from '../reference/referenceNumbers';
import { yearOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Rule } from './rule';

/** Of a post and year of which so many cables are at hand, one more would be expected there. */
const FEW = 2;

/**
 * A reference to a cable that is not in the folder, although cables of its post and year are. Silent where no folder
 * is open, and where it has less than two cables of that post and year: a collection without them lacks nothing.
 */
export const refUnresolved: Rule = {
  code: 'ref-unresolved',
  severity: 'hint',
  title: 'A reference to a cable that is not in the folder',
  asksFolder: true,
  manual: {
    meaning:
      'The folder holds other cables of that post and year, but not this one: it may be missing from it.',
    bad: 'REF: BAKU 99',
    good: 'REF: BAKU 98',
    era: 'all',
    quiet: 'The folder must hold two or more cables of that post and year.',
    source: 'the folder that is open',
  },
  check(telegram, report, cables) {
    if (!cables) return;
    const year = yearOf(telegram);
    for (const message of telegram.messages) {
      for (const { numbers } of message.header?.references?.references ?? []) {
        for (const number of numbers) {
          const { id, year: referenceYear } = canonicalReference(number, year);
          if (referenceYear === undefined || cables.withNumber(id).length > 0) continue;
          const others = cables.countOfSeries(id);
          if (others < FEW) continue;
          report({
            message,
            span: number,
            text: `${textOf(message, number)} (${id}) is not in the folder, which has ${others} cables of that post and year.`,
          });
        }
      }
    }
  },
};
