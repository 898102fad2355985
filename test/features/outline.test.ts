import { describe, expect, test } from 'vitest';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { outline } from '../../server/src/features/outline';
import { parse } from '../../server/src/syntax/document';
import { cables, twin } from '../cables';

const KINDS = Object.fromEntries(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));

/** One symbol a line: indentation, kind, name — detail [lines]. */
function print(symbols: readonly DocumentSymbol[], depth = 0): string {
  return symbols
    .map(({ kind, name, detail, range, children = [] }) => {
      const [first, last] = [range.start.line + 1, range.end.line + 1];
      const lines = first === last ? `${first}` : `${first}–${last}`;
      return `${'  '.repeat(depth)}${KINDS[kind]} ${name}${detail ? ` — ${detail}` : ''}  [${lines}]\n${print(children, depth + 1)}`;
    })
    .join('');
}

describe('the outline', () => {
  test.each([...cables])('of %s is as in its golden', async (name, text) => {
    await expect(print(outline(parse(text), name))).toMatchFileSnapshot(`goldens/outline/${name}`);
  });

  test('gives damaged paragraphs their true numbers', () => {
    const fields = print(outline(parse(twin), '')).match(/Field ¶\d+/g);
    expect(fields).toEqual(Array.from({ length: 12 }, (_, index) => `Field ¶${index + 1}`));
  });

  test('names a cable without a reference number after its file', () => {
    expect(outline(parse('1. (C) Nothing else is left.\n'), 'fragment.txt')[0]?.name).toBe('fragment.txt');
  });

  test('gives the day of a group whose Z a scanner read as a 2', () => {
    const text = `P 0315122 MAY 91
FM AMEMBASSY DAKAR
TO SECSTATE WASHDC

UNCLAS DAKAR 00001
`;
    expect(outline(parse(text), '')[0]?.detail).toBe('03 MAY 91 · UNCLASSIFIED');
  });

  test.each([...cables])('of %s nests strictly, as editors demand', (name, text) => {
    const precedes = (a: { line: number; character: number }, b: { line: number; character: number }) =>
      a.line < b.line || (a.line === b.line && a.character <= b.character);
    const visit = (symbol: DocumentSymbol) => {
      const { range, selectionRange, children = [] } = symbol;
      expect(symbol.name).not.toBe('');
      expect(precedes(range.start, selectionRange.start) && precedes(selectionRange.end, range.end)).toBe(
        true,
      );
      let at = range.start;
      for (const child of children) {
        expect(precedes(at, child.range.start), `${child.name} in ${symbol.name}`).toBe(true);
        expect(precedes(child.range.end, range.end), `${child.name} in ${symbol.name}`).toBe(true);
        at = child.range.end;
        visit(child);
      }
    };
    outline(parse(text), name).forEach(visit);
  });

  test.each([...cables])('of %s has the same ranges with every kind of line break', (name, text) => {
    const symbols = outline(parse(text), name);
    for (const lineBreak of ['\r\n', '\r'])
      expect(outline(parse(text.replaceAll('\n', lineBreak)), name)).toEqual(symbols);
  });

  describe('of more symbols than there may be', () => {
    const sizeOf = (symbols: readonly DocumentSymbol[]): number =>
      symbols.reduce((sum, { children = [] }) => sum + 1 + sizeOf(children), 0);
    const telegrams = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        twin.replace('ASTANA 002217', `ASTANA ${3000 + index}`).replace('XRO4471', `XRO${5000 + index}`),
      ).join('\n');

    test('has the first telegrams whole, and the others without their parts, which it says', () => {
      const whole = sizeOf(outline(parse(twin), ''));
      const shown = outline(parse(telegrams(5)), '', 2 * whole + 3);
      expect(shown.map(({ name }) => name)).toEqual(
        [0, 1, 2, 3, 4].map((index) => `06 ASTANA ${3000 + index}`),
      );
      expect(shown.map(({ children = [] }) => children.length > 0)).toEqual([
        true,
        true,
        false,
        false,
        false,
      ]);
      expect(shown.map(({ detail = '' }) => detail.endsWith('parts left out'))).toEqual([
        false,
        false,
        true,
        true,
        true,
      ]);
    });

    test('says how many telegrams are left out where there are too many of them', () => {
      const shown = outline(parse(telegrams(5)), '', 3);
      expect(shown.map(({ name }) => name)).toEqual(['06 ASTANA 3000', '06 ASTANA 3001', '… 3 more']);
      expect(shown[2]?.range.end).toEqual(outline(parse(telegrams(5)), '')[4]?.range.end);
    });

    test.each([1, 2, 10, 40, 70, 1000])(
      'has of one telegram %i symbols at most, and says how many more',
      (most) => {
        const all = outline(parse(twin), '');
        const shown = outline(parse(twin), '', most);
        expect(sizeOf(shown)).toBeLessThanOrEqual(most);
        if (most < sizeOf(all)) expect(print(shown)).toMatch(/… \d+ more/);
        else expect(shown).toEqual(all);
      },
    );
  });
});
