/** Runs test/vscode in VS Code for the Web, in headless Chromium: extension and server are Web Workers. */
import { relative } from 'node:path';
import { root } from '../build.mjs';
import { bundleWebSuite, suites } from './bundle-suite.mjs';
import { say } from './cache.mjs';
import { launchChromium } from './chromium.mjs';
import { installServer } from './install-server.mjs';
import { runSuitePage } from './suite-page.mjs';
import { serveWeb } from './web.mjs';

const LIMIT = 240_000;

let browser;
let web;
try {
  await bundleWebSuite();
  browser = await launchChromium();
  const vscode = await installServer();
  web = await serveWeb(vscode.root, root, `${relative(root, suites)}/web/index.js`);
  say('The tests run in VS Code for the Web, in headless Chromium');
  const { status, reason } = await runSuitePage(browser, web.address, LIMIT);
  if (reason) console.error(reason);
  process.exitCode = status;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser?.close();
  web?.stop();
}
