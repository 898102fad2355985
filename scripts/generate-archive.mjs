/**
 * Writes an archive of invented cables that refer to each other, for trials of speed and size.
 *
 *   node scripts/generate-archive.mjs --count 10000 FOLDER     a folder of text files
 *   node scripts/generate-archive.mjs --count 50000 FILE.csv   one file, a row a cable
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';

const { values, positionals } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const [to] = positionals;
if (!to) {
  console.error('generate-archive: which folder or CSV file? Name one.');
  process.exit(2);
}
const bundle = join(root, 'out/generateArchive.mjs');
await bundleTests('test/bench/generateArchive.ts', bundle);
const { writeArchive, writeArchiveCsv } = await import(pathToFileURL(bundle).href);
const write = to.endsWith('.csv') ? writeArchiveCsv : writeArchive;
const size = write(to, { count: Number(values.count), seed: Number(values.seed) });
console.log(`${values.count} cables, ${(size / 1e6).toFixed(1)} MB, in ${to}`);
