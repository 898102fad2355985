import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { CODE_ACTION_KINDS } from '../features/codeActions';
import { COMPLETION_TRIGGERS } from '../features/completion';
import { SEMANTIC_TOKENS_LEGEND } from '../features/semanticTokens';
import type { Client } from './client';

/** What the server offers a client. Links and file events are registered later, with clients that allow it. */
export function capabilitiesFor({
  capabilities: { textDocument },
  registersOutline,
}: Client): ServerCapabilities {
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    ...(!registersOutline && { documentSymbolProvider: { label: 'Diplomatic Cables' } }),
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    workspaceSymbolProvider: true,
    documentHighlightProvider: true,
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    ...(!textDocument?.documentLink?.dynamicRegistration && { documentLinkProvider: {} }),
    hoverProvider: true,
    inlayHintProvider: { resolveProvider: true },
    semanticTokensProvider: {
      legend: {
        tokenTypes: [...SEMANTIC_TOKENS_LEGEND.tokenTypes],
        tokenModifiers: [...SEMANTIC_TOKENS_LEGEND.tokenModifiers],
      },
      full: { delta: true },
      range: true,
    },
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
    codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
    ...(textDocument?.diagnostic && {
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
