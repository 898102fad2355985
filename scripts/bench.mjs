/**
 * Measures what a reader waits for, on bundles as they are shipped.
 *
 *   npm run bench                 the table: reading, the server over stdio, the command line
 *   npm run bench -- --rules      the cost of each rule
 *   npm run bench -- --profile    where the time goes, by function
 *   npm run bench -- --activation the start of the extension in a VS Code server, beside one with an empty server
 *   npm run bench -- --archive N the archive of N generated cables: index, answers, memory
 *   npm run bench -- --grammar   the colours of the grammar alone
 *   npm run bench -- --extract    the command line alone
 *   npm run bench -- --hostile    texts made to be slow, and hovers on them; status 1 where the time is not linear in
 *                                 their length, or longer than the targets
 */
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { anywhere, buildCommandLine, root } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { measureActivation } from './vscode/activation.mjs';

const flag = { type: 'boolean', default: false };
const { values } = parseArgs({
  options: {
    rules: flag,
    profile: flag,
    grammar: flag,
    hostile: flag,
    activation: flag,
    extract: flag,
    archive: { type: 'string', default: '' },
  },
});
const [part = 'table'] = Object.keys(values).filter((name) => values[name]);

const folder = join(root, 'out/bench');
// As they are shipped: with all that they use.
const program = { format: 'cjs', minify: true, external: [] };
await Promise.all([
  // A profile is read by the names of functions.
  bundleTests('test/bench/main.ts', join(folder, 'main.mjs'), { minify: part !== 'profile' }),
  bundleTests('server/src/main.ts', join(folder, 'dist/server.js'), { ...program, ...anywhere }),
  buildCommandLine(join(folder, 'cli.js')),
  bundleTests('test/bench/emptyServer.ts', join(folder, 'emptyServer.cjs'), program),
  ...['bareReader', 'regularExpressions', 'peakMemory'].map((name) =>
    bundleTests(`test/bench/${name}.ts`, join(folder, `${name}.cjs`), program),
  ),
  bundleTests('test/bench/csvReader.ts', join(folder, 'csvReader.mjs'), { ...program, format: 'esm' }),
]);
// With its launcher, as an editor starts it.
cpSync(join(root, 'server/bin'), join(folder, 'bin'), { recursive: true });
if (part === 'activation') {
  writeFileSync(join(folder, 'activation.json'), JSON.stringify(await measureActivation()));
}
const { status } = spawnSync(
  process.execPath,
  [...(part === 'hostile' ? ['--expose-gc'] : []), join(folder, 'main.mjs'), part, folder, values.archive],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
