import type { Connection } from 'vscode-languageserver';
import type { CableWorkspace } from '../archive/workspace';
import type { CitationLibrary } from '../features/citation';
import type { CableService } from '../service';
import type { Client } from './client';
import type { ClientSettings } from './clientSettings';
import type { OpenDocuments } from './documents';

/** How a host loads the citation library. */
export type LoadCitations = () => Promise<CitationLibrary>;

/** What the handlers have in common. */
export interface ServerContext {
  readonly connection: Connection;
  readonly service: CableService;
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly settings: ClientSettings;
  readonly workspace: CableWorkspace;
  readonly loadCitations: LoadCitations;
}
