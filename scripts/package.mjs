/** Makes diplomatic-cables-<version>.vsix from a production build. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { build, root } from './build.mjs';

await build({ production: true });
const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const file = `${name}-${version}.vsix`;
// The dependencies are in the bundles, and the build above is the one to pack.
execFileSync('npx', ['vsce', 'package', '--no-dependencies', '--allow-missing-repository', '--out', file], {
  cwd: root,
  stdio: 'inherit',
});
