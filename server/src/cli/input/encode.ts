import type { Encoding } from './bytes';

/** The bytes of a text; `undefined` where it has a character that the encoding lacks. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8 with mark':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return encodeWindows1252(text);
  }
}

function encodeWindows1252(text: string): Uint8Array | undefined {
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
