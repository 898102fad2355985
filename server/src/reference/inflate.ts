/**
 * Unpacks raw DEFLATE (RFC 1951), the form in which the tables lie in the bundle.
 *
 * The platform's own decompression only answers later (a promise); a hover needs its table now.
 */

/** First value and number of extra bits of each length and distance code (RFC 1951, 3.2.5). */
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5];
const lengthBase = [...bases(3, lengthExtra), 258];
const distanceExtra = Array.from({ length: 30 }, (_, place) => Math.max(0, (place >> 1) - 1));
const distanceBase = bases(1, distanceExtra);

/** The order in which the lengths of the code-length codes are sent (3.2.7). */
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function bases(first: number, extra: readonly number[]): number[] {
  let next = first;
  return extra.map((bits) => {
    const base = next;
    next += 1 << bits;
    return base;
  });
}

/** Answers, for the next `bits` bits of the input, `symbol << 4 | length of its code`. */
interface Code {
  readonly bits: number;
  readonly entries: Uint16Array;
}

/** The canonical Huffman code of the given code lengths (3.2.2). */
function code(lengths: readonly number[]): Code {
  const bits = Math.max(1, ...lengths);
  const entries = new Uint16Array(1 << bits);
  let next = 0;
  for (let length = 1; length <= bits; length++, next <<= 1) {
    lengths.forEach((own, symbol) => {
      if (own !== length) return;
      // Codes are packed from their most significant bit on, all else from the least.
      let reversed = 0;
      for (let bit = 0; bit < length; bit++) reversed |= ((next >> bit) & 1) << (length - 1 - bit);
      for (let at = reversed; at < entries.length; at += 1 << length) entries[at] = (symbol << 4) | length;
      next++;
    });
  }
  return { bits, entries };
}

const fixedLiterals = () =>
  code([...Array(144).fill(8), ...Array(112).fill(9), ...Array(24).fill(7), ...Array(8).fill(8)]);
const fixedDistances = () => code(Array(30).fill(5));

/**
 * @param packed raw DEFLATE, well formed (it was made by the build)
 * @param size number of bytes that it unpacks to
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const result = new Uint8Array(size);
  let written = 0;
  let read = 0;
  let buffer = 0;
  let buffered = 0;

  function fill(count: number): void {
    while (buffered < count) {
      buffer |= (packed[read++] ?? 0) << buffered;
      buffered += 8;
    }
  }
  function bits(count: number): number {
    fill(count);
    const value = buffer & ((1 << count) - 1);
    buffer >>>= count;
    buffered -= count;
    return value;
  }
  function symbol({ bits: count, entries }: Code): number {
    fill(count);
    const entry = entries[buffer & ((1 << count) - 1)] ?? 0;
    buffer >>>= entry & 15;
    buffered -= entry & 15;
    return entry >> 4;
  }

  function dynamicCodes(): [Code, Code] {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const sent = bits(4) + 4;
    const codeLengths = Array<number>(19).fill(0);
    for (const place of codeLengthOrder.slice(0, sent)) codeLengths[place] = bits(3);
    const lengthCode = code(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < literals + distances) {
      const length = symbol(lengthCode);
      if (length < 16) lengths.push(length);
      else {
        const repeated = length === 16 ? (lengths.at(-1) ?? 0) : 0;
        const times = length === 16 ? 3 + bits(2) : length === 17 ? 3 + bits(3) : 11 + bits(7);
        for (let time = 0; time < times; time++) lengths.push(repeated);
      }
    }
    return [code(lengths.slice(0, literals)), code(lengths.slice(literals))];
  }

  for (let last = false; !last; ) {
    last = bits(1) === 1;
    const type = bits(2);
    if (type === 0) throw new Error('A table is packed in a form that is not read here (stored block).');
    const [literals, distances] = type === 1 ? [fixedLiterals(), fixedDistances()] : dynamicCodes();
    for (let value = symbol(literals); value !== 256; value = symbol(literals)) {
      if (value < 256) {
        result[written++] = value;
        continue;
      }
      const length = (lengthBase[value - 257] ?? 0) + bits(lengthExtra[value - 257] ?? 0);
      const place = symbol(distances);
      const distance = (distanceBase[place] ?? 0) + bits(distanceExtra[place] ?? 0);
      for (let end = written + length; written < end; written++) {
        result[written] = result[written - distance] ?? 0;
      }
    }
  }
  return result;
}
