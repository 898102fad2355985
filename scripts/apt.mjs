import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './vscode/cache.mjs';

/** The path of the first of some commands that is on the path; `undefined` where none is. */
export function findCommand(names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/** Installs packages on Debian as root; does nothing elsewhere. */
export function installPackages(...packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  say(`Installing ${packages.join(', ')} with apt-get (about a minute)`);
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}
