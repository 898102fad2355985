/** Finds a desktop VS Code: one that is named, one that is installed, or one that can be downloaded. */
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder, say } from './cache.mjs';

/** @returns the path of the executable, or undefined where this machine has none and can't download one */
export async function locateVSCode() {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named) {
    if (isFile(named)) return named;
    throw new Error(
      `VSCODE_EXECUTABLE_PATH names ${named}, which is not a file. Set it to the executable of VS Code, or unset it.`,
    );
  }
  return codeOnPath() ?? (await downloadVSCode());
}

function codeOnPath() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isFile);
}

/** A VS Code downloaded into the cache folder; undefined, said in a line, where there is no screen or no way to get one. */
export async function downloadVSCode() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    say('No screen on this machine: a desktop VS Code is not downloaded');
    return undefined;
  }
  say(`Downloading VS Code into ${cacheFolder} (150 MB, once)`);
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cacheFolder, 'desktop') });
  } catch (error) {
    say(`VS Code could not be downloaded: ${String(error.message ?? error).split('\n')[0]}`);
    return undefined;
  }
}

function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}
