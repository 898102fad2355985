import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ARCHIVE_CHANGED_NOTIFICATION, type ArchiveChange } from '../../../server/src/protocol';

/** Changes of the archive. A client has one handler for a notification: all views listen to this event instead. */
export interface ArchiveChanges extends Disposable {
  readonly onDidChange: Event<ArchiveChange>;
}

export function archiveChanges(client: BaseLanguageClient): ArchiveChanges {
  const changed = new EventEmitter<ArchiveChange>();
  const subscription = client.onNotification(ARCHIVE_CHANGED_NOTIFICATION, (change: ArchiveChange) =>
    changed.fire(change),
  );
  return {
    onDidChange: changed.event,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}

/** Milliseconds. */
const PAUSE = 1_000;

/** Calls `update` when the archive has changed, and no more than once a second while it is read. */
export function afterChanges({ onDidChange }: ArchiveChanges, update: () => void): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = onDidChange(() => {
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
