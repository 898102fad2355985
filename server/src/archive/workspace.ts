import type { Diagnostic } from 'vscode-languageserver-types';
import type { AddressesSeenWith } from '../reference/routing';
import { useUserRows } from '../reference/tables';
import type { CableDocument } from '../syntax/tree';
import type { ArchiveTexts } from './answers';
import { type ArchiveReader, archiveReader, type ReadingState, sameForm } from './archiveReader';
import { type CableIndex, IN_EDITOR } from './cableIndex';
import type { Files, IndexStorage } from './files';
import { indexedCables } from './indexedCable';
import { type IndexedCables, knownCables } from './knownCables';
import { containerRow, uriOfRow } from './places';
import { tablesOfSetting, uriIn as uriOfTable } from './tablesOfSetting';

/** What a workspace asks of the server round it. */
export interface WorkspaceHost {
  /** The trees of the documents that are open, by their URIs: they count as they are in the editor. */
  openCables(): Iterable<readonly [uri: string, cable: CableDocument]>;
  openUris(): readonly string[];
  /** The text of an open document; `undefined` for one that is not open. */
  textOf(uri: string): string | undefined;
  /** Shows what is wrong with a table in its file; nothing where the list is empty. */
  showProblems(uri: string, problems: readonly Diagnostic[]): void;
  showWarning(message: string): void;
  /** Answers that were given before may have changed. */
  tablesChanged(): void;
  /** Cables were added to the archive or removed from it. */
  archiveChanged(): void;
  /** Often, while the archive is read. */
  progress(state: ReadingState): void;
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
  cables(): IndexedCables;
  /** The index, with the open documents as they are in the editor. */
  index(): CableIndex;
  /** How far the reading of the archive is: before it is complete, answers are partial. */
  state(): ReadingState;
  /** What answers about the archive need. */
  texts(): ArchiveTexts;
  /** The text of an open document, or of a file of the archive; `undefined` for any other. */
  readText(uri: string): Promise<string | undefined>;
  /** The file in one of the folders; `undefined` for other URIs. */
  locate: ArchiveReader['locate'];
  /**
   * Whether a document is a file of the user's, or is going to be one: an old version that source control shows, as
   * `git:/a.cable`, counts neither as a cable of the folder nor as one to judge.
   */
  isWorkingCopy(uri: string): boolean;
  close(): void;
}

/** @param storage where the index is kept; without it, the folders are read again each time */
export function cableWorkspace(files: Files, host: WorkspaceHost, storage?: IndexStorage): CableWorkspace {
  const archive = archiveReader(files, {
    storage,
    report: {
      progress: host.progress,
      warn: host.showWarning,
      changed: host.archiveChanged,
    },
    openUris: () => new Set(host.openUris().map(sameForm)),
  });
  /** The tree of each open document that is in the index. */
  const read = new Map<string, CableDocument>();
  let readInto: CableIndex | undefined;
  let folders: readonly string[] = [];
  let paths: readonly string[] = [];
  let tables: readonly string[] = [];
  let warned: readonly string[] = [];
  let loads = 0;

  async function setFolders(open: readonly string[]): Promise<void> {
    folders = open;
    await Promise.all([loadTables(), archive.setFolders(open)]);
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
      folders.flatMap((folder) => paths.map((path) => uriOfTable(folder, path))).map(sameForm),
    );
    if (uris.some((uri) => places.has(sameForm(uri)))) await loadTables();
    const open = new Set(host.openUris());
    for (const uri of uris) {
      if (open.has(uri)) continue;
      // The document was closed: from now on the file counts.
      const { folder, path } = archive.locate(uri) ?? { folder: '', path: uri };
      if (read.delete(uri)) archive.index.removeFile(folder, path);
    }
    await archive.filesChanged(uris);
  }

  function indexWithOpen(): CableIndex {
    const { index } = archive;
    if (readInto !== index) read.clear();
    readInto = index;
    for (const [uri, cable] of host.openCables()) {
      if (!isWorkingCopy(uri) || read.get(uri) === cable) continue;
      read.set(uri, cable);
      const { folder, path } = archive.locate(uri) ?? { folder: '', path: uri };
      index.setFile({ folder, path, size: IN_EDITOR, modified: 0 }, indexedCables(cable, { file: path }));
    }
    return index;
  }

  /** The text of a row as it is in the editor, else in its file. */
  async function textOf(index: CableIndex, row: number): Promise<string | undefined> {
    const uri = uriOfRow(index, row);
    return readText(uri);
  }

  async function readText(uri: string): Promise<string | undefined> {
    const open = host.textOf(uri);
    const row = containerRow(uri);
    if (row) {
      const place = archive.locate(row.file);
      return place && files.readRow?.(place.folder, place.path, row.row).catch(() => undefined);
    }
    if (open !== undefined || !archive.locate(uri)) return open;
    return files.read(uri).catch(() => undefined);
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
      const { folder, path } = archive.locate(uri) ?? { folder: '', path: uri };
      return indexWithOpen().seenWith(indicator, folder, path);
    },
    cables() {
      const cables = knownCables(indexWithOpen());
      // Until all files are read, no rule can say that a cable is missing.
      return archive.state.phase === 'complete' ? cables : { ...cables, countOfSeries: () => 0 };
    },
    index: indexWithOpen,
    texts() {
      const index = indexWithOpen();
      return { index, state: archive.state, textOf: (row) => textOf(index, row) };
    },
    readText,
    state: () => archive.state,
    locate: archive.locate,
    close: archive.close,
  };
}

const schemeOf = (uri: string) => uri.slice(0, uri.indexOf(':'));
