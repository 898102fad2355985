import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  HoverRequest,
  PublishDiagnosticsNotification,
  type Range,
  type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { twin } from '../cables';
import { Editor } from './client';

const URI = 'file:///cables/twin.txt';
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

let editor: Editor;
beforeAll(async () => {
  editor = await Editor.start();
  await editor.open(URI, twin);
});
afterAll(async () => {
  expect(await editor.stop()).toBe(0);
});

const symbols = async (uri: string) =>
  ((await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ??
    []) as DocumentSymbol[];
const problems = async (uri: string): Promise<Diagnostic[]> => {
  const report = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
  });
  return report.kind === 'full' ? report.items : [];
};
const hover = (uri: string, line: number, character: number) =>
  editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } });
const found = (items: Diagnostic[]) => items.map(({ range, code }) => `${range.start.line + 1} ${code}`);

describe('the built server over stdio', () => {
  test('offers the features that it has', () => {
    expect(editor.initialized.serverInfo).toEqual({
      name: 'cable-language-server',
      version: expect.stringMatching(/^\d/),
    });
    expect(editor.initialized.capabilities).toMatchObject({
      hoverProvider: true,
      documentSymbolProvider: expect.anything(),
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.cable'] },
      diagnosticProvider: { workspaceDiagnostics: false },
    });
  });

  test('gives the outline of a cable', async () => {
    const [cable] = await symbols(URI);
    expect(cable?.name).toBe('06 ASTANA 2217');
    expect(cable?.children?.map(({ name }) => name)).toEqual(['Envelope', 'Header', 'Body', 'Signature']);
  });

  test('explains the routing indicator of the originating station', async () => {
    const line = twin.split('\n').findIndex((text) => text.startsWith('DE '));
    const answer = await hover(URI, line, 5);
    expect(answer?.contents).toMatchObject({ value: expect.stringContaining('ASTANA') });
    expect(answer?.range).toEqual({ start: { line, character: 3 }, end: { line, character: 9 } });
  });

  const FINDINGS = [
    '13 pla-misspelled',
    '28 caption-duplicated',
    '36 markdown-link',
    '36 tag-nonstandard',
    ...[81, 89, 91, 97, 99].map((line) => `${line} pilcrow-damaged`),
  ];
  test('finds exactly what is wrong with the twin of the sample', async () => {
    expect(found(await problems(URI))).toEqual(FINDINGS);
  });

  test('mends everything that is safe at once', async () => {
    const [action] = (await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: WHOLE,
      context: { diagnostics: [], only: ['source.fixAll.cable'] },
    })) as { edit?: { documentChanges?: TextDocumentEdit[] } }[];
    const edits = action?.edit?.documentChanges?.[0]?.edits ?? [];
    const mended = TextDocument.applyEdits(
      TextDocument.create(URI, 'cable', 1, twin),
      edits as { range: Range; newText: string }[],
    );
    const uri = 'file:///cables/mended.txt';
    await editor.open(uri, mended);
    expect(found(await problems(uri)).map((each) => each.split(' ')[1])).toEqual([
      'pla-misspelled',
      'tag-nonstandard',
    ]);
  });

  test('follows an edit', async () => {
    const uri = 'file:///cables/edited.txt';
    await editor.open(uri, twin);
    const line = twin.split('\n').findIndex((text) => text.startsWith('17. '));
    await editor.edit(uri, { start: { line, character: 0 }, end: { line, character: 2 } }, '¶7');
    expect(found(await problems(uri))).toEqual(FINDINGS.filter((each) => !each.startsWith('81 ')));
    expect(JSON.stringify(await symbols(uri))).not.toContain('damaged · Abenov offered');
  });

  test('answers for a document that is not open with nothing', async () => {
    expect(await symbols('file:///closed.txt')).toEqual([]);
    expect(await hover('file:///closed.txt', 0, 0)).toBeNull();
  });
});

