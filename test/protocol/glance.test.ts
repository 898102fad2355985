import { expect, test } from 'vitest';
import { GLANCE_REQUEST, type Glance } from '../../server/src/protocol';
import { openFixture } from './folder';

const CABLE = `
  === open.txt
  P 140920Z NOV 06
  FM AMEMBASSY ASTANA
  TO RUEHC/SECSTATE WASHDC
  BT
  C O N F I D E N T I A L SECTION 02 OF 04 ASTANA 002217
  ^^^^^^^^^^^^^^^^^^^^^^^

  6. (C) The ministry wants three radars.

  17. (C) |It has money for two.
  `;

async function start() {
  const opened = await openFixture(CABLE);
  const glanceOf = (uri: string) =>
    opened.editor.connection.sendRequest<Glance | null>(GLANCE_REQUEST, {
      textDocument: { uri },
      position: opened.open.cursor,
    });
  return { ...opened, glanceOf };
}

test('says what the cable is, and where in it the cursor is', async () => {
  const { open, glanceOf } = await start();
  expect(await glanceOf(open.uri)).toMatchObject({
    reference: '06ASTANA2217',
    classification: 'CONFIDENTIAL',
    place: { part: 'body', paragraph: 7, portion: 'C', section: { number: 2, total: 4 } },
  });
});

test('follows an edit', async () => {
  const { editor, open, glanceOf } = await start();
  const [level] = open.locations;
  if (level) await editor.edit(open.uri, level.range, 'S E C R E T');
  expect((await glanceOf(open.uri))?.classification).toBe('SECRET');
});

test('is null for a document that is not open', async () => {
  const { glanceOf } = await start();
  expect(await glanceOf('file:///closed.txt')).toBeNull();
});
