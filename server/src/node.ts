import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

/** To the client. The transport is told by the command line: --stdio, --node-ipc, --socket=PORT or --pipe=NAME. */
export const connection = createConnection(ProposedFeatures.all);

export { loadCitations } from './citations.node';
export { nodeFiles as files } from './files.node';
