import { textOf } from '../syntax/query/walk';
import type { Distribution } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/**
 * The last figure of a distribution block is the sum of the copies of all its offices. Judged only where the
 * block is whole: its first line stands, and every office has its number.
 *
 * Source: FORMAT §5; the sums agree in 89 of 89 blocks of the 1970s.
 */
export const distributionTotalMismatch: Rule = {
  code: 'distribution-total-mismatch',
  severity: 'information',
  title: 'Total of the distribution is not the sum of the copies',
  fix: 'offer',
  manual: {
    meaning:
      'An office or a number of copies is misread or lost, or the total is: who got the telegram is not certain.',
    bad: 'ACTION EUR-12\nINFO OCT-01 ISO-00 NSC-05 /020 W',
    good: 'ACTION EUR-12\nINFO OCT-01 ISO-00 NSC-05 /018 W',
    era: 'all, wherever a distribution block stands: 1973 to 1979, and prints to 2002',
    quiet: 'A block of which a line or a number is lost is not added up.',
    source: 'Counted: 89 of 89 blocks agree.',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const block = message.envelope?.distribution;
      if (!block?.total || !isWhole(block)) continue;
      const sum = block.offices.reduce((copies, office) => copies + office.copies, 0);
      if (sum === block.total.copies) continue;
      const expected = String(sum).padStart(3, '0');
      const figures = /\d+/.exec(textOf(message, block.total));
      const start = block.total.start + (figures?.index ?? 0);
      report({
        message,
        span: block.total,
        text: `The total is ${block.total.copies} copies, but those of the ${block.offices.length} offices are ${sum}: expected /${expected}.`,
        fix: {
          title: `Write /${expected}`,
          edits: [replace(message, { start, end: start + (figures?.[0].length ?? 0) }, expected)],
        },
      });
    }
  },
};

/** What could not be read stands as text in the block. */
function isWhole({ role, offices, children }: Distribution): boolean {
  return role !== undefined && offices.length > 0 && children.every(({ kind }) => kind !== 'Text');
}

/**
 * The letter behind the total: `R` goes with `ORIGIN`, on telegrams that the Department sent, `W` with `ACTION`,
 * on those it received.
 *
 * Source: telegrams of 1973 to 1979: R with ORIGIN 11 of 11, W with ACTION 37 of 37.
 */
export const distributionDirection: Rule = {
  code: 'distribution-direction',
  severity: 'information',
  title: 'Letter of the distribution total does not go with its first line',
  manual: {
    meaning: 'One of the two says that the Department sent the telegram, the other that it received it.',
    bad: 'ACTION EUR-12\nINFO OCT-01 ISO-00 NSC-05 /018 R',
    good: 'ACTION EUR-12\nINFO OCT-01 ISO-00 NSC-05 /018 W',
    era: 'all, wherever a distribution block stands: 1973 to 1979, and prints to 2002',
    quiet: 'Without the letter, or without the line ACTION or ORIGIN, nothing is compared.',
    source: 'Counted: R with ORIGIN 11 of 11, W with ACTION 37 of 37.',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const block = message.envelope?.distribution;
      if (!block?.role || !block.total?.direction) continue;
      const { role, total } = block;
      const expected = role === 'action' ? 'W' : 'R';
      if (total.direction === expected) continue;
      const keyword = block.children.find(({ kind }) => kind === 'Keyword');
      report({
        message,
        span: total,
        text: `The total ends in ${total.direction}, but a block that begins with ${role.toUpperCase()} is of a telegram ${role === 'action' ? 'received' : 'sent'}: expected ${expected}.`,
        ...(keyword && { related: [{ message, span: keyword, text: `The line ${role.toUpperCase()}` }] }),
      });
    }
  },
};
