import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** An extension that starts a server, and does nothing else: what the start of any language client costs. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('server.js'), transport: TransportKind.ipc };
  const client = new LanguageClient('empty', 'Empty', server, {
    documentSelector: [{ language: 'plaintext' }],
  });
  context.subscriptions.push(client);
  await client.start();
}
