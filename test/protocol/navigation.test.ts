import { expect, test } from 'vitest';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  FoldingRangeRequest,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RegistrationRequest,
  RenameRequest,
  SelectionRangeRequest,
  type TextDocumentEdit,
  UnregistrationRequest,
} from 'vscode-languageserver-protocol/node';
import { rangeOfMark, withMarks } from '../fixture';
import type { EditorOptions } from './client';
import { eventually, type FolderFile, openFixture } from './folder';

/** An editor on a fixture, of which the last file is open, and what is at its cursor. */
async function open(marked: string, options: EditorOptions = {}) {
  const opened = await openFixture(marked, options);
  const { editor, open } = opened;
  const place = { textDocument: { uri: open.uri }, position: open.cursor };
  return {
    ...opened,
    place,
    definition: () => editor.connection.sendRequest(DefinitionRequest.type, place),
    references: () =>
      editor.connection.sendRequest(ReferencesRequest.type, {
        ...place,
        context: { includeDeclaration: false },
      }),
  };
}

/** A file as a fixture with carets under ranges. */
const markedIn = ({ text }: FolderFile, ranges: readonly Range[] = []) =>
  withMarks(
    text,
    ranges.map((range) => ({ range })),
  );
/** The same, under the ranges that the fixture marks. */
const asMarked = (file: FolderFile) => markedIn(file, file.marks.map(rangeOfMark));

test('a letter leads to the item of the list', async () => {
  const { definition, open: file } = await open(`
    === open.txt
    UNCLAS ASTANA 000417

    REF: A. BAKU 99
         B. 05 STATE 40117
         ^

    1. See ref |B, and para 2.
    `);
  expect(await definition()).toEqual(file.locations);
});

test('a reference leads to the cable in the folder', async () => {
  const { definition, folder } = await open(`
    === cables/state.txt
    P 030915Z MAR 05
    FM SECSTATE WASHDC
    UNCLAS STATE 040117
           ^^^^^^^^^^^^

    === open.txt
    P 030915Z MAR 06
    FM AMEMBASSY ASTANA
    UNCLAS ASTANA 000417

    REF: 05 |STATE 40117
    `);
  await eventually(async () => expect(await definition()).toEqual(folder.file('cables/state.txt').locations));
});

test('an editor with links of definitions gets the origin and the whole target', async () => {
  const { definition, open: file } = await open(
    `
    === open.txt
    UNCLAS ASTANA 000417

    1. See |para 2.
            ^^^^^^

    2. The harvest was good.
    ^
    ^^^^^^^^^^^^^^^^^^^^^^^^
    `,
    { textDocument: { definition: { linkSupport: true } } },
  );
  const [origin, number, paragraph] = file.marks.map(rangeOfMark);
  expect(await definition()).toEqual([
    {
      originSelectionRange: origin,
      targetUri: file.uri,
      targetRange: paragraph,
      targetSelectionRange: number,
    },
  ]);
});

test('the cables of the folder that cite a cable are among its references', async () => {
  const { references, folder } = await open(`
    === cables/later.txt
    P 050915Z MAR 06
    FM AMEMBASSY BAKU
    UNCLAS BAKU 000100

    REF: A. ASTANA 417
            ^^^^^^^^^^
         B. BAKU 99

    === open.txt
    P 030915Z MAR 06
    FM AMEMBASSY ASTANA
    UNCLAS |ASTANA 000417
    `);
  await eventually(async () => expect(await references()).toEqual(folder.file('cables/later.txt').locations));
});

const LETTERED = `
  === open.txt
  UNCLAS ASTANA 000417

  REF: A. BAKU 99
       B. 05 STATE 40117
       ^

  1. See ref |B, and para 2.
              ^
  `;

test('highlights are all places that name the same', async () => {
  const {
    editor,
    open: file,
    place,
  } = await open(`
    === open.txt
    UNCLAS ASTANA 000417

    REF: A. BAKU 99
         B. 05 STATE 40117
         ^

    1. See ref |B, and para 2.
           ^^^^^^
    `);
  const highlights = await editor.connection.sendRequest(DocumentHighlightRequest.type, place);
  expect(
    markedIn(
      file,
      highlights?.map(({ range }) => range),
    ),
  ).toBe(asMarked(file));
});

