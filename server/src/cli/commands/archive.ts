import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { archiveReader, uriIn } from '../../archive/archiveReader';
import { CableIndex } from '../../archive/cableIndex';
import { graph } from '../../archive/graph';
import { type IndexFault, indexFault, readIndex } from '../../archive/indexFile';
import { findRows } from '../../archive/query/findRows';
import { parseQuery, type QueryTerm } from '../../archive/query/parseQuery';
import { sortRows } from '../../archive/query/sortRows';
import { indexFile, nodeFiles } from '../../files.node';
import { GRAPH_FORMATS, SORT_COLUMNS } from '../../protocol';
import { type OptionTypes, type OptionValues, oneOf } from '../arguments';
import { OutputError, reasonOf, UsageError } from '../errors';
import { csvCell } from '../output/tableWriters';
import { Progress } from '../progress';

/** `cable index`, `cable find` and `cable graph`: an archive from the command line. */

const QUIET = { quiet: { type: 'boolean' } } as const satisfies OptionTypes;
export const INDEX_OPTIONS = { ...QUIET, output: { type: 'string' } } as const satisfies OptionTypes;
export const FIND_OPTIONS = {
  ...QUIET,
  format: { type: 'string' },
  sort: { type: 'string' },
  descending: { type: 'boolean' },
} as const satisfies OptionTypes;
export const GRAPH_OPTIONS = {
  ...QUIET,
  format: { type: 'string' },
  query: { type: 'string' },
} as const satisfies OptionTypes;

interface Read {
  readonly index: CableIndex;
  /** Whether all files could be read. */
  readonly good: boolean;
}

/** Writes the index of folders to a file; brings it up to date where there is one. Returns whether all went well. */
export async function indexFolders(
  names: readonly string[],
  { output, quiet = false }: OptionValues<typeof INDEX_OPTIONS>,
  script: string,
): Promise<boolean> {
  if (names.length === 0) throw new UsageError('name a folder');
  if (output === undefined) throw new UsageError('name the file of the index, as in --output cables.parquet');
  const fault = await faultOf(output);
  if (fault === 'foreign') {
    throw new UsageError(`${output} exists and is not an index of cables; choose another name`);
  }
  const { index, good } = await readFolders(names, script, quiet, output);
  if (!quiet) {
    process.stderr.write(`${grouped(index.size)} cables of ${grouped(index.filesRead)} files in ${output}\n`);
  }
  return good;
}

async function faultOf(path: string): Promise<IndexFault | undefined> {
  const stored = await indexFile(path)
    .open()
    .catch((error) => {
      throw new OutputError(path, error);
    });
  if (!stored) return undefined;
  const fault = await indexFault(stored);
  await stored.close();
  return fault;
}

const FIND_FORMATS = ['text', 'csv', 'ndjson'] as const;

/** Prints the cables that a query finds in folders or indexes; returns whether there are any and all went well. */
export async function find(
  [query, ...names]: readonly string[],
  {
    format: written = 'text',
    sort = 'date',
    descending = false,
    quiet = false,
  }: OptionValues<typeof FIND_OPTIONS>,
  script: string,
): Promise<boolean> {
  if (query === undefined)
    throw new UsageError("write a query, as in cable find 'post:BAKU tag:PREL' cables/");
  const terms = termsOf(query);
  const format = oneOf(FIND_FORMATS, written, 'format');
  const column = oneOf(SORT_COLUMNS, sort, 'column to sort by');
  const { index, good } = await open(names, script, quiet);
  const rows = sortRows(index, findRows(index, terms), column, descending);
  if (format === 'csv') process.stdout.write(csvRow(CSV_COLUMNS));
  for (const row of rows) process.stdout.write(lineOf(index, row, format));
  if (rows.length === 0 && !quiet) process.stderr.write('cable find: no cable was found\n');
  return good && rows.length > 0;
}

function termsOf(query: string): readonly QueryTerm[] {
  const { terms, faults } = parseQuery(query);
  const [first] = faults;
  if (first) throw new UsageError(`in the query: ${first.message.replace(/\.$/, '')}`);
  return terms;
}

const CSV_COLUMNS = ['id', 'date', 'post', 'classification', 'subject', 'tags', 'cited_by', 'file', 'row'];

