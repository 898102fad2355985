import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  DefinitionRequest,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  ShowMessageRequest,
} from 'vscode-languageserver-protocol/node';
import { TABLES_CHANGED_NOTIFICATION } from '../../server/src/protocol';
import type { Editor } from './client';
import { eventually, folderWith, openFixture, startEditor } from './folder';

async function fileChanged(editor: Editor, uri: string, type: FileChangeType = FileChangeType.Changed) {
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri, type }],
  });
}

describe('what the cables of a folder say of a routing indicator that no table has', () => {
  const CABLES = `
    === cables/1.txt
    FM AMEMBASSY ASTANA
    TO RUQQXZZ/USOFFICE SAMARKAND PRIORITY 0416
    BT
    UNCLAS ASTANA 000416

    === cables/2.cable
    FM AMEMBASSY ASTANA
    TO RUQQXZZ/USOFFICE SAMARKAND PRIORITY 0415
    BT
    UNCLAS ASTANA 000415

    === cables/notes.txt
    Not a cable. TO RUQQXZZ/USOFFICE SAMARKAND

    === open.txt
    PP RUQQ|XZZ
    DE RUEHTA #0417 0620915
    P 030915Z MAR 06
    FM AMEMBASSY ASTANA
    TO RUQQXZZ/USOFFICE SAMARKAND PRIORITY 0417
    BT
    UNCLAS ASTANA 000417
    `;

  test('is in the hover, with the number of cables, and follows the files', async () => {
    const { editor, folder, open } = await openFixture(CABLES);
    const hover = () => editor.hover(open.uri, open.cursor);
    await eventually(async () =>
      expect(await hover()).toContain('USOFFICE SAMARKAND: in 3 cables of this folder'),
    );

    folder.write('cables/3.txt', folder.file('cables/1.txt').text);
    await fileChanged(editor, folder.uriOf('cables/3.txt'), FileChangeType.Created);
    await eventually(async () => expect(await hover()).toContain('in 4 cables of this folder'));

    folder.remove('cables/3.txt');
    await fileChanged(editor, folder.uriOf('cables/3.txt'), FileChangeType.Deleted);
    await eventually(async () => expect(await hover()).toContain('in 3 cables of this folder'));
  });

  test('is what the open file says where the folder has no other', async () => {
    const { editor, open } = await openFixture(CABLES, { folders: [] });
    expect(await editor.hover(open.uri, open.cursor)).toContain(
      'USOFFICE SAMARKAND: in 1 cable of this file',
    );
  });

  test('is not said of an indicator that a table has', async () => {
    const { editor, open } = await openFixture(
      CABLES.replaceAll('QQ|XZZ', 'EH|KB').replaceAll('RUQQXZZ', 'RUEHKB'),
    );
    await eventually(async () => expect(await editor.workspaceSymbols('')).toHaveLength(3));
    const hover = await editor.hover(open.uri, open.cursor);
    expect(hover).not.toBe('');
    expect(hover).not.toContain('of this folder');
  });
});

describe('old versions of files', () => {
  const CABLES = `
    === 06RIGA1398.txt
    FM AMEMBASSY RIGA
    TO SECSTATE WASHDC
    P 250905Z SEP 06
    UNCLAS RIGA 001398
           ^^^^^^^^^^^

    6. (U) The ministry wants three radars.

    17. (U) It has money for two.

    === 06RIGA1400.txt
    FM AMEMBASSY RIGA
    TO SECSTATE WASHDC
    P 260905Z SEP 06
    UNCLAS RIGA 001400

    REF: RIGA |1398
    `;

  test.each(['git', 'gitlens', 'vscode-local-history'])(
    '%s: documents are read, but are neither cables of the folder nor diagnosed',
    async (scheme) => {
      const { editor, folder, open } = await openFixture(CABLES);
      const file = folder.file('06RIGA1398.txt');
      const old = `${file.uri.replace('file:', `${scheme}:`)}?{"ref":"~"}`;
      await editor.open(old, file.text);
      expect((await editor.outline(old)).map(({ name }) => name)).toEqual(['06 RIGA 1398']);
      expect(await editor.problems(old)).toEqual([]);
      await eventually(async () =>
        expect(await editor.workspaceSymbols('1398')).toEqual([['06RIGA1398', file.uri]]),
      );
      const textDocument = { uri: open.uri };
      const position = open.cursor;
      expect(await editor.connection.sendRequest(DefinitionRequest.type, { textDocument, position })).toEqual(
        file.locations,
      );
      await editor.close(old);
      expect(await editor.workspaceSymbols('1398')).toHaveLength(1);
    },
  );

  test('a document that is not saved yet is a cable of the workspace, and is diagnosed', async () => {
    const { editor, folder } = await openFixture(CABLES);
    const text = folder.file('06RIGA1398.txt').text.replace('001398', '001399');
    await editor.open('untitled:Untitled-1', text);
    expect(await editor.problems('untitled:Untitled-1')).not.toEqual([]);
    expect(await editor.workspaceSymbols('1399')).toEqual([['06RIGA1399', 'untitled:Untitled-1']]);
  });
});

