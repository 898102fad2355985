import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExitNotification,
  type FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  InlayHintRefreshRequest,
  type MarkupContent,
  type Position,
  type ProtocolConnection,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type SymbolInformation,
  type WorkspaceFolder,
  WorkspaceFoldersRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';

const LAUNCHER = join(import.meta.dirname, '../../server/bin/cable-language-server.js');

/** The settings `cable.*` that the editor has for a document or a folder, or for none. */
export type SettingsFor = (scopeUri: string | undefined) => Record<string, unknown>;

/** What the editor is and has. */
export interface EditorOptions {
  readonly textDocument?: ClientCapabilities['textDocument'];
  /** In the place of the usual capabilities of the same names. */
  readonly workspace?: ClientCapabilities['workspace'];
  /** URIs of the folders that are open. */
  readonly folders?: readonly string[];
  /** Asked for whenever the server asks, so that changes take effect with `changeSettings`. */
  readonly settings?: Record<string, unknown> | SettingsFor;
  readonly initializationOptions?: unknown;
  /** A program in the place of the language server. */
  readonly program?: string;
}

/** An editor that talks to the built server over stdio. */
export class Editor {
  private versions = new Map<string, number>();
  /** `workspace/configuration` requests that the server has sent, by what they were for. */
  readonly settingsAsked: (string | undefined)[] = [];
  /** What the server answered when it was initialized. */
  initialized: InitializeResult = { capabilities: {} };

  private constructor(
    readonly server: ChildProcess,
    readonly connection: ProtocolConnection,
    private folders: readonly string[],
  ) {}

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const { folders = [], settings = {}, program = LAUNCHER } = options;
    const { textDocument = { diagnostic: {} } } = options;
    const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    const editor = new Editor(server, connection, folders);
    editor.answerRequests(settings);
    editor.initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map(folderOf),
      initializationOptions: options.initializationOptions,
      capabilities: {
        workspace: {
          workspaceEdit: { documentChanges: true },
          configuration: true,
          workspaceFolders: true,
          inlayHint: { refreshSupport: true },
          ...(textDocument.diagnostic && { diagnostics: { refreshSupport: true } }),
          didChangeWatchedFiles: { dynamicRegistration: true },
          ...options.workspace,
        },
        textDocument,
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  private answerRequests(settings: Record<string, unknown> | SettingsFor): void {
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section, scopeUri }) => {
        this.settingsAsked.push(scopeUri);
        if (section !== 'cable') return null;
        return typeof settings === 'function' ? settings(scopeUri) : settings;
      }),
    );
    this.connection.onRequest(WorkspaceFoldersRequest.type, () => this.folders.map(folderOf));
    this.connection.onRequest(RegistrationRequest.type, () => {});
    this.connection.onRequest(InlayHintRefreshRequest.type, () => {});
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {});
  }

  /** Opens and closes folders, so that these are open. */
  async changeFolders(folders: readonly string[]): Promise<void> {
    const before = this.folders;
    this.folders = folders;
    await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: {
        added: folders.filter((folder) => !before.includes(folder)).map(folderOf),
        removed: before.filter((folder) => !folders.includes(folder)).map(folderOf),
      },
    });
  }

  /** Tells of files or folders that were made, changed or deleted. */
  async filesChanged(...changes: readonly (readonly [uri: string, type: FileChangeType])[]): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: changes.map(([uri, type]) => ({ uri, type })),
    });
  }

  async open(uri: string, text: string): Promise<{ textDocument: { uri: string } }> {
    this.versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'cable', version: 1, text },
    });
    return { textDocument: { uri } };
  }

  async edit(uri: string, range: Range, text: string): Promise<void> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Tells the server that settings have changed: it asks for them. */
  async changeSettings(): Promise<void> {
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  async outline(uri: string): Promise<DocumentSymbol[]> {
    const symbols = await this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    return (symbols ?? []) as DocumentSymbol[];
  }

  async problems(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  /** The Markdown of a hover; empty where there is none. */
  async hover(uri: string, position: Position): Promise<string> {
    const hover = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    return hover ? (hover.contents as MarkupContent).value : '';
  }

  async codeActions(uri: string, range: Range, only?: readonly string[]): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only && { only: [...only] }) },
    });
    return (actions ?? []) as CodeAction[];
  }

  /** The cables of the workspace that fit a query, each as its number and its file. */
  async workspaceSymbols(query: string): Promise<[number: string, uri: string][]> {
    const found = await this.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
    return ((found ?? []) as SymbolInformation[]).map(({ name, location }) => [
      name.split(' ')[0] ?? '',
      location.uri,
    ]);
  }

  /** Ends the server as an editor does, and gives its exit status. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.server.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const status = await exited;
    this.connection.dispose();
    return status;
  }
}

const folderOf = (uri: string): WorkspaceFolder => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) });
