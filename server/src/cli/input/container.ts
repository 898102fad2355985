import { type ContainerColumns, containerColumns, type Evidence, evidenceOf, textOfRow } from '../../service';
import { UsageError } from '../errors';
import { asUtf8, chunksOf, decoded, encodingOf } from './bytes';
import { type BrokenRow, dialectOf, tableRows } from './csv';
import { jsonRows, objectIn } from './ndjson';
import type { Source } from './sources';

/** What the input is written in; `auto` finds it by name and content. */
export const INPUT_FORMATS = ['auto', 'text', 'csv', 'tsv', 'ndjson'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

export interface ContainerOptions {
  readonly from: InputFormat;
  /** Names of the columns with the text, or their numbers from 1; found by content where there are none. */
  readonly columns: readonly string[];
}

/** The cable of a row, and what else the row says of it. */
export interface RowText {
  readonly row: number;
  readonly text: string;
  readonly evidence: Evidence;
  /** The file that a row of NDJSON names. */
  readonly file?: string;
}

export type Opened =
  /** A text, read whole. */
  | { readonly kind: 'text'; readonly bytes: Buffer }
  | {
      readonly kind: 'rows';
      readonly rows: AsyncIterable<RowText | BrokenRow>;
      /** Bytes of the file that were read so far. */
      bytesRead(): number;
    };

const NAMED = /\.(?:(csv)|(tsv|tab)|(ndjson|jsonl))(?:\.gz)?$/i;
/** Bytes by which dialect and columns are found. */
const SAMPLE = 1 << 18;
/** Rows by which columns are found. */
const SAMPLE_ROWS = 200;

/** Whether a file may be a container, so that it is opened here; all others are texts that workers read. */
export function mayBeContainer({ name, path, found }: Source, { from }: ContainerOptions): boolean {
  if (from === 'text') return false;
  return from !== 'auto' || path === 0 || NAMED.test(name) || !found;
}

/**
 * Opens a file that may be a container.
 *
 * @returns its rows, or its bytes where it is a text
 * @throws {Error} with the reason where it can't be read, is not text, or is a container without cables
 */
export async function open(source: Source, options: ContainerOptions): Promise<Opened> {
  let bytesRead = 0;
  const chunks = chunksOf(source.path, (length) => {
    bytesRead += length;
  });
  const head: Buffer[] = [];
  let size = 0;
  let whole = true;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head.push(next.value);
    size += next.value.length;
    if (size >= SAMPLE) {
      whole = false;
      break;
    }
  }
  const bytes = Buffer.concat(head);
  const rest = (async function* () {
    yield bytes;
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  const encoding = encodingOf(bytes, whole);
  const format = options.from === 'auto' ? formatByName(source.name) : options.from;
  if (encoding !== undefined) {
    const sample = decoded(bytes, encoding).slice(0, SAMPLE);
    const text = asUtf8(rest, encoding);
    const found = ndjson(sample, text, options, format) ?? table(sample, whole, text, options, format);
    if (found) return { kind: 'rows', rows: found, bytesRead: () => bytesRead };
  }
  if (format !== undefined) {
    throw new Error(
      encoding === undefined
        ? 'it is not text'
        : bytes.length === 0
          ? 'it is empty'
          : `it is not ${format === 'ndjson' ? 'NDJSON: a JSON object on each line' : `a table: rows of two or more cells`}`,
    );
  }
  const all: Buffer[] = [];
  for await (const chunk of rest) all.push(chunk);
  return { kind: 'text', bytes: Buffer.concat(all) };
}

function formatByName(name: string): Exclude<InputFormat, 'auto' | 'text'> | undefined {
  const [, csv, tsv, json] = NAMED.exec(name) ?? [];
  return csv ? 'csv' : tsv ? 'tsv' : json ? 'ndjson' : undefined;
}

function ndjson(
  sample: string,
  chunks: AsyncIterable<Buffer>,
  options: ContainerOptions,
  format: InputFormat | undefined,
): AsyncIterable<RowText | BrokenRow> | undefined {
  const lines = sample.split('\n', SAMPLE_ROWS).filter((line) => line.trim() !== '');
  const objects = lines.map(objectIn).filter((values) => values !== undefined);
  const isNdjson =
    format === 'ndjson' || (format === undefined && objects.length > 0 && sample.startsWith('{'));
  if (!isNdjson) return undefined;
  // One line may be longer than the sample.
  if (objects.length === 0 && !sample.startsWith('{')) return undefined;
  const names = [...new Set(objects.flatMap((values) => Object.keys(values)))];
  const cellsOf = (values: Readonly<Record<string, unknown>>) => names.map((name) => cellOf(values[name]));
  const columns =
    names.length === 0
      ? undefined
      : columnsOf(names, true, objects.map(cellsOf), options, names.includes('text') ? ['text'] : []);
  if (!columns) {
    if (format === undefined) return undefined;
    throw noText(names);
  }
  const fileAt = names.indexOf('file');
  return (async function* () {
    for await (const found of jsonRows(chunks)) {
      if ('broken' in found) yield found;
      else {
        const cells = cellsOf(found.values);
        const file = fileAt < 0 ? '' : (cells[fileAt] ?? '');
        yield { ...rowText(found.row, cells, columns), ...(file !== '' && { file }) };
      }
    }
  })();
}

const cellOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function table(
  sample: string,
  whole: boolean,
  chunks: AsyncIterable<Buffer>,
  options: ContainerOptions,
  format: InputFormat | undefined,
): AsyncIterable<RowText | BrokenRow> | undefined {
  // A cable has commas too: without the name of a table it begins with a quoted cell or a header.
  if (format === undefined && !/^(?:"|[\w .-]{1,40}(?:[,;\t|]"?[\w .-]{1,40}"?)+\r?\n)/.test(sample))
    return undefined;
  const found = dialectOf(sample, whole, format === 'tsv' ? ['\t'] : undefined);
  if (!found) return undefined;
  const { dialect, rows } = found;
  const [first = [], ...others] = rows;
  const header = isHeader(first);
  const names = header ? first.map((name) => name.trim()) : [];
  const columns = columnsOf(names, header, (header ? others : rows).slice(0, SAMPLE_ROWS), options);
  if (!columns) {
    if (format === undefined) return undefined;
    throw noText(header ? names : first.map((_, index) => String(index + 1)));
  }
  return (async function* () {
    for await (const row of tableRows(chunks, dialect, header)) {
      yield 'broken' in row ? row : rowText(row.row, row.cells, columns);
    }
  })();
}

/** Names of columns are short, different, and no values. */
function isHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return (
    new Set(names).size === names.length &&
    names.every((name) => /^[\p{L}_][^\n]{0,60}$/u.test(name)) &&
    containerColumns([], [names])?.id === undefined
  );
}

function rowText(row: number, cells: readonly string[], columns: ContainerColumns): RowText {
  return {
    row,
    text: textOfRow(columns, cells),
    evidence: evidenceOf(columns, cells),
  };
}

function columnsOf(
  names: readonly string[],
  header: boolean,
  rows: readonly (readonly string[])[],
  options: ContainerOptions,
  usual: readonly string[] = [],
): ContainerColumns | undefined {
  const wanted = options.columns.length > 0 ? options.columns : usual;
  if (wanted.length === 0) return containerColumns(names, rows);
  const width = header ? names.length : (rows[0]?.length ?? 0);
  const indices = wanted.map((column) => {
    const named = names.findIndex((name) => name.toLowerCase() === column.toLowerCase());
    const index = named < 0 && /^\d+$/.test(column) ? Number(column) - 1 : named;
    if (index >= 0 && index < width) return index;
    const known = header
      ? `its columns are ${names.join(', ')}`
      : `it has columns 1 to ${width}, without names`;
    throw new UsageError(`there is no column '${column}'; ${known}`);
  });
  return containerColumns(names, rows, indices);
}

function noText(names: readonly string[]): Error {
  return new Error(
    `no column was found to hold cables; name one with --column, of ${names.slice(0, 20).join(', ')}`,
  );
}
