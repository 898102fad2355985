/** Something whose time is taken. */
export interface Subject {
  readonly name: string;
  run(): unknown;
}

/** Runs of a quick subject are taken together up to this many milliseconds. */
const BATCH = 6;
/** How long a subject is warmed up, in milliseconds: it is run at least once. */
const WARM_UP = 250;

export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >>> 1] ?? Number.NaN;
}

/**
 * The median time of one run of each subject, in milliseconds. All subjects take turns, so that whatever else
 * the machine does falls on all of them.
 */
export async function medians(
  subjects: readonly Subject[],
  rounds: number,
): Promise<(name: string) => number> {
  const batches = new Map<Subject, number>();
  for (const subject of subjects) {
    const start = performance.now();
    let runs = 0;
    let last = 0;
    do {
      last = await time(subject, 1);
      runs++;
    } while (performance.now() - start < WARM_UP);
    const each = Math.min(last, (performance.now() - start) / runs);
    batches.set(subject, Math.max(1, Math.round(BATCH / each)));
  }
  const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) {
      times.get(subject.name)?.push(await time(subject, batches.get(subject) ?? 1));
    }
  }
  return (name) => median(times.get(name) ?? []);
}

async function time({ run }: Subject, count: number): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / count;
}
