/**
 * Reads a cable in Neovim and in Emacs, headless, with the configurations of `docs/editors.md`, and checks what
 * they show. An editor that is not there and cannot be installed is a failed test. The last line is
 * `N passed, N failed`.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { findCommand, installPackages } from './apt.mjs';
import { root } from './build.mjs';

const LIMIT = 90_000;

const editors = [
  {
    name: 'Neovim',
    command: 'nvim',
    packages: ['neovim'],
    language: 'lua',
    run: (configuration) => [
      ...['--headless', '-i', 'NONE', '-u', configuration],
      ...['-c', `luafile ${join(root, 'test/editors/neovim.lua')}`],
    ],
  },
  {
    name: 'Emacs',
    command: 'emacs',
    packages: ['emacs-nox', 'elpa-eglot'],
    language: 'elisp',
    run: (configuration) => [
      ...['--batch', '--eval', '(package-initialize)'],
      ...['-l', configuration, '-l', join(root, 'test/editors/emacs.el')],
    ],
  },
];

const manual = readFileSync(join(root, 'docs/editors.md'), 'utf8');

/** The first configuration in a language on the page for people. */
function configurationIn(language) {
  const [, text] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(manual) ?? [];
  assert.ok(text, `docs/editors.md has nothing in ${language}`);
  return text;
}

/** What the editor showed of the sample. */
async function read({ name, command, packages, language, run }, folder) {
  if (!findCommand([command])) installPackages(...packages);
  const editor = findCommand([command]);
  assert.ok(editor, `${name} is not there: install ${packages.join(' and ')}, and run this again`);
  const commands = join(folder, 'bin');
  mkdirSync(commands);
  symlinkSync(join(root, 'server/bin/cable-language-server.js'), join(commands, 'cable-language-server'));
  const cable = join(folder, 'astana.cable');
  copyFileSync(join(root, 'test/cables/2006-web-copy-astana.txt'), cable);
  const configuration = join(folder, `configuration.${language}`);
  writeFileSync(configuration, configurationIn(language));
  const { stdout } = await promisify(execFile)(editor, run(configuration), {
    cwd: folder,
    timeout: LIMIT,
    env: {
      ...process.env,
      CABLE: cable,
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      PATH: `${commands}${delimiter}${process.env.PATH}`,
    },
  });
  return JSON.parse(stdout.slice(stdout.indexOf('{')));
}

const checks = {
  'shows the outline': ({ outline }) => {
    const text = outline.join('\n');
    for (const part of ['06 ASTANA 2217', 'Envelope', '¶7 (C)', 'Signature'])
      assert.ok(text.includes(part), text);
  },
  'explains the originating station': ({ hover }) => assert.match(hover, /Embassy Astana/),
  'shows the problems': ({ problems }) => {
    assert.ok(
      problems.some((problem) => /^13 .*MACDILL/.test(problem)),
      problems.join('\n'),
    );
    assert.ok(problems.length >= 8, problems.join('\n'));
  },
  'applies a quick fix': ({ before, fixed }) => {
    assert.match(before, /^17\. \(C\)/);
    assert.match(fixed, /^(¶?7)\. \(C\)/);
  },
};

let passed = 0;
let failed = 0;
for (const editor of editors) {
  const folder = mkdtempSync(join(tmpdir(), 'diplomatic-cables-'));
  try {
    const shown = await read(editor, folder);
    for (const [what, check] of Object.entries(checks)) {
      try {
        check(shown);
        passed++;
        console.log(`  ✔ ${editor.name} ${what}`);
      } catch (error) {
        failed++;
        console.log(`  ✖ ${editor.name} ${what}: ${error.message}`);
      }
    }
  } catch (error) {
    failed++;
    console.log(`  ✖ ${editor.name}: ${error.message}\n${error.stderr ?? ''}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
