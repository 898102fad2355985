#!/usr/bin/env node
/**
 * Replaces the desktop `code` that @vscode/test-electron starts: takes the same arguments, runs the
 * suite in the extension host of the VS Code server with a workbench in headless Chromium, prints what the
 * suite prints and exits with its status.
 */
import { launchChromium } from './chromium.mjs';
import { startServer, workbenchAddress } from './server.mjs';
import { runSuitePage } from './suite-page.mjs';

const limit = Number(process.env.VSCODE_SHIM_TIMEOUT_MS ?? 240_000);

const options = new Map();
let folder;
for (const argument of process.argv.slice(2)) {
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
  if (match) options.set(match[1], match[2]);
  else folder ??= argument;
}
const extension = options.get('extensionDevelopmentPath');
const tests = options.get('extensionTestsPath');
if (!extension || !tests) {
  console.error('code-shim: needs --extensionDevelopmentPath and --extensionTestsPath');
  process.exit(2);
}

let server;
let browser;
let finished = false;

async function finish({ status, reason }) {
  if (finished) return;
  finished = true;
  if (reason) console.error(`code-shim: ${reason}`);
  await Promise.race([browser?.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 3000))]);
  await server?.stop();
  process.exit(status);
}

process.on('SIGINT', () => finish({ status: 130, reason: 'interrupted' }));
process.on('SIGTERM', () => finish({ status: 143, reason: 'ended' }));

try {
  browser = await launchChromium();
  server = await startServer();
  server.ended.then((text) =>
    finish({ status: 70, reason: `the VS Code server ended early\n${text.slice(-4000)}` }),
  );
  const address = workbenchAddress(server.port, { extension, tests: `${tests}.js`, folder });
  await finish(await runSuitePage(browser, address, limit));
} catch (error) {
  await finish({ status: 72, reason: error.message });
}
