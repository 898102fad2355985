/**
 * Builds the extension and opens VS Code with it.
 *
 *   npm start -- [FILE|FOLDER]
 *   npm start -- --screenshot OUT.png [--theme NAME] [--line N] [--word WORD] [FILE]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';
import { say } from './vscode/cache.mjs';
import { locateVSCode } from './vscode/locate.mjs';
import { takeScreenshots } from './vscode/screenshot.mjs';
import { startServer, workbenchAddress } from './vscode/server.mjs';

const usage = `Usage: npm start -- [FILE|FOLDER]
       npm start -- --screenshot OUT.png [--theme NAME] [--line N] [--word WORD] [FILE]`;
/** npm runs this in the project's folder, but names are relative to the folder of the user. */
const here = process.env.INIT_CWD ?? process.cwd();
const sample = 'test/cables/2006-web-copy-astana.txt';

/** Wrong arguments, not a failure while running. */
class UsageError extends Error {}

function readArguments() {
  let parsed;
  try {
    const text = { type: 'string' };
    parsed = parseArgs({
      options: { screenshot: text, theme: text, line: text, word: text },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error.message);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) throw new UsageError(`Name one file or folder, not ${positionals.length}.`);
  const { screenshot, theme, word } = values;
  if (!screenshot && (theme || word || values.line)) {
    throw new UsageError('--theme, --line, and --word need --screenshot.');
  }
  if (values.line !== undefined && !/^[1-9]\d*$/.test(values.line)) {
    throw new UsageError(`--line needs a line number, counted from 1, not "${values.line}".`);
  }
  const path = resolve(here, positionals[0] ?? join(root, sample));
  if (!existsSync(path)) {
    throw new UsageError(`There is no file or folder ${path}. Check the name, which is relative to ${here}.`);
  }
  const isFolder = statSync(path).isDirectory();
  if (screenshot && isFolder)
    throw new UsageError(`${path} is a folder. Name the file to take a picture of.`);
  const line = values.line === undefined ? undefined : Number(values.line);
  return { path, isFolder, screenshot: screenshot && resolve(here, screenshot), theme, line, word };
}

function endProcess(id) {
  try {
    process.kill(id, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}

/** Opens a desktop VS Code with a profile of its own and waits until its window is closed. */
async function openDesktop(executable, path, signal) {
  say(`Opening ${path} in ${executable} (close the window or press Ctrl+C to end)`);
  const profile = mkdtempSync(join(tmpdir(), 'diplomatic-cables-'));
  const windows = process.platform === 'win32';
  const quoted = (argument) => (windows ? `"${argument}"` : argument);
  const child = spawn(
    quoted(executable),
    [
      '--new-window',
      '--wait',
      '--skip-welcome',
      '--skip-release-notes',
      '--disable-workspace-trust',
      quoted(`--user-data-dir=${profile}`),
      quoted(`--extensionDevelopmentPath=${root}`),
      quoted(path),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], detached: !windows, shell: windows },
  );
  const end = () => {
    // `code` leaves the editor to itself, outside its own process group: code.lock has the editor's id.
    const lock = join(profile, 'code.lock');
    const editor = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    for (const id of [editor, child.pid]) {
      if (!id) continue;
      if (windows) spawnSync('taskkill', ['/pid', String(id), '/t', '/f']);
      else endProcess(id === child.pid ? -id : id);
    }
  };
  signal.addEventListener('abort', end);
  try {
    const status = await new Promise((done, failed) => child.once('exit', done).once('error', failed));
    if (status && !signal.aborted) throw new Error(`${executable} ended with status ${status}.`);
  } finally {
    signal.removeEventListener('abort', end);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Runs the VS Code server until Ctrl+C. */
async function openInBrowser(path, isFolder, signal) {
  say('No desktop VS Code: starting the VS Code server, to be used in a browser');
  const server = await startServer();
  try {
    const what = isFolder ? { folder: path } : { folder: dirname(path), file: path };
    say(
      `Open this address in a browser (Ctrl+C ends the server):\n\n${workbenchAddress(server.port, { extension: root, ...what })}\n`,
    );
    const stopped = new Promise((done) => {
      if (signal.aborted) done();
      else signal.addEventListener('abort', () => done());
    });
    const log = await Promise.race([server.ended, stopped]);
    if (!signal.aborted) throw new Error(`The VS Code server ended unexpectedly.\n${log}`);
  } finally {
    await server.stop();
  }
}

async function start(signal) {
  const { path, isFolder, screenshot, theme, line, word } = readArguments();
  say('Building the extension');
  await build();
  if (screenshot) {
    const pictures = [{ file: path, out: screenshot, line, word }];
    await takeScreenshots({ extension: root, pictures, theme, signal });
    return;
  }
  const executable = await locateVSCode();
  signal.throwIfAborted();
  if (executable) await openDesktop(executable, path, signal);
  else await openInBrowser(path, isFolder, signal);
}

/** Ctrl+C: what was started has ten seconds to end and to clear up; a download is given up then. */
const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    interrupted.abort();
    setTimeout(() => process.exit(130), 10_000).unref();
  });
}

try {
  await start(interrupted.signal);
} catch (error) {
  if (!interrupted.signal.aborted) {
    console.error(error.message);
    if (error instanceof UsageError) console.error(usage);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
if (interrupted.signal.aborted) {
  say('Ended');
  process.exit(130);
}
