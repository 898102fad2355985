import assert from 'node:assert/strict';
import { commands, type DocumentSymbol } from 'vscode';
import { activate, hoverOn, openFile, problemsOf, symbolsOf, twin, until } from '../editor';
import { runSuite } from '../suite';

const SYMBOLS = 'vscode.executeDocumentSymbolProvider';

export function run(): Promise<void> {
  return runSuite(() => {
    test('the outline of a cable waits for a server that is slow to start', async () => {
      const document = await openFile('cold.cable', twin);
      void activate();
      // Until the extension is active, nothing provides an outline; from then on the first answer has it.
      const symbols = await until(
        () => commands.executeCommand<DocumentSymbol[] | undefined>(SYMBOLS, document.uri),
        (answer) => answer !== undefined,
      );
      assert.deepEqual(
        symbols?.map(({ name }) => name),
        ['06 ASTANA 2217'],
      );
    });

    test('a fault in one feature leaves the others alive', async () => {
      await activate();
      const document = await openFile('faulty.cable', twin);
      assert.equal(await hoverOn(document, 5, 'RUEHTA'), '');
      assert.equal(await hoverOn(document, 6, 'ZNY'), '');
      assert.equal((await symbolsOf(document.uri))[0]?.name, '06 ASTANA 2217');
      assert.equal((await problemsOf(document.uri, 9)).length, 9);
    });
  });
}
