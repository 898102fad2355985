import { normaliseAddress } from '../reference/routing';
import { lineOf } from '../syntax/query/locate';
import { yearOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Addressee, AddresseeList, Message, Telegram } from '../syntax/tree';
import { deleteLineAt } from './fix';
import type { Rule } from './rule';

/**
 * An addressee is a routing indicator and a stroke, where the message has routing indicators, and a plain
 * language address: capitals, digits and the marks of a teleprinter. Copies read from paper are not judged.
 *
 * Source: ACP 127 format line 7. Of 43 650 address lines 43 587 are well formed.
 */
export const addresseeMalformed: Rule = {
  code: 'addressee-malformed',
  severity: 'information',
  title: 'Addressee with a mark that no address has',
  concerns: 'copy',
  manual: {
    meaning: 'A character stands in an address that no address has: damage, or something of the next line.',
    bad: 'INFO RUEHAK/AMEMBASSY  [ANKARA',
    good: 'INFO RUEHAK/AMEMBASSY ANKARA',
    era: 'all, but for scans',
    quiet:
      'Only marks that no address of 43,587 has; the list ends at the classification line, BT or a page header.',
    source: 'Counted: 43,587 of 43,650 address lines have none.',
    hits: 157,
  },
  check(telegram, report) {
    const year = yearOf(telegram);
    if (year === undefined || year < FIRST_YEAR_OF_DIGITAL_COPIES) return;
    for (const { message, addressee } of addresseesOf(telegram)) {
      const { address } = addressee;
      if (!address) continue;
      const source = textOf(message, address);
      const at = source.search(NOT_IN_ADDRESSES);
      // What does not begin with a letter is a line that the copy put there.
      if (at === -1 || !/^[A-Z]/.test(source)) continue;
      report({
        message,
        span: addressee,
        text: `An address has capitals, digits and the marks . , ' & ( ) / - only; this one has “${source[at]}”.`,
      });
    }
  },
};

/** Copies of earlier telegrams were read from paper by machine. */
const FIRST_YEAR_OF_DIGITAL_COPIES = 2000;
const NOT_IN_ADDRESSES = /[^A-Z0-9 .,'&()/:+\t\u00a0-]/;

/**
 * One addressee twice among those for action and information. Routing indicator and address must both be the
 * same: one indicator serves many offices (RUEKJCS both SECDEF and JOINT STAFF).
 *
 * Source: 128 of 6 807 cables.
 */
export const addresseeDuplicated: Rule = {
  code: 'addressee-duplicated',
  severity: 'hint',
  title: 'The same addressee twice',
  fix: 'offer',
  manual: {
    meaning: 'The same station and address a second time. Copies in several sections repeat them.',
    bad: 'TO RUEHC/SECSTATE WASHDC 8214\nINFO RUEHAK/AMEMBASSY ANKARA\nRUEHAK/AMEMBASSY ANKARA',
    good: 'TO RUEHC/SECSTATE WASHDC 8214\nINFO RUEHAK/AMEMBASSY ANKARA',
    era: 'all',
    quiet: 'Indicator and address must both be equal: one station serves several addressees.',
    source: 'Counted in real cables.',
    hits: 128,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const lists = (message.envelope?.addresseeLists ?? []).filter(({ role }) => role !== 'exempted');
      const repeated = repeatedIndicators(message, lists);
      if (repeated.size === 0) continue;
      const first = new Map<string, Addressee>();
      for (const list of lists) {
        for (const addressee of list.addressees) {
          const { indicator, address } = addressee;
          if (!indicator || !address || !repeated.has(textOf(message, indicator))) continue;
          const name = `${textOf(message, indicator)}/${normaliseAddress(textOf(message, address))}`;
          const earlier = first.get(name);
          if (!earlier) {
            first.set(name, addressee);
            continue;
          }
          // The first one stands on the line of its prosign, which must stay.
          const aloneOnLine = addressee !== list.addressees[0];
          report({
            message,
            span: addressee,
            text: `${name} is an addressee already.`,
            related: [{ message, span: earlier, text: 'The first time' }],
            unnecessary: true,
            ...(aloneOnLine && {
              fix: {
                title: 'Delete the second mention',
                edits: [deleteLineAt(message, addressee.start)],
              },
            }),
          });
        }
      }
    }
  },
};

/** The routing indicators that stand more than once in the lists. */
function repeatedIndicators(message: Message, lists: readonly AddresseeList[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { addressees } of lists) {
    for (const { indicator } of addressees) {
      if (!indicator) continue;
      const code = textOf(message, indicator);
      if (seen.has(code)) repeated.add(code);
      else seen.add(code);
    }
  }
  return repeated;
}

/** Columns of a telegraph line. */
const COLUMNS = 69;
/** A copy with a longer line of text than this was wrapped anew, and its columns say nothing. */
const LONGEST_NATIVE_LINE = 75;

/**
 * An address line of more than 69 columns, the width of a telegraph line. Only addressees keep to it: drafting
 * tools broke `Classified By` at 70 or 71. Copies whose text was wrapped anew are not judged.
 *
 * Source: 27 of 40 287 address lines.
 */
export const lineTooLong: Rule = {
  code: 'line-too-long',
  severity: 'information',
  title: 'Address line longer than a telegraph line',
  concerns: 'copy',
  manual: {
    meaning:
      'An address line is longer than the 69 columns of a telegraph line: a copy joined lines, or it was not made by the system of its time.',
    bad: 'INFO RHMFISS/CDR USCENTCOM MACDILL AFB FL RUEKJCS/SECDEF WASHINGTON DC RUEKJCS/JOINT STAFF',
    good: 'INFO RHMFISS/CDR USCENTCOM MACDILL AFB FL\nRUEKJCS/SECDEF WASHINGTON DC\nRUEKJCS/JOINT STAFF',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Address lines alone, and not in copies whose lines were wrapped anew.',
    source: 'Counted: 27 of 40,287 address lines.',
    hits: 17,
  },
  check(telegram, report) {
    const wrapped = new Map<Message, boolean>();
    for (const { message, addressee } of addresseesOf(telegram)) {
      const lineStart = message.lineStarts[lineOf(message, addressee.start)] ?? 0;
      const columns = addressee.end - lineStart;
      if (columns <= COLUMNS) continue;
      if (!wrapped.has(message)) wrapped.set(message, wrappedAnew(message));
      if (wrapped.get(message)) continue;
      report({
        message,
        span: { start: lineStart + COLUMNS, end: addressee.end },
        text: `This line has ${columns} columns; a telegraph line has ${COLUMNS}.`,
      });
    }
  },
};

function wrappedAnew({ body, lineStarts }: Message): boolean {
  if (!body) return false;
  return lineStarts.some(
    (start, line) =>
      start >= body.start &&
      start < body.end &&
      (lineStarts[line + 1] ?? body.end) - start > LONGEST_NATIVE_LINE,
  );
}

function* addresseesOf(telegram: Telegram): Iterable<{ message: Message; addressee: Addressee }> {
  for (const message of telegram.messages) {
    for (const { addressees } of message.envelope?.addresseeLists ?? []) {
      for (const addressee of addressees) yield { message, addressee };
    }
  }
}
