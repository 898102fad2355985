import { describe, expect, test } from 'vitest';
import { CableIndex } from '../../server/src/archive/cableIndex';
import { type IndexFault, readIndex, writeIndex } from '../../server/src/archive/indexFile';
import { knownCables } from '../../server/src/archive/knownCables';
import { cableText, FOLDER, indexOf, setFile } from './archive';

describe('numbers', () => {
  const astana = cableText({ number: 'ASTANA 000417', references: '06 Baku 0099' });
  const baku = cableText({ number: 'BAKU 000099', references: 'ASTANA 12', from: 'AMEMBASSY BAKU' });

  test('a number is found by its one form, where it is and where it is referred to', () => {
    const cables = knownCables(indexOf({ 'a/astana.txt': astana, 'Bakı 1.txt': baku }));
    expect(cables.withNumber('06BAKU99')).toEqual([
      {
        uri: `${FOLDER}/Bak%C4%B1%201.txt`,
        range: { start: { line: 4, character: 7 }, end: { line: 4, character: 18 } },
      },
    ]);
    expect(cables.citing('06BAKU99').map(({ uri, range }) => [uri, range.start.line])).toEqual([
      [`${FOLDER}/a/astana.txt`, 10],
    ]);
    expect(cables.withNumber('05BAKU99')).toEqual([]);
  });

  test('a number in running text is a citation too', () => {
    const text = cableText({
      number: 'ASTANA 418',
      body: '1. As we said in STATE 12345 and in 05 BAKU 1398 (05BAKU1400), 5000 TONS WENT TO PARIS 1998.',
    });
    const index = indexOf({ 'a.txt': text });
    const [row = -1] = index.rowsWithId('06ASTANA418');
    expect(index.citationsBy(row).map(({ id, inText, yearFrom }) => [id, inText, yearFrom])).toEqual([
      ['06STATE12345', true, 'cable'],
      ['05BAKU1398', true, 'written'],
      ['05BAKU1400', true, 'written'],
    ]);
  });

  test('what a file had gives way to what it has', () => {
    const index = indexOf({ 'a.txt': astana });
    const cables = knownCables(index);
    setFile(index, 'a.txt', cableText({ number: 'ASTANA 418', references: 'BAKU 100' }));
    expect(cables.withNumber('06ASTANA417')).toEqual([]);
    expect(cables.withNumber('06ASTANA418')).toHaveLength(1);
    expect(cables.citing('06BAKU99')).toEqual([]);
    index.removeFile(FOLDER, 'a.txt');
    expect(cables.withNumber('06ASTANA418')).toEqual([]);
    expect(cables.citing('06BAKU100')).toEqual([]);
    expect(index.size).toBe(0);
  });

  test('the sections of a telegram are one cable, where the first begins', () => {
    const section = (number: number) =>
      cableText({ number: `SECTION 0${number} OF 02 ASTANA 000417`, body: `${number}. Apples.` });
    const cables = knownCables(indexOf({ 'a.txt': section(1) + section(2) }));
    expect(cables.withNumber('06ASTANA417').map(({ range }) => range.start.line)).toEqual([4]);
  });

  test('a file is found by the number that is its name before it is read', () => {
    const index = new CableIndex();
    index.foundFile(FOLDER, '06/06BAKU99.txt');
    index.foundFile(FOLDER, '06/notes.txt');
    const cables = knownCables(index);
    expect(cables.withNumber('06BAKU99').map(({ uri }) => uri)).toEqual([`${FOLDER}/06/06BAKU99.txt`]);
    expect(cables.search('baku', 9)).toHaveLength(1);
    expect([index.filesRead, index.filesFound]).toEqual([0, 2]);
    setFile(index, '06/06BAKU99.txt', baku);
    expect(cables.withNumber('06BAKU99').map(({ range }) => range.start.line)).toEqual([4]);
    expect([index.filesRead, index.filesFound]).toEqual([1, 2]);
  });

  test('the files of a folder go with it', () => {
    const index = indexOf({
      'p/a.txt': astana,
      'p/q/b.txt': baku,
      'pq.txt': cableText({ number: 'ASTANA 9' }),
    });
    index.removeFolder(FOLDER, 'p');
    expect([...index.ids()].map(([id]) => id)).toEqual(['06ASTANA9']);
  });
});

