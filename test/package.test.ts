import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('only what is needed is packed', async () => {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  expect(files.toSorted()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'client/dist/cableView.js',
    'client/dist/cablesTable.css',
    'client/dist/cablesTable.js',
    'client/dist/extension.js',
    'client/dist/readingView.js',
    'client/images/cables.svg',
    'client/walkthrough/fix.svg',
    'client/walkthrough/open.svg',
    'client/walkthrough/read.svg',
    'icon.png',
    'l10n/bundle.l10n.json',
    'package.json',
    'package.nls.json',
    'server/bin/cable-language-server.js',
    'server/bin/launch.js',
    'server/dist/citations.js',
    'server/dist/entry/worker.js',
    'server/dist/server.js',
    'server/rules.md',
    'server/schema/cable-record.schema.json',
    'syntaxes/cable.tmLanguage.json',
    'syntaxes/language-configuration.json',
    'syntaxes/snippets.json',
    'test/cables/2006-web-copy-astana.txt',
  ]);
});

test('the package is small', () => {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  expect(statSync(join(root, `${name}-${version}.vsix`)).size).toBeLessThan(1_600_000);
});
