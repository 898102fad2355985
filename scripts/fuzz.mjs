/**
 * Looks for texts for which a property of `test/properties` does not hold.
 *
 *   npm run fuzz -- --minutes N    with new values for N minutes (1)
 *   npm run fuzz -- --seed N       with the values of that seed first
 *   npm run fuzz -- --again FILE   with the value in a file that an earlier run has written
 *
 * The first failure ends the run with status 1: the smallest text that shows it is written to `out/fuzz`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { root } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' }, again: { type: 'string' } },
});
const minutes = Number(values.minutes);
const firstSeed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(firstSeed)) {
  console.error('--minutes needs a number above 0, and --seed a whole number.');
  process.exit(2);
}

const folder = join(root, 'out/fuzz');
const bundle = join(folder, 'properties.mjs');
// Bundled packages of the older kind ask for those that are not bundled.
const banner =
  "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";
await bundleTests('test/properties/properties.ts', bundle, { banner: { js: banner } });
const { properties } = await import(bundle);

/** Values of each property in a round. */
const RUNS = 200;

/** Goes through the properties again and again; gives the first failure, or how many values were tried. */
function search(until) {
  let count = 0;
  for (let seed = firstSeed; ; seed++) {
    for (const { name, given, runs, check } of properties) {
      const left = until - Date.now();
      if (left <= 0) return { count };
      const result = fc.check(fc.property(given, check), {
        seed,
        numRuns: Math.min(RUNS, runs),
        interruptAfterTimeLimit: left,
      });
      count += result.numRuns;
      if (result.failed && result.counterexample) {
        return {
          count,
          failure: { property: name, seed, value: result.counterexample[0] },
          error: result.errorInstance,
        };
      }
    }
  }
}

/** Checks the value of a file that an earlier run has written. */
function repeat(file) {
  const failure = JSON.parse(readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8'));
  const found = properties.find(({ name }) => name === failure.property);
  if (!found) throw new Error(`There is no property "${failure.property}".`);
  try {
    found.check(failure.value);
    return { count: 1 };
  } catch (error) {
    return { count: 1, failure, error };
  }
}

const { count, failure, error } = values.again ? repeat(values.again) : search(Date.now() + minutes * 60_000);
if (failure) {
  const file = join(folder, `${failure.property.replaceAll(' ', '-')}-${failure.seed}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(failure, undefined, 2)}\n`);
  const name = relative(root, file);
  console.error(`Does not hold: ${failure.property} (seed ${failure.seed})\n`);
  console.error(
    `${error?.stack ?? error}\n\n${JSON.stringify(failure.value, undefined, 2).slice(0, 2000)}\n`,
  );
  console.error(`Again: npm run fuzz -- --again ${name}`);
  process.exitCode = 1;
} else {
  console.log(`${count} values of ${properties.length} properties: all hold (first seed ${firstSeed})`);
}
