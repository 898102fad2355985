import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeArchive } from '../bench/generateArchive';

const PROGRAM = join(import.meta.dirname, '../../server/bin/cable.js');
let folder: string;
let index: string;

function cable(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  writeArchive(join(folder, 'cables'), { count: 300, size: 1500 });
  index = join(folder, 'index.parquet');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('an index is made, brought up to date, and read by other engines', async () => {
  const { status, stderr } = cable('index', join(folder, 'cables'), '--output', index);
  expect([status, stderr]).toEqual([0, `300 cables of 300 files in ${index}\n`]);
  writeFileSync(join(folder, 'cables/notes.txt'), 'Not a cable.');
  expect(cable('index', join(folder, 'cables'), '--output', index).stderr).toContain(
    '300 cables of 301 files',
  );
  const connection = await (await DuckDBInstance.create()).connect();
  const read = await connection.runAndReadAll(
    `select count(*)::int, count(distinct id)::int < 300, min(year)::int from '${index}' where subject is not null`,
  );
  expect(read.getRows()).toEqual([[300, true, 1973]]);
}, 60_000);

test('find answers from an index as from the folder itself', () => {
  const query = 'from:2003 to:2006 level>=CONFIDENTIAL';
  const ofIndex = cable('find', query, index);
  const ofFolder = cable('find', query, join(folder, 'cables'), '--quiet');
  expect(ofIndex.status).toBe(0);
  expect(ofIndex.stdout).toMatch(/^0[3-6][A-Z]+\d+ {2}200[3-6]-\d\d-\d\d {2}(?:CONFIDENTIAL|SECRET) {2}\S/);
  expect(ofFolder.stdout).toBe(ofIndex.stdout);
  const lines = cable('find', query, index, '--format', 'ndjson').stdout.trim().split('\n');
  expect(lines).toHaveLength(ofIndex.stdout.trim().split('\n').length);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ post: expect.any(String), cites: expect.any(Array) });
}, 60_000);

test('the graph has an edge a citation', () => {
  const { stdout } = cable('graph', index, '--format', 'csv', '--query', 'post:BAKU,STATE,PARIS,LONDON');
  const [header, ...edges] = stdout.trim().split('\n');
  expect(header).toBe('source,target,year_from,target_in_archive');
  expect(
    edges.every((edge) => /^\d\d[A-Z]+\d+,\d\d[A-Z]+\d+,(?:written|cable|guess),(?:true|false)$/.test(edge)),
  ).toBe(true);
  expect(cable('graph', index).stdout).toMatch(/^<\?xml [\s\S]*<\/graphml>\n$/);
});

test.each<[readonly string[], number, string]>([
  [['find', 'lvel:S', 'INDEX'], 2, 'There is no key "lvel"'],
  [['find'], 2, 'write a query'],
  [['find', 'post:BAKU'], 2, 'name a folder, or the file of an index'],
  [['find', 'post:BAKU', 'nowhere'], 2, 'cannot read nowhere: there is no such file'],
  [['find', 'post:NOWHERE', 'INDEX'], 1, 'no cable was found'],
  [['index', 'INDEX', '--output', 'x.parquet'], 2, 'is not a folder'],
  [['index', '.'], 2, 'name the file of the index'],
  [['graph', 'INDEX', '--format', 'dot'], 2, "no format 'dot'; choose graphml, gexf, csv, or mermaid"],
])('cable %j ends with status %i and says why', (words, status, message) => {
  const answer = cable(...words.map((word) => (word === 'INDEX' ? index : word)));
  expect(answer.status).toBe(status);
  expect(answer.stderr).toContain(message);
});

test('a file that is not an index is neither read as one nor lost', () => {
  const file = join(folder, 'mine.parquet');
  writeFileSync(file, 'PAR0 mine');
  const { status, stderr } = cable('index', join(folder, 'cables'), '--output', file);
  expect(status).toBe(2);
  expect(stderr).toContain('exists and is not an index of cables; choose another name');
  expect(readFileSync(file, 'utf8')).toBe('PAR0 mine');
  expect(cable('find', 'post:BAKU', file).stderr).toContain('it is not an index of cables');
});
