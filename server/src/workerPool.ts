import { availableParallelism } from 'node:os';
import type { Tinypool } from 'tinypool';

/** Worker threads that run the exported functions of a bundle. */
export interface WorkerPool {
  /** How many tasks run at the same time. */
  readonly size: number;
  /**
   * Runs a function of the bundle in a thread. Tasks wait while all threads are busy: give no more than twice `size`
   * at a time.
   * @param task a plain value, which is copied to the thread, as the answer is copied back
   */
  run<Task, Answer>(name: string, task: Task, signal?: AbortSignal): Promise<Answer>;
  /** Ends the threads; tasks that still run are rejected. */
  close(): Promise<void>;
}

/** More threads wait for the one that gathers their answers. */
const MOST_THREADS = 4;
/** Milliseconds after which a thread without a task ends, and gives its memory back. */
const IDLE = 5_000;

/**
 * @param bundle path of the program, which exports the functions that are run and does nothing else in a thread
 * @param memory megabytes for the objects of a thread; a task that needs more is rejected
 */
export function workerPool(bundle: string, memory = 192): WorkerPool {
  const size = Math.min(MOST_THREADS, availableParallelism());
  let pool: Promise<Tinypool> | undefined;
  const started = async () => {
    const { Tinypool } = await import('tinypool');
    return new Tinypool({
      filename: bundle,
      minThreads: 0,
      maxThreads: size,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 6 },
    });
  };
  return {
    size,
    async run(name, task, signal) {
      pool ??= started();
      return (await pool).run(task, { name, ...(signal && { signal }) });
    },
    close: async () => (await pool)?.destroy(),
  };
}
