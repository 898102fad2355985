import { writeFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { manyCables, sample } from './documents';
import { readAll } from './reading';

const SECONDS = 4;
const SHOWN = 15;

/** Where the time goes: writes a profile that VS Code opens, and prints the functions with most time of their own. */
export async function benchProfile(folder: string): Promise<void> {
  for (const [name, text] of Object.entries({ sample, '1-MB': manyCables(85) })) {
    const run = (seconds: number) => {
      const end = performance.now() + 1000 * seconds;
      while (performance.now() < end) readAll(text);
    };
    run(1);
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
    run(SECONDS);
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    const file = join(folder, `${name}.cpuprofile`);
    writeFileSync(file, JSON.stringify(profile));
    process.stdout.write(`\nparse, outline and diagnostics of ${name}: ${file}\n\n`);
    for (const [place, share] of selfTimes(profile).slice(0, SHOWN)) {
      process.stdout.write(`  ${(100 * share).toFixed(1).padStart(5)} %  ${place}\n`);
    }
  }
}

/** The share of each function, most first. */
function selfTimes({ nodes, samples = [] }: Profiler.Profile): [string, number][] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, lineNumber } }) => [
      id,
      functionName ? `${functionName} :${lineNumber + 1}` : `(anonymous) :${lineNumber + 1}`,
    ]),
  );
  const shares = new Map<string, number>();
  for (const id of samples) {
    const name = names.get(id) ?? '';
    shares.set(name, (shares.get(name) ?? 0) + 1 / samples.length);
  }
  return [...shares].sort(([, a], [, b]) => b - a);
}
