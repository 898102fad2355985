import { commands, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  ARCHIVE_CHANGED_NOTIFICATION,
  type InitializationOptions,
  REOPEN_WITH_ENCODING,
  SET_RULE_SEVERITY,
  TABLES_CHANGED_NOTIFICATION,
} from '../../server/src/protocol';
import { archiveChanges } from './archive/archiveChanges';
import { archiveStatus } from './archive/archiveStatus';
import { cablesTable } from './archive/cablesTable';
import { citedByView } from './archive/citedByView';
import { collectionsView, OPEN_NUMBER } from './archive/collectionsView';
import { gapsReport } from './archive/gapsReport';
import { rowDocuments } from './archive/rowDocuments';
import { threadsView } from './archive/threadsView';
import { cableView } from './cableView';
import { citationCommands } from './citationCommands';
import { registerCommands } from './commands';
import { comparisonCommands } from './comparisonCommands';
import { followCable } from './currentCable';
import { detectCables } from './detectLanguage';
import { fixInCopy } from './fixInCopy';
import { askBeforeFixing, openReadOnly } from './keepOriginal';
import { lookupCommands } from './lookupCommands';
import { navigationCommands } from './navigationCommands';
import { newCable } from './newCable';
import { noteCommands } from './notes/noteCommands';
import { openCable } from './openCable';
import { outlineProvider } from './outline';
import { readingView } from './readingView';
import { reopenWithEncoding } from './reopen';
import { setRuleSeverity } from './ruleSeverity';
import { showStatus } from './statusBar';

/** Makes a client of the server that this host can run: a process of its own or a Web Worker. */
export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** What `activate` returns to other extensions: which server answers. */
export interface Api {
  readonly serverInfo: { readonly name: string; readonly version?: string } | undefined;
}

/** The extension, the same on the desktop and in a browser. */
export async function activate(context: ExtensionContext, makeClient: MakeClient): Promise<Api> {
  const client = makeClient('cable', 'Diplomatic Cables', {
    documentSelector: [{ language: 'cable' }],
    middleware: askBeforeFixing,
    initializationOptions: {
      commands: [SET_RULE_SEVERITY, REOPEN_WITH_ENCODING],
      notifications: [TABLES_CHANGED_NOTIFICATION, ARCHIVE_CHANGED_NOTIFICATION],
      ...(context.storageUri && { storage: context.storageUri.toString() }),
      registersOutline: true,
    } satisfies InitializationOptions,
  });
  const cable = followCable(client);
  const changes = archiveChanges(client);
  const started = client.start();
  context.subscriptions.push(
    detectCables(),
    cable,
    registerCommands(cable, context.extensionUri),
    navigationCommands(client),
    readingView(client, context.extensionUri),
    citationCommands(client),
    comparisonCommands(client),
    lookupCommands(client),
    fixInCopy(),
    newCable(),
    openReadOnly(),
    noteCommands(client),
    outlineProvider(client, started),
    setRuleSeverity(),
    reopenWithEncoding(),
    showStatus(cable),
    cablesTable(client, context.extensionUri, changes),
    citedByView(client, cable, changes),
    threadsView(client, cable, changes),
    collectionsView(),
    rowDocuments(client),
    archiveStatus(changes),
    changes,
    gapsReport(client),
    commands.registerCommand(OPEN_NUMBER, (number: string) => openCable(client, number)),
    cableView(cable, context.extensionUri),
    client,
  );
  await started;
  return { serverInfo: client.initializeResult?.serverInfo };
}
