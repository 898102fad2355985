import { describe, expect, test } from 'vitest';
import { type CompareOptions, compare } from '../../server/src/features/comparison';
import { comparisonPage, comparisonText } from '../../server/src/features/comparison/report';
import { parse } from '../../server/src/syntax/document';
import { twin } from '../cables';

function compared(left: string, right: string, options?: CompareOptions) {
  const [a, b] = [left, right].map((text) => parse(text).telegrams[0]);
  if (!a || !b) throw new Error('a copy holds no cable');
  return compare(a, b, options);
}

const report = (left: string, right: string, options?: CompareOptions) =>
  comparisonText(compared(left, right, options), ['first', 'second']);

/** The twin as a print has it: lines of 69 characters, other page lines, pilcrows in place. */
const print = twin
  .replace(/^1(\d{1,2})\. /gm, '¶$1. ')
  .replace(/^ASTANA 0000.*\n/gm, '')
  .replace(/^¶.{60,}/gm, (line) => line.replace(/(.{50,60}) /g, '$1\n'));

describe('two copies of a cable', () => {
  test('differ in layout only, where page lines, line breaks and pilcrows differ', () => {
    const { changes, sameCable } = compared(twin, print);
    expect(sameCable).toBe(true);
    expect(changes.filter(({ kind }) => kind === 'words')).toEqual([]);
  });

  test('a step that is left out shows its differences', () => {
    const { changes } = compared(twin, print, { normalize: ['pageLines', 'lineBreaks', 'spacing'] });
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'words', passage: 'paragraph 7' }));
  });

  test('words that the second copy restores', () => {
    const withheld = twin.replace('Abenov noted that wheat', 'XXXXXXXXXXXX noted that wheat');
    expect(report(withheld, twin)).toContain('Paragraph 3: words withheld in first are restored in second.');
    expect(report(twin, withheld)).toContain('Paragraph 3: words of first are withheld in second.');
    expect(report(withheld, twin)).toContain('[-XXXXXXXXXXXX-]{+Abenov+} noted');
  });

  test('a paragraph that one copy lacks does not shift the others', () => {
    const without = twin.replace(/^¶5\..*\n/m, '');
    expect(report(twin, without).match(/^Paragraph .*$/gm)).toEqual(['Paragraph 5: only in first.']);
  });

  test('classification, addressees and TAGS', () => {
    const other = twin
      .replace('C O N F I D E N T I A L', 'S E C R E T')
      .replace('RUEHAK/AMEMBASSY ANKARA', 'RUEHMO/AMEMBASSY MOSCOW')
      .replace('[RU](#) ', '');
    expect(report(twin, other)).toContain('Classification: CONFIDENTIAL in first, SECRET in second.');
    expect(report(twin, other)).toContain(
      'Addressees: only in first: AMEMBASSY ANKARA; only in second: AMEMBASSY MOSCOW.',
    );
    expect(report(twin, other)).toContain('TAGS: only in first: RU.');
  });

  test('damage that one copy alone has', () => {
    expect(report(twin, print)).toMatch(/^Damage: pilcrow-damaged \(\d\) only in first\.$/m);
  });

  test('two cables are told apart', () => {
    expect(report(twin, twin.replaceAll('2217', '2218'))).toMatch(
      /^These are two cables: 06ASTANA2217 and 06ASTANA2218\.$/m,
    );
  });

  test('two texts that have little in common are compared as a whole', () => {
    const one = `UNCLAS RIGA 000214\n\n1. ${'alpha beta gamma '.repeat(4000)}\n`;
    const other = `UNCLAS RIGA 000214\n\n1. ${'delta epsilon zeta eta '.repeat(4000)}\n`;
    const [change] = compared(one, other).changes.filter(({ kind }) => kind === 'words');
    expect(change).toMatchObject({ nature: 'changed' });
  });

  test('the page shows text of the cable as text', () => {
    const html = comparisonPage(compared(twin, twin.replace('Abenov noted', '<script>x</script> noted')), [
      '<a>',
      'b',
    ]);
    expect(html).not.toMatch(/<script|<a>/);
  });
});
