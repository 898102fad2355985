import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Api, activate as activateExtension } from './extension';

/** Entry of the extension in a browser: the server is a Web Worker. */
export function activate(context: ExtensionContext): Promise<Api> {
  return activateExtension(context, (id, name, options) => {
    const bundle = Uri.joinPath(context.extensionUri, 'server/dist/browser.js');
    return new LanguageClient(id, name, new Worker(bundle.toString(true)), options);
  });
}
