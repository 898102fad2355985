import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { twin } from '../cables';

const root = join(import.meta.dirname, '../..');

/** Runs the built command line in the folder of the fixtures. */
function cable(words: readonly string[], input: string | Uint8Array = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'server/bin/cable.js'), ...words],
    {
      cwd: join(root, 'test/cables'),
      input,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

test('outline prints a part a line, with its lines', () => {
  const { status, stdout } = cable(['outline', '15-g-2007-two-cables.txt']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^07 TALLINN 19 — 10 JAN 07 · UNCLASSIFIED {2}\[1–\d+\]$/m);
  expect(stdout).toMatch(/^ {4}From station — DE RUEHTL #0024 0121530 {2}\[\d+\]$/m);
});

test('check prints a finding a line, and its status says that there are some', () => {
  const { status, stdout } = cable(['check', '2006-web-copy-astana.txt']);
  expect(status).toBe(1);
  expect(stdout.trimEnd().split('\n')).toHaveLength(9);
  expect(stdout).toMatch(/^2006-web-copy-astana\.txt:13:22: hint: .*MACDILL.* \[pla-misspelled\]$/m);
});

test('check is silent on a sound cable', () => {
  expect(cable(['check', '10-d-2009-teletype.txt'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a file that cannot be read is named with the reason, and the others are read', () => {
  const { status, stdout, stderr } = cable(['outline', 'none.txt', '15-g-2007-two-cables.txt']);
  expect(status).toBe(1);
  expect(stderr).toBe('cable: cannot read none.txt: there is no such file\n');
  expect(stdout).toContain('07 TALLINN 19');
});

test('standard input in Latin-1 is read, and that is said', () => {
  const { stdout, stderr } = cable(['outline', '-'], Buffer.from(twin, 'latin1'));
  expect(stderr).toBe('cable: standard input is not UTF-8; read as Latin-1\n');
  expect(stdout).toContain('¶12 (C)');
});

test.each([
  [[], ''],
  [['sing'], "no command 'sing'"],
  [['check'], 'which file?'],
  [['check', '--loud', 'x'], "no option '--loud'"],
])('%j is a misuse, and says so', (words, message) => {
  const { status, stdout, stderr } = cable(words);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr.length).toBeGreaterThan(20);
});
