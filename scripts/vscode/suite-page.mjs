import { appendFileSync } from 'node:fs';
import { format } from 'node:util';

/** Lines of the workbench's own; all others are the suite's. */
const noise = new RegExp(
  [
    '^Resolv(ing|ed) connection token',
    '^Creating a socket',
    '^Updating additional builtin',
    '^Timed out waiting for authentication',
    '^getaddrinfo',
    '^Ignoring (fetching additional builtin|the error while validating workspace folder)',
    '^Loading development extension',
    '^\\[(reconnection-grace-time|Service Worker|AccountPolicyGate|ChatModelSelection)',
    '^\\[(AgentHost|RemoteAgentHost|DefaultAccount|chat-stt)',
    'workbench/workbench\\.js:',
  ].join('|'),
);

/**
 * Opens a workbench that runs a suite, and prints what the suite prints.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address of the workbench, with the suite in it
 * @param {number} limit in milliseconds, for all of it
 * @param {(line: string) => void} [print] where what the suite prints goes
 * @returns {Promise<{ status: number, reason?: string }>} 0 where every test has passed
 */
export async function runSuitePage(browser, address, limit, print = console.log) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const result = new Promise((finish) => {
    let summary;
    /** Called by the page: console-style arguments of everything that is logged in the extension host. */
    const log = (_type, values) => {
      const text = format(...values);
      const closing = /^(\d+) passed, (\d+) failed/m.exec(text);
      if (closing) summary = { passed: Number(closing[1]), failed: Number(closing[2]) };
      if (/^\[remote-connection\]\[ExtensionHost\].*received socket close event/.test(text)) {
        finish({ status: 70, reason: 'the extension host ended before the suite did' });
      }
      if (process.env.VSCODE_SHIM_LOG) appendFileSync(process.env.VSCODE_SHIM_LOG, `${text}\n`);
      if (!noise.test(text)) print(text);
    };
    /**
     * Called by the page at the end. VS Code says 0 even where its extension host was killed half way through,
     * so that a pass needs the closing line of the suite too.
     */
    const exit = (status) => {
      if (status === 0 && !(summary?.passed > 0 && summary.failed === 0)) {
        const reason = 'VS Code reported success, but the suite printed no closing line "N passed, 0 failed"';
        finish({ status: 70, reason });
      } else finish({ status });
    };
    page.on('console', (m) => process.env.DEBUG_WEB && console.error('CONSOLE', m.text().slice(0, 500)));
    page.on('crash', () => finish({ status: 71, reason: 'the page crashed' }));
    setTimeout(() => finish({ status: 124, reason: `no result within ${limit} ms` }), limit).unref();
    page
      .exposeFunction('codeAutomationLog', log)
      .then(() => page.exposeFunction('codeAutomationExit', exit))
      .then(() => page.goto(address))
      .catch((error) => finish({ status: 72, reason: error.message }));
  });
  return result;
}
