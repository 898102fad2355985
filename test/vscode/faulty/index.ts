import assert from 'node:assert/strict';
import { activate, hoverOn, openFile, problemsOf, symbolsOf, twin } from '../editor';
import { runSuite } from '../suite';

export function run(): Promise<void> {
  return runSuite(() => {
    suiteSetup(activate);

    test('a fault in one feature leaves the others alive', async () => {
      const document = await openFile('faulty.cable', twin);
      assert.equal(await hoverOn(document, 5, 'RUEHTA'), '');
      assert.equal(await hoverOn(document, 6, 'ZNY'), '');
      assert.equal((await symbolsOf(document.uri))[0]?.name, '06 ASTANA 2217');
      assert.equal((await problemsOf(document.uri, 9)).length, 9);
    });
  });
}
