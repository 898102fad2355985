import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNamedLikeCable, looksLikeCable } from '../../server/src/syntax/recognise';
import { cables } from '../cables';

const folder = join(__dirname, 'not-cables');

describe('looksLikeCable', () => {
  test.each([...cables])('claims cables/%s', (_, text) => {
    expect(looksLikeCable(text)).toBe(true);
  });

  test.each(readdirSync(folder))('does not claim %s', (name) => {
    expect(looksLikeCable(readFileSync(join(folder, name), 'utf8'))).toBe(false);
  });

  test.each([
    ['a partial extract', 'This record is a partial extract of the original cable.\n'],
    ['a teletype copy', '\r\nR 091630Z JUL 74\r\nFM AMEMBASSY LISBON\r\nTO SECSTATE WASHDC 2210\r\n'],
    ['a classification line alone', 'S E C R E T LISBON 2841\n'],
    ['a form of 2012', 'UNCLASSIFIED\n\nMRN: 12 RIGA 214\n'],
    ['a Latin-1 copy with CR only', 'E.O. 11652: GDS\rTAGS: PINT, PO\r'],
    ['an unclassified header', 'UNCLAS NEW DELHI 000412\n\nSIPDIS\n\nTAGS: ECON, IN\n'],
  ])('claims %s', (_, text) => expect(looksLikeCable(text)).toBe(true));

  test('reads no further than 16 000 characters', () => {
    expect(looksLikeCable(`${'\n'.repeat(16_000)}S E C R E T LISBON 2841`)).toBe(false);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof looksLikeCable(text) === 'boolean'),
    );
  });

  test.each(['A ', 'E. O', 'C O N F I D E N T I A L ', 'a b ', '1', 'P P P '])(
    'is quick on %j repeated',
    (piece) => {
      const started = performance.now();
      looksLikeCable(piece.repeat(1_000_000));
      expect(performance.now() - started).toBeLessThan(200);
    },
  );
});

describe('isNamedLikeCable', () => {
  test.each(['/a/06BAKU1398.txt', '/2006BAKU001398.txt', '06BAKU1398_a.txt', '/75TEHRAN2069.txt'])(
    'claims %s',
    (path) => expect(isNamedLikeCable(path)).toBe(true),
  );
  test.each(['/06baku1398.txt', '/BAKU1398.txt', '/06BAKU.txt', '/2006.txt', '/06BAKU1398.md', '/notes.txt'])(
    'does not claim %s',
    (path) => expect(isNamedLikeCable(path)).toBe(false),
  );
});
