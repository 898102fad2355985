import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { generateArchive, writeArchive } from '../bench/generateArchive';
import { cable as fixture } from '../cables';
import { cable, program, temporaryFolder } from './run';

const folder = temporaryFolder();
const archive = { count: 60, size: 1600 };
const made = [...generateArchive(archive)];

beforeAll(() => {
  writeArchive(join(folder, 'cables'), archive);
});

describe('stats', () => {
  const stats = (...words: string[]) => cable(['stats', ...words, 'cables'], { cwd: folder });

  test('as JSON, what a collection holds', () => {
    const found = JSON.parse(stats('--format', 'json').stdout);
    const tagged = (tag: string) => made.filter(({ tags }) => tags.includes(tag)).length;
    expect(found).toMatchObject({
      cables: made.length,
      withoutNumber: 0,
      withoutDate: 0,
      duplicates: made.filter(({ copy }) => copy).length,
      levels: { SECRET: made.filter(({ classification }) => classification === 'SECRET').length },
      tags: { PREL: tagged('PREL'), ECON: tagged('ECON') },
    });
    const sum = (counts: Record<string, number>) =>
      Object.values(counts).reduce((total, count) => total + count, 0);
    for (const section of ['years', 'posts', 'levels', 'words'])
      expect(sum(found[section])).toBe(made.length);
  });

  test('as CSV, a row a value', () => {
    const rows = stats('--format', 'csv').stdout.trim().split('\n');
    expect(rows[0]).toBe('section,value,cables');
    expect(rows).toContain(`total,cables,${made.length}`);
    expect(rows).toContain(`years,1973,${made.filter(({ year }) => year === 1973).length}`);
  });

  test('for people, with bars, the longest for the most', () => {
    const { stdout, status } = stats();
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${made.length} cables\\n {2}without a number {7}0 \\(0 %\\)\\n`));
    const levels = stdout.slice(stdout.indexOf('\nClassification\n')).split('\n').slice(2, 5);
    expect(levels[0]).toMatch(/^ {2}(?:UNCLASSIFIED|CONFIDENTIAL|SECRET) +\d+ {2}█{30}$/);
  });

  test('counts what was damaged in copying', () => {
    mkdirSync(join(folder, 'damaged'));
    writeFileSync(join(folder, 'damaged/a.txt'), fixture('2006-web-copy-astana.txt'));
    writeFileSync(join(folder, 'damaged/b.txt'), fixture('10-d-2009-teletype.txt'));
    const { stdout } = cable(['stats', '--format', 'json', 'damaged'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ cables: 2, damaged: 1, problems: { 'pilcrow-damaged': 1 } });
  });
});

/** Runs the command line with a terminal for standard error. */
function onTerminal(words: string) {
  const command = `stty cols 120 2>/dev/null; "${process.execPath}" "${program}" ${words} > /dev/null`;
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { cwd: folder, encoding: 'utf8' });
  return stdout;
}

describe('on a terminal', () => {
  test('a summary ends an extraction', () => {
    expect(onTerminal('extract --problems cables')).toMatch(
      /60 files, 60 cables: 0 without a number, 0 without a date(?:; problems: [^\r\n]+)?\r\n$/,
    );
  });

  test('--quiet leaves it out', () => {
    expect(onTerminal('extract --quiet cables')).toBe('');
  });

  test('a long run shows how far it is, and removes that', () => {
    writeArchive(join(folder, 'many'), { count: 2500, size: 1500 });
    const shown = onTerminal('extract --format ndjson many');
    expect(shown).toMatch(/\r.{0,3}[\d,]+ of 2,500 files · [\d,]+ cables · [\d,]+ a second/);
    expect(shown.slice(shown.lastIndexOf('\u001b[K') + 3)).toMatch(/^2,500 files, 2,500 cables: /);
  });
});
