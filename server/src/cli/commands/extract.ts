import { createHash } from 'node:crypto';
import {
  type CableRecord,
  cableService,
  comparableText,
  type RecordOptions,
  type TableName,
  tableCells,
} from '../../service';
import type { Text } from '../input/read';
import type { CableIdentity } from '../output/identities';
import { BARE, type OutputFrame } from '../output/outputFrame';
import { addCounts, type CableRows, type Counts, type Findings } from '../work/findings';

/** What records are written as; a table is a row a cable. */
export const EXTRACT_FORMATS = ['json', 'ndjson', 'csv', 'parquet'] as const;
export type ExtractFormat = (typeof EXTRACT_FORMATS)[number];

export interface ExtractOptions extends Pick<RecordOptions, 'year' | 'problems' | 'text'> {
  readonly format: ExtractFormat;
  /** The tables to write, in their order; none for JSON. */
  readonly tables: readonly TableName[];
}

const FRAMES: Readonly<Record<'json' | 'ndjson', OutputFrame>> = {
  json: { before: '[\n', between: ',\n', after: '\n]\n', none: '[]\n' },
  ndjson: { before: '', between: '\n', after: '\n', none: '' },
};

export function frameOfExtract({ format }: ExtractOptions): OutputFrame {
  return format === 'json' || format === 'ndjson' ? FRAMES[format] : BARE;
}

/** `cable extract`: a record for each cable of the text, or its rows in each table. */
export function extract(text: Text, { tables, ...options }: ExtractOptions): Findings {
  const records = recordsOf(text, tables.length > 0 ? { ...options, text: true } : options);
  if (records.length === 0) return { pieces: [], good: false, complaints: [`${text.name} holds no cable`] };
  const counts: Record<string, number> = {};
  for (const record of records) addCounts(counts, countsOf(record));
  if (tables.length === 0)
    return { pieces: records.map((record) => JSON.stringify(record)), good: true, counts };
  return {
    pieces: [],
    good: true,
    counts,
    cables: records.map((record) => identityOf(record)),
    rows: records.map((record): CableRows => tables.map((name) => tableCells(name, record))),
  };
}

/** The records of a text, with what the row of a container says of it. */
export function recordsOf(
  { file, row, text, evidence }: Text,
  options: Pick<RecordOptions, 'year' | 'problems' | 'text'>,
): readonly CableRecord[] {
  return cableService.records(cableService.parse(text), {
    ...(options.year !== undefined && { year: options.year }),
    ...(options.problems !== undefined && { problems: options.problems }),
    ...(options.text !== undefined && { text: options.text }),
    file,
    ...(row !== undefined && { row }),
    ...(evidence && { container: evidence }),
  });
}

/** Hexadecimal digits of the hash that are kept: two of a million texts agree by chance once in a million runs. */
const HASH_DIGITS = 16;
/** Letters and digits; shorter texts are the same in different cables. */
const SHORTEST = 100;

/** By what further copies of a cable are found. */
export function identityOf(record: CableRecord): CableIdentity {
  const { id, date, file, row, lines } = record;
  const text = comparableText(record);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
  return {
    ...(id !== undefined && { id }),
    ...(date !== undefined && { date }),
    ...(text.length >= SHORTEST && { hash }),
    place: `${file}${row === undefined ? '' : `#${row}`}:${lines[0]}`,
  };
}

function countsOf({ id, date, problems = [] }: CableRecord): Counts {
  const counts: Record<string, number> = { cables: 1 };
  if (id === undefined) counts['without number'] = 1;
  if (date === undefined) counts['without date'] = 1;
  for (const { severity } of problems) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}
