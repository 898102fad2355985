import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import type { BasicType } from 'hyparquet-writer';
import { version } from '../../package.json';
import { SEVERITIES } from '../protocol';
import type { YearFrom } from '../reference/referenceYears';
import { type CableIndex, type FileFacts, IN_EDITOR, withoutUndefined } from './cableIndex';
import type { Citation } from './citations';
import type { IndexedCable } from './indexedCable';
import { otherWork } from './otherWork';

/**
 * The index of an archive as one Parquet file, a row a cable, which any engine reads. Lists are joined by `; ` as in
 * the CSV form of the record. Its own facts are key-value metadata under this name.
 */
const METADATA = 'cable-index';
/** Goes up when rows change their meaning. */
export const INDEX_VERSION = 1;

interface Metadata {
  readonly version: number;
  /** The version of the program, which may read cables better than another one. */
  readonly program: string;
  /** Files that were read and hold no cable: folder, path, size, time of the last change. */
  readonly without: readonly (readonly [folder: string, path: string, size: number, modified: number])[];
}

/** Rows that are written and read at a time: between two groups other work goes on. */
const GROUP = 1_000;
const JOINT = '; ';

type Row = IndexedCable & FileFacts;

interface Column {
  readonly name: string;
  readonly type: BasicType;
  readonly value: (row: Row) => unknown;
}

const text = (name: string, value: Column['value']): Column => ({ name, type: 'STRING', value });
const number = (name: string, value: Column['value']): Column => ({ name, type: 'INT32', value });
const list = (name: string, value: (row: Row) => readonly string[]): Column =>
  text(name, (row) => joined(value(row)));

const COLUMNS: readonly Column[] = [
  text('folder', ({ folder }) => folder),
  text('file', ({ path }) => path),
  { name: 'size', type: 'DOUBLE', value: ({ size }) => size },
  { name: 'modified', type: 'DOUBLE', value: ({ modified }) => modified },
  number('row', ({ row }) => row),
  number('first_line', ({ lines }) => lines[0]),
  number('last_line', ({ lines }) => lines[1]),
  number('number_line', ({ place }) => place.line),
  number('number_start', ({ place }) => place.start),
  number('number_end', ({ place }) => place.end),
  text('id', ({ id }) => id),
  text('id_from', ({ idFrom }) => idFrom),
  number('year', ({ year }) => year),
  text('post', ({ post }) => post),
  number('serial', ({ serial }) => serial),
  text('date', ({ date }) => date),
  text('classification', ({ classification }) => classification),
  text('release_classification', ({ release }) => release),
  list('captions', ({ captions }) => captions),
  list('tags', ({ tags }) => tags),
  text('subject', ({ subject }) => subject),
  text('sender', ({ from }) => from),
  text('station', ({ station }) => station),
  list('action', ({ action }) => action),
  list('info', ({ info }) => info),
  list('exempt', ({ exempt }) => exempt),
  list('names', ({ names }) => names),
  list('cites', ({ citations }) => citations.map(({ id }) => id)),
  text('citation_places', ({ citations }) => citations.map(placeText).join(' ') || undefined),
  ...SEVERITIES.map((severity, index) =>
    number(severity === 'information' ? severity : `${severity}s`, ({ problems }) => problems[index]),
  ),
  text('hash', ({ hash }) => hash),
];

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.map((value) => value.replaceAll(';', ',')).join(JOINT);
}

const split = (cell: unknown): string[] => (typeof cell === 'string' ? cell.split(JOINT) : []);

/** `Awr12:5:17`: letter or `-`, year from, in the list or in running text, line and characters. */
function placeText({ letter = '-', yearFrom, inText, place }: Citation): string {
  return `${letter}${yearFrom.charAt(0)}${inText ? 't' : 'r'}${place.line}:${place.start}:${place.end}`;
}

const YEARS_FROM: Readonly<Record<string, YearFrom>> = { w: 'written', c: 'cable', g: 'guess' };

