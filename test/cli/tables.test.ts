import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeArchive, writeArchiveCsv } from '../bench/generateArchive';
import { cable as fixture, cables as fixtures } from '../cables';
import { cable, objects, program, root, temporaryFolder } from './run';

const folder = temporaryFolder();
const NAMES = ['addressees', 'cables', 'paragraphs', 'problems', 'references', 'tags'];

interface RecordRead {
  readonly file: string;
  readonly id?: string;
  readonly date?: string;
  readonly tags?: readonly string[];
  readonly action?: readonly unknown[];
  readonly info?: readonly unknown[];
  readonly exempt?: readonly unknown[];
  readonly references?: readonly { id?: string; text: string }[];
  readonly paragraphs?: readonly { number?: number; text?: string; portion?: string }[];
  readonly problems?: readonly unknown[];
}

/** Asks DuckDB, in the folder of the test. */
async function sql<Row = Record<string, unknown>>(query: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`SET file_search_path = '${folder}'`);
    return (await connection.runAndReadAll(query)).getRowObjectsJson() as Row[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

describe('tables', () => {
  let records: RecordRead[];

  beforeAll(() => {
    mkdirSync(join(folder, 'in'));
    for (const [name, text] of fixtures) writeFileSync(join(folder, 'in', name), text);
    writeFileSync(join(folder, 'in/copy.txt'), fixture('10-d-2009-teletype.txt').replaceAll('\n', '\r\n'));
    const { status, stderr } = cable(['extract', '--tables', 'out', '--text', 'in'], { cwd: folder });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^\d+ files, \d+ cables: \d without a number, \d without a date; problems: /);
    expect(stderr).toContain(`${fixtures.size + 1} files, `);
    const { stdout } = cable(['extract', '--format', 'ndjson', '--text', '--problems', 'in'], {
      cwd: folder,
    });
    records = objects<RecordRead>(stdout);
  });

  test('are six files, and nothing else is left in the folder', () => {
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(NAMES.map((name) => `${name}.parquet`));
  });

  test('have a row a cable, addressee, tag, reference, paragraph, and problem', async () => {
    const expected = {
      cables: records.length,
      addressees: records.flatMap(({ action = [], info = [], exempt = [] }) => [action, info, exempt].flat())
        .length,
      tags: records.flatMap(({ tags = [] }) => tags).length,
      references: records.flatMap(({ references = [] }) => references).length,
      paragraphs: records.flatMap(({ paragraphs = [] }) => paragraphs).length,
      problems: records.flatMap(({ problems = [] }) => problems).length,
    };
    for (const [name, count] of Object.entries(expected)) {
      expect(await sql(`SELECT count(*) AS n FROM 'out/${name}.parquet'`)).toEqual([{ n: String(count) }]);
    }
  });

  test('share a key that is unique, and the number where there is one', async () => {
    expect(await sql(`SELECT cable FROM 'out/cables.parquet' GROUP BY cable HAVING count(*) > 1`)).toEqual(
      [],
    );
    for (const name of NAMES) {
      const lost = `SELECT cable FROM 'out/${name}.parquet' WHERE cable NOT IN (SELECT cable FROM 'out/cables.parquet')`;
      expect(await sql(lost)).toEqual([]);
    }
    const keys = await sql<{ cable: string; id: string | null; file: string }>(
      `SELECT cable, id, file FROM 'out/cables.parquet' ORDER BY file`,
    );
    const without = keys.filter(({ id }) => id === null);
    // One is a further copy of another.
    expect(keys.filter(({ cable: key, id }) => key === id)).toHaveLength(records.length - without.length - 1);
    expect(without.length).toBeGreaterThan(0);
    for (const { cable: key, file } of without) expect(key).toBe(`${file}:1`);
  });

  test('mark further copies of a cable', async () => {
    expect(await sql(`SELECT cable, same_as FROM 'out/cables.parquet' WHERE same_as IS NOT NULL`)).toEqual([
      { cable: '09VILNIUS156#2', same_as: '09VILNIUS156' },
    ]);
    expect(
      await sql(`SELECT count(DISTINCT text_hash) AS n FROM 'out/cables.parquet' WHERE id = '09VILNIUS156'`),
    ).toEqual([{ n: '1' }]);
  });

  test('have what everyone would add by hand', async () => {
    const [row] = await sql(
      `SELECT year, post, country, round(latitude) AS north, round(longitude) AS east, day, level, words, paragraphs,
              redactions, problems, len(tags) AS tags, list_contains(tags, 'ENRG') AS energy
       FROM 'out/cables.parquet' WHERE cable = '06ASTANA2217'`,
    );
    expect(row).toEqual({
      year: 2006,
      post: 'ASTANA',
      country: 'KZ',
      north: 51,
      east: 71,
      day: '2006-11-14',
      level: 2,
      words: expect.any(Number),
      paragraphs: 12,
      redactions: 0,
      problems: expect.any(Number),
      tags: '9',
      energy: true,
    });
    expect(row?.['words']).toBeGreaterThan(500);
  });

  test('have the text of each paragraph without page lines, and its true number', async () => {
    const rows = await sql<{ number: number; portion: string; text: string }>(
      `SELECT number, portion, text FROM 'out/paragraphs.parquet' WHERE cable = '06ASTANA2217' ORDER BY position`,
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(rows[3]?.text).toMatch(/all parts of the country's weather service depend/);
    expect(rows[0]?.portion).toBe('C');
  });

  test('leave the text out without --text', async () => {
    cable(['extract', '--tables', 'short', 'in'], { cwd: folder });
    const columns = await sql<{ column_name: string }>(`DESCRIBE SELECT * FROM 'short/paragraphs.parquet'`);
    expect(columns.map(({ column_name }) => column_name)).not.toContain('text');
    expect(await sql(`SELECT sum(words) AS n FROM 'short/paragraphs.parquet'`)).toEqual(
      await sql(`SELECT sum(words) AS n FROM 'out/paragraphs.parquet'`),
    );
  });

  test('are the same in CSV', async () => {
    expect(
      cable(['extract', '--tables', 'csv', '--format', 'csv', '--text', 'in'], { cwd: folder }).status,
    ).toBe(0);
    for (const name of NAMES) {
      const [parquet] = await sql(
        `SELECT count(*) AS n, count(DISTINCT cable) AS m FROM 'out/${name}.parquet'`,
      );
      expect(await sql(`SELECT count(*) AS n, count(DISTINCT cable) AS m FROM 'csv/${name}.csv'`)).toEqual([
        parquet,
      ]);
    }
    // The columns have the same names, in plain words.
    for (const name of NAMES) {
      const names = async (file: string) =>
        (await sql<{ column_name: string }>(`DESCRIBE SELECT * FROM '${file}'`)).map(
          ({ column_name }) => column_name,
        );
      expect(await names(`csv/${name}.csv`)).toEqual(await names(`out/${name}.parquet`));
      for (const column of await names(`out/${name}.parquet`)) expect(column).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
    }
  });

  test('one alone is written to a file', async () => {
    cable(['extract', '--format', 'parquet', '--output', 'one.parquet', 'in'], { cwd: folder });
    expect(await sql(`SELECT cable, tags FROM 'one.parquet' ORDER BY cable`)).toEqual(
      await sql(`SELECT cable, tags FROM 'out/cables.parquet' ORDER BY cable`),
    );
  });
});

describe('a file of output', () => {
  test('has the same bytes as standard output', () => {
    for (const format of ['json', 'ndjson', 'csv']) {
      const name = `same.${format}`;
      expect(
        cable(['extract', '--format', format, '--quiet', '--output', name, 'in'], { cwd: folder }),
      ).toEqual({
        status: 0,
        stdout: '',
        stderr: '',
      });
      expect(readFileSync(join(folder, name), 'utf8')).toBe(
        cable(['extract', '--format', format, 'in'], { cwd: folder }).stdout,
      );
    }
  });

  test('among the cables is not read as one', () => {
    const write = () =>
      cable(['extract', '--format', 'ndjson', '--output', 'in/all.ndjson', 'in'], { cwd: folder });
    write();
    const first = readFileSync(join(folder, 'in/all.ndjson'), 'utf8');
    expect(write().stderr).not.toContain('all.ndjson');
    expect(readFileSync(join(folder, 'in/all.ndjson'), 'utf8')).toBe(first);
    rmSync(join(folder, 'in/all.ndjson'));
  });
});

describe('CSV for a spreadsheet', () => {
  const formula = fixture('10-d-2009-teletype.txt').replace(
    'LITHUANIA: SNOW',
    '=HYPERLINK("http://x","SNOW")',
  );

  test('has a mark, and no cell that is run as a formula', () => {
    const { stdout } = cable(['extract', '--format', 'csv', '--bom', '-'], { input: formula });
    expect(stdout.startsWith('\uFEFFcable,file,')).toBe(true);
    expect(stdout).toContain(`,"'=HYPERLINK(""http://x"",""SNOW"")`);
  });

  test('for programs cells are as they are', () => {
    const { stdout } = cable(['extract', '--format', 'csv', '-'], { input: formula });
    expect(stdout.startsWith('cable,file,')).toBe(true);
    expect(stdout).toContain(`,"=HYPERLINK(""http://x"",""SNOW"")`);
  });
});

describe('an interrupted run', () => {
  const source = join(folder, 'many');
  const tables = (...words: string[]) => ['extract', '--tables', 'tables', '--text', ...words, 'many'];
  const ndjson = (...words: string[]) => [
    'extract',
    '--format',
    'ndjson',
    '--output',
    'many.ndjson',
    ...words,
    'many.csv',
  ];

  beforeAll(() => {
    writeArchive(source, { count: 2200, size: 1500 });
    writeArchiveCsv(join(folder, 'many.csv'), { count: 2200, size: 1500 });
  });

  /** Ends a run with a signal as soon as it has written a checkpoint. */
  async function interrupted(words: string[], journal: string, signal: NodeJS.Signals) {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const path = join(folder, journal);
    while (!(existsSync(path) && readFileSync(path, 'utf8').split('\n').length > 2)) {
      if (child.exitCode !== null) throw new Error(`ended before it was interrupted: ${stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    child.kill(signal);
    return { status: await closed, stderr };
  }

  test('by Ctrl+C says how to continue, and leaves no table that is not whole', async () => {
    const { status, stderr } = await interrupted(tables(), 'tables/.resume', 'SIGINT');
    expect(status).toBe(130);
    expect(stderr).toMatch(
      /cable: interrupted after [\d,]+ files; run the same command with --resume to continue\n$/,
    );
    expect(readdirSync(join(folder, 'tables')).filter((name) => !name.startsWith('.'))).toEqual([]);
  });

  test('continues, and gives the same tables', async () => {
    const { status, stderr } = cable(tables('--resume'), { cwd: folder });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^2,200 files, 2,200 cables: /m);
    expect(cable(['extract', '--tables', 'whole', '--text', 'many'], { cwd: folder }).status).toBe(0);
    for (const name of NAMES) {
      const both = `(SELECT * FROM 'tables/${name}.parquet') EXCEPT ALL (SELECT * FROM 'whole/${name}.parquet')`;
      expect(await sql(both)).toEqual([]);
      const [a] = await sql(`SELECT count(*) AS n FROM 'tables/${name}.parquet'`);
      expect(await sql(`SELECT count(*) AS n FROM 'whole/${name}.parquet'`)).toEqual([a]);
    }
    expect(readdirSync(join(folder, 'tables')).toSorted()).toEqual(NAMES.map((name) => `${name}.parquet`));
  });

  test('that was killed continues in the middle of a table', async () => {
    await interrupted(ndjson(), '.many.ndjson.resume', 'SIGKILL');
    expect(existsSync(join(folder, 'many.ndjson'))).toBe(false);
    expect(cable(ndjson('--resume'), { cwd: folder }).status).toBe(0);
    expect(readFileSync(join(folder, 'many.ndjson'), 'utf8')).toBe(
      cable(['extract', '--format', 'ndjson', 'many.csv'], { cwd: folder }).stdout,
    );
  });

  test('of other files or options is not continued', async () => {
    await interrupted(ndjson(), '.many.ndjson.resume', 'SIGINT');
    const { status, stderr } = cable(ndjson('--resume', '--text'), { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain('the interrupted run had other files or options');
    expect(cable(ndjson('--resume'), { cwd: folder }).status).toBe(0);
  });

  test('that is not there is begun', () => {
    const { status, stderr } = cable(
      ['extract', '--format', 'ndjson', '--output', 'new.ndjson', '--resume', 'in'],
      {
        cwd: folder,
      },
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/^cable: there is no interrupted run to resume; starting from the beginning\n/);
  });
});

describe('what cannot be written', () => {
  test.each([
    [['--format', 'parquet'], 'Parquet is written to a file; add --output FILE'],
    [['--tables', 'x', '--output', 'y'], 'leave one of them out'],
    [['--tables', 'x', '--format', 'ndjson'], '--tables writes Parquet, or CSV with --format csv'],
    [['--bom'], '--bom is for --format csv'],
    [['--resume'], '--resume continues a run with --output or --tables'],
    [['--from', 'xml'], "there is no input format 'xml'; choose auto, text, csv, tsv, or ndjson"],
  ])('%j is a usage error', (words, message) => {
    const { status, stdout, stderr } = cable(['extract', ...words, 'in'], { cwd: folder });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a folder that is not there', () => {
    expect(cable(['extract', '--output', 'none/a.json', 'in'], { cwd: folder })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'cable: cannot write none/a.json: there is no such folder\n',
    });
  });

  test('a full disk', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" extract in > /dev/full`],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'cable: cannot write standard output: the disk is full\n',
    });
  });

  test('a file larger than allowed is absent, and nothing of it is left', () => {
    const limited = `ulimit -f 1; "${process.execPath}" "${program}" extract --output limited.json in`;
    const { status, stderr } = spawnSync('bash', ['-c', limited], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^cable: cannot write limited\.json: the file would be larger than the system allows/,
    );
    expect(readdirSync(folder).filter((name) => name.includes('limited'))).toEqual([]);
  });

  test('a reader that has seen enough ends the run in silence', () => {
    const { stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" extract --format ndjson many | head -c 100`],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
  });
});

test('every record of every output is valid', async () => {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const schema = JSON.parse(readFileSync(join(root, 'server/schema/cable-record.schema.json'), 'utf8'));
  const valid = new Ajv2020({ strict: false }).compile(schema);
  const files = ['in', 'many.csv#3'];
  const { stdout } = cable(['extract', '--format', 'ndjson', '--text', '--problems', ...files], {
    cwd: folder,
  });
  const found = objects(stdout);
  expect(found.length).toBeGreaterThan(15);
  for (const record of found) {
    valid(record);
    expect(valid.errors ?? []).toEqual([]);
  }
});
