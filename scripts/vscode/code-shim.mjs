#!/usr/bin/env node
/**
 * Stands in for the desktop `code` that @vscode/test-electron starts: takes the same arguments, runs the
 * suite in the extension host of the VS Code server with a workbench in headless Chromium, prints what the
 * suite prints and exits with its status.
 */
import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { startServer, workbenchAddress } from './server.mjs';

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

/** Lines of the workbench's own; all others are the suite's. */
const noise =
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin|Timed out waiting for authentication|getaddrinfo|\[(reconnection-grace-time|Service Worker|AccountPolicyGate|ChatModelSelection|AgentHost|RemoteAgentHost|DefaultAccount|chat-stt))|workbench\/workbench\.js:/;

let server;
let browser;
let summary;
let finished = false;

async function finish(status, reason) {
  if (finished) return;
  finished = true;
  if (reason) console.error(`code-shim: ${reason}`);
  await Promise.race([browser?.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 3000))]);
  await server?.stop();
  process.exit(status);
}

process.on('SIGINT', () => finish(130, 'interrupted'));
process.on('SIGTERM', () => finish(143, 'ended'));
setTimeout(() => finish(124, `no result within ${limit} ms`), limit).unref();

/** Called by the page: console-style arguments of everything that is logged in the extension host. */
function log(_type, values) {
  const text = format(...values);
  const closing = /^(\d+) passed, (\d+) failed/m.exec(text);
  if (closing) summary = { passed: Number(closing[1]), failed: Number(closing[2]) };
  if (/^\[remote-connection\]\[ExtensionHost\].*received socket close event/.test(text)) {
    finish(70, 'the extension host ended before the suite did');
  }
  if (process.env.VSCODE_SHIM_LOG) appendFileSync(process.env.VSCODE_SHIM_LOG, `${text}\n`);
  if (!noise.test(text)) console.log(text);
}

/**
 * Called by the page at the end. VS Code says 0 even where its extension host was killed half way through,
 * so that a pass needs the closing line of the suite too.
 */
function exit(status) {
  if (status !== 0) finish(status);
  else if (summary?.passed > 0 && summary.failed === 0) finish(0);
  else finish(70, 'VS Code reported success, but the suite printed no closing line "N passed, 0 failed"');
}

try {
  browser = await launchChromium();
  server = await startServer();
  server.ended.then((text) => finish(70, `the VS Code server ended early\n${text.slice(-4000)}`));
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.exposeFunction('codeAutomationLog', log);
  await page.exposeFunction('codeAutomationExit', exit);
  page.on('crash', () => finish(71, 'the page crashed'));
  await page.goto(workbenchAddress(server.port, { extension, tests: `${tests}.js`, folder }));
} catch (error) {
  await finish(72, error.message);
}
