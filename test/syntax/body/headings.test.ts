import { describe, expect, test } from 'vitest';
import { headingsOf, paragraphsOf, withBody } from './read';

const body = (heading: string) => `1. (C) The offer is withdrawn.\n${heading}\n2. (C) The vessel sails.\n`;

describe('a heading', () => {
  test.each([
    ['between two rules', '\n-------------\nA NEW VESSEL?\n-------------\n'],
    [
      'between rules that a copy has split',
      '\n--------------------------------------------- ----\nA NEW VESSEL?\n--------------------------------------------- ----\n',
    ],
    ['between rules of = or *', '\n=============\nA NEW VESSEL?\n*************\n'],
    ['over one rule', '\nA NEW VESSEL?\n-------------\n'],
    ['over one rule, behind a blank line', '\nA NEW VESSEL?\n\n-------------\n\n'],
    ['over one rule, directly below the text', 'A NEW VESSEL?\n-------------\n'],
    ['in a copy with blank lines between all', '\n\n-------------\n\nA NEW VESSEL?\n\n-------------\n\n'],
    ['inside its rule', '\n------- A NEW VESSEL? -------\n'],
    ['before its rule on one line', '\nA NEW VESSEL? -----------\n'],
    ['in capitals between blank lines', '\nA NEW VESSEL?\n'],
  ])('%s', (_, heading) => {
    const message = withBody(body(heading));
    expect(headingsOf(message)).toEqual(['A NEW VESSEL?']);
    expect(paragraphsOf(message)).toEqual(['1 (C) The offer', '2 (C) The vessel']);
  });

  test('stands inside a line where a copy has lost the breaks', () => {
    const message = withBody(
      '1. (C) The offer is withdrawn. End summary. A New Vessel? ------------- 2. (C) The vessel sails. ------ COMMENT ------ 3. (C) Fine.\n',
    );
    expect(headingsOf(message)).toEqual(['A New Vessel?', 'COMMENT']);
    expect(paragraphsOf(message)).toEqual(['1 (C) The offer', '2 (C) The vessel', '3 (C) Fine.']);
  });

  test.each([
    ['a dash at either end', '-- the offer, which the ministry --\n'],
    ['a row of a table', '\nTons 12.5 14.0 15.5 17.0\n------------------------\n'],
    ['the end of the summary', '\nEND SUMMARY\n'],
    ['an office of a broken distribution block', '\nEUR-12\n'],
  ])('is not %s', (_, lines) => {
    const found = headingsOf(withBody(`1. (C) The offer is withdrawn\n${lines}goes on.\n`));
    expect(found.filter((title) => !/^Tons/.test(title))).toEqual([]);
  });
});
