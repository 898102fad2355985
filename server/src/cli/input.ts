import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Source } from './sources';

/** How the characters of a file are written in bytes. */
export type Encoding = 'utf-8' | 'utf-8 with mark' | 'windows-1252';

export interface Text {
  readonly text: string;
  readonly encoding: Encoding;
}

/** What was read of a file. */
export interface Input {
  /** Absent where it could not be read or is no text. */
  readonly read?: Text;
  /** What the user is to know of it, for standard error. */
  readonly complaint?: string;
  /** Whether the complaint is of something that went wrong. */
  readonly failed: boolean;
}

/**
 * Reads a file. One that cannot be read, and one that is not text, gives a complaint with its name and the
 * reason. Bytes that are not UTF-8 are read as Windows-1252, the superset of Latin-1 that old exports are in,
 * and that is said.
 */
export function read({ name, path, found }: Source): Input {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { complaint: `cannot read ${name}: ${reasonOf(error)}`, failed: true };
  }
  if (bytes.subarray(0, SAMPLE).includes(0)) {
    const complaint = found ? `skipped ${name}: it is not text` : `cannot read ${name}: it is not text`;
    return { complaint, failed: !found };
  }
  if (isUtf8(bytes)) {
    const marked = MARK.equals(bytes.subarray(0, MARK.length));
    const text = bytes.toString('utf8', marked ? MARK.length : 0);
    return { read: { text, encoding: marked ? 'utf-8 with mark' : 'utf-8' }, failed: false };
  }
  const complaint = `${name} is not UTF-8; read as Latin-1`;
  const text = new TextDecoder('windows-1252').decode(bytes);
  return { read: { text, encoding: 'windows-1252' }, complaint, failed: false };
}

/** The bytes of a text; `undefined` where it has a character that the encoding lacks. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding !== 'windows-1252') return Buffer.from(encoding === 'utf-8' ? text : `\uFEFF${text}`);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = windows1252().get(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}

let characters: ReadonlyMap<string, number> | undefined;

/** The byte of each character of Windows-1252, made when it is first needed. */
function windows1252(): ReadonlyMap<string, number> {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  characters ??= new Map(
    [...new TextDecoder('windows-1252').decode(bytes)].map((character, byte) => [character, byte]),
  );
  return characters;
}

/** Of so many bytes none is zero in a text, as Git has it. */
const SAMPLE = 8000;
/** The byte order mark that some editors write. */
const MARK = Buffer.from('\uFEFF');

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not',
};

/** What went wrong, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) || message;
}
