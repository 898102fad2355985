import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ARCHIVE_CHANGED_NOTIFICATION } from '../../../server/src/protocol';

/** Calls `update` when the archive has changed, and no more than once a second while it is read. */
export function onArchiveChange(client: BaseLanguageClient, update: () => void): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = client.onNotification(ARCHIVE_CHANGED_NOTIFICATION, () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      update();
    }, PAUSE);
  });
  return {
    dispose() {
      clearTimeout(timer);
      subscription.dispose();
    },
  };
}

const PAUSE = 1_000;
