import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import type { Job } from './commands';
import { type FormatName, formatNames } from './extract';
import { run } from './run';
import { serve } from './workers';

const USAGE = `Usage: cable <command> [options] FILE…

  cable outline FILE…   the parts of each cable, one a line, with the lines where they stand
  cable check FILE…     what is wrong or damaged, one finding a line
  cable extract FILE…   a record of each cable: who, to whom, when, TAGS, subject, references, paragraphs

FILE may be a file, a folder (all text files in it and below), a pattern such as 'cables/*.txt', or - for
standard input.

Options of extract:
  --format json|ndjson|csv   one array (the usual), one record a line, or a table
  --problems                 with what is wrong or damaged in each cable
  --year YYYY                the year to assume for a cable that carries no date

cable --help shows this text, cable --version the version.
`;

/** A call that makes no sense; the message says what would. */
class Misuse extends Error {}

const OPTIONS = {
  format: { type: 'string', default: 'json' },
  problems: { type: 'boolean', default: false },
  year: { type: 'string' },
} as const;

interface Values {
  readonly format?: string;
  readonly problems?: boolean;
  readonly year?: string;
}

/** The options that a command takes, and the job that they make it. */
const commands: Readonly<
  Record<string, { readonly options: Partial<typeof OPTIONS>; job(values: Values): Job }>
> = {
  outline: { options: {}, job: () => ({ command: 'outline', headed: false }) },
  check: { options: {}, job: () => ({ command: 'check' }) },
  extract: {
    options: OPTIONS,
    job({ format = '', problems = false, year }) {
      if (!formatNames.includes(format as FormatName)) {
        throw new Misuse(`no format '${format}'; there are ${formatNames.join(', ')}`);
      }
      if (year !== undefined && !/^(?:19|20)\d\d$/.test(year)) {
        throw new Misuse(`'${year}' is no year; write four digits, as in --year 2006`);
      }
      const options = {
        format: format as FormatName,
        problems,
        ...(year !== undefined && { year: Number(year) }),
      };
      return { command: 'extract', options };
    },
  },
};

/** Exit status: 0 clean, 1 findings or a file that could not be read, 2 a call that makes no sense. */
async function main([name = '', ...rest]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(name ? `cable: no command '${name}'\n\n${USAGE}` : USAGE);
    return 2;
  }
  try {
    const { names, values } = argumentsOf(rest, command.options);
    if (names.length === 0) throw new Misuse('which file? Name one or more, or - for standard input');
    return (await run(command.job(values), names, __filename)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`cable ${name}: ${error.message}\n`);
    return 2;
  }
}

/** Reads names and options; of what is wrong with them it tells the first. */
function argumentsOf(
  rest: readonly string[],
  options: Partial<typeof OPTIONS>,
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
    const type = options[token.name as keyof Values]?.type;
    if (!type) throw new Misuse(`no option '${token.rawName}'; see cable --help`);
    if (type === 'string' && token.value === undefined)
      throw new Misuse(`'${token.rawName}' needs a value; see cable --help`);
    if (type === 'boolean' && token.value !== undefined)
      throw new Misuse(`'${token.rawName}' takes no value; see cable --help`);
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
