/** Gives the text that `scripts/tables-plugin.mjs` packed: raw DEFLATE in base64, of that many bytes in UTF-8. */
export type Unpack = (packed: string, size: number) => string;

/** That of Node.js. It is loaded with the first look-up: a server starts without. */
let unpacker: Unpack = (packed) =>
  process.getBuiltinModule('zlib').inflateRawSync(Buffer.from(packed, 'base64')).toString();

/** Replaces the one of Node.js where there is no Node.js. */
export function unpackWith(other: Unpack): void {
  unpacker = other;
}

export const unpack: Unpack = (packed, size) => unpacker(packed, size);
