import { describe, expect, test } from 'vitest';
import { completeQuery } from '../../server/src/archive/query/completeQuery';
import { findRows } from '../../server/src/archive/query/findRows';
import { parseQuery } from '../../server/src/archive/query/parseQuery';
import { sortRows } from '../../server/src/archive/query/sortRows';
import type { SortColumn } from '../../server/src/protocol';
import { cableText, indexOf } from './archive';

const index = indexOf({
  '2006/a.txt': cableText({
    number: 'BAKU 1398',
    from: 'AMEMBASSY BAKU',
    to: 'RUEHAK/AMEMBASSY ANKARA',
    time: '250905Z SEP 06',
    classification: 'C O N F I D E N T I A L',
    tags: 'PREL, ENRG, AJ',
    subject: 'OIL AND GAS IN THE CASPIAN',
    references: 'A. 05 STATE 99 B. ASTANA 417',
    signer: 'DERSE',
  }),
  '2006/b.txt': cableText({ number: 'ASTANA 417', time: '030915Z MAR 06', tags: 'EAGR, KZ' }),
  '2005/c.txt': cableText({
    number: 'STATE 99',
    from: 'SECSTATE WASHDC',
    time: '010000Z JAN 05',
    classification: 'S E C R E T',
    tags: 'PREL, PINR',
    subject: 'GAS',
  }),
});
const idsOf = (rows: readonly number[]) => rows.map((row) => index.id(row));
const found = (query: string) => {
  const { terms, faults } = parseQuery(query);
  expect(faults).toEqual([]);
  return idsOf(sortRows(index, findRows(index, terms)));
};

const [STATE, ASTANA, BAKU] = ['05STATE99', '06ASTANA417', '06BAKU1398'];

test.each<[string, (string | undefined)[]]>([
  ['', [STATE, ASTANA, BAKU]],
  ['post:BAKU', [BAKU]],
  ['post:baku,STATE', [STATE, BAKU]],
  ['post:SECSTATE', [STATE]],
  ['-post:BAKU', [STATE, ASTANA]],
  ['tag:PREL,ENRG', [STATE, BAKU]],
  ['tag:PREL tag:ENRG', [BAKU]],
  ['tag:P*', [STATE, BAKU]],
  ['from:2006', [ASTANA, BAKU]],
  ['from:2006-03 to:2006-03', [ASTANA]],
  ['to:2005-01-01', [STATE]],
  ['from:2006-03-04', [BAKU]],
  ['level>=CONFIDENTIAL', [STATE, BAKU]],
  ['level>C', [STATE]],
  ['level<=UNCLAS', [ASTANA]],
  ['level:S,U', [STATE, ASTANA]],
  ['cites:05STATE99', [BAKU]],
  ['cites:"06 ASTANA 417"', [BAKU]],
  ['citedby:06BAKU1398', [STATE, ASTANA]],
  ['addressee:ankara', [BAKU]],
  ['action:RUEHC info:RUEHC', []],
  ['name:derse', [BAKU]],
  ['gas', [STATE, BAKU]],
  ['gas caspian', [BAKU]],
  ['"oil and gas"', [BAKU]],
  ['-gas', [ASTANA]],
  ['file:2006/', [ASTANA, BAKU]],
  ['id:06', [ASTANA, BAKU]],
  ['problem:none,any', [STATE, ASTANA, BAKU]],
  ['post:BAKU tag:PREL,ENRG from:2006-01 to:2006-12 level>=CONFIDENTIAL cites:05STATE99', [BAKU]],
])('%s', (query, expected) => {
  expect(found(query)).toEqual(expected);
});

test.each([
  ['post:BAKU lvel:SECRET', 10, 21, 'There is no key "lvel".'],
  ['from:06', 0, 7, '"06" is not a date: write a year, month, or day'],
  ['to:2006-13', 0, 10, '"2006-13" is not a date'],
  ['level>=HIGH', 0, 11, '"HIGH" is not a level'],
  ['post>=BAKU', 0, 10, '"post" takes a colon, as in post:BAKU'],
  ['tag:', 0, 4, '"tag" needs a value, as in tag:PREL,ENRG.'],
  ['problem:grave', 0, 13, '"grave" is not a severity'],
  ['""', 0, 2, 'Empty quotation marks find nothing'],
])('%s is reported where it is wrong', (query, start, end, message) => {
  const { faults } = parseQuery(query);
  expect(faults).toMatchObject([{ start, end }]);
  expect(faults[0]?.message).toContain(message);
});

test('a term with a fault leaves the others in force', () => {
  expect(idsOf(findRows(index, parseQuery('post:BAKU lvel:SECRET').terms))).toEqual([BAKU]);
});

test.each<[SortColumn, boolean, (string | undefined)[]]>([
  ['date', true, [BAKU, ASTANA, STATE]],
  ['id', false, [STATE, ASTANA, BAKU]],
  ['level', true, [STATE, BAKU, ASTANA]],
  ['subject', false, [STATE, ASTANA, BAKU]],
  ['citedBy', true, [STATE, ASTANA, BAKU]],
  ['file', false, [STATE, BAKU, ASTANA]],
])('sorted by %s, descending: %s', (column, descending, expected) => {
  expect(idsOf(sortRows(index, [...index.rows()], column, descending))).toEqual(expected);
});

describe('completion of a query', () => {
  const completed = (query: string) => {
    const { start, end, items } = completeQuery(index, query, query.length);
    return items.map(({ text }) => query.slice(0, start) + text + query.slice(end));
  };
  test.each([
    ['post:BAKU le', ['post:BAKU level>=']],
    ['post:B', ['post:BAKU']],
    ['tag:PREL,E', ['tag:PREL,EAGR', 'tag:PREL,ENRG', 'tag:PREL,PREL']],
    ['-level>=top', ['-level>="TOP SECRET"']],
    ['addressee:ank', ['addressee:"RUEHAK/AMEMBASSY ANKARA"']],
    ['gas oil', []],
  ])('%s', (query, expected) => {
    expect(completed(query)).toEqual(expected);
  });
});
