import { likelyAddress, likelyIndicator, mismatchedIndicator } from '../reference/routing';
import { textOf } from '../syntax/query/walk';
import type { Leaf, Message, Telegram } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/**
 * A routing indicator before an address that is in no table, and that becomes a known one by swapping two
 * neighbouring letters or adding one. Other differences are not judged: too many rare indicators are real.
 * Indicators of the routing line and of the calling station are never judged.
 *
 * Source: 24 findings in 6 807 cables, all true.
 */
export const routingUnknown: Rule = {
  code: 'routing-unknown',
  severity: 'information',
  title: 'Routing indicator probably mistyped',
  fix: 'offer',
  manual: {
    meaning:
      'The indicator is in no table, but becomes a known one if two neighbouring letters are swapped or a lost one is put back.',
    bad: 'INFO RHEHNCS/NSC WASHDC',
    good: 'INFO RHEHNSC/NSC WASHDC',
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Only one known indicator may come of it. Changed and added letters do not count: many rare indicators are real. Routing and calling-station lines are not judged.',
    source: 'Counted: 24 of 24 findings true.',
    hits: 21,
  },
  check: expectIndicator(
    likelyIndicator,
    (written, _, expected) =>
      `${written} is in no table of routing indicators: probably ${expected} is meant.`,
  ),
};

/**
 * A post behind the routing indicator of a post in another city. Judged only where nearly all lines seen with
 * that address have one indicator; military, agency and collective addresses share indicators and are not.
 *
 * Source: 17 647 address lines judged, one finding, true.
 */
export const routingPlaMismatch: Rule = {
  code: 'routing-pla-mismatch',
  severity: 'information',
  title: "Routing indicator is another post's",
  fix: 'offer',
  manual: {
    meaning: 'The indicator is that of a post in another city: the address or the indicator is wrong.',
    bad: 'INFO RUEHSW/AMEMBASSY OSLO',
    good: 'INFO RUEHNY/AMEMBASSY OSLO',
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Judged for posts alone, where nearly all lines with the address have one indicator, of another city. Military, agency and collective addresses share indicators.',
    source: 'Counted: 17,647 lines judged, one finding, true.',
    hits: 1,
  },
  check: expectIndicator(
    mismatchedIndicator,
    (written, address, expected) =>
      `${written} is the routing indicator of another city; ${address} has ${expected}.`,
  ),
};

/** Checks each indicator before an address: `expectedFor` gives the one that should stand there instead, if any. */
function expectIndicator(
  expectedFor: (indicator: string, address: string) => string | undefined,
  wording: (written: string, address: string, expected: string) => string,
): Rule['check'] {
  return (telegram, report) => {
    for (const { message, indicator, address } of addressed(telegram)) {
      if (!indicator) continue;
      const written = textOf(message, indicator);
      const name = textOf(message, address);
      const expected = expectedFor(written, name);
      if (!expected) continue;
      report({
        message,
        span: indicator,
        text: wording(written, name, expected),
        fix: { title: `Write ${expected}`, edits: [replace(message, indicator, expected)] },
      });
    }
  };
}

/**
 * A plain language address in which one word differs by one letter from the address that the same routing
 * indicator has in many cables (`VAHINGEN` for VAIHINGEN).
 *
 * Source: 21 findings in 6 807 cables, all true.
 */
export const plaMisspelled: Rule = {
  code: 'pla-misspelled',
  severity: 'hint',
  title: 'Plain language address probably misspelt',
  fix: 'offer',
  manual: {
    meaning: 'One word of the address differs by one letter from the address that many cables have here.',
    bad: 'INFO RUEHAK/AMEMBASSY ANKRA',
    good: 'INFO RUEHAK/AMEMBASSY ANKARA',
    era: 'all',
    quiet:
      'The right word has five letters or more, the right address stands in ten lines or more, the one written in fewer.',
    source: 'Counted: 21 of 21 findings true.',
    hits: 17,
  },
  check(telegram, report) {
    for (const { message, indicator, address } of addressed(telegram)) {
      const source = textOf(message, address);
      const likely = likelyAddress(indicator && textOf(message, indicator), source);
      // A mark that no address has is another rule's; and only letters may go into the expression below.
      if (!likely || !/^[A-Z]+$/.test(likely.written)) continue;
      const at = source.search(new RegExp(`(?<![A-Z])${likely.written}(?![A-Z])`));
      const span =
        at === -1 ? address : { start: address.start + at, end: address.start + at + likely.written.length };
      report({
        message,
        span,
        text: `${likely.written} is probably a slip for ${likely.right}: the address in other cables is ${likely.address}.`,
        ...(at !== -1 && {
          fix: { title: `Write ${likely.right}`, edits: [replace(message, span, likely.right)] },
        }),
      });
    }
  },
};

interface Addressed {
  readonly message: Message;
  readonly indicator: Leaf<'RoutingIndicator'> | undefined;
  readonly address: Leaf<'PlainLanguageAddress'>;
}

function* addressed(telegram: Telegram): Iterable<Addressed> {
  for (const message of telegram.messages) {
    for (const { addressees } of message.envelope?.addresseeLists ?? []) {
      for (const { indicator, address } of addressees) {
        if (address) yield { message, indicator, address };
      }
    }
  }
}