describe('bad input', () => {
  const megabyte = 1024 * 1024;
  const inputs: Record<string, string> = {
    'an empty file': '',
    'a binary file': String.fromCharCode(...Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
    'a file of 20 MB': `${twin}\n`.repeat(Math.ceil((20 * megabyte) / twin.length)),
    'a line of 1 MB': twin.replace('END SUMMARY.', 'A B '.repeat(megabyte / 4)),
    'lone surrogates': `${twin}\ud800\n\udc00`,
    'CR-only line ends': twin.replaceAll('\n', '\r'),
    'Latin-1 read as UTF-8': twin.replaceAll('¶', '\ufffd'),
  };

  // The machine may be slow with 20 MB; it must not fail.
  test.each(Object.entries(inputs))(
    '%s: the server answers, with ranges inside the document',
    async (name, text) => {
      const uri = `file:///bad/${encodeURIComponent(name)}.cable`;
      await editor.open(uri, text);
      const document = TextDocument.create(uri, 'cable', 1, text);
      const inside = ({ start, end }: Range) =>
        document.positionAt(document.offsetAt(start)).character === start.character &&
        document.positionAt(document.offsetAt(end)).character === end.character &&
        end.line < document.lineCount;
      const visit = (symbol: DocumentSymbol): boolean =>
        inside(symbol.range) && (symbol.children ?? []).every(visit);
      expect((await symbols(uri)).every(visit)).toBe(true);
      expect((await problems(uri)).every(({ range }) => inside(range))).toBe(true);
      await hover(uri, 4, 4);
      expect(editor.server.exitCode).toBeNull();
    },
    120_000,
  );
});

test('a client that cannot ask for problems is sent them', async () => {
  const old = await Editor.start({});
  expect(old.initialized.capabilities.diagnosticProvider).toBeUndefined();
  const sent = new Promise<Diagnostic[]>((resolve) =>
    old.connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) =>
      resolve(diagnostics),
    ),
  );
  await old.open(URI, twin);
  expect(found(await sent)).toHaveLength(9);
  expect(await old.stop()).toBe(0);
});

describe('levels of rules', () => {
  const changed = (editor: Editor) =>
    editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  const pilcrows = (items: readonly Diagnostic[]) =>
    items.filter(({ code }) => code === 'pilcrow-damaged').map(({ severity }) => severity);

  test('hold for the next answer, and the editor is told to ask for it', async () => {
    const settings: Record<string, unknown> = { rules: { 'pilcrow-damaged': 'off' } };
    const own = await Editor.start(undefined, undefined, { settings });
    const asked = new Promise<void>((resolve) =>
      own.connection.onRequest(DiagnosticRefreshRequest.type, () => resolve()),
    );
    await own.open(URI, twin);
    const items = async () => {
      const report = await own.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: URI },
      });
      return report.kind === 'full' ? report.items : [];
    };
    expect(pilcrows(await items())).toEqual([]);
    const fixNamed = async () => {
      const answer = await own.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: URI },
        position: { line: 80, character: 1 },
      });
      return JSON.stringify(answer).includes('Write ¶7');
    };
    expect(await fixNamed()).toBe(false);
    settings['rules'] = { body: 'information' };
    settings['rulesByFile'] = { 'other.txt': { body: 'off' } };
    await changed(own);
    await asked;
    expect(pilcrows(await items())).toEqual([3, 3, 3, 3, 3]);
    expect(await fixNamed()).toBe(true);
    settings['rulesByFile'] = { 'twin.txt': { body: 'off' } };
    await changed(own);
    expect(pilcrows(await items())).toEqual([]);
    expect(await own.stop()).toBe(0);
  });

  test('a client that cannot ask is sent the problems anew', async () => {
    const settings: Record<string, unknown> = {};
    const old = await Editor.start({}, undefined, { settings });
    const sent: Diagnostic[][] = [];
    let more = () => {};
    old.connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
      sent.push(diagnostics);
      more();
    });
    const next = () =>
      new Promise<void>((resolve) => {
        more = resolve;
      });
    const first = next();
    await old.open(URI, twin);
    await first;
    const second = next();
    settings['preset'] = 'archive';
    await changed(old);
    await second;
    expect(sent.map(pilcrows)).toEqual([Array(5).fill(2), Array(5).fill(4)]);
    expect(await old.stop()).toBe(0);
  });

  test('can be changed where the problem is, in an editor that has the command', async () => {
    const commands = async (options: { initializationOptions?: unknown }) => {
      const own = await Editor.start(undefined, undefined, options);
      await own.open(URI, twin);
      const actions = (await own.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: URI },
        range: { start: { line: 80, character: 0 }, end: { line: 80, character: 0 } },
        context: { diagnostics: [] },
      })) as CodeAction[];
      expect(await own.stop()).toBe(0);
      return actions.flatMap(({ command }) => command ?? []);
    };
    expect(await commands({})).toEqual([]);
    expect(await commands({ initializationOptions: { commands: ['cable.setRuleSeverity'] } })).toEqual([
      {
        title: 'Change the severity of pilcrow-damaged…',
        command: 'cable.setRuleSeverity',
        arguments: ['pilcrow-damaged', URI],
      },
    ]);
  });
});
