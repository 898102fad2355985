import { hostileTexts, readAll } from '../properties/hostile';

/** Millions of characters. */
const SIZES = [1, 2, 4, 8];
/** So much more than in proportion to its length a text may take: 8 MB 10.4 times as long as 1 MB. */
const MOST = 1.3;
/** A text is measured so often before it counts as a failure. */
const ATTEMPTS = 6;

/**
 * Reads hostile texts of 1, 2, 4 and 8 MB, and compares the time for 1 MB of the longest with that of the
 * shortest. The least of several attempts counts: a pause of the machine is no work.
 * @returns whether all are read in linear time
 */
export function benchHostile(): boolean {
  process.stdout.write('\nHostile texts: ms for each of 1, 2, 4 and 8 MB, and 8 MB against 8 times 1 MB\n\n');
  let ok = true;
  for (const [name, make] of Object.entries(hostileTexts)) {
    process.stdout.write(`  ${name.padEnd(36)}`);
    try {
      const least = leastTimes(SIZES.map((size) => make(size * 1_000_000)));
      const ratio = growth(least);
      ok &&= ratio <= MOST;
      const times = least.map((time) => time.toFixed(1).padStart(8)).join('');
      process.stdout.write(
        `${times}${ratio.toFixed(2).padStart(7)} ×${ratio <= MOST ? '' : '  NOT LINEAR'}\n`,
      );
    } catch (error) {
      ok = false;
      process.stdout.write(`  FAILS: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  return ok;
}

/** The least time for each text, measured until they are in proportion or the attempts are used up. */
function leastTimes(texts: readonly string[]): number[] {
  const least = texts.map(() => Number.POSITIVE_INFINITY);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    texts.forEach((text, index) => {
      // What an earlier text has left is not to be cleared away in the time of this one.
      globalThis.gc?.();
      const start = performance.now();
      readAll(text);
      least[index] = Math.min(least[index] ?? 0, performance.now() - start);
    });
    if (growth(least) <= MOST) break;
  }
  return least;
}

/** Below this a time says nothing, in milliseconds. */
const SHORTEST = 2;

function growth(times: readonly number[]): number {
  const first = Math.max(times[0] ?? 0, SHORTEST) / (SIZES[0] ?? 1);
  const last = (times.at(-1) ?? 0) / (SIZES.at(-1) ?? 1);
  return last / first;
}
