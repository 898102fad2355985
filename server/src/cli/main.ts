import { dirname, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import { argumentsOf, type OptionTypes, oneOf, yearOf } from './arguments';
import {
  FIND_OPTIONS,
  find,
  GRAPH_OPTIONS,
  INDEX_OPTIONS,
  indexFolders,
  printGraph,
} from './commands/archive';
import { CHECK_OPTIONS, checkOptions } from './commands/check/options';
import { checkSummary } from './commands/check/summary';
import { CITE_OPTIONS, cite } from './commands/cite';
import { COMPARE_OPTIONS, compare } from './commands/compare';
import { EXPLAIN_OPTIONS, explain } from './commands/explain';
import { EXTRACT_OPTIONS, extractCommand } from './commands/extractOptions';
import { HTML_OPTIONS, html } from './commands/html';
import { RELEASE_OPTIONS, release } from './commands/release';
import { printStats, STATS_FORMATS, statsOf } from './commands/stats';
import { extractStream } from './commands/stream';
import { OutputError, reasonOf, UsageError } from './errors';
import { INPUT_FORMATS } from './input/container';
import { extractSummary } from './progress';
import { USAGE } from './usage';
import { work } from './work/batch';
import { INTERRUPTED, type RunOptions, type RunResult, run } from './work/run';

// What worker threads run.
export default work;

/** Beside the program: what loads it in a worker thread. */
const WORKER = join(dirname(__filename), 'cliWorker.js');

export { listFiles, readFiles, readRows, statFiles } from '../archiveTasks.node';

const INPUT_OPTIONS = {
  column: { type: 'string', multiple: true },
  from: { type: 'string' },
  quiet: { type: 'boolean' },
} as const satisfies OptionTypes;

/** Runs a command with the words after its name; returns the exit status. */
type Command = (words: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  async outline(words) {
    const { names, values } = argumentsOf(words, INPUT_OPTIONS);
    return statusOf(
      await run({ command: 'outline', headed: false }, filesIn(names), WORKER, runOptions(values)),
    );
  },
  async check(words) {
    const { names, values } = argumentsOf(words, { ...INPUT_OPTIONS, ...CHECK_OPTIONS });
    const options = checkOptions(values, filesIn(names));
    const result = await run({ command: 'check', options }, names, WORKER, runOptions(values));
    // After the problems for people; what programs read stays as it is.
    const forPeople = options.format === 'pretty' && !values['dry-run'];
    if (values.summary) (forPeople ? process.stdout : process.stderr).write(checkSummary(result.counts));
    return statusOf(result);
  },
  async extract(words) {
    const { names, values } = argumentsOf(words, { ...INPUT_OPTIONS, ...EXTRACT_OPTIONS });
    const { options, ...output } = extractCommand(values);
    const base = runOptions(values);
    filesIn(names);
    const { from, columns } = base.container;
    if (
      from === 'ndjson' &&
      names.length === 1 &&
      names[0] === '-' &&
      options.format === 'ndjson' &&
      !output.file
    ) {
      return (await extractStream(options, columns[0] ?? 'text')) ? 0 : 1;
    }
    const result = await run({ command: 'extract', options }, names, WORKER, { ...base, ...output });
    const toFiles = output.file !== undefined || output.folder !== undefined;
    if (!base.quiet && (toFiles || process.stderr.isTTY === true) && !result.interrupted) {
      process.stderr.write(extractSummary(result.files, result.counts));
    }
    return statusOf(result);
  },
  async stats(words) {
    const { names, values } = argumentsOf(words, {
      ...INPUT_OPTIONS,
      format: { type: 'string' },
      year: { type: 'string' },
    });
    const format = oneOf(STATS_FORMATS, values.format ?? 'text', 'format');
    const year = yearOf(values.year);
    const job = { command: 'stats', options: year === undefined ? {} : { year } } as const;
    const result = await run(job, filesIn(names), WORKER, runOptions(values));
    process.stdout.write(printStats(statsOf(result.counts), format));
    return statusOf(result);
  },
  async html(words) {
    const { names, values } = argumentsOf(words, { ...INPUT_OPTIONS, ...HTML_OPTIONS });
    return (await html(names, values, runOptions(values).container)) ? 0 : 1;
  },
  async cite(words) {
    const { names, values } = argumentsOf(words, { ...INPUT_OPTIONS, ...CITE_OPTIONS });
    return (await cite(names, values, runOptions(values).container)) ? 0 : 1;
  },
  async compare(words) {
    const { names, values } = argumentsOf(words, { ...INPUT_OPTIONS, ...COMPARE_OPTIONS });
    return (await compare(names, values, runOptions(values).container)) ? 0 : 1;
  },
  async release(words) {
    const { names, values } = argumentsOf(words, { ...INPUT_OPTIONS, ...RELEASE_OPTIONS });
    return (await release(names, values, runOptions(values).container)) ? 0 : 1;
  },
  async index(words) {
    const { names, values } = argumentsOf(words, INDEX_OPTIONS);
    return (await indexFolders(names, values, __filename)) ? 0 : 1;
  },
  async find(words) {
    const { names, values } = argumentsOf(words, FIND_OPTIONS);
    return (await find(names, values, __filename)) ? 0 : 1;
  },
  async graph(words) {
    const { names, values } = argumentsOf(words, GRAPH_OPTIONS);
    return (await printGraph(names, values, __filename)) ? 0 : 1;
  },
  async explain(words) {
    const { names: codes, values } = argumentsOf(words, EXPLAIN_OPTIONS);
    return (await explain(codes, values)) ? 0 : 1;
  },
};

function filesIn(names: readonly string[]): readonly string[] {
  if (names.length === 0) throw new UsageError('name a file or a folder, or - for standard input');
  return names;
}

function runOptions(values: {
  readonly column?: readonly string[];
  readonly from?: string;
  readonly quiet?: boolean;
}): RunOptions {
  return {
    container: {
      from: oneOf(INPUT_FORMATS, values.from ?? 'auto', 'input format'),
      columns: values.column?.flatMap((names) => names.split(',')).map((name) => name.trim()) ?? [],
    },
    quiet: values.quiet ?? false,
    resume: false,
  };
}

const statusOf = ({ good, interrupted }: RunResult) => (interrupted ? INTERRUPTED : good ? 0 : 1);

async function main([name = '', ...words]: readonly string[]): Promise<number> {
  if (name === 'help' || [name, words[0]].some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(name ? `cable: there is no command '${name}'\n\n${USAGE}` : USAGE);
    return 2;
  }
  try {
    return await command(words);
  } catch (error) {
    if (error instanceof OutputError) {
      process.stderr.write(`cable: ${error.message}\n`);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`cable ${name}: ${error.message}; see cable --help\n`);
    return 2;
  }
}

if (isMainThread) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, closes the pipe.
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`cable: cannot write standard output: ${reasonOf(error)}\n`);
    process.exit(1);
  });
  main(process.argv.slice(2)).then((status) => {
    process.exitCode = status;
  });
}
