import { parse } from '../syntax/document';
import { isNamedLikeCable, looksLikeCable } from '../syntax/recognise';
import type { CableDocument } from '../syntax/tree';
import type { Files } from './files';

/** A folder may be a whole archive: so much of it is read, and no more. */
const MOST_FILES = 2_000;
const MOST_BYTES = 50_000_000;
/** A larger file is a collection that takes too long to read at once. */
const MOST_BYTES_OF_FILE = 2_000_000;

const CABLE_FILE = /\.(?:cable|telegram|txt)$/i;

/**
 * Reads the cables in folders one after the other, and lets other work go before each. Files that cannot be
 * read, and those that are no cables, are passed over.
 * @param found is given each cable with its file's URI
 */
export async function readCables(
  files: Files,
  folders: readonly string[],
  signal: AbortSignal,
  found: (uri: string, cable: CableDocument) => void,
): Promise<void> {
  let count = 0;
  let bytes = 0;
  for (const folder of folders) {
    for await (const { uri, size } of files.list(folder)) {
      if (signal.aborted) return;
      if (!CABLE_FILE.test(uri) || size > MOST_BYTES_OF_FILE) continue;
      count++;
      bytes += size;
      if (count > MOST_FILES || bytes > MOST_BYTES) return;
      const cable = await readCable(files, uri);
      if (cable && !signal.aborted) found(uri, cable);
      await otherWork();
    }
  }
}

/** The cable in a file; `undefined` where it is none, can't be read, or would take too long. */
export async function readCable(files: Files, uri: string): Promise<CableDocument | undefined> {
  if (!CABLE_FILE.test(uri)) return undefined;
  const text = await files.read(uri).catch(() => '');
  if (text.length > MOST_BYTES_OF_FILE) return undefined;
  return isNamedLikeCable(uri) || looksLikeCable(text) ? parse(text) : undefined;
}

const otherWork = () => new Promise((resolve) => setTimeout(resolve, 0));
