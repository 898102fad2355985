import assert from 'node:assert/strict';
import {
  type CompletionList,
  ConfigurationTarget,
  commands,
  DiagnosticSeverity,
  type InlayHint,
  languages,
  MarkdownString,
  Position,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { languageOf, openFile, symbolsOf, twin, until } from './editor';

const hintsOf = async ({ uri }: TextDocument, line: number): Promise<string[]> => {
  const hints = await commands.executeCommand<InlayHint[]>(
    'vscode.executeInlayHintProvider',
    uri,
    new Range(line - 1, 0, line, 0),
  );
  return hints.map(({ label }) => String(label));
};

/** What is offered at a place, counted from 1; the first is resolved. */
const completionsAt = async ({ uri }: TextDocument, line: number, column: number) =>
  (
    await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new Position(line - 1, column - 1),
      undefined,
      1,
    )
  ).items;

const labelOf = ({ label }: { readonly label: string | { readonly label: string } }) =>
  typeof label === 'string' ? label : label.label;

/** The twin of the sample with its line of action addressees written anew. */
const beginning = (addressee: string) => twin.replace(/^TO .*$/m, `TO ${addressee}`);

export function testWriting(): void {
  suite('Hints', () => {
    test('follow their setting', async () => {
      const settings = workspace.getConfiguration('cable');
      const document = await openFile('hints.cable', twin);
      const hints = (enough: (labels: readonly string[]) => boolean) =>
        until(() => hintsOf(document, 7), enough);
      assert.deepEqual(await hints((labels) => labels.length > 0), ['14 Nov 15:20 in Astana']);
      await settings.update('inlayHints', 'all', ConfigurationTarget.Global);
      assert.deepEqual(await hints((labels) => labels.length > 1), [
        'Priority',
        'Tue 14 Nov 15:20 in Astana',
      ]);
      await settings.update('inlayHints', 'off', ConfigurationTarget.Global);
      assert.deepEqual(await hints((labels) => labels.length === 0), []);
      await settings.update('inlayHints', undefined, ConfigurationTarget.Global);
      assert.equal((await hints((labels) => labels.length > 0)).length, 1);
    });
  });

  suite('Completion', () => {
    test('writes and explains an addressee', async () => {
      const document = await openFile('addressee.cable', beginning('ank'));
      const items = await until(
        () => completionsAt(document, 9, 7),
        (found) => found.length > 0,
      );
      const [item] = items;
      assert.equal(item && labelOf(item), 'RUEHAK/AMEMBASSY ANKARA');
      assert.ok(item?.documentation instanceof MarkdownString);
      assert.match(item.documentation.value, /US Embassy Ankara, Turkey/);
    });

    test('has nothing for running prose', async () => {
      const document = await openFile('prose.cable', twin);
      await symbolsOf(document.uri);
      const line = twin.split('\n').findIndex((text) => text.startsWith('¶3.')) + 1;
      // What VS Code has by itself are the snippets.
      const labels = (await completionsAt(document, line, 60)).map(labelOf);
      assert.deepEqual(
        labels.filter((label) => !label.startsWith('cable')),
        [],
      );
    });
  });

  suite('Snippets', () => {
    for (const [name, level] of [
      ['Cable, unclassified', 'UNCLASSIFIED'],
      ['Cable, classified', 'CONFIDENTIAL'],
    ] as const) {
      test(`${name}: a cable without a problem`, async () => {
        const document = await openFile(`${level.toLowerCase()}.cable`, '');
        await languageOf(document, 'cable');
        await commands.executeCommand('editor.action.insertSnippet', { langId: 'cable', name });
        const [cable] = await until(
          () => symbolsOf(document.uri),
          ([first]) => first?.name === '06 ASTANA 123',
        );
        assert.equal(cable?.name, '06 ASTANA 123', document.getText());
        assert.ok(cable.detail.includes(level), cable.detail);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        assert.deepEqual(
          languages
            .getDiagnostics(document.uri)
            .filter(({ severity }) => severity !== DiagnosticSeverity.Hint)
            .map(({ message }) => message),
          [],
        );
      });
    }

    const year = String(new Date().getUTCFullYear() % 100).padStart(2, '0');
    for (const [kind, name, level] of [
      ['unclassified', `${year} ASTANA 123`, 'UNCLASSIFIED'],
      ['classified', `${year} ASTANA 123`, 'CONFIDENTIAL'],
      ['smart', `${year} RIGA 214`, 'UNCLASSIFIED'],
    ] as const) {
      test(`the skeleton “${kind}” is a cable of today without a problem`, async () => {
        const document = await openFile(`new-${kind}.cable`, '');
        await languageOf(document, 'cable');
        await commands.executeCommand('cable.newCable', kind);
        const [cable] = await until(
          () => symbolsOf(document.uri),
          ([first]) => first?.name === name,
        );
        assert.equal(cable?.name, name, document.getText());
        assert.ok(cable.detail.includes(level), cable.detail);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        assert.deepEqual(
          languages
            .getDiagnostics(document.uri)
            .filter(({ severity }) => severity !== DiagnosticSeverity.Hint)
            .map(({ message }) => message),
          [],
        );
      });
    }
  });
}
