import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import type { Location, Position } from 'vscode-languageserver-protocol/node';
import { type Fixture, fixtures, rangeOfMark } from '../fixture';
import { Editor, type EditorOptions } from './client';

/** A file of a fixture, in a temporary folder. */
export interface FolderFile extends Fixture {
  readonly uri: string;
  /** Of its only cursor. */
  readonly cursor: Position;
  /** Where the carets are. */
  readonly locations: readonly Location[];
}

/** A temporary folder with the files of a fixture; it is removed after the test. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
  uriOf(name: string): string;
  file(name: string): FolderFile;
  write(name: string, text: string): void;
  remove(name: string): void;
}

export function folderWith(marked = ''): Folder {
  const path = mkdtempSync(join(tmpdir(), 'cables-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  const uriOf = (name: string) => pathToFileURL(join(path, name)).href;
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  const files = marked === '' ? [] : fixtures(marked);
  for (const { name, text } of files) write(name, text);
  return {
    path,
    uri: pathToFileURL(path).href,
    uriOf,
    write,
    remove: (name) => rmSync(join(path, name), { recursive: true }),
    file(name) {
      const file = files.find((each) => each.name === name);
      if (!file) throw new Error(`The fixture has no file ${name}`);
      const uri = uriOf(name);
      const [cursor = { line: 0, character: 0 }] = file.cursors;
      const locations = file.marks.map((mark) => ({ uri, range: rangeOfMark(mark) }));
      return { ...file, uri, cursor, locations };
    },
  };
}

/** An editor on a folder, or on a fixture; it must end well after the test. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const editor = await Editor.start(options);
  onTestFinished(async () => {
    const status = await editor.stop();
    if (status !== 0) throw new Error(`The server ended with status ${status}`);
  });
  return editor;
}

/** An editor on a folder with the files of a fixture, of which the last one is open. */
export async function openFixture(
  marked: string,
  options: EditorOptions = {},
): Promise<{ editor: Editor; folder: Folder; open: FolderFile }> {
  const folder = folderWith(marked);
  const editor = await startEditor({ folders: [folder.uri], ...options });
  const open = folder.file(fixtures(marked).at(-1)?.name ?? '');
  await editor.open(open.uri, open.text);
  return { editor, folder, open };
}

/** Waits until what is expected is so. A busy machine is slow, not wrong. */
export const eventually = (expectation: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(expectation, { timeout: 30_000, interval: 50 });