test.each([
  ['before', (virtual: string, real: string) => [virtual, real]],
  ['after', (virtual: string, real: string) => [real, virtual]],
])('a virtual folder %s a real one is passed over without an error', async (_, inOrder) => {
  const folder = folderWith(`
    === 06RIGA1398.txt
    FM AMEMBASSY RIGA
    TO SECSTATE WASHDC
    P 250905Z SEP 06
    UNCLAS RIGA 001398
    `);
  const editor = await startEditor({ folders: inOrder('vscode-vfs://github/owner/repository', folder.uri) });
  const logged = vi.fn();
  editor.connection.onNotification(LogMessageNotification.type, logged);
  await eventually(async () =>
    expect(await editor.workspaceSymbols('')).toEqual([['06RIGA1398', folder.uriOf('06RIGA1398.txt')]]),
  );
  expect(logged).not.toHaveBeenCalled();
});

describe("the user's tables", () => {
  const OPEN = `
    === open.txt
    FM AMEMBASSY ASTANA
    TO RUQQXZZ/AMEMBASSY ANKARA PRIORITY 0417
    BT
    UNCLAS ASTANA 000417

    E.O. 12958: N/A
    TAGS: P|REL, K|APL
    SUBJECT: HARVEST OF APPLES
    `;

  async function start(settings: Record<string, unknown>, initializationOptions?: unknown) {
    const opened = await openFixture(OPEN, { settings, initializationOptions });
    const [prel, kapl] = opened.open.cursors;
    const hover = (place = kapl) => opened.editor.hover(opened.open.uri, place ?? opened.open.cursor);
    return { ...opened, hover, prel, kapl };
  }

  test('win over the built-in ones, are named as theirs, and are read again when saved', async () => {
    const settings: Record<string, unknown> = { tables: ['cables/my-tags.tsv'] };
    const { editor, folder, hover, prel } = await start(settings, {
      notifications: [TABLES_CHANGED_NOTIFICATION],
    });
    const tablesChanged = vi.fn();
    editor.connection.onNotification(TABLES_CHANGED_NOTIFICATION, tablesChanged);
    const save = async (table: string) => {
      folder.write('cables/my-tags.tsv', table);
      await fileChanged(editor, folder.uriOf('cables/my-tags.tsv'));
    };

    await save('code\tmeaning\nKAPL\tApples\n\nPREL\tPears\n');
    await eventually(async () => expect(await hover()).toContain('**Apples**'));
    expect(await hover()).toContain('your table cables/my-tags.tsv, line 2');
    expect(await hover(prel)).toContain('**Pears**');
    expect(await hover(prel)).toContain('line 4');
    await eventually(() => expect(tablesChanged).toHaveBeenCalled());

    tablesChanged.mockClear();
    await save('code\tmeaning\nKAPL\tApple harvests\n');
    await eventually(async () => expect(await hover()).toContain('**Apple harvests**'));
    expect(await hover(prel)).toContain('External Political Relations');
    await eventually(() => expect(tablesChanged).toHaveBeenCalledTimes(1));

    settings['tables'] = [];
    await editor.changeSettings();
    await eventually(async () => expect(await hover()).not.toContain('Apple harvests'));
  });

  test('a faulty row has a problem in its file until it is corrected', async () => {
    const { editor, folder } = await start({ tables: ['routing.tsv'] });
    const published = new Map<string, Diagnostic[]>();
    editor.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      published.set(uri, diagnostics);
    });
    const uri = folder.uriOf('routing.tsv');
    const save = async (rows: string) => {
      folder.write('routing.tsv', `code\taddress\tfrom\n${rows}`);
      await fileChanged(editor, uri);
    };

    await save('RUQQXZZ\t\t\nRUQQXZZ\tAMEMBASSY ANKARA\tlong ago\n');
    const lines = () => published.get(uri)?.map(({ range }) => range.start.line);
    await eventually(() => expect(lines()).toEqual([1, 2]));
    expect(published.get(uri)?.map(({ message }) => message)).toEqual([
      expect.stringContaining('address'),
      expect.stringContaining('“long ago”'),
    ]);

    await save('RUQQXZZ\tAMEMBASSY ANKARA\t\n');
    await eventually(() => expect(lines()).toEqual([]));
  });

  test('are read only inside the workspace; a path that is not read is reported with the remedy', async () => {
    const outside = folderWith();
    outside.write('tags.tsv', 'code\tmeaning\nKAPL\tSecrets\n');
    const settings: Record<string, unknown> = {};
    const { editor, folder, hover } = await start(settings);
    const warnings: string[] = [];
    editor.connection.onRequest(ShowMessageRequest.type, ({ message }) => {
      warnings.push(message);
      return null;
    });
    symlinkSync(join(outside.path, 'tags.tsv'), join(folder.path, 'tags-link.tsv'));
    const paths = [join(outside.path, 'tags.tsv'), '../outside/tags.tsv', 'tags-link.tsv', 'no-tags.tsv'];
    settings['tables'] = paths;
    await editor.changeSettings();
    await eventually(() => expect(warnings).toHaveLength(4));
    expect(warnings.map((warning) => warning.replace(/^.*”/, ''))).toEqual([
      expect.stringContaining('Copy the table into a workspace folder'),
      expect.stringContaining('Copy the table into a workspace folder'),
      expect.stringContaining('Copy the file itself into the workspace'),
      expect.stringContaining('Correct the path'),
    ]);
    for (const path of paths) expect(warnings.join('\n')).toContain(`“${path}”`);
    expect(await hover()).not.toContain('Secrets');
  });
});
