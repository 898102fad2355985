import { type ExtensionContext, ExtensionMode } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, activate as activateExtension } from './extension';

/** Entry of the extension in Node.js: the server is a process that talks over IPC. */
export function activate(context: ExtensionContext): Promise<Api> {
  const module = serverModule(context);
  return activateExtension(
    context,
    (id, name, options) => new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options),
  );
}

/** The bundled server; the tests of this extension can put one with a fault in its place. */
function serverModule(context: ExtensionContext): string {
  const { CABLE_SERVER_MODULE: replacement } = process.env;
  if (replacement && context.extensionMode === ExtensionMode.Test) return replacement;
  return context.asAbsolutePath('server/dist/server.js');
}
