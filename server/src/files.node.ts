import { mkdir, open, readdir, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileStat, Files, IndexStorage, ReadForIndex, StoredIndex } from './archive/files';
import type { IndexedCable } from './archive/indexedCable';
import { otherWork } from './archive/otherWork';
import type { ListedFiles, ReadTask, RowsTask, StatTask } from './archiveTasks.node';
import { type WorkerPool, workerPool } from './workerPool';

/** Loaded when the first folder is read: the first outline does not wait for them. */
const tasks = () => import('./archiveTasks.node');
const containers = () => import('./containers.node');

/** So many files are listed, and asked for their size, before a thread has started. */
const FEW_FILES = 1_000;
/** And so many are read. */
const FEW_TO_READ = 4;

/**
 * The file system of Node.js.
 *
 * @param bundle path of the program, which exports the functions of `archiveTasks.node.ts`: threads run them
 */
export function nodeFiles(bundle: string): Files & { close(): Promise<void> } {
  let pool: WorkerPool | undefined;
  const threads = () => {
    pool ??= workerPool(bundle);
    return pool;
  };
  return {
    canRead: (uri) => uri.startsWith('file:'),
    read: (uri) => readFile(fileURLToPath(uri), 'utf8'),
    real: async (uri) => pathToFileURL(await realpath(fileURLToPath(uri))).href,
    async stat(uri) {
      const found = await stat(fileURLToPath(uri)).catch(() => undefined);
      return (
        found && { size: found.size, modified: Math.floor(found.mtimeMs), isFolder: found.isDirectory() }
      );
    },
    async list(folder) {
      const path = fileURLToPath(folder);
      const { listFew } = await tasks();
      const few = await listFew(path, FEW_FILES);
      if (few) return { paths: few, complete: true };
      const listed = await threads().run<string, ListedFiles>('listFiles', path);
      return { paths: listed === '' ? [] : listed.split('\0'), complete: true };
    },
    async stats(folder, paths) {
      const task: StatTask = { folder: fileURLToPath(folder), paths };
      const numbers =
        paths.length <= FEW_FILES
          ? (await tasks()).statFiles(task)
          : await threads().run<StatTask, Float64Array>('statFiles', task);
      return paths.map((_, index): FileStat | undefined => {
        const [size, modified] = [numbers[2 * index] as number, numbers[2 * index + 1] as number];
        return size < 0 ? undefined : { size, modified, isFolder: false };
      });
    },
    async readForIndex(folder, paths, signal) {
      const task: ReadTask = { folder: fileURLToPath(folder), paths };
      if (paths.length > FEW_TO_READ) return threads().run('readFiles', task, signal);
      const { readFiles } = await tasks();
      const read: ReadForIndex[] = [];
      for (const path of paths) {
        signal?.throwIfAborted();
        read.push(...readFiles({ ...task, paths: [path] }));
        await otherWork();
      }
      return read;
    },
    async readContainer(folder, path, add, signal) {
      const { readContainer } = await containers();
      const read = (rows: RowsTask['rows']) =>
        threads().run<RowsTask, readonly IndexedCable[]>('readRows', { path, rows }, signal);
      await readContainer(fileURLToPath(folder), path, threads().size * 2, read, add, signal);
    },
    async readRow(folder, path, row) {
      return (await containers()).textOfRow(fileURLToPath(folder), path, row);
    },
    get parallel() {
      return threads().size;
    },
    mostFiles: Number.POSITIVE_INFINITY,
    close: async () => pool?.close(),
  };
}

/** What a write left behind that did not end. */
const UNFINISHED = /\.unfinished$/;

/** The index as a file of the file system. */
export function indexFile(path: string): IndexStorage {
  return {
    name: path,
    async open(): Promise<StoredIndex | undefined> {
      const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (!file) return undefined;
      const { size } = await file.stat();
      return {
        byteLength: size,
        async slice(start, end = size) {
          const from = start < 0 ? size + start : start;
          const bytes = new Uint8Array(Math.max(0, end - from));
          await file.read(bytes, 0, bytes.length, from);
          return bytes.buffer;
        },
        close: () => file.close(),
      };
    },
    async write(produce) {
      const folder = dirname(path);
      await mkdir(folder, { recursive: true });
      const unfinished = `${path}.${process.pid}.unfinished`;
      const file = await open(unfinished, 'w');
      try {
        await produce(async (bytes) => {
          await file.write(bytes);
        });
        await file.close();
        await rename(unfinished, path);
      } catch (error) {
        await file.close().catch(() => undefined);
        await unlink(unfinished).catch(() => undefined);
        throw error;
      }
      await removeUnfinished(folder, basename(path));
    },
  };
}

/** Removes what other processes left that ended while they wrote this file. */
async function removeUnfinished(folder: string, name: string): Promise<void> {
  for (const each of await readdir(folder).catch(() => [])) {
    if (!each.startsWith(`${name}.`) || !UNFINISHED.test(each)) continue;
    const path = join(folder, each);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > HOUR) await unlink(path).catch(() => undefined);
  }
}

const HOUR = 3_600_000;
