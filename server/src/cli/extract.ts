import { type CableRecord, cableService, type RecordOptions } from '../service';
import type { Findings } from './commands';
import { csvHeader, csvRow } from './csv';
import type { OutputFrame } from './outputFrame';

interface Format extends OutputFrame {
  readonly record: (record: CableRecord) => string;
}

const FORMATS = {
  json: { before: '[\n', record: JSON.stringify, between: ',\n', after: '\n]\n', none: '[]\n' },
  ndjson: { before: '', record: JSON.stringify, between: '\n', after: '\n', none: '' },
  csv: { before: csvHeader, record: csvRow, between: '', after: '', none: csvHeader },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const formatNames = Object.keys(FORMATS) as FormatName[];
export const frameOf = (format: FormatName): OutputFrame => FORMATS[format];

export interface ExtractOptions extends Omit<RecordOptions, 'file'> {
  readonly format: FormatName;
}

/** `cable extract`: a record for each cable of the text. */
export function extract(text: string, file: string, { format, ...options }: ExtractOptions): Findings {
  const { record }: Format = FORMATS[format];
  const pieces = cableService
    .records(cableService.parse(text), { ...options, file })
    .map((found) => record(found));
  if (pieces.length === 0) return { pieces, good: false, complaints: [`${file} holds no cable`] };
  return { pieces, good: true };
}
