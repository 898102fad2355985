import { join } from 'node:path';
import { type ExtensionContext, ExtensionMode } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, activate as activateExtension } from './extension';

/** Entry of the extension in Node.js: the server is a process, connected by IPC. */
export function activate(context: ExtensionContext): Promise<Api> {
  const server = {
    module: serverModule(context),
    transport: TransportKind.ipc,
    // If the editor's Node.js can, it keeps the compiled code of the server there for the next start.
    options: {
      env: { ...process.env, NODE_COMPILE_CACHE: join(context.globalStorageUri.fsPath, 'compiled') },
    },
  };
  return activateExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
}

/** The bundled server, unless a test of this extension names a faulty one. */
function serverModule(context: ExtensionContext): string {
  const { CABLE_SERVER_MODULE: replacement } = process.env;
  if (replacement && context.extensionMode === ExtensionMode.Test) return replacement;
  return context.asAbsolutePath('server/bin/cable-language-server.js');
}
