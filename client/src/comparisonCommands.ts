import { commands, Disposable, l10n, Range, TextEditorRevealType, type Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COMPARE_REQUEST, type CompareAnswer, type CompareParams } from '../../server/src/protocol';
import { virtualDocuments } from './virtualDocuments';

export const COMPARE_COPIES = 'cable.compareCopies';
export const SHOW_DIFFERENCES = 'cable.showDifferences';

/** Documents with the normalized text of a copy. */
const SCHEME = 'cable-normalized';

interface Compared {
  readonly answer: CompareAnswer;
  readonly right: Uri;
}

/** Two copies of a cable side by side, without what only the layout of the copies changes. */
export function comparisonCommands(client: BaseLanguageClient): Disposable {
  const documents = virtualDocuments(SCHEME);
  let last: Compared | undefined;

  async function compare(left: Uri, right: Uri): Promise<void> {
    const normalize = workspace.getConfiguration('cable.compare').get<string[]>('normalize');
    const params: CompareParams = {
      left: await copyAt(left),
      right: await copyAt(right),
      ...(normalize && { normalize }),
    };
    const answer = await client.sendRequest<CompareAnswer | null>(COMPARE_REQUEST, params);
    if (!answer) {
      void window.showInformationMessage(l10n.t('One of the two files holds no cable.'));
      return;
    }
    const uris = [left, right].map((uri) => uri.with({ scheme: SCHEME, query: uri.scheme }));
    for (const [index, uri] of uris.entries()) {
      documents.set(uri, answer.texts[index] ?? '');
    }
    const [a, b] = uris as [Uri, Uri];
    last = { answer, right: b };
    void commands.executeCommand('setContext', 'cable.hasComparison', true);
    await commands.executeCommand('vscode.diff', a, b, `${params.left.name} ↔ ${params.right.name}`);
    const list = l10n.t('Show Differences');
    const count = answer.changes.length;
    const message =
      count === 0
        ? l10n.t('The copies differ in layout only.')
        : l10n.t('{0} differences beyond layout.', count);
    if ((await window.showInformationMessage(message, ...(count > 0 ? [list] : []))) === list) {
      await showDifferences(last);
    }
  }

  return Disposable.from(
    documents,
    commands.registerCommand(COMPARE_COPIES, async (clicked?: Uri, selected?: readonly Uri[]) => {
      const [left, right] =
        selected?.length === 2 ? selected : [clicked ?? window.activeTextEditor?.document.uri];
      const other = right ?? (left && (await otherCopy()));
      if (left && other) await compare(left, other);
    }),
    commands.registerCommand(SHOW_DIFFERENCES, () => last && showDifferences(last)),
  );
}

async function copyAt(uri: Uri): Promise<CompareParams['left']> {
  const document = await workspace.openTextDocument(uri);
  return { name: uri.path.split('/').at(-1) ?? '', text: document.getText() };
}

async function otherCopy(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Compare with another copy'),
    canSelectMany: false,
  });
  return chosen?.[0];
}

/** What matters between the copies, as a list: choosing an entry shows it in the diff editor. */
async function showDifferences({ answer, right }: Compared): Promise<void> {
  const items = answer.changes.map(({ sentence, line }) => ({ label: sentence, line }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Differences between the copies'),
    matchOnDescription: true,
  });
  if (chosen?.line === undefined) return;
  const editor = window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === right.toString(),
  );
  editor?.revealRange(new Range(chosen.line, 0, chosen.line, 0), TextEditorRevealType.InCenter);
}
