import { describe, expect, test } from 'vitest';
import { problems } from '../../server/src/rules';
import { parse } from '../../server/src/syntax/document';
import { cable } from './cable';
import { withFixes } from './withFixes';

const find = (code: string, text: string) =>
  parse(text)
    .telegrams.flatMap((telegram) => [...problems(telegram)])
    .filter(({ rule }) => rule.code === code);

/** A classified telegram of the day with this line for the executive order. */
const sent = (group: string, order: string) =>
  cable({ station: '', group: `P ${group}`, order, authority: '' });

const extract = (
  lines: string,
) => `This record is a partial extract of the original cable. The full text of the original cable is not available.

${lines}
SUBJECT: A WEATHER SERVICE

1. The ministry wants three radars.
`;

describe('an executive order that was not in force', () => {
  test.each([
    ['a warning', 'warning', 'E.O. 12958: DECL: 11/14/2018'],
    ['a hint if the record was marked at its release', 'hint', 'E.O. 12958: DECLASSIFIED BY NARA 09/02/2009'],
    ['a hint if the order is cited as amended', 'hint', 'E.O. 12958, AS AMENDED: DECL: 09/02/2009'],
  ])('is %s', (_, severity, order) => {
    const [found, ...others] = find('eo-not-in-force', sent('140920Z NOV 88', order));
    expect(found?.severity).toBe(severity);
    expect(found?.text).toBe(
      'E.O. 12958 was in force from October 14, 1995, to June 26, 2010, but the telegram is dated November 14, 1988: expected 12356.',
    );
    expect(others).toEqual([]);
  });

  test('may be cited from the day on which it was signed', () => {
    const order = 'E.O. 13526: DECL: 01/14/2020';
    expect(find('eo-not-in-force', sent('140920Z JAN 10', order))).toEqual([]);
    expect(find('eo-not-in-force', sent('140920Z DEC 09', order))).toHaveLength(1);
  });

  test('is not replaced if the instruction belongs to that order alone', () => {
    const [found] = find('eo-not-in-force', sent('140920Z NOV 08', 'E.O. 12356: DECL: OADR'));
    expect(found?.fix).toBeUndefined();
  });

  test('cables before 1973, whose line was added at their release, are not checked', () => {
    expect(find('eo-not-in-force', sent('140920Z NOV 66', 'E.O. 12958: DECL: 11/14/2018'))).toEqual([]);
  });
});

describe('a declassification date', () => {
  test.each([
    ['11/14/2038', undefined],
    ['11/15/2038', 'hint'],
    ['11/14/2058', 'hint'],
    ['11/15/2058', 'warning'],
    ['11/14/3018', 'warning'],
    ['11/13/2008', 'warning'],
    ['11/14/2008', undefined],
    ['11/14/0018', 'warning'],
  ])('%s on a telegram of 14 November 2008 is found as %s', (date, severity) => {
    const found = find(
      'declassification-date-implausible',
      sent('140920Z NOV 08', `E.O. 12958: DECL: ${date}`),
    );
    expect(found.map((problem) => problem.severity)).toEqual(severity ? [severity] : []);
  });

  test.each(['13/24/2018', '00/10/2018', '02/29/2018', '2018/13/01', '11-31-18'])(
    '%s is impossible',
    (date) => {
      expect(
        find('declassification-date-invalid', sent('140920Z NOV 08', `E.O. 12958: DECL: ${date}`)),
      ).toHaveLength(1);
    },
  );
});

describe('a partial extract has no date, and is of 2000 to 2010', () => {
  test('a missing line for the executive order is reported', () => {
    const [found] = find('eo-line-missing', extract('UNCLAS ASTANA 000217\n\nTAGS: ENRG, KZ'));
    expect(found?.fix?.title).toBe('Insert E.O. 12958: N/A');
  });

  test('on a classified one the line is not proposed', () => {
    const [found] = find('eo-line-missing', extract('S E C R E T ASTANA 000217\n\nTAGS: ENRG, KZ'));
    expect(found?.text).toContain('expected E.O. 12958 and a declassification date');
    expect(found?.fix).toBeUndefined();
  });

  test('a mistyped number is corrected by the known numbers', () => {
    const [found] = find(
      'eo-number-unknown',
      extract('UNCLAS ASTANA 000217\n\nE.O. 12985: N/A\nTAGS: ENRG, KZ'),
    );
    expect(found?.text).toBe('E.O. 12985 is not an order on classification: expected 12958.');
  });
});

test.each([
  ['the text', cable({ authority: '' })],
  ['a text without a blank line above', cable({ authority: '' }).replace('\n\n1. (C)', '\n1. (C)')],
])('the Classified By line is inserted between the header and %s', (_, lines) => {
  const text = lines.replaceAll('\n', '\r\n');
  const [found] = find('classified-by-missing', text);
  expect(found?.fix && withFixes(text, [found.fix])).toContain(
    '     B. 07 ASTANA 2987\r\n\r\nClassified By: NAME, TITLE, for reasons 1.4 ( ).\r\n\r\n1. (C)',
  );
});

test.each([
  [
    'REASONS',
    'Classified By: DEPUTY CHIEF OF MISSION ALEXANDER P. RENSSELAER FOR REA',
    'SONS 1.4 (B) AND (D).',
  ],
  ['1.4', 'Classified By: Deputy Chief of Mission Alex P. Rensselaer, reasons: 1.', '4 (b) and (d).'],
  ['1.4(b/d).', 'Classified By: Deputy Chief of Mission Alexan Rensselaer, reason 1.4(b/', 'd).'],
  [
    'Reasons:',
    'Classified By: Deputy Chief of Mission Alexander P. Rensselaer. Reasons',
    ': 1.4 (b) and (d).',
  ],
])('%s is joined if a drafting tool broke it', (whole, above, below) => {
  const text = cable({ authority: `\n${above}\n${below}\n` });
  const [found] = find('classified-by-wrapped', text);
  expect(found?.text).toContain(whole);
  expect(found?.fix && withFixes(text, [found.fix])).toContain(`${above}${below}\n`);
});

test.each([
  ['REASONS FOR REASONS 1(B) AND (D)', 'The reasons name no section'],
  ['', 'No reason for the classification'],
])('what is said of a statement that goes on with “%s”', (reasons, words) => {
  const [found] = find(
    'reason-missing',
    cable({ authority: `\nClassified By: Ambassador Ruth A. Winslow ${reasons}\n` }),
  );
  expect(found?.text).toContain(words);
});

test('a statement in which the copy breaks off is not reported', () => {
  expect(find('reason-missing', cable({ authority: '\nClassified By: Ambassador Ru...\n' }))).toEqual([]);
});
