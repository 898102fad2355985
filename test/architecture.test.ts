import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = ['client/src', 'server/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

interface Import {
  readonly file: string;
  /** A path from the project's root, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const STATEMENT =
  /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\b(?:import|require)\(\s*'([^']+)'\s*\)/gm;

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(STATEMENT)].map(([, type, from, called]) => {
    const name = from ?? called ?? '';
    const to = name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name;
    return { file, to, typeOnly: type !== undefined };
  }),
);

/** Parts of the project that a part may import from, besides itself and packages. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'server/src/syntax': [],
  'server/src/reference': ['server/data'],
  'server/src/severity': [],
  'server/src/protocol': ['server/src/severity', 'server/src/syntax/tree'],
  'server/src/rules': ['server/src/severity', 'server/src/syntax', 'server/src/reference'],
  'server/src/features': [
    'server/src/protocol',
    'server/src/syntax',
    'server/src/reference',
    'server/src/rules',
    'server/data/styles',
  ],
  'server/src/archive': [
    'server/src/syntax',
    'server/src/reference',
    'server/src/rules',
    'server/src/features',
    'server/src/protocol',
    'server/package.json',
  ],
  'server/src/service': [
    'server/src/protocol',
    'server/src/syntax',
    'server/src/reference',
    'server/src/rules',
    'server/src/features',
    'server/src/archive',
  ],
  'server/src/server': [
    'server/src/service',
    'server/src/protocol',
    'server/src/rules/severityLevels',
    'server/src/syntax/tree',
    'server/src/archive',
    'server/src/features/codeActions',
    'server/src/features/completion',
    'server/src/features/referenceCard',
    'server/src/features/semanticTokens',
    'server/src/features/reading',
    'server/src/features/citation',
    'server/src/features/comparison',
    'server/package.json',
  ],
  'server/src/cli': [
    'server/src/archive',
    'server/src/archiveTasks.node',
    'server/src/citations.node',
    'server/src/files.node',
    'server/src/protocol',
    'server/src/service',
    'server/src/rules',
    'server/src/syntax',
    'server/package.json',
  ],
  'server/src/workerPool': [],
  'server/src/isInPool': [],
  'server/src/node': ['server/src/files.node', 'server/src/citations.node'],
  'server/src/citations.node': ['server/src/features/citation'],
  'server/src/files.node': [
    'server/src/archive',
    'server/src/archiveTasks.node',
    'server/src/containers.node',
    'server/src/workerPool',
  ],
  'server/src/archiveTasks.node': ['server/src/archive', 'server/src/cli/input'],
  'server/src/containers.node': ['server/src/archive', 'server/src/cli/input'],
  'server/src/main': [
    'server/src/server',
    'server/src/service',
    'server/src/node',
    'server/src/browser',
    'server/src/archiveTasks.node',
    'server/src/isInPool',
  ],
  'server/src/browser': [
    'server/src/protocol',
    'server/src/archive',
    'server/src/features/citation',
    'server/src/reference/unpack',
    'server/src/unpack.browser',
  ],
  'server/src/unpack.browser': [],
  'server/src/library': ['server/src/syntax', 'server/src/rules', 'server/src/features'],
  'server/src/library.browser': [
    'server/src/library',
    'server/src/reference/unpack',
    'server/src/unpack.browser',
  ],
  'client/src': ['server/src/syntax/recognise', 'server/src/protocol', 'server/src/features/markdown'],
};

const isIn = (path: string, part: string) => path === part || path.startsWith(`${part}/`);
const partOf = (file: string) =>
  Object.keys(MAY_IMPORT).find((part) => isIn(file.replace(/\.ts$/, ''), part)) ?? '';
const imported = (filter: (found: Import) => boolean) =>
  imports.filter(filter).map(({ file, to }) => `${file} imports ${to}`);

const PURE = ['syntax', 'reference', 'rules', 'features', 'archive', 'library.ts'].map(
  (name) => `server/src/${name}`,
);
const isPure = ({ file }: Import) => PURE.some((part) => isIn(file, part));

/** Circles of imports that run in the bundle, each from its first file in the order of the alphabet. */
function circles(): string[] {
  const known = new Set(files);
  const fileOf = (to: string) =>
    [`${to}.ts`, `${to}/index.ts`, to].find((path) => known.has(path)) ?? undefined;
  const next = new Map<string, Set<string>>();
  for (const { file, to, typeOnly } of imports) {
    const target = typeOnly ? undefined : fileOf(to);
    if (target) next.set(file, (next.get(file) ?? new Set()).add(target));
  }
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file);
    if (at !== -1) {
      const circle = path.slice(at);
      const first = circle.indexOf([...circle].sort()[0] ?? '');
      found.add([...circle.slice(first), ...circle.slice(0, first)].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return [...found].sort();
}

test('every file belongs to a part of the architecture', () => {
  expect(imports.length).toBeGreaterThan(files.length);
  expect(files.filter((file) => partOf(file) === '')).toEqual([]);
});

test('parts import in one direction only', () => {
  const forbidden = imported(
    ({ file, to }) =>
      /^(?:client|server)\//.test(to) &&
      ![partOf(file), ...(MAY_IMPORT[partOf(file)] ?? [])].some((part) => isIn(to, part)),
  );
  expect(forbidden).toEqual([]);
});

test('only the client knows the editor', () => {
  expect(imported(({ file, to }) => to === 'vscode' && !isIn(file, 'client/src'))).toEqual([]);
});

test('what reads cables runs anywhere: no Node.js', () => {
  expect(imported((found) => isPure(found) && found.to.startsWith('node:'))).toEqual([]);
});

test('only the server and its entries know the connection', () => {
  const knows = ['server/src/server', 'server/src/node.ts', 'server/src/browser.ts'];
  expect(
    imported(
      ({ file, to }) => /^vscode-languageserver(?:\/|$)/.test(to) && !knows.some((part) => isIn(file, part)),
    ),
  ).toEqual([]);
});

test('no file imports itself, be it through others', () => {
  expect(circles()).toEqual([]);
});

test('functions of the server are short', () => {
  const long = files
    .filter((file) => isIn(file, 'server/src/server'))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /^(?:export )?(?:async )?function\*? (\w+)[\s\S]*?^\}/gm,
        ),
      ]
        .filter(([text]) => text.split('\n').length >= 60)
        .map(([, name]) => `${file}: ${name}`),
    );
  expect(long).toEqual([]);
});
