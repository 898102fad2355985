import type { BrokenRow } from './csv';

/** A line of NDJSON: an object. */
export interface JsonRow {
  /** From 1; empty lines are not counted. */
  readonly row: number;
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const LINE_FEED = 0x0a;
/** No cable is so large. */
const MAX_LINE = 1 << 26;

/** The lines of a UTF-8 text as they arrive, without their ends; `undefined` for one that is too long. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string | undefined> {
  let open: Buffer[] = [];
  let size = 0;
  const close = (last: Buffer) => {
    const tooLong = size + last.length > MAX_LINE;
    const line = tooLong ? undefined : Buffer.concat([...open, last]).toString('utf8');
    open = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield close(chunk.subarray(from, end));
      from = end + 1;
    }
    size += chunk.length - from;
    // What is too long is passed over without keeping it.
    if (size <= MAX_LINE) open.push(chunk.subarray(from));
    else open = [];
  }
  if (size > 0) yield close(Buffer.alloc(0));
}

/** The objects of an NDJSON text one by one; a line that is none is a broken row, and the rest goes on. */
export async function* jsonRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<JsonRow | BrokenRow> {
  let row = 0;
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line++;
    if (text?.trim() === '') continue;
    row++;
    const values = text === undefined ? undefined : objectIn(text.replace(/^\uFEFF/, ''));
    if (values) yield { row, line, values };
    else yield { row, line, broken: text === undefined ? 'it is too long' : 'it is not a JSON object' };
  }
}

/** The object that a line of JSON is; `undefined` where it is none. */
export function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
