import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import {
  type FileParams,
  type InitializationOptions,
  READ_FILE_REQUEST,
  REAL_FILE_REQUEST,
} from '../../server/src/protocol';
import { type Api, activate as activateExtension } from './extension';

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
    return client;
  });
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
