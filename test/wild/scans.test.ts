import { describe, expect, test } from 'vitest';
import { problems } from '../../server/src/rules';
import { editsOf, textWith } from '../../server/src/rules/fix';
import { parse } from '../../server/src/syntax/document';
import { read, wild } from './read';

const TELEGRAM = wild('classline-glued-post.txt').replace('CONFIDENTIALRIGA', 'C O N F I D E N T I A L RIGA');

const whole = {
  id: '94RIGA4180',
  date: '1994-05-25T12:12Z',
  from: 'AMEMBASSY RIGA',
  action: [{ address: 'SECSTATE WASHDC', precedence: 'PRIORITY', number: '0433' }],
  info: [{ address: 'AMEMBASSY TALLINN' }, { address: 'AMEMBASSY VILNIUS' }],
  passing: 'TALLINN FOR ROE',
};

describe('a classification line in a scan', () => {
  test.each([
    ['glued to the post', 'CONFIDENTIALRIGA 004180', 'CONFIDENTIAL'],
    ['glued to the section', 'CONFIDENTIALSECTION 01 OF 02 RIGA 004180', 'CONFIDENTIAL'],
    ['of another level, glued', 'SECRETRIGA 004180', 'SECRET'],
    ['of an unclassified telegram, glued', 'UNCLASRIGA 004180', 'UNCLASSIFIED'],
    ['spaced and glued', 'C O N F I D E N T I A LRIGA 004180', 'CONFIDENTIAL'],
    ['with the first letter twice', 'C C O N F I D E N T I A L RIGA 004180', 'CONFIDENTIAL'],
    ['with the first letter twice, closed up', 'CC O N F I D E N T I A L RIGA 004180', 'CONFIDENTIAL'],
    ['with another word doubled so', 'SS E C R E T RIGA 004180', 'SECRET'],
    ['with two letters closed up', 'CO N F I D E N T I A L RIGA 004180', 'CONFIDENTIAL'],
    ['with a stray point', '.C O N F I D E N T I A L RIGA 004180', 'CONFIDENTIAL'],
    ['without its first letter', 'O N F I D E N T I A L RIGA 004180', 'CONFIDENTIAL'],
    ['with a zero', 'C 0 N F I D E N T I A L RIGA 004180', 'CONFIDENTIAL'],
  ])('%s', (_, line, level) => {
    const { record } = read(TELEGRAM.replace('C O N F I D E N T I A L RIGA 004180', line));
    expect(record).toMatchObject({ ...whole, classification: level });
  });

  test.each(['CC O N F I D E N T I A L', 'CO N F I D E N T I A L'])(
    '%s has a problem and a fix',
    (written) => {
      const document = parse(TELEGRAM.replace('C O N F I D E N T I A L', written));
      const found = document.telegrams
        .flatMap(problems)
        .filter(({ rule }) => rule.code === 'classification-misspelled');
      expect(found).toHaveLength(written.startsWith('CC') ? 1 : 0);
      const text = textWith(document, editsOf(found.flatMap(({ fix }) => fix ?? [])));
      expect(read(text).record).toMatchObject({ ...whole, classification: 'CONFIDENTIAL' });
    },
  );

  test.each(['SECRETARY 004180', 'CONFIDENTIALITY 004180', 'SECRETARIAT FOR RIGA 004180'])(
    '%s is none',
    (line) => {
      expect(
        read(TELEGRAM.replace('C O N F I D E N T I A L RIGA 004180', line)).record.classification,
      ).toBeUndefined();
    },
  );

  test.each(['classline-glued-post.txt', 'classline-glued-section.txt'])('%s is read whole', (name) => {
    expect(read(wild(name)).record).toMatchObject({ ...whole, classification: 'CONFIDENTIAL' });
  });
});

describe('the envelope in a scan', () => {
  test.each(['ocr-info-column.txt', 'ocr-info-column-noblank.txt'])(
    '%s has the column of offices as one block',
    (name) => {
      const { record, problems } = read(wild(name));
      expect(record).toMatchObject({
        id: '94RIGA4180',
        date: '1994-05-25T12:12Z',
        info: [{ address: 'AMEMBASSY TALLINN' }],
      });
      expect(problems).toEqual([]);
    },
  );

  test.each(['ocr-precedence-zero.txt', 'ocr-dtg-z-as-2.txt'])('%s has its precedence and date', (name) => {
    const { record, problems } = read(wild(name));
    expect(record).toMatchObject({
      id: '84STATE375950',
      date: '1984-12-22T01:09Z',
      precedence: ['IMMEDIATE'],
      transmission: { routing: { precedence: 'IMMEDIATE' } },
    });
    expect(problems).toEqual([]);
  });

  test.each([
    ['one line', 'PAGE 02        RIGA    04180  01 OF 02  251227Z'],
    ['the post on the next line', 'PAGE 02\nRIGA 04180 01 OF 02 251227Z'],
    ['the section on the next line', 'PAGE 02        RIGA    04180\n01 OF 02 251227Z'],
    ['its parts on lines of their own', 'PAGE 02\nRIGA\n04180\n01 OF 02 251227Z'],
    ['without a section', 'PAGE 02\nRIGA\n04180\n251227Z'],
  ])('a page header among the addressees: %s', (_, header) => {
    const { record } = read(TELEGRAM.replace('AMEMBASSY VILNIUS', `${header}\nAMEMBASSY VILNIUS`));
    expect(record).toMatchObject(whole);
  });
});
