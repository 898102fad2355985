import { yearOf } from '../syntax/query/telegram';
import type { Telegram } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/** The web sites that put a pilcrow before each number published cables of these years. */
const FIRST_YEAR = 1966;
const LAST_YEAR = 2010;

/**
 * A web site set a pilcrow before each paragraph number and each letter of the reference list; where a copy
 * turned it into the digit 1, `¶7.` reads `17.` and `¶B.` reads `1B.`. A number is damaged when it is 1 and
 * the number due, and not the number due itself.
 *
 * Source: web copies of cables; no undamaged cable of 6 807 is taken for one.
 */
export const pilcrowDamaged: Rule = {
  code: 'pilcrow-damaged',
  severity: 'warning',
  title: 'The digit 1 in place of a pilcrow',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning:
      'A web site put a pilcrow before each number; in this copy a 1 stands in its place. The paragraph is 7, not 17.',
    bad: '6. (C) The ministry wants three radars.\n\n17. (C) It has money for two.',
    good: '6. (C) The ministry wants three radars.\n\n¶7. (C) It has money for two.',
    era: 'web copies of cables of 1966 to 2010',
    quiet: 'The number must be a 1 and the number that is due, and not itself be due.',
    source: 'Web copies; no undamaged cable of 6,807 is taken for one.',
    hits: 0,
  },
  check(telegram, report) {
    if (!inYearsOfPilcrows(telegram)) return;
    for (const message of telegram.messages) {
      const mark = (at: number, written: string, meant: string, what: string) => {
        const one = { start: at, end: at + 1 };
        report({
          message,
          span: { start: at, end: at + written.length },
          text: `${written} is ${meant}: a copy turned the pilcrow before the ${what} into a 1.`,
          fix: { title: `Write ¶${meant}`, edits: [replace(message, one, '¶')] },
        });
      };
      for (const { letter, start } of message.header?.references?.references ?? []) {
        if (!letter || letter.start === start || message.text[start] !== '1') continue;
        mark(
          start,
          message.text.slice(start, letter.end),
          message.text.slice(start + 1, letter.end),
          'letter',
        );
      }
      for (const { damaged, numberNode, number } of message.body?.paragraphs ?? []) {
        if (!damaged || !numberNode || number === undefined) continue;
        const written = message.text.slice(numberNode.start, numberNode.end);
        mark(numberNode.start, written, String(number), 'paragraph number');
      }
    }
  },
};

/** Whether a copy of the telegram may have had pilcrows: its year is one of those, or not known. */
export function inYearsOfPilcrows(telegram: Telegram): boolean {
  const year = yearOf(telegram);
  return year === undefined || (year >= FIRST_YEAR && year <= LAST_YEAR);
}
