import { describe, expect, test } from 'vitest';
import { problems, rules } from '../../server/src/rules';
import type { Rule } from '../../server/src/rules/rule';
import {
  atSeverityLevels,
  type Preset,
  type RuleSettings,
  type SeverityLevelsByName,
  severityLevelsIn,
} from '../../server/src/rules/severityLevels';
import { parse } from '../../server/src/syntax/document';
import { twin } from '../cables';

const set = (
  levels: SeverityLevelsByName,
  rulesByFile: RuleSettings['rulesByFile'] = {},
  preset: Preset = 'standard',
) => ({
  preset,
  rules: levels,
  rulesByFile,
});
const level = (settings: RuleSettings, path = 'file:///cables/06BAKU1398.txt', code = 'pilcrow-damaged') =>
  severityLevelsIn(settings, path)(rules.find((rule) => rule.code === code) as Rule);

describe('the severity of a rule is that of', () => {
  test.each([
    ['itself', set({}), 'warning'],
    ['its code', set({ 'pilcrow-damaged': 'error' }), 'error'],
    ['its family', set({ body: 'off' }), 'off'],
    ['its code before its family', set({ 'pilcrow-damaged': 'hint', body: 'off' }), 'hint'],
    ['its family before the preset', set({ body: 'information' }, {}, 'archive'), 'information'],
    [
      'the rule itself, not a property that every object has',
      set({ constructor: 'off' } as SeverityLevelsByName),
      'warning',
    ],
    ['the file before the code', set({ 'pilcrow-damaged': 'error' }, { '*.txt': { body: 'off' } }), 'off'],
    ['the later of two patterns', set({}, { '*.txt': { body: 'off' }, '06*': { body: 'hint' } }), 'hint'],
  ] as const)('%s', (_, settings, expected) => {
    expect(level(settings)).toBe(expected);
  });

  test.each([
    ['06BAKU1398.txt', true],
    ['*.txt', true],
    ['cables/*.txt', true],
    ['cables/**', true],
    ['**/cables/**/*.txt', true],
    ['06BAKU139?.txt', true],
    ['BAKU1398.txt', false],
    ['06BAKU1398xtxt', false],
    ['*.cable', false],
    ['cables', false],
    ['old/**', false],
    ['[', false],
    ['cables/**/06BAKU1398.txt', true],
    ['cables/*/06BAKU1398.txt', false],
    ['06BAKU1398.tx?', true],
    ['cables?06BAKU1398.txt', false],
    ['**', true],
    [`${'*1'.repeat(40)}*`, false],
    [`${'**'.repeat(2000)}9`, false],
  ])('%s matches the file: %s', (pattern, expected) => {
    expect(level(set({}, { [pattern]: { body: 'off' } }))).toBe(expected ? 'off' : 'warning');
  });

  test('the presets show damage as a hint to readers, and the handbooks’ rules as a warning to drafters', () => {
    for (const rule of rules) {
      const archive = severityLevelsIn(set({}, {}, 'archive'), '')(rule);
      const drafting = severityLevelsIn(set({}, {}, 'drafting'), '')(rule);
      expect(archive, rule.code).toBe(rule.concerns === 'copy' ? 'hint' : rule.severity);
      if (rule.concerns === 'drafter') expect(['warning', 'error'], rule.code).toContain(drafting);
      else expect(drafting, rule.code).toBe(rule.severity);
    }
    expect(level(set({}, {}, 'archive'))).toBe('hint');
  });
});

test('a finding that is milder than its rule keeps its severity', () => {
  const [problem] = parse(twin).telegrams.flatMap(problems);
  const rule = { ...(problem?.rule as Rule), severity: 'warning' } as const;
  const shown = (severity: 'hint' | 'warning', setTo: 'hint' | 'error' | 'off') =>
    atSeverityLevels(problem ? [{ ...problem, rule, severity }] : [], () => setTo).map(
      (each) => each.severity,
    );
  expect(shown('warning', 'error')).toEqual(['error']);
  expect(shown('hint', 'error')).toEqual(['hint']);
  expect(shown('warning', 'hint')).toEqual(['hint']);
  expect(shown('warning', 'off')).toEqual([]);
});
