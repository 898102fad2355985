import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type Hover,
  HoverRequest,
  PublishDiagnosticsNotification,
  ShowMessageRequest,
} from 'vscode-languageserver-protocol/node';
import { Editor } from './client';

/** An invented cable to one addressee. */
const cable = (addressee: string, tags = 'PREL') => `VZCZCXRO1234
PP ${addressee.split('/')[0]}
DE RUEHTA #0417 0620915
ZNY CCCCC ZZH
P 030915Z MAR 06
FM AMEMBASSY ASTANA
TO ${addressee} PRIORITY 0417
BT
C O N F I D E N T I A L ASTANA 000417

E.O. 12958: DECL: 03/03/2016
TAGS: ${tags}
SUBJECT: HARVEST OF APPLES

1. (C) The harvest was good.
BT
#0417
`;

const UNKNOWN = 'RUQQXZZ';

let folder: string;
let editor: Editor | undefined;
const settings: Record<string, unknown> = {};
const published = new Map<string, Diagnostic[]>();
const warnings: string[] = [];

const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cables-'));
  mkdirSync(join(folder, 'cables'));
  published.clear();
  warnings.length = 0;
  settings['tables'] = [];
});
afterEach(async () => {
  expect(await editor?.stop()).toBe(0);
  editor = undefined;
  rmSync(folder, { recursive: true });
});

/** The server on the folder, with a cable open in the editor. */
async function open(text: string): Promise<Editor> {
  const started = await Editor.start(undefined, undefined, { folder: pathToFileURL(folder).href, settings });
  editor = started;
  started.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
  });
  started.connection.onRequest(ShowMessageRequest.type, ({ message }) => {
    warnings.push(message);
    return null;
  });
  await started.open(uriOf('open.txt'), text);
  return started;
}

/** The hover on the first place of a word. */
async function hoverOn(text: string, word: string): Promise<string> {
  const line = text.split('\n').findIndex((each) => each.includes(word));
  const character = (text.split('\n')[line]?.indexOf(word) ?? 0) + 1;
  const answer: Hover | null | undefined = await editor?.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: uriOf('open.txt') },
    position: { line, character },
  });
  const contents = answer?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

async function changed(name: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
  await editor?.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf(name), type }],
  });
}

describe('what the folder says of an indicator that is in no table', () => {
  const text = cable(`${UNKNOWN}/USOFFICE SAMARKAND`);

  test('is told with the number of cables, and follows the files', async () => {
    for (const number of [1, 2, 3]) write(`cables/${number}.txt`, text);
    write('cables/notes.txt', `Not a cable. TO ${UNKNOWN}/USOFFICE SAMARKAND`);
    await open(text);
    await vi.waitFor(async () =>
      expect(await hoverOn(text, UNKNOWN)).toContain('USOFFICE SAMARKAND: in 4 cables of this folder'),
    );

    write('cables/4.cable', text);
    await changed('cables/4.cable', FileChangeType.Created);
    await vi.waitFor(async () =>
      expect(await hoverOn(text, UNKNOWN)).toContain('in 5 cables of this folder'),
    );

    rmSync(join(folder, 'cables/4.cable'));
    await changed('cables/4.cable', FileChangeType.Deleted);
    await vi.waitFor(async () =>
      expect(await hoverOn(text, UNKNOWN)).toContain('in 4 cables of this folder'),
    );
  });

  test('is that of the open file alone where the folder has none', async () => {
    await open(text);
    expect(await hoverOn(text, UNKNOWN)).toContain('USOFFICE SAMARKAND: in 1 cable of this file');
  });

  test('does not speak where a table knows the indicator', async () => {
    const known = cable('RUEHKB/USOFFICE SAMARKAND');
    for (const number of [1, 2]) write(`cables/${number}.txt`, known);
    await open(known);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await hoverOn(known, 'RUEHKB')).not.toContain('of this folder');
  });
});

describe('tables of the user', () => {
  const text = cable(`${UNKNOWN}/AMEMBASSY ANKARA`, 'PREL, KAPL');

  test('win over the built-in ones, are named as theirs, and are read again when saved', async () => {
    write('cables/my-tags.tsv', 'code\tmeaning\nKAPL\tApples\n\nPREL\tPears\n');
    settings['tables'] = ['cables/my-tags.tsv'];
    await open(text);
    await vi.waitFor(async () => expect(await hoverOn(text, 'KAPL')).toContain('**Apples**'));
    expect(await hoverOn(text, 'KAPL')).toContain('your table cables/my-tags.tsv, line 2');
    expect(await hoverOn(text, 'PREL')).toContain('**Pears**');
    expect(await hoverOn(text, 'PREL')).toContain('line 4');

    write('cables/my-tags.tsv', 'code\tmeaning\nKAPL\tApple harvests\n');
    await changed('cables/my-tags.tsv');
    await vi.waitFor(async () => expect(await hoverOn(text, 'KAPL')).toContain('**Apple harvests**'));
    expect(await hoverOn(text, 'PREL')).toContain('External Political Relations');

    settings['tables'] = [];
    await editor?.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await vi.waitFor(async () => expect(await hoverOn(text, 'KAPL')).toContain('not in the table'));
  });

  test('a faulty row has a problem in its file, and goes when it is mended', async () => {
    write(
      'cables/routing.tsv',
      `code\taddress\tfrom\n${UNKNOWN}\t\t\n${UNKNOWN}\tAMEMBASSY ANKARA\tlong ago\n`,
    );
    settings['tables'] = ['cables/routing.tsv'];
    await open(text);
    await vi.waitFor(() => expect(published.get(uriOf('cables/routing.tsv'))).toHaveLength(2));
    const found = published
      .get(uriOf('cables/routing.tsv'))
      ?.map(({ range, message }) => [range.start.line, message]);
    expect(found).toEqual([
      [1, 'Row left out: it has no address.'],
      [2, expect.stringContaining('“long ago” in from is no year')],
    ]);
    write('cables/routing.tsv', `code\taddress\n${UNKNOWN}\tAMEMBASSY ANKARA\n`);
    await changed('cables/routing.tsv');
    await vi.waitFor(() => expect(published.get(uriOf('cables/routing.tsv'))).toEqual([]));
    expect(await hoverOn(text, UNKNOWN)).toContain('your table cables/routing.tsv, line 2');
  });

  test('only files inside the folder are read; what is not is said, with the remedy', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'tags.tsv'), 'code\tmeaning\nKAPL\tSecrets\n');
    symlinkSync(join(outside, 'tags.tsv'), join(folder, 'tags-link.tsv'));
    const paths = [join(outside, 'tags.tsv'), '../outside/tags.tsv', 'tags-link.tsv', 'no-tags.tsv'];
    settings['tables'] = paths;
    await open(text);
    await vi.waitFor(() => expect(warnings).toHaveLength(4));
    expect(warnings.map((warning) => warning.replace(/^.*”/, ''))).toEqual([
      expect.stringContaining('Copy the table into the workspace'),
      expect.stringContaining('Copy the table into the workspace'),
      expect.stringContaining('Copy the file itself into the workspace'),
      expect.stringContaining('Correct the path'),
    ]);
    for (const path of paths) expect(warnings.join('\n')).toContain(`“${path}”`);
    expect(await hoverOn(text, 'KAPL')).toContain('not in the table');
    rmSync(outside, { recursive: true });
  });
});
