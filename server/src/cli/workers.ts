import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Job, type Outcome, work } from './commands';
import type { Source } from './sources';

/** Fewer files are done before a worker has started. */
const MANY = 200;
/** Files that a worker is given at a time. */
const BATCH = 16;
/** Batches that a worker has before it: one to work on, one to go on with. */
const AHEAD = 2;
/** More workers wait for the one that writes. */
const MOST = 8;

/**
 * Does the job on each file and gives what came of it, in the order of the files. Many files are shared out
 * among worker threads; only a few are in memory at a time, however slowly the outcomes are taken.
 *
 * @param script the program itself, which calls `serve` in a worker
 */
export async function* outcomes(
  job: Job,
  sources: readonly Source[],
  script: string,
): AsyncGenerator<Outcome> {
  const count = Math.min(MOST, availableParallelism());
  if (sources.length < MANY || count === 1) {
    for (const source of sources) yield work(job, source);
    return;
  }
  const crew = Array.from({ length: count }, () => new Hand(job, script));
  const batches: Promise<readonly Outcome[]>[] = [];
  try {
    for (let batch = 0, from = 0; from < sources.length || batches.length > 0; ) {
      for (; from < sources.length && batches.length < count * AHEAD; batch++, from += BATCH) {
        batches.push((crew[batch % count] as Hand).ask(sources.slice(from, from + BATCH)));
      }
      yield* await (batches.shift() as Promise<readonly Outcome[]>);
    }
  } finally {
    await Promise.all(crew.map((hand) => hand.dismiss()));
  }
}

interface Answer {
  resolve(outcomes: readonly Outcome[]): void;
  reject(error: Error): void;
}

/** A worker thread; it answers in the order in which it is asked. */
class Hand {
  readonly #worker: Worker;
  readonly #waiting: Answer[] = [];

  constructor(job: Job, script: string) {
    this.#worker = new Worker(script, { workerData: job });
    this.#worker.on('message', (outcomes: readonly Outcome[]) => this.#waiting.shift()?.resolve(outcomes));
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#waiting) reject(error);
    });
  }

  ask(sources: readonly Source[]): Promise<readonly Outcome[]> {
    this.#worker.postMessage(sources);
    const answer = new Promise<readonly Outcome[]>((resolve, reject) =>
      this.#waiting.push({ resolve, reject }),
    );
    // A fault is told by the first answer that is waited for.
    answer.catch(() => undefined);
    return answer;
  }

  async dismiss(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What the program does in a worker thread. */
export function serve(): void {
  parentPort?.on('message', (sources: readonly Source[]) => {
    parentPort?.postMessage(sources.map((source) => work(workerData as Job, source)));
  });
}
