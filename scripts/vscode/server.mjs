/** Starts the VS Code server in a process group and temporary folders of its own, and ends it whole. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { installServer } from './install-server.mjs';

export const quietSettings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * @param {{ settings?: object, extensions?: string }} [options] `extensions` is a folder of installed ones
 * @returns a running server: its port, `stop()`, and `ended`, which resolves to its log when it ends without `stop()`
 */
export async function startServer({ settings = {}, extensions } = {}) {
  const { node, root } = await installServer();
  const temporary = mkdtempSync(join(tmpdir(), 'diplomatic-cables-'));
  mkdirSync(join(temporary, 'user/User'), { recursive: true });
  writeFileSync(
    join(temporary, 'user/User/settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }),
  );
  const child = spawn(
    node,
    [
      join(root, 'out/server-main.js'),
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        '0',
        '--without-connection-token',
        '--accept-server-license-terms',
      ],
      ...['--telemetry-level', 'off', '--disable-workspace-trust'],
      // Without this a built VS Code ignores the payload of the address (development path, file to open).
      '--enable-smoke-test-driver',
      ...[
        '--user-data-dir',
        join(temporary, 'user'),
        '--extensions-dir',
        extensions ?? join(temporary, 'extensions'),
      ],
      ...['--server-data-dir', join(temporary, 'server')],
    ],
    {
      env: { ...environment(), XDG_RUNTIME_DIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );

  let log = '';
  let listening;
  const port = new Promise((resolve) => {
    listening = resolve;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      log = (log + data).slice(-100_000);
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match) listening(Number(match[1]));
    });
  }
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(`${log}${error.message}`));
    child.once('exit', () => resolve(log));
  });
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group has ended already.
    }
  };
  const stop = async () => {
    signal('SIGTERM');
    await Promise.race([ended, wait(3000)]);
    signal('SIGKILL');
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  const started = await Promise.race([port, ended, wait(60_000, 'no answer in 60 seconds', { ref: false })]);
  if (typeof started !== 'number') {
    await stop();
    throw new Error(`The VS Code server did not start: ${started}`);
  }
  return { port: started, stop, ended };
}

/** What a VS Code or code-server round this process has set would lead the server astray. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|CODE_SERVER_|ELECTRON_)/.test(name)),
  );
}

/**
 * The address of the workbench.
 * @param {number} port
 * @param {{ extension: string, folder?: string, file?: string, tests?: string }} what absolute paths
 */
export function workbenchAddress(port, { extension, folder, file, tests }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (file) payload.push(['openFile', remote(file)]);
  const address = new URL(`http://127.0.0.1:${port}/`);
  if (folder) address.searchParams.set('folder', folder);
  else address.searchParams.set('ew', 'true');
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
