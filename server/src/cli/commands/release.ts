import { cableService, RELEASE_COLUMNS, releaseRow, releaseText } from '../../service';
import { type OptionValues, oneOf } from '../arguments';
import type { ContainerOptions } from '../input/container';
import { csvCell } from '../output/tableWriters';
import { textsOf } from './texts';

export const RELEASE_OPTIONS = {
  format: { type: 'string' },
  personal: { type: 'boolean' },
} as const;

const FORMATS = ['text', 'ndjson', 'csv'] as const;

/** `cable release`: what the release of each cable withheld, and why. Returns whether all could be read. */
export async function release(
  names: readonly string[],
  values: OptionValues<typeof RELEASE_OPTIONS>,
  container: ContainerOptions,
): Promise<boolean> {
  const format = oneOf(FORMATS, values.format ?? 'text', 'format');
  const { texts, failed } = textsOf(names, container);
  if (format === 'csv') process.stdout.write(`file,${RELEASE_COLUMNS.join(',')}\n`);
  for await (const { text, name } of texts) {
    for (const review of cableService.releaseReviews(cableService.parse(text), {
      personal: values.personal ?? false,
    })) {
      if (format === 'ndjson') process.stdout.write(`${JSON.stringify({ file: name, ...review })}\n`);
      else if (format === 'text') process.stdout.write(`${name}\n${releaseText(review)}`);
      else {
        const cells = [name, ...releaseRow(review)].map((cell) => csvCell(cell, false));
        process.stdout.write(`${cells.join(',')}\n`);
      }
    }
  }
  return !failed();
}
