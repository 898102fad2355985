/**
 * Makes `import text from '../../data/x.tsv'` load a table in a small form, for esbuild (the bundles) and
 * for vite (the tests); a citation style (`.csl`) is loaded as its text.
 *
 * The tables are written for people: 1.4 MB. In the bundle a table is one line that
 * `server/src/reference/tables.ts` reads: the names of its columns, its size in bytes, and its columns one
 * after the other in raw DEFLATE and base64, separated by tabs. A column has a line for each cell. If it has few
 * different cells, its name ends with `*`, each cell is there once, and the last line has a character for each row:
 * the number of its cell, from `FIRST` on. By columns a table is a tenth smaller than by rows, and a look-up splits
 * only the columns that it reads.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** Columns that no look-up reads. `other_addresses` is what `indicator-address-pairs` says with counts. */
const leftOut = {
  'addressee-forms': ['example', 'lines'],
  'routing-indicators': ['latitude', 'longitude', 'other_addresses'],
};

/** The first source of several: a hover names no more, and the table has the others. */
const firstSource = (source) => source.replace(/; .*/, '; …');

/** Number 0 of a coded column; the same in `tables.ts`. It is after tab and line feed. */
const FIRST = 35;

/** A column is coded where its cells return four times as a rule. */
const isCoded = (cells, different) => different.length * 4 <= cells.length;

/** The small form of the table of that name. */
export function packTable(name, tsv) {
  const [header, ...rows] = tsv
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const columns = header
    .filter((column) => !leftOut[name]?.includes(column))
    .map((column) => {
      const written = rows.map((row) => row[header.indexOf(column)]);
      const cells = column === 'source' ? written.map(firstSource) : written;
      const different = [...new Set(cells)];
      if (column === 'code' || !isCoded(cells, different)) return { name: column, text: cells.join('\n') };
      const numbers = new Map(different.map((cell, number) => [cell, number]));
      const codes = cells.map((cell) => String.fromCharCode(FIRST + numbers.get(cell))).join('');
      return { name: `${column}*`, text: [...different, codes].join('\n') };
    });
  const bytes = Buffer.from(columns.map(({ text }) => text).join('\t'));
  return [
    ...columns.map((column) => column.name),
    bytes.length,
    deflateRawSync(bytes, { level: 9 }).toString('base64'),
  ].join('\t');
}

/** A citation style without comments and the blanks between its elements. */
const packStyle = (xml) =>
  xml
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim();

async function load(path) {
  if (path.endsWith('.csl')) return packStyle(await readFile(path, 'utf8'));
  return packTable(basename(path, '.tsv'), await readFile(path, 'utf8'));
}

/** For esbuild: `plugins: [tables]`. */
export const tables = {
  name: 'tables',
  setup(build) {
    build.onLoad({ filter: /\.(?:tsv|csl)$/ }, async ({ path }) => ({
      contents: await load(path),
      loader: 'text',
    }));
  },
};

/** For vite and vitest: `plugins: [viteTables]`. */
export const viteTables = {
  name: 'tables',
  enforce: 'pre',
  async load(id) {
    return /\.(?:tsv|csl)$/.test(id) ? `export default ${JSON.stringify(await load(id))};` : undefined;
  },
};
