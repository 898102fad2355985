import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArchive, writeArchiveCsv } from './generateArchive';
import { median } from './measure';
import { print, type Row, timesAtMost } from './table';

const FILES = 10_000;
const ROWS = 50_000;
/** Rounds over the files; a table of 50,000 rows takes long enough to be measured once. */
const ROUNDS = 3;
/** Megabytes that a run may take at any size. */
const MEMORY = 300;

/**
 * The command line over many files beside reading them, and over a table beside its CSV library. All times include the
 * start of Node.js. The extraction of ten fields with regular expressions is what one would write oneself.
 */
export async function benchExtract(folder: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'cables-'));
  try {
    const files = join(data, 'files');
    const csv = join(data, 'cables.csv');
    const megabytes = (size: number) => `${(size / 1_000_000).toFixed(0)} MB`;
    const size = megabytes(writeArchive(files, { count: FILES }));
    const rows = megabytes(writeArchiveCsv(csv, { count: ROWS }));
    const program = join(folder, 'cli.js');
    const run = (words: readonly string[]) => measured(folder, data, words);
    const runs = {
      bare: [join(folder, 'bareReader.cjs'), files],
      regularExpressions: [join(folder, 'regularExpressions.cjs'), files],
      records: [program, 'extract', '--format', 'ndjson', files],
      tables: [program, 'extract', '--quiet', '--text', '--tables', join(data, 'tables'), files],
    };
    const names = Object.keys(runs) as (keyof typeof runs)[];
    const found = new Map(names.map((name) => [name, [] as Run[]]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of names) found.get(name)?.push(run(runs[name]));
    }
    const timeOf = (name: keyof typeof runs) => median((found.get(name) ?? []).map(({ time }) => time));
    const peakOf = (name: keyof typeof runs) => Math.max(...(found.get(name) ?? []).map(({ peak }) => peak));
    const reading = { what: `reading ${FILES} files, ${size}`, time: timeOf('bare') };
    const library = run([join(folder, 'csvReader.mjs'), csv]);
    const table = run([program, 'extract', '--format', 'ndjson', csv]);
    print('Command line', [
      {
        what: 'cable extract, NDJSON',
        time: timeOf('records'),
        yardstick: reading,
        target: timesAtMost(5, timeOf('records'), reading.time),
        note: memory(peakOf('records')),
      },
      {
        what: 'cable extract --tables --text, Parquet',
        time: timeOf('tables'),
        yardstick: reading,
        target: timesAtMost(8, timeOf('tables'), reading.time),
        note: memory(peakOf('tables')),
      },
      {
        what: 'ten fields by regular expressions, one thread',
        time: timeOf('regularExpressions'),
        yardstick: reading,
      },
      {
        what: 'cable extract of a table, NDJSON',
        time: table.time,
        yardstick: { what: `the CSV library, ${ROWS} rows, ${rows}`, time: library.time },
        target: timesAtMost(5, table.time, library.time),
        note: memory(table.peak),
      },
    ] satisfies Row[]);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

interface Run {
  /** Milliseconds. */
  readonly time: number;
  /** Megabytes of the process with its threads at most. */
  readonly peak: number;
}

function measured(folder: string, data: string, words: readonly string[]): Run {
  const peak = join(data, 'peak');
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(folder, 'peakMemory.cjs'), ...words],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PEAK_MEMORY: peak },
    },
  );
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with status ${status}: ${stderr}`);
  return { time, peak: Number(readFileSync(peak, 'utf8')) / 1000 };
}

const memory = (peak: number) =>
  `${peak.toFixed(0)} MB at most, ≤ ${MEMORY} MB ${peak <= MEMORY ? 'met' : 'NOT MET'}`;
