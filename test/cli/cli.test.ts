import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cables, twin } from '../cables';

const root = join(import.meta.dirname, '../..');

/** Runs the built command line in the folder of the fixtures. */
function cable(words: readonly string[], input: string | Uint8Array = '', cwd = join(root, 'test/cables')) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'server/bin/cable.js'), ...words],
    {
      cwd,
      input,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

test('outline prints a part a line, with its lines', () => {
  const { status, stdout } = cable(['outline', '15-g-2007-two-cables.txt']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^07 TALLINN 19 — 10 JAN 07 · UNCLASSIFIED {2}\[1–24\]$/m);
  expect(stdout).toMatch(/^ {4}From station — DE RUEHTL #0024 0121530 {2}\[\d+\]$/m);
});

test('a file that cannot be read is named with the reason, and the others are read', () => {
  const { status, stdout, stderr } = cable(['outline', 'none.txt', '15-g-2007-two-cables.txt']);
  expect(status).toBe(1);
  expect(stderr).toBe('cable: cannot read none.txt: there is no such file\n');
  expect(stdout).toContain('07 TALLINN 19');
});

test('standard input in Latin-1 is read, and that is said', () => {
  const { stdout, stderr } = cable(['outline', '-'], Buffer.from(twin, 'latin1'));
  expect(stderr).toBe('cable: standard input is not UTF-8; read as Latin-1\n');
  expect(stdout).toContain('¶12 (C)');
});

test.each([
  [[], ''],
  [['sing'], "no command 'sing'"],
  [['check'], 'name a file or a folder'],
  [['check', '--loud', 'x'], "no option '--loud'"],
  [['check', '--format', 'csv', 'x'], "no format 'csv'; choose pretty, json, sarif, or github"],
  [['outline', '--format', 'json', 'x'], "no option '--format'"],
  [['extract', '--format', 'xml', 'x'], "no format 'xml'; choose json, ndjson, csv, or parquet"],
  [['extract', '--format'], "'--format' needs a value"],
  [['extract', '--problems=all', 'x'], "'--problems' takes no value"],
  [['extract', '--year', '06', 'x'], "'06' is not a year"],
  [['extract'], 'name a file or a folder'],
])('%j is a usage error, and says so', (words, message) => {
  const { status, stdout, stderr } = cable(words);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr.length).toBeGreaterThan(20);
});

describe('files, folders and patterns', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cable-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'old/paper'), { recursive: true });
  mkdirSync(join(folder, '.hidden'));
  mkdirSync(join(folder, 'empty'));
  const copy = (name: string, to: string) => copyFileSync(join(root, 'test/cables', name), join(folder, to));
  copy('15-g-2007-two-cables.txt', 'two.txt');
  copy('10-d-2009-teletype.txt', 'old/teletype.cable');
  copy('01-a-1969-incoming-telegram.txt', 'old/paper/incoming.txt');
  copy('10-d-2009-teletype.txt', '.hidden/teletype.txt');
  writeFileSync(join(folder, 'old/paper/scan.pdf'), Buffer.from('%PDF-1.4\0\0\0'));
  const within = (...words: string[]) => cable(words, '', folder);
  const files = (stdout: string) =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { file: string }).file);

  test('a folder stands for the text files in it and below, in the order of their names', () => {
    const { status, stdout, stderr } = within('extract', '--format', 'ndjson', '.');
    expect(files(stdout)).toEqual([
      './old/paper/incoming.txt',
      './old/teletype.cable',
      './two.txt',
      './two.txt',
    ]);
    expect(stderr).toBe('cable: skipped ./old/paper/scan.pdf: it is not text\n');
    expect(status).toBe(0);
  });

  test('a pattern stands for the files with such a name', () => {
    const { status, stdout } = within('extract', '--format', 'ndjson', '**/*.txt');
    expect(files(stdout)).toEqual(['old/paper/incoming.txt', 'two.txt', 'two.txt']);
    expect(status).toBe(0);
  });

  test('outline and check take them too', () => {
    expect(within('outline', 'old').stdout).toMatch(/^old\/paper\/incoming\.txt\n/);
    expect(within('check', 'old/*.cable')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test.each([
    ['empty', 'cannot read empty: there are no files in it'],
    ['*.doc', 'cannot read *.doc: no file has such a name'],
    ['old/paper/scan.pdf', 'cannot read old/paper/scan.pdf: it is not text'],
  ])('%s is reported, and the others are read', (name, message) => {
    const { status, stdout, stderr } = within('extract', '--format', 'ndjson', name, 'two.txt');
    expect(stderr).toBe(`cable: ${message}\n`);
    expect(files(stdout)).toEqual(['two.txt', 'two.txt']);
    expect(status).toBe(1);
  });

  test('there are more files than can be open at once', () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let n = 0; n < 300; n++) copy('10-d-2009-teletype.txt', `many/${String(n).padStart(3, '0')}.txt`);
    const { status, stdout, stderr } = within('extract', '--format', 'ndjson', 'many');
    expect(files(stdout)).toEqual(
      Array.from({ length: 300 }, (_, n) => `many/${String(n).padStart(3, '0')}.txt`),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    rmSync(many, { recursive: true });
  });
});

