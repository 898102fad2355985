import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generateArchive } from '../bench/generateArchive';
import { cable as fixture } from '../cables';
import { cable, objects, program, temporaryFolder } from './run';

interface Found {
  readonly file: string;
  readonly row?: number;
  readonly id?: string;
  readonly idFrom?: string;
  readonly date?: string;
  readonly classification?: string;
}

const folder = temporaryFolder();
const made = [...generateArchive({ count: 40, size: 2500 })];
const ids = made.map(({ id }) => id);

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function extract(...words: string[]) {
  const { stdout, ...rest } = cable(['extract', '--format', 'ndjson', ...words], { cwd: folder });
  return { ...rest, records: objects<Found>(stdout) };
}

describe('a table is read row by row', () => {
  const rows = made.map(({ id, date, classification, post, text }, index) => [
    String(index + 1),
    date.replace('T', ' ').replace('Z', ''),
    id,
    classification,
    post,
    text,
  ]);
  const head = ['id', 'date', 'refid', 'classification', 'origin', 'body'];
  const text = (delimiter: string, cell: (text: string) => string, header = true) =>
    [...(header ? [head] : []), ...rows].map((row) => `${row.map(cell).join(delimiter)}\n`).join('');
  const backslashed = (cell: string) => `"${cell.replaceAll(/["\\]/g, '\\$&')}"`;
  const inOneLine = (cell: string) =>
    cell.replaceAll('\\', '\\\\').replaceAll('\r\n', '\n').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  const csv = text(',', quoted);

  test.each<[string, string | Uint8Array]>([
    ['header.csv', csv],
    ['no-header.csv', text(',', quoted, false)],
    ['semicolons.csv', text(';', quoted)],
    ['tabs.tsv', text('\t', quoted)],
    ['backslashes.csv', text(',', backslashed)],
    ['backslash-line-ends.csv', text(',', (cell) => quoted(cell.replaceAll('\n', '\\\n')), false)],
    ['one-line.tsv', text('\t', inOneLine)],
    ['crlf.csv', text(',', quoted).replaceAll('\n', '\r\n').replaceAll('\r\r', '\r')],
    ['mark.csv', `\uFEFF${csv}`],
    ['utf-16.csv', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
    ['packed.csv.gz', gzipSync(csv)],
    ['no-name-for-it', csv],
    [
      'rows.ndjson',
      rows
        .map((row) => `${JSON.stringify(Object.fromEntries(head.map((name, at) => [name, row[at]])))}\n`)
        .join(''),
    ],
    ['packed.jsonl.gz', gzipSync(rows.map((row) => JSON.stringify({ message: row[5], n: 1 })).join('\n'))],
  ])('%s', (name, content) => {
    const { status, stderr, records } = extract(write(name, content));
    expect(records.map(({ id }) => id)).toEqual(ids);
    expect(records.map(({ row }) => row)).toEqual(ids.map((_, index) => index + 1));
    expect(new Set(records.map(({ file }) => file))).toEqual(new Set([name]));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('from standard input too', () => {
    for (const input of [csv, gzipSync(csv)]) {
      const { stdout } = cable(['extract', '--format', 'ndjson', '-'], { input });
      expect(objects<Found>(stdout).map(({ id }) => id)).toEqual(ids);
    }
  });

  test('a folder may hold tables among its files', () => {
    mkdirSync(join(folder, 'mixed'));
    write('mixed/b.csv', csv);
    write('mixed/a.txt', fixture('10-d-2009-teletype.txt'));
    write('mixed/c.txt.gz', gzipSync(fixture('10-d-2009-teletype.txt')));
    write('mixed/d.csv', 'post,cables\nRIGA,3\nOSLO,5\n');
    const { status, records, stderr } = extract('mixed');
    expect(records.map(({ id }) => id)).toEqual(['09VILNIUS156', ...ids, '09VILNIUS156']);
    expect(stderr).toBe(
      'cable: skipped mixed/d.csv: no column was found to hold cables; name one with --column, of post, cables\n',
    );
    expect(status).toBe(0);
  });
});

describe('columns', () => {
  const body = `C O N F I D E N T I A L RIGA 001398

SIPDIS

TAGS: PREL, LG
SUBJECT: APPLE HARVEST

1. (C) The harvest was good.
ROE`;
  const envelope = `P 250905Z SEP 06
FM AMEMBASSY RIGA
TO SECSTATE WASHDC PRIORITY 0872`;

  test('fill what the text lacks: a number, a date, a classification', () => {
    const text = 'TAGS: PREL, LG\nSUBJECT: APPLE HARVEST\n\n1. The harvest was good.\n';
    write(
      'bare.csv',
      `mrn,sent,level,text\n06RIGA1398,9/25/2006 9:05,CONFIDENTIAL//NOFORN,${quoted(text)}\n`,
    );
    expect(extract('bare.csv').records[0]).toMatchObject({
      id: '06RIGA1398',
      idFrom: 'container',
      date: '2006-09-25T09:05Z',
      classification: 'CONFIDENTIAL',
    });
  });

  test('do not overrule the text', () => {
    write('other.csv', `mrn,sent,text\n06OSLO7,2006-01-01 10:00,${quoted(`${envelope}\n\n${body}`)}\n`);
    expect(extract('other.csv').records[0]).toMatchObject({ id: '06RIGA1398', date: '2006-09-25T09:05Z' });
  });

  test('a date of days first is told from its column', () => {
    const row = (date: string, serial: number) => `${date},${quoted(body.replace('1398', String(serial)))}\n`;
    write('days.csv', `date,text\n${row('25/09/2006', 1398)}${row('03/10/2006', 1399)}`);
    expect(extract('days.csv').records.map(({ date }) => date)).toEqual(['2006-09-25', '2006-10-03']);
  });

  test('the envelope may be in a column of its own, and is not doubled where the text repeats it', () => {
    const row = (text: string) => `"1","06RIGA1398",${quoted(envelope)},${quoted(text)}\n`;
    write('two.csv', row(body) + row(`${envelope}\n\n${body}`));
    const { records } = extract('two.csv');
    expect(records).toHaveLength(2);
    for (const record of records) {
      expect(record).toMatchObject({ id: '06RIGA1398', date: '2006-09-25T09:05Z', from: 'AMEMBASSY RIGA' });
    }
  });

  test('the column may be named, or numbered', () => {
    write('notes.csv', `id,first,second\n1,${quoted(body)},${quoted(body.replace('1398', '1399'))}\n`);
    const read = (column: string) => extract('--column', column, 'notes.csv').records.map(({ id }) => id);
    expect(extract('--column', 'second', '--year', '2006', 'notes.csv').records[0]?.id).toBe('06RIGA1399');
    expect(read('3')).toEqual(read('second'));
  });

  test('one that is not there is a usage error that names the others', () => {
    expect(extract('--column', 'body', 'notes.csv')).toEqual({
      status: 2,
      records: [],
      stderr:
        "cable extract: notes.csv: there is no column 'body'; its columns are id, first, second; see cable --help\n",
    });
  });
});

describe('a broken row is reported with its number, and the rest goes on', () => {
  const row = (serial: number) =>
    `${serial},${quoted(`UNCLAS OSLO ${serial}\n\nTAGS: EFIS, NO\nSUBJECT: "HERRING"\n\n1. Survey of 2006.\n`)}\n`;
  const table = (middle: string) => `n,text\n${row(1)}${row(2)}${middle}${row(4)}${row(5)}`;

  test.each([
    ['too many cells', '3,"UNCLAS OSLO 3",x,y\n', 'it has 4 cells, and the table has 2 columns'],
    [
      'quotation marks that are not doubled',
      '3,"UNCLAS OSLO 3\n\nSUBJECT: "HERRING"\n\n1. Survey\nTAGS"\n',
      'quotation mark',
    ],
  ])('%s', (_, middle, reason) => {
    write('broken.csv', table(middle));
    const { status, stderr, records } = extract('--year', '2006', 'broken.csv');
    expect(records.map(({ id, row: at }) => [id, at])).toEqual([
      ['06OSLO1', 1],
      ['06OSLO2', 2],
      ['06OSLO4', 4],
      ['06OSLO5', 5],
    ]);
    expect(stderr).toContain('cable: skipped row 3 of broken.csv at line 16: ');
    expect(stderr).toContain(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });

  test('the last row of a file that was cut', () => {
    write('ends.csv', table('').slice(0, -20));
    const { status, stderr, records } = extract('--year', '2006', 'ends.csv');
    expect(records.map(({ id }) => id)).toEqual(['06OSLO1', '06OSLO2', '06OSLO4']);
    expect(stderr).toBe(
      'cable: skipped row 4 of ends.csv at line 23: the file ends in it, or a quotation mark in it is not closed or not doubled\n',
    );
    expect(status).toBe(1);
  });

  test('a line of NDJSON', () => {
    const line = (serial: number) =>
      `${JSON.stringify({ text: `UNCLAS OSLO ${serial}\n\nSUBJECT: HERRING\n` })}\n`;
    write('broken.ndjson', `${line(1)}{"text": "UNCLAS\n${line(3)}`);
    const { status, stderr, records } = extract('--year', '2006', 'broken.ndjson');
    expect(records.map(({ row: at }) => at)).toEqual([1, 3]);
    expect(stderr).toBe('cable: skipped row 2 of broken.ndjson at line 2: it is not a JSON object\n');
    expect(status).toBe(1);
  });

  test('a packed file that ends early gives what it has', () => {
    const whole = gzipSync(
      Buffer.from(`n,text\n${made.map(({ text }, index) => `${index},${quoted(text)}\n`).join('')}`),
    );
    write('cut.csv.gz', whole.subarray(0, whole.length - 2000));
    const { status, stderr } = extract('cut.csv.gz');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^cable: cannot read cut\.csv\.gz(?: after row \d+)?: the gzip data is damaged or ends early\n$/,
    );
  });
});

describe('a row has a name', () => {
  const text = fixture('10-d-2009-teletype.txt');
  write('rows.csv', `n,text\n1,${quoted(fixture('06-c-1986-eo12356.txt'))}\n2,${quoted(text)}\n`);

  test('that outline, check, and explain take', () => {
    const outline = cable(['outline', 'rows.csv#2'], { cwd: folder }).stdout;
    expect(outline).toBe(cable(['outline', '-'], { input: text }).stdout);
    expect(cable(['outline', 'rows.csv'], { cwd: folder }).stdout).toContain('\nrows.csv#2\n');
    expect(cable(['explain', '--line', 'rows.csv#2:6:3'], { cwd: folder }).stdout).toMatch(/^Routine · R\n/);
    expect(cable(['check', 'rows.csv#2'], { cwd: folder })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('that is part of each problem', () => {
    write('damaged.csv', `n,text\n7,${quoted(fixture('2006-web-copy-astana.txt'))}\n`);
    const { stdout } = cable(['check', '--format', 'json', 'damaged.csv'], { cwd: folder });
    expect(new Set((JSON.parse(stdout) as { file: string }[]).map(({ file }) => file))).toEqual(
      new Set(['damaged.csv#1']),
    );
  });

  test('one that is not there is reported', () => {
    expect(cable(['outline', 'rows.csv#9'], { cwd: folder })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'cable: cannot read row 9 of rows.csv: its last row is 2\n',
    });
  });

  test('is not fixed in its table', () => {
    const { status, stderr } = cable(['check', '--fix', 'damaged.csv'], { cwd: folder });
    expect(status).toBe(1);
    expect(stderr).toContain('cannot fix damaged.csv#1: it is not a text file of its own');
  });
});

test('a text in UTF-16 is read by its mark, and fixed as it is written', () => {
  write('utf-16.txt', Buffer.from(`\uFEFF${fixture('10-d-2009-teletype.txt')}`, 'utf16le').swap16());
  expect(extract('utf-16.txt').records[0]?.id).toBe('09VILNIUS156');
});

test('a pipe is answered line by line, before it ends', async () => {
  const child = spawn(process.execPath, [program, 'extract', '--from', 'ndjson', '--format', 'ndjson', '-'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = child.stdout[Symbol.asyncIterator]();
  for (const { id, text } of made.slice(0, 3)) {
    child.stdin.write(`${JSON.stringify({ file: `${id}.txt`, text })}\n`);
    const { value } = (await answers.next()) as { value: Buffer };
    expect(objects<Found>(String(value))).toMatchObject([{ file: `${id}.txt`, id }]);
  }
  child.stdin.end();
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
});
