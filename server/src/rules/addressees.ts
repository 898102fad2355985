import { normaliseAddress } from '../reference/routing';
import { lineOf } from '../syntax/query/locate';
import { textOf } from '../syntax/query/walk';
import type { Addressee, AddresseeList, Message } from '../syntax/tree';
import { deleteLineAt } from './fix';
import type { Rule } from './rule';

export const addresseeMalformed: Rule<'Addressee'> = {
  code: 'addressee-malformed',
  severity: 'information',
  title: 'Addressee with a character that addresses do not have',
  concerns: 'copy',
  manual: {
    meaning:
      'An address contains a character that addresses do not have: the copy is damaged, or it includes part of the next line.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHAK/AMEMBASSY  [ANKARA
           ^^^^^^^^^^^^^^^^^^^^^^^^^ addressee-malformed: “[”
      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHAK/AMEMBASSY ANKARA
      UNCLAS ASTANA 000217
      `,
    era: 'from 2000; earlier copies were scanned from paper',
    quiet: 'Only characters that none of 43,587 address lines has are reported.',
    source: 'ACP 127, format line 7. Counted: 43,587 of 43,650 address lines are well formed.',
    hits: 157,
  },
  looksAt: 'Addressee',
  check(addressee, { message, year, report }) {
    const { address } = addressee;
    if (!address || year === undefined || year < FIRST_YEAR_OF_DIGITAL_COPIES) return;
    const written = textOf(message, address);
    const at = written.search(NOT_IN_ADDRESSES);
    // What does not begin with a letter is a line that the copy put there.
    if (at === -1 || !/^[A-Z]/.test(written)) return;
    report({
      message,
      span: addressee,
      text: `An address has only capitals, digits, and the marks . , ' & ( ) / -, but this one contains “${written[at]}”.`,
    });
  },
};

/** Copies of earlier telegrams were scanned from paper. */
const FIRST_YEAR_OF_DIGITAL_COPIES = 2000;
const NOT_IN_ADDRESSES = /[^A-Z0-9 .,'&()/:+\t\u00a0-]/;

export const addresseeDuplicated: Rule<'Envelope'> = {
  code: 'addressee-duplicated',
  severity: 'hint',
  title: 'Same addressee twice',
  fix: 'offer',
  manual: {
    meaning:
      'The same station and address appear a second time. Copies joined from several sections repeat them.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHAK/AMEMBASSY ANKARA
      RUEHAK/AMEMBASSY ANKARA
      ^^^^^^^^^^^^^^^^^^^^^^^ addressee-duplicated: already an addressee
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
      'Indicator, address, and office (//J5//) must all be equal: one station serves several addressees (RUEKJCS both SECDEF and JOINT STAFF).',
    source: 'Counted in real cables.',
    hits: 128,
  },
  looksAt: 'Envelope',
  check({ addresseeLists }, { message, report }) {
    const lists = addresseeLists.filter(({ role }) => role !== 'exempted');
    const repeated = repeatedIndicators(message, lists);
    if (repeated.size === 0) return;
    const first = new Map<string, Addressee>();
    for (const list of lists) {
      for (const addressee of list.addressees) {
        const { indicator, address } = addressee;
        if (!indicator || !address || !repeated.has(textOf(message, indicator))) continue;
        const written = textOf(message, address);
        const name = `${textOf(message, indicator)}/${normaliseAddress(written)}`;
        const office = OFFICE.exec(textOf(message, addressee))?.[0] ?? '';
        const earlier = first.get(name + office);
        if (!earlier) {
          first.set(name + office, addressee);
          continue;
        }
        // The first one is on the line of its prosign, which must stay.
        const aloneOnLine = addressee !== list.addressees[0];
        report({
          message,
          span: addressee,
          text: `${name} is already an addressee.`,
          related: [{ message, span: earlier, text: 'First mention' }],
          unnecessary: true,
          ...(aloneOnLine && {
            fix: { title: 'Delete Second Mention', edits: [deleteLineAt(message, addressee.start)] },
          }),
        });
      }
    }
  },
};

/** The office of an addressee, `//J5/RUE//`: each is an addressee of its own. */
const OFFICE = /\/\/.*\/\/|\/\/.*$/;

/** The routing indicators that appear more than once in the lists. */
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
/** A copy whose text has a longer line than this was rewrapped, and its columns say nothing. */
const LONGEST_NATIVE_LINE = 75;

export const lineTooLong: Rule<'Envelope'> = {
  code: 'line-too-long',
  severity: 'information',
  title: 'Address line longer than a telegraph line',
  concerns: 'copy',
  manual: {
    meaning:
      'An address line is longer than the 69 columns of a telegraph line: a copy joined lines, or the cable was not made by the system of its time.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHAK/AMEMBASSY ANKARA FOR THE ATTACHES OF COMMERCE AND AGRICULTURE, AND THE LIBRARY
                                                                           ^^^^^^^^^^^^^^^^^^^^^ line-too-long: 90 columns
      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214
      INFO RUEHAK/AMEMBASSY ANKARA
      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Only address lines are checked, because drafting tools broke “Classified By” at 70 or 71 columns; copies whose text was rewrapped are not checked.',
    source: 'Counted: 27 of 40,287 address lines.',
    hits: 17,
  },
  looksAt: 'Envelope',
  check({ addresseeLists }, { message, report }) {
    const long: Addressee[] = [];
    for (const { addressees } of addresseeLists) {
      for (const addressee of addressees) {
        if (addressee.end - lineStartOf(message, addressee) > COLUMNS) long.push(addressee);
      }
    }
    if (long.length === 0 || isRewrapped(message)) return;
    for (const addressee of long) {
      const lineStart = lineStartOf(message, addressee);
      report({
        message,
        span: { start: lineStart + COLUMNS, end: addressee.end },
        text: `This line has ${addressee.end - lineStart} columns; a telegraph line has ${COLUMNS}.`,
      });
    }
  },
};

function lineStartOf(message: Message, { start }: Addressee): number {
  return message.lineStarts[lineOf(message, start)] ?? 0;
}

function isRewrapped({ body, lineStarts }: Message): boolean {
  if (!body) return false;
  return lineStarts.some(
    (start, line) =>
      start >= body.start &&
      start < body.end &&
      (lineStarts[line + 1] ?? body.end) - start > LONGEST_NATIVE_LINE,
  );
}
