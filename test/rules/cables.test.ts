import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problems, rules } from '../../server/src/rules';
import type { Problem } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/document';
import { positionOf } from '../../server/src/syntax/query/locate';
import { cables, twin } from '../cables';
import { withFixes } from './withFixes';

const find = (text: string): Problem[] =>
  parse(text).telegrams.flatMap((telegram) => [...problems(telegram)]);
const print = (found: readonly Problem[]) =>
  found.map(
    ({ rule, message, span }) => `${positionOf(message, span.start).line + 1} ${rule.code} ${rule.severity}`,
  );

describe('on whole cables', () => {
  test('the twin of the sample has exactly the damage that the sample has', () => {
    expect(print(find(twin))).toEqual([
      '13 pla-misspelled hint',
      '28 caption-duplicated hint',
      '36 markdown-link information',
      '36 tag-nonstandard hint',
      ...[81, 89, 91, 97, 99].map((line) => `${line} pilcrow-damaged warning`),
    ]);
  });

  test('no problem is left after every fix', () => {
    expect(
      print(
        find(
          withFixes(
            twin,
            find(twin).flatMap(({ fix }) => fix ?? []),
          ),
        ),
      ),
    ).toEqual([]);
  });

  const correct = [...cables].filter(([, text]) => text !== twin);
  test.each(correct)('%s is a correct cable of its time: nothing above a hint is reported', (_, text) => {
    expect(print(find(text).filter(({ rule }) => rule.severity !== 'hint'))).toEqual([]);
  });

  const folder = join(import.meta.dirname, '../cables/damaged');
  const codes = new Set(rules.map(({ code }) => code));
  const damaged = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  test.each(damaged)('%s has the expected findings', (name) => {
    const expected = JSON.parse(
      readFileSync(join(folder, name.replace('.txt', '.expected.json')), 'utf8'),
    ) as {
      code: string;
      line: number;
      severity: string;
    }[];
    expect(print(find(readFileSync(join(folder, name), 'utf8'))).sort()).toEqual(
      expected
        .filter(({ code }) => codes.has(code))
        .map(({ code, line, severity }) => `${line} ${code} ${severity}`)
        .sort(),
    );
  });

  const texts = [
    ...cables,
    ...damaged.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
  ];
  test.each(texts)('each fix in %s removes its finding, adds none, and changes nothing else', (_, text) => {
    const before = find(text);
    for (const problem of before) {
      if (!problem.fix) continue;
      const fixed = withFixes(text, [problem.fix]);
      const kinds = (found: readonly Problem[]) => found.map(({ rule }) => rule.code).sort();
      const rest = kinds(before);
      rest.splice(rest.indexOf(problem.rule.code), 1);
      expect(kinds(find(fixed)), problem.fix.title).toEqual(rest);
    }
  });
});

test('codes are unique, and a rule says what it looks for', () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  for (const { code, title } of rules) {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(title.length).toBeGreaterThan(10);
  }
});

describe('a repeated caption is deleted alone', () => {
  const header = (line: string) => twin.replace(/^SIPDIS\n\nSIPDIS\n/m, `SIPDIS\n\n${line}\n`);
  test.each([
    ['SENSITIVE SIPDIS', 'SENSITIVE'],
    ['SIPDIS SENSITIVE', 'SENSITIVE'],
    ['DEPT FOR SCA SIPDIS', 'DEPT FOR SCA'],
    ['SENSITIVE SIPDIS SIPDIS', 'SENSITIVE'],
    ['SIPDIS SIPDIS SENSITIVE', 'SENSITIVE'],
    ['SIPDIS, SENSITIVE, SIPDIS', 'SENSITIVE'],
  ])('%s becomes %s', (line, expected) => {
    const text = header(line);
    const fixes = find(text).flatMap(({ rule, fix }) =>
      rule.code === 'caption-duplicated' && fix ? [fix] : [],
    );
    expect(withFixes(text, fixes)).toBe(header(expected));
  });
});
