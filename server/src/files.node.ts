import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from './archive/files';

/** The file system of Node.js. */
export const nodeFiles: Files = {
  read: (uri) => readFile(fileURLToPath(uri), 'utf8'),
  real: async (uri) => pathToFileURL(await realpath(fileURLToPath(uri))).href,
  list: (folder) => (folder.startsWith('file:') ? filesIn(fileURLToPath(folder)) : noFiles()),
};

/** Folders that hold programs and no one's cables. */
const NOT_READ = /^(?:\.|node_modules$)/;

/** Virtual folders are not on disk: only the editor can read them. */
async function* noFiles(): AsyncGenerator<never> {}

/** Breadth first, so that the cables of a folder come before those of its many folders. Links are not followed. */
async function* filesIn(root: string): AsyncGenerator<{ readonly uri: string; readonly size: number }> {
  const folders = [root];
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (NOT_READ.test(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile()) continue;
      const found = await stat(path).catch(() => undefined);
      if (found) yield { uri: pathToFileURL(path).href, size: found.size };
    }
  }
}
