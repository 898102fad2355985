import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules';
import { pageOf } from '../../server/src/rules/manual';
import { PRESETS, RULE_NAMES, SEVERITY_LEVELS } from '../../server/src/rules/severityLevels';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'server/rules.md'), 'utf8');
const extension = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  test('has its page in the manual, which diagnostics link to', () => {
    expect(page).toContain(`\n### ${code}\n`);
    const repository = extension.repository.url.replace(/\.git$/, '');
    expect(pageOf(rule)).toBe(`${repository}/blob/main/server/rules.md#${code}`);
  });

  test('is explained in sentences, with examples that differ', () => {
    const { meaning, quiet, bad, good } = rule.manual;
    expect([meaning, quiet].filter((text) => !/[.?]$/.test(text))).toEqual([]);
    expect(good).not.toBe(bad);
  });
});

test('settings take the levels, the presets, and the names of all rules', () => {
  const { properties } = extension.contributes.configuration;
  const byFile = properties['cable.rulesByFile'].additionalProperties;
  for (const { propertyNames, additionalProperties } of [properties['cable.rules'], byFile]) {
    expect(propertyNames.enum).toEqual(RULE_NAMES);
    expect(additionalProperties.enum).toEqual(SEVERITY_LEVELS);
  }
  expect(properties['cable.preset'].enum).toEqual(PRESETS);
});
