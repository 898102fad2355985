import { post as postOf } from '../reference/posts';
import { rankOf } from '../syntax/query/portions';
import type { CableRecord } from './record/types';

/** A value of a cell; `undefined` where the cable has nothing. */
export type Cell = string | number | readonly string[] | undefined;

export interface TableColumn {
  readonly name: string;
  /** `date` is a day, `YYYY-MM-DD`. */
  readonly type: 'text' | 'list' | 'integer' | 'number' | 'date';
}

interface Column<Row> extends TableColumn {
  value(row: Row, record: CableRecord): Cell;
}

/** A table of cables: its columns, and the rows that a record gives. */
interface Table<Row> {
  readonly columns: readonly Column<Row>[];
  rows(record: CableRecord): readonly Row[];
}

function table<Row>(
  rows: (record: CableRecord) => readonly Row[],
  columns: (
    column: (
      name: string,
      type: TableColumn['type'],
      value: (row: Row, record: CableRecord) => Cell,
    ) => Column<Row>,
  ) => readonly Column<Row>[],
): Table<unknown> {
  return { columns: columns((name, type, value) => ({ name, type, value })), rows } as Table<unknown>;
}

type Addressee = NonNullable<CableRecord['action']>[number];
const addresses = (addressees: readonly Addressee[] | undefined) =>
  addressees?.flatMap(({ address, indicator }) => address ?? indicator ?? []);
/** With its position from 1. */
const placed = <Row>(rows: readonly Row[] | undefined) =>
  (rows ?? []).map((row, index) => ({ row, position: index + 1 }));

/**
 * The tables that `cable extract --tables` writes, without the key that the command line adds to each. Names that
 * the record has too are those of its keys in snake_case.
 */
const TABLES = {
  cables: table(
    (record) => [{ ...record, place: record.post === undefined ? undefined : postOf(record.post) }],
    (column) => [
      column('file', 'text', ({ file }) => file),
      column('row', 'integer', ({ row }) => row),
      column('first_line', 'integer', ({ lines }) => lines[0]),
      column('last_line', 'integer', ({ lines }) => lines[1]),
      column('id', 'text', ({ id }) => id),
      column('id_from', 'text', ({ idFrom }) => idFrom),
      column('year', 'integer', ({ year, date }) => year ?? (date ? Number(date.slice(0, 4)) : undefined)),
      column('post', 'text', ({ post }) => post),
      column('serial', 'integer', ({ serial }) => serial),
      column('country', 'text', ({ place }) => place?.countryIso),
      column('latitude', 'number', ({ place }) => place?.latitude),
      column('longitude', 'number', ({ place }) => place?.longitude),
      column('date', 'text', ({ date }) => date),
      column('day', 'date', ({ date }) => date?.slice(0, 10)),
      column('precedence', 'list', ({ precedence }) => precedence),
      column('transmission_identifier', 'text', ({ transmission }) => transmission?.identifier),
      column('station', 'text', ({ transmission }) => transmission?.from),
      column('station_serial', 'integer', ({ transmission }) => transmission?.serial),
      column('filed', 'text', ({ transmission }) => transmission?.filed),
      column('from', 'text', ({ from }) => from),
      column('action', 'list', ({ action }) => addresses(action)),
      column('info', 'list', ({ info }) => addresses(info)),
      column('exempt', 'list', ({ exempt }) => addresses(exempt)),
      column('classification', 'text', ({ classification }) => classification),
      column('level', 'integer', ({ classification }) =>
        classification === undefined ? undefined : rankOf(classification),
      ),
      column('section', 'integer', ({ section }) => section?.[0]),
      column('sections', 'integer', ({ section }) => section?.[1]),
      column('captions', 'list', ({ captions }) => captions),
      column('passing', 'text', ({ passing }) => passing),
      column('executive_order', 'text', ({ executiveOrder }) => executiveOrder?.number),
      column('executive_order_text', 'text', ({ executiveOrder }) => executiveOrder?.text),
      column('declassify', 'date', ({ executiveOrder }) => executiveOrder?.declassify),
      column('tags', 'list', ({ tags }) => tags),
      column('tags_canonical', 'list', ({ tagsCanonical }) => tagsCanonical),
      column('subject', 'text', ({ subject }) => subject),
      column('subject_portion', 'text', ({ subjectPortion }) => subjectPortion),
      column('references', 'list', ({ references }) => references?.map(({ id, text }) => id ?? text)),
      column('classified_by', 'text', ({ classifiedBy }) => classifiedBy?.name),
      column('classified_by_title', 'text', ({ classifiedBy }) => classifiedBy?.title),
      column('reasons', 'list', ({ classifiedBy }) => classifiedBy?.reasons),
      column('summary', 'text', ({ summary }) => summary),
      column('signature', 'list', ({ signature }) => signature),
      column('release_case', 'text', ({ release }) => release?.case),
      column('release_document', 'text', ({ release }) => release?.document),
      column('release_date', 'date', ({ release }) => release?.date),
      column('release_extent', 'text', ({ release }) => release?.extent),
      column('release_level', 'text', ({ release }) => release?.level),
      column('release_authority', 'text', ({ release }) => release?.authority),
      column('exemptions', 'list', ({ release }) => release?.exemptions),
      column('redactions', 'integer', (record) => redactionsIn(record)),
      column('words', 'integer', (record) => wordsIn(record)),
      column('paragraphs', 'integer', ({ paragraphs }) => paragraphs?.length ?? 0),
      column('problems', 'integer', ({ problems }) => problems?.length),
    ],
  ),
  addressees: table(
    ({ action, info, exempt }) =>
      Object.entries({ action, info, exempt }).flatMap(([role, list]) =>
        placed(list).map((addressee) => ({ role, ...addressee })),
      ),
    (column) => [
      column('role', 'text', ({ role }) => role),
      column('position', 'integer', ({ position }) => position),
      column('indicator', 'text', ({ row }) => row.indicator),
      column('address', 'text', ({ row }) => row.address),
      column('precedence', 'text', ({ row }) => row.precedence),
      column('number', 'text', ({ row }) => row.number),
    ],
  ),
  tags: table(
    ({ tags, tagsCanonical }) => placed(tagsCanonical ?? tags),
    (column) => [
      column('position', 'integer', ({ position }) => position),
      column('tag', 'text', ({ row }) => row),
    ],
  ),
  references: table(
    ({ references }) => placed(references),
    (column) => [
      column('position', 'integer', ({ position }) => position),
      column('letter', 'text', ({ row }) => row.letter),
      column('kind', 'text', ({ row }) => row.kind),
      column('id', 'text', ({ row }) => row.id),
      column('year_from', 'text', ({ row }) => row.yearFrom),
      column('text', 'text', ({ row }) => row.text),
    ],
  ),
  paragraphs: table(
    ({ paragraphs }) => placed(paragraphs),
    (column) => [
      column('position', 'integer', ({ position }) => position),
      column('number', 'integer', ({ row }) => row.number),
      column('portion', 'text', ({ row }) => row.portion),
      column('heading', 'text', ({ row }) => row.heading),
      column('first_line', 'integer', ({ row }) => row.lines[0]),
      column('last_line', 'integer', ({ row }) => row.lines[1]),
      column('words', 'integer', ({ row }) => countWords(row.text ?? '')),
      column('text', 'text', ({ row }) => row.text),
    ],
  ),
  problems: table(
    ({ problems }) => problems ?? [],
    (column) => [
      column('code', 'text', ({ code }) => code),
      column('severity', 'text', ({ severity }) => severity),
      column('line', 'integer', ({ line }) => line),
      column('column', 'integer', ({ column: at }) => at),
      column('message', 'text', ({ message }) => message),
    ],
  ),
} as const;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** The columns of a table, in their order. */
export const tableColumns = (name: TableName): readonly TableColumn[] => TABLES[name].columns;