function citationsOf(ids: unknown, places: unknown): Citation[] {
  const written = typeof places === 'string' ? places.split(' ') : [];
  return split(ids).flatMap((id, index) => {
    const place = written[index] ?? '';
    const [line = 0, start = 0, end = 0] = place.slice(3).split(':').map(Number);
    const letter = place.charAt(0);
    return {
      id,
      ...(letter !== '-' && { letter }),
      yearFrom: YEARS_FROM[place.charAt(1)] ?? 'written',
      inText: place.charAt(2) === 't',
      place: { line, start, end },
    };
  });
}

/**
 * Writes an index, and lets other work go before each group of rows.
 *
 * @param write is given the bytes of the file piece by piece, in order
 */
export async function writeIndex(
  index: CableIndex,
  write: (bytes: Uint8Array) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const metadata: Metadata = {
    version: INDEX_VERSION,
    program: version,
    without: [...index.filesWithoutCables()]
      .filter(({ size }) => size !== IN_EDITOR)
      .map(({ folder, path, size, modified }) => [folder, path, size, modified]),
  };
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: COLUMNS.length },
      ...COLUMNS.map(({ name, type }) => ({
        name,
        repetition_type: 'OPTIONAL' as const,
        ...(type === 'STRING'
          ? { type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const }
          : { type: type as 'INT32' | 'DOUBLE' }),
      })),
    ],
    kvMetadata: [{ key: METADATA, value: JSON.stringify(metadata) }],
    statistics: false,
    createdBy: 'cable',
  });
  const flush = async () => {
    await write(bytes.getBytes().slice());
    bytes.index = 0;
  };
  let group: Row[] = [];
  const writeGroup = async () => {
    if (group.length === 0) return;
    const rows = group;
    group = [];
    const columnData = COLUMNS.map(({ name, value }) => ({ name, data: rows.map(value) }));
    writer.write({ columnData, rowGroupSize: rows.length });
    await flush();
    await otherWork();
  };
  for (const row of index.rowsByFile()) {
    signal?.throwIfAborted();
    const facts = index.facts(row);
    // What is in the editor may never be saved: the file is read the next time.
    if (facts.size !== IN_EDITOR) group.push({ ...index.cable(row), ...facts });
    if (group.length === GROUP) await writeGroup();
  }
  await writeGroup();
  writer.finish();
  await flush();
}

/** Why a file is not an index that can be used. */
export type IndexFault = 'damaged' | 'foreign' | 'newer' | 'older';

/** Why a file can't be used as an index, as far as its metadata tell; `undefined` where nothing speaks against it. */
export async function indexFault(file: AsyncBuffer): Promise<IndexFault | undefined> {
  const found = await metadataOf(file);
  return typeof found === 'string' ? found : undefined;
}

async function metadataOf(
  file: AsyncBuffer,
): Promise<IndexFault | { metadata: FileMetaData; own: Metadata }> {
  const { parquetMetadataAsync } = await import('hyparquet');
  try {
    const metadata = await parquetMetadataAsync(file);
    const value = metadata.key_value_metadata?.find(({ key }) => key === METADATA)?.value;
    if (value === undefined) return 'foreign';
    const own = JSON.parse(value) as Metadata;
    if (own.version !== INDEX_VERSION) return own.version > INDEX_VERSION ? 'newer' : 'older';
    if (own.program !== version) return 'older';
    return { metadata, own };
  } catch {
    return (await isParquet(file).catch(() => true)) ? 'damaged' : 'foreign';
  }
}

/** Whether the first bytes are those of a Parquet file; an empty file is one that was cut off. */
async function isParquet(file: AsyncBuffer): Promise<boolean> {
  if (file.byteLength === 0) return true;
  const start = new Uint8Array(await file.slice(0, Math.min(4, file.byteLength)));
  return String.fromCharCode(...start) === 'PAR1';
}

/**
 * Reads an index into an empty one, and lets other work go before each group of rows.
 *
 * @returns why it can't be used; what was read until then is in `index`, which is to be thrown away
 */
