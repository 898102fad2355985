/** Where downloads live: outside the project, so that a clean checkout doesn't fetch them again. */
import { homedir } from 'node:os';
import { join } from 'node:path';

const base =
  process.env.XDG_CACHE_HOME ??
  (process.platform === 'win32' && process.env.LOCALAPPDATA
    ? process.env.LOCALAPPDATA
    : join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache'));

export const cacheFolder = join(base, 'diplomatic-cables');

/** One line for each step: what is done now, in plain words. */
export function say(line) {
  console.log(`• ${line}`);
}