test('cables are found by number, post, date, and words of the subject', () => {
  const cables = knownCables(
    indexOf({
      'a.txt': cableText({ number: 'ASTANA 000417' }),
      'b.txt': cableText({ number: 'BAKU 000099', subject: 'Pears for Export', time: '041200Z MAR 06' }),
    }),
  );
  const found = (words: string, most = 10) => cables.search(words, most).map(({ id }) => id);
  expect(found('baku')).toEqual(['06BAKU99']);
  expect(found('06 astana 000417')).toEqual(['06ASTANA417']);
  expect(found('export pears')).toEqual(['06BAKU99']);
  expect(found('2006-03-04')).toEqual(['06BAKU99']);
  expect(found('baku apples')).toEqual([]);
  expect(found('', 1)).toHaveLength(1);
});

describe('addresses seen with a routing indicator', () => {
  const cable = (address: string) => cableText({ number: 'ASTANA 417', to: `RUQQXZZ/${address}` });

  test('a pair counts once a cable', () => {
    const index = indexOf({
      'a.txt': cable('USOFFICE SAMARKAND'),
      'b.txt': cable('USOFFICE  SAMARKAND') + cable('USOFFICE BUKHARA').replaceAll('417', '418'),
    });
    expect(index.seenWith('RUQQXZZ', FOLDER, 'a.txt')).toEqual([
      { address: 'USOFFICE SAMARKAND', cables: 2, inThisFile: false },
      { address: 'USOFFICE BUKHARA', cables: 1, inThisFile: false },
    ]);
    index.removeFile(FOLDER, 'b.txt');
    expect(index.seenWith('RUQQXZZ', FOLDER, 'a.txt')).toEqual([
      { address: 'USOFFICE SAMARKAND', cables: 1, inThisFile: true },
    ]);
    setFile(index, 'a.txt', 'Not a cable.');
    expect(index.seenWith('RUQQXZZ', FOLDER, 'a.txt')).toEqual([]);
  });
});

describe('the file of an index', () => {
  const index = indexOf({
    'a/astana.txt': cableText({
      number: 'ASTANA 000417',
      references: 'A. BAKU 99 B. 05 STATE 40117',
      classification: 'C O N F I D E N T I A L',
      body: '1. (C) As 05 STATE 1234 says.',
    }),
    'b.txt': cableText({ number: 'BAKU 99' }) + cableText({ number: 'BAKU 100', subject: 'Äpfel; Birnen' }),
    'notes.txt': 'Not a cable.',
    'undated.cable': 'TAGS: PREL\nSUBJECT: APPLES\n\n1. Apples.\n',
  });
  const all = (of: CableIndex) => [...of.rowsByFile()].map((row) => ({ ...of.cable(row), ...of.facts(row) }));

  async function bytesOf(written: CableIndex): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    await writeIndex(written, async (bytes) => void pieces.push(bytes));
    return new Uint8Array(Buffer.concat(pieces));
  }
  const stored = (bytes: Uint8Array) => ({
    byteLength: bytes.length,
    slice: (start: number, end?: number) => bytes.slice(start, end).buffer as ArrayBuffer,
  });

  test('gives the index back', async () => {
    const read = new CableIndex();
    expect(await readIndex(stored(await bytesOf(index)), read)).toBeUndefined();
    expect(all(index)).toHaveLength(4);
    expect(all(read)).toEqual(all(index));
    expect([...read.filesWithoutCables()]).toEqual([...index.filesWithoutCables()]);
    expect(read.citationsOf('06BAKU99')).toEqual(index.citationsOf('06BAKU99'));
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array, IndexFault]>([
    ['cut off', (bytes) => bytes.slice(0, -100), 'damaged'],
    ['with bytes that are not its own', (bytes) => bytes.fill(7, 40, 400), 'damaged'],
    ['empty', () => new Uint8Array(), 'damaged'],
    ['of another program', (bytes) => replaced(bytes, 'cable-index', 'other-index'), 'foreign'],
    ['of a newer version', (bytes) => replaced(bytes, '"version":1', '"version":9'), 'newer'],
  ])('%s is not used', async (_, damage, fault) => {
    const read = new CableIndex();
    expect(await readIndex(stored(damage(await bytesOf(index))), read)).toBe(fault);
  });
});

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));
}
