import { describe, expect, test } from 'vitest';
import { datedReference } from '../../server/src/reference/referenceYears';

const own = { year: 2007, month: 6, post: 'BAKU', serial: 700 };
const january = { ...own, month: 1, serial: 20 };
const dated = (reference: { post: string; serial: number; year?: number }, by = own, ...atHand: string[]) => {
  const { id, yearFrom, other } = datedReference(reference, by, (number) => atHand.includes(number));
  return [id, yearFrom, other?.id];
};

test('a year that is written', () => {
  expect(dated({ post: 'STATE', serial: 12, year: 2005 })).toEqual(['05STATE12', 'written', undefined]);
});

test('the year of the cable', () => {
  expect(dated({ post: 'STATE', serial: 9000 })).toEqual(['07STATE9000', 'cable', undefined]);
  expect(dated({ post: 'Baku', serial: 699 })).toEqual(['07BAKU699', 'cable', undefined]);
});

test('a serial of the own post above the own one is of the year before: a guess', () => {
  expect(dated({ post: 'BAKU', serial: 701 })).toEqual(['06BAKU701', 'guess', '07BAKU701']);
});

test('in January a number of another post may be of either year: a guess', () => {
  expect(dated({ post: 'STATE', serial: 12 }, january)).toEqual(['07STATE12', 'guess', '06STATE12']);
  expect(dated({ post: 'BAKU', serial: 12 }, january)).toEqual(['07BAKU12', 'cable', undefined]);
});

describe('the cables at hand decide', () => {
  test('for the year of the only one', () => {
    expect(dated({ post: 'STATE', serial: 12 }, january, '06STATE12')).toEqual([
      '06STATE12',
      'cable',
      undefined,
    ]);
    expect(dated({ post: 'BAKU', serial: 701 }, own, '07BAKU701')).toEqual(['07BAKU701', 'cable', undefined]);
  });

  test('not between two', () => {
    const both = ['06STATE12', '07STATE12'];
    expect(dated({ post: 'STATE', serial: 12 }, january, ...both)).toEqual([
      '07STATE12',
      'guess',
      '06STATE12',
    ]);
  });

  test('not against a year that is sure', () => {
    expect(dated({ post: 'STATE', serial: 12 }, own, '06STATE12')).toEqual(['07STATE12', 'cable', undefined]);
  });
});

test('no year is known', () => {
  expect(datedReference({ post: 'STATE', serial: 12 }, {})).toEqual({
    id: 'STATE12',
    post: 'STATE',
    serial: 12,
    known: true,
  });
});

test('without the number of the cable nothing speaks for another year', () => {
  const { id, yearFrom } = datedReference({ post: 'BAKU', serial: 701 }, { year: 2007 });
  expect([id, yearFrom]).toEqual(['07BAKU701', 'cable']);
});
