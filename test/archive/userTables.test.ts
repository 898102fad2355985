import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readUserTable } from '../../server/src/archive/userTables';
import { caption } from '../../server/src/reference/captions';
import { post, postOfAddress, postReading } from '../../server/src/reference/posts';
import { likelyIndicator, otherAddresses, type Station, station } from '../../server/src/reference/routing';
import { useUserRows } from '../../server/src/reference/tables';
import { nearestTags, tag } from '../../server/src/reference/tags';
import { abbreviation } from '../../server/src/reference/vocabulary';

const faults = (path: string, text: string) =>
  readUserTable(path, text).problems.map(({ range, message }) => `${range.start.line + 1} ${message}`);

describe('a table of the user', () => {
  test('has its rows with their lines, whatever the line ends and the case of the codes', () => {
    const { rows, problems } = readUserTable(
      'cables/my-tags.tsv',
      '\ufeffcode\tmeaning\r\n\r\nkapl \tApples\r\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        kind: 'tags',
        userTable: 'cables/my-tags.tsv, line 3',
        cells: { code: 'KAPL', meaning: 'Apples', confidence: 'high', source: 'line 3' },
      },
    ]);
  });

  test('may be JSON, a list or with a kind of its own', () => {
    const list = `[\n  {"code": "KAPL", "meaning": "Apples {red"},\n  {"code": "KPEA",\n   "meaning": "Pears"}\n]`;
    expect(readUserTable('tags.json', list).rows.map(({ userTable }) => userTable)).toEqual([
      'tags.json, line 2',
      'tags.json, line 3',
    ]);
    const named = `\ufeff{"kind": "captions",\n "rows": [{"code": "APPDIS", "meaning": "For apples"}]}`;
    expect(readUserTable('mine.json', named).rows).toMatchObject([
      { kind: 'captions', userTable: 'mine.json, line 2' },
    ]);
  });

  test.each([
    ['tags.tsv', 'code\tmeaning\n\tApples', '2 Row skipped: it has no code.'],
    ['tags.tsv', 'code\tmeaning\nKAPL\t', '2 Row skipped: it has no meaning.'],
    [
      'tags.tsv',
      'code\tmeaning\nKAPL\tA\tB',
      '2 Row skipped: it has 3 cells, more than the table has columns.',
    ],
    [
      'tags.tsv',
      'code\tmeaning\tconfidence\nKAPL\tA\tsure',
      '2 Row skipped: “sure” in confidence is not one of',
    ],
    ['tags.tsv', 'code\tmeaning\tstatus\nKAPL\tA\tnew', '2 Row skipped: “new” in status is not one of'],
    ['tags.tsv', 'code\tmeaning\tfrom\nKAPL\tA\tpresent', '2 Row skipped: “present” in from is not a year'],
    [
      'posts.tsv',
      'code\taddress\ttime_zone\nOZ\tAMEMBASSY OZ\tOz/Emerald',
      '2 Row skipped: “Oz/Emerald” is not a time zone',
    ],
    ['routing.tsv', 'code\taddress\tkind\nRUQQ\tX\ttower', '2 Row skipped: “tower” in kind is not one of'],
    ['tags.tsv', 'code\tmeanig\nKAPL\tA', '1 A tags table needs the column meaning.'],
    ['tags.tsv', '', '1 A tags table needs the columns code and meaning.'],
    ['mine.tsv', 'code\tmeaning\nKAPL\tA', '1 The file name does not say what kind of table this is'],
    ['tags.json', '{"kind": "fruit", "rows": []}', '1 “fruit” is not a kind of table'],
    ['tags.json', '{"rows": 7}', '1 A JSON table must be a list of rows'],
    ['tags.json', '[\n{"code": "A" "meaning": "B"}]', 'This is not valid JSON'],
    ['tags.json', '[\n7]', '1 A tags table needs the columns code'],
    [
      'tags.json',
      '[{"code": "KAPL",\n"meaning": ["A"]}]',
      '1 Row skipped: the value of meaning is neither text nor a number.',
    ],
  ])('%s %j: %s', (path, text, fault) => {
    expect(faults(path, text).at(-1)).toContain(fault);
  });

  test('is no file of many megabytes', () => {
    expect(faults('tags.tsv', 'x'.repeat(5_000_001))).toEqual([
      '1 This table was not read: it has more than 5 million characters. Split it into several tables.',
    ]);
  });

  test('of any text is read without a fault, with problems on lines that there are', () => {
    const cell = fc.constantFrom(
      'KAPL',
      'code',
      'meaning',
      '',
      '"',
      '{',
      '[',
      ']',
      '}',
      ':',
      ',',
      '__proto__',
      'present',
    );
    const parts = fc.array(fc.oneof(cell, fc.constantFrom('\t', '\n', '\r\n'), fc.string()), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.constantFrom('tags.tsv', 'mine.json', 'posts.json'), parts, (path, written) => {
        const text = written.join('');
        const lines = text.split(/\r\n|\r|\n/).length;
        const { problems } = readUserTable(path, text);
        expect(problems.every(({ range }) => range.start.line < lines)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('keeps its good rows beside faulty ones; an unknown column is told, and no fault', () => {
    const { rows, problems } = readUserTable(
      'tags.tsv',
      'code\tmeaning\tcolour\nKAPL\tApples\tred\n\tPears\n',
    );
    expect(rows).toHaveLength(1);
    expect(problems.map(({ severity }) => severity)).toEqual([2, 1]);
  });
});

describe('over the built-in tables', () => {
  afterEach(() => useUserRows([]));
  const put = (path: string, text: string) => useUserRows(readUserTable(path, text).rows);

  test('a TAG', () => {
    expect(nearestTags('PRELX').map(({ code }) => code)).toEqual(['PREL']);
    put('tags.tsv', 'code\tmeaning\nPREL\tPears\nAJ\tApple juice\nPRELY\tYew\n');
    expect(tag('PREL', 2006)).toMatchObject({ name: 'Pears', userTable: 'tags.tsv, line 2' });
    expect(tag('AJ', 2006)?.name).toBe('Apple juice');
    expect(nearestTags('PRELX').map(({ code }) => code)).toEqual(expect.arrayContaining(['PRELY', 'PREL']));
    useUserRows([]);
    expect(tag('PREL', 2006)?.name).toBe('External Political Relations');
  });

  test('a routing indicator, with two addresses; its neighbours stay', () => {
    put(
      'routing.tsv',
      'code\taddress\nRUEHKB\tUSOFFICE BAKU\nRUEHKB\tUSDAO BAKU AJ\nRUQQ\tAMCONSUL OZ (MAIN)\n',
    );
    expect(station('RUEHKB')).toMatchObject({ address: 'USOFFICE BAKU', userTable: 'routing.tsv, line 2' });
    expect(otherAddresses(station('RUEHKB') as Station)).toEqual(
      expect.arrayContaining(['USDAO BAKU AJ', 'AMEMBASSY BAKU']),
    );
    expect(station('RUQQ')).toMatchObject({ address: 'AMCONSUL OZ', kind: 'consulate' });
    expect(station('RUEHAK')?.address).toBe('AMEMBASSY ANKARA');
    expect(likelyIndicator('RUQQ', 'AMCONSUL OZ')).toBeUndefined();
  });

  test('a post, a caption, an abbreviation', () => {
    put(
      'posts.tsv',
      'code\taddress\tcity\tcountry\ttime_zone\nEmerald City\tAMEMBASSY EMERALD CITY\tEmerald City\tOz\tAsia/Baku\n',
    );
    expect(post('EMERALDCITY')).toMatchObject({ kind: 'embassy', timeZone: 'Asia/Baku' });
    expect(postReading('EMERAL')?.how).toBe('truncation');
    expect(postOfAddress('AMEMBASSY EMERALD CITY')?.country).toBe('Oz');
    expect(postOfAddress('AMEMBASSY BAKU')?.city).toBe('Baku');
    put('captions.tsv', 'code\tmeaning\nAPPDIS\tFor apples\n');
    expect(caption('APPDIS')).toMatchObject({ meaning: 'For apples', userTable: 'captions.tsv, line 2' });
    expect(post('EMERALDCITY')).toBeUndefined();
    put('vocabulary.tsv', 'code\tmeaning\nDCM\tDirector of Cider Making\n');
    expect(abbreviation('DCM')?.expansion).toBe('Director of Cider Making');
  });
});
