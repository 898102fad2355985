import type { AsyncBuffer } from 'hyparquet';
import type { IndexedCable } from './indexedCable';

/** Size in bytes and time of the last change, in milliseconds since 1970. */
export interface FileStat {
  readonly size: number;
  readonly modified: number;
  readonly isFolder: boolean;
}

/** What a file gives for the index; `unreadable` where it can't be read, or vanished. */
export type ReadForIndex = readonly IndexedCable[] | 'unreadable';

/**
 * The files of the workspace, as the server reads them. Node.js has a file system (`files.node.ts`); in a
 * browser the editor is asked (`browser.ts`). Files are named by `file:` or other URIs as the editor writes them;
 * paths are relative to a folder, with slashes, not encoded.
 */
export interface Files {
  /** Whether files with such a URI can be read: folders of virtual workspaces can't be in Node.js. */
  canRead(uri: string): boolean;
  /** Text of a file, read as UTF-8. Rejects where it is not there or can't be read. */
  read(uri: string): Promise<string>;
  /** The URI of the file itself where the path has symbolic links. Rejects where there is no such file. */
  real(uri: string): Promise<string>;
  /** `undefined` where there is no such file or folder. */
  stat(uri: string): Promise<FileStat | undefined>;
  /**
   * Paths of the files in a folder and below whose extension is one of these; nothing in folders whose name begins
   * with a dot, and links are not followed. `complete` is false where the host gives no more.
   */
  list(folder: string): Promise<{ readonly paths: readonly string[]; readonly complete: boolean }>;
  /** Those of files that are gone are `undefined`. */
  stats(folder: string, paths: readonly string[]): Promise<readonly (FileStat | undefined)[]>;
  /** Reads files of a folder for the index, in threads where there are any. */
  readForIndex(folder: string, paths: readonly string[], signal?: AbortSignal): Promise<ReadForIndex[]>;
  /**
   * Reads the rows of a container, a table with a column of cables, into cables in the order of the rows; none where
   * it is not one. Absent where the host can't. Rejects where the file can't be read.
   */
  readonly readContainer?: (
    folder: string,
    path: string,
    add: (cables: readonly IndexedCable[]) => void,
    signal?: AbortSignal,
  ) => Promise<void>;
  /** The text of a row of a container, from 1. */
  readonly readRow?: (folder: string, path: string, row: number) => Promise<string | undefined>;
  /** How many of these calls are worth making at the same time. */
  readonly parallel: number;
  /** No more files are read for the index, as it would take too long. */
  readonly mostFiles: number;
}

/** Where the index of a workspace is kept. */
export interface IndexStorage {
  /** `undefined` where there is none yet. */
  open(): Promise<StoredIndex | undefined>;
  /** Puts a new index in the place of the old one once it is whole. Rejects where it can't be written. */
  write(produce: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<void>;
  /** For messages. */
  readonly name: string;
}

export interface StoredIndex extends AsyncBuffer {
  close(): Promise<void>;
}

/** Extensions of files that may hold cables. */
export const CABLE_FILE = /\.(?:cable|telegram|txt)$/i;
/** Extensions of tables that may have a column of cables. */
export const CONTAINER_FILE = /\.(?:csv|tsv|tab|ndjson|jsonl)(?:\.gz)?$/i;
/** Larger files take too long to read at once: 20 MB are about 2,000 cables. */
export const MOST_BYTES_OF_FILE = 20_000_000;
