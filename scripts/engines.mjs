/**
 * Runs the recipes of `docs/data.md` as they are printed there: DuckDB, SQLite, pandas, and a Dask cluster of a
 * scheduler and two workers on this machine. Installs what is not there on Debian as root; an engine that is not there
 * and cannot be installed is a failed test. The last line is `N passed, N failed`.
 */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { findCommand, installPackages } from './apt.mjs';
import { root } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';

const COUNT = 600;
const LIMIT = 90_000;

const manual = readFileSync(join(root, 'docs/data.md'), 'utf8');

/** The blocks in a language under a heading of the page. */
function blocks(heading, language) {
  const [, section = ''] =
    new RegExp(`^#+ ${heading}\\n(.*?)(?=^#|(?![\\s\\S]))`, 'ms').exec(
      manual.replaceAll(/^```sh\n[\s\S]*?^```$/gm, (block) => block.replaceAll(/^#/gm, ' #')),
    ) ?? [];
  const found = [...section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, text]) => text,
  );
  assert.ok(found.length > 0, `docs/data.md has nothing in ${language} under "${heading}"`);
  return found;
}

const folder = mkdtempSync(join(tmpdir(), 'cable-engines-'));
const commands = join(folder, 'bin');
mkdirSync(commands);
symlinkSync(join(root, 'server/bin/cable.js'), join(commands, 'cable'));
const env = { ...process.env, PATH: `${commands}${delimiter}${process.env.PATH}`, PYTHONPATH: '' };
const options = { cwd: folder, env, timeout: LIMIT, maxBuffer: 2 ** 26 };

const run = async (command, ...words) => (await promisify(execFile)(command, words, options)).stdout;
const shell = (script) => run('bash', '-euc', script);
/** Debian's packages are for its own Python, which may not be the first on the path. */
const python = (script) => run('/usr/bin/python3', '-c', script);

