/**
 * The user's own tables. A file of tab-separated text, its first line the names of the columns, or of JSON: a
 * list of objects, or an object with `kind` and `rows`. What it is a table of is the value of `kind`, else in its
 * name: the first of `routing`, `tags`, `posts`, `captions` and `vocabulary` in it, as in `my-tags.tsv`.
 */
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver-types';
import { normaliseAddress } from '../reference/routing';
import { USER_TABLE_KINDS, type UserRow, type UserTableKind } from '../reference/tables';

/** A table that was read: its good rows, and what is wrong in the others. */
export interface UserTable {
  readonly rows: readonly UserRow[];
  readonly problems: readonly Diagnostic[];
}

interface Kind {
  /** The columns without which a row says nothing. */
  readonly needs: readonly string[];
  /** Columns that it may have besides those that all have. */
  readonly has: readonly string[];
  /** A cell as it is looked up. */
  readonly code: (written: string) => string;
}

const SHARED = ['code', 'kind', 'meaning', 'detail', 'from', 'to', 'confidence', 'source'];

const capitals = (written: string) => written.toUpperCase().replace(/\s+/g, ' ');

const KINDS: Readonly<Record<UserTableKind, Kind>> = {
  routing: { needs: ['address'], has: ['city', 'country_iso', 'country'], code: capitals },
  tags: { needs: ['meaning'], has: ['status', 'use_instead', 'iso', 'history'], code: capitals },
  posts: {
    needs: ['address'],
    has: ['indicator', 'city', 'country_iso', 'country', 'time_zone', 'tags_code', 'history'],
    code: (written) => capitals(written).replace(/[^A-Z0-9]/g, ''),
  },
  captions: { needs: ['meaning'], has: ['placement', 'not_used_with'], code: capitals },
  vocabulary: { needs: ['meaning'], has: [], code: capitals },
};

/** Nobody writes larger tables by hand. */
const MOST_CHARACTERS = 5_000_000;
const MOST_ROWS = 20_000;
const LONGEST_CELL = 2_000;

/** A row as written, and its line, counted from 0. */
interface WrittenRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
  /** More cells than columns. */
  readonly tooMany?: number;
}

/**
 * Reads a table. Faulty rows are skipped, each with a problem on its line.
 * @param path as in the setting, `cables/my-tags.tsv`
 */
export function readUserTable(path: string, written: string): UserTable {
  const text = written.replace(/^\ufeff/, '');
  const lines = text.slice(0, MOST_CHARACTERS + 1).split(/\r\n|\r|\n/);
  const problems: Diagnostic[] = [];
  const report = (line: number, message: string, severity: DiagnosticSeverity = DiagnosticSeverity.Error) =>
    problems.push(problemAt(line, lines[line] ?? '', message, severity));

  if (text.length > MOST_CHARACTERS) {
    report(
      0,
      `This table was not read: it has more than ${MOST_CHARACTERS / 1_000_000} million characters. Split it into several tables.`,
    );
    return { rows: [], problems };
  }
  const table = /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfLines(lines);
  if ('fault' in table) {
    report(table.line, table.fault);
    return { rows: [], problems };
  }
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const kind = table.kind ?? USER_TABLE_KINDS.find((each) => name.includes(each));
  if (!isKind(kind)) {
    const what =
      table.kind === undefined
        ? 'The file name does not say what kind of table this is'
        : `“${table.kind}” is not a kind of table`;
    report(0, `${what}. Use one of ${USER_TABLE_KINDS.join(', ')}, as in my-tags.tsv.`);
    return { rows: [], problems };
  }

  const known = new Set([...SHARED, ...KINDS[kind].needs, ...KINDS[kind].has]);
  const unknown = table.columns.filter((column) => !known.has(column));
  if (unknown.length > 0) {
    const columns = [...known].join(', ');
    report(
      0,
      `Unknown ${unknown.length === 1 ? 'column' : 'columns'} ${unknown.join(', ')}, not read. A ${kind} table can have the columns ${columns}.`,
      DiagnosticSeverity.Warning,
    );
  }
  const missing = ['code', ...KINDS[kind].needs].filter((column) => !table.columns.includes(column));
  if (missing.length > 0) {
    report(
      0,
      `A ${kind} table needs the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(' and ')}. Add ${missing.length === 1 ? 'it' : 'them'} to the first line.`,
    );
    return { rows: [], problems };
  }
  if (table.rows.length > MOST_ROWS) {
    report(
      table.rows[MOST_ROWS]?.line ?? 0,
      `Only the first ${MOST_ROWS} rows are read. Split the table into several.`,
    );
  }

  const rows: UserRow[] = [];
  for (const row of table.rows.slice(0, MOST_ROWS)) {
    const fault = faultOf(kind, row);
    if (fault) report(row.line, `Row skipped: ${fault}.`);
    else rows.push({ kind, userTable: `${path}, line ${row.line + 1}`, cells: completed(kind, row) });
  }
  return { rows, problems };
}

/** A problem that concerns the whole file, on its first line. */
export function fileProblem(message: string): Diagnostic {
  return problemAt(0, '', message, DiagnosticSeverity.Error);
}

function problemAt(line: number, text: string, message: string, severity: DiagnosticSeverity): Diagnostic {
  const range: Range = { start: { line, character: 0 }, end: { line, character: text.length } };
  return { range, message, severity, source: 'cable', code: 'user-table' };
}

function isKind(kind: string | undefined): kind is UserTableKind {
  return USER_TABLE_KINDS.some((each) => each === kind);
}

// ---------------------------------------------------------------- rows as written

interface WrittenTable {
  readonly columns: readonly string[];
  readonly rows: readonly WrittenRow[];
  readonly kind?: string;
}

