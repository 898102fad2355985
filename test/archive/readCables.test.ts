import { expect, test } from 'vitest';
import { addressesSeen } from '../../server/src/archive/addressesSeen';
import type { Files } from '../../server/src/archive/files';
import { readCables } from '../../server/src/archive/readCables';
import { parse } from '../../server/src/syntax/document';

const CABLE = `ZNY CCCCC ZZH
P 030915Z MAR 06
FM AMEMBASSY ASTANA
TO RUQQXZZ/USOFFICE SAMARKAND PRIORITY 0417
INFO RUQQXZZ/USOFFICE  SAMARKAND 0001
BT
C O N F I D E N T I A L ASTANA 000417

TAGS: PREL
SUBJECT: APPLES
`;

interface Made {
  readonly text?: string;
  readonly size?: number;
}

/** Files in the order of their names; one without text cannot be read. */
function filesOf(
  made: Readonly<Record<string, Made>>,
): Files & { readonly read: Files['read']; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async read(uri) {
      asked.push(uri);
      const text = made[uri]?.text;
      if (text === undefined) throw new Error('no such file');
      return text;
    },
    real: async (uri) => uri,
    async *list() {
      for (const [uri, { text, size }] of Object.entries(made))
        yield { uri, size: size ?? text?.length ?? 0 };
    },
  };
}

async function found(files: Files, signal = new AbortController().signal): Promise<string[]> {
  const uris: string[] = [];
  await readCables(files, ['file:///cables'], signal, (uri) => uris.push(uri));
  return uris;
}

test('cables are read; other text, large files and what cannot be read are passed over', async () => {
  const files = filesOf({
    'file:///a.txt': { text: CABLE },
    'file:///b.cable': { text: CABLE },
    'file:///c.txt': { text: 'Not a cable.' },
    'file:///d.md': { text: CABLE },
    'file:///e.txt': { text: CABLE, size: 3_000_000 },
    'file:///f.txt': {},
  });
  expect(await found(files)).toEqual(['file:///a.txt', 'file:///b.cable']);
  expect(files.asked).not.toContain('file:///e.txt');
});

test('no more than two thousand files and fifty megabytes are read', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 2_100 }, (_, index) => [`file:///${index}.txt`, { text: '' }]),
  );
  const files = filesOf(many);
  await found(files);
  expect(files.asked).toHaveLength(2_000);
  const large = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`file:///${index}.txt`, { text: '', size: 1_900_000 }]),
  );
  const few = filesOf(large);
  await found(few);
  expect(few.asked).toHaveLength(26);
}, 60_000);

test('reading ends when it is told to', async () => {
  const files = filesOf(
    Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`file:///${index}.txt`, { text: CABLE }])),
  );
  const stop = new AbortController();
  const uris: string[] = [];
  await readCables(files, ['file:///cables'], stop.signal, (uri) => {
    uris.push(uri);
    if (uris.length === 3) stop.abort();
  });
  expect(uris).toHaveLength(3);
});

test('a pair counts once a cable; a file counts as it was read last', () => {
  const seen = addressesSeen();
  seen.set('file:///c%3A/a.txt', parse(CABLE));
  seen.set('file:///C:/b.txt', parse(CABLE + CABLE.replace('SAMARKAND', 'BUKHARA')));
  expect(seen.of('RUQQXZZ', 'file:///C:/a.txt')).toEqual([
    { address: 'USOFFICE SAMARKAND', cables: 3, inThisFile: false },
    { address: 'USOFFICE BUKHARA', cables: 1, inThisFile: false },
  ]);
  seen.remove('file:///c:/b.txt');
  expect(seen.of('RUQQXZZ', 'file:///C:/a.txt')).toEqual([
    { address: 'USOFFICE SAMARKAND', cables: 1, inThisFile: true },
  ]);
  seen.set('file:///c:/a.txt', parse('Not a cable.'));
  expect(seen.of('RUQQXZZ', 'file:///C:/a.txt')).toEqual([]);
});
