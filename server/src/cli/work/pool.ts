import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { type Batch, type BatchResult, work } from './batch';
import type { Portion } from './batches';
import type { Job } from './job';

/** Fewer portions are done before a worker has started. */
const FEW = 3;
/** Portions that a worker has before it: one to work on, one to go on with. */
const AHEAD = 2;
/** More workers wait for the one thread that writes. */
const MOST_THREADS = 8;
/** Megabytes of young objects in a worker: a few portions leave no more, and more would only be memory in use. */
const YOUNG = 16;

export interface Done {
  readonly portion: Portion;
  readonly result: BatchResult;
}

/**
 * Does the job on each portion and gives what came of it, in the order of the portions. Many portions are shared
 * among worker threads; only a few are in memory at a time, however slowly the results are taken.
 *
 * @param script the program itself, which exports `work` in a worker
 */
export async function* results(
  job: Job,
  portions: AsyncIterable<Portion>,
  script: string,
): AsyncGenerator<Done> {
  const threads = Math.min(MOST_THREADS, availableParallelism());
  const waiting: { readonly portion: Portion; readonly result: Promise<BatchResult> }[] = [];
  let pool: Tinypool | undefined;
  try {
    const first: Portion[] = [];
    for await (const portion of portions) {
      if (threads === 1) {
        yield { portion, result: work({ job, inputs: portion.inputs }) };
        continue;
      }
      if (!pool) {
        first.push(portion);
        if (first.length < FEW) continue;
        pool = poolOf(threads, script);
      }
      for (const each of first.length > 0 ? first.splice(0) : [portion]) {
        const batch: Batch = { job, inputs: each.inputs };
        const result = pool.run(batch) as Promise<BatchResult>;
        // A fault is reported when its turn comes.
        result.catch(() => undefined);
        waiting.push({ portion: each, result });
      }
      while (waiting.length >= threads * AHEAD) yield await nextOf(waiting);
    }
    for (const portion of first) yield { portion, result: work({ job, inputs: portion.inputs }) };
    while (waiting.length > 0) yield await nextOf(waiting);
  } finally {
    await pool?.destroy();
  }
}

function poolOf(threads: number, script: string): Tinypool {
  return new Tinypool({
    filename: script,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
}

async function nextOf(
  waiting: { readonly portion: Portion; readonly result: Promise<BatchResult> }[],
): Promise<Done> {
  const { portion, result } = waiting.shift() as (typeof waiting)[number];
  return { portion, result: await result };
}
