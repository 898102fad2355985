import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { version } from '../../../package.json';
import type { TableColumn } from '../../service';
import type { OutputFile } from './outputFile';

/** Writes rows to a file, column by column. */
export interface TableWriter {
  write(columns: readonly (readonly unknown[])[]): void;
  end(): void;
  /** What another run needs besides the bytes to go on; of the rows since the last call. */
  state(): unknown;
}

export const TABLE_FORMATS = ['parquet', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface TableWriterOptions {
  readonly format: TableFormat;
  /** Whether a CSV file is for a spreadsheet. */
  readonly bom: boolean;
}

/** @param states of an interrupted run, whose bytes the file has */
export function tableWriter(
  file: OutputFile | ByteSink,
  columns: readonly TableColumn[],
  { format, bom }: TableWriterOptions,
  states?: readonly unknown[],
): TableWriter {
  return format === 'csv' ? csvWriter(file, columns, bom, states) : parquetWriter(file, columns, states);
}

/** What bytes can be written to. */
export interface ByteSink {
  readonly size: number;
  write(bytes: Uint8Array | string): void;
}

// ---------------------------------------------------------------- CSV

/**
 * RFC 4180 with a line feed at the end of a row. For a spreadsheet: a byte order mark, and an apostrophe before what
 * it would run as a formula. Programs get the cells as they are.
 */
function csvWriter(
  file: ByteSink,
  columns: readonly TableColumn[],
  bom: boolean,
  states?: readonly unknown[],
): TableWriter {
  if (!states) file.write(`${bom ? '\uFEFF' : ''}${columns.map(({ name }) => name).join(',')}\n`);
  return {
    write(cells) {
      const rows: string[] = [];
      const count = cells[0]?.length ?? 0;
      for (let row = 0; row < count; row++) {
        rows.push(`${cells.map((column) => csvCell(column[row], bom)).join(',')}\n`);
      }
      file.write(rows.join(''));
    },
    end: () => undefined,
    state: () => null,
  };
}

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]|^\s|\s$/;

export function csvCell(value: unknown, spreadsheet: boolean): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  const safe = spreadsheet && FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// ---------------------------------------------------------------- Parquet

type RowGroup = ParquetWriter['row_groups'][number];
type SchemaElement = ParquetWriter['schema'][number];

const DAY = 86_400_000;

/** A row group for each call of `write`. */
function parquetWriter(
  file: ByteSink,
  columns: readonly TableColumn[],
  states?: readonly unknown[],
): TableWriter {
  const bytes = new ByteWriter(1 << 20);
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)],
    createdBy: `cable version ${version}`,
  });
  const flush = () => {
    file.write(bytes.getBytes());
    bytes.index = 0;
  };
  if (states) {
    bytes.index = 0;
    bytes.offset = file.size;
    for (const state of states) {
      for (const group of revived(state) as RowGroup[]) {
        writer.row_groups.push(group);
        writer.num_rows += group.num_rows;
      }
    }
  } else flush();
  let known = writer.row_groups.length;
  return {
    write(cells) {
      const count = cells[0]?.length ?? 0;
      if (count === 0) return;
      writer.write({
        columnData: columns.map(({ name, type }, index) => ({
          name,
          data: cells[index]?.map((cell) => parquetValue(cell, type)) ?? [],
          offsetIndex: false,
          // The texts of paragraphs are all different, and no query skips them by their first letters.
          ...(name === 'text' && ({ encoding: 'PLAIN', statistics: false } as const)),
        })),
        rowGroupSize: count,
      });
      flush();
    },
    end() {
      writer.finish();
      flush();
    },
    state() {
      const groups = writer.row_groups.slice(known);
      known = writer.row_groups.length;
      return plain(groups);
    },
  };
}

function schemaOf({ name, type }: TableColumn): SchemaElement[] {
  switch (type) {
    case 'text':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }];
    case 'integer':
      return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }];
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }];
    case 'date':
      return [{ name, type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' }];
    case 'list':
      return [
        { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      ];
  }
}

function parquetValue(cell: unknown, type: TableColumn['type']): unknown {
  if (cell === null || cell === undefined) return undefined;
  if (type !== 'date') return cell;
  const day = Date.parse(String(cell)) / DAY;
  return Number.isInteger(day) ? day : undefined;
}

/** Numbers of 64 bits as JSON has none. */
interface Big {
  readonly big: string;
}

const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner) =>
      typeof inner === 'bigint' ? ({ big: `${inner}` } satisfies Big) : inner,
    ),
  );

const revived = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner) =>
    typeof inner === 'object' && inner !== null && typeof inner.big === 'string' ? BigInt(inner.big) : inner,
  );
