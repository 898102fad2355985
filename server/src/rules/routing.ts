import { memo } from '../reference/memo';
import {
  type LikelyAddress,
  likelyAddress,
  likelyIndicator,
  mismatchedIndicator,
} from '../reference/routing';
import { textOf } from '../syntax/query/walk';
import type { Addressee, Envelope, Message } from '../syntax/tree';
import { replacement } from './fix';
import type { Rule } from './rule';

export const routingUnknown: Rule<'Envelope'> = {
  code: 'routing-unknown',
  severity: 'information',
  title: 'Routing indicator probably mistyped',
  fix: 'offer',
  manual: {
    meaning:
      'The indicator is not in the tables, but swapping two neighboring letters or adding one gives a known indicator.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RHEHNCS/NSC WASHDC
           ^^^^^^^ routing-unknown: probably RHEHNSC

      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RHEHNSC/NSC WASHDC

      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Only one known indicator may result. Changed and added letters do not count, because many rare indicators are real. Routing and calling-station lines are not checked.',
    source: 'Counted: 24 of 24 findings were true.',
    hits: 21,
  },
  looksAt: 'Envelope',
  check(envelope, { message, report }) {
    for (const { addressee, indicator: expected } of suspectsIn(envelope, message)) {
      const { indicator } = addressee;
      if (!expected || !indicator) continue;
      report({
        message,
        span: indicator,
        text: `${textOf(message, indicator)} is not a known routing indicator: probably ${expected} is meant.`,
        fix: replacement(message, indicator, expected),
      });
    }
  },
};

export const routingPlaMismatch: Rule<'Envelope'> = {
  code: 'routing-pla-mismatch',
  severity: 'information',
  title: 'Routing indicator of another post',
  fix: 'offer',
  manual: {
    meaning: 'The indicator belongs to a post in another city: the address or the indicator is wrong.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHSW/AMEMBASSY OSLO
           ^^^^^^ routing-pla-mismatch: RUEHNY

      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHNY/AMEMBASSY OSLO

      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Only posts are checked, and only if nearly all lines with the address have one indicator, of another city. Military, agency, and collective addresses share indicators.',
    source: 'Counted: 17,647 lines checked, one finding, true.',
    hits: 1,
  },
  looksAt: 'Envelope',
  check(envelope, { message, report }) {
    for (const { addressee, indicatorOfPost: expected } of suspectsIn(envelope, message)) {
      const { indicator, address } = addressee;
      if (!expected || !indicator || !address) continue;
      report({
        message,
        span: indicator,
        text: `${textOf(message, indicator)} is the routing indicator of another city; the one of ${textOf(message, address)} is ${expected}.`,
        fix: replacement(message, indicator, expected),
      });
    }
  },
};

/** What the tables say an addressee probably is instead. */
interface Judgment {
  readonly indicator: string | undefined;
  readonly indicatorOfPost: string | undefined;
  readonly address: LikelyAddress | undefined;
}

const SEPARATOR = '\n';

/** The same addressees are in every cable of a post. */
const judgmentOf = memo((written: string): Judgment | undefined => {
  const [indicator = '', address = ''] = written.split(SEPARATOR);
  const judgment = {
    indicator: indicator === '' ? undefined : likelyIndicator(indicator, address),
    indicatorOfPost: indicator === '' ? undefined : mismatchedIndicator(indicator, address),
    address: likelyAddress(indicator || undefined, address),
  };
  return Object.values(judgment).some(Boolean) ? judgment : undefined;
});

interface Suspect extends Judgment {
  readonly addressee: Addressee;
}

/** The addressees of an envelope that are probably something else. Three rules ask for them. */
const suspectsIn = memo(
  ({ addresseeLists }: Envelope, message: Message): readonly Suspect[] => {
    const found: Suspect[] = [];
    for (const { addressees } of addresseeLists) {
      for (const addressee of addressees) {
        const { indicator, address } = addressee;
        if (!address) continue;
        const written = (indicator ? textOf(message, indicator) : '') + SEPARATOR + textOf(message, address);
        const judgment = judgmentOf(written);
        if (judgment) found.push({ addressee, ...judgment });
      }
    }
    return found;
  },
  (envelope) => [envelope],
);

export const plaMisspelled: Rule<'Envelope'> = {
  code: 'pla-misspelled',
  severity: 'hint',
  title: 'Plain language address probably misspelled',
  fix: 'offer',
  manual: {
    meaning:
      'One word of the address differs by one letter from the address that many cables have with this indicator.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHAK/AMEMBASSY ANKRA
                            ^^^^^ pla-misspelled: ANKARA

      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHAK/AMEMBASSY ANKARA

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet:
      'The right word has five letters or more, the right address is in ten lines or more of the tables, and the one written is in fewer.',
    source: 'Counted: 21 of 21 findings were true.',
    hits: 17,
  },
  looksAt: 'Envelope',
  check(envelope, { message, report }) {
    for (const { addressee, address: likely } of suspectsIn(envelope, message)) {
      const { address } = addressee;
      // Another rule reports a character that addresses do not have; only letters may go into the expression below.
      if (!likely || !address || !/^[A-Z]+$/.test(likely.written)) continue;
      const at = textOf(message, address).search(new RegExp(`(?<![A-Z])${likely.written}(?![A-Z])`));
      const word = { start: address.start + at, end: address.start + at + likely.written.length };
      report({
        message,
        span: at === -1 ? address : word,
        text: `${likely.written} is probably ${likely.right} misspelled: the address in other cables is ${likely.address}.`,
        ...(at !== -1 && { fix: replacement(message, word, likely.right) }),
      });
    }
  },
};