/** The rows that a record gives in a table, column by column. The record needs its problems and texts. */
export function tableCells(name: TableName, record: CableRecord): readonly (readonly Cell[])[] {
  const { columns, rows } = TABLES[name];
  const found = rows(record);
  return columns.map(({ value }) => found.map((row) => value(row, record)));
}

const wordsIn = ({ paragraphs = [] }: CableRecord) =>
  paragraphs.reduce((sum, { text = '' }) => sum + countWords(text), 0);

/** Runs of characters between blanks that have a letter or a digit. */
function countWords(text: string): number {
  let words = 0;
  let counted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BLANK) counted = false;
    else if (!counted && isLetterOrDigit(code)) {
      counted = true;
      words++;
    }
  }
  return words;
}

/** Texts of records have no other white space. */
const BLANK = 32;

/** Of characters beyond ASCII, punctuation alone is none. */
function isLetterOrDigit(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && code !== 0x3000;
}

/** What a publisher put for words: `XXXXXXXXXXXX`, `[REDACTED]`, `[excised]`. */
const REDACTION =
  /\bX{5,}\b|\[\s?(?:redacted|excised|deleted|text not declassified|not declassified)\b[^\]]{0,60}\]/gi;

function redactionsIn({ paragraphs = [], subject = '', classifiedBy }: CableRecord): number {
  const texts = [subject, classifiedBy?.text ?? '', ...paragraphs.map(({ text = '' }) => text)];
  return texts.reduce((sum, text) => sum + countRedactions(text), 0);
}

function countRedactions(text: string): number {
  // Most texts have none.
  if (!text.includes('XXXXX') && !text.includes('[')) return 0;
  return text.match(REDACTION)?.length ?? 0;
}

/**
 * The letters and digits of a cable's paragraphs in capitals, in UTF-8: the same in every copy, however its lines,
 * pages, and paragraph numbers were printed. Of a cable without paragraphs, those of its subject.
 */
export function comparableText({ paragraphs = [], subject = '' }: CableRecord): Uint8Array {
  const text = paragraphs.map(({ text: words = '' }) => words).join(' ') || subject;
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) return new TextEncoder().encode(text.toUpperCase().replaceAll(BETWEEN, ''));
    if (isLetterOrDigit(code)) bytes[size++] = code >= 97 ? code - 32 : code;
  }
  return bytes.subarray(0, size);
}

/** Punctuation and white space, beyond ASCII too. */
const BETWEEN = /[^A-Z0-9\u00C0-\u1FFF\u2070-\u2FFF\u3001-\uFFFF]+/g;
