import { expect, test } from 'vitest';
import { type Hover, HoverRequest } from 'vscode-languageserver-protocol/node';
import { rangeOfMark } from '../fixture';
import { openFixture } from './folder';

test('explains the routing indicator of the calling station, and covers it', async () => {
  const { editor, open } = await openFixture(`
    === 06ASTANA2217.txt
    VZCZCXRO4471
    PP RUEHDBU
    DE RUE|HTA #2217/01 3180920
       ^^^^^^^
    P 140920Z NOV 06
    FM AMEMBASSY ASTANA
    `);
  const hover: Hover | null = await editor.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: open.uri },
    position: open.cursor,
  });
  expect(hover?.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('Astana') });
  expect([hover?.range]).toEqual(open.marks.map(rangeOfMark));
});

test('says nothing of a document that is not open', async () => {
  const { editor } = await openFixture(`
    === 06ASTANA2217.txt
    FM AMEMBASSY ASTANA
    `);
  expect(await editor.hover('file:///closed.txt', { line: 0, character: 0 })).toBe('');
});
