import { describe, expect, test } from 'vitest';
import { parse } from '../../../server/src/syntax/document';
import { ownText, paragraphsOf, withBody } from './read';

describe('paragraph numbers', () => {
  test.each([
    ['with and without marks', '1. (C) One.\n\n2. Two.\n', ['1 (C) One.', '2 Two.']],
    ['without a blank behind them', '1.(C) One.\n\n2.(SBU) Two.\n', ['1 (C) One.', '2 (SBU) Two.']],
    ['without a full stop', '1 (C) One.\n\n2 (C) Two.\n', ['1 (C) One.', '2 (C) Two.']],
    ['behind their mark', '(C) 1. One.\n\n(U) 2. Two.\n', ['1 (C) One.', '2 (U) Two.']],
    ['with a mark in small letters', '1. (c) One.\n', ['1 (c) One.']],
    ['with a mark without its first bracket', '1. C) One.\n', ['1 C) One.']],
    [
      'with caveats',
      '1. (S//NF) One.\n\n2. (C/REL FIN, SWE) Two.\n',
      ['1 (S//NF) One.', '2 (C/REL FIN, SWE) Two.'],
    ],
    ['of an entire text', '1. (C - ENTIRE TEXT).\n\n2. TWO.\n', ['1 (C - ENTIRE TEXT)', '2 TWO.']],
    [
      'of an entire text in words',
      '1. CONFIDENTIAL - ENTIRE TEXT.\n\n2. TWO.\n',
      ['1 CONFIDENTIAL - ENTIRE TEXT', '2 TWO.'],
    ],
    [
      'inside a line',
      '1. (C) One ends.  2. (C) Two ends. 3. (U) Three.\n',
      ['1 (C) One ends.', '2 (C) Two ends.', '3 (U) Three.'],
    ],
    ['glued to the sentence before', '¶1. (C) One ends.¶2. (C) Two.\n', ['1 (C) One ends.', '2 (C) Two.']],
    [
      'with a false one before them',
      '¶1. One.\n\n¶3. of the list.\n¶2. Two.\n\n¶3. Three.\n',
      ['1 One. ¶3.', '2 Two.', '3 Three.'],
    ],
    [
      'behind the text of a summary',
      'SUMMARY: OFFER IS WITHDRAWN. END SUMMARY.\n\n1. ONE.\n',
      ['SUMMARY: OFFER', '1 ONE.'],
    ],
    [
      'that are missing altogether',
      '(SBU) Poloff delivered the points.\n\nHe will report.\n',
      ['(SBU) Poloff delivered'],
    ],
  ])('%s', (_, body, expected) => {
    expect(paragraphsOf(withBody(body))).toEqual(expected);
  });

  test('are not the day of a date that a line begins with', () => {
    const message = withBody('¶1. One.\n\n¶2. THE MINISTRY WILL ANSWER ON JUNE\n¶3. THE VESSEL SAILS.\n');
    expect(paragraphsOf(message)).toEqual(['1 One.', '2 THE MINISTRY']);
  });

  test('have their number where a copy has lost the first digit from 10 on, which no list behind them has', () => {
    const nine = Array.from({ length: 9 }, (_, index) => `¶${index + 1}. A report.\n`).join('');
    const numbers = (body: string) => withBody(body).body?.paragraphs.map(({ number }) => number);
    expect(numbers(`${nine}¶0. Ten.\n¶1. Eleven.\n`)?.slice(8)).toEqual([9, 10, 11]);
    expect(numbers(`${nine}¶10. Ten.\n¶1. First of a list.\n¶2. Second.\n`)?.slice(8)).toEqual([9, 10]);
  });

  test('may have blanks in their portion mark', () => {
    const [paragraph] = withBody('1.  ( C ) One.\n').body?.paragraphs ?? [];
    expect(paragraph?.portionMark).toMatchObject({ end: (paragraph?.portionMark?.start ?? 0) + 5 });
  });

  test('are told from a list inside a paragraph', () => {
    const message = withBody('1. (C) Three points:\n1. Price.\n2. Date.\n\n2. (C) Two.\n');
    expect(paragraphsOf(message)).toEqual(['1 (C) Three points:', '2 (C) Two.']);
  });

  test('stand in a fragment of a body, with the text before them', () => {
    const [message] = parse('of the lease offer.\n\n4. (C) The vessel is needed.\n').messages;
    expect(message && paragraphsOf(message)).toEqual(['of the', '4 (C) The vessel']);
  });

  test('leave each paragraph its own text where a copy has made one line of all', () => {
    const message = withBody('1. (C) One ends here. 2. (C) Two ends there.\n');
    expect(message.body?.paragraphs.map((paragraph) => ownText(message, paragraph))).toEqual([
      'One ends here.',
      'Two ends there.',
    ]);
  });
});