async function sql(query) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`SET file_search_path = '${folder}'`);
  const rows = (await connection.runAndReadAll(query)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

// What the archive is made of is known, so that each answer can be computed without an engine.
const bundle = join(root, 'out/generateArchive.mjs');
await bundleTests('test/bench/generateArchive.ts', bundle);
const { generateArchive, writeArchive } = await import(pathToFileURL(bundle).href);
const archive = { count: COUNT, size: 1500 };
const cables = [...generateArchive(archive)].filter(({ copy }) => !copy);

/** Counts by key; the most frequent first, then by key. */
function counted(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** Installs packages where a command or a module of Python is not there. */
async function need(packages, isThere) {
  if (!(await isThere())) installPackages(...packages);
  assert.ok(await isThere(), `install ${packages.join(' and ')}, and run this again`);
}

const module = (name) => () =>
  python(`import ${name}`).then(
    () => true,
    () => false,
  );

const tests = {
  'the tables are made as the page says': async () => {
    writeArchive(join(folder, 'cables'), archive);
    for (const script of blocks('Make the tables', 'sh')) await shell(script);
    const [{ n }] = await sql("SELECT count(*) AS n FROM 'tables/cables.parquet'");
    assert.equal(Number(n), COUNT);
  },
  'DuckDB: cables a month by post': async () => {
    const [query] = blocks('Cables a month by post', 'sql');
    const found = (await sql(query)).map(({ post, month, cables: n }) => [
      `${post} ${month.slice(0, 7)}`,
      Number(n),
    ]);
    const expected = counted(cables.map(({ post, date }) => `${post} ${date.slice(0, 7)}`));
    assert.deepEqual(new Map(found), new Map(expected));
  },
  'DuckDB: most cited cables': async () => {
    const [query] = blocks('Most cited cables', 'sql');
    const found = (await sql(query)).map(({ id, cited_by }) => [id, Number(cited_by)]);
    assert.deepEqual(found, counted(cables.flatMap(({ references }) => references)).slice(0, 20));
  },
  'DuckDB: TAGS that occur together': async () => {
    const [query] = blocks('TAGS that occur together', 'sql');
    const found = await sql(query);
    const pairs = [...generateArchive(archive)].flatMap(({ tags }) =>
      tags.flatMap((a) => tags.filter((b) => a < b).map((b) => `${a} ${b}`)),
    );
    assert.deepEqual(
      found.map(({ tag, other, cables: n }) => [`${tag} ${other}`, Number(n)]),
      counted(pairs).slice(0, 20),
    );
  },
  'DuckDB: missing numbers in the series of a post': async () => {
    const [query] = blocks('Missing numbers in the series of a post', 'sql');
    const missing = (await sql(query)).flatMap(({ post, year, first_missing, last_missing }) =>
      Array.from(
        { length: last_missing - first_missing + 1 },
        (_, index) => `${year} ${post} ${first_missing + index}`,
      ),
    );
    const there = new Map();
    for (const { post, year, serial } of cables) {
      const key = `${year} ${post}`;
      there.set(key, [...(there.get(key) ?? []), serial]);
    }
    const expected = [...there].flatMap(([key, serials]) =>
      Array.from(
        { length: Math.max(...serials) - Math.min(...serials) },
        (_, index) => Math.min(...serials) + index,
      )
        .filter((serial) => !serials.includes(serial))
        .map((serial) => `${key} ${serial}`),
    );
    assert.ok(expected.length > 0);
    assert.deepEqual(missing.toSorted(), expected.toSorted());
  },
  'SQLite: from CSV': async () => {
    await need(['sqlite3'], () => findCommand(['sqlite3']) !== undefined);
    const [script] = blocks('SQLite', 'sh');
    const lines = (await shell(script))
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const byId = new Map(cables.map(({ id, post }) => [id, post]));
    const all = [...generateArchive(archive)];
    const expected = counted(all.flatMap(({ references }) => references.flatMap((id) => byId.get(id) ?? [])));
    assert.deepEqual(
      lines.map(([post, n]) => [post, Number(n)]),
      expected.slice(0, 5),
    );
  },
  'pandas: from CSV': async () => {
    await need(['python3-pandas'], module('pandas'));
    const [script] = blocks('pandas', 'python');
    const [head, ...rows] = (await python(script))
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const found = rows.flatMap(([year, ...counts]) =>
      counts.map((n, index) => [`${Number(year)} ${head[index + 1]}`, Number(n)]).filter(([, n]) => n > 0),
    );
    assert.deepEqual(
      new Map(found),
      new Map(counted(cables.flatMap(({ year, tags }) => tags.map((tag) => `${year} ${tag}`)))),
    );
  },
  'Dask: a scheduler and two workers write a Parquet file for each partition': async () => {
    await need(['python3-distributed'], module('distributed'));
    const port = await freePort();
    const here = (text) => text.replaceAll('8786', String(port));
    const [start] = blocks('On a cluster', 'sh');
    const [script] = blocks('On a cluster', 'python');
    const [query] = blocks('On a cluster', 'sql');
    // A process group of its own, so that all of it is ended.
    const cluster = spawn('bash', ['-c', `${here(start)}wait`], {
      cwd: folder,
      env,
      stdio: 'ignore',
      detached: true,
    });
    try {
      const parts = (await python(here(script))).trim().split('\n');
      assert.deepEqual(
        parts.toSorted(),
        readdirSync(join(folder, 'parts'))
          .map((name) => `parts/${name}`)
          .toSorted(),
      );
      assert.equal(parts.length, Math.ceil(COUNT / 100));
      assert.deepEqual(await sql(query), [{ cables: String(COUNT), numbers: String(cables.length) }]);
    } finally {
      process.kill(-cluster.pid, 'SIGKILL');
    }
  },
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let passed = 0;
let failed = 0;
try {
  for (const [what, test] of Object.entries(tests)) {
    const begun = performance.now();
    try {
      await test();
      passed++;
      console.log(`  ✔ ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed++;
      console.log(`  ✖ ${what}: ${error.message}\n${error.stderr ?? ''}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
