import { join } from 'node:path';
import { type ExtensionContext, ExtensionMode } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, activate as activateExtension } from './extension';

/** Entry of the extension in Node.js: the server is a process that talks over IPC. */
export function activate(context: ExtensionContext): Promise<Api> {
  const server = {
    module: serverModule(context),
    transport: TransportKind.ipc,
    // Where the editor's Node.js can, it keeps the server's compiled code there for the next start.
    options: {
      env: { ...process.env, NODE_COMPILE_CACHE: join(context.globalStorageUri.fsPath, 'compiled') },
    },
  };
  return activateExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
}

/** The bundled server; the tests of this extension can put one with a fault in its place. */
function serverModule(context: ExtensionContext): string {
  const { CABLE_SERVER_MODULE: replacement } = process.env;
  if (replacement && context.extensionMode === ExtensionMode.Test) return replacement;
  return context.asAbsolutePath('server/bin/cable-language-server.js');
}
