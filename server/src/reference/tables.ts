/**
 * Reads the tables of `server/data` in the form in which `scripts/tables-plugin.mjs` bundles them.
 *
 * Importing a table costs nothing; a look-up unpacks the one block in which its code stands, once.
 */
import { inflateSync } from 'fflate';

/** How sure a fact is; `server/data/README.md` says what each word means. */
export type Confidence = 'high' | 'medium' | 'low';

/** What every row says of itself. */
export interface Fact {
  readonly confidence: Confidence;
  /** Where the fact was read, `; ` between sources. */
  readonly source: string;
}

/** The cell of a row in the named column; empty where the table has nothing. */
export type Cells = (column: string) => string;

export interface Table<Row> {
  /** The rows of a code, in the order of the table; none when it is not in the table. */
  rows(code: string): readonly Row[];
  /** The only or first row of a code. */
  row(code: string): Row | undefined;
  /** All rows, in the order of the table. Unpacks the whole of it. */
  all(): readonly Row[];
}

/** A block of packed rows. */
interface Block {
  /** Code of the first row. */
  readonly code: string;
  /** The lines of each code. */
  readonly lines: () => ReadonlyMap<string, readonly string[]>;
}

/**
 * @param text what the import of a `*.tsv` gives
 * @param read makes a row of its cells
 */
export function table<Row>(text: string, read: (cells: Cells) => Row): Table<Row> {
  const directory = lazily(() => {
    const [header = '', ...lines] = text.split('\n');
    return {
      columns: new Map(header.split('\t').map((column, index) => [column, index])),
      blocks: lines.map((line): Block => {
        const [code = '', size = '', packed = ''] = line.split('\t');
        return { code, lines: lazily(() => unpack(packed, Number(size))) };
      }),
    };
  });
  const known = new Map<string, readonly Row[]>();

  function rowsIn(block: Block | undefined, code: string): readonly Row[] {
    const before = known.get(code);
    if (before) return before;
    const { columns } = directory();
    const rows = (block?.lines().get(code) ?? []).map((line) => {
      const cells = line.split('\t');
      return read((column) => cells[columns.get(column) ?? -1] ?? '');
    });
    if (rows.length > 0) known.set(code, rows);
    return rows;
  }

  function rows(code: string): readonly Row[] {
    const block = directory()
      .blocks.filter((candidate) => candidate.code <= code)
      .at(-1);
    return rowsIn(block, code);
  }

  return {
    rows,
    row: (code) => rows(code)[0],
    all: () =>
      directory().blocks.flatMap((block) => [...block.lines().keys()].flatMap((code) => rowsIn(block, code))),
  };
}

/** The lines of a block, by their codes. */
function unpack(packed: string, size: number): ReadonlyMap<string, readonly string[]> {
  const characters = atob(packed);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  const lines = new TextDecoder().decode(inflateSync(bytes, { out: new Uint8Array(size) })).split('\n');
  return groupBy(lines, (line) => line.slice(0, line.indexOf('\t')));
}

/** The columns that every table ends with. */
export function fact(cells: Cells): Fact {
  return { confidence: cells('confidence') as Confidence, source: cells('source') };
}

/** The properties whose cells are not empty, so that what a table does not say is absent. */
export function filled<Key extends string>(cells: Record<Key, string>): { readonly [key in Key]?: string } {
  const result: { [key in Key]?: string } = {};
  for (const key in cells) if (cells[key] !== '') result[key] = cells[key];
  return result;
}

/** As `filled`, for numbers. */
export function filledNumbers<Key extends string>(
  cells: Record<Key, string>,
): { readonly [key in Key]?: number } {
  const result: { [key in Key]?: number } = {};
  for (const key in cells) if (cells[key] !== '') result[key] = Number(cells[key]);
  return result;
}

/** A value that is worked out when it is first asked for. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Groups values by a key, in their order. */
export function groupBy<Value>(values: Iterable<Value>, key: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
