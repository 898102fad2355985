import { inflateSync } from 'fflate/browser';

/** As in Node.js, in a browser. */
export function unpackInBrowser(packed: string, size: number): string {
  const characters = atob(packed);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return new TextDecoder().decode(inflateSync(bytes, { out: new Uint8Array(size) }));
}
