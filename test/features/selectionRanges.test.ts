import { describe, expect, test } from 'vitest';
import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { parse } from '../../server/src/syntax/document';
import type { CableDocument } from '../../server/src/syntax/tree';
import { cables, twin } from '../cables';
import { withCursor } from '../fixture';

function rangesAt(document: CableDocument, position: Position): Range[] {
  const ranges: Range[] = [];
  let next: SelectionRange | undefined = selectionRanges(document, [position])[0];
  for (; next; next = next.parent) ranges.push(next.range);
  return ranges;
}

/** What is selected by and by, the 1-based lines where it is more than one. */
function selected(marked: string): string[] {
  const { text, ...position } = withCursor(marked);
  const lines = text.split('\n');
  return rangesAt(parse(text), position).map(({ start, end }) =>
    start.line === end.line
      ? (lines[start.line]?.slice(start.character, end.character) ?? '')
      : `${start.line + 1}–${end.line + 1}`,
  );
}

const last = twin.split('\n').length;

describe('what is selected by and by', () => {
  test('from a word: its line, the paragraph, all below the heading, the body, the cable', () => {
    const marked = twin.replace(
      'General Harlan and the Ambassador paid',
      'General Har|lan and the Ambassador paid',
    );
    const [word, , ...rest] = selected(marked);
    expect(word).toBe('Harlan');
    expect(rest.slice(-4)).toEqual(['51–53', '47–53', '44–111', `1–${last}`]);
  });

  test('from a token: the addressee, the line, the list, the envelope', () => {
    const ranges = selected(twin.replace('RUEHAK/AMEMBASSY', 'RUE|HAK/AMEMBASSY'));
    expect(ranges[0]).toBe('RUEHAK');
    expect(ranges[1]).toMatch(/^RUEHAK\/AMEMBASSY ANKARA/);
    expect(ranges.slice(-3)).toEqual(['10–22', '3–22', `1–${last}`]);
  });

  test('in a text that is no cable: the word, the line, all', () => {
    expect(
      selected(`Dear Ruth,

the pe|ars are ripe.
`),
    ).toEqual(['pears', 'the pears are ripe.', '1–3', '1–4']);
  });

  test('in an empty text: nothing', () => {
    expect(selected('|')).toEqual(['']);
  });

  test.each([...cables])('in %s grows with each step, and has the place itself', (_, text) => {
    const precedes = (a: Position, b: Position) =>
      a.line < b.line || (a.line === b.line && a.character <= b.character);
    const document = parse(text);
    text.split('\n').forEach((content, line) => {
      for (const character of [0, Math.floor(content.length / 2), content.length]) {
        let inner: Range = { start: { line, character }, end: { line, character } };
        for (const [step, range] of rangesAt(document, inner.start).entries()) {
          const grows =
            step === 0 ||
            precedes(range.start, inner.start) !== precedes(inner.start, range.start) ||
            precedes(range.end, inner.end) !== precedes(inner.end, range.end);
          if (!grows || !precedes(range.start, inner.start) || !precedes(inner.end, range.end)) {
            throw new Error(`${JSON.stringify(range)} does not grow from ${JSON.stringify(inner)}`);
          }
          inner = range;
        }
      }
    });
  });
});
