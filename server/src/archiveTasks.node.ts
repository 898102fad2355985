import { readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fdir } from 'fdir';
import { CABLE_FILE, CONTAINER_FILE, type ReadForIndex } from './archive/files';
import type { IndexedCable } from './archive/indexedCable';
import { readForIndex, readRowForIndex } from './archive/readForIndex';
import type { RowText } from './cli/input/container';

/** What threads do for the index of an archive. Folders are paths of the system; paths in them have slashes. */

/** Paths, with a null character between them: one text is copied faster than a list. */
export type ListedFiles = string;

/** Folders that hold programs and no one's cables. */
const NOT_READ = /^(?:\.|node_modules$)/;

const crawler = () =>
  new fdir()
    .withRelativePaths()
    .exclude((name) => NOT_READ.test(name))
    .filter((path) => (CABLE_FILE.test(path) || CONTAINER_FILE.test(path)) && !HIDDEN.test(path));
const HIDDEN = /(?:^|[\\/])\.[^\\/]*$/;

const inOrder = (paths: readonly string[]): string[] =>
  (sep === '/' ? paths : paths.map((path) => path.replaceAll('\\', '/'))).toSorted();

/** The files of a folder and below that may hold cables, in the order of their names. Links are not followed. */
export function listFiles(folder: string): ListedFiles {
  return inOrder(crawler().crawl(folder).sync()).join('\0');
}

/** The same, of a folder that has no more than `most`; else `undefined`. */
export async function listFew(folder: string, most: number): Promise<string[] | undefined> {
  const paths = await crawler()
    .withMaxFiles(most + 1)
    .crawl(folder)
    .withPromise();
  return paths.length > most ? undefined : inOrder(paths);
}

export interface StatTask {
  readonly folder: string;
  readonly paths: readonly string[];
}

/** Size and time of the last change of each file, one after the other; the size of one that is gone is -1. */
export function statFiles({ folder, paths }: StatTask): Float64Array {
  const numbers = new Float64Array(2 * paths.length);
  for (const [index, path] of paths.entries()) {
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    numbers[2 * index] = found?.isFile() ? found.size : -1;
    numbers[2 * index + 1] = found ? Math.floor(found.mtimeMs) : 0;
  }
  return numbers;
}

export interface ReadTask {
  readonly folder: string;
  readonly paths: readonly string[];
}

export function readFiles({ folder, paths }: ReadTask): ReadForIndex[] {
  return paths.map((path): ReadForIndex => {
    try {
      return readForIndex(path, readFileSync(join(folder, path), 'utf8'));
    } catch {
      return 'unreadable';
    }
  });
}

export interface RowsTask {
  /** Of the container. */
  readonly path: string;
  readonly rows: readonly RowText[];
}

export function readRows({ path, rows }: RowsTask): readonly IndexedCable[] {
  return rows.flatMap((row) => readRowForIndex(path, row));
}
