import { type Disposable, type DocumentSymbol, languages } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { DocumentSymbol as ProtocolSymbol } from 'vscode-languageserver-types';

/**
 * Provides the outline as soon as the extension is active: a request waits until the server is ready. If the server
 * registered the outline, as it does the other features, VS Code would say until then that a cable has none.
 */
export function outlineProvider(client: BaseLanguageClient, started: Promise<void>): Disposable {
  return languages.registerDocumentSymbolProvider(
    { language: 'cable' },
    {
      async provideDocumentSymbols(document, token): Promise<DocumentSymbol[] | undefined> {
        try {
          await started;
          // When the client has started it opens the documents on the server, which this request must follow.
          await new Promise((resolve) => setTimeout(resolve, 0));
          const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
          const symbols = await client.sendRequest<ProtocolSymbol[] | null>(
            'textDocument/documentSymbol',
            { textDocument },
            token,
          );
          return symbols ? await client.protocol2CodeConverter.asDocumentSymbols(symbols, token) : undefined;
        } catch {
          // A server that has stopped has said so itself.
          return undefined;
        }
      },
    },
    { label: 'Diplomatic Cables' },
  );
}
