import { Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { ArchiveChanges } from './archiveChanges';
import { OPEN_TABLE } from './cablesTable';

/** Shows in the status bar how far the archive is indexed, until it is complete. */
export function archiveStatus(changes: ArchiveChanges): Disposable {
  const item = window.createStatusBarItem('cable.indexing', StatusBarAlignment.Left, 9);
  item.name = l10n.t('Cable: Indexing');
  item.command = OPEN_TABLE;
  item.tooltip = l10n.t('The cables of the folder are being indexed; answers about the archive are partial.');
  return Disposable.from(
    item,
    changes.onDidChange(({ reading }) => {
      if (!reading) {
        item.hide();
        return;
      }
      const [done, of] = [reading.done.toLocaleString(), reading.of.toLocaleString()];
      const text = l10n.t('indexing: {0} of {1}', done, of);
      item.text = `$(sync~spin) ${text}`;
      item.accessibilityInformation = { label: text };
      item.show();
    }),
  );
}
