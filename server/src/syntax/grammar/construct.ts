import type { Cursor } from '../cursor';
import type { LineKind } from '../lineKinds';
import { type Line, work } from '../lines';

/** For a node that is filled in while its lines are read; nobody else sees it before it is whole. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** One production of the grammar: what opens it, how it is read, what ends it. */
export interface Construct<N, Context> {
  /** The kinds of line that may open it, or whether the line at the cursor does. */
  readonly opens: ReadonlySet<LineKind> | ((cursor: Cursor, context: Context) => boolean);
  /**
   * Reads it from the line at the cursor on, and leaves the cursor at the first line that is not part of it.
   * `undefined`, with the cursor where it was, for a line that only looks like it.
   */
  readonly read: (cursor: Cursor, context: Context) => N | undefined;
  /** The kinds of line that end it. Without any it is one line, or closed by its own last line. */
  readonly ends?: ReadonlySet<LineKind>;
}

export const opensWith = (...kinds: LineKind[]): ReadonlySet<LineKind> => new Set(kinds);

/** Reads the first construct of a table, in the order of the table, that the line at the cursor opens. */
export function readFirst<N, Context>(
  table: readonly Construct<N, Context>[],
  cursor: Cursor,
  context: Context,
): N | undefined {
  for (const { opens, read } of table) {
    work.constructs++;
    if (!(typeof opens === 'function' ? opens(cursor, context) : opens.has(cursor.kind))) continue;
    const node = read(cursor, context);
    if (node) return node;
  }
  return undefined;
}

/**
 * The lines that go on with an element, of which the first line has been read: up to one of a kind that ends it, or
 * one that does not go on with it. Blank lines between are passed over; those at the end are left.
 * @param continues whether a line goes on with the element; `afterBlank` where blank lines are before it, other than
 * those around page furniture
 * @param resumes whether a line goes on although it begins like another element
 */
export function continuationsOf(
  cursor: Cursor,
  ends: ReadonlySet<LineKind>,
  continues: (line: Line, afterBlank: boolean) => boolean,
  resumes: (line: Line) => boolean = () => false,
): Line[] {
  const taken: Line[] = [];
  let blank = false;
  for (let at = cursor.at; at < cursor.end; at++) {
    const line = cursor.lines[at] as Line;
    if (line.isBlank) {
      blank = true;
      continue;
    }
    work.characters++;
    const afterBlank = blank && line.interrupted === 'no';
    if (!resumes(line) && (ends.has(line.kind) || !continues(line, afterBlank))) break;
    taken.push(line);
    cursor.at = at + 1;
    blank = false;
  }
  return taken;
}
