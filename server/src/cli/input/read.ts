import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Evidence } from '../../service';
import { reasonOf } from '../errors';
import { decoded, type Encoding, encodingOf, isGzip } from './bytes';
import type { Source } from './sources';

/** A text to work on: a file, or a row of a container. */
export interface Text {
  /** For messages: `cables/a.txt`, `dump.csv#12`. */
  readonly name: string;
  /** For records: the path of the file as given. */
  readonly file: string;
  readonly row?: number;
  /** Whether other rows of the same file are read too. */
  readonly amongOthers?: boolean;
  readonly text: string;
  readonly evidence?: Evidence;
  /** Where it may be written again, and how; absent for standard input, rows, and packed files. */
  readonly place?: { readonly path: string; readonly encoding: Encoding };
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

/** A gzip file that unpacks to more than any text may be malicious. */
const LARGEST = 1 << 29;

/**
 * Reads a file. One that cannot be read, and one that is not text, gives a complaint with its name and the reason.
 * Bytes that are not UTF-8 are read as Windows-1252, and that is said.
 */
export function read(source: Source): Input {
  try {
    const packed = readFileSync(source.path);
    if (!isGzip(packed)) return textIn(packed, source);
    return textIn(gunzipSync(packed, { maxOutputLength: LARGEST }), source, true);
  } catch (error) {
    return { complaint: `cannot read ${source.name}: ${reasonOf(error)}`, failed: true };
  }
}

/** The text that bytes are; those of a file that was unpacked cannot be written to it again. */
export function textIn(bytes: Buffer, { name, path, found }: Source, packed = false): Input {
  const encoding = encodingOf(bytes, true);
  if (encoding === undefined) {
    const complaint = found ? `skipped ${name}: it is not text` : `cannot read ${name}: it is not text`;
    return { complaint, failed: !found };
  }
  const read: Text = {
    name,
    file: name,
    text: decoded(bytes, encoding),
    ...(path !== 0 && !packed && { place: { path, encoding } }),
  };
  return encoding === 'windows-1252'
    ? { read, complaint: `${name} is not UTF-8; read as Latin-1`, failed: false }
    : { read, failed: false };
}
