import { CableIndex, type FileFacts, IN_EDITOR } from './cableIndex';
import { CABLE_FILE, CONTAINER_FILE, type Files, type IndexStorage, MOST_BYTES_OF_FILE } from './files';
import { type IndexFault, readIndex, writeIndex } from './indexFile';
import { otherWork } from './otherWork';

/** How far the reading of an archive is. */
export interface ReadingState {
  /** `complete`: all files are read; else some are not, and answers are partial. */
  readonly phase: 'opening' | 'listing' | 'reading' | 'complete';
  /** Files read so far. */
  readonly done: number;
  /** Files found. */
  readonly of: number;
}

/** What the reader of an archive tells. */
export interface ArchiveReport {
  /** Often, while reading. */
  progress(state: ReadingState): void;
  /** A sentence for the user, with a remedy. */
  warn(message: string): void;
  /** Cables were added or removed. */
  changed(): void;
}

/** Reads the cables in folders and keeps their index up to date. */
export interface ArchiveReader {
  readonly index: CableIndex;
  readonly state: ReadingState;
  /** Reads these folders, in the place of others. Resolves when all is read, or other folders are to be. */
  setFolders(folders: readonly string[]): Promise<void>;
  /** Files or folders were made, changed, or deleted. */
  filesChanged(uris: readonly string[]): Promise<void>;
  /** Folder and path of a file in one of the folders. */
  locate(uri: string): { readonly folder: string; readonly path: string } | undefined;
  /** Writes the index if it has changed since it was read or written. */
  save(): Promise<void>;
  close(): void;
}

/** Files that are read together: many in a thread, few before one has started. */
const BATCH = 32;
const SMALL_BATCH = 4;
/** Fewer files are read in small batches. */
const FEW = 100;
/** Files whose size and time are asked for together. */
const STATS = 2_000;
/** Milliseconds without changes after which the index is written: until then, changed files are read again next time. */
const SAVE_AFTER = 600_000;

export interface ArchiveOptions {
  /** Where the index is kept; without it, it is made again each time. */
  readonly storage?: IndexStorage | undefined;
  readonly report: ArchiveReport;
  /** URIs in `sameForm` of the files that count as they are in the editor. */
  readonly openUris?: () => ReadonlySet<string>;
}

