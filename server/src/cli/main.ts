import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import { CHECK_OPTIONS, type CheckValues, checkOptions } from './check/options';
import { Summary } from './check/summary';
import type { Job } from './commands';
import { EXPLAIN_OPTIONS, type ExplainValues, explain } from './explain';
import { formatNames } from './extract';
import { run } from './run';
import { oneOf, UsageError, yearOf } from './usageError';
import { serve } from './workers';

const USAGE = `Usage: cable <command> [options] FILE…

  cable outline FILE…   the parts of each cable, one a line, with the lines where they stand
  cable check FILE…     what is wrong or damaged, and where
  cable extract FILE…   a record of each cable: who, to whom, when, TAGS, subject, references, paragraphs
  cable explain CODE…   what codes mean: RUEHKB, 'ZNY CCCCC ZZH', PREL, 2680905, '1.4 (b,d)', '06 BAKU 1398'

FILE may be a file, a folder (all text files in it and below), a pattern such as 'cables/*.txt', or - for
standard input.

Options of check:
  --format pretty|json|sarif|github
                             for people (the usual), one array, SARIF 2.1.0, or commands of GitHub Actions
  --preset archive|drafting  for reading released cables, or for writing them
  --rule CODE=LEVEL          show a rule, or a family of rules, as off, hint, information, warning or error
  --max-severity SEVERITY    nothing counts as graver than this
  --fail-on SEVERITY         the status is 1 from this severity on; else from error on
  --fix                      mend what can be mended safely, in the files
  --fix --dry-run            show as a diff what that would change
  --summary                  how many of each, in the end

Options of extract:
  --format json|ndjson|csv   one array (the usual), one record a line, or a table
  --problems                 with what is wrong or damaged in each cable
  --year YYYY                the year to assume for a cable that carries no date

Options of explain:
  --line FILE:7              the tokens of that line of a cable; FILE:7:12 the one at its 12th character
  --year YYYY                the year whose tables count: TAGS and offices changed
  --format text|json         for people (the usual), or one array

cable --help shows this text, cable --version the version.
`;

interface Values extends CheckValues, ExplainValues {
  readonly problems?: boolean;
  readonly summary?: boolean;
}

interface Command {
  /** Those that it takes. */
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
  >;
  /** What the options and the names of files make it do. */
  job(values: Values, names: readonly string[]): Job;
}

const commands: Readonly<Record<string, Command>> = {
  outline: { options: {}, job: () => ({ command: 'outline', headed: false }) },
  check: {
    options: CHECK_OPTIONS,
    job: (values, names) => ({ command: 'check', options: checkOptions(values, names) }),
  },
  extract: {
    options: { format: { type: 'string' }, problems: { type: 'boolean' }, year: { type: 'string' } },
    job({ format = 'json', problems = false, year }) {
      const stated = yearOf(year);
      const options = {
        format: oneOf(formatNames, format, 'format'),
        problems,
        ...(stated !== undefined && { year: stated }),
      };
      return { command: 'extract', options };
    },
  },
};

/**
 * Exit status: 0 clean, 1 findings that are grave enough, a file that could not be read or a code that is not known,
 * 2 a call that makes no sense.
 */
async function main([name = '', ...rest]: readonly string[]): Promise<number> {
  if (name === 'help' || [name, rest[0]].some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command && name !== 'explain') {
    process.stderr.write(name ? `cable: no command '${name}'\n\n${USAGE}` : USAGE);
    return 2;
  }
  try {
    if (!command) {
      const { names: codes, values } = argumentsOf(rest, EXPLAIN_OPTIONS);
      return (await explain(codes, values)) ? 0 : 1;
    }
    const { names, values } = argumentsOf(rest, command.options);
    if (names.length === 0) throw new UsageError('which file? Name one or more, or - for standard input');
    const summary = new Summary();
    const job = command.job(values, names);
    const good = await run(job, names, __filename, (tally) => summary.add(tally));
    // Behind findings for people; what programs read stays as it is.
    const forPeople = (values.format ?? 'pretty') === 'pretty' && !values['dry-run'];
    if (values.summary) (forPeople ? process.stdout : process.stderr).write(`${summary}`);
    return good ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`cable ${name}: ${error.message}\n`);
    return 2;
  }
}

/** Reads names and options; of what is wrong with them it tells the first. */
function argumentsOf(
  rest: readonly string[],
  options: Command['options'],
): { names: string[]; values: Values } {
  const { positionals, values, tokens } = parseArgs({
    args: [...rest],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
    if (!type) throw new UsageError(`no option '${token.rawName}'; see cable --help`);
    if (type === 'string' && token.value === undefined)
      throw new UsageError(`'${token.rawName}' needs a value; see cable --help`);
    if (type === 'boolean' && token.value !== undefined)
      throw new UsageError(`'${token.rawName}' takes no value; see cable --help`);
  }
  return { names: positionals, values: values as Values };
}

if (isMainThread) {
  // A reader that has seen enough, such as `head`, closes the pipe.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
  main(process.argv.slice(2)).then((status) => {
    process.exitCode = status;
  });
} else {
  serve();
}
