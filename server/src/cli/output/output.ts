import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type TableColumn, type TableName, tableColumns } from '../../service';
import { OutputError } from '../errors';
import type { BatchResult } from '../work/batch';
import type { CableRows } from '../work/findings';
import { type CableIdentity, Identities } from './identities';
import type { Checkpoint } from './journal';
import { OutputFile } from './outputFile';
import type { OutputFrame } from './outputFrame';
import { type TableWriter, type TableWriterOptions, tableWriter } from './tableWriters';

/** Where the results of a run go. */
export interface Output {
  /** Takes what came of a portion. */
  add(result: BatchResult): void | Promise<void>;
  /** Whether enough came for another checkpoint. */
  readonly isDue: boolean;
  /** Brings all that came to the files. */
  checkpoint(): Pick<Checkpoint, 'some' | 'sizes' | 'states' | 'cables'>;
  finish(): void | Promise<void>;
  /** Ends the writing early; what is in files is kept for another run, or removed. */
  abandon(keep: boolean): void;
}

/** Characters that are gathered before they are written to standard output. */
const CHUNK = 65_536;

/** Pieces on standard output, which is waited for where its reader is slow. */
export class StandardOutput implements Output {
  readonly #frame: OutputFrame;
  #gathered = '';
  #some = false;
  readonly isDue = false;

  constructor(frame: OutputFrame) {
    this.#frame = frame;
  }

  async add({ output, pieces }: BatchResult): Promise<void> {
    if (pieces === 0) return;
    this.#gathered += (this.#some ? this.#frame.between : this.#frame.before) + output;
    this.#some = true;
    if (this.#gathered.length < CHUNK) return;
    await write(this.#gathered);
    this.#gathered = '';
  }

  checkpoint(): never {
    throw new Error('standard output has no checkpoints');
  }

  async finish(): Promise<void> {
    await write(this.#gathered + (this.#some ? this.#frame.after : this.#frame.none));
  }

  abandon(): void {}
}

export async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Pieces in a file. */
export class PiecesFile implements Output {
  readonly #frame: OutputFrame;
  readonly #file: OutputFile;
  #some: boolean;
  readonly isDue = true;

  /** @param last of the run that this one continues */
  constructor(path: string, frame: OutputFrame, last: Checkpoint | undefined) {
    this.#frame = frame;
    this.#file = new OutputFile(path, last?.sizes[0]);
    this.#some = last?.some ?? false;
  }

  add({ output, pieces }: BatchResult): void {
    if (pieces === 0) return;
    this.#file.write((this.#some ? this.#frame.between : this.#frame.before) + output);
    this.#some = true;
  }

  checkpoint() {
    return { some: this.#some, sizes: [this.#file.size], states: [], cables: [] };
  }

  finish(): void {
    this.#file.write(this.#some ? this.#frame.after : this.#frame.none);
    this.#file.finish();
  }

  abandon(keep: boolean): void {
    this.#file.abandon(keep);
  }
}

/** Cables whose rows are gathered: a row group of Parquet has so many, and a run keeps no more in memory. */
const CABLES = 500;

export interface TablesOptions extends TableWriterOptions {
  readonly tables: readonly TableName[];
  /** Whether paragraphs have their text. */
  readonly text: boolean;
}

/** Tables in files, or one on standard output. */
export class Tables implements Output {
  readonly #files: readonly OutputFile[];
  readonly #writers: readonly TableWriter[];
  readonly #columns: readonly (readonly TableColumn[])[];
  readonly #tables: readonly TableName[];
  readonly #identities = new Identities();
  /** Cells by table and column. */
  #cells: unknown[][][];
  #cables: CableIdentity[] = [];

  /**
   * @param paths of the tables, in their order; none for standard output
   * @param checkpoints of the run that this one continues
   */
  constructor(paths: readonly string[], options: TablesOptions, checkpoints: readonly Checkpoint[]) {
    this.#tables = options.tables;
    this.#columns = options.tables.map((name) => columnsOf(name, options.text));
    this.#cells = this.#empty();
    const last = checkpoints.at(-1);
    for (const path of paths) makeFolder(dirname(path));
    this.#files = paths.map((path, index) => new OutputFile(path, last?.sizes[index]));
    this.#writers = this.#columns.map((columns, index) =>
      tableWriter(
        this.#files[index] ?? new StandardSink(),
        columns,
        options,
        last && checkpoints.map(({ states }) => states[index]),
      ),
    );
    for (const { cables } of checkpoints) for (const cable of cables) this.#identities.name(cable);
  }

  add({ cables, rows }: BatchResult): void {
    if (rows === undefined) return;
    const found = JSON.parse(rows) as CableRows[];
    cables.forEach((cable, index) => {
      this.#addCable(cable, found[index] ?? []);
    });
    if (this.isDue && this.#files.length === 0) {
      this.#flush();
      this.#cables = [];
    }
  }

  #addCable(cable: CableIdentity, rows: CableRows): void {
    const { key, sameAs } = this.#identities.name(cable);
    this.#cables.push(cable);
    this.#tables.forEach((name, table) => {
      const gathered = this.#cells[table] ?? [];
      const columns = rows[table] ?? [];
      const own = [columns[0]?.map(() => key) ?? [], ...columns];
      if (name === 'cables') {
        // The text column is the last of paragraphs alone, so that nothing is left out here.
        own.push([cable.hash], [sameAs]);
      }
      gathered.forEach((column, at) => {
        for (const cell of own[at] ?? []) column.push(cell);
      });
    });
  }

  get isDue(): boolean {
    return this.#cables.length >= CABLES;
  }

  #flush(): void {
    this.#writers.forEach((writer, table) => {
      writer.write(this.#cells[table] ?? []);
    });
    this.#cells = this.#empty();
  }

  #empty(): unknown[][][] {
    return this.#columns.map((columns) => columns.map(() => []));
  }

  checkpoint() {
    this.#flush();
    const cables = this.#cables;
    this.#cables = [];
    return {
      some: true,
      sizes: this.#files.map(({ size }) => size),
      states: this.#writers.map((writer) => writer.state()),
      cables,
    };
  }

  finish(): void {
    this.#flush();
    for (const writer of this.#writers) writer.end();
    for (const file of this.#files) file.finish();
  }

  abandon(keep: boolean): void {
    for (const file of this.#files) file.abandon(keep);
  }
}

/** The key first; of a cable also what the run knows of it. */
function columnsOf(name: TableName, text: boolean): readonly TableColumn[] {
  const columns = tableColumns(name).filter(
    (column) => text || name !== 'paragraphs' || column.name !== 'text',
  );
  return [
    { name: 'cable', type: 'text' },
    ...columns,
    ...(name === 'cables'
      ? ([
          { name: 'text_hash', type: 'text' },
          { name: 'same_as', type: 'text' },
        ] as const)
      : []),
  ];
}

class StandardSink {
  size = 0;

  write(bytes: Uint8Array | string): void {
    process.stdout.write(bytes);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new OutputError(folder, error);
  }
}

/** Where the journal of a run is whose output is in a folder or a file. */
export function journalPath(folder: string | undefined, file: string | undefined): string {
  return folder === undefined && file !== undefined
    ? join(dirname(file), `.${basename(file)}.resume`)
    : join(folder ?? '.', '.resume');
}
