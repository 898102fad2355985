import { type ExtensionContext, FileType, RelativePattern, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import {
  type FileParams,
  type FileStats,
  type InitializationOptions,
  LIST_FILES_REQUEST,
  type ListedFiles,
  READ_FILE_REQUEST,
  READ_INDEX_REQUEST,
  REAL_FILE_REQUEST,
  STAT_FILES_REQUEST,
  WRITE_INDEX_REQUEST,
  type WriteIndexParams,
} from '../../server/src/protocol';
import { type Api, activate as activateExtension } from './extension';

/** No more files of a folder are listed. */
const MOST_LISTED = 100_000;

/** Entry of the extension in a browser: the server is a Web Worker. */
export function activate(context: ExtensionContext): Promise<Api> {
  return activateExtension(context, (id, name, options) => {
    const bundles = Uri.joinPath(context.extensionUri, 'server/dist');
    const initializationOptions: InitializationOptions = {
      ...options.initializationOptions,
      bundles: bundles.toString(true),
    };
    const worker = new Worker(Uri.joinPath(bundles, 'server.js').toString(true));
    const client = new LanguageClient(id, name, worker, { ...options, initializationOptions });
    client.onRequest(READ_FILE_REQUEST, ({ uri }: FileParams) => readFile(uri));
    client.onRequest(REAL_FILE_REQUEST, ({ uri }: FileParams) => realFile(uri));
    client.onRequest(LIST_FILES_REQUEST, ({ uri }: FileParams) => listFiles(uri));
    client.onRequest(STAT_FILES_REQUEST, ({ uris }: { uris: readonly string[] }) => statFiles(uris));
    client.onRequest(READ_INDEX_REQUEST, ({ uri }: FileParams) =>
      Promise.resolve(workspace.fs.readFile(inStorage(context, uri))).catch(() => null),
    );
    client.onRequest(WRITE_INDEX_REQUEST, ({ uri, bytes }: WriteIndexParams) =>
      workspace.fs.writeFile(inStorage(context, uri), bytes),
    );
    return client;
  });
}

/** The files of a folder that may hold cables. */
async function listFiles(folder: string): Promise<ListedFiles> {
  const uri = inWorkspace(folder);
  const found = await workspace.findFiles(
    new RelativePattern(uri, '**/*.{cable,telegram,txt}'),
    '**/{.*,node_modules}/**',
    MOST_LISTED,
  );
  const start = uri.path.replace(/\/?$/, '/');
  return {
    paths: found.map(({ path }) => path.slice(start.length)).sort(),
    complete: found.length < MOST_LISTED,
  };
}

function statFiles(uris: readonly string[]): Promise<FileStats> {
  return Promise.all(
    uris.map(async (uri) => {
      try {
        const { size, mtime, type } = await workspace.fs.stat(inWorkspace(uri));
        return { size, modified: mtime, isFolder: (type & FileType.Directory) !== 0 };
      } catch {
        return null;
      }
    }),
  );
}

/** The server may read and write one file of the storage. */
function inStorage({ storageUri }: ExtensionContext, uri: string): Uri {
  const file = storageUri && Uri.joinPath(storageUri, 'cables.parquet');
  if (file?.toString() !== Uri.parse(uri, true).toString()) throw new Error(`${uri} is not the index`);
  return file;
}

/** Text of a file of the workspace, for the server, which has no file system. */
async function readFile(uri: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(inWorkspace(uri)));
}

/** The URI, if there is such a file. */
async function realFile(uri: string): Promise<string> {
  await workspace.fs.stat(inWorkspace(uri));
  return uri;
}

function inWorkspace(uri: string): Uri {
  const file = Uri.parse(uri, true);
  if (!workspace.getWorkspaceFolder(file)) throw new Error(`${uri} is in no folder of the workspace`);
  return file;
}
