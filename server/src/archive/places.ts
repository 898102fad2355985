import { ROW_SCHEME } from '../protocol';
import type { FilePlace } from '../reference/referenceNumbers';
import { uriIn } from './archiveReader';
import type { CableIndex } from './cableIndex';
import type { LinePlace } from './citations';

/** The URI under which the text of a row is opened. */
export function uriOfRow(index: CableIndex, row: number): string {
  const file = uriIn(index.folder(row), index.path(row));
  const number = index.rowInContainer(row);
  if (number === 0) return file;
  const name = index.id(row) ?? `row ${number}`;
  return `${file.replace(/^[a-z-]+:/, `${ROW_SCHEME}:`)}/${encodeURIComponent(name)}.cable?${number}`;
}

/** The container and the row that a URI names; `undefined` for other URIs. */
export function containerRow(uri: string): { readonly file: string; readonly row: number } | undefined {
  const [, path = '', row] = /^cable-row:(.*)\/[^/]*\.cable\?(\d+)$/.exec(uri) ?? [];
  return row === undefined ? undefined : { file: `file:${path}`, row: Number(row) };
}

export function placeIn(index: CableIndex, row: number, { line, start, end }: LinePlace): FilePlace {
  return {
    uri: uriOfRow(index, row),
    range: { start: { line, character: start }, end: { line, character: end } },
  };
}

/** Where the cable of a row has its own number. */
export function placeOfRow(index: CableIndex, row: number): FilePlace {
  return placeIn(index, row, index.place(row));
}
