import { describe, expect, test } from 'vitest';
import { type Settings, settingsOf } from '../server/src/server/settings';

function read(value: unknown): { settings: Settings; complaints: string[] } {
  const complaints: string[] = [];
  return { settings: settingsOf(value, (message) => complaints.push(message)), complaints };
}

test('what is set is used', () => {
  expect(read({ inlayHints: 'all' })).toMatchObject({ settings: { inlayHints: 'all' }, complaints: [] });
});

test.each([undefined, null, {}, 'essential', 7, [], { inlayHints: null }, { other: true }])(
  'nothing set (%j) is the default, and nothing to complain of',
  (value) => {
    expect(read(value)).toMatchObject({ settings: { inlayHints: 'essential' }, complaints: [] });
  },
);

test.each(['some', 1, true, ['all'], {}])('%j is no amount of hints: said, and the default used', (value) => {
  expect(read({ inlayHints: value })).toMatchObject({
    settings: { inlayHints: 'essential' },
    complaints: [
      `cable.inlayHints takes one of essential, off, all, not ${JSON.stringify(value)}: "essential" is used.`,
    ],
  });
});

describe('levels of rules', () => {
  test('codes and families have levels, in all files or in those of a pattern', () => {
    const value = {
      preset: 'archive',
      rules: { 'markdown-link': 'off', envelope: 'hint' },
      rulesByFile: { '*.txt': { body: 'error' } },
    };
    expect(read(value)).toMatchObject({ settings: value, complaints: [] });
  });

  test('what there is not is said, and the rest used', () => {
    const { settings, complaints } = read({
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
    expect(complaints.map((complaint) => complaint.slice(0, 60))).toEqual([
      expect.stringContaining('cable.preset takes one of standard, archive, drafting'),
      'cable.rules: there is no rule and no family of rules "captio',
      'cable.rules: body takes one of off, hint, information, warni',
      'cable.rulesByFile: there is no rule and no family of rules "',
      expect.stringContaining('cable.rulesByFile takes, for "b", codes or families of rules'),
    ]);
  });
});

describe('the web address of a cable', () => {
  test.each([
    'https://example.org/{id}',
    'https://example.org:8443/?year={year}&post={post}&serial={serial}',
  ])('may be %s', (template) => {
    expect(read({ links: { template } })).toMatchObject({
      settings: { links: { template } },
      complaints: [],
    });
  });
  test.each([undefined, null, {}, { template: '' }])('is none where nothing is set (%j)', (links) => {
    expect(read({ links })).toMatchObject({ settings: { links: {} }, complaints: [] });
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
  ])('can’t be %j, which is said', (template) => {
    const { settings, complaints } = read({ links: { template } });
    expect(settings.links).toEqual({});
    expect(complaints).toEqual([expect.stringContaining('cable.links takes a template')]);
  });
});
