import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';

/** The client at the other end of the connection, as it describes itself when it initializes the server. */
export interface Client {
  readonly capabilities: ClientCapabilities;
  /** URIs of the folders that are open at first. */
  readonly folders: readonly string[];
  /** URI of the folder where the client keeps the index of the archive. */
  readonly storage: string | undefined;
  /** Also the settings of clients that cannot be asked for them. */
  readonly initializationOptions: unknown;
  /** Folder of the server's bundles, as a URI, where the client says it. */
  readonly bundles: string | undefined;
  /** Whether the client registers the outline itself. */
  readonly registersOutline: boolean;
  /** Whether the client has a command, or wants a notification, of `protocol.ts`. */
  has(commandOrNotification: string): boolean;
}

export function clientOf({
  capabilities,
  workspaceFolders,
  rootUri,
  initializationOptions,
}: InitializeParams): Client {
  const { commands, notifications, bundles, storage, registersOutline } = (initializationOptions ??
    {}) as InitializationOptions;
  const named = [commands, notifications].flatMap((names) => (Array.isArray(names) ? names : []));
  return {
    capabilities,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    storage: typeof storage === 'string' ? storage : undefined,
    initializationOptions,
    bundles: typeof bundles === 'string' ? bundles : undefined,
    registersOutline: registersOutline === true,
    has: (name) => named.includes(name),
  };
}
