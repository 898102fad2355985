import { check } from './check';
import { type ExtractOptions, extract, frameOf } from './extract';
import { read } from './input';
import { outline } from './outline';
import type { Source } from './sources';

/** What a command has to say of one text. */
export interface Findings {
  /** For standard output. */
  readonly pieces: readonly string[];
  /** Whether the status is to be 0. */
  readonly good: boolean;
  /** For standard error. */
  readonly complaint?: string;
}

/** What stands round the pieces of all files together. */
export interface Frame {
  readonly before: string;
  readonly between: string;
  /** Behind the last of some pieces. */
  readonly after: string;
  /** Instead of all that, where there are no pieces. */
  readonly none: string;
}

/** A command with its options: a plain value, so that it can be given to a worker. */
export type Job =
  | { readonly command: 'outline'; readonly headed: boolean }
  | { readonly command: 'check' }
  | { readonly command: 'extract'; readonly options: ExtractOptions };

const BARE: Frame = { before: '', between: '', after: '', none: '' };

export function frameOfJob(job: Job): Frame {
  return job.command === 'extract' ? frameOf(job.options.format) : BARE;
}

/** What came of a file. */
export interface Outcome {
  readonly pieces: readonly string[];
  readonly complaints: readonly string[];
  readonly good: boolean;
}

/** Reads a file and does the job on it. */
export function work(job: Job, source: Source): Outcome {
  const { name, text, complaint, failed } = read(source);
  const complaints = complaint === undefined ? [] : [complaint];
  if (text === undefined) return { pieces: [], complaints, good: !failed };
  const found = findings(job, text, name);
  if (found.complaint !== undefined) complaints.push(found.complaint);
  return { pieces: found.pieces, complaints, good: found.good };
}

function findings(job: Job, text: string, name: string): Findings {
  switch (job.command) {
    case 'outline':
      return outline(text, name, job.headed);
    case 'check':
      return check(text, name);
    case 'extract':
      return extract(text, name, job.options);
  }
}
