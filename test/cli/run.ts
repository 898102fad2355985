import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const root = join(import.meta.dirname, '../..');
export const program = join(root, 'server/bin/cable.js');

/** Runs the built command line. */
export function cable(words: readonly string[], options: { input?: string | Uint8Array; cwd?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: options.cwd ?? join(root, 'test/cables'),
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

/** A folder for the tests of a file, removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cable-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The objects of NDJSON. */
export function objects<Value = Record<string, unknown>>(ndjson: string): Value[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Value);
}
