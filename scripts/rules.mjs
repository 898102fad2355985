import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { node, root } from './build.mjs';
import { tables } from './tables-plugin.mjs';

/** What scripts need of the rules and the parser, bundled: all that `rules`, its `fix` and `levels`, `document` and `query/locate` export. */
export async function loadRules() {
  const folder = join(root, 'out/scripts');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, 'rules.mjs');
  await build({
    ...node,
    absWorkingDir: root,
    stdin: {
      contents: `
        export * from './server/src/rules';
        export * from './server/src/rules/fix';
        export * from './server/src/rules/severityLevels';
        export * from './server/src/syntax/document';
        export * from './server/src/syntax/query/locate';`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'warning',
    plugins: [tables],
  });
  return import(pathToFileURL(outfile).href);
}
