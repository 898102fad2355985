import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentLinkRequest,
  WatchKind,
} from 'vscode-languageserver';
import type { ReadingState } from '../archive/archiveReader';
import type { WorkspaceHost } from '../archive/workspace';
import { ARCHIVE_CHANGED_NOTIFICATION, type ArchiveChange, TABLES_CHANGED_NOTIFICATION } from '../protocol';
import { readingOf } from './archiveHandlers';
import { archiveProgress } from './archiveProgress';
import { inBackground } from './background';
import type { Client } from './client';
import { watchSettings } from './clientSettings';
import type { ServerContext } from './context';
import type { Diagnostics } from './diagnostics';
import type { OpenDocuments } from './documents';
import { folderCheck } from './folderCheck';

/** Files that hold cables and the user's tables. */
const WATCHED = '**/*.{cable,telegram,txt,csv,tsv,tab,json,ndjson,jsonl,gz}';

/** Files and folders of any name: a client reports a folder that is deleted or renamed, not the files in it. */
const FOLDERS = '**/*';

/** Milliseconds within which changes of the archive are told as one. */
const CHANGE_PAUSE = 300;

/** What the workspace asks of the server around it. */
export function workspaceHost(
  connection: Connection,
  client: Client,
  documents: OpenDocuments,
  refreshDiagnostics: () => void,
): WorkspaceHost {
  const showProgress = archiveProgress(connection, client);
  let state: ReadingState = { phase: 'complete', done: 0, of: 0 };
  let changeTimer: ReturnType<typeof setTimeout> | undefined;

  function tellChange(): void {
    if (!client.has(ARCHIVE_CHANGED_NOTIFICATION) || changeTimer) return;
    changeTimer = setTimeout(() => {
      changeTimer = undefined;
      const change: ArchiveChange = { reading: readingOf(state) };
      inBackground(connection, connection.sendNotification(ARCHIVE_CHANGED_NOTIFICATION, change));
    }, CHANGE_PAUSE);
  }

  return {
    *openCables() {
      for (const uri of documents.uris()) {
        const cable = documents.answer('Parser', uri, undefined, (tree) => tree);
        if (cable) yield [uri, cable];
      }
    },
    openUris: documents.uris,
    textOf: (uri) => documents.get(uri)?.document.getText(),
    showProblems: (uri, diagnostics) =>
      inBackground(connection, connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] })),
    showWarning: (message) => void connection.window.showWarningMessage(message),
    tablesChanged() {
      refreshInlayHints(connection, client);
      refreshDiagnostics();
      if (client.has(TABLES_CHANGED_NOTIFICATION)) {
        inBackground(connection, connection.sendNotification(TABLES_CHANGED_NOTIFICATION));
      }
    },
    archiveChanged: tellChange,
    progress(next) {
      state = next;
      if (client.has(ARCHIVE_CHANGED_NOTIFICATION)) tellChange();
      else showProgress(next);
    },
  };
}

/** Follows the folders, the files and the settings of the workspace. */
export function handleWorkspace(context: ServerContext, diagnostics: Diagnostics): void {
  const { connection, client, documents, settings, workspace } = context;
  const offerLinks = linkRegistration(context);
  const check = folderCheck(context);
  const refresh = () => {
    diagnostics.refresh();
    check.update();
  };

  function useSettings(): void {
    inBackground(
      connection,
      settings.general().then(({ tables }) => workspace.setTables(tables)),
    );
    offerLinks();
  }

  connection.onInitialized(() => {
    watchSettings(connection, client);
    followFolders(context, refresh);
    useSettings();
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.update(sent);
    useSettings();
    refreshInlayHints(connection, client);
    refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) =>
    inBackground(connection, workspace.filesChanged(changes.map(({ uri }) => uri)).then(refresh)),
  );
  documents.onDidClose(({ document: { uri } }) => {
    settings.forget(uri);
    // From now on its cables are those of the file.
    inBackground(connection, workspace.filesChanged([uri]).then(check.update));
  });
  connection.onShutdown(() => workspace.close());
}

/** Has the client ask again for the hints that it shows. */
function refreshInlayHints(connection: Connection, { capabilities }: Client): void {
  if (capabilities.workspace?.inlayHint?.refreshSupport) {
    inBackground(connection, connection.languages.inlayHint.refresh());
  }
}

/** Reads the folders that are open, now and when other folders are opened or closed; has the client watch them. */
function followFolders({ connection, client, workspace }: ServerContext, refresh: () => void): void {
  if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers = [
      { globPattern: WATCHED },
      { globPattern: FOLDERS, kind: WatchKind.Create | WatchKind.Delete },
    ];
    inBackground(
      connection,
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
    );
  }
  const read = async (folders: readonly string[]) => {
    await workspace.setFolders(folders);
    refresh();
  };
  if (client.capabilities.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(() =>
      inBackground(
        connection,
        connection.workspace
          .getWorkspaceFolders()
          .then((folders) => read((folders ?? []).map(({ uri }) => uri))),
      ),
    );
  }
  inBackground(connection, read(client.folders));
}

/**
 * Links are registered while a template is set. They are registered again when settings change: an editor asks a new
 * provider at once, and never asks an old one again.
 */
function linkRegistration({ connection, client, settings }: ServerContext): () => void {
  let registered = Promise.resolve<Disposable | undefined>(undefined);
  return () => {
    if (!client.capabilities.textDocument?.documentLink?.dynamicRegistration) return;
    const before = registered.catch(() => undefined);
    registered = settings.general().then(async ({ links }) => {
      (await before)?.dispose();
      if (!links.template) return undefined;
      return connection.client.register(DocumentLinkRequest.type, { documentSelector: null });
    });
    inBackground(connection, registered);
  };
}
