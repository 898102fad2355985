import type { ExtensionContext } from 'vscode';
import type { Api } from './extension';

/** Entry of the extension: one bundle for the desktop, for remote hosts, and for the browser, where it is a Web Worker. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const host = 'WorkerGlobalScope' in globalThis ? await import('./browser') : await import('./node');
  return host.activate(context);
}
