/** Runs test/vscode in a real VS Code: once with the extension as it is, once with a server that has a fault. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../build.mjs';
import { bundleSuite, suites } from './bundle-suite.mjs';
import { say } from './cache.mjs';
import { chromiumPath } from './chromium.mjs';
import { installServer } from './install-server.mjs';
import { downloadVSCode } from './locate.mjs';

await bundleSuite();

let vscodeExecutablePath = process.env.VSCODE_EXECUTABLE_PATH ?? (await downloadVSCode());
if (!vscodeExecutablePath) {
  say('The tests run in the VS Code server from npm, with its window in headless Chromium');
  vscodeExecutablePath = join(import.meta.dirname, 'code-shim.mjs');
  // Before the shim starts: its limit is for the tests, not for a slow download.
  chromiumPath();
  await installServer();
}

const folder = mkdtempSync(join(tmpdir(), 'cables-'));

/** A suite that fails is no reason to leave out the next one. */
async function run(tests, extensionTestsEnv = {}) {
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(suites, tests),
      extensionTestsEnv,
      launchArgs: [folder, '--disable-extensions'],
    });
  } catch (error) {
    console.error(String(error));
    process.exitCode = 1;
  }
}

await run('index');
await run('faulty/index', { CABLE_SERVER_MODULE: join(suites, 'faulty/server.js') });
rmSync(folder, { recursive: true, force: true });
