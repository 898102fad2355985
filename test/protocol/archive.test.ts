import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DefinitionRequest,
  FileChangeType,
  type Location,
  PublishDiagnosticsNotification,
  ReferencesRequest,
  ShowMessageNotification,
} from 'vscode-languageserver-protocol/node';
import {
  CABLES_REQUEST,
  type CablesPage,
  CITED_BY_REQUEST,
  type CitedByAnswer,
  ROW_TEXT_REQUEST,
  THREAD_REQUEST,
  type ThreadAnswer,
} from '../../server/src/protocol';
import type { Editor } from './client';
import { eventually, folderWith, openFixture, startEditor } from './folder';

const cable = (
  number: string,
  { day = '25', body = '1. (U) Apples.', references = '', tags = 'EAGR' } = {},
) =>
  `P ${day}0905Z SEP 06
FM AMEMBASSY ${number.split(' ')[0]}
TO SECSTATE WASHDC
UNCLAS ${number}

E.O. 12958: N/A
TAGS: ${tags}
SUBJECT: HARVEST REPORT OF ${number}
${references && `\nREF: ${references}\n`}
${body}
`;

/** Numbers of the cables that the archive has. */
async function numbers(editor: Editor, query = ''): Promise<(string | undefined)[]> {
  const { rows } = await cables(editor, query);
  return rows.map(({ id }) => id);
}

const cables = (editor: Editor, query: string, offset = 0, limit = 100): Promise<CablesPage> =>
  editor.connection.sendRequest(CABLES_REQUEST, { query, offset, limit });

describe('folders that go take their cables with them', () => {
  test('a folder that is removed from the workspace', async () => {
    const first = folderWith();
    const second = folderWith();
    first.write('06RIGA1398.txt', cable('RIGA 1398'));
    second.write('06RIGA1400.txt', cable('RIGA 1400', { references: 'A. RIGA 1398' }));
    const editor = await startEditor({ folders: [first.uri, second.uri] });
    await eventually(async () => expect(await numbers(editor)).toEqual(['06RIGA1398', '06RIGA1400']));
    await editor.changeFolders([second.uri]);
    await eventually(async () => expect(await numbers(editor)).toEqual(['06RIGA1400']));
    const { uri, text } = {
      uri: second.uriOf('06RIGA1400.txt'),
      text: cable('RIGA 1400', { references: 'A. RIGA 1398' }),
    };
    await editor.open(uri, text);
    const line = text.split('\n').findIndex((each) => each.startsWith('REF'));
    const found = await editor.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri },
      position: { line, character: 10 },
    });
    expect((found as Location[]).map((location) => location.uri)).toEqual([uri]);
  });

  test('a folder that is deleted, of which the client tells alone', async () => {
    const folder = folderWith();
    folder.write('sub/06RIGA1500.txt', cable('RIGA 1500'));
    folder.write('sub/deep/06RIGA1501.txt', cable('RIGA 1501'));
    folder.write('subway/06RIGA1502.txt', cable('RIGA 1502'));
    const editor = await startEditor({ folders: [folder.uri] });
    await eventually(async () => expect(await numbers(editor)).toHaveLength(3));
    folder.remove('sub');
    await editor.filesChanged([folder.uriOf('sub'), FileChangeType.Deleted]);
    await eventually(async () => expect(await numbers(editor)).toEqual(['06RIGA1502']));
  });

  test('a folder that is renamed, whose cables are then found at their new place', async () => {
    const folder = folderWith();
    folder.write('old/06RIGA1500.txt', cable('RIGA 1500'));
    const editor = await startEditor({ folders: [folder.uri] });
    await eventually(async () => expect(await numbers(editor)).toHaveLength(1));
    renameSync(join(folder.path, 'old'), join(folder.path, 'new'));
    await editor.filesChanged(
      [folder.uriOf('old'), FileChangeType.Deleted],
      [folder.uriOf('new'), FileChangeType.Created],
    );
    await eventually(async () =>
      expect((await cables(editor, '')).rows.map(({ file }) => file)).toEqual(['new/06RIGA1500.txt']),
    );
  });
});

const ARCHIVE = `
=== 06RIGA1398.txt
P 200905Z SEP 06
FM AMEMBASSY RIGA
TO SECSTATE WASHDC
UNCLAS RIGA 001398
       ^^^^^^^^^^^

TAGS: PREL
      ^^^^
SUBJECT: RADARS FOR THE COAST

1. (U) The ministry wants three radars by spring.

=== 06RIGA1402.txt
P 220905Z SEP 06
FM AMEMBASSY RIGA
TO SECSTATE WASHDC
UNCLAS RIGA 001402

SUBJECT: OTHER

1. (U) Text.

=== 06RIGA1450.txt
P 250905Z SEP 06
FM AMEMBASSY RIGA
TO SECSTATE WASHDC
UNCLAS RIGA 001450

TAGS: PREL
SUBJECT: THE PRICE OF RADARS

REF: A. RIGA 1398  B. RIGA 1400

1. (U) We met the minister. As ref |A reported, he has no money. He asked for time.

2. (U) The Department answered in RIGA 1|398.

3. (U) See ref |B.
`;

