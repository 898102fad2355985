import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { GzipError } from '../errors';

/** How the characters of a text are written in bytes. */
export type Encoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes that are read at a time. */
const CHUNK = 1 << 20;
const GZIP = Buffer.from([0x1f, 0x8b]);
/** A text has no zero byte among so many, as Git has it. */
const SAMPLE = 8000;

const MARKS: readonly (readonly [Buffer, Encoding])[] = [
  [Buffer.from('\uFEFF'), 'utf-8 with mark'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

export const isGzip = (bytes: Buffer) => bytes.subarray(0, GZIP.length).equals(GZIP);

/**
 * The encoding of a text by its byte order mark, else UTF-8 where the bytes are that, else Windows-1252, the
 * superset of Latin-1 that old exports use; `undefined` for bytes that are not text.
 *
 * @param whole whether the text ends with the bytes: otherwise a character may be cut at their end
 */
export function encodingOf(bytes: Buffer, whole: boolean): Encoding | undefined {
  const [, marked] = MARKS.find(([mark]) => bytes.subarray(0, mark.length).equals(mark)) ?? [];
  if (marked) return marked;
  if (bytes.subarray(0, SAMPLE).includes(0)) return undefined;
  return isUtf8(whole ? bytes : withoutCutCharacter(bytes)) ? 'utf-8' : 'windows-1252';
}

function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

/** The characters of whole bytes, without the mark. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return decoderOf(encoding).decode(bytes);
}

function decoderOf(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding === 'utf-8 with mark' ? 'utf-8' : encoding);
}

/**
 * The bytes of a file or of standard input (0), unpacked where they are gzip, a chunk at a time.
 *
 * @param took is called with the length of each chunk as it was in the file
 */
export async function* chunksOf(path: string | 0, took: (length: number) => void): AsyncGenerator<Buffer> {
  const stream = path === 0 ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
  const chunks = (async function* () {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      took(chunk.length);
      yield chunk;
    }
  })();
  const first = await chunks.next();
  if (first.done) return;
  const all = (async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  if (!isGzip(first.value)) {
    yield* all;
    return;
  }
  const unpacked = createGunzip({ chunkSize: CHUNK });
  // An error of the packed stream ends the unpacked one, which the loop reports.
  pipeline(all, unpacked, () => undefined);
  try {
    yield* unpacked;
  } catch (error) {
    throw new GzipError(error);
  }
}

/** The same text in UTF-8 without a mark. */
export async function* asUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* chunks;
    return;
  }
  const decoder = decoderOf(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
