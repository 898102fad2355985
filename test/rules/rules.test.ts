import { describe, expect, test } from 'vitest';
import { CableIndex } from '../../server/src/archive/cableIndex';
import { indexedCables } from '../../server/src/archive/indexedCable';
import { knownCables } from '../../server/src/archive/knownCables';
import { problems, problemsAmong, rules } from '../../server/src/rules';
import type { Problem } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/document';
import { rangeOf } from '../../server/src/syntax/query/locate';
import { fixture, rangeOfMark } from '../fixture';
import { cable } from './cable';
import { authority } from './fixtures/authority';
import { body } from './fixtures/body';
import { header } from './fixtures/header';
import { printed } from './fixtures/printed';
import { faulty, quiet } from './fixtures/quiet';
import { withFixes } from './withFixes';

const find = (text: string): Problem[] => parse(text).telegrams.flatMap(problems);

/** As carets mark it: of a finding on several lines, the columns of its ends. */
function placeOf({ message, span }: Problem) {
  const { start, end } = rangeOf(message, span);
  return { line: start.line, start: start.character, end: end.character };
}

/** Whether a fix removes its finding, adds none, and changes nothing before or after its edits. */
function expectFix(text: string, problem: Problem): void {
  if (!problem.fix) return;
  const { rule, fix } = problem;
  const before = find(text);
  const fixed = withFixes(text, [fix]);
  const after = find(fixed);
  const count = (list: readonly Problem[], code: string) =>
    list.filter((each) => each.rule.code === code).length;
  expect(count(after, rule.code), fix.title).toBe(count(before, rule.code) - 1);
  for (const { code } of rules)
    expect(count(after, code), fix.title).toBeLessThanOrEqual(count(before, code));
  const edits = fix.edits.map(({ message, span }) => {
    const start = text.indexOf(message.text);
    return { start: start + span.start, end: start + span.end };
  });
  expect(fixed.startsWith(text.slice(0, Math.min(...edits.map(({ start }) => start))))).toBe(true);
  expect(fixed.endsWith(text.slice(Math.max(...edits.map(({ end }) => end))))).toBe(true);
}

/** The folder of the examples: 08 ASTANA 101 and 102. */
const folder = new CableIndex();
for (const serial of [101, 102]) {
  const other = parse(
    `R 010920Z NOV 08\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nUNCLAS ASTANA 000${serial}`,
  );
  const file = { folder: 'file:///folder', path: `${serial}.txt`, size: 0, modified: 0 };
  folder.setFile(file, indexedCables(other, { file: file.path }));
}
const cables = knownCables(folder);

describe.each(rules.map((rule) => [rule.code, rule] as const))(
  'the example of %s',
  (_, { asksFolder, manual }) => {
    const report = (text: string) =>
      parse(text).telegrams.flatMap((telegram) => [
        ...problems(telegram),
        ...(asksFolder ? problemsAmong(telegram, cables) : []),
      ]);

    test('has exactly the findings of its carets', () => {
      const { text, marks } = fixture(manual.bad);
      const found = report(text);
      expect(marks).not.toEqual([]);
      expect(found.map(({ rule, message, span }) => [rule.code, rangeOf(message, span)])).toEqual(
        marks.map((mark) => [mark.code, rangeOfMark(mark)]),
      );
      marks.forEach((mark, index) => {
        expect(found[index]?.text).toContain(mark.message);
      });
      for (const problem of found) expectFix(text, problem);
    });

    test('has no finding without the fault', () => {
      const { text, marks } = fixture(manual.good);
      expect(marks).toEqual([]);
      expect(report(text).map(({ rule, text: message }) => `${rule.code}: ${message}`)).toEqual([]);
    });
  },
);

test('nothing is reported in the sound cable', () => {
  expect(find(cable()).map(({ rule, text }) => `${rule.code}: ${text}`)).toEqual([]);
});

test.each([...authority, ...body.quiet, ...header.quiet, ...printed.quiet, ...quiet])(
  '%s reports nothing if %s',
  (code, _, marked) => {
    const found = find(fixture(marked).text).filter(({ rule }) => rule.code === code);
    expect(found.map(({ text }) => text)).toEqual([]);
  },
);

test.each([...body.bad, ...header.bad, ...printed.bad])('%s reports what the carets say', (code, marked) => {
  const { text, marks } = fixture(marked);
  const found = find(text).filter(({ rule }) => rule.code === code);
  expect(found.map(placeOf)).toEqual(marks.map(({ line, start, end }) => ({ line, start, end })));
  marks.forEach((mark, index) => {
    expect(found[index]?.text).toContain(mark.message);
  });
  for (const problem of found) expectFix(text, problem);
});

test.each(faulty)('%s reports once if %s', (code, _, text) => {
  const found = find(text).filter(({ rule }) => rule.code === code);
  expect(found).toHaveLength(1);
  for (const problem of found) expectFix(text, problem);
});

test('the notation of web pages is read as browsers read it', () => {
  const text = `${cable()}
9. (C) &#147;Radar&#148;, the post&#146;s &amp;quot;old&amp;quot; one &amp;amp; a hut.&#13;
Caf&#233; &#55296;.`;
  const [found] = find(text).filter(({ rule }) => rule.code === 'web-residue');
  expect(found?.fix && withFixes(text, [found.fix])).toBe(`${cable()}
9. (C) "Radar", the post's "old" one & a hut.${' '}
Café \ufffd.`);
});