describe('references of a cable', () => {
  test.each([
    ['by their letter', 0],
    ['by their number in running text', 1],
  ])('lead to the cable, %s', async (_, cursor) => {
    const { editor, folder, open } = await openFixture(ARCHIVE);
    await eventually(async () => expect(await numbers(editor)).toHaveLength(3));
    const params = { textDocument: { uri: open.uri }, position: open.cursors[cursor] as never };
    expect(await editor.connection.sendRequest(DefinitionRequest.type, params)).toEqual([
      folder.file('06RIGA1398.txt').locations[0],
    ]);
    const card = await editor.hover(open.uri, open.cursors[cursor] as never);
    expect(card).toContain('**06RIGA1398** · 20 September 2006, 09:05 UTC · AMEMBASSY RIGA · UNCLASSIFIED');
    expect(card).toContain('`RADARS FOR THE COAST`');
    expect(card).toContain('The ministry wants three radars by spring.');
    expect(card).toContain('cited by 1 in this archive');
  });

  test('are said to be missing, with the numbers that there are of that week', async () => {
    const { editor, open } = await openFixture(ARCHIVE);
    await eventually(async () => expect(await numbers(editor)).toHaveLength(3));
    const card = await editor.hover(open.uri, open.cursors[2] as never);
    expect(card).toContain('**06RIGA1400**');
    expect(card).toContain('not in this archive');
    expect(card).toContain('RIGA numbers of that week in this archive: 1398 – 1402');
  });

  test('of a TAGS code are those of the whole archive', async () => {
    const { editor, folder, open } = await openFixture(ARCHIVE);
    await eventually(async () => expect(await numbers(editor)).toHaveLength(3));
    const line = open.text.split('\n').findIndex((each) => each.startsWith('TAGS'));
    const found = await editor.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: open.uri },
      position: { line, character: 8 },
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(folder.file('06RIGA1398.txt').locations[1]);
  });

  test('are listed with the sentence around them, and as a thread', async () => {
    const { editor, open } = await openFixture(ARCHIVE);
    await eventually(async () => expect(await numbers(editor)).toHaveLength(3));
    const answer = await editor.connection.sendRequest<CitedByAnswer>(CITED_BY_REQUEST, { id: '06RIGA1398' });
    expect(answer).toMatchObject({
      total: 1,
      cables: [
        {
          id: '06RIGA1450',
          subject: 'THE PRICE OF RADARS',
          sentence: 'As ref A reported, he has no money.',
          place: { uri: open.uri },
        },
      ],
    });
    const { cables: answers } = await editor.connection.sendRequest<ThreadAnswer>(THREAD_REQUEST, {
      id: '06RIGA1450',
      side: 'answeredBy',
    });
    expect(answers.map(({ id, place }) => [id, place !== undefined])).toEqual([
      ['06RIGA1398', true],
      ['06RIGA1400', false],
    ]);
  });
});

test('the table of cables is sorted and given by pages', async () => {
  const folder = folderWith();
  for (let number = 100; number < 130; number++) folder.write(`${number}.txt`, cable(`RIGA ${number}`));
  const editor = await startEditor({ folders: [folder.uri] });
  await eventually(async () => expect(await cables(editor, '')).toMatchObject({ total: 30, reading: null }));
  const { total, rows } = await cables(editor, 'post:RIGA -id:06RIGA110', 10, 3);
  expect([total, ...rows.map(({ id }) => id)]).toEqual([29, '06RIGA111', '06RIGA112', '06RIGA113']);
  const { faults } = await cables(editor, 'post:RIGA lvel:S');
  expect(faults).toMatchObject([{ start: 10, end: 16 }]);
});

test('the rows of a container are cables, and open as documents', async () => {
  const folder = folderWith();
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [120, 121].map(
    (number) => `${number},${quoted(cable(`RIGA ${number}`, { references: 'RIGA 100' }))}`,
  );
  folder.write('cables.csv', `id,text\n${rows.join('\n')}\n`);
  folder.write('prices.csv', 'fruit,price\napple,3\npear,4\n');
  folder.write('100.txt', cable('RIGA 100'));
  const editor = await startEditor({ folders: [folder.uri] });
  await eventually(async () =>
    expect(await numbers(editor)).toEqual(['06RIGA100', '06RIGA120', '06RIGA121']),
  );
  const found = await cables(editor, 'cites:06RIGA100');
  expect(found.rows.map(({ file }) => file)).toEqual(['cables.csv#1', 'cables.csv#2']);
  const [, second] = found.rows;
  expect(second?.uri).toBe(`${folder.uriOf('cables.csv').replace('file:', 'cable-row:')}/06RIGA121.cable?2`);
  const text = await editor.connection.sendRequest<string>(ROW_TEXT_REQUEST, { uri: second?.uri });
  expect(text).toBe(cable('RIGA 121', { references: 'RIGA 100' }));
  const answer = await editor.connection.sendRequest<CitedByAnswer>(CITED_BY_REQUEST, { id: '06RIGA100' });
  expect(answer.cables.map(({ id }) => id)).toEqual(['06RIGA120', '06RIGA121']);
  expect(
    await editor.connection.sendRequest(ROW_TEXT_REQUEST, { uri: 'cable-row:/etc/passwd/x.cable?1' }),
  ).toBeNull();
});

