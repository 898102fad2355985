import { TABLE_NAMES } from '../../service';
import { type OptionTypes, type OptionValues, oneOf, yearOf } from '../arguments';
import { UsageError } from '../errors';
import type { RunOptions } from '../work/run';
import { EXTRACT_FORMATS, type ExtractOptions } from './extract';

/** The options of `cable extract` on the command line. */
export const EXTRACT_OPTIONS = {
  format: { type: 'string' },
  output: { type: 'string' },
  tables: { type: 'string' },
  text: { type: 'boolean' },
  problems: { type: 'boolean' },
  year: { type: 'string' },
  bom: { type: 'boolean' },
  resume: { type: 'boolean' },
} as const satisfies OptionTypes;

/** The options as written, checked: what to extract, and where to write it. */
export function extractCommand(
  values: OptionValues<typeof EXTRACT_OPTIONS>,
): Pick<RunOptions, 'file' | 'folder' | 'tables' | 'resume'> & { readonly options: ExtractOptions } {
  const { output: file, tables: folder, text = false, bom = false, resume = false } = values;
  const format = oneOf(
    EXTRACT_FORMATS,
    values.format ?? (folder === undefined ? 'json' : 'parquet'),
    'format',
  );
  const year = yearOf(values.year);
  const isTable = format === 'csv' || format === 'parquet';
  if (folder !== undefined && file !== undefined) {
    throw new UsageError(
      '--tables writes several files into a folder, and --output one file; leave one of them out',
    );
  }
  if (folder !== undefined && !isTable)
    throw new UsageError('--tables writes Parquet, or CSV with --format csv');
  if (format === 'parquet' && folder === undefined && file === undefined) {
    throw new UsageError('Parquet is written to a file; add --output FILE');
  }
  if (bom && format !== 'csv') throw new UsageError('--bom is for --format csv');
  if (resume && file === undefined && folder === undefined) {
    throw new UsageError('--resume continues a run with --output or --tables; repeat its command');
  }
  const tables = folder !== undefined ? TABLE_NAMES : isTable ? (['cables'] as const) : [];
  return {
    options: {
      format,
      tables,
      text,
      problems: (values.problems ?? false) || folder !== undefined,
      ...(year !== undefined && { year }),
    },
    resume,
    ...(file !== undefined && { file }),
    ...(folder !== undefined && { folder }),
    ...(isTable && { tables: { format, bom, tables, text } }),
  };
}
