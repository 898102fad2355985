import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { version } from '../../../package.json';
import { OutputError, UsageError } from '../errors';
import type { ContainerOptions } from '../input/container';
import { type Source, sourcesOf } from '../input/sources';
import { Identities } from '../output/identities';
import { type Checkpoint, checkpointsIn, Journal } from '../output/journal';
import {
  journalPath,
  type Output,
  PiecesFile,
  StandardOutput,
  Tables,
  type TablesOptions,
} from '../output/output';
import { Progress, plural } from '../progress';
import { portionsOf, type Start } from './batches';
import { addCounts, type Counts } from './findings';
import { frameOf, type Job } from './job';
import { results } from './pool';

export interface RunOptions {
  readonly container: ContainerOptions;
  readonly quiet: boolean;
  /** The file to write, or the folder for several tables; neither for standard output. */
  readonly file?: string;
  readonly folder?: string;
  /** How rows are written; none for pieces. */
  readonly tables?: TablesOptions;
  /** Continue an interrupted run. */
  readonly resume: boolean;
}

export interface RunResult {
  /** Whether all went well. */
  readonly good: boolean;
  readonly interrupted: boolean;
  readonly files: number;
  readonly counts: Counts;
}

/**
 * Does a job on all files that the names stand for and writes what comes of it, a file after the other. A name that
 * matches nothing is reported, and the others are done. Output files are whole or absent.
 *
 * @param script what a worker thread loads
 */
export async function run(
  job: Job,
  names: readonly string[],
  script: string,
  options: RunOptions,
): Promise<RunResult> {
  const { sources, missing } = await sourcesOfNames(names, options);
  for (const complaint of missing) process.stderr.write(`cable: ${complaint}\n`);
  const all: Job =
    job.command === 'outline' ? { ...job, headed: names.length > 1 || sources.length > 1 } : job;
  const toFiles = options.file !== undefined || options.folder !== undefined;
  const journalFile = journalPath(options.folder, options.file);
  const identity = toFiles ? runIdentity(job, sources, options) : '';
  const earlier = options.resume ? earlierCheckpoints(journalFile, identity) : [];
  const last = earlier.at(-1);
  const output = outputOf(all, options, earlier);
  const journal = toFiles ? new Journal(journalFile, identity, earlier) : undefined;
  const counts: Record<string, number> = { ...last?.counts };
  const progress = new Progress(
    sources.length,
    !options.quiet && process.stderr.isTTY === true && (toFiles || process.stdout.isTTY !== true),
  );
  const begun: Start = { done: last?.done ?? 0, row: last?.row ?? 0 };
  let at: Start = begun;
  let good = missing.length === 0 && (last?.good ?? true);
  let interrupted = false;
  // Tables find further copies themselves.
  const copies = job.command === 'stats' ? new Identities() : undefined;
  const save = () => journal?.add({ ...at, good, counts, ...output.checkpoint() });
  const stop = () => {
    // A second time, or where nothing is to be saved, at once.
    if (interrupted || !journal) {
      progress.end();
      process.stderr.write(`cable: interrupted after ${plural(at.done, 'file')}\n`);
      process.exit(INTERRUPTED);
    }
    interrupted = true;
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    for await (const { portion, result } of results(
      all,
      portionsOf(sources, options.container, begun),
      script,
    )) {
      good &&= result.good;
      addCounts(counts, result.counts);
      for (const cable of copies ? result.cables : [])
        if (copies?.name(cable).sameAs) addCounts(counts, COPY);
      for (const complaint of result.complaints) progress.interrupt(`cable: ${complaint}\n`);
      await output.add(result);
      at = { done: portion.done, row: portion.row };
      if (interrupted) break;
      if (output.isDue) save();
      progress.show(
        at.done,
        begun.done,
        shareOf(sources[portion.done], portion.bytes),
        counts['cables'] ?? 0,
      );
    }
    if (interrupted) save();
    else await output.finish();
  } catch (error) {
    const keep = error instanceof OutputError && (journal?.isUseful ?? false);
    output.abandon(keep);
    journal?.close(keep);
    if (!(error instanceof OutputError)) throw error;
    progress.interrupt(
      `cable: ${error.message}${keep ? `; then run the same command with --resume to continue` : ''}\n`,
    );
    return { good: false, interrupted: false, files: at.done, counts };
  } finally {
    progress.end();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  if (interrupted) {
    output.abandon(true);
    const where =
      at.row > 0 ? `${plural(at.row, 'row')} of ${sources[at.done]?.name}` : plural(at.done, 'file');
    process.stderr.write(
      `cable: interrupted after ${where}; run the same command with --resume to continue\n`,
    );
  }
  journal?.close(interrupted);
  return { good, interrupted, files: sources.length, counts };
}

const COPY: Counts = { duplicates: 1 };

/** Exit status of a program that Ctrl+C ended, as shells have it. */
export const INTERRUPTED = 130;

async function sourcesOfNames(
  names: readonly string[],
  { file, folder }: RunOptions,
): Promise<{ readonly sources: readonly Source[]; readonly missing: readonly string[] }> {
  const sources: Source[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const found = await sourcesOf(name);
    if (typeof found === 'string') missing.push(`cannot read ${name}: ${found}`);
    else for (const source of found) sources.push(source);
  }
  // What an earlier run wrote among the cables is not one of them.
  const own = file === undefined ? undefined : resolve(file);
  const within = folder === undefined ? undefined : resolve(folder) + sep;
  const isOwn = ({ path, found }: Source) => {
    if (!found || path === 0) return false;
    const whole = resolve(path);
    return whole === own || (within !== undefined && whole.startsWith(within));
  };
  return { sources: own || within ? sources.filter((source) => !isOwn(source)) : sources, missing };
}

/** The same for two runs with the same files and options. */
function runIdentity(job: Job, sources: readonly Source[], { container, tables }: RunOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([version, job, container, tables]));
  for (const { name, row } of sources) hash.update(`\0${name}#${row}`);
  return hash.digest('hex');
}

function earlierCheckpoints(path: string, identity: string): readonly Checkpoint[] {
  const found = checkpointsIn(path, identity);
  if (found === 'other') {
    throw new UsageError(
      'the interrupted run had other files or options; repeat its command, or leave --resume out',
    );
  }
  if (found !== 'none') return found;
  process.stderr.write('cable: there is no interrupted run to resume; starting from the beginning\n');
  return [];
}

function outputOf(job: Job, { file, folder, tables }: RunOptions, earlier: readonly Checkpoint[]): Output {
  if (!tables)
    return file === undefined
      ? new StandardOutput(frameOf(job))
      : new PiecesFile(file, frameOf(job), earlier.at(-1));
  const paths =
    folder === undefined ? (file ?? []) : tables.tables.map((name) => `${folder}/${name}.${tables.format}`);
  return new Tables([paths].flat(), tables, earlier);
}

function shareOf(source: Source | undefined, bytes: number): number {
  if (!source || bytes === 0 || source.path === 0) return 0;
  return Math.min(1, bytes / (statSync(source.path).size || 1));
}
