import {
  type CodeAction,
  type MarkupContent,
  type Position,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { GLANCE_REQUEST, REOPEN_WITH_ENCODING, SET_RULE_SEVERITY } from '../protocol';
import { hoverWithCard } from './archiveHandlers';
import type { ServerContext } from './context';
import { editFor } from './workspaceEdit';

/** Editors stall on outlines with more symbols than this. */
const MOST_SYMBOLS = 20_000;

/** Answers what a document says: its structure, meanings, completions, colors and fixes. */
export function handleLanguage(context: ServerContext): void {
  handleStructure(context);
  handleMeanings(context);
  handleCompletion(context);
  handleInlayHints(context);
  handleSemanticTokens(context);
  handleCodeActions(context);
}

function handleStructure({ connection, client, documents: { answer }, service }: ServerContext): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    answer('Outline', uri, [], (cable) => service.outline(cable, uri, MOST_SYMBOLS)),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    answer('Folding', uri, [], (cable) =>
      service.foldingRanges(cable, client.capabilities.textDocument?.foldingRange?.rangeLimit),
    ),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    answer('Selection ranges', uri, null, (cable) => service.selectionRanges(cable, positions)),
  );
}

function handleMeanings(context: ServerContext): void {
  const { connection, documents, service, settings, workspace } = context;
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const file = { uri, settings: await settings.of(uri) };
    const hover = documents.answer('Hover', uri, null, (cable) =>
      service.hover(cable, position, workspace.seenWith(uri), file),
    );
    return hoverWithCard(context, uri, position, hover);
  });
  connection.onRequest(GLANCE_REQUEST, ({ textDocument: { uri }, position }: TextDocumentPositionParams) =>
    documents.answer('Glance', uri, null, (cable) => service.glance(cable, position) ?? null),
  );
}

function handleCompletion({ connection, client, documents, service, workspace }: ServerContext): void {
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    documents.answer('Completion', uri, null, (cable) => {
      const { items, isIncomplete } = service.completions(cable, position, workspace.seenWith(uri));
      // A client that shows the meaning beside the label need not show it above the documentation too.
      const isBeside = client.capabilities.textDocument?.completion?.completionItem?.labelDetailsSupport;
      const shown = items.map(({ detail, ...item }) => ({
        ...item,
        ...(detail && !isBeside && { detail }),
        data: uri,
      }));
      return { isIncomplete, items: shown };
    }),
  );
  connection.onCompletionResolve((item) => {
    const { textEdit, data } = item;
    if (typeof data !== 'string' || !textEdit || !('range' in textEdit)) return item;
    return documents.answer('Completion', data, item, (cable) => {
      const documentation = service.completionDocumentation(cable, textEdit.range.start, textEdit.newText);
      return documentation ? { ...item, documentation } : item;
    });
  });
}

function handleInlayHints({ connection, documents, service, settings, workspace }: ServerContext): void {
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const { inlayHints: amount } = await settings.of(uri);
    if (amount === 'off') return [];
    return documents.answer('Inlay hints', uri, [], (cable) =>
      service
        .inlayHints(cable, range, amount, workspace.seenWith(uri))
        .map((hint) => ({ ...hint, data: { uri, token: hint.data } })),
    );
  });
  connection.languages.inlayHint.resolve((hint) => {
    const { uri, token } = hint.data as { readonly uri: string; readonly token: Position };
    return documents.answer('Inlay hints', uri, hint, (cable) => {
      const hover = service.hover(cable, token, workspace.seenWith(uri));
      return hover ? { ...hint, tooltip: hover.contents as MarkupContent } : hint;
    });
  });
}

function handleSemanticTokens({ connection, documents, service }: ServerContext): void {
  /** The tokens of a whole document, as changes of what the editor has where it says which answer that is. */
  function tokensOf(uri: string, resultId = ''): SemanticTokens | SemanticTokensDelta {
    return documents.answer<SemanticTokens | SemanticTokensDelta>(
      'Semantic tokens',
      uri,
      { data: [] },
      (cable) => {
        const builder = documents.get(uri)?.semanticTokens ?? new SemanticTokensBuilder();
        builder.previousResult(resultId);
        service.semanticTokens(cable, builder.push.bind(builder));
        return builder.buildEdits();
      },
    );
  }
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) => tokensOf(uri) as SemanticTokens);
  connection.languages.semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) =>
    tokensOf(uri, previousResultId),
  );
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    documents.answer('Semantic tokens', uri, { data: [] }, (cable) => {
      const builder = new SemanticTokensBuilder();
      service.semanticTokens(cable, builder.push.bind(builder), range);
      return { data: builder.build().data };
    }),
  );
}

function handleCodeActions({ connection, client, documents, service, settings }: ServerContext): void {
  const setsSeverity = client.has(SET_RULE_SEVERITY);
  const reopens = client.has(REOPEN_WITH_ENCODING);
  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }) => {
    const ruleSettings = await settings.of(uri);
    const options = { ...(only && { only }), setsSeverity, reopens };
    return documents.answer('Code actions', uri, [], (cable) =>
      service.codeActions(cable, documents.version(uri), range, options, ruleSettings).map(
        (action): CodeAction => ({
          ...action,
          ...(action.edit && { edit: editFor(client, action.edit) }),
        }),
      ),
    );
  });
}
