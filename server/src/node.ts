import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { indexFile, nodeFiles } from './files.node';

/** To the client. The command line names the transport: --stdio, --node-ipc, --socket=PORT, or --pipe=NAME. */
export const connection = createConnection(ProposedFeatures.all);

export { loadCitations } from './citations.node';

export const files = nodeFiles(__filename);

export function storageIn(folder: string) {
  return folder.startsWith('file:') ? indexFile(fileURLToPath(`${folder}/cables.parquet`)) : undefined;
}
