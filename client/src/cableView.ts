import { commands, Disposable, l10n, Range, type Uri, type WebviewView, window } from 'vscode';
import type { GlanceItem } from '../../server/src/protocol';
import type { FactRow, FromCableView, ToCableView } from './cableViewMessages';
import { REVEAL } from './commands';
import type { CurrentCable } from './currentCable';
import { glanceLabels } from './labels';
import { scriptPage, webviewOptions } from './webviewPage';

/** Id of the view, as `package.json` has it. */
const VIEW = 'cable.facts';

/** The view Cable: the facts of the current cable. Each value leads to its place, and is copied by a key. */
export function cableView(cable: CurrentCable, extension: Uri): Disposable {
  let shown: WebviewView | undefined;
  let uri: Uri | undefined;
  let items: readonly GlanceItem[] = [];

  function send(): void {
    const message: ToCableView = {
      type: 'facts',
      rows: rowsOf(items),
      empty: l10n.t('Open a cable to see its facts.'),
    };
    void shown?.webview.postMessage(message);
  }

  function update(): void {
    const { document, glance } = cable.value ?? {};
    const next = glance?.items ?? [];
    // The cursor moves within the same cable far more often than its facts change.
    if (uri?.toString() === document?.uri.toString() && JSON.stringify(next) === JSON.stringify(items))
      return;
    uri = document?.uri;
    items = next;
    send();
  }

  function receive(message: FromCableView): void {
    if (message.type === 'ready') {
      send();
      return;
    }
    const range = items[message.row]?.parts[message.value]?.range;
    if (!uri || !range) return;
    const { start, end } = range;
    void commands.executeCommand(
      REVEAL,
      uri,
      new Range(start.line, start.character, end.line, end.character),
    );
  }

  return Disposable.from(
    window.registerWebviewViewProvider(VIEW, {
      resolveWebviewView(view) {
        shown = view;
        view.webview.options = webviewOptions(extension);
        view.webview.html = scriptPage(view.webview, extension, 'cableView.js');
        const receiving = view.webview.onDidReceiveMessage(receive);
        view.onDidDispose(() => {
          receiving.dispose();
          if (shown === view) shown = undefined;
        });
      },
    }),
    cable.onDidChange(update),
  );
}

function rowsOf(items: readonly GlanceItem[]): FactRow[] {
  const labels = glanceLabels();
  return items.map(({ kind, parts }) => ({
    label: labels[kind],
    values: parts.map(({ value, meaning }) => ({ value, ...(meaning !== undefined && { meaning }) })),
  }));
}
