import { reasonOf, UsageError } from '../errors';
import { type ContainerOptions, mayBeContainer, open } from '../input/container';
import { type Input, textIn } from '../input/read';
import type { Source } from '../input/sources';

/** Files, or characters of texts, that a worker is given at a time. */
const FILES = 64;
const CHARACTERS = 400_000;

/** Inputs for a worker, and how far the run is with them. */
export interface Portion {
  readonly inputs: readonly (Source | Input)[];
  /** Sources that are done when this portion is. */
  readonly done: number;
  /** Rows of the next source that are done when this portion is. */
  readonly row: number;
  /** Bytes of that source that were read. */
  readonly bytes: number;
}

/** Where a run begins: after so many sources, and rows of the next one. */
export interface Start {
  readonly done: number;
  readonly row: number;
}

/**
 * Portions of the work in the order of the sources: files that workers read themselves, and the rows of containers,
 * which are read here one by one as they are asked for, so that a large container takes no more memory than a small
 * one. A source that can't be opened gives a complaint, and so does a broken row.
 */
export async function* portionsOf(
  sources: readonly Source[],
  options: ContainerOptions,
  start: Start = { done: 0, row: 0 },
): AsyncGenerator<Portion> {
  let inputs: (Source | Input)[] = [];
  let size = 0;
  const take = (done: number, row: number, bytes = 0): Portion => {
    const portion = { inputs, done, row, bytes };
    inputs = [];
    size = 0;
    return portion;
  };
  for (let index = start.done; index < sources.length; index++) {
    const source = sources[index] as Source;
    if (!mayBeContainer(source, options) && source.row === undefined) {
      inputs.push(source);
      if (inputs.length >= FILES) yield take(index + 1, 0);
      continue;
    }
    const first = index === start.done ? start.row : 0;
    for await (const [input, row, bytes] of inputsOf(source, options, first)) {
      inputs.push(input);
      size += input.read?.text.length ?? 0;
      if (size >= CHARACTERS || inputs.length >= FILES) yield take(index, row, bytes);
    }
    if (inputs.length >= FILES) yield take(index + 1, 0);
  }
  if (inputs.length > 0) yield take(sources.length, 0);
}

/** The texts of a source that may be a container, each with its row (0 for the text of a file) and the bytes read. */
async function* inputsOf(
  source: Source,
  options: ContainerOptions,
  after: number,
): AsyncGenerator<readonly [Input, row: number, bytes: number]> {
  const { name, found, row: wanted } = source;
  let last = 0;
  try {
    const opened = await open(source, options);
    if (opened.kind === 'text') {
      if (wanted === undefined) yield [textIn(opened.bytes, source), 0, 0];
      else yield [{ complaint: `cannot read ${name}#${wanted}: ${name} has no rows`, failed: true }, 0, 0];
      return;
    }
    for await (const row of opened.rows) {
      last = row.row;
      if (row.row <= after || (wanted !== undefined && row.row !== wanted)) continue;
      if ('broken' in row) {
        const complaint = `skipped row ${row.row} of ${name} at line ${row.line}: ${row.broken}`;
        yield [{ complaint, failed: true }, row.row, opened.bytesRead()];
      } else {
        const { text, evidence, file } = row;
        // Lines of a pipe name the file that they were made of.
        const own = file === undefined || source.path !== 0 ? { file: name, row: row.row } : { file };
        const place = 'row' in own ? `${name}#${row.row}` : own.file;
        yield [
          { read: { name: place, ...own, amongOthers: wanted === undefined, text, evidence }, failed: false },
          row.row,
          opened.bytesRead(),
        ];
      }
      if (row.row === wanted) return;
    }
    if (wanted !== undefined) {
      yield [
        { complaint: `cannot read row ${wanted} of ${name}: its last row is ${last}`, failed: true },
        0,
        0,
      ];
    }
  } catch (error) {
    if (error instanceof UsageError && !found) throw new UsageError(`${name}: ${error.message}`);
    const where = last > 0 ? `${name} after row ${last}` : name;
    const complaint = found && last === 0 ? `skipped ${name}` : `cannot read ${where}`;
    yield [{ complaint: `${complaint}: ${reasonOf(error)}`, failed: !found || last > 0 }, last, 0];
  }
}
