import type { Message, Span } from '../../syntax/tree';

/**
 * A hash of the words of a cable: equal for copies that differ in blanks, line ends, punctuation, capitals or page
 * furniture alone. 53 bits as 14 hexadecimal digits; it tells copies of a cable apart from other cables, and is no
 * protection against texts that are made to have the same hash.
 */
export function textHash(messages: readonly Message[]): string {
  const hash = new WordHash();
  for (const message of messages) {
    const { text, pageLines, pageHeaders, banners } = message;
    const furniture = [...pageLines, ...pageHeaders, ...banners].sort((a, b) => a.start - b.start);
    let at = 0;
    for (const { start, end } of furniture as readonly Span[]) {
      if (start > at) hash.add(text, at, start);
      at = Math.max(at, end);
    }
    hash.add(text, at, text.length);
  }
  return hash.digest();
}

/** cyrb53, a public-domain hash, over the letters and digits alone. */
class WordHash {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  add(text: string, from: number, to: number): void {
    let high = this.#high;
    let low = this.#low;
    for (let index = from; index < to; index++) {
      let code = text.charCodeAt(index);
      if (code >= 97 && code <= 122) code -= 32;
      else if (!((code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code > 0xbf)) continue;
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    this.#high = high;
    this.#low = low;
  }

  digest(): string {
    const mix = (a: number, b: number) =>
      Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    const high = mix(this.#high, this.#low);
    const low = mix(this.#low, high);
    return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
  }
}
