import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const json = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const extension = json('package.json');
const strings: Record<string, string> = json('package.nls.json');
const { contributes } = extension;

interface Setting {
  readonly type?: string;
  readonly scope?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
}
const settings: Record<string, Setting> = contributes.configuration.properties;
const commands: { command: string; title: string; category: string }[] = contributes.commands;

/** Properties that a person reads. */
const WORDS = new Set([
  'title',
  'name',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'deprecationMessage',
  'markdownDeprecationMessage',
  'patternErrorMessage',
  'category',
  'altText',
  'contextualTitle',
  'accessibilityHelpContent',
  'contents',
  'displayName',
]);

/** The texts for a person in a contribution, with the path to each. */
function words(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    const here = `${path}.${key}`;
    if (!WORDS.has(key)) return words(inner, here);
    if (typeof inner === 'string') return [[here, inner]];
    if (Array.isArray(inner)) return inner.map((text, index) => [`${here}.${index}`, String(text)]);
    return words(inner, here);
  });
}

const shown: [string, string][] = [
  ['displayName', extension.displayName],
  ['description', extension.description],
  ...words(contributes, 'contributes'),
];

const clientFiles = readdirSync(join(root, 'client/src'), { encoding: 'utf8', recursive: true }).filter(
  (name) => name.endsWith('.ts'),
);

describe('what the extension contributes can be localized', () => {
  test('every text is in package.nls.json', () => {
    expect(shown.filter(([, text]) => !(/^%.+%$/.test(text) && strings[text.slice(1, -1)]))).toEqual([]);
  });
  test('and no text is left over there', () => {
    const used = new Set(shown.map(([, text]) => text.slice(1, -1)));
    expect(Object.keys(strings).filter((key) => !used.has(key))).toEqual([]);
  });
  test('the texts of the client are in the bundle, in English, and no other', () => {
    const used = clientFiles.flatMap((file) =>
      [...readFileSync(join(root, 'client/src', file), 'utf8').matchAll(/\bl10n\.t\(\s*'([^']*)'/g)].map(
        ([, text]) => text as string,
      ),
    );
    expect(used.length).toBeGreaterThan(20);
    const bundle: Record<string, string> = json('l10n/bundle.l10n.json');
    expect(Object.keys(bundle).sort()).toEqual([...new Set(used)].sort());
    expect(Object.entries(bundle).filter(([text, english]) => text !== english)).toEqual([]);
  });
  test('the client shows no text of its own past the bundle', () => {
    const spoken = /\b(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)\(\s*['"`]/;
    const files = clientFiles.filter((file) =>
      spoken.test(readFileSync(join(root, 'client/src', file), 'utf8')),
    );
    expect(files).toEqual([]);
  });
});

describe('settings', () => {
  test.each(Object.entries(settings))('%s has all that the settings editor shows', (name, setting) => {
    expect(name).toMatch(/^cable\.[a-z][A-Za-z.]*$/);
    expect(setting.type).toBeDefined();
    expect(setting.scope).toBeDefined();
    expect(setting.default).toBeDefined();
    expect(setting.description ?? setting.markdownDescription).toBeDefined();
    if (setting.enum) {
      expect(setting.enum).toContain(setting.default);
      expect(setting.enumDescriptions).toHaveLength(setting.enum.length);
    }
  });
  test.each(Object.keys(settings))('%s is explained in docs/settings.md', (name) => {
    expect(readFileSync(join(root, 'docs/settings.md'), 'utf8')).toContain(`\`${name}\``);
  });
});

describe('commands', () => {
  test.each(commands.map((each) => [each.command, each] as const))(
    '%s belongs to cables and is registered',
    (command, { title, category }) => {
      expect(command).toMatch(/^cable\./);
      expect(strings[category.slice(1, -1)]).toBe('Cable');
      expect(strings[title.slice(1, -1)]).toMatch(/^[A-Z]/);
      const client = clientFiles.map((file) => readFileSync(join(root, 'client/src', file), 'utf8'));
      expect(client.some((text) => text.includes(`'${command}'`))).toBe(true);
    },
  );
  test('those about a cable are offered where one is open', () => {
    const when = new Map<string, string>(
      contributes.menus.commandPalette.map((item: { command: string; when: string }) => [
        item.command,
        item.when,
      ]),
    );
    const always = commands.map(({ command }) => command).filter((command) => !when.has(command));
    expect(always).toEqual([
      'cable.openExample',
      'cable.compareCopies',
      'cable.explainCode',
      'cable.exportNotes',
      'cable.openTable',
      'cable.showGaps',
      'cable.openCollection',
      'cable.newCable',
    ]);
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = contributes.walkthroughs;
  test.each(walkthrough.steps as { id: string; description: string; media: { svg: string } }[])(
    'step $id has a picture and links to commands that there are',
    ({ description, media }) => {
      const picture = readFileSync(join(root, media.svg), 'utf8');
      expect(picture).toMatch(/^<svg /);
      // VS Code leaves out style sheets in pictures: colours are attributes.
      expect(picture).not.toMatch(/<script|<style|style=|class=|href=/);
      const links = [
        ...(strings[description.slice(1, -1)] ?? '').matchAll(/\(command:([\w.]+)(?:\?[^)]*)?\)/g),
      ].map(([, command]) => command as string);
      expect(links.length).toBeGreaterThan(0);
      const own = links.filter((command) => command.startsWith('cable.'));
      const known = [...commands.map(({ command }) => command), 'cable.facts.focus'];
      expect(own.filter((command) => !known.includes(command))).toEqual([]);
    },
  );
});

/** Contrast of two colours `#RRGGBB`, by WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe('the colors of classifications can be read in the status bar', () => {
  /** Background of the status bar in VS Code's own themes, and the contrast that WCAG asks of text there. */
  const themes = {
    dark: ['#181818', 4.5],
    light: ['#F8F8F8', 4.5],
    highContrast: ['#000000', 7],
    highContrastLight: ['#FFFFFF', 7],
  } as const;
  const colors: { id: string; defaults: Record<keyof typeof themes, string> }[] = contributes.colors;
  test.each(colors)('$id', ({ defaults }) => {
    for (const [theme, [background, least]] of Object.entries(themes)) {
      const color = defaults[theme as keyof typeof themes];
      expect(contrast(color, background), theme).toBeGreaterThanOrEqual(least);
    }
  });
});
