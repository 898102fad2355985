import { expect, test } from 'vitest';
import { read, wild } from './read';

test('a header that a copy has twice gives the fuller list of references', () => {
  const { record, problems } = read(wild('second-ref-section.txt'));
  expect(record.references?.map(({ letter, id }) => `${letter} ${id}`)).toEqual([
    'A 08STATE81854',
    'B 08RIGA1830',
    'C 08RIGA1859',
  ]);
  expect(problems).toEqual([]);
});

test('a copy in small letters has its reasons', () => {
  const { record } = read(wild('lower-case-classified-by.txt'));
  expect(record.classifiedBy?.reasons).toEqual(['1.4(b)', '1.4(d)']);
});

test('a chunk of text with the rest of a CSV row around it is read', () => {
  const { record } = read(wild('csv-row.txt'));
  expect(record).toMatchObject({
    post: 'RIGA',
    serial: 1398,
    classification: 'CONFIDENTIAL',
    tags: ['PREL', 'LG'],
    subject: 'APPLE HARVEST',
    signature: ['ROE'],
  });
});
