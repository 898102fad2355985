import { join } from 'node:path';
import type { IndexedCable } from './archive/indexedCable';
import { open, type RowText } from './cli/input/container';

/** The rows of a container as the index reads them: threads are given some at a time. */

/** Characters of the texts that a thread is given at a time. */
const CHARACTERS = 400_000;
const ROWS = 64;

const OPTIONS = { from: 'auto', columns: [] } as const;

/**
 * Reads the rows of a container one by one, however large it is, into cables.
 *
 * @param read makes cables of some rows, in a thread; no more than `parallel` are asked for at a time
 * @param add is given the cables in the order of the rows
 */
export async function readContainer(
  folder: string,
  path: string,
  parallel: number,
  read: (rows: readonly RowText[]) => Promise<readonly IndexedCable[]>,
  add: (cables: readonly IndexedCable[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  const opened = await openRows(folder, path);
  if (!opened) return;
  const waiting: Promise<readonly IndexedCable[]>[] = [];
  let rows: RowText[] = [];
  let size = 0;
  const send = () => {
    const answer = read(rows);
    // A fault is reported when its turn comes.
    answer.catch(() => undefined);
    waiting.push(answer);
    rows = [];
    size = 0;
  };
  for await (const row of opened) {
    if (signal?.aborted) return;
    if ('broken' in row) continue;
    rows.push(row);
    size += row.text.length;
    if (rows.length < ROWS && size < CHARACTERS) continue;
    send();
    while (waiting.length >= parallel) add((await waiting.shift()) ?? []);
  }
  if (rows.length > 0) send();
  for (const answer of waiting) add(await answer);
}

/** The text of a row; `undefined` where there is no such row. */
export async function textOfRow(folder: string, path: string, row: number): Promise<string | undefined> {
  for await (const each of (await openRows(folder, path)) ?? []) {
    if (each.row === row) return 'text' in each ? each.text : undefined;
    if (each.row > row) return undefined;
  }
  return undefined;
}

/** A file that is no table, or a table without cables, has no rows. */
async function openRows(folder: string, path: string) {
  const source = { name: path, path: join(folder, path), found: true };
  const opened = await open(source, OPTIONS).catch(() => undefined);
  return opened?.kind === 'rows' ? opened.rows : undefined;
}