export function archiveReader(
  files: Files,
  { storage, report, openUris = () => new Set() }: ArchiveOptions,
): ArchiveReader {
  let index = new CableIndex();
  let folders: readonly string[] = [];
  let reading = new AbortController();
  let state: ReadingState = { phase: 'complete', done: 0, of: 0 };
  let savedVersion = 0;
  let loaded = false;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  function isOpen(uri: string): boolean {
    const open = openUris();
    return open.size > 0 && open.has(sameForm(uri));
  }

  /** Takes a file out that is gone; one that is open in the editor stays. */
  function remove(folder: string, path: string): void {
    if (index.fileFacts(folder, path)?.size !== IN_EDITOR) index.removeFile(folder, path);
  }

  function tell(next: ReadingState): void {
    state = next;
    report.progress(next);
  }

  async function setFolders(open: readonly string[]): Promise<void> {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    const gone = folders.filter((folder) => !open.includes(folder));
    folders = open.map((folder) => folder.replace(/\/$/, '')).filter((folder) => files.canRead(folder));
    for (const folder of gone) index.removeFolder(folder);
    if (gone.length > 0) report.changed();
    if (!loaded) await load();
    for (const folder of index.folders()) {
      if (folder !== '' && !folders.includes(folder)) index.removeFolder(folder);
    }
    if (signal.aborted) return;
    await readFolders(signal);
    if (signal.aborted) return;
    await save();
  }

  /** Reads the index that is kept. */
  async function load(): Promise<void> {
    loaded = true;
    if (!storage) return;
    tell({ phase: 'opening', done: 0, of: 0 });
    let stored: Awaited<ReturnType<IndexStorage['open']>>;
    try {
      stored = await storage.open();
    } catch (error) {
      report.warn(
        `The index of the archive (${storage.name}) cannot be read: ${reasonOf(error)}. It is built again.`,
      );
    }
    if (!stored) return;
    const kept = new CableIndex();
    const fault = await readIndex(stored, kept);
    await stored.close();
    if (fault === undefined) {
      index = kept;
      savedVersion = index.version;
      report.changed();
    } else report.warn(FAULTS[fault](storage.name));
  }

  async function readFolders(signal: AbortSignal): Promise<void> {
    const toRead: FileFacts[] = [];
    tell({ phase: 'listing', done: index.filesRead, of: index.filesFound });
    for (const folder of folders) {
      const { paths, complete } = await files.list(folder);
      if (signal.aborted) return;
      if (!complete) {
        report.warn(
          `Only ${paths.length.toLocaleString('en')} files of the folder are indexed, as the editor gives no more. Open a smaller folder, or open the folder in the desktop editor.`,
        );
      }
      await compare(folder, paths, toRead, signal);
    }
    if (signal.aborted) return;
    await readAll(toRead, signal);
    if (!signal.aborted) {
      tell({ phase: 'complete', done: index.filesRead, of: index.filesFound });
      report.changed();
    }
  }

  /** Takes files that are gone out of the index, and finds those that are new or have changed. */
  async function compare(
    folder: string,
    paths: readonly string[],
    toRead: FileFacts[],
    signal: AbortSignal,
  ): Promise<void> {
    const listed = new Set(paths);
    for (const path of index.filesBelow(folder)) if (!listed.has(path)) remove(folder, path);
    for (let from = 0; from < paths.length; from += STATS) {
      if (signal.aborted) return;
      for (const path of paths.slice(from, from + STATS)) index.foundFile(folder, path);
      await otherWork();
    }
    const tooLarge: string[] = [];
    const asked: Promise<void>[] = [];
    for (let from = 0; from < paths.length; from += STATS) {
      const some = paths.slice(from, from + STATS);
      asked.push(
        files.stats(folder, some).then((stats) => {
          for (const [number, stat] of stats.entries()) {
            const path = some[number] as string;
            if (!stat) remove(folder, path);
            else if (stat.size > MOST_BYTES_OF_FILE && !isContainer(path)) tooLarge.push(path);
            else {
              const { size, modified } = stat;
              const before = index.fileFacts(folder, path);
              if (before?.size === IN_EDITOR) continue;
              if (before?.size !== size || before.modified !== modified) {
                toRead.push({ folder, path, size, modified });
              }
            }
          }
        }),
      );
      if (asked.length < files.parallel * 2) continue;
      await asked.shift();
      if (signal.aborted) return;
    }
    await Promise.all(asked);
    for (const path of tooLarge) index.removeFile(folder, path);
    const [first] = tooLarge;
    if (first !== undefined) {
      const which = tooLarge.length === 1 ? `${first} is` : `${first} and ${tooLarge.length - 1} others are`;
      report.warn(
        `${which} not in the index, because a file of more than ${MOST_BYTES_OF_FILE / 1e6} MB takes too long to read. Split large files into smaller ones.`,
      );
    }
  }

  async function readAll(toRead: readonly FileFacts[], signal: AbortSignal): Promise<void> {
    const most = Math.min(toRead.length, files.mostFiles);
    const size = most < FEW ? SMALL_BATCH : BATCH;
    let unreadable = 0;
    let next = 0;
    const tellProgress = () => tell({ phase: 'reading', done: index.filesRead, of: index.filesFound });
    tellProgress();
    const work = async (): Promise<void> => {
      while (next < most && !signal.aborted) {
        const container = toRead[next] as FileFacts;
        if (isContainer(container.path)) {
          next++;
          unreadable += await readContainer(container, signal, tellProgress);
          continue;
        }
        const first = toRead[next] as FileFacts;
        const batch: FileFacts[] = [];
        while (next < most && batch.length < size && canFollow(first, toRead[next])) {
          batch.push(toRead[next++] as FileFacts);
        }
        unreadable += await readBatch(batch, signal);
        tellProgress();
        await otherWork();
      }
    };
    await Promise.all(Array.from({ length: files.parallel * 2 }, work));
    if (signal.aborted) return;
    if (unreadable > 0) {
      const which = unreadable === 1 ? '1 file is' : `${unreadable.toLocaleString('en')} files are`;
      report.warn(
        `${which} not in the index, because the system does not let them be read. Check the permissions, and open the folder again.`,
      );
    }
    if (most < toRead.length) {
      report.warn(
        `The first ${most.toLocaleString('en')} of ${toRead.length.toLocaleString('en')} files are indexed, as many as the editor in a browser can read. Open a smaller folder, or open the folder in the desktop editor.`,
      );
    }
  }

  const isContainer = (path: string) => files.readContainer !== undefined && CONTAINER_FILE.test(path);

  /** Whether a file is read together with the one before. */
  const canFollow = (first: FileFacts, file: FileFacts | undefined) =>
    file?.folder === first.folder && !isContainer(file.path);

  /** Reads the rows of a container into the index; returns 1 where it can't be read. */
  async function readContainer(
    facts: FileFacts,
    signal: AbortSignal | undefined,
    tellProgress: () => void,
  ): Promise<number> {
    // Its facts are those of a file that was read when all rows are in.
    const unfinished = { ...facts, modified: -1 };
    index.setFile(unfinished, []);
    try {
      await files.readContainer?.(
        facts.folder,
        facts.path,
        (cables) => {
          if (signal?.aborted) return;
          index.addCables(unfinished, cables);
          tellProgress();
        },
        signal,
      );
      if (!signal?.aborted) index.addCables(facts, []);
      return 0;
    } catch {
      if (!signal?.aborted) index.removeFile(facts.folder, facts.path);
      return 1;
    }
  }

  /** Reads some files of a folder into the index; returns how many can't be read. */
  async function readBatch(batch: readonly FileFacts[], signal?: AbortSignal): Promise<number> {
    const [first] = batch;
    if (!first) return 0;
    const wanted = batch.filter(({ folder, path }) => !isOpen(uriIn(folder, path)));
    const paths = wanted.map(({ path }) => path);
    const found = await files.readForIndex(first.folder, paths, signal).catch(() => undefined);
    if (signal?.aborted) return 0;
    let unreadable = 0;
    for (const [number, facts] of wanted.entries()) {
      const cables = found?.[number] ?? 'unreadable';
      // A file that was opened in the meantime counts as it is in the editor.
      if (isOpen(uriIn(facts.folder, facts.path))) continue;
      if (cables !== 'unreadable') index.setFile(facts, cables);
      else {
        unreadable++;
        remove(facts.folder, facts.path);
      }
    }
    return unreadable;
  }

  async function filesChanged(uris: readonly string[]): Promise<void> {
    const toRead: FileFacts[] = [];
    for (const uri of uris) {
      const place = locate(uri);
      if (!place || !files.canRead(uri)) continue;
      const { folder, path } = place;
      const stat = await files.stat(uri);
      if (!stat) {
        remove(folder, path);
        for (const below of index.filesBelow(folder, path)) remove(folder, below);
      } else if (stat.isFolder) {
        const { paths } = await files.list(uriIn(folder, path));
        const below = paths.map((each) => (path === '' ? each : `${path}/${each}`));
        await compareBelow(folder, path, below, toRead);
      } else if (isContainer(path)) {
        await readContainer({ folder, path, size: stat.size, modified: stat.modified }, undefined, () => {});
      } else if (CABLE_FILE.test(path) && stat.size <= MOST_BYTES_OF_FILE && !isOpen(uri)) {
        toRead.push({ folder, path, size: stat.size, modified: stat.modified });
      }
    }
    const size = toRead.length < FEW ? SMALL_BATCH : BATCH;
    for (let from = 0; from < toRead.length; from += size) await readBatch(toRead.slice(from, from + size));
    report.changed();
    saveLater();
  }

  async function compareBelow(
    folder: string,
    path: string,
    below: readonly string[],
    toRead: FileFacts[],
  ): Promise<void> {
    const listed = new Set(below);
    for (const each of index.filesBelow(folder, path)) if (!listed.has(each)) remove(folder, each);
    const stats = await files.stats(folder, below);
    for (const [number, stat] of stats.entries()) {
      const each = below[number] as string;
      if (!stat) continue;
      const facts = { folder, path: each, size: stat.size, modified: stat.modified };
      if (isContainer(each)) await readContainer(facts, undefined, () => {});
      else if (stat.size <= MOST_BYTES_OF_FILE) toRead.push(facts);
    }
  }

  function locate(uri: string): { folder: string; path: string } | undefined {
    const wanted = sameForm(uri);
    for (const folder of folders) {
      const start = sameForm(folder);
      if (wanted === start) return { folder, path: '' };
      if (wanted.startsWith(`${start}/`)) return { folder, path: wanted.slice(start.length + 1) };
    }
    return undefined;
  }

  function saveLater(): void {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(() => void save(), SAVE_AFTER);
    saveTimer.unref?.();
  }

  function save(): Promise<void> {
    clearTimeout(saveTimer);
    saving = saving.then(async () => {
      if (!storage || index.version === savedVersion || state.phase !== 'complete') return;
      const { version } = index;
      try {
        await storage.write((write) => writeIndex(index, write));
        savedVersion = version;
      } catch (error) {
        report.warn(
          `The index of the archive cannot be written to ${storage.name}: ${reasonOf(error)}. Everything works, but the archive is read again next time; make room on the disk.`,
        );
        savedVersion = version;
      }
    });
    return saving;
  }

  return {
    get index() {
      return index;
    },
    get state() {
      return state;
    },
    setFolders,
    filesChanged,
    locate,
    save,
    close() {
      reading.abort();
      clearTimeout(saveTimer);
    },
  };
}

const FAULTS: Readonly<Record<IndexFault, (name: string) => string>> = {
  damaged: (name) => `The index of the archive (${name}) is damaged. It is built again from the cables.`,
  foreign: (name) =>
    `The file ${name} is not an index of cables. The index is built again from the cables and takes its place.`,
  newer: (name) =>
    `The index of the archive (${name}) was written by a newer version of this extension. It is built again from the cables.`,
  older: (name) =>
    `The index of the archive (${name}) was written by another version of this extension. It is built again from the cables.`,
};

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The URI of a path in a folder. */
export function uriIn(folder: string, path: string): string {
  if (folder === '') return path;
  return path === '' ? folder : `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Editors and file systems write the same URI in several ways: `c%3A` and `C:`. */
export function sameForm(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/[A-Z]:/, (start) => start.toLowerCase());
  } catch {
    return uri;
  }
}
