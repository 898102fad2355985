/**
 * Makes `import text from '../../data/x.tsv'` load a table in a small form, for esbuild (the bundles) and
 * for vite (the tests).
 *
 * The tables are written for people and carry a source in every row: 1.4 MB. In the bundle a table is a text
 * of lines with cells parted by tabs, read by `server/src/reference/tables.ts`:
 *
 *   line 1   the names of the columns, without those that no look-up reads
 *   others   a block of rows each: the code of its first row, its size in bytes, and the rows themselves
 *            (lines of cells parted by tabs, UTF-8) in raw DEFLATE and base64
 *
 * The blocks are in the order of the codes, and rows of one code share a block, so that a look-up unpacks
 * one block only.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** Columns that no look-up reads. `other_addresses` is what `indicator-address-pairs` says with counts. */
const leftOut = {
  'addressee-forms': ['example', 'lines'],
  posts: ['latitude', 'longitude'],
  'routing-indicators': ['latitude', 'longitude', 'other_addresses'],
};

/** Bytes of rows in a block, about: less unpacks faster, more packs better. */
const blockSize = 32_000;

/** The small form of the table of that name. */
export function packTable(name, tsv) {
  const [header, ...rows] = tsv
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const columns = header.filter((column) => !leftOut[name]?.includes(column));
  const kept = columns.map((column) => header.indexOf(column));

  const blocks = [];
  let size = blockSize;
  let previous;
  for (const row of rows) {
    const [code] = row;
    const line = kept.map((index) => row[index]).join('\t');
    if (size >= blockSize && code !== previous) {
      blocks.push({ code, lines: [] });
      size = 0;
    }
    blocks.at(-1).lines.push(line);
    size += line.length;
    previous = code;
  }

  return [
    columns.join('\t'),
    ...blocks.map(({ code, lines }) => {
      const bytes = Buffer.from(lines.join('\n'));
      return [code, bytes.length, deflateRawSync(bytes, { level: 9 }).toString('base64')].join('\t');
    }),
  ].join('\n');
}

async function load(path) {
  return packTable(basename(path, '.tsv'), await readFile(path, 'utf8'));
}

/** For esbuild: `plugins: [tables]`. */
export const tables = {
  name: 'tables',
  setup(build) {
    build.onLoad({ filter: /\.tsv$/ }, async ({ path }) => ({ contents: await load(path), loader: 'text' }));
  },
};

/** For vite and vitest: `plugins: [viteTables]`. */
export const viteTables = {
  name: 'tables',
  enforce: 'pre',
  async load(id) {
    return id.endsWith('.tsv') ? `export default ${JSON.stringify(await load(id))};` : undefined;
  },
};
