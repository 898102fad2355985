import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflate } from '../../server/src/reference/inflate';

test('gives back what was packed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('AMEMBASSY ', 'WASHDC\t', 'RUEH', 'é', '0', '\n')), (words) => {
      const bytes = Buffer.from(words.join(''));
      expect(Buffer.from(inflate(deflateRawSync(bytes, { level: 9 }), bytes.length))).toEqual(bytes);
    }),
  );
});
