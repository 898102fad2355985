import { inflateSync } from 'fflate';

/**
 * The text that `scripts/tables-plugin.mjs` packed, anywhere. In Node.js `unpack.node.ts` stands in its place.
 *
 * @param packed raw DEFLATE in base64
 * @param size bytes of the text in UTF-8
 */
export function unpack(packed: string, size: number): string {
  const characters = atob(packed);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return new TextDecoder().decode(inflateSync(bytes, { out: new Uint8Array(size) }));
}
