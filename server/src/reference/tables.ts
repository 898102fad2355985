/**
 * Reads the tables of `server/data` in the form in which `scripts/tables-plugin.mjs` bundles them, and lays the
 * rows of the user's own tables over them.
 *
 * Importing a table costs nothing. A look-up unpacks its table once, finds the code by halving, and cuts only
 * the columns that it reads.
 */
import { memo, tablesChanged } from './memo';
import { unpack } from './unpack';

/** How sure a fact is; `server/data/README.md` says what each word means. */
export type Confidence = 'high' | 'medium' | 'low';

/** What every row says of itself. */
export interface Sourced {
  readonly confidence: Confidence;
  /** Where the fact was read, `; ` between sources; `…` in place of further ones, which the table names. */
  readonly source: string;
  /** Place of a row of the user's own tables, `cables/my-tags.tsv, line 4`. */
  readonly userTable?: string;
}

/** The cell of a row in the named column; empty where the table has nothing. */
export type Cells = (column: string) => string;

export interface Table<Row> {
  /** The rows of a code, in the order of the table; none when it is not in the table. */
  rows(code: string): readonly Row[];
  /** The only or first row of a code. */
  row(code: string): Row | undefined;
  /** The rows with just this text in a column, in the order of the table. */
  where(column: string, cell: string): readonly Row[];
  /** The cells of a column, a row each. */
  column(name: string): readonly string[];
  /** The row at an index of the columns. */
  at(index: number): Row;
  /** All rows, in the order of the table. */
  all(): readonly Row[];
}

/** What a user may have tables of. */
export const USER_TABLE_KINDS = ['routing', 'tags', 'posts', 'captions', 'vocabulary'] as const;
export type UserTableKind = (typeof USER_TABLE_KINDS)[number];

/** A row of a user's table: it replaces all built-in rows with its code. */
export interface UserRow {
  readonly kind: UserTableKind;
  /** As `Sourced.userTable`. */
  readonly userTable: string;
  /** Cells by column; those of `code`, `confidence` and `source` are not empty. */
  readonly cells: Readonly<Record<string, string>>;
}

let userRows: readonly UserRow[] = [];

/** Puts these rows of the user's tables over the built-in ones, in the place of those given before. */
export function useUserRows(rows: readonly UserRow[]): void {
  userRows = rows;
  tablesChanged();
}

/** A column of a table. */
interface Column {
  /** The cell at an index; empty after the last. */
  cell(index: number): string;
  /** All cells. */
  cells(): readonly string[];
}

type Columns = (name: string) => Column;

/**
 * @param text what the import of a `*.tsv` gives; empty for a table that only users have
 * @param read makes a row of its cells
 * @param kind the user's tables that lie over this one
 */
export function table<Row>(text: string, read: (cells: Cells) => Row, kind?: UserTableKind): Table<Row> {
  const builtIn = builtInColumns(text);
  const columns = memo((): Columns => {
    const own = kind === undefined ? [] : userRows.filter((row) => row.kind === kind);
    return own.length === 0 ? builtIn : overlaid(builtIn, own);
  });
  const at = memo((index: number): Row => read((column) => columns()(column).cell(index)));
  const indices = memo((column: string) => indicesByCell(columns()(column).cells()));

  function rows(code: string): readonly Row[] {
    const codes = columns()('code').cells();
    const found: Row[] = [];
    for (let index = firstIndex(codes, code); codes[index] === code; index++) found.push(at(index));
    return found;
  }

  return {
    rows,
    row: (code) => rows(code)[0],
    where: (column, cell) => (indices(column).get(cell) ?? []).map((index) => at(index)),
    column: (name) => columns()(name).cells(),
    at,
    all: () =>
      columns()('code')
        .cells()
        .map((_, index) => at(index)),
  };
}

/** A column whose cells are made when one is first read. */
function column(make: () => readonly string[]): Column {
  let made: readonly string[] | undefined;
  const cells = () => {
    made ??= make();
    return made;
  };
  return { cells, cell: (index) => cells()[index] ?? '' };
}

