import { expect, test } from 'vitest';
import { InlayHintRequest, InlayHintResolveRequest } from 'vscode-languageserver-protocol/node';
import { openFixture } from './folder';

test('a hint is explained as the hover explains its code', async () => {
  const { editor, open } = await openFixture(`
    === 06ASTANA2217.txt
    DE RUEHTA| #2217/01 3180920
    P 140920Z NOV 06
    FM AMEMBASSY ASTANA
    `);
  const { connection, initialized } = editor;
  expect(initialized.capabilities.inlayHintProvider).toEqual({ resolveProvider: true });
  const hints = await connection.sendRequest(InlayHintRequest.type, {
    textDocument: { uri: open.uri },
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
  });
  const [station] = hints ?? [];
  expect(station).toMatchObject({ label: 'Astana', position: open.cursor });
  expect(station?.tooltip).toBeUndefined();
  if (!station) return;
  const { tooltip } = await connection.sendRequest(InlayHintResolveRequest.type, station);
  expect(tooltip).toMatchObject({ kind: 'markdown', value: expect.stringContaining('US Embassy Astana') });
});
