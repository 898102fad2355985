import {
  type Connection,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  type ServerCapabilities,
  type TextDocumentContentChangeEvent,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../package.json';
import { CODE_ACTION_KINDS } from './features/codeActions';
import type { CableService } from './service';
import type { CableDocument } from './syntax/tree';

/** Problems are pushed to clients that cannot ask for them, this many milliseconds after the last key. */
const PUSH_DELAY = 200;

/** With more changes than these since the tree was last asked for, reading the whole text again is the shorter way. */
const MOST_CHANGES = 8;

/** A file that is open in the editor: its text, its tree, and the changes that are not in the tree yet. */
interface OpenFile {
  readonly uri: string;
  readonly document: TextDocument;
  cable?: CableDocument;
  readonly unread: TextDocumentContentChangeEvent[];
}

/**
 * Serves cables over a connection of the Language Server Protocol, until the client ends it. This is the only
 * place that knows the protocol's connection; a fault in one feature is logged and answered with nothing.
 */
export function startServer(connection: Connection, service: CableService): void {
  const documents = new TextDocuments<OpenFile>({
    create: (uri, languageId, version, text) => ({
      uri,
      document: TextDocument.create(uri, languageId, version, text),
      unread: [],
    }),
    update(file, changes, version) {
      TextDocument.update(file.document, changes, version);
      if (file.cable) file.unread.push(...changes);
      return file;
    },
  });
  let pushes = false;

  connection.onInitialize(({ capabilities: client }): InitializeResult => {
    const pulls = client.textDocument?.diagnostic !== undefined;
    pushes = !pulls;
    const capabilities: ServerCapabilities = {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      documentSymbolProvider: { label: 'Diplomatic Cables' },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
      ...(pulls && { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
    };
    return { serverInfo: { name: 'cable-language-server', version }, capabilities };
  });

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

  const diagnosticsOf = (uri: string) =>
    guarded('Diagnostics', uri, [], (cable) => service.diagnostics(cable, uri));

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    guarded('Outline', uri, [], (cable) => service.outline(cable, uri)),
  );
  connection.onHover(({ textDocument: { uri }, position }) =>
    guarded('Hover', uri, null, (cable) => service.hover(cable, position)),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context }) =>
    guarded('Code actions', uri, [], (cable) => service.codeActions(cable, target(uri), range, context.only)),
  );
  connection.languages.diagnostics.on(({ textDocument: { uri } }) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: diagnosticsOf(uri),
  }));

  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!pushes) return;
    clearTimeout(waiting.get(uri));
    const push = () => {
      waiting.delete(uri);
      const version = documents.get(uri)?.document.version;
      if (version !== undefined)
        void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(uri) });
    };
    waiting.set(uri, setTimeout(push, PUSH_DELAY));
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    if (pushes) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  documents.listen(connection);
  connection.listen();
}
