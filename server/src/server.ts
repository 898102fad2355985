import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentDiagnosticReportKind,
  DocumentLinkRequest,
  type InitializeResult,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  type MarkupContent,
  type Position,
  ResponseError,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type ServerCapabilities,
  SymbolKind,
  type TextDocumentContentChangeEvent,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../package.json';
import { sameForm } from './archive/addressesSeen';
import type { Files } from './archive/files';
import { cableWorkspace } from './archive/workspace';
import { CODE_ACTION_KINDS, SET_RULE_SEVERITY } from './features/codeActions';
import { COMPLETION_TRIGGERS } from './features/completion';
import { GLANCE_REQUEST } from './features/glance';
import { SEMANTIC_TOKENS_LEGEND } from './features/semanticTokens';
import type { CableService } from './service';
import { type Settings, settingsOf } from './settings';
import type { CableDocument } from './syntax/tree';

/** Files in which cables and the user's tables stand. */
const WATCHED = '**/*.{cable,telegram,txt,tsv,json}';

/** Problems are pushed to clients that cannot ask for them, this many milliseconds after the last key. */
const PUSH_DELAY = 200;

/** Editors that show more symbols than these in an outline stall. */
const MOST_SYMBOLS = 20_000;

/** No more cables are offered to choose from. */
const MOST_CABLES = 200;
/** With more changes than these since the tree was last asked for, reading the whole text again is the shorter way. */
const MOST_CHANGES = 8;

/** The protocol's lists can be written to. */
const semanticTokensLegend = {
  tokenTypes: [...SEMANTIC_TOKENS_LEGEND.tokenTypes],
  tokenModifiers: [...SEMANTIC_TOKENS_LEGEND.tokenModifiers],
};

/** A file that is open in the editor: its text, its tree, and the changes that are not in the tree yet. */
interface OpenFile {
  readonly uri: string;
  readonly document: TextDocument;
  cable?: CableDocument;
  readonly unread: TextDocumentContentChangeEvent[];
  /** What the editor has last been told of it. */
  readonly semanticTokens: SemanticTokensBuilder;
}

/**
 * Serves cables over a connection of the Language Server Protocol, until the client ends it. This is the only
 * place that knows the protocol's connection; a fault in one feature is logged and answered with nothing.
 *
 * @param files those of the workspace, where its cables and the user's tables are read
 */