test.each([
  ['with the version', true],
  ['as changes, where the client has no versions', false],
])('a letter is renamed everywhere, %s', async (_, versioned) => {
  const options = {
    textDocument: { diagnostic: {}, rename: { prepareSupport: true } },
    workspace: { workspaceEdit: versioned ? { documentChanges: true } : {} },
  };
  const { editor, open: file, place } = await open(LETTERED, options);
  const { connection, initialized } = editor;
  expect(initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
  expect(await connection.sendRequest(PrepareRenameRequest.type, place)).toMatchObject({ placeholder: 'B' });

  const edit = await connection.sendRequest(RenameRequest.type, { ...place, newName: 'C' });
  const edits = file.marks.map((mark) => ({ range: rangeOfMark(mark), newText: 'C' }));
  expect(edit).toEqual(
    versioned
      ? { documentChanges: [{ textDocument: { uri: file.uri, version: 1 }, edits }] }
      : { changes: { [file.uri]: edits } },
  );
  const refused = connection.sendRequest(RenameRequest.type, { ...place, newName: 'A' });
  await expect(refused).rejects.toThrow(/reference A/);
});

test.each([
  ['with the version', true],
  ['as changes, where the client has no versions', false],
])('a fix is an edit %s', async (_, versioned) => {
  const { editor, open: file } = await open(
    `
    === open.txt
    P 250905Z SEP 06
    FM AMEMBASSY RIGA
    UNCLAS RIGA 001398

    6. (U) The ministry wants three radars.

    |17. (U) It has money for two.
    `,
    { workspace: { workspaceEdit: versioned ? { documentChanges: true } : {} } },
  );
  const [action] = await editor.codeActions(file.uri, { start: file.cursor, end: file.cursor });
  const { documentChanges = [], changes = {} } = action?.edit ?? {};
  const edits = versioned
    ? documentChanges.flatMap((change) => (change as TextDocumentEdit).edits)
    : (changes[file.uri] ?? []);
  expect(edits).toMatchObject([{ newText: expect.stringContaining('¶') }]);
  expect([documentChanges.length, Object.keys(changes).length].toSorted()).toEqual([0, 1]);
});

test('links are there while an address is set', async () => {
  const settings: Record<string, unknown> = {};
  const { editor, open: file } = await open(
    `
    === open.txt
    P 030915Z MAR 06
    FM AMEMBASSY ASTANA
    UNCLAS ASTANA 000417

    REF: A. BAKU 99
         B. 05 STATE 40117
    `,
    { settings, textDocument: { documentLink: { dynamicRegistration: true } } },
  );
  const { connection } = editor;
  const registered: string[] = [];
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    registered.push(...registrations.map(({ method }) => `+ ${method}`));
  });
  connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    registered.push(...unregisterations.map(({ method }) => `- ${method}`));
  });
  const textDocument = { uri: file.uri };
  const links = async () =>
    (await connection.sendRequest(DocumentLinkRequest.type, { textDocument }))?.map(({ target }) => target);
  expect(editor.initialized.capabilities.documentLinkProvider).toBeUndefined();
  expect(await links()).toEqual([]);

  settings['links'] = { template: 'https://example.org/{id}' };
  await editor.changeSettings();
  expect(await links()).toEqual([
    'https://example.org/06ASTANA417',
    'https://example.org/06BAKU99',
    'https://example.org/05STATE40117',
  ]);
  await eventually(() => expect(registered).toContain('+ textDocument/documentLink'));

  settings['links'] = { template: 'http://example.org/{id}' };
  await editor.changeSettings();
  expect(await links()).toEqual([]);
  await eventually(() => expect(registered).toContain('- textDocument/documentLink'));
});

test('no more ranges fold than the client takes, and a selection grows to the paragraph', async () => {
  const {
    editor: { connection },
    open: file,
  } = await open(
    `
    === open.txt
    P 030915Z MAR 06
    FM AMEMBASSY ASTANA
    TO SECSTATE WASHDC
    UNCLAS ASTANA 000417

    SUBJECT: HARVEST OF APPLES

    1. The ha|rvest was good.
    ^^^^^^^^^^^^^^^^^^^^^^^^^
    `,
    { textDocument: { foldingRange: { rangeLimit: 1 } } },
  );
  const textDocument = { uri: file.uri };
  expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toEqual([
    { startLine: 0, endLine: 2, kind: 'envelope' },
  ]);
  const [selected] =
    (await connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [file.cursor] })) ??
    [];
  const ranges: Range[] = [];
  for (let range = selected; range; range = range.parent) ranges.push(range.range);
  expect(ranges).toEqual(expect.arrayContaining(file.marks.map(rangeOfMark)));
});
