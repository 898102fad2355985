import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { type Batch, type BatchResult, work } from './batch';
import type { Portion } from './batches';
import type { Job } from './job';

/** Fewer portions are done before a worker has started. */
const FEW = 3;
/** Portions that wait for each worker besides the one that it works on. */
const AHEAD = 1;
/** More workers wait for the one thread that writes. */
const MOST_THREADS = 8;
/** Megabytes of young and of all other objects in a worker; with less room it is tidied more often. */
const YOUNG = 8;
const OLD = 256;

export interface Done {
  readonly portion: Portion;
  readonly result: BatchResult;
}

/**
 * Does the job on each portion and gives what came of it, in the order of the portions. Many portions are shared
 * among worker threads; only a few are in memory at a time, however slowly the results are taken.
 *
 * @param script what a worker thread loads: a module that is `work`
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
        // A text too large for the memory of a worker is read here.
        const result = (pool.run(batch) as Promise<BatchResult>).catch(() => work(batch));
        // A fault is reported when its turn comes.
        result.catch(() => undefined);
        waiting.push({ portion: each, result });
      }
      while (waiting.length >= threads * (1 + AHEAD)) yield await nextOf(waiting);
    }
    for (const portion of first) yield { portion, result: work({ job, inputs: portion.inputs }) };
    while (waiting.length > 0) yield await nextOf(waiting);
  } finally {
    await pool?.destroy();
  }
}

function poolOf(threads: number, script: string): Tinypool {
  const pool = new Tinypool({
    filename: script,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG, maxOldGenerationSizeMb: OLD },
  });
  // The batch of a worker that ended is done again, and another worker takes its place.
  pool.on('error', () => undefined);
  return pool;
}

async function nextOf(
  waiting: { readonly portion: Portion; readonly result: Promise<BatchResult> }[],
): Promise<Done> {
  const { portion, result } = waiting.shift() as (typeof waiting)[number];
  return { portion, result: await result };
}
