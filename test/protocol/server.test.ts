import { expect, test, vi } from 'vitest';
import {
  type Diagnostic,
  type DocumentSymbol,
  PublishDiagnosticsNotification,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { twin } from '../cables';
import { rangeOfMark, withMarks } from '../fixture';
import { eventually, openFixture, startEditor } from './folder';

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

const marked = (text: string, problems: readonly Diagnostic[]) =>
  withMarks(
    text,
    problems.map(({ range, code }) => ({ range, code: String(code) })),
  );

const DAMAGED = `
  === 08ASTANA217.txt
  VZCZCXRO4471
  PP RUEHDBU
  DE RUEHTA #0217/01 3190920
  ZNY CCCCC ZZH
  P 140920Z NOV 08
  FM AMEMBASSY ASTANA
  TO RUEHC/SECSTATE WASHDC PRIORITY 8214
  C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 000217

  SIPDIS

  E.O. 12958: DECL: 11/14/2018
  TAGS: PREL, PREL, KZ
              ^^^^ tag-duplicated
  SUBJECT: A WEATHER SERVICE

  Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b).

  6. (C) The ministry wants three radars.

  17. (C) It has money for two.
  ^^ pilcrow-damaged
  `;

test('names itself, and offers what it has', async () => {
  const { initialized } = await startEditor();
  expect(initialized.serverInfo).toEqual({
    name: 'cable-language-server',
    version: expect.stringMatching(/^\d/),
  });
  expect(initialized.capabilities).toMatchObject({
    hoverProvider: true,
    documentSymbolProvider: expect.anything(),
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.cable'] },
    diagnosticProvider: { workspaceDiagnostics: false },
  });
});

test('gives the outline of a cable', async () => {
  const editor = await startEditor();
  await editor.open('file:///twin.txt', twin);
  const [cable] = await editor.outline('file:///twin.txt');
  expect(cable?.name).toBe('06 ASTANA 2217');
  expect(cable?.children?.map(({ name }) => name)).toEqual(['Envelope', 'Header', 'Body', 'Signature']);
});

test('finds what is wrong with a cable, and fixes at once what is safe to fix', async () => {
  const { editor, open } = await openFixture(DAMAGED);
  const problems = await editor.problems(open.uri);
  const expected = open.marks.map((mark) => ({ range: rangeOfMark(mark), code: mark.code }));
  expect(marked(open.text, problems)).toBe(withMarks(open.text, expected));

  const [action] = await editor.codeActions(open.uri, WHOLE, ['source.fixAll.cable']);
  const [change] = action?.edit?.documentChanges ?? [];
  if (!change || !('edits' in change)) throw new Error('There is no fix for all');
  const fixed = TextDocument.applyEdits(
    TextDocument.create(open.uri, 'cable', 1, open.text),
    change.edits as { range: Range; newText: string }[],
  );
  await editor.open('file:///fixed.txt', fixed);
  expect((await editor.problems('file:///fixed.txt')).map(({ code }) => code)).not.toContain(
    'pilcrow-damaged',
  );
});

test('follows an edit', async () => {
  const { editor, open } = await openFixture(DAMAGED);
  const damage = open.marks.find(({ code }) => code === 'pilcrow-damaged');
  if (!damage) throw new Error('The fixture has no damage');
  expect(JSON.stringify(await editor.outline(open.uri))).toContain('damaged');
  await editor.edit(open.uri, rangeOfMark(damage), '¶7');
  expect((await editor.problems(open.uri)).map(({ code }) => code)).not.toContain('pilcrow-damaged');
  expect(JSON.stringify(await editor.outline(open.uri))).not.toContain('damaged');
});

test('answers for a document that is not open with nothing', async () => {
  const editor = await startEditor();
  expect(await editor.outline('file:///closed.txt')).toEqual([]);
  expect(await editor.problems('file:///closed.txt')).toEqual([]);
});

test('pushes problems to a client that cannot ask for them', async () => {
  const { editor, open } = await openFixture(DAMAGED, { textDocument: {} });
  expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
  const published = vi.fn();
  editor.connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) =>
    published(marked(open.text, diagnostics)),
  );
  const expected = open.marks.map((mark) => ({ range: rangeOfMark(mark), code: mark.code }));
  await eventually(() => expect(published).toHaveBeenLastCalledWith(withMarks(open.text, expected)));
});

test('leaves out the innermost parts of an outline with too many symbols, and says so', async () => {
  const editor = await startEditor();
  const many = Array.from({ length: 1000 }, (_, index) =>
    twin.replace('XRO4471', `XRO${1000 + index}`).replace('ASTANA 002217', `ASTANA ${1000 + index}`),
  ).join('\n');
  await editor.open('file:///many.txt', many);
  const symbols = await editor.outline('file:///many.txt');
  expect(symbols).toHaveLength(1000);
  expect(symbols[0]?.children?.length).toBeGreaterThan(0);
  expect(symbols.at(-1)?.detail).toMatch(/parts left out$/);
}, 30_000);

const MEGABYTE = 1024 * 1024;
const BAD: Record<string, string> = {
  'an empty file': '',
  'a binary file': String.fromCharCode(...Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
  'a file of 20 MB': `${twin}\n`.repeat(Math.ceil((20 * MEGABYTE) / twin.length)),
  'a line of 1 MB': twin.replace('END SUMMARY.', 'A B '.repeat(MEGABYTE / 4)),
  'lone surrogates': `${twin}\ud800\n\udc00`,
  'CR-only line ends': twin.replaceAll('\n', '\r'),
  'Latin-1 read as UTF-8': twin.replaceAll('¶', '\ufffd'),
};

// A busy machine may take long for 20 MB.
test.each(Object.entries(BAD))(
  '%s: the server answers, with ranges inside the document',
  async (name, text) => {
    const editor = await startEditor();
    const uri = `file:///bad/${encodeURIComponent(name)}.cable`;
    await editor.open(uri, text);
    const document = TextDocument.create(uri, 'cable', 1, text);
    const inside = ({ start, end }: Range) =>
      document.positionAt(document.offsetAt(start)).character === start.character &&
      document.positionAt(document.offsetAt(end)).character === end.character &&
      end.line < document.lineCount;
    const visit = (symbol: DocumentSymbol): boolean =>
      inside(symbol.range) && (symbol.children ?? []).every(visit);
    expect((await editor.outline(uri)).every(visit)).toBe(true);
    expect((await editor.problems(uri)).every(({ range }) => inside(range))).toBe(true);
    await editor.hover(uri, { line: 4, character: 4 });
    expect(editor.server.exitCode).toBeNull();
  },
  120_000,
);
