import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { Files } from './archive/files';
import type { CitationLibrary } from './features/citation';
import { type FileParams, READ_FILE_REQUEST, REAL_FILE_REQUEST } from './protocol';
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
  read: (uri) => connection.sendRequest(READ_FILE_REQUEST, { uri } satisfies FileParams),
  real: (uri) => connection.sendRequest(REAL_FILE_REQUEST, { uri } satisfies FileParams),
  async *list() {},
};

unpackWith(unpackInBrowser);

declare const cableCitations: CitationLibrary;

/** A Web Worker that was started from a copy of its text does not know its folder: the client names it. */
export async function loadCitations(bundles?: string): Promise<CitationLibrary> {
  if (bundles === undefined) throw new Error('The client did not say where the bundles of the server are.');
  importScripts(`${bundles}/citations.js`);
  return cableCitations;
}
