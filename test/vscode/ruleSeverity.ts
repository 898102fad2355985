import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, languages, type QuickPickItem, window, workspace } from 'vscode';
import { openFile, twin, until } from './editor';

/** Changing how a rule is shown, from the place where it found something. */
export function testRuleSeverity(): void {
  suite('The severity of a rule', () => {
    const ask = window.showQuickPick;
    teardown(async () => {
      Object.assign(window, { showQuickPick: ask });
      for (const name of ['rules', 'rulesByFile']) {
        await workspace.getConfiguration('cable').update(name, undefined, ConfigurationTarget.Workspace);
      }
    });

    /** Answers the question with the choice whose label begins so. */
    const choose = (label: string) =>
      Object.assign(window, {
        showQuickPick: async (items: readonly QuickPickItem[]) =>
          items.find((item) => item.label.startsWith(label)),
      });

    test('is changed by a code action, in all files or in one', async () => {
      const { uri } = await openFile('severity.cable', twin);
      const pilcrows = (enough: (count: number) => boolean) =>
        until(
          () =>
            languages
              .getDiagnostics(uri)
              .filter((each) => JSON.stringify(each.code).includes('pilcrow-damaged')).length,
          enough,
        );
      assert.equal(await pilcrows((count) => count === 5), 5);
      choose('off, in ');
      await commands.executeCommand('cable.setRuleSeverity', 'pilcrow-damaged', uri.toString());
      assert.equal(await pilcrows((count) => count === 0), 0);
      assert.deepEqual(workspace.getConfiguration('cable').get('rulesByFile'), {
        'severity.cable': { 'pilcrow-damaged': 'off' },
      });
      assert.deepEqual(workspace.getConfiguration('cable').get('rules'), {});
      await workspace
        .getConfiguration('cable')
        .update('rulesByFile', undefined, ConfigurationTarget.Workspace);
      assert.equal(await pilcrows((count) => count === 5), 5);
      choose('off');
      await commands.executeCommand('cable.setRuleSeverity', 'pilcrow-damaged', uri.toString());
      assert.equal(await pilcrows((count) => count === 0), 0);
    });
  });
}
