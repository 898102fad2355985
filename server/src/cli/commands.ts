import { type CheckOptions, check, frameOfCheck } from './check';
import type { Tally } from './check/summary';
import { type ExtractOptions, extract, frameOf } from './extract';
import { read, type Text } from './input';
import { outline } from './outline';
import { BARE, type OutputFrame } from './outputFrame';
import type { Source } from './sources';

/** What a command has to say of one text. */
export interface Findings {
  /** For standard output. */
  readonly pieces: readonly string[];
  /** Whether the status is to be 0. */
  readonly good: boolean;
  /** For standard error. */
  readonly complaints?: readonly string[];
  readonly tally?: Tally;
}

/** A command with its options: a plain value, so that it can be given to a worker. */
export type Job =
  | { readonly command: 'outline'; readonly headed: boolean }
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'extract'; readonly options: ExtractOptions };

export function frameOfJob(job: Job): OutputFrame {
  switch (job.command) {
    case 'outline':
      return BARE;
    case 'check':
      return frameOfCheck(job.options);
    case 'extract':
      return frameOf(job.options.format);
  }
}

/** What came of a file. */
export interface Outcome {
  readonly pieces: readonly string[];
  readonly complaints: readonly string[];
  readonly good: boolean;
  readonly tally?: Tally;
}

/** Reads a file and does the job on it. */
export function work(job: Job, source: Source): Outcome {
  const input = read(source);
  const complaints = input.complaint === undefined ? [] : [input.complaint];
  if (!input.read) return { pieces: [], complaints, good: !input.failed };
  const found = findings(job, input.read, source);
  return { ...found, complaints: [...complaints, ...(found.complaints ?? [])] };
}

function findings(job: Job, read: Text, source: Source): Findings {
  switch (job.command) {
    case 'outline':
      return outline(read.text, source.name, job.headed);
    case 'check':
      return check(read, source, job.options);
    case 'extract':
      return extract(read.text, source.name, job.options);
  }
}
