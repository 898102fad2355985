import { cableService } from '../../server/src/service';
import { looksLikeCable } from '../../server/src/syntax/recognise';
import { hostileTexts, readAll } from '../properties/hostile';

/** Millions of characters. */
const SIZES = [1, 2, 4, 8];
/** So much more than in proportion to its length a text may take: 8 MB 10.4 times as long as 1 MB. */
const MOST = 1.3;
/** 1 MB may take so many milliseconds. */
const SLOWEST = 1000;
/** A text is measured so often before it counts as a failure. */
const ATTEMPTS = 6;

/** A hover may take so many milliseconds, wherever it is. */
const SLOWEST_HOVER = 5;
const HOVER_SIZES = [3_000, 12_000, 129_000];
/** Hovers on each text, at places spread over it. */
const HOVERS = 12;

/**
 * Reads hostile texts of 1, 2, 4 and 8 MB, and compares the time for 1 MB of the longest with that of the
 * shortest; then asks for hovers on them. The least of several attempts counts: a pause of the machine is no work.
 * @returns whether all are read in linear time and fast enough
 */
export function benchHostile(): boolean {
  process.stdout.write(
    '\nHostile texts: ms for each of 1, 2, 4 and 8 MB, 8 MB against 8 times 1 MB, MB/s\n\n',
  );
  const read = everyText((make) => {
    const least = leastTimes(SIZES.map((size) => make(size * 1_000_000)));
    const ratio = growth(least);
    const [first = 0] = least;
    return {
      ok: ratio <= MOST && first <= SLOWEST,
      shown: `${columns(least)}${ratio.toFixed(2).padStart(7)} ×${(1000 / first).toFixed(1).padStart(8)} MB/s`,
      fault: ratio > MOST ? 'NOT LINEAR' : 'TOO SLOW',
    };
  });
  process.stdout.write(
    `\nHovers on hostile texts of ${HOVER_SIZES.map((size) => `${size / 1000} kB`).join(', ')}: the slowest, in ms; at most ${SLOWEST_HOVER}\n\n`,
  );
  const hovers = everyText((make) => {
    const slowest = HOVER_SIZES.map((size) => slowestHover(make(size)));
    return { ok: Math.max(...slowest) <= SLOWEST_HOVER, shown: columns(slowest), fault: 'TOO SLOW' };
  });
  process.stdout.write(`\nRecognition of a text of 1 MB, in ms; at most ${SLOWEST_HOVER}\n\n`);
  const recognised = everyText((make) => {
    const text = make(1_000_000);
    const time = leastTime(() => looksLikeCable(text));
    return { ok: time <= SLOWEST_HOVER, shown: columns([time]), fault: 'TOO SLOW' };
  });
  return read && hovers && recognised;
}

interface Measured {
  readonly ok: boolean;
  readonly shown: string;
  /** What is said where it is not ok. */
  readonly fault: string;
}

/** Prints a line for each family of texts. */
function everyText(measure: (make: (length: number) => string) => Measured): boolean {
  let allOk = true;
  for (const [name, make] of Object.entries(hostileTexts)) {
    process.stdout.write(`  ${name.padEnd(36)}`);
    try {
      const { ok, shown, fault } = measure(make);
      allOk &&= ok;
      process.stdout.write(`${shown}${ok ? '' : `  ${fault}`}\n`);
    } catch (error) {
      allOk = false;
      process.stdout.write(`  FAILS: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  return allOk;
}

const columns = (times: readonly number[]) => times.map((time) => time.toFixed(1).padStart(9)).join('');

/** The slowest of hovers all over a text, each the least of several attempts, in milliseconds. */
function slowestHover(text: string): number {
  const cable = cableService.parse(text);
  const lines = text.split('\n');
  let slowest = 0;
  for (let index = 0; index < HOVERS; index++) {
    const line = Math.floor((index * lines.length) / HOVERS);
    const character = Math.floor(((lines[line]?.length ?? 0) * index) / HOVERS);
    slowest = Math.max(
      slowest,
      leastTime(() => cableService.hover(cable, { line, character })),
    );
  }
  return slowest;
}

/** The least time of several attempts, in milliseconds. */
function leastTime(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least > SLOWEST_HOVER / 2; attempt++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
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
