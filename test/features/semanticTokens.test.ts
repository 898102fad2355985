import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import { SEMANTIC_TOKENS_LEGEND, semanticTokens } from '../../server/src/features/semanticTokens';
import { parse, reparse } from '../../server/src/syntax/document';
import type { CableDocument } from '../../server/src/syntax/tree';
import { cable, twin } from '../cables';

const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;

/** The tokens of a text, `line type.modifier text` with lines counted from 1. */
function tokens(text: string, range?: Range, document: CableDocument = parse(text)): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const found: string[] = [];
  semanticTokens(
    document,
    (line, character, length, type, modifiers) => {
      const names = tokenModifiers.filter((_, index) => modifiers & (1 << index));
      const name = [tokenTypes[type], ...names].join('.');
      found.push(`${line + 1} ${name} ${lines[line]?.slice(character, character + length)}`);
    },
    range,
  );
  return found;
}

/** A cable with this body. */
const withBody = (...lines: string[]) =>
  [
    'S E C R E T OSLO 000553',
    'SIPDIS',
    'E.O. 12958: DECL: 09/21/2016',
    'TAGS: PREL, NO',
    'SUBJECT: (C) HERRING',
    '',
    ...lines,
  ].join('\n');

describe('what only the sequence tells', () => {
  test('a number that a copy damaged, with the level of its paragraph', () => {
    expect(tokens(twin)).toEqual(
      expect.arrayContaining([
        '73 paragraphNumber.confidential 6.',
        '81 paragraphNumber.confidential.damaged 17.',
        '97 paragraphNumber.confidential.damaged 110.',
        '107 paragraphNumber.confidential 12.',
      ]),
    );
  });

  test('the number of a list is that of no paragraph', () => {
    const text = withBody(
      '¶1. (U) He asked for:',
      '30. boats',
      '40. nets',
      '',
      '¶2. (U) Comment follows.',
      'WINSLOW',
    );
    expect(tokens(text).slice(2)).toEqual([
      '7 paragraphNumber.unclassified 1.',
      '7 portionMark.unclassified (U)',
      '8 prose 30.',
      '9 prose 40.',
      '11 paragraphNumber.unclassified 2.',
      '11 portionMark.unclassified (U)',
      '12 signature WINSLOW',
    ]);
  });
});

test('the line that ends a summary is no prose', () => {
  expect(tokens(withBody('1. (U) The boats left.', 'END SUMMARY')).slice(4)).toEqual([]);
});

test('each paragraph has its level', () => {
  const text = withBody(
    '1. (U) One.',
    '2. (SBU) Two.',
    '3. (LOU) Three.',
    '4. (C/NF) Four.',
    '5. (S) Five.',
    '6. (TS) Six.',
    '7. Seven.',
  );
  expect(
    tokens(text)
      .filter((token) => token.includes('paragraphNumber'))
      .map((token) => token.split(' ')[1]),
  ).toEqual([
    'paragraphNumber.unclassified',
    'paragraphNumber.unclassified.sensitive',
    'paragraphNumber.sensitive',
    'paragraphNumber.confidential',
    'paragraphNumber.secret',
    'paragraphNumber.topSecret',
    'paragraphNumber',
  ]);
});

test('a caption is one above the text, in a sentence it is a word', () => {
  const text = withBody('1. (U) The SIPDIS caption was', 'SENSITIVE', 'to them.');
  expect(tokens(text)).toEqual([
    '2 keyword SIPDIS',
    '5 portionMark.confidential (C)',
    '7 paragraphNumber.unclassified 1.',
    '7 portionMark.unclassified (U)',
    '8 prose SENSITIVE',
  ]);
});

test('a page line in the middle of a sentence is furniture, and so is a page header over two lines', () => {
  const text = withBody(
    '1. (U) The boats OSLO 00000553  002 OF 003 left',
    'PAGE 02',
    'OSLO 00553 091745Z',
    'at dawn.',
  );
  expect(tokens(text).slice(4)).toEqual([
    '7 comment OSLO 00000553  002 OF 003',
    '8 comment PAGE 02',
    '9 comment OSLO 00553 091745Z',
  ]);
});

test('a heading without its rules', () => {
  const text = withBody(
    '1. (U) Boats left.',
    '',
    'A Harbor Without Ice',
    '--------------------',
    '',
    '2. (U) Nets too.',
  );
  expect(tokens(text)).toContain('9 heading A Harbor Without Ice');
});

test('what is quoted, and a signature behind the last sentence', () => {
  expect(tokens(cable('04-b-1976-plusd-outgoing.txt'))).toEqual(
    expect.arrayContaining([
      '26 string SURVEY VESSEL WILL CALL MAY 3.',
      '27 signature HOLLOWAY',
      '38 signature HOLLOWAY',
    ]),
  );
});

test('the keys of a form and of a formatted message', () => {
  expect(tokens(cable('12-e-2012-smart-foia.txt'))).toContain('9 property Date/DTG:');
  expect(tokens(cable('14-f-2012-genadmin.txt'))).toContain('10 property MSGID/');
});

describe('a part of the document', () => {
  test('gives the tokens that reach into it', () => {
    const range = { start: { line: 72, character: 0 }, end: { line: 80, character: 2 } };
    expect(tokens(twin, range)).toEqual(
      tokens(twin)
        .filter((token) => Number.parseInt(token, 10) >= 73 && Number.parseInt(token, 10) <= 81)
        .slice(0, -1),
    );
  });

  test('outside of the text there is nothing', () => {
    const range = { start: { line: 5000, character: 0 }, end: { line: 6000, character: 0 } };
    expect(tokens(twin, range)).toEqual([]);
  });
});

test('an edit that moves a cable to other lines moves its tokens', () => {
  const two = `${twin}\n${twin.replaceAll('2217', '2218')}`;
  const start = { line: 43, character: 20 };
  const before = parse(two);
  tokens(two, undefined, before);
  const after = reparse(before, { range: { start, end: start }, text: '\nagain\n' });
  const text = after.messages.map((message) => message.text).join('');
  expect(tokens(text, undefined, after)).toEqual(tokens(text));
});

test('each type and modifier that the protocol does not name is described for editors', () => {
  const { contributes } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  const standard = ['comment', 'string', 'property', 'keyword'];
  expect([...standard, ...ids(contributes.semanticTokenTypes)]).toEqual(tokenTypes);
  expect(ids(contributes.semanticTokenModifiers)).toEqual(tokenModifiers);
  const { scopes } = contributes.semanticTokenScopes[0];
  const coloured = Object.keys(scopes).map((selector) => selector.split('.')[0]);
  expect(new Set(coloured)).toEqual(new Set(tokenTypes));
});
