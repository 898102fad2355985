import { describe, expect, test } from 'vitest';
import { type Settings, settingsOf } from '../server/src/server/settings';

function read(value: unknown): { settings: Settings; reports: string[] } {
  const reports: string[] = [];
  return { settings: settingsOf(value, (message) => reports.push(message)), reports };
}

test('what is set is used', () => {
  expect(read({ inlayHints: 'all' })).toMatchObject({ settings: { inlayHints: 'all' }, reports: [] });
});

test.each([undefined, null, {}, 'essential', 7, [], { inlayHints: null }, { other: true }])(
  '%j sets nothing: the default is used, and nothing is reported',
  (value) => {
    expect(read(value)).toMatchObject({ settings: { inlayHints: 'essential' }, reports: [] });
  },
);

test.each(['some', 1, true, ['all'], {}])('%j is reported, and the default is used', (value) => {
  expect(read({ inlayHints: value })).toMatchObject({
    settings: { inlayHints: 'essential' },
    reports: [
      `cable.inlayHints: ${JSON.stringify(value)} is not valid, so the default is used. Use "essential", "off", or "all".`,
    ],
  });
});

describe('severities of rules', () => {
  test('are set for codes and families, in all files or in those that match a pattern', () => {
    const value = {
      preset: 'archive',
      rules: { 'markdown-link': 'off', envelope: 'hint' },
      rulesByFile: { '*.txt': { body: 'error' } },
    };
    expect(read(value)).toMatchObject({ settings: value, reports: [] });
  });

  test('an entry that cannot be used is reported with its place, and the others are used', () => {
    const { settings, reports } = read({
      preset: 'reading',
      rules: { 'markdown-link': 'off', caption: 'off', body: 'loud' },
      rulesByFile: { a: { body: 'hint', toString: 'off' }, b: 'off' },
    });
    expect(settings).toMatchObject({
      preset: 'standard',
      rules: { 'markdown-link': 'off' },
      rulesByFile: { a: { body: 'hint' }, b: {} },
    });
    expect(settings.rules).toEqual({ 'markdown-link': 'off' });
    expect(reports).toEqual([
      'cable.preset: "reading" is not valid, so the default is used. Use "standard", "archive", or "drafting".',
      'cable.rules: there is no rule or family of rules "caption". Check its name.',
      'cable.rules: "loud" is not a severity of body. Use "off", "hint", "information", "warning", or "error".',
      'cable.rulesByFile, "a": there is no rule or family of rules "toString". Check its name.',
      'cable.rulesByFile, "b": "off" is not valid. Use an object with the severities of rules.',
    ]);
  });
});

describe('the web address of a cable', () => {
  test.each([
    'https://example.org/{id}',
    'https://example.org:8443/?year={year}&post={post}&serial={serial}',
  ])('may be %s', (template) => {
    expect(read({ links: { template } })).toMatchObject({ settings: { links: { template } }, reports: [] });
  });
  test.each([undefined, null, {}, { template: '' }])('is absent where nothing is set (%j)', (links) => {
    expect(read({ links })).toMatchObject({ settings: { links: {} }, reports: [] });
  });
  test.each([
    'http://example.org/{id}',
    'javascript:alert({id})',
    'command:x?{id}',
    'https://{post}.example.org/',
    'https://user:word@example.org/{id}',
    'https://example.org/{name}/{id}',
    'https://example.org/',
    'https://example.org/{id} or',
    7,
  ])('cannot be %j, which is reported', (template) => {
    const { settings, reports } = read({ links: { template } });
    expect(settings.links).toEqual({});
    expect(reports).toEqual([expect.stringContaining('Use an https address as template')]);
  });
});
