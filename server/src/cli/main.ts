import { version } from '../../package.json';
import { check } from './check';
import { outline } from './outline';

const USAGE = `Usage: cable <command> FILE…

  cable outline FILE…   the parts of each cable, one a line, with the lines where they stand
  cable check FILE…     what is wrong or damaged, one finding a line

FILE may be - for standard input.
cable --help shows this text, cable --version the version.
`;

const commands = { outline, check };

/** Exit status: 0 clean, 1 findings or a file that could not be read, 2 a call that makes no sense. */
function main([name = '', ...rest]: readonly string[]): number {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (!Object.hasOwn(commands, name)) {
    process.stderr.write(name ? `cable: no command '${name}'\n\n${USAGE}` : USAGE);
    return 2;
  }
  const unknown = rest.find((argument) => argument.startsWith('-') && argument !== '-');
  if (unknown) {
    process.stderr.write(`cable ${name}: no option '${unknown}'; see cable --help\n`);
    return 2;
  }
  if (rest.length === 0) {
    process.stderr.write(`cable ${name}: which file? Name one or more, or - for standard input\n`);
    return 2;
  }
  return commands[name as keyof typeof commands](rest);
}

// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
process.exitCode = main(process.argv.slice(2));
