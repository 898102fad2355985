import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { Files } from './archive/files';
import { unpackWith } from './reference/unpack';
import { unpackInBrowser } from './unpack.browser';

declare const self: DedicatedWorkerGlobalScope;

/** To the client, which has started this Web Worker. */
export const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

/** A Web Worker has no files: the editor reads them. Of the cables in the folder only the open ones are known. */
export const files: Files = {
  read: (uri) => connection.sendRequest('cable/readFile', { uri }),
  real: (uri) => connection.sendRequest('cable/realFile', { uri }),
  async *list() {},
};

unpackWith(unpackInBrowser);
