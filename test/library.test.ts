import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { twin } from './cables';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'cable-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, ...words: string[]) =>
  execFileSync(command, words, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });

/** The package is installed as users do it, without a network: it depends on nothing. */
beforeAll(() => {
  const packed = execFileSync(process.execPath, [join(root, 'scripts/npm-package.mjs'), folder], {
    encoding: 'utf8',
  }).trim();
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  writeFileSync(join(folder, 'astana.txt'), twin);
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', join(folder, basename(packed)));
});

const PROGRAM = `
import { readFileSync } from 'node:fs';
import { explain, outline, parse, problems, records } from 'cable-language-server';

const cable = parse(readFileSync('astana.txt', 'utf8'));
const [record] = records(cable, { file: 'astana.txt', text: true });
const [symbol] = outline(cable);
const [first] = problems(cable);
const [meaning] = explain('RUEHKB');
console.log([record?.id, record?.tags?.length, symbol?.name, first?.code, first?.line, meaning?.title].join(' | '));
`;
const ANSWER = /^06ASTANA2217 \| 9 \| 06 ASTANA 2217 \| [a-z-]+ \| \d+ \| .*BAKU.*\n$/;

describe('the package', () => {
  test('is used from JavaScript, as a module and with require', () => {
    writeFileSync(join(folder, 'program.mjs'), PROGRAM);
    expect(run(process.execPath, 'program.mjs')).toMatch(ANSWER);
    const required = PROGRAM.replaceAll(/import (\{.*\}) from ('.*');/g, 'const $1 = require($2);');
    writeFileSync(join(folder, 'program.cjs'), required);
    expect(run(process.execPath, 'program.cjs')).toMatch(ANSWER);
  });

  test.each([
    ['nodenext', 'nodenext'],
    ['preserve', 'bundler'],
  ])('has types, with modules of %s', (module, moduleResolution) => {
    writeFileSync(join(folder, 'program.mts'), PROGRAM);
    writeFileSync(
      join(folder, 'wrong.mts'),
      `import { parse, records } from 'cable-language-server';\nconst id: number = records(parse(''))[0]!.id;\n`,
    );
    const check = (file: string) => {
      const options = {
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        target: 'es2022',
        module,
        moduleResolution,
      };
      const compilerOptions = { ...options, types: ['node'], typeRoots: [join(root, 'node_modules/@types')] };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
      return run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', folder);
    };
    expect(check('program.mts')).toBe('');
    expect(() => check('wrong.mts')).toThrow();
  });

  test('runs in a browser', () => {
    writeFileSync(
      join(folder, 'page.mjs'),
      `import { explain, parse, records } from 'cable-language-server';
       globalThis.answer = [records(parse(globalThis.text))[0].id, explain('RUEHKB')[0].title].join(' | ');`,
    );
    const { outputFiles } = buildSync({
      absWorkingDir: folder,
      entryPoints: ['page.mjs'],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      logLevel: 'silent',
    });
    // What a browser has, and nothing of Node.js.
    const page = createContext({ text: twin, TextDecoder, TextEncoder, atob, URL, Intl });
    runInContext(outputFiles[0]?.text ?? '', page);
    expect(page['answer']).toMatch(/^06ASTANA2217 \| .*BAKU/);
  });

  test('has the command line, with its worker threads, and the server', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'));
    expect(run('npx', '--offline', 'cable', '--version')).toBe(`${version}\n`);
    const many = Array.from({ length: 400 }, () => 'astana.txt');
    expect(
      run('npx', '--offline', 'cable', 'extract', '--format', 'ndjson', ...many)
        .trim()
        .split('\n'),
    ).toHaveLength(400);
    expect(run('npx', '--offline', 'which', 'cable-language-server')).toContain('node_modules/.bin');
  });
});
