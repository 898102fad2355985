import { afterAll, beforeAll, expect, test } from 'vitest';
import { GLANCE_REQUEST, type Glance } from '../../server/src/protocol';
import { twin } from '../cables';
import { Editor } from './client';

const URI = 'file:///cables/glance.txt';

let editor: Editor;
beforeAll(async () => {
  editor = await Editor.start();
  await editor.open(URI, twin);
});
afterAll(async () => {
  expect(await editor.stop()).toBe(0);
});

const glanceAt = (line: number, uri = URI) =>
  editor.connection.sendRequest<Glance | null>(GLANCE_REQUEST, {
    textDocument: { uri },
    position: { line, character: 0 },
  });

test('the server answers with the glance, and where the cursor is', async () => {
  expect(await glanceAt(80)).toMatchObject({
    reference: '06ASTANA2217',
    classification: 'CONFIDENTIAL',
    place: { part: 'body', paragraph: 7, portion: 'C', section: { number: 2, total: 4 } },
  });
});

test('they follow an edit', async () => {
  const line = twin.split('\n').findIndex((text) => text.startsWith('C O N F I D E N T I A L'));
  const range = { start: { line, character: 0 }, end: { line, character: 23 } };
  await editor.edit(URI, range, 'S E C R E T');
  expect((await glanceAt(80))?.classification).toBe('SECRET');
});

test('there are none of a document that is not open', async () => {
  expect(await glanceAt(0, 'file:///closed.txt')).toBeNull();
});
