import { hostileTexts, readAll } from '../properties/hostile';

/** Millions of characters. */
const SIZES = [1, 2, 4, 8];
/** So much more than in proportion to its length a text may take: 8 MB 10.4 times as long as 1 MB. */
const MOST = 1.3;
const ROUNDS = 2;
/** A text is measured so often before it counts as a failure. */
const ATTEMPTS = 4;

/**
 * Reads hostile texts of 1, 2, 4 and 8 MB, and compares the time for 1 MB of the longest with that of the
 * shortest. The least of several rounds counts: a pause of the machine is no work.
 * @returns whether all are read in linear time
 */
export function benchHostile(): boolean {
  process.stdout.write('\nHostile texts: ms for each of 1, 2, 4 and 8 MB, and 8 MB against 8 times 1 MB\n\n');
  let ok = true;
  for (const [name, make] of Object.entries(hostileTexts)) {
    const texts = SIZES.map((size) => make(size * 1_000_000));
    const least = SIZES.map(() => Number.POSITIVE_INFINITY);
    let ratio = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < ATTEMPTS && ratio > MOST; attempt++) {
      for (let round = 0; round < ROUNDS; round++) {
        texts.forEach((text, index) => {
          // What an earlier text has left is not to be cleared away in the time of this one.
          globalThis.gc?.();
          const start = performance.now();
          readAll(text);
          least[index] = Math.min(least[index] ?? 0, performance.now() - start);
        });
      }
      ratio = growth(least);
    }
    const times = least.map((time) => time.toFixed(1).padStart(8)).join('');
    const verdict = ratio <= MOST ? '' : '  NOT LINEAR';
    process.stdout.write(`  ${name.padEnd(36)}${times}${ratio.toFixed(2).padStart(7)} ×${verdict}\n`);
    ok &&= ratio <= MOST;
  }
  return ok;
}

/** Below this a time says nothing, in milliseconds. */
const SHORTEST = 2;

function growth(times: readonly number[]): number {
  const first = Math.max(times[0] ?? 0, SHORTEST) / (SIZES[0] ?? 1);
  const last = (times.at(-1) ?? 0) / (SIZES.at(-1) ?? 1);
  return last / first;
}
