import { join } from 'node:path';
import { build } from 'esbuild';
import { apart, program, root } from '../build.mjs';
import { tables } from '../tables-plugin.mjs';

/** Where the bundles of `test/vscode` are. */
export const suites = join(root, 'out/vscode');

const common = {
  absWorkingDir: root,
  outbase: 'test/vscode',
  outdir: suites,
  bundle: true,
  logLevel: 'warning',
  loader: { '.txt': 'text' },
};

/** Bundles the suite for an extension host of Node.js: the desktop's or a server's. */
export async function bundleSuite() {
  await build({
    ...common,
    ...program,
    entryPoints: ['test/vscode/index.ts', 'test/vscode/faulty/index.ts', 'test/vscode/faulty/server.ts'],
    external: ['vscode', 'mocha'],
    plugins: [tables, apart],
  });
}

/** Replacements in a browser for what the suite uses of Node.js. */
const replacements = {
  name: 'replacements',
  setup({ onResolve }) {
    onResolve({ filter: /^mocha$/ }, () => ({ path: join(root, 'test/vscode/web/mocha.ts') }));
    onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: join(root, 'test/vscode/web/assert.ts') }));
  },
};

/** Bundles the suite for the extension host of a browser, a Web Worker. */
export async function bundleWebSuite() {
  await build({
    ...common,
    entryPoints: ['test/vscode/web/index.ts'],
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    plugins: [replacements],
  });
}
