import type { RecordOptions } from '../features/record';
import { parse } from '../syntax/document';
import { isNamedLikeCable, looksLikeCable } from '../syntax/recognise';
import { type IndexedCable, indexedCables } from './indexedCable';

/** What the index keeps of the cables in the text of a file; nothing where the file does not look like a cable. */
export function readForIndex(path: string, text: string): readonly IndexedCable[] {
  if (!isNamedLikeCable(path) && !looksLikeCable(text)) return [];
  // A copy of the values: parts of a text keep the whole text in memory.
  return structuredClone(indexedCables(parse(text), { file: path }));
}

/** The same for the text of a row of a container, which is one cable. */
export function readRowForIndex(
  path: string,
  { row, text, evidence }: { row: number; text: string; evidence: RecordOptions['container'] },
): readonly IndexedCable[] {
  const source = { file: path, row, ...(evidence && { container: evidence }) };
  return structuredClone(indexedCables(parse(text), source));
}
