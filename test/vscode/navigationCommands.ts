import assert from 'node:assert/strict';
import {
  commands,
  type DocumentLink,
  type Location,
  type LocationLink,
  Position,
  Selection,
  type SelectionRange,
  type TextDocument,
  type TextEditor,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { languageOf, openFile, symbolsOf, twin, until } from './editor';

const lineOf = (words: string) => twin.split('\n').findIndex((line) => line.includes(words));

async function reading(name: string, text: string, line = 0): Promise<TextEditor> {
  const document = await openFile(name, text);
  await languageOf(document, 'cable');
  await symbolsOf(document.uri);
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(line, 0, line, 0);
  return editor;
}

/** The lines that are shown, counted from 1, once they are as they should be. */
const shownLines = (editor: TextEditor, enough: (lines: readonly number[]) => boolean) =>
  until(
    () =>
      editor.visibleRanges.flatMap(({ start, end }) =>
        Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index + 1),
      ),
    enough,
  );

const CITING = `P 030915Z DEC 06
FM AMEMBASSY BAKU
TO SECSTATE WASHDC
UNCLAS BAKU 001500

E.O. 12958: N/A
TAGS: PREL, KZ
SUBJECT: REPLY TO ASTANA

REF: A. ASTANA 2217
     B. 05 STATE 40117

1. See ref B, and para 2.

2. The harvest of ref A was good.
`;

export function testNavigationCommands(): void {
  suite('Moving about', () => {
    test('the envelope folds', async () => {
      const editor = await reading('envelope.cable', twin, lineOf('WINSLOW'));
      await commands.executeCommand('cable.foldEnvelope');
      await commands.executeCommand('cursorTop');
      const lines = await shownLines(editor, (shown) => shown.includes(3) && !shown.includes(4));
      assert.ok(lines.includes(3) && lines.includes(24), lines.join(' '));
      assert.deepEqual(
        lines.filter((line) => line > 3 && line <= 22),
        [],
      );
    });

    test('all folds to the headings', async () => {
      const editor = await reading('headings.cable', twin);
      await commands.executeCommand('cable.foldToHeadings');
      await commands.executeCommand('cursorTop');
      const lines = await shownLines(editor, (shown) => shown.includes(48) && !shown.includes(50));
      assert.ok(
        [3, 24, 44, 48, 54].every((line) => lines.includes(line)),
        lines.join(' '),
      );
      assert.ok(
        [4, 45, 50, 53].every((line) => !lines.includes(line)),
        lines.join(' '),
      );
    });

    test('the next and the previous paragraph and section are a command away', async () => {
      const editor = await reading('steps.cable', twin);
      const after = async (command: string) => {
        await commands.executeCommand(command);
        return editor.selection.active.line + 1;
      };
      assert.equal(await after('cable.nextSection'), 3);
      assert.equal(await after('cable.nextSection'), 24);
      assert.equal(await after('cable.nextParagraph'), 44);
      assert.equal(await after('cable.nextSection'), 48);
      assert.equal(await after('cable.nextParagraph'), 51);
      assert.equal(await after('cable.nextParagraph'), 59);
      assert.equal(await after('cable.previousParagraph'), 51);
      assert.equal(await after('cable.previousSection'), 48);
    });

    const targetsAt = async (document: TextDocument, words: string) => {
      const found = await commands.executeCommand<(Location | LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        document.positionAt(document.getText().indexOf(words) + 1),
      );
      return found.map((each) =>
        'targetUri' in each
          ? { uri: each.targetUri, line: (each.targetSelectionRange ?? each.targetRange).start.line + 1 }
          : { uri: each.uri, line: each.range.start.line + 1 },
      );
    };

    test('references and paragraphs are followed, from cable to cable too', async () => {
      const astana = await openFile('cited.cable', twin);
      await languageOf(astana, 'cable');
      const { document } = await reading('citing.cable', CITING);
      assert.deepEqual(
        (await targetsAt(document, 'ref B')).map(({ line }) => line),
        [11],
      );
      assert.deepEqual(
        (await targetsAt(document, 'para 2')).map(({ line }) => line),
        [15],
      );
      const cited = await until(
        () => targetsAt(document, 'ASTANA 2217'),
        (targets) => targets.some(({ uri }) => uri.toString() === astana.uri.toString()),
      );
      assert.deepEqual(
        cited.filter(({ uri }) => uri.toString() === astana.uri.toString()).map(({ line }) => line),
        [24],
      );
    });

    test('a letter is renamed in the list and in the text', async () => {
      const { document } = await reading('renamed.cable', CITING);
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        document.positionAt(document.getText().indexOf('ref B') + 1),
        'C',
      );
      assert.ok(await workspace.applyEdit(edit));
      assert.equal(document.getText(), CITING.replace('B. 05', 'C. 05').replace('ref B', 'ref C'));
    });

    test('nothing is a link until an address is set, and then the references are', async () => {
      const { document } = await reading('links.cable', CITING.replace('ASTANA 2217', 'PARIS 1'));
      const links = async () =>
        (
          (await commands.executeCommand<DocumentLink[] | undefined>(
            'vscode.executeLinkProvider',
            document.uri,
          )) ?? []
        ).map(({ target }) => target?.toString());
      assert.deepEqual(await links(), []);
      const settings = workspace.getConfiguration('cable');
      await settings.update('links.template', 'https://example.org/{id}', true);
      const found = await until(links, ({ length }) => length === 3);
      await settings.update('links.template', undefined, true);
      assert.deepEqual(
        found,
        ['06BAKU1500', '06PARIS1', '05STATE40117'].map((id) => `https://example.org/${id}`),
      );
      assert.deepEqual(await until(links, ({ length }) => length === 0), []);
    });

    test('what is selected grows', async () => {
      const { document } = await reading('grows.cable', twin);
      const [selected] = await commands.executeCommand<SelectionRange[]>(
        'vscode.executeSelectionRangeProvider',
        document.uri,
        [new Position(50, 20)],
      );
      const lines: string[] = [];
      for (let next = selected; next; next = next.parent as SelectionRange) {
        lines.push(`${next.range.start.line + 1}–${next.range.end.line + 1}`);
      }
      assert.ok(
        ['51–53', '47–53', '44–111'].every((range) => lines.includes(range)),
        lines.join(' '),
      );
    });
  });
}
