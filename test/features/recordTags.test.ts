import { describe, expect, test } from 'vitest';
import { records } from '../../server/src/features/record';
import { parse } from '../../server/src/syntax/document';

const tagsOf = (line: string) => records(parse(`${line}\nSUBJECT: PORT FEES\n`), { file: 'x' })[0]?.tags;

describe('the tags of a record', () => {
  test.each([
    ['TAGS: ECON EWWT LG ECON', ['ECON', 'EWWT', 'LG']],
    ['TAGS: OVIP (HOLM, KARE E.), LG', ['OVIP', 'HOLM, KARE E.', 'LG']],
    ['TAGS: OVIP HOLM HELENE PREL LG', ['OVIP', 'HOLM HELENE', 'PREL', 'LG']],
    ['TAGS: PREL LG COUNTER TERRORISM', ['PREL', 'LG', 'COUNTER TERRORISM']],
    ['TAGS: PREL, LG, GOL EXTERNAL', ['PREL', 'LG', 'GOL EXTERNAL']],
    ['TAGS: PREL LABOR HUMAN RIGHTS', ['PREL', 'LABOR', 'HUMAN RIGHTS']],
    [
      'TAGS: SNAR HOLM HELENE VIKSTROM JONAS CONSULAR AFFAIRS',
      ['SNAR', 'HOLM HELENE', 'VIKSTROM JONAS', 'CONSULAR AFFAIRS'],
    ],
    ['TAGS: PHUM TRAFFICKING IN LATVIA', ['PHUM', 'TRAFFICKING IN LATVIA']],
    ['TAGS: PREL, LG, ENPREL, LG, EN', ['PREL', 'LG', 'EN']],
    ['TAGS: PREL MASSMNUC LG', ['PREL', 'MASSMNUC', 'LG']],
    ['TAGS: ETRDEINVECINPGOVLG', ['ETRD', 'EINV', 'ECIN', 'PGOV', 'LG']],
  ])('%s', (line, tags) => {
    expect(tagsOf(line)).toEqual(tags);
  });
});
