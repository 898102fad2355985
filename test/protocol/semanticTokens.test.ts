import { expect, test } from 'vitest';
import {
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol/node';
import { openFixture } from './folder';

const CABLE = `
  === open.txt
  P 140920Z NOV 06
  FM AMEMBASSY ASTANA
  TO RUEHC/SECSTATE WASHDC
  BT
  C O N F I D E N T I A L ASTANA 002217

  6. (C) The ministry wants three radars.

  17. (C) It has money for two.
  ^
  `;

async function start() {
  const { editor, open } = await openFixture(CABLE);
  const textDocument = { uri: open.uri };
  const { connection } = editor;
  const [marked] = open.locations;
  if (!marked) throw new Error('The fixture has no mark');
  return {
    editor,
    open,
    marked: marked.range,
    legend: editor.initialized.capabilities.semanticTokensProvider?.legend,
    whole: async () =>
      (await connection.sendRequest(SemanticTokensRequest.type, { textDocument })) as SemanticTokens,
    since: (previousResultId: string) =>
      connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument, previousResultId }),
    within: (lines: readonly [number, number]) =>
      connection.sendRequest(SemanticTokensRangeRequest.type, {
        textDocument,
        range: { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } },
      }),
  };
}

test('after an edit, the changes lead to the tokens of the whole', async () => {
  const { editor, open, marked, whole, since } = await start();
  const first = await whole();
  expect(first.data.length).toBeGreaterThan(0);
  // Paragraph 17, which is 7, becomes ¶7.
  await editor.edit(open.uri, marked, '¶');
  const { edits } = (await since(first.resultId ?? '')) as SemanticTokensDelta;
  expect(edits).toHaveLength(1);
  const data = [...first.data];
  for (const { start, deleteCount, data: added = [] } of edits) data.splice(start, deleteCount, ...added);
  expect(data).toEqual((await whole()).data);
  expect(data).not.toEqual(first.data);
});

test('an editor whose last tokens are not known gets them all', async () => {
  const { whole, since } = await start();
  const { data } = await whole();
  expect(await since('of another server')).toMatchObject({ data });
});

test('a part has the tokens of its lines', async () => {
  const { open, legend, within } = await start();
  const [{ line = 0 } = {}] = open.marks;
  const part = await within([line, line + 1]);
  const names = part?.data.filter((_, index) => index % 5 === 3).map((type) => legend?.tokenTypes[type]);
  expect(names).toEqual(['paragraphNumber', 'portionMark']);
});
