/**
 * Tests the view Cable as its reader uses it, by keyboard in a VS Code window: an extension host cannot press keys in
 * a webview.
 */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../build.mjs';
import { launchChromium } from './chromium.mjs';
import { startServer, workbenchAddress } from './server.mjs';

const patience = { timeout: 60_000 };
const CABLE = join(root, 'test/cables/2006-web-copy-astana.txt');

/** The view, opened by its command beside a cable. */
async function openView(page, address) {
  await page.goto(address);
  await page.waitForSelector('.monaco-editor .view-line', patience);
  await page.locator('.statusbar-item', { hasText: 'Diplomatic Cable' }).first().waitFor(patience);
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input', { state: 'visible', ...patience });
  await page.keyboard.type('Cables: Focus on Cable View');
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: 'Focus on Cable View' })
    .first()
    .waitFor(patience);
  await page.keyboard.press('Enter');
  const view = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await view.locator('button').first().waitFor(patience);
  return view;
}

const tests = {
  async 'the facts are there, with their meanings'({ view }) {
    assert.deepEqual((await view.locator('dt').allTextContents()).slice(0, 3), [
      'Reference number',
      'Date',
      'From',
    ]);
    const date = view.getByRole('button', { name: /^Date: 14 November 2006, 09:20 UTC, 15:20 in Astana$/ });
    await date.waitFor(patience);
  },
  async 'long values wrap'({ view }) {
    const subject = view.getByRole('button', { name: /^Subject: MINISTER TELLS GENERAL HARLAN/ });
    const [width, scrolled] = await subject.evaluate(({ clientWidth, scrollWidth }) => [
      clientWidth,
      scrollWidth,
    ]);
    assert.ok(scrolled <= width);
  },
  async 'the copy key copies the value that has the focus'({ page, view }) {
    await view.locator('button').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+c');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'WINSLOW');
  },
  async 'Enter shows a value in the cable'({ page, view }) {
    await view.locator('button').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: 'Ln 38, Col 10' }).waitFor(patience);
  },
};

const folder = mkdtempSync(join(tmpdir(), 'cables-'));
const file = join(folder, 'open.cable');
copyFileSync(CABLE, file);
const server = await startServer();
const browser = await launchChromium();
let passed = 0;
let failed = 0;
try {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, permissions });
  const page = await context.newPage();
  const view = await openView(page, workbenchAddress(server.port, { extension: root, folder, file }));
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test({ page, view });
      passed++;
      console.log(`  ✔ ${name}`);
    } catch (error) {
      failed++;
      console.log(`  ${failed}) ${name}\n${error.stack}`);
    }
  }
} catch (error) {
  failed++;
  console.error(error.message);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
