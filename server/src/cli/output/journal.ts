import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { OutputError } from '../errors';
import type { Start } from '../work/batches';
import type { Counts } from '../work/findings';
import type { CableIdentity } from './identities';

/** How far a run is: what another run needs to go on from there. */
export interface Checkpoint extends Start {
  readonly good: boolean;
  readonly counts: Counts;
  /** Whether a piece was written. */
  readonly some: boolean;
  /** Bytes of each file. */
  readonly sizes: readonly number[];
  /** Of the writer of each table, since the checkpoint before. */
  readonly states: readonly unknown[];
  /** The cables since the checkpoint before. */
  readonly cables: readonly CableIdentity[];
}

/**
 * The checkpoints of a run in a file beside its output, a line each, so that another run can continue after an
 * interruption. The first line says which run it is.
 */
export class Journal {
  readonly #path: string;
  readonly #descriptor: number;
  #checkpoints = 0;

  /** @param earlier checkpoints of the run that this one continues */
  constructor(path: string, run: string, earlier: readonly Checkpoint[]) {
    this.#path = path;
    try {
      this.#descriptor = openSync(path, 'w');
    } catch (error) {
      throw new OutputError(path, error);
    }
    this.#write(run);
    for (const checkpoint of earlier) this.add(checkpoint);
  }

  add(checkpoint: Checkpoint): void {
    this.#write(checkpoint);
    this.#checkpoints++;
  }

  /** Whether another run can continue from here. */
  get isUseful(): boolean {
    return this.#checkpoints > 0;
  }

  close(keep: boolean): void {
    closeSync(this.#descriptor);
    if (!keep) rmSync(this.#path, { force: true });
  }

  #write(line: unknown): void {
    try {
      writeSync(this.#descriptor, `${JSON.stringify(line)}\n`);
    } catch (error) {
      throw new OutputError(this.#path, error);
    }
  }
}

/** The checkpoints of an interrupted run; `other` where the file is of a run of other files or options. */
export function checkpointsIn(path: string, run: string): readonly Checkpoint[] | 'none' | 'other' {
  if (!existsSync(path)) return 'none';
  const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  if (first !== JSON.stringify(run)) return 'other';
  // The last line is empty, or cut by the end of the run.
  const checkpoints = lines.slice(0, -1).map((line) => JSON.parse(line) as Checkpoint);
  return checkpoints.length > 0 ? checkpoints : 'none';
}
