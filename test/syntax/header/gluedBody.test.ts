import { expect, test } from 'vitest';
import { parse } from '../../../server/src/syntax/document';
import { textOf } from '../../../server/src/syntax/query/walk';
import type { Message, SyntaxNode } from '../../../server/src/syntax/tree';

/** The last element of the header, and the first words of the body. */
function read(header: string) {
  const text = `C O N F I D E N T I A L TUNIS 000412\n\nE.O. 12958: DECL: 03/04/2017\nTAGS: PREL, TS\n${header}\n`;
  const [message] = parse(text).messages as [Message];
  const last = message.header?.children.at(-1) as SyntaxNode;
  const [paragraph] = message.body?.paragraphs ?? [];
  return [textOf(message, last), paragraph && textOf(message, paragraph).slice(0, 30)];
}

test.each([
  ['REF: STATE 57598 (SBU) On June 10, Poloff urged the ministry to help.', 'REF: STATE 57598'],
  ['REF: STATE 96413 (U) On September 24, Econoff delivered the points.', 'REF: STATE 96413'],
  [
    'REF: A. STATE 1 B. BAKU 2 (NOTAL) (C) Embassy Tunis passed the points on.',
    'REF: A. STATE 1 B. BAKU 2 (NOTAL)',
  ],
  [
    'Classified By: DCM Ann Example for reasons 1.4 (b) and (d). (C) On June 7, Poloff called.',
    'for reasons 1.4 (b) and (d).',
  ],
  [
    'Classified By: DCM Ann Example, reasons 1.4 b, d (C) Embassy Tunis passed the points.',
    'reasons 1.4 b, d',
  ],
  [
    'CLASSIFIED BY: Ann Example,\nDepartment of State.\nREASON: 1.4 (b), (d) (S) Ambassador called the minister on May 17.',
    'REASON: 1.4 (b), (d)',
  ],
])('a body without a number, glued to the header: %s', (header, end) => {
  const [last, body] = read(header);
  expect(last?.endsWith(end)).toBe(true);
  expect(body).toMatch(/^\((?:SBU|U|C|S)\) \w/);
});

test('below the references too', () => {
  const [last, body] = read(
    'REF: STATE 93894\n\n(U) Costa Rican Foreign Minister Example will not be able\nto attend.',
  );
  expect(last).toBe('REF: STATE 93894');
  expect(body).toMatch(/^\(U\) Costa Rican/);
});

test.each([
  'REF: (A) Rio de Janeiro 190 (B) Rio 191 (C) Rio de Janeiro 723',
  'REF: A. STATE 1 (U) B. BAKU 2 (SBU)',
  'REF: (A) STATE 1 (B) DOE-Embassy e-mail of 3/4 (C) Embassy Tunis report',
])('not where the marks are letters of items: %s', (header) => {
  expect(read(header)).toEqual([header, undefined]);
});

test('a subject ends at a heading that was run into it, and is never long', () => {
  const [, body] = read(
    'SUBJECT: More Than Harbors: A Talk in Tunis Summary\n--------\n\n1. Ambassador Example spoke.',
  );
  expect(body).toMatch(/^1\. Ambassador/);
  const long = Array.from({ length: 12 }, () => 'THE MINISTRY ASKED AGAIN FOR THE HARBOR TO BE OPENED').join(
    '\n',
  );
  expect((read(`SUBJECT: ${long}`)[0] ?? '').length).toBeLessThan(400);
});
