/** Makes diplomatic-cables-<version>.vsix from a production build. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './build.mjs';

const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const file = `${name}-${version}.vsix`;
// The dependencies are in the bundles; vsce rebuilds them with `vscode:prepublish`.
execFileSync('npx', ['vsce', 'package', '--no-dependencies', '--allow-missing-repository', '--out', file], {
  cwd: root,
  stdio: 'inherit',
});
