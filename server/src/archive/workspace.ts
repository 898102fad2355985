import type { Diagnostic } from 'vscode-languageserver-types';
import type { KnownCables } from '../reference/referenceNumbers';
import type { AddressesSeenWith } from '../reference/routing';
import { useUserRows } from '../reference/tables';
import type { CableDocument } from '../syntax/tree';
import { addressesSeen, sameForm } from './addressesSeen';
import { type CableNumbers, cableNumbers } from './cableNumbers';
import type { Files } from './files';
import { readCable, readCables } from './readCables';
import { tablesOfSetting, uriIn } from './tablesOfSetting';

/** What a workspace asks of the server round it. */
export interface WorkspaceHost {
  /** The trees of the documents that are open, by their URIs: they count as they are in the editor. */
  openCables(): Iterable<readonly [uri: string, cable: CableDocument]>;
  isOpen(uri: string): boolean;
  /** Shows what is wrong with a table in its file; nothing where the list is empty. */
  showProblems(uri: string, problems: readonly Diagnostic[]): void;
  showWarning(message: string): void;
  /** Answers that were given before may have changed. */
  tablesChanged(): void;
}

/** The folders that are open in the editor: their cables, and the user's tables in them. */
export interface CableWorkspace {
  /** Reads the cables of these folders, in the place of others, while nothing else is to be done. */
  setFolders(folders: readonly string[]): Promise<void>;
  /** Puts the tables of the setting `cable.tables` over the built-in ones. */
  setTables(paths: readonly string[]): Promise<void>;
  /** Files were made, changed or deleted. */
  filesChanged(uris: readonly string[]): Promise<void>;
  /** Addresses seen with an indicator, for a hover in the document. */
  seenWith(uri: string): AddressesSeenWith;
  /** The cables by their numbers. */
  cables(): Pick<CableNumbers, 'search'> & KnownCables;
  /**
   * Whether a document is a file of the user's, or is going to be one: an old version that source control shows, as
   * `git:/a.cable`, counts neither as a cable of the folder nor as one to judge.
   */
  isWorkingCopy(uri: string): boolean;
  close(): void;
}

export function cableWorkspace(files: Files, host: WorkspaceHost): CableWorkspace {
  const seen = addressesSeen();
  const numbers = cableNumbers();
  /** The tree of each open document that is known. */
  const read = new Map<string, CableDocument>();
  let folders: readonly string[] = [];
  let paths: readonly string[] = [];
  let tables: readonly string[] = [];
  let warned: readonly string[] = [];
  let reading = new AbortController();
  let loads = 0;

  async function setFolders(open: readonly string[]): Promise<void> {
    reading.abort();
    reading = new AbortController();
    folders = open;
    const { signal } = reading;
    await Promise.all([
      loadTables(),
      readCables(files, folders, signal, (uri, cable) => {
        if (!host.isOpen(uri)) learn(uri, cable);
      }),
    ]);
  }

  async function loadTables(): Promise<void> {
    if (paths.length === 0 && tables.length === 0 && warned.length === 0) return;
    loads++;
    const load = loads;
    const { rows, problems, messages } = await tablesOfSetting(files, folders, paths);
    // A later load has newer text.
    if (load !== loads) return;
    useUserRows(rows);
    for (const uri of tables) if (!problems.has(uri)) host.showProblems(uri, []);
    for (const [uri, found] of problems) host.showProblems(uri, found);
    for (const message of messages) if (!warned.includes(message)) host.showWarning(message);
    tables = [...problems.keys()];
    warned = messages;
    host.tablesChanged();
  }

  async function filesChanged(uris: readonly string[]): Promise<void> {
    const places = new Set(
      folders.flatMap((folder) => paths.map((path) => uriIn(folder, path))).map(sameForm),
    );
    if (uris.some((uri) => places.has(sameForm(uri)))) await loadTables();
    for (const uri of uris) {
      if (host.isOpen(uri) || !isWorkingCopy(uri)) continue;
      const cable = await readCable(files, uri);
      read.delete(uri);
      if (cable) learn(uri, cable);
      else forget(uri);
    }
  }

  function learn(uri: string, cable: CableDocument): void {
    seen.set(uri, cable);
    numbers.set(uri, cable);
  }

  function forget(uri: string): void {
    seen.remove(uri);
    numbers.remove(uri);
  }

  function learnOpen(): void {
    for (const [open, cable] of host.openCables()) {
      if (!isWorkingCopy(open)) continue;
      if (read.get(open) === cable) continue;
      read.set(open, cable);
      learn(open, cable);
    }
  }

  /** Folders of other schemes are those of editors in a browser, and of virtual file systems. */
  function isWorkingCopy(uri: string): boolean {
    const scheme = schemeOf(uri);
    return ['file', 'untitled', ...folders.map(schemeOf)].includes(scheme);
  }

  return {
    setFolders,
    filesChanged,
    isWorkingCopy,
    async setTables(named) {
      paths = named;
      await loadTables();
    },
    seenWith: (uri) => (indicator) => {
      learnOpen();
      return seen.of(indicator, uri);
    },
    cables() {
      learnOpen();
      return numbers;
    },
    close: () => reading.abort(),
  };
}

const schemeOf = (uri: string) => uri.slice(0, uri.indexOf(':'));