test('problems of closed files are listed while the setting is on', async () => {
  const folder = folderWith();
  folder.write('good.txt', cable('RIGA 100'));
  folder.write('bad.txt', cable('RIGA 101', { body: '6. (U) Apples.\n\n17. (U) Pears.' }));
  const settings = { checkFolder: false };
  const editor = await startEditor({ folders: [folder.uri], settings });
  const listed = new Map<string, number>();
  editor.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    listed.set(uri, diagnostics.length);
  });
  await eventually(async () => expect(await numbers(editor)).toHaveLength(2));
  settings.checkFolder = true;
  await editor.changeSettings();
  await eventually(() => expect(listed.get(folder.uriOf('bad.txt'))).toBeGreaterThan(0));
  expect(listed.get(folder.uriOf('good.txt')) ?? 0).toBe(0);
  const good = cable('RIGA 101');
  folder.write('bad.txt', good);
  await editor.filesChanged([folder.uriOf('bad.txt'), FileChangeType.Changed]);
  await eventually(() => expect(listed.get(folder.uriOf('bad.txt'))).toBe(0));
  folder.write('bad.txt', cable('RIGA 101', { body: '6. (U) Apples.\n\n17. (U) Pears.' }));
  await editor.filesChanged([folder.uriOf('bad.txt'), FileChangeType.Changed]);
  await eventually(() => expect(listed.get(folder.uriOf('bad.txt'))).toBeGreaterThan(0));
  settings.checkFolder = false;
  await editor.changeSettings();
  await eventually(() => expect(listed.get(folder.uriOf('bad.txt'))).toBe(0));
});

describe('the index is kept', () => {
  const folderWithIndex = () => {
    const folder = folderWith();
    const storage = folderWith();
    for (const number of [100, 101]) folder.write(`${number}.txt`, cable(`RIGA ${number}`));
    return { folder, storage, index: join(storage.path, 'cables.parquet') };
  };
  const start = async ({ folder, storage }: ReturnType<typeof folderWithIndex>) => {
    const editor = await startEditor({
      folders: [folder.uri],
      initializationOptions: { storage: storage.uri },
    });
    const messages: string[] = [];
    editor.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
    editor.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      messages.push(message);
      return null;
    });
    return { editor, messages };
  };

  test('and brought up to date when the folder is opened again', async () => {
    const made = folderWithIndex();
    const first = await start(made);
    await eventually(() => expect(existsSync(made.index)).toBe(true));
    expect(await numbers(first.editor)).toEqual(['06RIGA100', '06RIGA101']);
    made.folder.remove('100.txt');
    made.folder.write('101.txt', cable('RIGA 102'));
    made.folder.write('103.txt', cable('RIGA 103', { day: '26' }));
    const second = await start(made);
    await eventually(async () => expect(await numbers(second.editor)).toEqual(['06RIGA102', '06RIGA103']));
    expect(second.messages).toEqual([]);
  });

  test.each([
    ['damaged', (bytes: Buffer) => bytes.subarray(0, -50), 'is damaged'],
    ['of another program', () => Buffer.from('no index'), 'is not an index of cables'],
    [
      'of a newer version',
      (bytes: Buffer) =>
        Buffer.from(bytes.toString('latin1').replace('"version":1', '"version":8'), 'latin1'),
      'newer version',
    ],
  ])('and built again, with one message, where it is %s', async (_, damage, message) => {
    const made = folderWithIndex();
    await start(made);
    await eventually(() => expect(existsSync(made.index)).toBe(true));
    writeFileSync(made.index, damage(readFileSync(made.index)));
    const { editor, messages } = await start(made);
    await eventually(async () => expect(await numbers(editor)).toEqual(['06RIGA100', '06RIGA101']));
    expect(messages).toEqual([expect.stringContaining(message)]);
    await eventually(() => expect(readFileSync(made.index).subarray(0, 4).toString()).toBe('PAR1'));
  });

  test('and everything works where it cannot be written, which is said once', async () => {
    const made = folderWithIndex();
    mkdirSync(made.index);
    const { editor, messages } = await start(made);
    await eventually(async () => expect(await numbers(editor)).toHaveLength(2));
    await eventually(() => expect(messages.join(' ')).toContain('cannot be written'));
  });
});
