import { expect, test } from 'vitest';
import { cableNumbers } from '../../server/src/archive/cableNumbers';
import { parse } from '../../server/src/syntax/document';

const cable = (number: string, reference: string) =>
  parse(
    `R 030915Z MAR 06\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nUNCLAS ${number}\nSUBJECT: APPLES\nREF: ${reference}\n\n1. Apples.\n`,
  );

const ASTANA = 'file:///c%3A/cables/astana.txt';
const BAKU = 'file:///c%3A/cables/baku.txt';

test('a number is found by its one form, where it stands and where it is referred to', () => {
  const numbers = cableNumbers();
  numbers.set(ASTANA, cable('ASTANA 000417', '06 Baku 0099'));
  numbers.set(BAKU, cable('BAKU 000099', 'ASTANA 12'));
  expect(numbers.withNumber('06BAKU99')).toEqual([
    { uri: BAKU, range: { start: { line: 3, character: 7 }, end: { line: 3, character: 18 } } },
  ]);
  expect(numbers.citing('06BAKU99').map(({ uri, range }) => [uri, range.start.line])).toEqual([[ASTANA, 5]]);
  expect(numbers.withNumber('05BAKU99')).toEqual([]);
});

test('what a file had gives way to what it has', () => {
  const numbers = cableNumbers();
  numbers.set(ASTANA, cable('ASTANA 417', 'BAKU 99'));
  numbers.set('file:///C:/cables/astana.txt', cable('ASTANA 418', 'BAKU 100'));
  expect(numbers.withNumber('06ASTANA417')).toEqual([]);
  expect(numbers.withNumber('06ASTANA418')).toHaveLength(1);
  expect(numbers.citing('06BAKU99')).toEqual([]);
  numbers.remove(ASTANA);
  expect(numbers.withNumber('06ASTANA418')).toEqual([]);
  expect(numbers.citing('06BAKU100')).toEqual([]);
});

test('the sections of a telegram are one cable, where the first begins', () => {
  const section = (number: number) =>
    `R 030915Z MAR 06\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nUNCLAS SECTION 0${number} OF 02 ASTANA 000417\nSUBJECT: APPLES\n\n${number}. Apples.\n`;
  const numbers = cableNumbers();
  numbers.set(ASTANA, parse(section(1) + section(2)));
  expect(numbers.withNumber('06ASTANA417').map(({ range }) => range.start.line)).toEqual([3]);
});

test('cables are found by their number and by words of their subject', () => {
  const numbers = cableNumbers();
  numbers.set(ASTANA, cable('ASTANA 000417', 'BAKU 99'));
  numbers.set(BAKU, cable('BAKU 000099', 'ASTANA 12'));
  const found = (words: string, most = 10) =>
    numbers.search(words, most).map(({ id, subject }) => [id, subject]);
  expect(found('baku')).toEqual([['06BAKU99', 'APPLES']]);
  expect(found('06 astana 4')).toEqual([['06ASTANA417', 'APPLES']]);
  expect(found('apples')).toHaveLength(2);
  expect(found('', 1)).toHaveLength(1);
  expect(found('pears')).toEqual([]);
});
