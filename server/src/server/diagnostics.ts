import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { inBackground } from './background';
import type { ServerContext } from './context';

/** Problems are pushed to clients that cannot ask for them, this many milliseconds after the last change. */
const PUSH_DELAY = 200;

export interface Diagnostics {
  /** Has the client ask for the problems of all documents again, or pushes them. */
  refresh(): void;
}

/** Answers with the problems of a document, or pushes them to clients that cannot ask. */
export function handleDiagnostics(context: ServerContext): Diagnostics {
  const { connection, client } = context;
  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: await diagnosticsOf(context, uri),
  }));
  const push = client.capabilities.textDocument?.diagnostic ? undefined : pushDiagnostics(context);
  return {
    refresh() {
      // Not by `diagnostics.refresh`: if a client refuses that, nobody can catch the error.
      if (client.capabilities.workspace?.diagnostics?.refreshSupport) {
        inBackground(connection, connection.sendRequest(DiagnosticRefreshRequest.type));
      }
      push?.();
    },
  };
}

async function diagnosticsOf(
  { documents, settings, service, workspace }: ServerContext,
  uri: string,
): Promise<Diagnostic[]> {
  if (!workspace.isWorkingCopy(uri)) return [];
  const ruleSettings = await settings.of(uri);
  return documents.answer('Diagnostics', uri, [], (cable) =>
    service.diagnostics(cable, uri, ruleSettings, workspace.cables()),
  );
}

/** Pushes the problems of a document when it has changed. The function returned pushes those of all. */
function pushDiagnostics(context: ServerContext): () => void {
  const { connection, documents } = context;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  function cancel(uri: string): void {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
  }
  async function push(uri: string): Promise<void> {
    const diagnostics = await diagnosticsOf(context, uri);
    const { version } = documents.version(uri);
    if (version !== null) await connection.sendDiagnostics({ uri, version, diagnostics });
  }
  function pushNow(uri: string): void {
    cancel(uri);
    inBackground(connection, push(uri));
  }

  documents.onDidChangeContent(({ document: { uri } }) => {
    cancel(uri);
    waiting.set(
      uri,
      setTimeout(() => pushNow(uri), PUSH_DELAY),
    );
  });
  documents.onDidClose(({ document: { uri } }) => {
    cancel(uri);
    inBackground(connection, connection.sendDiagnostics({ uri, diagnostics: [] }));
  });
  return () => {
    for (const uri of documents.uris()) pushNow(uri);
  };
}
