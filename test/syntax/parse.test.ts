import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/document';
import { cables, twin } from '../cables';
import { dump, faultsOf } from './tree';

describe('the tree', () => {
  test.each([...cables])('of %s is as in its golden', async (name, text) => {
    const document = parse(text);
    expect(faultsOf(document, text)).toEqual([]);
    await expect(dump(document)).toMatchFileSnapshot(`goldens/${name}`);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is the same with %s line ends', (_, lineEnd) => {
    const other = parse(twin.replaceAll('\n', lineEnd));
    expect(faultsOf(other, twin.replaceAll('\n', lineEnd))).toEqual([]);
    const joined = (text: string) => dump(parse(text)).replace(/\\r\\n|\\r/g, '\\n');
    expect(joined(twin.replaceAll('\n', lineEnd))).toBe(dump(parse(twin)));
  });

  test('is the same whatever an export has put at the ends of the lines', () => {
    for (const residue of ['\\', '\u00a0', '\u2003 ', '\t']) {
      const leaves = (text: string) => dump(parse(text)).replaceAll(JSON.stringify(residue).slice(1, -1), '');
      expect(leaves(twin.replaceAll(/ *\n/g, `${residue}\n`))).toBe(leaves(twin.replaceAll(/ *\n/g, '\n')));
    }
  });

  test('knows the paragraphs of a Latin-1 copy that was read as UTF-8', () => {
    const numbers = (text: string) => parse(text).messages[0]?.body?.paragraphs.map(({ number }) => number);
    expect(numbers(twin.replaceAll('¶', '\ufffd'))).toEqual(numbers(twin));
    expect(numbers(twin.replaceAll('¶', 'Â¶'))).toEqual(numbers(twin));
  });
});

describe('several papers one behind the other', () => {
  test('each begins at its letterhead, its stamps and its banners', () => {
    const papers = [
      '01-a-1969-incoming-telegram',
      '12-e-2012-smart-foia',
      '03-b-1974-aad-incoming',
      '12-e-2012-smart-foia',
    ];
    const texts = papers.map((name) => cables.get(`${name}.txt`) ?? '');
    expect(parse(texts.join('')).messages.map(({ text }) => text.trim())).toEqual(
      texts.map((text) => text.trim()),
    );
  });
});

describe('any text gives a tree', () => {
  const check = (text: string) => {
    expect(faultsOf(parse(text), text)).toEqual([]);
  };

  test('nothing, blanks, line ends, lone surrogates, binary data', () => {
    for (const text of [
      '',
      ' ',
      '\n',
      '\r',
      '\r\n\r',
      '\ud800',
      'P\udc00Z',
      '\u0000\u0001\ufffd\u0007'.repeat(999),
    ])
      check(text);
  });

  test('random strings', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), check), { numRuns: 300 });
  });

  test('every real cable of a folder beside the project, where there is one', () => {
    const folder = join(import.meta.dirname, '../../../shared/cables');
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
    for (const file of files) {
      if (file.isFile()) check(readFileSync(join(file.parentPath, file.name), 'utf8'));
    }
  });

  /** Lines of real layouts, and pieces of them, in any order. */
  const pieces = [...cables.values()].flatMap((text) => text.split(/(?<=\n)/));
  test('lines of cables in any order', () => {
    const lines = fc.array(fc.constantFrom(...pieces), { maxLength: 60 });
    fc.assert(
      fc.property(lines, (chosen) => check(chosen.join(''))),
      { numRuns: 500 },
    );
  });

  test('cables with cuts, copies and foreign characters in them', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(200),
      text: fc.oneof(
        fc.constantFrom(
          '',
          '\n',
          ' ',
          '¶',
          '[x](#)',
          '\r',
          '(',
          ')',
          '1',
          'QUOTE\n',
          'UNQUOTE',
          'TAGS: ',
          'REF: A. ',
        ),
        fc.string({ maxLength: 5 }),
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...cables.values()),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        (text, edits) => {
          let mutated = text;
          for (const { at, length, text: inserted } of edits) {
            const from = Math.floor(at * mutated.length);
            mutated = mutated.slice(0, from) + inserted + mutated.slice(from + length);
          }
          check(mutated);
        },
      ),
      { numRuns: 500 },
    );
  });
});
