import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RegistrationRequest,
  RenameRequest,
  SelectionRangeRequest,
  UnregistrationRequest,
} from 'vscode-languageserver-protocol/node';
import { twin } from '../cables';
import { Editor } from './client';

const cable = (number: string, references: string) => `P 030915Z MAR 06
FM AMEMBASSY ASTANA
TO SECSTATE WASHDC
UNCLAS ${number}

E.O. 12958: N/A
TAGS: PREL, EAGR, KZ
SUBJECT: HARVEST OF APPLES

REF: ${references}

1. See ref B, and para 2.

2. The harvest was good.
`;

const text = cable('ASTANA 000417', 'A. BAKU 99\n     B. 05 STATE 40117');

let folder: string;
let editor: Editor;
const settings: Record<string, unknown> = {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cables-'));
  mkdirSync(join(folder, 'cables'));
  settings['links'] = undefined;
});
afterEach(async () => {
  expect(await editor.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});

const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

async function start(capabilities = {}): Promise<{ textDocument: { uri: string } }> {
  editor = await Editor.start({ diagnostic: {}, ...capabilities }, undefined, {
    folder: pathToFileURL(folder).href,
    settings,
  });
  return editor.open(uriOf('open.txt'), text);
}

/** The place of a word in the open cable. */
function placeOf(word: string): { line: number; character: number } {
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes(word));
  return { line, character: (lines[line]?.indexOf(word) ?? 0) + 1 };
}

test('a reference leads to its item, and from there to the cable in the folder', async () => {
  writeFileSync(
    join(folder, 'cables/state.txt'),
    cable('STATE 040117', 'BAKU 12').replace('MAR 06', 'MAR 05'),
  );
  const { textDocument } = await start();
  const definitionOf = (word: string) =>
    editor.connection.sendRequest(DefinitionRequest.type, { textDocument, position: placeOf(word) });
  expect(await definitionOf('ref B')).toEqual([
    { uri: textDocument.uri, range: { start: { line: 10, character: 5 }, end: { line: 10, character: 6 } } },
  ]);
  await vi.waitFor(async () =>
    expect(await definitionOf('05 STATE')).toEqual([
      {
        uri: uriOf('cables/state.txt'),
        range: { start: { line: 3, character: 7 }, end: { line: 3, character: 19 } },
      },
    ]),
  );
});

test('an editor that can is told from where a definition leads, and all of what it is', async () => {
  const { textDocument } = await start({ definition: { linkSupport: true } });
  const position = placeOf('para 2');
  expect(await editor.connection.sendRequest(DefinitionRequest.type, { textDocument, position })).toEqual([
    {
      originSelectionRange: { start: { line: 12, character: 18 }, end: { line: 12, character: 24 } },
      targetUri: textDocument.uri,
      targetRange: { start: { line: 14, character: 0 }, end: { line: 14, character: 24 } },
      targetSelectionRange: { start: { line: 14, character: 0 }, end: { line: 14, character: 1 } },
    },
  ]);
});

test('the cables of the folder that cite a cable are among its references', async () => {
  writeFileSync(join(folder, 'cables/later.txt'), cable('BAKU 000100', 'A. ASTANA 417\n     B. BAKU 99'));
  const { textDocument } = await start();
  const citing = async (word: string) =>
    (
      await editor.connection.sendRequest(ReferencesRequest.type, {
        textDocument,
        position: placeOf(word),
        context: { includeDeclaration: false },
      })
    )?.map(({ uri, range }: Location) => [uri, range.start.line]);
  await vi.waitFor(async () =>
    expect(await citing('ASTANA 000417')).toEqual([[uriOf('cables/later.txt'), 9]]),
  );
  expect(await citing('BAKU 99')).toContainEqual([uriOf('cables/later.txt'), 10]);
});

test('places are marked, a letter is renamed, and what can’t be is said', async () => {
  const { textDocument } = await start({ rename: { prepareSupport: true } });
  const position = placeOf('B, and');
  const { connection, initialized } = editor;
  expect(initialized.capabilities).toMatchObject({
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
  });
  expect(
    await connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position }),
  ).toHaveLength(2);
  expect(await connection.sendRequest(PrepareRenameRequest.type, { textDocument, position })).toMatchObject({
    placeholder: 'B',
  });
  const edit = await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'C' });
  expect(edit?.documentChanges).toEqual([
    {
      textDocument: { uri: textDocument.uri, version: 1 },
      edits: [10, 12].map((line) => ({
        range: {
          start: { line, character: line === 10 ? 5 : 11 },
          end: { line, character: line === 10 ? 6 : 12 },
        },
        newText: 'C',
      })),
    },
  ]);
  await expect(
    connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'A' }),
  ).rejects.toThrow('The list has a reference A already.');
});

test('links are there only where an address is set, from the moment that it is', async () => {
  const offers: string[] = [];
  const { textDocument } = await start({ documentLink: { dynamicRegistration: true } });
  const { connection } = editor;
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    offers.push(...registrations.map(({ method }) => `+ ${method}`));
  });
  connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    offers.push(...unregisterations.map(({ method }) => `- ${method}`));
  });
  const links = async () =>
    (await connection.sendRequest(DocumentLinkRequest.type, { textDocument }))?.map(({ target }) => target);
  expect(editor.initialized.capabilities.documentLinkProvider).toBeUndefined();
  expect(await links()).toEqual([]);

  settings['links'] = { template: 'https://example.org/{id}' };
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  expect(await links()).toEqual([
    'https://example.org/06ASTANA417',
    'https://example.org/06BAKU99',
    'https://example.org/05STATE40117',
  ]);
  await vi.waitFor(() => expect(offers).toContain('+ textDocument/documentLink'));

  settings['links'] = { template: 'http://example.org/{id}' };
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  expect(await links()).toEqual([]);
  await vi.waitFor(() => expect(offers).toContain('- textDocument/documentLink'));
});

test('ranges fold and grow', async () => {
  const { textDocument } = await start({ foldingRange: { rangeLimit: 1 } });
  const { connection } = editor;
  expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toEqual([
    { startLine: 0, endLine: 2, kind: 'envelope' },
  ]);
  const [selected] =
    (await connection.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [placeOf('harvest')],
    })) ?? [];
  expect(selected?.parent?.range).toMatchObject({ start: { line: 14 }, end: { line: 14 } });
});

test('the outline of a thousand cables is cut, and soon there', async () => {
  await start();
  const many = Array.from({ length: 1000 }, (_, index) =>
    twin.replace('XRO4471', `XRO${1000 + index}`).replace('ASTANA 002217', `ASTANA ${1000 + index}`),
  ).join('\n');
  const { textDocument } = await editor.open(uriOf('many.txt'), many);
  const symbols = (await editor.connection.sendRequest(DocumentSymbolRequest.type, {
    textDocument,
  })) as DocumentSymbol[];
  expect(symbols).toHaveLength(1000);
  expect(symbols[0]?.children?.length).toBeGreaterThan(0);
  expect(symbols.at(-1)?.detail).toMatch(/parts left out$/);
  const started = performance.now();
  await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  // On a quiet machine below 100 ms: nothing is read again.
  expect(performance.now() - started).toBeLessThan(2000);
}, 30_000);