/** The columns of a packed table; a column that is not there is empty. */
function builtInColumns(text: string): Columns {
  let columns: ReadonlyMap<string, Column> | undefined;
  return (name) => {
    columns ??= unpackedColumns(text);
    return columns.get(name) ?? NO_COLUMN;
  };
}

const NO_COLUMN = column(() => []);

function unpackedColumns(text: string): ReadonlyMap<string, Column> {
  const names = text.split('\t');
  const [size = '0', packed = ''] = names.splice(-2);
  if (names.length === 0) return new Map();
  const texts = unpack(packed, Number(size)).split('\t');
  return new Map(
    names.map((name, index) => {
      const lines = texts[index] ?? '';
      return name.endsWith('*')
        ? [name.slice(0, -1), codedColumn(lines)]
        : [name, column(() => lines.split('\n'))];
    }),
  );
}

/** Number 0 of a coded column; the same in `scripts/tables-plugin.mjs`. */
const FIRST = 35;

/** A column whose cells return often: the different ones, and a character for each row that numbers one. */
function codedColumn(text: string): Column {
  const end = text.lastIndexOf('\n');
  const codes = text.slice(end + 1);
  const different = column(() => text.slice(0, end).split('\n'));
  const cell = (index: number) => different.cell(codes.charCodeAt(index) - FIRST);
  return { cell, cells: () => Array.from(codes, (_, index) => cell(index)) };
}

/** The user's rows among the built-in ones whose codes they do not have, in the order of the codes. */
function overlaid(builtIn: Columns, own: readonly UserRow[]): Columns {
  const ownCodes = new Set(own.map(({ cells }) => cells['code']));
  const kept = [...builtIn('code').cells().entries()].filter(([, code]) => !ownCodes.has(code));
  const places = [
    ...kept.map(([index, code]) => ({ code, index, row: undefined })),
    ...own.map((row) => ({ code: row.cells['code'] ?? '', index: -1, row })),
  ].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const columns = new Map<string, Column>();
  return (name) => {
    const known =
      columns.get(name) ??
      column(() =>
        places.map(({ index, row }) => {
          if (!row) return builtIn(name).cell(index);
          return name === 'userTable' ? row.userTable : (row.cells[name] ?? '');
        }),
      );
    columns.set(name, known);
    return known;
  };
}

/** Index of the first of the sorted codes that does not come before the code. */
function firstIndex(codes: readonly string[], code: string): number {
  let from = 0;
  let to = codes.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((codes[middle] ?? '') < code) from = middle + 1;
    else to = middle;
  }
  return from;
}

function indicesByCell(cells: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, cell] of cells.entries()) {
    const before = found.get(cell);
    if (before) before.push(index);
    else found.set(cell, [index]);
  }
  return found;
}

/** The columns that every table ends with. */
export function sourced(cells: Cells): Sourced {
  return {
    confidence: cells('confidence') as Confidence,
    source: cells('source'),
    ...filled({ userTable: cells('userTable') }),
  };
}

/**
 * Years of validity in words: `1970s-present`, `to 1995`, `since 1992`; nothing where the table has neither.
 * A decade in both columns says when a code was seen, not when it began or ended.
 */
export function validity(cells: Cells): { readonly years?: string } {
  const from = cells('from');
  const to = cells('to');
  if (from === to) return filled({ years: from });
  return filled({ years: from === '' ? (to === 'present' ? to : `to ${to}`) : `${from}-${to}` });
}

/**
 * Whether a code with these years of validity, as `validity` words them, can be used in something written in that year.
 * A decade alone counts as its years.
 */
export function isOfItsTime(years: string | undefined, year: number | undefined): boolean {
  if (years === undefined || year === undefined) return true;
  const [, from, to = from] = /^(?:to )?(\d{4}s?)?(?:-(\d{4}s?|present).*)?$/.exec(years) ?? [];
  const first = years.startsWith('to ') || from === undefined ? 0 : Number.parseInt(from, 10);
  const last =
    to === undefined || to === 'present' ? 9999 : Number.parseInt(to, 10) + (to.endsWith('s') ? 9 : 0);
  return first <= year && year <= last;
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
