import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  type InitializationOptions,
  SET_RULE_SEVERITY,
  TABLES_CHANGED_NOTIFICATION,
} from '../../server/src/protocol';
import { showView } from './cableView';
import { registerCommands } from './commands';
import { followCable } from './currentCable';
import { detectCables } from './detectLanguage';
import { navigationCommands } from './navigationCommands';
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
    initializationOptions: {
      commands: [SET_RULE_SEVERITY],
      notifications: [TABLES_CHANGED_NOTIFICATION],
    } satisfies InitializationOptions,
  });
  const cable = followCable(client);
  context.subscriptions.push(
    detectCables(),
    cable,
    registerCommands(cable, context.extensionUri),
    navigationCommands(client),
    setRuleSeverity(),
    showStatus(cable),
    showView(cable),
    client,
  );
  await client.start();
  return { serverInfo: client.initializeResult?.serverInfo };
}
