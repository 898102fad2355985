import { Readable } from 'node:stream';
import { type Info, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';

/** How a table is written: what separates cells, and what quotes and escapes them. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | false;
  readonly escape: '"' | '\\' | null;
  /** Cells in a row, as most rows have it. */
  readonly width: number;
}

/** A row of a table; `line` is where it begins in the file, from 1. */
export interface TableRow {
  /** From 1, the header not counted. */
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
}

export interface BrokenRow {
  readonly row: number;
  readonly line: number;
  readonly broken: string;
}

const DELIMITERS = [',', '\t', ';', '|'];
const QUOTING: readonly Pick<Dialect, 'quote' | 'escape'>[] = [
  { quote: '"', escape: '"' },
  { quote: '"', escape: '\\' },
  { quote: false, escape: null },
];
/** No cable is so large; a quotation mark that is never closed would take all that follows into one cell. */
const MAX_RECORD = 1 << 26;

const optionsOf = (dialect: Omit<Dialect, 'width'>): Options => ({
  delimiter: dialect.delimiter,
  quote: dialect.quote,
  escape: dialect.escape,
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
  max_record_size: MAX_RECORD,
});

/**
 * Finds how the first rows of a table are written: the dialect in which most of them have the same number of cells.
 *
 * @param sample the beginning of the text
 * @param whole whether that is all of it; otherwise its last row may be cut
 * @returns the dialect and the rows; `undefined` where no dialect gives at least two cells a row
 */
export function dialectOf(
  sample: string,
  whole: boolean,
  delimiters: readonly string[] = DELIMITERS,
): { readonly dialect: Dialect; readonly rows: readonly (readonly string[])[] } | undefined {
  let best: { dialect: Dialect; rows: string[][]; score: number } | undefined;
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue;
    for (const quoting of QUOTING) {
      if (quoting.escape === '\\' && !sample.includes('\\"')) continue;
      if (quoting.quote === false && sample.startsWith('"')) continue;
      const parsed: string[][] = parseSync(sample, optionsOf({ delimiter, ...quoting }));
      const rows = whole || parsed.length < 2 ? parsed : parsed.slice(0, -1);
      const widths = new Map<number, number>();
      for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
      const [width = 0, count = 0] =
        [...widths].toSorted(([aWidth, a], [bWidth, b]) => b - a || bWidth - aWidth)[0] ?? [];
      // Where rows are read wrongly they fall into many short ones.
      const score = (count / Math.max(1, rows.length)) * (1 - 1 / width);
      if (width > 1 && score > (best?.score ?? 0)) {
        best = { dialect: { delimiter, ...quoting, width }, rows, score };
      }
    }
  }
  return (
    best && { dialect: best.dialect, rows: best.rows.filter(({ length }) => length === best.dialect.width) }
  );
}

/**
 * The rows of a table one by one. Rows that cannot be read, which may be many lines, are one broken row, and the
 * rest goes on.
 */
export async function* tableRows(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect,
  header: boolean,
): AsyncGenerator<TableRow | BrokenRow> {
  /** Lines at which the parser gave a row up. */
  const skipped: number[] = [];
  const parser = Readable.from(chunks, { objectMode: false }).pipe(
    parse({
      ...optionsOf(dialect),
      info: true,
      on_skip: (error) => {
        skipped.push(Number(error?.['lines'] ?? 0));
        return undefined;
      },
    }),
  );
  let row = header ? -1 : 0;
  let before: (TableRow & { readonly suspect: boolean }) | undefined;
  let broken: BrokenRow | undefined;
  let start = 1;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    const line = start;
    start = info.lines + 1;
    // The parser is ahead: what it skipped may come after this row.
    const isAfterSkipped = skipped.length > 0 && (skipped[0] ?? 0) < info.lines;
    while (skipped.length > 0 && (skipped[0] ?? 0) < info.lines) skipped.shift();
    if (isAfterSkipped) {
      if (before) yield before;
      before = undefined;
      broken ??= { row: ++row, line, broken: QUOTATION };
    }
    if (record.length === dialect.width) {
      if (before) yield before;
      before = undefined;
      if (broken) yield broken;
      broken = undefined;
      row++;
      // A quotation mark at the beginning of a cell may be left of one that was never closed.
      if (row > 0)
        before = { row, line, cells: record, suspect: record.some((cell) => cell.startsWith('"')) };
      continue;
    }
    if (before?.suspect) broken = { row: before.row, line: before.line, broken: QUOTATION };
    else if (before) yield before;
    before = undefined;
    broken ??= { row: ++row, line, broken: wrongWidth(record.length, dialect.width) };
  }
  if (before) yield before;
  if (broken) yield broken;
  if (skipped.length > 0) yield { row: row + 1, line: start, broken: `the file ends in it, or ${QUOTATION}` };
}

const QUOTATION = 'a quotation mark in it is not closed or not doubled';

function wrongWidth(found: number, expected: number): string {
  return `it has ${found} cell${found === 1 ? '' : 's'}, and the table has ${expected} columns`;
}
