import type { ReadTask, RowsTask, StatTask } from './archiveTasks.node';
import { isInPool } from './isInPool';
import { startServer } from './server/connection';
import { cableService } from './service';

/** Entry of the server, one bundle: a process of Node.js or, in a browser, a Web Worker. */
async function start(): Promise<void> {
  const host = 'WorkerGlobalScope' in globalThis ? await import('./browser') : await import('./node');
  // No message is lost until here: none is delivered before the promises of the bundle's first run are settled.
  startServer(host.connection, cableService, host);
}

/** What the threads of the server run, which load the same bundle. */
const tasks = () => import('./archiveTasks.node');
export const listFiles = async (folder: string) => (await tasks()).listFiles(folder);
export const statFiles = async (task: StatTask) => (await tasks()).statFiles(task);
export const readRows = async (task: RowsTask) => (await tasks()).readRows(task);
export const readFiles = async (task: ReadTask) => (await tasks()).readFiles(task);

if (!isInPool()) start();
