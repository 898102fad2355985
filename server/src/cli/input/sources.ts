import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { glob, isDynamicPattern } from 'fast-glob';
import { fdir } from 'fdir';

/** A file to read, or a row of one. */
export interface Source {
  /** As the user named it; `standard input` for `-`. */
  readonly name: string;
  /** 0 is standard input. */
  readonly path: string | 0;
  /** It was found in a folder or by a pattern, where other things than text may be. */
  readonly found: boolean;
  /** The only row that is wanted, from 1. */
  readonly row?: number;
}

const HIDDEN = /[\\/]\.[^\\/]*$/;
/** `dump.csv#12` */
const ROW = /^(.+)#([1-9]\d*)$/s;

/**
 * The files that a name stands for, or why there are none: a file, a row of one (`dump.csv#12`), a folder (all
 * files in it and below in the order of their paths, but nothing whose name begins with a dot), a pattern such as
 * `*.txt`, or `-`.
 */
export async function sourcesOf(name: string): Promise<readonly Source[] | string> {
  if (name === '-') return [{ name: 'standard input', path: 0, found: false }];
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) {
    const folder = name.replace(/(?<=.)[\\/]+$/, '');
    const root = resolve(folder);
    const files = await new fdir()
      .withFullPaths()
      .exclude((inner) => inner.startsWith('.'))
      .filter((path) => !HIDDEN.test(path))
      .crawl(root)
      .withPromise();
    if (files.length === 0) return 'there are no files in it';
    const before = folder === '/' ? '' : folder;
    const from = root === '/' ? 0 : root.length;
    return inOrder(files.map((file) => `${before}${file.slice(from).replaceAll('\\', '/')}`));
  }
  const [, file, row] = found ? [] : (ROW.exec(name) ?? []);
  if (file !== undefined && (file === '-' || (await stat(file).catch(() => undefined))?.isFile())) {
    return [
      {
        name: file === '-' ? 'standard input' : file,
        path: file === '-' ? 0 : file,
        found: false,
        row: Number(row),
      },
    ];
  }
  if (!found && isDynamicPattern(name)) {
    const files = await glob(process.platform === 'win32' ? name.replaceAll('\\', '/') : name);
    return files.length > 0 ? inOrder(files) : 'no file has such a name';
  }
  // A file that is not there is reported when it is its turn.
  return [{ name, path: name, found: false }];
}

function inOrder(files: readonly string[]): Source[] {
  return files.toSorted().map((file) => ({ name: file, path: file, found: true }));
}
