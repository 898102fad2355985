/**
 * Builds the bundles that the extension and the command line run.
 *
 *   npm run build                    with source maps
 *   npm run build -- --production    minified, as `npm run package` ships them
 */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { tables, tablesBanner, tablesBeside, tablesOfBanner } from './tables-plugin.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the bundles that Node.js runs have in common. */
export const node = { platform: 'node', format: 'cjs', target: 'node20' };
const browser = { platform: 'browser', format: 'cjs', target: 'es2022' };

const bundles = [
  { from: 'client/src/node.ts', to: 'client/dist/node.js', ...node, external: ['vscode'] },
  { from: 'client/src/browser.ts', to: 'client/dist/browser.js', ...browser, external: ['vscode'] },
  { from: 'server/src/node.ts', to: 'server/dist/node.js', ...node, plugins: [tablesBeside] },
  {
    from: 'server/src/browser.ts',
    to: 'server/dist/browser.js',
    ...browser,
    format: 'iife',
    plugins: [tablesOfBanner],
    banner: { js: await tablesBanner(`${root}server/data`) },
  },
  { from: 'server/src/cli/main.ts', to: 'server/dist/cli.js', ...node, plugins: [tablesBeside] },
];

function bundleOf({ from, to, ...options }, production) {
  return bundle({
    absWorkingDir: root,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    minify: production,
    sourcemap: !production,
    logLevel: 'warning',
    plugins: [tables],
    ...options,
  });
}

/** Builds all bundles anew: nothing of an earlier build stays behind. */
export async function build({ production = false } = {}) {
  for (const folder of ['client/dist', 'server/dist']) {
    await rm(`${root}${folder}`, { recursive: true, force: true });
  }
  await Promise.all(bundles.map((one) => bundleOf(one, production)));
}

/** Builds the command line alone, into another file than that of the build. */
export function buildCommandLine(to) {
  return bundleOf({ from: 'server/src/cli/main.ts', to, ...node }, true);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ production: process.argv.includes('--production') });
}
