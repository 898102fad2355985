import assert from 'node:assert/strict';
import { commands, env, Position, Selection, type TextDocument, window } from 'vscode';
import { languageOf, openFile, twin, until } from './editor';

const lineOf = (words: string) => twin.split('\n').findIndex((line) => line.includes(words));

/** The twin of the sample, with the cursor at the beginning of the line that has these words. */
async function reading(name: string, words: string): Promise<TextDocument> {
  const document = await openFile(name, twin);
  await languageOf(document, 'cable');
  const editor = await window.showTextDocument(document);
  const place = new Position(lineOf(words), 0);
  editor.selection = new Selection(place, place);
  return document;
}

const cursorLine = (wanted: number) =>
  until(
    () => window.activeTextEditor?.selection.active.line,
    (line) => line === wanted,
  );

/** What a command puts into the clipboard. */
async function copied(command: string): Promise<string> {
  await env.clipboard.writeText('');
  await commands.executeCommand(command);
  return env.clipboard.readText();
}

export function testGlance(): void {
  suite('A cable at a glance', () => {
    test('an invented cable to begin with', async () => {
      await commands.executeCommand('cable.openExample');
      const document = window.activeTextEditor?.document;
      assert.equal(document?.languageId, 'cable');
      assert.equal(document.isUntitled, true);
      assert.equal(document.getText(), twin);
    });

    test('the classification is a command away', async () => {
      await reading('glance.cable', 'RUNWAY LIGHTS');
      await commands.executeCommand('cable.goToClassification');
      const line = lineOf('C O N F I D E N T I A L');
      assert.equal(await cursorLine(line), line);
    });

    test('the message reference number is copied', async () => {
      await reading('number.cable', 'RUNWAY LIGHTS');
      assert.equal(await copied('cable.copyReference'), '06ASTANA2217');
    });

    test('the facts are copied as Markdown', async () => {
      await reading('facts.cable', 'RUNWAY LIGHTS');
      const markdown = await copied('cable.copyAsMarkdown');
      assert.match(markdown, /^## 06ASTANA2217 – MINISTER TELLS GENERAL HARLAN/);
      assert.match(markdown, /^- \*\*Date\*\*: 14 November 2006, 09:20 UTC \(15:20 in Astana\)$/m);
    });

    test('the commands are quiet where there is no cable', async () => {
      await openFile('note.md', '# A note\n');
      await Promise.race([
        commands.executeCommand('cable.goToClassification'),
        new Promise((resolve) => setTimeout(resolve, 1000)),
      ]);
      assert.equal(window.activeTextEditor?.selection.active.line, 0);
    });
  });
}
