import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const pages = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', ':!test'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n');

/** Code is no place for links. */
const withoutCode = (page: string) =>
  readFileSync(join(root, page), 'utf8')
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '`');

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(join(root, page), 'utf8')
    .replace(/^```[\s\S]*?^```/gm, '')
    .matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const links = pages.flatMap((page) =>
  [...withoutCode(page).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => ({ page, target })),
);

test('the documentation has links', () => {
  expect(links.length).toBeGreaterThan(20);
});

test('every link leads to a file of the project, and to a heading in it', () => {
  const broken = links
    .filter(({ target }) => !/^(?:https:|mailto:)/.test(target))
    .filter(({ page, target }) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    })
    .map(({ page, target }) => `${page}: ${target}`);
  expect(broken).toEqual([]);
});

test('links to the web are encrypted and have a host', () => {
  const web = links.filter(({ target }) => /^[a-z]+:/.test(target)).map(({ target }) => target);
  expect(web.filter((target) => !/^https:\/\/[a-z0-9.-]+\.[a-z]+(?:\/|$)/.test(target))).toEqual([]);
});

test('a page of documentation is reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached) {
    for (const link of links.filter((each) => each.page === page)) {
      const file = join(dirname(page), link.target.split('#')[0] ?? '');
      if (pages.includes(file)) reached.add(file);
    }
  }
  expect(pages.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
});

test('the README is one screen: 120 lines at most', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(120);
});