function lineOf(index: CableIndex, row: number, format: (typeof FIND_FORMATS)[number]): string {
  const { id, date, post, classification, subject, tags } = index.cable(row);
  const container = index.rowInContainer(row);
  const file = pathOf(index, row);
  switch (format) {
    case 'text': {
      const place = container > 0 ? `${file}#${container}` : file;
      const facts = [id ?? place, date?.slice(0, 10), classification, subject];
      return `${facts.filter((fact) => fact !== undefined).join('  ')}\n`;
    }
    case 'csv':
      return csvRow([
        id,
        date,
        post,
        classification,
        subject,
        tags.join('; '),
        String(index.citedByCount(row)),
        file,
        container > 0 ? String(container) : undefined,
      ]);
    case 'ndjson': {
      const { lines: _, place: __, citations, hash: ___, ...cable } = index.cable(row);
      const cites = [...new Set(citations.map((citation) => citation.id))];
      const citedBy = index.citedByCount(row);
      return `${JSON.stringify({ file, ...cable, cites, citedBy })}\n`;
    }
  }
}

const csvRow = (cells: readonly unknown[]) => `${cells.map((cell) => csvCell(cell, true)).join(',')}\n`;

const pathOf = (index: CableIndex, row: number) => {
  const uri = uriIn(index.folder(row), index.path(row));
  return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
};

/** Prints the graph of citations; returns whether all went well. */
export async function printGraph(
  names: readonly string[],
  { format: written = 'graphml', query = '', quiet = false }: OptionValues<typeof GRAPH_OPTIONS>,
  script: string,
): Promise<boolean> {
  const format = oneOf(GRAPH_FORMATS, written, 'format');
  const terms = termsOf(query);
  const { index, good } = await open(names, script, quiet);
  for (const piece of graph(index, findRows(index, terms), format)) process.stdout.write(piece);
  return good;
}

/** The index in a file, or that of folders, which are read. */
async function open(names: readonly string[], script: string, quiet: boolean): Promise<Read> {
  const [first, ...others] = names;
  if (first === undefined) throw new UsageError('name a folder, or the file of an index');
  const found = await stat(first).catch((error) => {
    throw new UsageError(`cannot read ${first}: ${reasonOf(error)}`);
  });
  if (found.isDirectory()) return readFolders(names, script, quiet);
  if (others.length > 0) throw new UsageError('name one index, or folders');
  const stored = await indexFile(first).open();
  const index = new CableIndex();
  const fault = stored && (await readIndex(stored, index));
  await stored?.close();
  if (fault) throw new UsageError(`${first}: ${FAULTS[fault]}`);
  return { index, good: true };
}

const FAULTS: Readonly<Record<IndexFault, string>> = {
  foreign: 'it is not an index of cables; make one with cable index',
  damaged: 'the index is damaged; make it again with cable index',
  newer: 'the index was written by a newer version; make it again with cable index',
  older: 'the index was written by another version; make it again with cable index',
};

async function readFolders(
  names: readonly string[],
  script: string,
  quiet: boolean,
  output?: string,
): Promise<Read> {
  for (const name of names) {
    const found = await stat(name).catch((error) => {
      throw new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
    });
    if (!found.isDirectory()) throw new UsageError(`${name} is not a folder`);
  }
  const files = nodeFiles(script);
  let good = true;
  let progress: Progress | undefined;
  const reader = archiveReader(files, {
    ...(output !== undefined && { storage: indexFile(resolve(output)) }),
    report: {
      progress({ phase, done, of }) {
        if (phase !== 'reading') return;
        progress ??= new Progress(of, !quiet && process.stderr.isTTY === true);
        progress.show(done, 0, 0, reader.index.size);
      },
      warn(message) {
        good = false;
        if (progress) progress.interrupt(`cable: ${message}\n`);
        else process.stderr.write(`cable: ${message}\n`);
      },
      changed() {},
    },
  });
  await reader.setFolders(names.map((name) => pathToFileURL(resolve(name)).href));
  progress?.end();
  await files.close();
  return { index: reader.index, good };
}

const grouped = (count: number) => count.toLocaleString('en');
