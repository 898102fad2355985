import { afterEach, expect, test } from 'vitest';
import {
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol/node';
import { twin } from '../cables';
import { Editor } from './client';

const URI = 'file:///cables/twin.txt';
let editor: Editor | undefined;
afterEach(async () => {
  expect(await editor?.stop()).toBe(0);
  editor = undefined;
});

test('the whole, its edits after a change, and a part', async () => {
  editor = await Editor.start();
  const { connection, initialized } = editor;
  const { legend } = initialized.capabilities.semanticTokensProvider ?? {};
  expect(legend?.tokenTypes).toContain('paragraphNumber');
  const { textDocument } = await editor.open(URI, twin);
  const whole = async () =>
    (await connection.sendRequest(SemanticTokensRequest.type, { textDocument })) as SemanticTokens;

  const first = await whole();
  expect(first.data.length).toBeGreaterThan(100);
  // ¶17., damaged, becomes ¶7.
  const damaged = { start: { line: 80, character: 0 }, end: { line: 80, character: 1 } };
  await editor.edit(URI, damaged, '¶');
  const delta = (await connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId: first.resultId ?? '',
  })) as SemanticTokensDelta;
  expect(delta.edits).toHaveLength(1);
  const told = [...first.data];
  for (const { start, deleteCount, data = [] } of delta.edits) told.splice(start, deleteCount, ...data);
  const second = await whole();
  expect(told).toEqual(second.data);
  expect(told).not.toEqual(first.data);

  // What the editor has is unknown: everything is told.
  const unknown = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId: 'of another server',
  });
  expect(unknown).toMatchObject({ data: second.data });

  const part = await connection.sendRequest(SemanticTokensRangeRequest.type, {
    textDocument,
    range: { start: { line: 80, character: 0 }, end: { line: 81, character: 0 } },
  });
  const names = part?.data.filter((_, index) => index % 5 === 3).map((type) => legend?.tokenTypes[type]);
  expect(names).toEqual(['paragraphNumber', 'portionMark']);
});
