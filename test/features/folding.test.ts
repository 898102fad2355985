import { describe, expect, test } from 'vitest';
import { foldingRanges } from '../../server/src/features/folding';
import { parse } from '../../server/src/syntax/document';
import { cable, cables, twin } from '../cables';

/** `3–22 envelope VZCZCXRO4471`: the lines, the kind, and how the first line begins. */
function foldsOf(text: string, limit?: number): string[] {
  const lines = text.split('\n');
  return foldingRanges(parse(text), limit).map(({ startLine, endLine, kind }) =>
    [`${startLine + 1}–${endLine + 1}`, kind, lines[startLine]?.trim().slice(0, 20).trim()]
      .filter(Boolean)
      .join(' '),
  );
}

describe('what folds', () => {
  test('in a cable of the 2000s: the envelope and its list, the header, headings by their titles, paragraphs', () => {
    expect(foldsOf(twin).slice(0, 8)).toEqual([
      '3–22 envelope VZCZCXRO4471',
      '10–22 INFO RUCNCIS/CIS COL',
      '24–42 C O N F I D E N T I',
      '44–45 paragraph ¶1. (C) SUMMARY: Dur',
      '48–53 heading ABENOV WANTS NEW RAD',
      '51–53 paragraph ¶2. (C) General Harl',
      '56–67 heading FORECASTS LINKED TO',
      '61–65 paragraph ¶4. (C) General Harl',
    ]);
  });

  test('in a telegram of an archive: page furniture, the distribution block, its attributes', () => {
    const folds = foldsOf(cable('03-b-1974-aad-incoming.txt'));
    expect(folds).toContain('4–6 region CONFIDENTIAL');
    expect(folds).toContain('9–19 envelope ACTION EUR-25');
    expect(folds).toContain('34–38 region CONFIDENTIAL');
    expect(folds).toContain('52–83 Message Attributes');
  });

  test('where two begin on one line: the outer one there, the inner one on the next', () => {
    const folds = foldsOf(cable('03-b-1974-aad-incoming.txt'));
    expect(folds.filter((fold) => /^(?:9|10)–/.test(fold))).toEqual(['9–19 envelope ACTION EUR-25', '10–12']);
  });

  test('in a telegram of two sections: each of them', () => {
    const folds = foldsOf(cable('05-b-1979-eo12065.txt'));
    expect(folds).toContain('1–31 SECRET');
    expect(folds).toContain('32–49 SECRET');
  });

  test('in a file of several telegrams: each of them', () => {
    const folds = foldsOf(cable('15-g-2007-two-cables.txt'));
    expect(folds).toContain('1–24 VZCZCXYZ0012');
    expect(folds).toContain('25–48 VZCZCXYZ0031');
  });

  test('in a form: its keys, and who drafted and cleared it', () => {
    const folds = foldsOf(cable('12-e-2012-smart-foia.txt'));
    expect(folds).toContain('8–18 MRN: 12 RIGA 214');
    expect(folds.find((fold) => fold.includes('Drafted By'))).toMatch(/^29–\d+ Drafted By/);
  });

  test('in a quoted cable: the whole of it, and its parts', () => {
    const text = `FM AMEMBASSY OSLO
TO SECSTATE WASHDC
UNCLAS OSLO 12
E.O. 12958: N/A
SUBJECT: PEARS

1. FOLLOWING WAS SENT MAY 1:
QUOTE
UNCLAS STATE 097116
E.O. 12958: N/A
SUBJECT: APPLES

1. APPLES ARE
RIPE.

2. SEND MORE.
UNQUOTE

2. END.
`;
    expect(foldsOf(text)).toEqual([
      '1–2 envelope FM AMEMBASSY OSLO',
      '3–5 UNCLAS OSLO 12',
      '7–17 paragraph 1. FOLLOWING WAS SEN',
      '8–17 QUOTE',
      '9–11 UNCLAS STATE 097116',
      '13–14 paragraph 1. APPLES ARE',
    ]);
  });

  test('is no more than the editor takes: the innermost are left out', () => {
    expect(foldsOf(twin, 3)).toEqual(foldsOf(twin).slice(0, 1).concat(foldsOf(twin).slice(2, 4)));
  });

  test.each([...cables])('in %s nests, and no two begin on one line', (_, text) => {
    const ranges = foldingRanges(parse(text));
    const lines = text.split('\n').length;
    const starts = ranges.map(({ startLine }) => startLine);
    expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
    for (const { startLine, endLine } of ranges) {
      expect(startLine).toBeLessThan(endLine);
      expect(endLine).toBeLessThan(lines);
      const crossing = ranges.filter(
        (other) => other.startLine > startLine && other.startLine <= endLine && other.endLine > endLine,
      );
      expect(crossing).toEqual([]);
    }
  });
});
