import assert from 'node:assert/strict';
import {
  ConfigurationTarget,
  type DocumentSymbol,
  languages,
  Position,
  Range,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import {
  actionsOf,
  activate,
  hoverOn,
  languageOf,
  openFile,
  outlineOf,
  print,
  problemsOf,
  show,
  symbolsOf,
  twin,
  twinUri,
  until,
} from './editor';
import { testGlance } from './glance';
import { testNavigationCommands } from './navigationCommands';
import { testReading } from './reading';
import { testRuleSeverity } from './ruleSeverity';
import { runSuite } from './suite';
import { testWriting } from './writing';

const FINDINGS = [
  '13 pla-misspelled',
  '28 caption-duplicated',
  '36 markdown-link',
  '36 tag-nonstandard',
  ...[81, 89, 91, 97, 99].map((line) => `${line} pilcrow-damaged`),
];

export function run(): Promise<void> {
  return runSuite(() => {
    suiteSetup(activate);

    suite('Recognizing a cable', () => {
      test('a .txt file whose content is a cable', async () => {
        const document = await openFile('000_2dcc.txt', twin);
        assert.equal(await languageOf(document, 'cable'), 'cable');
      });
      test('an untitled document in plain text', async () => {
        const document = await show(
          await workspace.openTextDocument({ content: twin, language: 'plaintext' }),
        );
        assert.equal(await languageOf(document, 'cable'), 'cable');
      });
      test('a cable pasted into an empty untitled document', async () => {
        const document = await show(await workspace.openTextDocument({ content: '', language: 'plaintext' }));
        const edit = new WorkspaceEdit();
        edit.insert(document.uri, new Position(0, 0), twin);
        await workspace.applyEdit(edit);
        assert.equal(await languageOf(document, 'cable'), 'cable');
      });
      test('a file named like a message reference number', async () => {
        assert.equal(await languageOf(await openFile('06BAKU1398.txt', 'An extract.\n'), 'cable'), 'cable');
      });
      test('nothing where the user turned that off', async () => {
        const settings = workspace.getConfiguration('cable');
        await settings.update('detectLanguage', false, ConfigurationTarget.Global);
        const document = await openFile('undetected.txt', twin);
        await new Promise((resolve) => setTimeout(resolve, 500));
        await settings.update('detectLanguage', undefined, ConfigurationTarget.Global);
        assert.equal(document.languageId, 'plaintext');
      });
      test('not a letter', async () => {
        const document = await openFile(
          'letter.txt',
          `Dear Ruth,

Subject: the cables. See REF A.

Yours, Ellen
`,
        );
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.equal(document.languageId, 'plaintext');
      });
      test('a language that was chosen by hand stays', async () => {
        const document = await openFile('chosen.txt', twin);
        await languageOf(document, 'cable');
        await languages.setTextDocumentLanguage(document, 'plaintext');
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.equal(await languageOf(document, 'plaintext'), 'plaintext');
      });
    });

    suite('The twin of the sample', () => {
      const open = async () => {
        const document = await show(await workspace.openTextDocument(twinUri));
        await languageOf(document, 'cable');
        return workspace.openTextDocument(twinUri);
      };

      test('has its outline', async () => {
        const [cable] = await symbolsOf((await open()).uri);
        assert.equal(cable?.name, '06 ASTANA 2217');
        assert.deepEqual(
          cable?.children.map(({ name }) => name),
          ['Envelope', 'Header', 'Body', 'Signature'],
        );
        const names = (symbols: readonly DocumentSymbol[]): string[] =>
          symbols.flatMap(({ name, children }) => [name, ...names(children)]);
        const paragraphs = names(cable?.children ?? []).filter((name) => name.startsWith('¶'));
        assert.deepEqual(
          paragraphs,
          Array.from({ length: 12 }, (_, index) => `¶${index + 1} (C)`),
        );
      });

      const hovers: [number, string, RegExp][] = [
        [4, 'RUEHDBU', /Dushanbe/],
        [5, 'RUEHTA', /Embassy Astana/],
        [5, '#2217', /06 ASTANA 2217/],
        [5, '3180920', /Tuesday 14 November 2006, 09:20 UTC/],
        [6, 'CCCCC', /CONFIDENTIAL/],
        [7, '140920Z', /15:20 in Astana/],
        [10, 'RUCNCIS', /CIS COLLECTIVE/],
        [26, 'SIPDIS', /SIPRNet/i],
        [34, 'DECL', /14 November 2016/],
        [36, 'KSCA', /Science/],
        [36, 'RU', /Russia/],
        [42, '1.4', /E\.O\. 12958/],
        [63, 'ASTANA', /Section 2 of 4/],
        [81, '17', /Paragraph 7/],
        [113, 'WINSLOW', /Signed/],
      ];
      for (const [line, text, expected] of hovers) {
        test(`explains ${text} on line ${line}`, async () => {
          assert.match(await hoverOn(await open(), line, text), expected);
        });
      }

      test('has exactly its problems', async () => {
        const { uri } = await open();
        assert.deepEqual(print(await problemsOf(uri, FINDINGS.length)), FINDINGS);
      });

      test('applying all its fixes leaves nothing to fix', async () => {
        const document = await openFile('mended.cable', twin);
        assert.equal((await problemsOf(document.uri, FINDINGS.length)).length, FINDINGS.length);
        const [all] = await actionsOf(document, 'source.fixAll.cable');
        assert.ok(all?.edit && (await workspace.applyEdit(all.edit)));
        assert.deepEqual(
          print(await problemsOf(document.uri, 2)),
          ['13 pla-misspelled', '35 tag-nonstandard'].map((each) =>
            each.replace('35', String(lineOfTags(document.getText()))),
          ),
        );
        for (;;) {
          const [fix] = (await actionsOf(document, 'quickfix')).filter(({ edit }) => edit);
          if (!fix?.edit) break;
          assert.ok(await workspace.applyEdit(fix.edit));
        }
        assert.deepEqual(print(await problemsOf(document.uri, 0)), []);
      });
    });

    suite('Tables of the user', () => {
      test('win, are read again when saved, and show their faulty rows', async () => {
        const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/tmp');
        const table = Uri.joinPath(folder, 'cables/my-tags.tsv');
        const save = (text: string) => workspace.fs.writeFile(table, new TextEncoder().encode(text));
        const settings = workspace.getConfiguration('cable');
        const document = await openFile('own.cable', twin);
        const hover = (wanted: RegExp) =>
          until(
            () => hoverOn(document, 36, 'KSCA'),
            (answer) => wanted.test(answer),
          );
        await save('code\tmeaning\nKSCA\tApples\n');
        await settings.update('tables', ['cables/my-tags.tsv'], ConfigurationTarget.Workspace);
        assert.match(await hover(/Apples/), /your table cables\/my-tags\.tsv, line 2/);
        await save('code\tmeaning\nKSCA\tPears\nKXXX\t\n');
        assert.match(await hover(/Pears/), /Pears/);
        assert.match((await problemsOf(table, 1))[0]?.message ?? '', /Row skipped: it has no meaning/);
        await settings.update('tables', undefined, ConfigurationTarget.Workspace);
        assert.match(await hover(/Science/), /Science/);
        assert.equal((await problemsOf(table, 0)).length, 0);
      });
    });

    testRuleSeverity();
    testReading();
    testWriting();
    testGlance();
    testNavigationCommands();

    suite('Bad input', () => {
      const inputs: [string, string | Uint8Array][] = [
        ['empty.cable', ''],
        ['binary.cable', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256 || 1)],
        ['line.cable', twin.replace('END SUMMARY.', 'A B '.repeat(256 * 1024))],
        ['cr.cable', twin.replaceAll('\n', '\r')],
        ['latin1.cable', twin.replaceAll('¶', '\ufffd')],
        ['large.cable', `${twin}\n`.repeat(3400)],
      ];
      for (const [name, content] of inputs) {
        test(`${name} opens, its outline lies within it, and the server answers afterwards`, async () => {
          const document = await openFile(name, content);
          for (const { range } of await outlineOf(document.uri)) {
            assert.deepEqual(range, document.validateRange(range));
          }
          const alive = await openFile(`after-${name}`, twin);
          assert.equal((await symbolsOf(alive.uri))[0]?.name, '06 ASTANA 2217');
        });
      }
      test('lone surrogates', async () => {
        const document = await openFile('surrogates.cable', twin);
        const edit = new WorkspaceEdit();
        edit.replace(document.uri, new Range(43, 0, 43, 1), '\ud800');
        await workspace.applyEdit(edit);
        assert.equal((await symbolsOf(document.uri))[0]?.name, '06 ASTANA 2217');
      });
    });
  });
}

const lineOfTags = (text: string) => text.split('\n').findIndex((line) => line.startsWith('TAGS')) + 1;
