/**
 * Runs every test, from a fresh clone on, and installs what it needs.
 *
 *   npm test                     all parts but the other editors and the data engines
 *   npm test -- --all            these too; installs them on Debian as root
 *   npm test -- --only vscode    one part, and the package where the part tests it
 *   npm test -- --update         rewrites the goldens
 *
 * A part that could not run counts as one failed test. The last line is `N passed, N failed` over all parts;
 * the status is 1 where something failed.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build.mjs';
import { say } from './vscode/cache.mjs';

const flag = { type: 'boolean', default: false };
const { only, all, update } = parseArgs({
  options: { only: { type: 'string' }, all: flag, update: flag },
}).values;

/** Runs a command in the project's folder; resolves to its status and, also shown, its output. */
function run(command, ...options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ ok: status === 0, output }));
  });
}

/** A command of one of the packages that the project depends on. */
const runTool = (name, ...options) =>
  run(process.execPath, join(root, 'node_modules', tools[name]), ...options);

/** Scripts of web views run in a browser and have types of their own. */
async function checkTypes() {
  const main = await runTool('tsc', '-p', '.');
  return main.ok ? runTool('tsc', '-p', 'client/webview') : main;
}

const tools = {
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
};

/** A command that is one test as a whole. */
const single = async (command) => ((await command).ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A command that fails though no test of it did has not run to its end: one more failed. */
const counted = (passed, failed, ok) => ({ passed, failed: ok || failed > 0 ? failed : 1 });

const parts = [
  {
    name: 'types',
    what: 'Checking the types',
    run: () => single(checkTypes()),
  },
  {
    name: 'lint',
    what: 'Checking style and format',
    run: () => single(runTool('biome', 'check', '--error-on-warnings', '.')),
  },
  {
    name: 'package',
    what: 'Building the bundles and packing the extension',
    run: () => single(run(process.execPath, 'scripts/package.mjs')),
  },
  {
    name: 'unit',
    what: 'Unit and property tests, the colors, the architecture, the server over stdio, and the package',
    needsPackage: true,
    run: unitTests,
  },
  {
    name: 'vscode',
    what: 'The extension in a real VS Code',
    needsPackage: true,
    run: () => suitesOf('scripts/vscode/run-tests.mjs', 'scripts/vscode/view-tests.mjs'),
  },
  {
    name: 'web',
    what: 'The extension in VS Code for the Web, in a browser',
    needsPackage: true,
    run: () => suiteOf('scripts/vscode/run-web-tests.mjs'),
  },
  {
    name: 'editors',
    what: 'The server in Neovim and Emacs',
    needsPackage: true,
    onlyWithAll: true,
    run: () => suiteOf('scripts/editors.mjs'),
  },
  {
    name: 'engines',
    what: 'The recipes of docs/data.md in DuckDB, SQLite, pandas, and a Dask cluster',
    needsPackage: true,
    onlyWithAll: true,
    run: () => suiteOf('scripts/engines.mjs'),
  },
];

/** A script that says `N passed, N failed` of each of its suites. */
async function suiteOf(script) {
  const { ok, output } = await run(process.execPath, script);
  const sums = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
  const sum = (group) => sums.reduce((total, match) => total + Number(match[group]), 0);
  return counted(sum(1), sum(2), ok);
}

async function suitesOf(...scripts) {
  const sums = [];
  for (const script of scripts) sums.push(await suiteOf(script));
  const sum = (name) => sums.reduce((total, each) => total + each[name], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

async function unitTests() {
  const report = join(root, 'out/vitest.json');
  rmSync(report, { force: true });
  const { ok } = await runTool(
    'vitest',
    'run',
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    // Without `none` a golden that is missing would be written, and its test pass.
    update ? '--update' : '--update=none',
  );
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const notRun = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return counted(numPassedTests, numFailedTests + notRun.length, ok);
}

const chosen = parts.find(({ name }) => name === only);
if (only && !chosen) {
  console.error(`--only takes one of ${parts.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const wanted = chosen
  ? parts.filter((part) => part === chosen || (part.name === 'package' && chosen.needsPackage))
  : parts.filter(({ onlyWithAll }) => all || !onlyWithAll);

const total = { passed: 0, failed: 0 };
for (const { name, what, run: runPart } of wanted) {
  say(`${what} (${name})`);
  const start = performance.now();
  const result = await runPart().catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  total.passed += result.passed;
  total.failed += result.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${name}: ${result.passed} passed, ${result.failed} failed, in ${seconds} s`);
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
