import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Source } from './sources';

/** What was read of a file. */
export interface Input {
  readonly name: string;
  /** Absent where it could not be read or is no text. */
  readonly text?: string;
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
    return { name, complaint: `cannot read ${name}: ${reasonOf(error)}`, failed: true };
  }
  if (bytes.subarray(0, SAMPLE).includes(0)) {
    const complaint = found ? `skipped ${name}: it is not text` : `cannot read ${name}: it is not text`;
    return { name, complaint, failed: !found };
  }
  if (isUtf8(bytes))
    return { name, text: bytes.toString('utf8', MARK.equals(bytes.subarray(0, 3)) ? 3 : 0), failed: false };
  const complaint = `${name} is not UTF-8; read as Latin-1`;
  return { name, text: new TextDecoder('windows-1252').decode(bytes), complaint, failed: false };
}

/** Of so many bytes none is zero in a text, as Git has it. */
const SAMPLE = 8000;
/** The byte order mark that some editors write. */
const MARK = Buffer.from('\uFEFF');

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) || message;
}