interface Unreadable {
  readonly fault: string;
  readonly line: number;
}

function rowsOfLines(lines: readonly string[]): WrittenTable {
  const columns = (lines[0] ?? '').split('\t').map((column) => column.trim());
  const rows = lines.flatMap((text, line): WrittenRow[] => {
    if (line === 0 || text.trim() === '') return [];
    const cells = text.split('\t').map((cell) => cell.trim());
    const row = {
      line,
      cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
    };
    return [cells.length > columns.length ? { ...row, tooMany: cells.length } : row];
  });
  return { columns, rows };
}

function rowsOfJson(text: string): WrittenTable | Unreadable {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return { fault: `This is not valid JSON: ${message}`, line: lineAt(text, position) };
  }
  const table = Array.isArray(value) ? { rows: value } : isObject(value) ? value : {};
  const { rows, kind } = table as { readonly rows?: unknown; readonly kind?: unknown };
  if (!Array.isArray(rows))
    return { fault: 'A JSON table must be a list of rows, or an object with the rows in "rows".', line: 0 };
  const starts = startsOfRows(text, Array.isArray(value) ? 2 : 3);
  let line = 0;
  let from = 0;
  const written = rows.map((row, index): WrittenRow => {
    const start = Math.max(from, starts[index] ?? 0);
    line += lineAt(text.slice(from, start), start - from);
    from = start;
    return { line, cells: isObject(row) ? row : {} };
  });
  const columns = [...new Set(written.flatMap(({ cells }) => Object.keys(cells)))];
  return { columns, rows: written, ...(kind !== undefined && { kind: String(kind) }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Offsets at which the values that are objects open, at a depth of brackets: the rows, one after the other. */
function startsOfRows(text: string, depth: number): number[] {
  const starts: number[] = [];
  let open = 0;
  // Strings are passed over as a whole: brackets in them do not count.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '{' || token === '[') {
      open++;
      if (token === '{' && open === depth) starts.push(index);
    } else if (token === '}' || token === ']') open--;
  }
  return starts;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length - 1;
}

// ---------------------------------------------------------------- rows as read

const CONFIDENCES = ['high', 'medium', 'low'];
const STATUSES = ['current', 'retired', 'nonstandard', 'misspelling', 'unverified'];
const STATION_KINDS = [
  'embassy',
  'consulate',
  'mission',
  'branch office',
  'department',
  'military command',
  'collective',
  'other agency',
  'relay',
];

/** Why a row cannot be used. */
function faultOf(kind: UserTableKind, { cells, tooMany }: WrittenRow): string | undefined {
  if (tooMany !== undefined) return `it has ${tooMany} cells, more than the table has columns`;
  for (const [column, cell] of Object.entries(cells)) {
    if (typeof cell !== 'string' && typeof cell !== 'number')
      return `the value of ${column} is neither text nor a number`;
    if (String(cell).length > LONGEST_CELL) return `${column} is longer than ${LONGEST_CELL} characters`;
    if (/[\n\r\t]/.test(String(cell))) return `${column} contains a line break or a tab`;
  }
  const cell = (column: string) => String(cells[column] ?? '').trim();
  if (KINDS[kind].code(cell('code')) === '') return 'it has no code';
  const empty = KINDS[kind].needs.find((column) => cell(column) === '');
  if (empty !== undefined) return `it has no ${empty}`;
  for (const column of ['from', 'to']) {
    if (cell(column) !== '' && !isDate(cell(column), column === 'to')) {
      const end = column === 'to' ? ', or “present”' : '';
      return `“${cell(column)}” in ${column} is not a year (2006), a decade (1970s), or a date (2006-09-25)${end}`;
    }
  }
  if (!isZone(cell('time_zone')))
    return `“${cell('time_zone')}” is not a time zone; write a name such as Asia/Baku`;
  return (
    notOneOf('confidence', cell('confidence'), CONFIDENCES) ??
    notOneOf('status', cell('status'), STATUSES) ??
    (kind === 'routing' || kind === 'posts' ? notOneOf('kind', cell('kind'), STATION_KINDS) : undefined)
  );
}

function notOneOf(column: string, cell: string, words: readonly string[]): string | undefined {
  return cell === '' || words.includes(cell)
    ? undefined
    : `“${cell}” in ${column} is not one of ${words.join(', ')}`;
}

function isDate(cell: string, isEnd: boolean): boolean {
  if (isEnd && cell === 'present') return true;
  return (
    /^\d{4}(?:s|-\d\d(?:-\d\d)?)?$/.test(cell) && (!cell.includes('-') || !Number.isNaN(Date.parse(cell)))
  );
}

function isZone(zone: string): boolean {
  if (zone === '') return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The cells as the built-in tables have them. */
function completed(kind: UserTableKind, { cells: written, line }: WrittenRow): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [column, cell] of Object.entries(written)) cells[column] = String(cell).trim();
  cells['code'] = KINDS[kind].code(cells['code'] ?? '');
  cells['confidence'] ||= 'high';
  cells['source'] ||= `line ${line + 1}`;
  if (KINDS[kind].needs.includes('address')) {
    cells['address'] = normaliseAddress(cells['address'] ?? '');
    cells['kind'] ||= kindOfAddress(cells['address']);
  }
  return cells;
}

function kindOfAddress(address: string): string {
  if (address.startsWith('AMEMBASSY')) return 'embassy';
  if (address.startsWith('AMCONSUL')) return 'consulate';
  if (/^(?:US(?:MISSION|UN|INT|EU|LO)|AIT)\b/.test(address)) return 'mission';
  return /\bCOLLECTIVE$/.test(address) ? 'collective' : 'other agency';
}
