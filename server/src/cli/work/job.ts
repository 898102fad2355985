import { type CheckOptions, check, frameOfCheck } from '../commands/check';
import { type ExtractOptions, extract, frameOfExtract } from '../commands/extract';
import { outline } from '../commands/outline';
import { stats } from '../commands/stats';
import type { Text } from '../input/read';
import { BARE, type OutputFrame } from '../output/outputFrame';
import type { Findings } from './findings';

/** A command with its options: a plain value, so that it can be given to a worker. */
export type Job =
  | { readonly command: 'outline'; readonly headed: boolean }
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'extract'; readonly options: ExtractOptions }
  | { readonly command: 'stats'; readonly options: { readonly year?: number } };

export function frameOf(job: Job): OutputFrame {
  switch (job.command) {
    case 'check':
      return frameOfCheck(job.options);
    case 'extract':
      return frameOfExtract(job.options);
    default:
      return BARE;
  }
}

/** Does a job on one text. */
export function findingsOf(job: Job, text: Text): Findings {
  switch (job.command) {
    case 'outline':
      return outline(text, job.headed);
    case 'check':
      return check(text, job.options);
    case 'extract':
      return extract(text, job.options);
    case 'stats':
      return stats(text, job.options);
  }
}
