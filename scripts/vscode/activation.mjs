/**
 * Measures the start of the extension in the extension host of a VS Code server: from the reading of its code
 * until its language server is ready, beside an extension with a server that answers nothing.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension, root } from '../build.mjs';
import { bundleTests } from '../bundle-tests.mjs';
import { launchChromium } from './chromium.mjs';
import { startServer, workbenchAddress } from './server.mjs';
import { runSuitePage } from './suite-page.mjs';

const RUNS = 10;
const LIMIT = 60_000;

const folder = join(root, 'out/bench/activation');
const installed = join(folder, 'installed');
const suite = join(folder, 'suite');
const ours = 'diplomatic-cables.diplomatic-cables';
const empty = 'diplomatic-cables.empty';

/** Writes a manifest without what would start the extension before its turn. */
function writeManifest(extension, manifest) {
  mkdirSync(extension, { recursive: true });
  const text = JSON.stringify({ ...manifest, activationEvents: [], contributes: {} });
  writeFileSync(join(extension, 'package.json'), text);
}

async function makeExtensions() {
  rmSync(folder, { recursive: true, force: true });
  const { publisher, engines, version, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json')));
  writeManifest(join(installed, 'ours'), { ...manifest, publisher, engines, version });
  writeManifest(join(installed, 'empty'), {
    name: 'empty',
    publisher,
    engines,
    version,
    main: 'extension.js',
  });
  writeManifest(suite, { name: 'suite', publisher, engines, version });
  // The client starts the server by its launcher.
  cpSync(join(root, 'server/bin'), join(installed, 'ours/server/bin'), { recursive: true });
  const shipped = { format: 'cjs', minify: true, external: ['vscode'] };
  await Promise.all([
    buildExtension(join(installed, 'ours')),
    bundleTests('test/bench/emptyClient.ts', join(installed, 'empty/extension.js'), shipped),
    bundleTests('test/bench/emptyServer.ts', join(installed, 'empty/server.js'), shipped),
    bundleTests('test/bench/activationSuite.ts', join(suite, 'suite.js'), shipped),
  ]);
}

/** @returns {Promise<{ ours: number[], empty: number[] }>} milliseconds of each run; they take turns in being first */
export async function measureActivation() {
  await makeExtensions();
  const times = { [ours]: [], [empty]: [] };
  const browser = await launchChromium();
  try {
    for (let run = 0; run < RUNS; run++) {
      process.env.CABLE_BENCH_ORDER = (run % 2 === 0 ? [ours, empty] : [empty, ours]).join(' ');
      const server = await startServer({ extensions: installed });
      const address = workbenchAddress(server.port, {
        extension: suite,
        tests: join(suite, 'suite.js'),
        folder: suite,
      });
      const lines = [];
      const { status, reason } = await runSuitePage(browser, address, LIMIT, (line) => lines.push(line));
      await server.stop();
      if (status !== 0) throw new Error([reason, ...lines].join('\n'));
      for (const [, id, time] of lines.join('\n').matchAll(/^activated (\S+) (\S+)$/gm))
        times[id].push(Number(time));
    }
  } finally {
    await browser.close();
  }
  return { ours: times[ours], empty: times[empty] };
}
