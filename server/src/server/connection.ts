import type { Connection, InitializeResult } from 'vscode-languageserver';
import { version } from '../../package.json';
import type { Files, IndexStorage } from '../archive/files';
import { cableWorkspace } from '../archive/workspace';
import type { CitationLibrary } from '../features/citation';
import type { CableService } from '../service';
import { handleArchive } from './archiveHandlers';
import { capabilitiesFor } from './capabilities';
import { clientOf } from './client';
import { clientSettings } from './clientSettings';
import type { ServerContext } from './context';
import { handleDiagnostics } from './diagnostics';
import { openDocuments } from './documents';
import { handleLanguage } from './languageHandlers';
import { handleNavigation } from './navigationHandlers';
import { handleReading } from './readingHandlers';
import { handleWorkspace, workspaceHost } from './workspaceHandlers';

/** What the program around the server has. */
export interface Host {
  /** The files of the workspace, from which its cables and the user's tables are read. */
  readonly files: Files;
  /** Where the index of the archive is kept, in a folder of the client's. */
  storageIn(folder: string): IndexStorage | undefined;
  /** Loads the citation library from the folder of bundles that the client named. */
  loadCitations(bundles?: string): Promise<CitationLibrary>;
}

/**
 * Serves cables over a connection of the Language Server Protocol, until the client ends it. This folder is the
 * only place that knows the protocol's connection.
 */
export function startServer(
  connection: Connection,
  service: CableService,
  { files, storageIn, loadCitations }: Host,
): void {
  connection.onInitialize((params): InitializeResult => {
    const client = clientOf(params);
    const documents = openDocuments(connection, service);
    const workspace = cableWorkspace(
      files,
      workspaceHost(connection, client, documents, () => diagnostics.refresh()),
      client.storage === undefined ? undefined : storageIn(client.storage),
    );
    const settings = clientSettings(connection, client);
    const context: ServerContext = {
      connection,
      service,
      client,
      documents,
      settings,
      workspace,
      loadCitations: () => loadCitations(client.bundles),
    };
    const diagnostics = handleDiagnostics(context);
    handleLanguage(context);
    handleNavigation(context);
    handleArchive(context);
    handleReading(context);
    handleWorkspace(context, diagnostics);
    return {
      serverInfo: { name: 'cable-language-server', version },
      capabilities: capabilitiesFor(client),
    };
  });
  connection.listen();
}
