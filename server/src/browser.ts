import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { unpackWith } from './reference/unpack';
import { startServer } from './server';
import { cableService } from './service';
import { unpackInBrowser } from './unpack.browser';
import type { Files } from './workspace/files';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

/** A Web Worker has no files: the editor reads them. Of the cables in the folder only the open ones are known. */
const files: Files = {
  read: (uri) => connection.sendRequest('cable/readFile', { uri }),
  real: (uri) => connection.sendRequest('cable/realFile', { uri }),
  async *list() {},
};
unpackWith(unpackInBrowser);
startServer(connection, cableService, files);
