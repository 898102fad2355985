import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadCitations } from '../../../server/src/citations.node';
import { nodeFiles } from '../../../server/src/files.node';
import { startServer } from '../../../server/src/server/connection';
import { cableService } from '../../../server/src/service';

/** The server of the extension, but for a hover that fails on every cable. */
startServer(
  createConnection(ProposedFeatures.all),
  {
    ...cableService,
    hover: () => {
      throw new Error('a fault for the test');
    },
  },
  { files: nodeFiles(__filename), storageIn: () => undefined, loadCitations },
);
