import { afterEach, expect, test } from 'vitest';
import { readUserTable } from '../../server/src/archive/userTables';
import { useUserRows } from '../../server/src/reference/tables';
import { cableService } from '../../server/src/service';
import { FOLDER, indexOf, setFile } from './archive';

const TEXT = `DE RUQQXZZ #0417 0620915
ZNY CCCCC ZZH
P 030915Z MAR 06
FM AMEMBASSY EMERALD CITY
TO RUEHAK/AMEMBASSY ANKARA
INFO RUQQXZZ/AMEMBASSY EMERALD CITY
BT
C O N F I D E N T I A L EMERALDCITY 000417

SIPDIS

E.O. 12958: DECL: 03/03/2016
TAGS: PREL
SUBJECT: HARVEST OF APPLES

1. (C) The DCM met the grower.
`;
const cable = cableService.parse(TEXT);

afterEach(() => useUserRows([]));

/** What the hover on a word of a line says. */
function hoverOn(
  line: number,
  word: string,
  ...seenWith: Parameters<typeof cableService.hover>[2][]
): string {
  const character = (TEXT.split('\n')[line - 1]?.indexOf(word) ?? 0) + 1;
  const contents = cableService.hover(cable, { line: line - 1, character }, ...seenWith)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

test.each([
  ['routing.tsv', 'address', 'RUQQXZZ\tAMCONSUL ANKARA', 1, 'RUQQXZZ', 'US Consulate Ankara'],
  ['routing.tsv', 'address', 'RUEHAK\tAMCONSUL ADANA', 5, 'RUEHAK', 'In your table RUEHAK is AMCONSUL ADANA'],
  ['tags.tsv', 'meaning', 'PREL\tPears', 13, 'PREL', '**Pears**'],
  ['captions.tsv', 'meaning', 'SIPDIS\tSipped apples', 10, 'SIPDIS', 'Sipped apples'],
  ['vocabulary.tsv', 'meaning', 'DCM\tDirector of Cider Making', 16, 'DCM', '**Director of Cider Making**'],
])('a row of %s is shown, and as the user’s', (file, column, row, line, word, expected) => {
  const { rows, problems } = readUserTable(file, `code\t${column}\n${row}\n`);
  expect(problems).toEqual([]);
  const before = hoverOn(line, word);
  useUserRows(rows);
  const shown = hoverOn(line, word);
  expect(shown).toContain(expected);
  expect(shown).toContain(`*source: your table ${file}, line 2*`);
  useUserRows([]);
  expect(hoverOn(line, word)).toBe(before);
  expect(before).not.toContain('your table');
});

test('a post of the user has its place and zone', () => {
  const table =
    'code\taddress\tcity\tcountry\ttime_zone\nEMERALDCITY\tAMEMBASSY EMERALD CITY\tEmerald City\tOz\tAsia/Baku\n';
  useUserRows(readUserTable('posts.tsv', table).rows);
  expect(hoverOn(3, '030915Z')).toContain('13:15 in Emerald City');
  expect(hoverOn(4, 'EMERALD')).toContain('US Embassy Emerald City, Oz');
  expect(hoverOn(4, 'EMERALD')).toContain('your table posts.tsv, line 2');
});

test('text of a table is shown as text', () => {
  useUserRows(readUserTable('tags.tsv', 'code\tmeaning\nPREL\t[x](command:y) <img src=x>\n').rows);
  expect(hoverOn(13, 'PREL')).toContain(String.raw`\[x\](command:y) \<img src=x\>`);
});

test('an indicator that no table has: the cables at hand, with their number', () => {
  const index = indexOf({ 'this.txt': TEXT });
  const here = (path: string) => (indicator: string) => index.seenWith(indicator, FOLDER, path);
  expect(hoverOn(1, 'RUQQXZZ', here('this.txt'))).toContain(
    'AMEMBASSY EMERALD CITY: in 1 cable of this file',
  );
  // The line itself says as much.
  expect(hoverOn(6, 'RUQQXZZ', here('this.txt'))).not.toContain('of this file');
  for (const name of ['a', 'b']) setFile(index, `${name}.txt`, TEXT);
  expect(hoverOn(6, 'RUQQXZZ', here('this.txt'))).toContain(
    'AMEMBASSY EMERALD CITY: in 3 cables of this folder',
  );
  expect(hoverOn(5, 'RUEHAK', here('this.txt'))).not.toContain('of this folder');
});
