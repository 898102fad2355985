import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { glob, isDynamicPattern } from 'fast-glob';
import { Progress } from './progress';

export interface Input {
  /** As the user named it; `standard input` for `-`. */
  readonly name: string;
  readonly text: string;
  /** Whether it is one of several. */
  readonly several: boolean;
}

/** A file to read, not read yet. */
interface Source {
  readonly name: string;
  /** 0 is standard input. */
  readonly path: string | 0;
  /** It was found in a folder, where other things than cables may be. */
  readonly found: boolean;
}

/** So many files are being read while one is worked on. */
const AHEAD = 8;

/**
 * Gives each file that is meant to `use`, one after the other; only a few are in memory at a time. Names are
 * those of files, of folders (all text files in them and below, in the order of their names; nothing
 * whose name begins with a dot), patterns such as `cables/*.txt`, or `-` for standard input.
 *
 * A file that cannot be read is reported on standard error with its name and the reason, and left out. Bytes that
 * are not UTF-8 are read as Windows-1252, the superset of Latin-1 that old exports are in, and that is said.
 *
 * @param use returns `false` for an input that was no good
 * @returns whether all went well
 */
export async function eachInput(
  names: readonly string[],
  use: (input: Input) => boolean | Promise<boolean>,
): Promise<boolean> {
  const { sources, complete } = await expand(names);
  const progress = new Progress(sources.length);
  const reading: Promise<Uint8Array | Error>[] = [];
  let good = complete;
  let next = 0;
  for (const [index, source] of sources.entries()) {
    for (; next < sources.length && next <= index + AHEAD; next++)
      reading.push(read(sources[next] as Source));
    const bytes = await (reading.shift() as Promise<Uint8Array | Error>);
    const text = bytes instanceof Error ? unreadable(source, bytes) : textIn(bytes, source);
    if (text === undefined) good &&= source.found && !(bytes instanceof Error);
    else if (!(await use({ name: source.name, text, several: sources.length > 1 }))) good = false;
    progress.advance(index + 1);
  }
  progress.end();
  return good;
}

/** Never rejects: the error is looked at when it is the file's turn. */
function read({ path }: Source): Promise<Uint8Array | Error> {
  return path === 0 ? standardInput() : readFile(path).catch((error: Error) => error);
}

async function standardInput(): Promise<Uint8Array | Error> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  } catch (error) {
    return error as Error;
  }
  return Buffer.concat(chunks);
}

// ---------------------------------------------------------------- which files

async function expand(names: readonly string[]): Promise<{ sources: Source[]; complete: boolean }> {
  const sources: Source[] = [];
  let complete = true;
  for (const name of names) {
    const more = await sourcesOf(name);
    if (typeof more === 'string') {
      complete = false;
      complain(`cannot read ${name}: ${more}`);
    } else {
      sources.push(...more);
    }
  }
  return { sources, complete };
}

/** The files of a name, or why there are none. */
async function sourcesOf(name: string): Promise<Source[] | string> {
  if (name === '-') return [{ name: 'standard input', path: 0, found: false }];
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) {
    const folder = name.replace(/(?<=.)[\\/]+$/, '');
    const files = await glob('**', { cwd: folder, followSymbolicLinks: false });
    if (files.length === 0) return 'there are no files in it';
    return inOrder(files.map((file) => `${folder === '/' ? '' : folder}/${file}`));
  }
  if (!found && isDynamicPattern(name)) {
    const files = await glob(name.replaceAll('\\', '/'));
    return files.length > 0 ? inOrder(files) : 'no file has such a name';
  }
  // A file that is not there is reported when it is its turn.
  return [{ name, path: name, found: false }];
}

function inOrder(files: readonly string[]): Source[] {
  return files.toSorted().map((file) => ({ name: file, path: file, found: true }));
}

// ---------------------------------------------------------------- text

/** Of so many bytes none may be zero, as in Git. */
const SAMPLE = 8000;

function textIn(bytes: Uint8Array, { name, found }: Source): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, SAMPLE).includes(0)) {
    complain(found ? `skipped ${name}: it is not text` : `cannot read ${name}: it is not text`);
    return undefined;
  }
  if (isUtf8(buffer)) return buffer.toString('utf8', hasMark(buffer) ? 3 : 0);
  complain(`${name} is not UTF-8; read as Latin-1`);
  return new TextDecoder('windows-1252').decode(buffer);
}

/** The byte order mark that some editors write. */
function hasMark(buffer: Buffer): boolean {
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
};

function unreadable({ name }: Source, error: Error): undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  complain(`cannot read ${name}: ${(code && REASONS[code]) || message}`);
}

/** A line on standard error. */
export function complain(message: string): void {
  Progress.clear();
  process.stderr.write(`cable: ${message}\n`);
}
