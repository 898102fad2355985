import { textOf } from '../syntax/query/walk';
import type { Distribution } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

const ERA = 'all with a distribution block: 1973 to 1979, and prints up to 2002';

export const distributionTotalMismatch: Rule<'Distribution'> = {
  code: 'distribution-total-mismatch',
  severity: 'information',
  title: 'Distribution total that is not the sum of the copies',
  fix: 'offer',
  manual: {
    meaning:
      'An office, a number of copies, or the total was misread or lost, so it is not certain who received the telegram.',
    bad: `
      ACTION EUR-12
      INFO OCT-01 ISO-00 NSC-05 /020 W
                                ^^^^^^ distribution-total-mismatch: expected /018
      --------------------- 033018
      P 061145Z JUN 75
      FM AMEMBASSY HELSINKI
      TO SECSTATE WASHDC PRIORITY 2201

      C O N F I D E N T I A L HELSINKI 1344
      `,
    good: `
      ACTION EUR-12
      INFO OCT-01 ISO-00 NSC-05 /018 W
      --------------------- 033018
      P 061145Z JUN 75
      FM AMEMBASSY HELSINKI
      TO SECSTATE WASHDC PRIORITY 2201

      C O N F I D E N T I A L HELSINKI 1344
      `,
    era: ERA,
    quiet: 'A block that lost its first line or a number is not added up.',
    source: 'Counted: 89 of 89 blocks of the 1970s agree.',
    hits: 0,
  },
  looksAt: 'Distribution',
  check(block, { message, report }) {
    if (!block.total || !isWhole(block)) return;
    const sum = block.offices.reduce((copies, office) => copies + office.copies, 0);
    if (sum === block.total.copies) return;
    const expected = String(sum).padStart(3, '0');
    const figures = /\d+/.exec(textOf(message, block.total));
    const start = block.total.start + (figures?.index ?? 0);
    const digits = { start, end: start + (figures?.[0].length ?? 0) };
    report({
      message,
      span: block.total,
      text: `The total is ${block.total.copies} copies, but those of the ${block.offices.length} offices add up to ${sum}: expected /${expected}.`,
      fix: {
        title: `Replace /${textOf(message, digits)} with /${expected}`,
        edits: [replace(message, digits, expected)],
      },
    });
  },
};

/** What could not be read is text in the block. */
function isWhole({ role, offices, children }: Distribution): boolean {
  return role !== undefined && offices.length > 0 && children.every(({ kind }) => kind !== 'Text');
}

export const distributionDirection: Rule<'Distribution'> = {
  code: 'distribution-direction',
  severity: 'information',
  title: 'Letter of the distribution total that does not match the first line',
  manual: {
    meaning:
      'R goes with ORIGIN, on telegrams that the Department sent, and W with ACTION, on those that it received. One of the two is wrong.',
    bad: `
      ACTION EUR-12
      INFO OCT-01 ISO-00 NSC-05 /018 R
                                ^^^^^^ distribution-direction: expected W
      --------------------- 033018
      P 061145Z JUN 75
      FM AMEMBASSY HELSINKI
      TO SECSTATE WASHDC PRIORITY 2201

      C O N F I D E N T I A L HELSINKI 1344
      `,
    good: `
      ACTION EUR-12
      INFO OCT-01 ISO-00 NSC-05 /018 W
      --------------------- 033018
      P 061145Z JUN 75
      FM AMEMBASSY HELSINKI
      TO SECSTATE WASHDC PRIORITY 2201

      C O N F I D E N T I A L HELSINKI 1344
      `,
    era: ERA,
    quiet: 'The letter and the first line must both be there.',
    source: 'Counted in telegrams of 1973 to 1979: R with ORIGIN 11 of 11, W with ACTION 37 of 37.',
    hits: 0,
  },
  looksAt: 'Distribution',
  check(block, { message, report }) {
    const { role, total } = block;
    if (!role || !total?.direction) return;
    const expected = role === 'action' ? 'W' : 'R';
    if (total.direction === expected) return;
    const keyword = block.children.find(({ kind }) => kind === 'Keyword');
    report({
      message,
      span: total,
      text: `The total ends in ${total.direction}, but a block that begins with ${role.toUpperCase()} belongs to a telegram that the Department ${role === 'action' ? 'received' : 'sent'}: expected ${expected}.`,
      ...(keyword && { related: [{ message, span: keyword, text: `The ${role.toUpperCase()} line` }] }),
    });
  },
};
