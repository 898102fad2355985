/** Takes pictures of cables in VS Code, headless: the outline or the facts beside the text, a hover shown. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './cache.mjs';
import { launchChromium } from './chromium.mjs';
import { startServer, workbenchAddress } from './server.mjs';

const patience = { timeout: 60_000 };

const pictureSettings = {
  'breadcrumbs.enabled': false,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'outline.collapseItems': 'alwaysExpand',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

/**
 * The place of the hover: the given word in the given line (either may be missing), or else the routing
 * indicator after DE (ACP 127, format line 3).
 * @returns {{ line: number, column: number, word: string }} both counted from 1
 */
function hoverPlace(text, { line, word }) {
  const lines = text.split(/\r\n|\r|\n/);
  const wanted = word && new RegExp(word.replace(/[^\w\s]/g, '\\$&'));
  for (const [index, content] of lines.entries()) {
    if (line !== undefined && index + 1 !== line) continue;
    const match = wanted ? wanted.exec(content) : line ? /\S+/.exec(content) : /(?<=^DE )R\w+/.exec(content);
    if (match) return { line: index + 1, column: match.index + 1, word: match[0] };
  }
  throw new Error(
    `The file has no ${word ?? (line ? 'text' : 'routing indicator after DE')}${line ? ` in line ${line}` : ''}: ` +
      'name a place with --line N and --word WORD.',
  );
}

/**
 * Pictures in one theme, one after the other.
 * A picture with `commands` shows what these leave on the screen, by their titles; another one shows a hover.
 * @param {{ extension: string, pictures: readonly { file: string, out: string, line?: number, word?: string,
 *   commands?: readonly string[], view?: 'outline' | 'facts' }[],
 *   theme?: string, settings?: object, signal: AbortSignal }} options absolute paths
 */
export async function takeScreenshots({
  extension,
  pictures,
  theme = 'Default Dark Modern',
  settings = {},
  signal,
}) {
  const places = pictures.map(({ file, line, word, commands }) =>
    commands ? undefined : hoverPlace(readFileSync(file, 'utf8'), { line, word }),
  );
  let server;
  let browser;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.stop();
  };
  signal.addEventListener('abort', close);
  try {
    say('Starting the VS Code server and Chromium, without a screen');
    server = await startServer({
      settings: { ...pictureSettings, ...settings, 'workbench.colorTheme': theme },
    });
    signal.throwIfAborted();
    browser = await launchChromium();
    for (const [index, { file, out, commands, view }] of pictures.entries()) {
      signal.throwIfAborted();
      await take(browser, workbenchAddress(server.port, { extension, folder: dirname(file), file }), {
        file,
        out,
        place: places[index],
        commands,
        view,
      });
    }
  } finally {
    signal.removeEventListener('abort', close);
    await close();
  }
}

async function take(browser, address, { file, out, place, commands, view = 'outline' }) {
  // A context of its own: no view is as the picture before left it.
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('.monaco-editor .view-line', patience);
  await page
    .locator('.statusbar-item', { hasText: 'Diplomatic Cable' })
    .first()
    .waitFor(patience)
    .catch(() => {
      throw new Error(`${file} was not recognized as a cable within a minute.`);
    });
  if (commands) {
    for (const title of commands) await command(page, title);
    await page.waitForTimeout(2500);
  } else {
    await sideViews[view](page);
    await widenSideBar(page);
    await showHover(page, place);
  }
  await page.screenshot({ path: out });
  await context.close();
  say(`Wrote ${out} (${commands?.join(', ') ?? `hover on ${place.word}, line ${place.line}`})`);
}

async function command(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input', { state: 'visible', ...patience });
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor(patience);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.quick-input-widget', { state: 'hidden', ...patience });
}

/** What may be beside the text: the outline with the whole side bar to itself, or the facts. */
const sideViews = {
  async outline(page) {
    await command(page, 'Explorer: Focus on Outline View');
    await page.waitForSelector('.outline-pane .monaco-list-row', patience);
    // The list of files above it is folded.
    await page.locator('.explorer-viewlet .pane-header').first().click();
  },
  async facts(page) {
    await command(page, 'Cables: Focus on Cable View');
    await page
      .frameLocator('iframe.webview')
      .frameLocator('#active-frame')
      .locator('dt')
      .first()
      .waitFor(patience);
  },
};

/** Widens the side bar. */
async function widenSideBar(page) {
  const { x, y, height } = await page.locator('.part.sidebar').boundingBox();
  const edge = await page.locator('.part.sidebar').evaluate((part) => part.getBoundingClientRect().right);
  await drag(page, { x: edge, y: y + height / 2 }, { x: x + 430, y: y + height / 2 });
}

async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** Puts the cursor on the place by "Go to Line" and asks for the hover as a reader with the keyboard would. */
async function showHover(page, { line, column, word }) {
  await page
    .locator('.monaco-editor .view-lines')
    .first()
    .click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input', { state: 'visible', ...patience });
  await page.keyboard.press('Backspace');
  await page.keyboard.type(`:${line}:${column + 1}`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.quick-input-widget', { state: 'hidden', ...patience });
  await command(page, 'Show or Focus Hover');
  await page
    .waitForSelector('.monaco-hover:not(.hidden) .hover-contents', { state: 'visible', timeout: 15_000 })
    .catch(() => {
      throw new Error(
        `No hover came for "${word}" in line ${line}: name another place with --line N and --word WORD.`,
      );
    });
  await page.waitForFunction(
    () => !/Loading/.test(document.querySelector('.monaco-hover:not(.hidden)')?.textContent ?? 'Loading'),
    undefined,
    patience,
  );
  await page.waitForTimeout(500);
}
