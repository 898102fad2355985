import { type CableRecord, cableService, type RecordOptions } from '../service';
import { csvHeader, csvRow } from './csv';
import { complain, eachInput } from './input';
import { print } from './output';

/** How records are written: what stands before, between and behind them. */
interface Format {
  readonly before: string;
  readonly record: (record: CableRecord) => string;
  readonly between: string;
  /** Behind the last of some records, and where there are none. */
  readonly after: string;
  readonly none: string;
}

const FORMATS = {
  json: { before: '[\n', record: JSON.stringify, between: ',\n', after: '\n]\n', none: '[]\n' },
  ndjson: { before: '', record: JSON.stringify, between: '\n', after: '\n', none: '' },
  csv: { before: csvHeader, record: csvRow, between: '', after: '', none: csvHeader },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const formatNames = Object.keys(FORMATS) as FormatName[];

export interface ExtractOptions extends Omit<RecordOptions, 'file'> {
  readonly format: FormatName;
}

/**
 * `cable extract`: a record for each cable, written as soon as its file was read. Status 1 where a file
 * cannot be read or holds no cable.
 */
export async function extract(
  names: readonly string[],
  { format, ...options }: ExtractOptions,
): Promise<number> {
  const { before, record, between, after, none }: Format = FORMATS[format];
  let some = false;
  const good = await eachInput(names, async ({ name, text }) => {
    const records = cableService.records(cableService.parse(text), { ...options, file: name });
    for (const found of records) {
      const waiting = print((some ? between : before) + record(found));
      if (waiting) await waiting;
      some = true;
    }
    if (records.length === 0) complain(`${name} holds no cable`);
    return records.length > 0;
  });
  await print(some ? after : none);
  return good ? 0 : 1;
}
