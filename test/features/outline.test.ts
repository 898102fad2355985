import { describe, expect, test } from 'vitest';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { outline } from '../../server/src/features/outline';
import { parse } from '../../server/src/syntax/parse';
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
});
