/**
 * Builds the bundles that the extension and the command line run.
 *
 *   npm run build                    with source maps
 *   npm run build -- --production    minified, as `npm run package` ships them
 */
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { tables } from './tables-plugin.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the bundles that Node.js runs have in common. */
export const node = { platform: 'node', format: 'cjs', target: 'node20' };
/**
 * A program: the pool of worker threads finds its entry, `entry/worker.js`, by the address of the bundle. What a
 * bundle exports for these threads goes nowhere in a Web Worker, which has no `module`.
 */
export const program = {
  ...node,
  define: { 'import.meta.url': 'bundleUrl' },
  banner: {
    js: [
      "var module = typeof module === 'object' ? module : { exports: {} };",
      "const bundleUrl = typeof __filename === 'string' ? require('node:url').pathToFileURL(__filename).href : '';",
    ].join('\n'),
  },
};
/** A bundle that a browser runs too: it loads what only one of them has when it knows where it is. */
export const anywhere = { ...program, conditions: ['browser'] };

/** The citation library: four times the rest of the server, and loaded when it is first used. */
const citations = {
  from: 'server/src/features/citation/library.ts',
  to: 'server/dist/citations.js',
  ...node,
  conditions: ['browser'],
  // A script for a Web Worker, a module for Node.js.
  format: 'iife',
  globalName: 'cableCitations',
  footer: { js: "if (typeof module === 'object') module.exports = cableCitations;" },
};
/** The library can load items by their addresses. Here it is given items alone: what loads is left out. */
const offline = {
  name: 'offline',
  setup({ onLoad }) {
    onLoad({ filter: /citation-js[\\/]core[\\/].*fetchFile\.js$/ }, () => ({
      contents: `
        function fetchFile() { throw new Error('Nothing is loaded from the network.'); }
        module.exports = { default: fetchFile, fetchFile, fetchFileAsync: fetchFile, setUserAgent() {}, __esModule: true };`,
    }));
  },
};
/** In all other bundles the library is that one. */
export const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /features\/citation\/library$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './citations.js', external: true } : undefined,
    );
  },
};

/** What the pool of the command line loads in its threads. */
const workerEntry = (to) => ({ from: 'server/src/cli/worker.cjs', to, ...node, external: ['./cli.js'] });
const poolEntry = (to) => ({ from: 'node_modules/tinypool/dist/entry/worker.js', to, ...node });

/** The script of a webview. */
const webview = (name) => ({
  from: `client/webview/${name}.ts`,
  to: `client/dist/${name}.js`,
  platform: 'browser',
  target: 'es2022',
});

const extension = [
  citations,
  webview('readingView'),
  webview('cableView'),
  webview('cablesTable'),
  { from: 'client/src/main.ts', to: 'client/dist/extension.js', ...anywhere, external: ['vscode'] },
  { from: 'server/src/main.ts', to: 'server/dist/server.js', ...anywhere },
  poolEntry('server/dist/entry/worker.js'),
];
/** What programs import, in Node.js and in a browser. */
const library = [
  { from: 'server/src/library.ts', to: 'server/dist/library.js', ...node },
  {
    from: 'server/src/library.browser.ts',
    to: 'server/dist/library.browser.mjs',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
  },
];
const bundles = [
  ...extension,
  ...library,
  { from: 'server/src/cli/main.ts', to: 'server/dist/cli.js', ...program },
  workerEntry('server/dist/cliWorker.js'),
];

function bundleOf({ from, to, ...options }, production, folder = root) {
  return bundle({
    absWorkingDir: root,
    entryPoints: [from],
    outfile: resolve(folder, to),
    bundle: true,
    minify: production,
    sourcemap: !production,
    logLevel: 'warning',
    plugins: [tables, apart, offline],
    ...options,
  });
}

/** Builds all bundles and removes those of earlier builds. */
export async function build({ production = false } = {}) {
  for (const folder of ['client/dist', 'server/dist']) {
    await rm(`${root}${folder}`, { recursive: true, force: true });
  }
  await Promise.all(bundles.map((one) => bundleOf(one, production)));
}

/** Builds the extension as it is shipped, into another folder than that of the project. */
export async function buildExtension(folder) {
  await Promise.all(extension.map((one) => bundleOf(one, true, folder)));
}

/** Builds what the npm package has, into a folder of its own. */
export async function buildNpmPackage(folder) {
  const shipped = bundles.filter(({ to }) => to.startsWith('server/'));
  await Promise.all(
    shipped.map(({ to, ...one }) => bundleOf({ ...one, to: to.replace('server/', '') }, true, folder)),
  );
}

/** Builds the command line alone, into another file than that of the build, by the name of `cli.js`. */
export async function buildCommandLine(to) {
  const main = { from: 'server/src/cli/main.ts', to, ...program };
  const bundles = [
    main,
    workerEntry(join(dirname(to), 'cliWorker.js')),
    poolEntry(join(dirname(to), 'entry/worker.js')),
  ];
  await Promise.all(bundles.map((one) => bundleOf(one, true)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ production: process.argv.includes('--production') });
}
