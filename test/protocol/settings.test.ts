import { describe, expect, test, vi } from 'vitest';
import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { eventually, openFixture } from './folder';

/** In each folder a cable whose paragraph 7 is printed as 17. */
const CABLES = `
  === r1/06RIGA1398.txt
  P 250905Z SEP 06
  FM AMEMBASSY RIGA
  TO RUEHC/SECSTATE WASHDC
  BT
  UNCLAS RIGA 001398

  6. (U) The ministry wants three radars.

  |17. (U) It has money for two.

  === r2/06RIGA1400.txt
  P 260905Z SEP 06
  FM AMEMBASSY RIGA
  TO RUEHC/SECSTATE WASHDC
  BT
  UNCLAS RIGA 001400

  6. (U) The old stations are gone.

  |17. (U) Nobody misses them.
  `;

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

const pilcrows = (items: readonly Diagnostic[]) =>
  items.filter(({ code }) => code === 'pilcrow-damaged').map(({ severity }) => severity);

describe('severities of rules', () => {
  test('apply to the next answer, and the editor is asked to ask for it', async () => {
    const settings: Record<string, unknown> = { rules: { 'pilcrow-damaged': 'off' } };
    const { editor, open } = await openFixture(CABLES, { settings });
    const refreshed = vi.fn();
    editor.connection.onRequest(DiagnosticRefreshRequest.type, refreshed);
    const hoverNamesFix = async () => (await editor.hover(open.uri, open.cursor)).includes('¶7');

    expect(pilcrows(await editor.problems(open.uri))).toEqual([]);
    expect(await hoverNamesFix()).toBe(false);

    settings['rules'] = { body: 'information' };
    settings['rulesByFile'] = { '06RIGA1398.txt': { body: 'off' } };
    await editor.changeSettings();
    await eventually(() => expect(refreshed).toHaveBeenCalled());
    expect(pilcrows(await editor.problems(open.uri))).toEqual([3]);
    expect(await hoverNamesFix()).toBe(true);

    settings['rulesByFile'] = { '06RIGA1400.txt': { body: 'off' } };
    await editor.changeSettings();
    expect(pilcrows(await editor.problems(open.uri))).toEqual([]);
  });

  test('can be set for one folder of several', async () => {
    const inFolder: Record<string, unknown> = { rules: { 'pilcrow-damaged': 'off' } };
    const { editor, open, folder } = await openFixture(CABLES, {
      settings: (scopeUri) => (scopeUri?.includes('/r2/') ? inFolder : {}),
    });
    const first = folder.file('r1/06RIGA1398.txt');
    await editor.open(first.uri, first.text);
    expect(pilcrows(await editor.problems(first.uri))).toEqual([2]);
    expect(pilcrows(await editor.problems(open.uri))).toEqual([]);
    expect(await editor.hover(open.uri, open.cursor)).not.toContain('¶7');

    inFolder['rules'] = { 'pilcrow-damaged': 'hint' };
    await editor.changeSettings();
    expect(pilcrows(await editor.problems(first.uri))).toEqual([2]);
    expect(pilcrows(await editor.problems(open.uri))).toEqual([4]);
  });

  test('are asked once per document, not with every answer', async () => {
    const { editor, open } = await openFixture(CABLES);
    for (let round = 0; round < 3; round++) {
      await editor.problems(open.uri);
      await editor.hover(open.uri, open.cursor);
    }
    expect(editor.settingsAsked.filter((uri) => uri === open.uri)).toHaveLength(1);
  });

  test('are pushed again to a client that cannot ask for problems', async () => {
    const settings: Record<string, unknown> = {};
    const sent = new Map<string, Diagnostic[]>();
    const { editor, open } = await openFixture(CABLES, { textDocument: {}, settings });
    editor.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      sent.set(uri, diagnostics);
    });
    const pushed = () => pilcrows(sent.get(open.uri) ?? []);
    await eventually(() => expect(pushed()).toEqual([2]));
    settings['preset'] = 'archive';
    await editor.changeSettings();
    await eventually(() => expect(pushed()).toEqual([4]));
  });

  test.each([
    ['offered to an editor that has the command', ['cable.setRuleSeverity'], 1],
    ['not offered to others', [], 0],
  ])('a change of them is %s', async (_, commands, offered) => {
    const { editor, open } = await openFixture(CABLES, { initializationOptions: { commands } });
    const actions = await editor.codeActions(open.uri, { start: open.cursor, end: open.cursor });
    const found = actions.flatMap(({ command }) => command ?? []);
    expect(found).toHaveLength(offered);
    for (const command of found) {
      expect(command).toMatchObject({
        title: expect.stringContaining('pilcrow-damaged'),
        command: 'cable.setRuleSeverity',
        arguments: ['pilcrow-damaged', open.uri],
      });
    }
  });
});

describe('inlay hints', () => {
  const labels = async ({ editor, open }: Awaited<ReturnType<typeof openFixture>>) => {
    const hints = await editor.connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri: open.uri },
      range: WHOLE,
    });
    return (hints ?? []).map(({ label }) => label);
  };

  test('are as set from the first answer on, and follow a change', async () => {
    const settings: Record<string, unknown> = { inlayHints: 'off' };
    const opened = await openFixture(CABLES, { settings });
    const refreshed = vi.fn();
    opened.editor.connection.onRequest(InlayHintRefreshRequest.type, refreshed);
    expect(await labels(opened)).toEqual([]);

    settings['inlayHints'] = 'essential';
    await opened.editor.changeSettings();
    await eventually(() => expect(refreshed).toHaveBeenCalled());
    expect(await labels(opened)).toContainEqual(expect.stringContaining('in Riga'));

    settings['inlayHints'] = 'all';
    await opened.editor.changeSettings();
    expect(await labels(opened)).toContain('Priority');
  });

  test('a wrong value is logged once, and the default is used', async () => {
    const opened = await openFixture(CABLES, { settings: { inlayHints: 'plenty' } });
    const logged: string[] = [];
    opened.editor.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      logged.push(message);
    });
    await opened.editor.changeSettings();
    expect(await labels(opened)).not.toEqual([]);
    await opened.editor.changeSettings();
    expect(await labels(opened)).not.toEqual([]);
    expect(logged.filter((message) => message.includes('cable.inlayHints'))).toHaveLength(1);
  });
});

test.each([
  ['sent with the change', { settings: { cable: { rules: { body: 'off' } } } }],
  ['sent by their names alone', { settings: { rules: { body: 'off' } } }],
])('a client that cannot be asked: settings are %s', async (_, sent) => {
  const { editor, open } = await openFixture(CABLES, {
    workspace: { configuration: false },
    initializationOptions: { rules: { 'pilcrow-damaged': 'error' } },
  });
  expect(pilcrows(await editor.problems(open.uri))).toEqual([1]);
  await editor.connection.sendNotification('workspace/didChangeConfiguration', sent);
  expect(pilcrows(await editor.problems(open.uri))).toEqual([]);
  expect(editor.settingsAsked).toEqual([]);
});
