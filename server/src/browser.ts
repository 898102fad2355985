import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { uriIn } from './archive/archiveReader';
import type { Files, IndexStorage, ReadForIndex } from './archive/files';
import { otherWork } from './archive/otherWork';
import { readForIndex } from './archive/readForIndex';
import type { CitationLibrary } from './features/citation';
import {
  type FileParams,
  type FileStats,
  LIST_FILES_REQUEST,
  READ_FILE_REQUEST,
  READ_INDEX_REQUEST,
  REAL_FILE_REQUEST,
  STAT_FILES_REQUEST,
  WRITE_INDEX_REQUEST,
  type WriteIndexParams,
} from './protocol';
import { unpackWith } from './reference/unpack';
import { unpackInBrowser } from './unpack.browser';

declare const self: DedicatedWorkerGlobalScope;

/** To the client, which has started this Web Worker. */
export const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

/** No more files are read through the editor: each is a question of its own. */
const MOST_FILES = 5_000;

/** A Web Worker has no files: the editor lists and reads them. */
export const files: Files = {
  canRead: () => true,
  read: (uri) => connection.sendRequest(READ_FILE_REQUEST, { uri } satisfies FileParams),
  real: (uri) => connection.sendRequest(REAL_FILE_REQUEST, { uri } satisfies FileParams),
  async stat(uri) {
    const [found] = await connection.sendRequest<FileStats>(STAT_FILES_REQUEST, { uris: [uri] });
    return found ?? undefined;
  },
  list: (folder) => connection.sendRequest(LIST_FILES_REQUEST, { uri: folder } satisfies FileParams),
  async stats(folder, paths) {
    const uris = paths.map((path) => uriIn(folder, path));
    const found = await connection.sendRequest<FileStats>(STAT_FILES_REQUEST, { uris });
    return found.map((stat) => stat ?? undefined);
  },
  async readForIndex(folder, paths, signal) {
    const read: ReadForIndex[] = [];
    for (const path of paths) {
      signal?.throwIfAborted();
      const text = await files.read(uriIn(folder, path)).catch(() => undefined);
      read.push(text === undefined ? 'unreadable' : readForIndex(path, text));
      await otherWork();
    }
    return read;
  },
  parallel: 1,
  mostFiles: MOST_FILES,
};

/** The index as a file of the editor's. */
export function storageIn(folder: string): IndexStorage {
  const uri = `${folder}/cables.parquet`;
  return {
    name: uri,
    async open() {
      const bytes = await connection.sendRequest<Uint8Array | null>(READ_INDEX_REQUEST, { uri });
      if (!bytes) return undefined;
      return {
        byteLength: bytes.byteLength,
        slice: (start, end) => bytes.slice(start, end).buffer as ArrayBuffer,
        close: async () => undefined,
      };
    },
    async write(produce) {
      const pieces: Uint8Array[] = [];
      await produce(async (bytes) => {
        pieces.push(bytes);
      });
      const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      await connection.sendRequest(WRITE_INDEX_REQUEST, { uri, bytes } satisfies WriteIndexParams);
    },
  };
}

unpackWith(unpackInBrowser);

declare const cableCitations: CitationLibrary;

/** A Web Worker that was started from a copy of its text does not know its folder: the client names it. */
export async function loadCitations(bundles?: string): Promise<CitationLibrary> {
  if (bundles === undefined) throw new Error('The client did not say where the bundles of the server are.');
  importScripts(`${bundles}/citations.js`);
  return cableCitations;
}
