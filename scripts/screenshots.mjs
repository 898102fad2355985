/**
 * Takes pictures of invented cables of three eras in the themes of VS Code, to look at: `out/screenshots`.
 *
 *   npm run screenshots                   every theme
 *   npm run screenshots -- --theme Light  those whose name has the word
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';
import { takeScreenshots } from './vscode/screenshot.mjs';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};
const cables = [
  { name: '2006', file: '2006-web-copy-astana.txt', line: 81, word: '17' },
  { name: '1974', file: '03-b-1974-aad-incoming.txt', word: 'GDS' },
  { name: 'reading', file: '2006-web-copy-astana.txt', commands: ['Cable: Open Reading View to the Side'] },
  { name: '2012', file: '12-e-2012-smart-foia.txt', word: 'ETRD' },
  { name: 'facts', file: '2006-web-copy-astana.txt', line: 81, word: '17', view: 'facts' },
  { name: 'facts-2012', file: '12-e-2012-smart-foia.txt', word: 'ETRD', view: 'facts' },
];

const { theme: wanted = '' } = parseArgs({ options: { theme: { type: 'string' } } }).values;
const folder = join(root, 'out/screenshots');
mkdirSync(folder, { recursive: true });
await build();

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
for (const [name, theme] of Object.entries(themes)) {
  if (!theme.includes(wanted)) continue;
  await takeScreenshots({
    extension: root,
    theme,
    settings: { 'cable.statusBar.bannerColors': true },
    pictures: cables.map(({ name: cable, file, line, word, commands, view }) => ({
      file: join(root, 'test/cables', file),
      out: join(folder, `${cable}-${name}.png`),
      line,
      word,
      commands,
      view,
    })),
    signal: interrupted.signal,
  });
}