describe('extract', () => {
  const two = '15-g-2007-two-cables.txt';

  test('writes an array, a record a line', () => {
    const { status, stdout } = cable(['extract', two]);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual([
      '07TALLINN19',
      '07TALLINN24',
    ]);
    expect(stdout.split('\n')).toHaveLength(5);
  });

  test('as NDJSON, the same records', () => {
    const lines = cable(['extract', '--format=ndjson', two]).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(cable(['extract', two]).stdout));
  });

  test('as CSV, a row a cable under the names of the columns', () => {
    const [header = '', first = '', ...more] = cable([
      'extract',
      '--format',
      'csv',
      '2006-web-copy-astana.txt',
    ])
      .stdout.trimEnd()
      .split('\n');
    expect(more).toEqual([]);
    expect(header).toMatch(
      /^cable,file,row,first_line,last_line,id,id_from,year,post,serial,country,latitude,longitude,date,day,precedence,/,
    );
    expect(first).toMatch(
      /^06ASTANA2217,2006-web-copy-astana\.txt,,1,113,06ASTANA2217,classification line,2006,ASTANA,2217,KZ,51\.\d+,71\.\d+,2006-11-14T09:20Z,2006-11-14,PRIORITY,/,
    );
    expect(first).toContain(',PREL; PGOV; EAIR; NATO; ENRG; SENV; KSCA; RU; KZ,');
    // Quotation marks are doubled within quotation marks.
    expect(first).toContain(',"MINISTER TELLS GENERAL HARLAN THAT KAZAKHSTAN WANTS TO ""REBUILD');
  });

  test('finds problems when it is asked to', () => {
    const [record] = JSON.parse(cable(['extract', '--problems', '2006-web-copy-astana.txt']).stdout);
    expect(record.problems).toHaveLength(9);
  });

  test('takes a year for what carries no date', () => {
    const { stdout } = cable(['extract', '--year', '2006', '--format', 'ndjson', '-'], 'REF: ASTANA 99\n');
    expect(JSON.parse(stdout)).toEqual({
      file: 'standard input',
      lines: [1, 1],
      references: [{ id: '06ASTANA99', kind: 'cable', text: 'ASTANA 99', yearFrom: 'cable' }],
    });
  });

  test.each([
    ['json', '[]\n'],
    ['ndjson', ''],
  ])('what holds no cable is reported, and the %s is whole', (format, whole) => {
    const letter = 'Dear Ruth,\n\nthe radars are on their way.\n';
    expect(cable(['extract', '--format', format, '-'], letter)).toEqual({
      status: 1,
      stdout: whole,
      stderr: 'cable: standard input holds no cable\n',
    });
  });

  test('does not mind a byte order mark', () => {
    const plain = cable(['extract', '-'], twin).stdout;
    expect(cable(['extract', '-'], `\uFEFF${twin}`).stdout).toBe(plain);
  });

  test('gives the same bytes every time', () => {
    expect(cables.size).toBeGreaterThan(15);
    const all = () => cable(['extract', '--problems', '*.txt']).stdout;
    expect(all()).toBe(all());
  });
});

test('the page of the command line has every command and option that --help has', () => {
  const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
  const { stdout } = cable(['--help']);
  const options = new Set(stdout.match(/--[a-z][a-z-]+/g));
  expect(options.size).toBeGreaterThan(20);
  for (const option of options) if (!['--help', '--version'].includes(option)) expect(page).toContain(option);
  for (const [, command] of stdout.matchAll(/^ {2}cable ([a-z]+) /gm))
    expect(page).toContain(`cable ${command}`);
});

test('the page of data has every column of the table of cables', () => {
  const page = readFileSync(join(root, 'docs/data.md'), 'utf8');
  const [header = ''] = cable(['extract', '--format', 'csv', '10-d-2009-teletype.txt']).stdout.split('\n');
  for (const column of header.split(',')) expect(page).toContain(`\`${column}\``);
});
