import { stat } from 'node:fs/promises';
import { glob, isDynamicPattern } from 'fast-glob';

/** A file to read. */
export interface Source {
  /** As the user named it; `standard input` for `-`. */
  readonly name: string;
  /** 0 is standard input. */
  readonly path: string | 0;
  /** It was found in a folder or by a pattern, where other things than text may be. */
  readonly found: boolean;
}

/**
 * The files that a name stands for, or why there are none: a file, a folder (all files in it and below in the
 * order of their paths, but nothing whose name begins with a dot), a pattern such as `*.txt`, or `-`.
 */
export async function sourcesOf(name: string): Promise<readonly Source[] | string> {
  if (name === '-') return [{ name: 'standard input', path: 0, found: false }];
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) {
    const folder = name.replace(/(?<=.)[\\/]+$/, '');
    const files = await glob('**', { cwd: folder, followSymbolicLinks: false });
    if (files.length === 0) return 'there are no files in it';
    return inOrder(files.map((file) => `${folder === '/' ? '' : folder}/${file}`));
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