export async function readIndex(file: AsyncBuffer, index: CableIndex): Promise<IndexFault | undefined> {
  const { parquetRead } = await import('hyparquet');
  const found = await metadataOf(file);
  if (typeof found === 'string') return found;
  const { metadata, own } = found;
  try {
    for (const [folder, path, size, modified] of own.without)
      index.setFile({ folder, path, size, modified }, []);
    let from = 0;
    for (const { num_rows } of metadata.row_groups) {
      const to = from + Number(num_rows);
      const columns: Record<string, ArrayLike<unknown>> = {};
      await parquetRead({
        file,
        metadata,
        rowStart: from,
        rowEnd: to,
        onChunk: ({ columnName, columnData }) => {
          columns[columnName] = columnData;
        },
      });
      addRows(index, columns, to - from);
      from = to;
      await otherWork();
    }
    return undefined;
  } catch {
    return 'damaged';
  }
}

/** Adds a group of rows; those of a file follow each other. */
function addRows(index: CableIndex, columns: Record<string, ArrayLike<unknown>>, count: number): void {
  const column = (name: string) => columns[name] ?? missing(name);
  const [folders, paths, sizes, times] = ['folder', 'file', 'size', 'modified'].map(column) as [
    ArrayLike<string>,
    ArrayLike<string>,
    ArrayLike<number>,
    ArrayLike<number>,
  ];
  const cableAt = cablesOf(column);
  let cables: IndexedCable[] = [];
  for (let row = 0; row < count; row++) {
    cables.push(cableAt(row));
    if (row + 1 < count && folders[row] === folders[row + 1] && paths[row] === paths[row + 1]) continue;
    const facts = {
      folder: folders[row] as string,
      path: paths[row] as string,
      size: sizes[row] as number,
      modified: times[row] as number,
    };
    index.addCables(facts, cables);
    cables = [];
  }
}

function cablesOf(column: (name: string) => ArrayLike<unknown>): (row: number) => IndexedCable {
  const texts = (name: string) => {
    const cells = column(name) as ArrayLike<string | null | undefined>;
    return (row: number) => cells[row] ?? undefined;
  };
  const numbers = (name: string) => {
    const cells = column(name) as ArrayLike<number | null | undefined>;
    return (row: number) => cells[row] ?? undefined;
  };
  const lists = (name: string) => {
    const cells = column(name);
    return (row: number) => split(cells[row]);
  };
  const [id, idFrom, post, date] = [texts('id'), texts('id_from'), texts('post'), texts('date')];
  const [classification, release] = [texts('classification'), texts('release_classification')];
  const [subject, from, station, hash] = [texts('subject'), texts('sender'), texts('station'), texts('hash')];
  const [containerRow, firstLine, lastLine] = [numbers('row'), numbers('first_line'), numbers('last_line')];
  const [line, start, end] = [numbers('number_line'), numbers('number_start'), numbers('number_end')];
  const [year, serial] = [numbers('year'), numbers('serial')];
  const [captions, tags, names] = [lists('captions'), lists('tags'), lists('names')];
  const [action, info, exempt] = [lists('action'), lists('info'), lists('exempt')];
  const [cites, places] = [column('cites'), column('citation_places')];
  const counts = SEVERITIES.map((severity) =>
    numbers(severity === 'information' ? severity : `${severity}s`),
  );
  return (row) =>
    withoutUndefined({
      row: containerRow(row),
      lines: [firstLine(row) ?? 1, lastLine(row) ?? 1],
      place: { line: line(row) ?? 0, start: start(row) ?? 0, end: end(row) ?? 0 },
      id: id(row),
      idFrom: idFrom(row),
      year: year(row),
      post: post(row),
      serial: serial(row),
      date: date(row),
      classification: classification(row),
      release: release(row),
      captions: captions(row),
      tags: tags(row),
      subject: subject(row),
      from: from(row),
      station: station(row),
      action: action(row),
      info: info(row),
      exempt: exempt(row),
      names: names(row),
      citations: citationsOf(cites[row], places[row]),
      problems: counts.map((count) => count(row) ?? 0),
      hash: hash(row) ?? '0',
    }) as IndexedCable;
}

function missing(name: string): never {
  throw new Error(`The index has no column ${name}.`);
}
