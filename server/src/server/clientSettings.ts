import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { inBackground } from './background';
import type { Client } from './client';
import { type Settings, settingsOf } from './settings';

/** The settings as the client has them. Promises never reject: where a client fails, the defaults hold. */
export interface ClientSettings {
  /** Those of the whole window. */
  general(): Promise<Settings>;
  /** Those of a document, which its folder may have set; asked once, until it is closed or settings change. */
  of(uri: string): Promise<Settings>;
  /** Frees what was asked for a document that is closed. */
  forget(uri: string): void;
  /** Asks again, or uses what a client has sent that cannot be asked. */
  update(sent: unknown): void;
}

/** A client that has `workspace/configuration` is asked; one that has not sends its settings. */
export function clientSettings(connection: Connection, client: Client): ClientSettings {
  const canBeAsked = client.capabilities.workspace?.configuration === true;
  const reported = new Set<string>();
  const byUri = new Map<string, Promise<Settings>>();
  let general: Promise<Settings> | undefined;
  let sentSettings = client.initializationOptions;

  /** @param value the settings by their names, or an object that has these under `cable` */
  function read(value: unknown): Settings {
    const isWrapped = typeof value === 'object' && value !== null && 'cable' in value;
    return settingsOf(isWrapped ? value.cable : value, (message) => {
      // Once, and not again with every document and every change of another setting.
      if (!reported.has(message)) connection.console.warn(message);
      reported.add(message);
    });
  }

  async function ask(scopeUri?: string): Promise<Settings> {
    if (!canBeAsked) return read(sentSettings);
    try {
      const item = { section: 'cable', ...(scopeUri !== undefined && { scopeUri }) };
      return read(await connection.workspace.getConfiguration(item));
    } catch (error) {
      connection.console.error(`The settings cannot be read: ${error}`);
      return read(undefined);
    }
  }

  function askGeneral(): Promise<Settings> {
    general ??= ask();
    return general;
  }

  return {
    general: askGeneral,
    of(uri) {
      if (!canBeAsked) return askGeneral();
      const asked = byUri.get(uri) ?? ask(uri);
      byUri.set(uri, asked);
      return asked;
    },
    forget: (uri) => void byUri.delete(uri),
    update(sent) {
      sentSettings = sent;
      general = undefined;
      byUri.clear();
    },
  };
}

/** Has the client say when its settings change. */
export function watchSettings(connection: Connection, client: Client): void {
  if (client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
    inBackground(
      connection,
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'cable' }),
    );
  }
}
