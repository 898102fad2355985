import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  InlayHintRefreshRequest,
  type ProtocolConnection,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const LAUNCHER = join(import.meta.dirname, '../../server/bin/cable-language-server.js');

/** What is open in an editor besides documents. */
interface Opened {
  /** URI of a folder. */
  readonly folder?: string;
  /** `cable.*`; what is changed in it holds when the server is told. */
  readonly settings?: Record<string, unknown>;
  readonly initializationOptions?: unknown;
}

/** An editor that talks to the built server over stdio. */
export class Editor {
  private versions = new Map<string, number>();

  private constructor(
    readonly server: ChildProcess,
    readonly connection: ProtocolConnection,
    readonly initialized: InitializeResult,
  ) {}

  static async start(
    textDocument: ClientCapabilities['textDocument'] = { diagnostic: {} },
    program = LAUNCHER,
    { folder, settings = {}, initializationOptions }: Opened = {},
  ): Promise<Editor> {
    const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'cable' ? settings : null)),
    );
    connection.onRequest(RegistrationRequest.type, () => {});
    connection.onRequest(InlayHintRefreshRequest.type, () => {});
    connection.onRequest(DiagnosticRefreshRequest.type, () => {});
    connection.listen();
    const initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: folder ?? null,
      initializationOptions,
      capabilities: {
        workspace: {
          workspaceEdit: { documentChanges: true },
          configuration: true,
          inlayHint: { refreshSupport: true },
          ...(textDocument?.diagnostic && { diagnostics: { refreshSupport: true } }),
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument,
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return new Editor(server, connection, initialized);
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
