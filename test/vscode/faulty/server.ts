import { setTimeout } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadCitations } from '../../../server/src/citations.node';
import { nodeFiles } from '../../../server/src/files.node';
import { startServer } from '../../../server/src/server/connection';
import { cableService } from '../../../server/src/service';

/** The server of the extension, except that it is slow to start, and that its hover fails on every cable. */
async function start(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all);
  await setTimeout(2000);
  startServer(
    connection,
    {
      ...cableService,
      hover: () => {
        throw new Error('a fault for the test');
      },
    },
    { files: nodeFiles(__filename), storageIn: () => undefined, loadCitations },
  );
}

void start();
