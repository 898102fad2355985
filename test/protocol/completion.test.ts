import { expect, test } from 'vitest';
import {
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
} from 'vscode-languageserver-protocol/node';
import { openFixture } from './folder';

async function start(marked: string) {
  const opened = await openFixture(marked);
  const { editor, open } = opened;
  const completions = async () =>
    ((await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: open.uri },
      position: open.cursor,
    })) as CompletionList | null) ?? { isIncomplete: false, items: [] };
  return { ...opened, completions };
}

test('completes an addressee, and explains it when asked', async () => {
  const { editor, open, completions } = await start(`
    === open.txt
    PP RUEHC
    DE RUEHTA #2217 3180920
    P 140920Z NOV 06
    FM AMEMBASSY ASTANA
    TO ank|
    `);
  const { connection, initialized } = editor;
  expect(initialized.capabilities.completionProvider).toEqual({
    triggerCharacters: ['/', ':', '('],
    resolveProvider: true,
  });
  const [item] = (await completions()).items;
  const from = { line: open.cursor.line, character: 'TO '.length };
  expect(item).toMatchObject({
    label: 'RUEHAK/AMEMBASSY ANKARA',
    textEdit: { newText: 'RUEHAK/AMEMBASSY ANKARA', range: { start: from, end: open.cursor } },
  });
  expect(item?.documentation).toBeUndefined();
  if (!item) return;
  // More is typed before the editor asks for the documentation.
  await editor.edit(open.uri, { start: open.cursor, end: open.cursor }, 'ara');
  const resolved = await connection.sendRequest(CompletionResolveRequest.type, item);
  expect(resolved.documentation).toMatchObject({
    value: expect.stringContaining('US Embassy Ankara, Turkey'),
  });
});

test('completes nothing in running text, nor in a document that is not open', async () => {
  const { editor, open, completions } = await start(`
    === open.txt
    UNCLAS ASTANA 000417

    1. (U) The ministry wants| three radars.
    `);
  expect((await completions()).items).toEqual([]);
  await editor.close(open.uri);
  expect((await completions()).items).toEqual([]);
});
