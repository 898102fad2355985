import { type Input, read, type Text } from '../input/read';
import type { Source } from '../input/sources';
import type { CableIdentity } from '../output/identities';
import { addCounts, type CableRows, type Counts } from './findings';
import { findingsOf, frameOf, type Job } from './job';

/** What a worker is given at a time: files to read, and texts that were read already. */
export interface Batch {
  readonly job: Job;
  readonly inputs: readonly (Source | Input)[];
}

/** What came of a batch. */
export interface BatchResult {
  /** The pieces with what is between them. */
  readonly output: string;
  readonly pieces: number;
  readonly complaints: readonly string[];
  readonly good: boolean;
  readonly counts: Counts;
  readonly cables: readonly CableIdentity[];
  /** `CableRows[]` as JSON, which costs less between threads than as values. */
  readonly rows?: string;
}

/** Does the job on each input of the batch, in order. */
export function work({ job, inputs }: Batch): BatchResult {
  const { between } = frameOf(job);
  const pieces: string[] = [];
  const complaints: string[] = [];
  const counts: Record<string, number> = {};
  const cables: CableIdentity[] = [];
  const rows: CableRows[] = [];
  let good = true;
  for (const each of inputs) {
    const input = isSource(each) ? read(each) : each;
    if (input.complaint !== undefined) complaints.push(input.complaint);
    if (input.failed) good = false;
    if (!input.read) continue;
    const found = findingsOf(job, input.read);
    good &&= found.good;
    for (const piece of found.pieces) pieces.push(piece);
    for (const complaint of found.complaints ?? []) complaints.push(complaint);
    for (const cable of found.cables ?? []) cables.push(cable);
    for (const cable of found.rows ?? []) rows.push(cable);
    if (found.counts) addCounts(counts, found.counts);
  }
  return {
    output: pieces.join(between),
    pieces: pieces.length,
    complaints,
    good,
    counts,
    cables,
    ...(rows.length > 0 && { rows: JSON.stringify(rows) }),
  };
}

function isSource(input: Source | Input): input is Source {
  return 'path' in input;
}

export const inputOf = (read: Text): Input => ({ read, failed: false });
