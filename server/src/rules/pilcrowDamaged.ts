import { replace } from './fix';
import type { Rule } from './rule';

/** The websites that put a pilcrow before each number published cables of these years. */
const FIRST_YEAR = 1966;
const LAST_YEAR = 2010;

export const pilcrowDamaged: Rule<'Message'> = {
  code: 'pilcrow-damaged',
  severity: 'warning',
  title: 'Digit 1 in place of a pilcrow',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning:
      'A website put a pilcrow before each paragraph number and each letter of the reference list, and this copy turned it into the digit 1. The paragraph is 7, not 17.',
    bad: `
      UNCLAS ASTANA 000217

      ¶1. (U) The ministry wants three radars.

      12. (U) It has money for two.
      ^^ pilcrow-damaged: Paragraph 2 is printed as 12
      `,
    good: `
      UNCLAS ASTANA 000217

      ¶1. (U) The ministry wants three radars.

      ¶2. (U) It has money for two.
      `,
    era: 'web copies of cables of 1966 to 2010',
    quiet: 'The number must be a 1 and the number that is due, and must not itself be due.',
    source: 'Web copies of cables. No undamaged cable of 6,807 is reported.',
    hits: 0,
  },
  looksAt: 'Message',
  check({ header, body, text }, { message, year, report }) {
    if (!inYearsOfPilcrows(year)) return;
    const mark = (what: string, meant: string, start: number, end: number) => {
      const written = text.slice(start, end);
      report({
        message,
        span: { start, end },
        text: `${what} ${meant} is printed as ${written}: the ¶ sign was misread as 1.`,
        fix: {
          title: `Replace ${written} with ¶${meant}`,
          edits: [replace(message, { start, end: start + 1 }, '¶')],
        },
      });
    };
    for (const { letter, start } of header?.references?.references ?? []) {
      if (!letter || letter.start === start || text[start] !== '1') continue;
      mark('Reference', text.slice(start + 1, letter.end), start, letter.end);
    }
    for (const { damaged, numberNode, number } of body?.paragraphs ?? []) {
      if (!damaged || !numberNode || number === undefined) continue;
      mark('Paragraph', String(number), numberNode.start, numberNode.end);
    }
  },
};

/** Whether a copy of a telegram of that year may have had pilcrows; also if the year is not known. */
export function inYearsOfPilcrows(year: number | undefined): boolean {
  return year === undefined || (year >= FIRST_YEAR && year <= LAST_YEAR);
}
