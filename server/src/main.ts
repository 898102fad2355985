import { startServer } from './server/connection';
import { cableService } from './service';

/** Entry of the server, one bundle: a process of Node.js or, in a browser, a Web Worker. */
async function start(): Promise<void> {
  const host = 'WorkerGlobalScope' in globalThis ? await import('./browser') : await import('./node');
  // No message is lost until here: none is delivered before the promises of the bundle's first run are settled.
  startServer(host.connection, cableService, host.files, host.loadCitations);
}

start();
