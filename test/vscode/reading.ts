import assert from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  env,
  Position,
  Range,
  Selection,
  TabInputTextDiff,
  TabInputWebview,
  Uri,
  window,
  workspace,
} from 'vscode';
import { languageOf, openFile, symbolsOf, twin, until } from './editor';

const lineOf = (words: string) => twin.split('\n').findIndex((line) => line.includes(words));

/** The twin of the sample, with the cursor at the beginning of the line that has these words. */
async function reading(name: string, words: string): Promise<Uri> {
  const document = await openFile(name, twin);
  await languageOf(document, 'cable');
  await symbolsOf(document.uri);
  const editor = await window.showTextDocument(document);
  const place = new Position(lineOf(words), 0);
  editor.selection = new Selection(place, place);
  return document.uri;
}

const inputs = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));

/** What a command puts into the clipboard. */
async function copied(command: string): Promise<string> {
  await env.clipboard.writeText('');
  await commands.executeCommand(command);
  return until(
    () => env.clipboard.readText(),
    (text) => text !== '',
  );
}

export function testReading(): void {
  suite('Reading and quoting', () => {
    suiteTeardown(async () => {
      const beside = window.tabGroups.all.filter(({ viewColumn }) => viewColumn > 1);
      await window.tabGroups.close(beside.flatMap(({ tabs }) => tabs));
      const diffs = window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.filter(({ input }) => input instanceof TabInputTextDiff),
      );
      await window.tabGroups.close(diffs);
      // Notes open the panel of comments.
      await commands.executeCommand('workbench.action.closePanel');
    });

    test('the reading view opens beside the cable', async () => {
      await reading('read.cable', 'Abenov noted');
      await commands.executeCommand('cable.openReadingView');
      const views = await until(
        () => inputs().filter((input) => input instanceof TabInputWebview),
        ({ length }) => length === 1,
      );
      assert.match((views[0] as TabInputWebview).viewType, /cable\.reading$/);
      await commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    });

    test('a citation points to the paragraph at the cursor', async () => {
      await reading('cite.cable', 'Abenov noted');
      assert.match(
        await copied('cable.copyCitation'),
        /^U\.S\. Embassy Astana to U\.S\. Department of State, .* telegram 06ASTANA2217, November 14, 2006, Confidential, para\. 3\.$/,
      );
    });

    test('a paragraph is copied with its citation', async () => {
      await reading('quote.cable', 'Abenov noted');
      const quoted = await copied('cable.copyParagraphWithCitation');
      assert.match(quoted, /^> 3\\\. \(C\) Abenov noted that wheat/);
      assert.match(quoted, /para\. 3\.$/);
    });

    test('two copies open side by side in the diff editor', async () => {
      const left = await reading('left.cable', 'Abenov noted');
      const copy = twin.replace('Abenov noted that wheat', 'XXXXXXXXXXXX noted that wheat');
      const right = (await openFile('right.cable', copy)).uri;
      void commands.executeCommand('cable.compareCopies', left, [left, right]);
      const diffs = await until(
        () => inputs().filter((input) => input instanceof TabInputTextDiff),
        ({ length }) => length === 1,
      );
      const { modified } = diffs[0] as TabInputTextDiff;
      const text = (await workspace.openTextDocument(modified)).getText();
      assert.match(text, /^3\. \(C\) XXXXXXXXXXXX noted that wheat, air traffic/m);
      assert.ok(!text.includes('ASTANA 00002217'));
    });

    test('a note is kept beside the cables, and the cable is not changed', async () => {
      const uri = await reading('noted.cable', 'Abenov noted');
      const line = lineOf('Abenov noted');
      const thread = { uri, range: new Range(line, 0, line, 0), dispose() {} };
      await commands.executeCommand('cable.saveNote', { thread, text: 'Compare with the census. #wheat' });
      const file = Uri.joinPath(uri, '..', '.cable-notes.json');
      const folder = workspace.getWorkspaceFolder(uri)?.uri;
      const kept = folder ? Uri.joinPath(folder, '.cable-notes.json') : file;
      const { notes } = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(kept)));
      assert.equal(notes.length, 1);
      assert.equal(notes[0].cable, '06ASTANA2217');
      assert.equal(notes[0].paragraph, 3);
      assert.equal(notes[0].text, 'Compare with the census. #wheat');
      assert.deepEqual(notes[0].tags, ['wheat']);
      assert.equal((await workspace.openTextDocument(uri)).getText(), twin);
      await workspace.fs.delete(kept);
    });

    test('a fixed copy is written beside the cable, with the reasons', async () => {
      const uri = await reading('evidence.cable', 'Abenov noted');
      await commands.executeCommand('cable.fixInCopy');
      const copy = await until(
        () => window.activeTextEditor?.document.uri.path ?? '',
        (path) => path.endsWith('/evidence.fixed.cable'),
      );
      assert.match(copy, /evidence\.fixed\.cable$/);
      const text = new TextDecoder().decode(
        await workspace.fs.readFile(Uri.joinPath(uri, '../evidence.fixed.cable')),
      );
      assert.match(text, /^¶7\. \(C\) Abenov offered/m);
      const record = new TextDecoder().decode(
        await workspace.fs.readFile(Uri.joinPath(uri, '../evidence.fixed.md')),
      );
      assert.match(record, /\| 81 \| .* \(pilcrow-damaged\) \|/);
      assert.equal((await workspace.openTextDocument(uri)).getText(), twin);
    });

    test('with auto save, a fix asks before it changes the file', async () => {
      const files = workspace.getConfiguration('files');
      await files.update('autoSave', 'afterDelay', ConfigurationTarget.Global);
      const document = await openFile('asked.cable', twin);
      await languageOf(document, 'cable');
      await symbolsOf(document.uri);
      const fixAll = () =>
        commands.executeCommand('editor.action.sourceAction', {
          kind: 'source.fixAll.cable',
          apply: 'first',
        });
      void fixAll();
      await new Promise((resolve) => setTimeout(resolve, 2000));
      assert.equal(document.getText(), twin);
      await commands.executeCommand('refactorPreview.discard');
      await files.update('autoSave', 'off', ConfigurationTarget.Global);
      await window.showTextDocument(document);
      await fixAll();
      assert.match(
        await until(
          () => document.getText(),
          (text) => text !== twin,
        ),
        /^¶7\. \(C\) Abenov offered/m,
      );
    });

    test('a file of notes that is not valid is never overwritten', async () => {
      const uri = await reading('broken.cable', 'Abenov noted');
      const folder = workspace.getWorkspaceFolder(uri)?.uri ?? Uri.joinPath(uri, '..');
      const file = Uri.joinPath(folder, '.cable-notes.json');
      await workspace.fs.writeFile(file, new TextEncoder().encode('{ my notes'));
      const thread = { uri, range: new Range(0, 0, 0, 0), dispose() {} };
      void commands.executeCommand('cable.saveNote', { thread, text: 'Lost?' });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      assert.equal(new TextDecoder().decode(await workspace.fs.readFile(file)), '{ my notes');
      await workspace.fs.delete(file);
    });

    test('the glossary explains the codes of the cable', async () => {
      await reading('glossary.cable', 'Abenov noted');
      await commands.executeCommand('cable.showGlossary');
      const uri = Uri.from({ scheme: 'cable-about', path: '/Glossary of glossary.cable.md' });
      const text = (await workspace.openTextDocument(uri)).getText();
      assert.match(text, /\| `PREL` \|.*External Political Relations/);
    });
  });
}
