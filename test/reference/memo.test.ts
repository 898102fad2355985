import { afterEach, expect, test } from 'vitest';
import { readUserTable } from '../../server/src/archive/userTables';
import { memo, onTablesChange } from '../../server/src/reference/memo';
import { readReference } from '../../server/src/reference/referenceNumbers';
import { useUserRows } from '../../server/src/reference/tables';
import { isTitleWord } from '../../server/src/reference/titles';
import { problems } from '../../server/src/rules';
import { cableService } from '../../server/src/service';

afterEach(() => useUserRows([]));

const save = (path: string, text: string) => useUserRows(readUserTable(path, text).rows);

const CABLE = `P 030915Z MAR 06
FM AMEMBASSY ANKARA
TO SECSTATE WASHDC
C O N F I D E N T I A L ANKARA 000417

E.O. 12958: DECL: 03/03/2016
TAGS: PREL
SUBJECT: HARVEST OF APPLES
REF: 05 EMERALDCTY 12

1. (C) Text.
`;

test('an answer is found once, and again when the tables change', () => {
  let found = 0;
  const length = memo((text: string) => {
    found++;
    return text.length;
  });
  expect([length('ab'), length('ab'), length('abc')]).toEqual([2, 2, 3]);
  expect(found).toBe(2);
  useUserRows([]);
  expect(length('ab')).toBe(2);
  expect(found).toBe(3);
});

test('answers about an object go with the other arguments', () => {
  let found = 0;
  const named = memo((object: { readonly name: string }, year: number | undefined, whole: boolean) => {
    found++;
    return `${object.name} ${year} ${whole}`;
  });
  const object = { name: 'a' };
  expect([named(object, 1, true), named(object, undefined, true), named(object, 1, true)]).toEqual([
    'a 1 true',
    'a undefined true',
    'a 1 true',
  ]);
  expect(named({ name: 'b' }, 1, true)).toBe('b 1 true');
  expect(found).toBe(3);
});

test('no answer is undefined twice', () => {
  let found = 0;
  const nothing = memo((_: string) => {
    found++;
    return undefined;
  });
  nothing('a');
  nothing('a');
  expect(found).toBe(1);
});

test('whoever listens hears that the tables changed', () => {
  let heard = 0;
  const stop = onTablesChange(() => heard++);
  save('tags.tsv', 'code\tmeaning\nPREL\tPears\n');
  expect(heard).toBe(1);
  stop();
  useUserRows([]);
  expect(heard).toBe(1);
});

test('the Cable view has the new meaning after a table was saved', () => {
  const cable = cableService.parse(CABLE);
  const meaning = () =>
    cableService
      .glance(cable, { line: 0, character: 0 })
      ?.items.find(({ kind }) => kind === 'tags')
      ?.parts.map((part) => part.meaning);
  expect(meaning()).toEqual(['External Political Relations']);
  save('tags.tsv', 'code\tmeaning\nPREL\tPears\n');
  expect(meaning()).toEqual(['Pears']);
  useUserRows([]);
  expect(meaning()).toEqual(['External Political Relations']);
});

test('a post of the user is known to reference numbers, and to what is found from them', () => {
  expect(readReference('05 EMERALDCITY 12')?.known).toBe(false);
  expect(readReference('05 EMERALDCTY 12')?.post).toBe('EMERALDCTY');
  save('posts.tsv', 'code\taddress\tcity\nEMERALDCITY\tAMEMBASSY EMERALD CITY\tEmerald City\n');
  expect(readReference('05 EMERALDCITY 12')?.known).toBe(true);
  expect(readReference('05 EMERALDCTY 12')?.post).toBe('EMERALDCITY');
});

test('a title of the user’s vocabulary is one', () => {
  expect(isTitleWord('WIZARDOFF')).toBe(false);
  save('vocabulary.tsv', 'code\tmeaning\tkind\nWIZARDOFF\tWizard officer\tperson\n');
  expect(isTitleWord('WIZARDOFF')).toBe(true);
  useUserRows([]);
  expect(isTitleWord('WIZARDOFF')).toBe(false);
});

test('problems are found again with the new tables', () => {
  const [telegram] = cableService.parse(CABLE.replace('PREL', 'PREL, RU')).telegrams;
  if (!telegram) throw new Error('no telegram');
  const codes = () => problems(telegram).map(({ rule }) => rule.code);
  expect(codes()).toContain('tag-nonstandard');
  save('tags.tsv', 'code\tmeaning\nRU\tRural roads\n');
  expect(codes()).not.toContain('tag-nonstandard');
});