export function startServer(connection: Connection, service: CableService, files: Files): void {
  const documents = new TextDocuments<OpenFile>({
    create: (uri, languageId, version, text) => ({
      uri,
      document: TextDocument.create(uri, languageId, version, text),
      unread: [],
      semanticTokens: new SemanticTokensBuilder(),
    }),
    update(file, changes, version) {
      TextDocument.update(file.document, changes, version);
      if (file.cable) file.unread.push(...changes);
      return file;
    },
  });
  let pushes = false;
  let client: ClientCapabilities = {};
  let firstFolders: readonly string[] = [];
  let firstSettings: unknown;
  let setsSeverity = false;

  connection.onInitialize((offered): InitializeResult => {
    const { workspaceFolders, rootUri } = offered;
    client = offered.capabilities;
    firstSettings = offered.initializationOptions;
    setsSeverity = offered.initializationOptions?.commands?.includes?.(SET_RULE_SEVERITY) ?? false;
    firstFolders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    const pulls = client.textDocument?.diagnostic !== undefined;
    pushes = !pulls;
    const capabilities: ServerCapabilities = {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      documentSymbolProvider: { label: 'Diplomatic Cables' },
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      workspaceSymbolProvider: true,
      documentHighlightProvider: true,
      renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
      ...(!client.textDocument?.documentLink?.dynamicRegistration && { documentLinkProvider: {} }),
      hoverProvider: true,
      inlayHintProvider: { resolveProvider: true },
      semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
      completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
      codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
      ...(pulls && { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };
    return { serverInfo: { name: 'cable-language-server', version }, capabilities };
  });

  // ---------------------------------------------------------------- settings

  const complained = new Set<string>();
  /** What is set, once the client has said it. */
  let settings = Promise.resolve(readSettings(undefined));

  /** @param value the settings by their names, or an object that has these under `cable` */
  function readSettings(value: unknown): Settings {
    const isWrapped = typeof value === 'object' && value !== null && 'cable' in value;
    return settingsOf(isWrapped ? value.cable : value, (complaint) => {
      // A wrong value is told of once, not with every change of another.
      if (!complained.has(complaint)) connection.console.warn(complaint);
      complained.add(complaint);
    });
  }

  /** @param sent by the client; one that can be asked is asked instead */
  function useSettings(sent: unknown): void {
    const answer = client.workspace?.configuration ? connection.workspace.getConfiguration('cable') : sent;
    settings = Promise.resolve(answer).then(readSettings, (error) => {
      connection.console.error(`The settings cannot be read: ${error}`);
      return readSettings(undefined);
    });
    useTables();
    offerLinks();
  }

  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      inBackground(connection.client.register(DidChangeConfigurationNotification.type, { section: 'cable' }));
    }
    followWorkspace();
    useSettings(firstSettings);
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    useSettings(sent);
    refreshInlayHints();
    refreshProblems();
  });

  /** Has the client ask for the hints that it shows once more. */
  function refreshInlayHints(): void {
    if (client.workspace?.inlayHint?.refreshSupport) inBackground(connection.languages.inlayHint.refresh());
  }

  /** The tree of an open document, read once a version; `undefined` for a document that is not open. */
  function cableOf(uri: string): CableDocument | undefined {
    const file = documents.get(uri);
    if (!file) return undefined;
    const changes = file.unread.splice(0);
    file.cable =
      file.cable && changes.length <= MOST_CHANGES
        ? changes.reduce((cable, change) => service.reparse(cable, change), file.cable)
        : service.parse(file.document.getText());
    return file.cable;
  }

  /** Runs a feature on a cable. A fault is logged, and the answer is then the same as for no cable. */
  function guarded<T>(feature: string, uri: string, nothing: T, answer: (cable: CableDocument) => T): T {
    try {
      const cable = cableOf(uri);
      return cable ? answer(cable) : nothing;
    } catch (error) {
      connection.console.error(
        `${feature} failed on ${uri}: ${error instanceof Error ? error.stack : error}`,
      );
      return nothing;
    }
  }

  /** Edits are for the version that was read: an editor refuses them on another. */
  const target = (uri: string) => ({ uri, version: documents.get(uri)?.document.version ?? null });

  async function diagnosticsOf(uri: string): Promise<Diagnostic[]> {
    const set = await settings;
    return guarded('Diagnostics', uri, [], (cable) =>
      service.diagnostics(cable, uri, set, workspace.cables()),
    );
  }

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    guarded('Outline', uri, [], (cable) => service.outline(cable, uri, MOST_SYMBOLS)),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    guarded('Folding', uri, [], (cable) =>
      service.foldingRanges(cable, client.textDocument?.foldingRange?.rangeLimit),
    ),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    guarded('Selection ranges', uri, null, (cable) => service.selectionRanges(cable, positions)),
  );
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    guarded('Definition', uri, null, (cable): LocationLink[] | Location[] => {
      const links = service.definition(cable, uri, position, workspace.cables());
      return client.textDocument?.definition?.linkSupport
        ? links
        : links.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }) =>
    guarded('References', uri, null, (cable) =>
      service.references(cable, uri, position, includeDeclaration, workspace.cables()),
    ),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    workspace
      .cables()
      .search(query, MOST_CABLES)
      .map(({ id, subject = '', place }) => ({
        name: id,
        containerName: subject,
        kind: SymbolKind.Package,
        location: place,
      })),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    guarded('Document highlights', uri, null, (cable) => service.documentHighlights(cable, position)),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    guarded('Rename', uri, null, (cable) => service.prepareRename(cable, position)),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const answer = guarded('Rename', uri, null, (cable) =>
      service.rename(cable, target(uri), position, newName),
    );
    if (answer && 'refused' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
    return answer;
  });
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    const { template } = (await settings).links;
    if (template === undefined) return [];
    return guarded('Document links', uri, [], (cable) =>
      service.documentLinks(cable, template, workspace.cables()),
    );
  });
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const file = { uri, settings: await settings };
    return guarded('Hover', uri, null, (cable) =>
      service.hover(cable, position, workspace.seenWith(uri), file),
    );
  });
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    guarded('Completion', uri, null, (cable) => {
      const { items, isIncomplete } = service.completions(cable, position, workspace.seenWith(uri));
      // Where the meaning is shown beside the label, it need not be shown above the documentation.
      const isBeside = client.textDocument?.completion?.completionItem?.labelDetailsSupport;
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
    return guarded('Completion', data, item, (cable) => {
      const documentation = service.completionDocumentation(cable, textEdit.range.start, textEdit.newText);
      return documentation ? { ...item, documentation } : item;
    });
  });
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const { inlayHints: amount } = await settings;
    if (amount === 'off') return [];
    return guarded('Inlay hints', uri, [], (cable) =>
      service
        .inlayHints(cable, range, amount, workspace.seenWith(uri))
        .map((hint) => ({ ...hint, data: { uri, token: hint.data } })),
    );
  });
  connection.languages.inlayHint.resolve((hint) => {
    const { uri, token } = hint.data as { readonly uri: string; readonly token: Position };
    return guarded('Inlay hints', uri, hint, (cable) => {
      const hover = service.hover(cable, token, workspace.seenWith(uri));
      return hover ? { ...hint, tooltip: hover.contents as MarkupContent } : hint;
    });
  });
  /** The tokens of a whole document, as edits of what the editor has of it where it says what that is. */
  function semanticTokensOf(uri: string, before = ''): SemanticTokens | SemanticTokensDelta {
    return guarded<SemanticTokens | SemanticTokensDelta>('Semantic tokens', uri, { data: [] }, (cable) => {
      const { semanticTokens: builder } = documents.get(uri) as OpenFile;
      builder.previousResult(before);
      service.semanticTokens(cable, builder.push.bind(builder));
      return builder.buildEdits();
    });
  }
  connection.languages.semanticTokens.on(
    ({ textDocument: { uri } }) => semanticTokensOf(uri) as SemanticTokens,
  );
  connection.languages.semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) =>
    semanticTokensOf(uri, previousResultId),
  );
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    guarded('Semantic tokens', uri, { data: [] }, (cable) => {
      const builder = new SemanticTokensBuilder();
      service.semanticTokens(cable, builder.push.bind(builder), range);
      return { data: builder.build().data };
    }),
  );
  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }) => {
    const set = await settings;
    return guarded('Code actions', uri, [], (cable) =>
      service.codeActions(cable, target(uri), range, { ...(only && { only }), setsSeverity }, set),
    );
  });
  connection.onRequest(GLANCE_REQUEST, ({ textDocument: { uri }, position }: TextDocumentPositionParams) =>
    guarded('Glance', uri, null, (cable) => service.glance(cable, position) ?? null),
  );
  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: await diagnosticsOf(uri),
  }));

  /** Has the client ask for the problems once more, or tells it the new ones. */
  function refreshProblems(): void {
    // Not by `diagnostics.refresh`, whose refusal by a client nobody could catch.
    if (client.workspace?.diagnostics?.refreshSupport) {
      inBackground(connection.sendRequest(DiagnosticRefreshRequest.type));
    }
    if (pushes) for (const uri of documents.keys()) push(uri);
  }

  const workspace = cableWorkspace(files, {
    *openCables() {
      for (const uri of documents.keys()) {
        const cable = guarded<CableDocument | undefined>('Parser', uri, undefined, (tree) => tree);
        if (cable) yield [uri, cable];
      }
    },
    isOpen: (uri) => documents.keys().some((open) => sameForm(open) === sameForm(uri)),
    showProblems: (uri, diagnostics) =>
      void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }),
    showWarning: (message) => void connection.window.showWarningMessage(message),
    tablesChanged() {
      refreshInlayHints();
      refreshProblems();
    },
  });

  /** Work that nobody waits for: a fault in it is logged. */
  function inBackground(work: Promise<unknown>): void {
    work.catch((error) => connection.console.error(error instanceof Error ? `${error.stack}` : `${error}`));
  }

  /** Puts the user's tables of the settings into use. */
  function useTables(): void {
    inBackground(settings.then(({ tables }) => workspace.setTables(tables)));
  }

  let offered = Promise.resolve<Disposable | undefined>(undefined);
  /** Links are offered anew when the settings change, since an editor asks a new offer at once, and no old one again. */
  function offerLinks(): void {
    if (!client.textDocument?.documentLink?.dynamicRegistration) return;
    const before = offered.catch(() => undefined);
    offered = settings.then(async ({ links }) => {
      (await before)?.dispose();
      if (!links.template) return undefined;
      return connection.client.register(DocumentLinkRequest.type, { documentSelector: null });
    });
    inBackground(offered);
  }

  /** Reads the folders that are open, now and when they or files in them change. */
  function followWorkspace(): void {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: WATCHED }];
      inBackground(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(() =>
        inBackground(
          connection.workspace
            .getWorkspaceFolders()
            .then((folders) => workspace.setFolders((folders ?? []).map(({ uri }) => uri)))
            .then(refreshProblems),
        ),
      );
    }
    inBackground(workspace.setFolders(firstFolders).then(refreshProblems));
  }

  connection.onDidChangeWatchedFiles(({ changes }) =>
    inBackground(workspace.filesChanged(changes.map(({ uri }) => uri)).then(refreshProblems)),
  );
  connection.onShutdown(() => workspace.close());

  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  function push(uri: string): void {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    inBackground(
      diagnosticsOf(uri).then((diagnostics) => {
        const version = documents.get(uri)?.document.version;
        return version === undefined ? undefined : connection.sendDiagnostics({ uri, version, diagnostics });
      }),
    );
  }
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!pushes) return;
    clearTimeout(waiting.get(uri));
    waiting.set(
      uri,
      setTimeout(() => push(uri), PUSH_DELAY),
    );
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    if (pushes) void connection.sendDiagnostics({ uri, diagnostics: [] });
    // From now on it counts as it is in the folder.
    inBackground(workspace.filesChanged([uri]));
  });

  documents.listen(connection);
  connection.listen();
}
