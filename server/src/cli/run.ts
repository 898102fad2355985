import { once } from 'node:events';
import type { Tally } from './check/summary';
import { frameOfJob, type Job } from './commands';
import { Progress } from './progress';
import { type Source, sourcesOf } from './sources';
import { outcomes } from './workers';

/** Characters that are gathered before they are written. */
const CHUNK = 65_536;

/**
 * Does a job on all files that the names stand for and writes what comes of it, a file after the other; it
 * waits where the reader is slow. A name that stands for nothing is reported, and the others are done.
 *
 * @param script the program itself, for workers
 * @param count is told what was counted in each file
 * @returns whether all went well
 */
export async function run(
  job: Job,
  names: readonly string[],
  script: string,
  count: (tally: Tally) => void,
): Promise<boolean> {
  const sources: Source[] = [];
  let good = true;
  for (const name of names) {
    const found = await sourcesOf(name);
    if (typeof found !== 'string') for (const source of found) sources.push(source);
    else {
      good = false;
      process.stderr.write(`cable: cannot read ${name}: ${found}\n`);
    }
  }
  const all = job.command === 'outline' ? { ...job, headed: names.length > 1 || sources.length > 1 } : job;
  const { before, between, after, none } = frameOfJob(job);
  const progress = new Progress(sources.length);
  let gathered = '';
  let some = false;
  for await (const { pieces, complaints, good: fine, tally } of outcomes(all, sources, script)) {
    good &&= fine;
    if (tally) count(tally);
    for (const complaint of complaints) progress.interrupt(`cable: ${complaint}\n`);
    for (const piece of pieces) {
      gathered += (some ? between : before) + piece;
      some = true;
    }
    if (gathered.length >= CHUNK) {
      await write(gathered);
      gathered = '';
    }
    progress.advance();
  }
  progress.end();
  await write(gathered + (some ? after : none));
  return good;
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
