import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { apart, node, root } from './build.mjs';
import { tables } from './tables-plugin.mjs';

/** A test file finds its fixtures by `import.meta.dirname`, which is that of the bundle after bundling. */
const ownFolder = {
  name: 'own-folder',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.dirname',
        JSON.stringify(dirname(path)),
      ),
      loader: 'ts',
    }));
  },
};

/** Bundles a file of `test` with what it tests, as the production build does, for Node.js to run. */
export async function bundleTests(from, to, options = {}) {
  await build({
    ...node,
    absWorkingDir: root,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    format: 'esm',
    logLevel: 'warning',
    plugins: [ownFolder, tables, apart],
    // The packages that come with the project are bundled, as the build does; those that only test it are not.
    external: [
      'esbuild',
      'fast-check',
      'markdown-it',
      'vscode-*-languageservice',
      'vscode-languageserver-protocol',
    ],
    ...options,
  });
}
