import { Disposable, EventEmitter, type TextDocumentContentProvider, type Uri, workspace } from 'vscode';

/** Read-only documents that the extension makes, of one scheme. */
export interface VirtualDocuments extends Disposable {
  /** Gives a document its text, in place of one that it had. */
  set(uri: Uri, text: string): void;
}

export function virtualDocuments(scheme: string): VirtualDocuments {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  };
  const registered = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, provider),
  );
  return {
    set(uri, text) {
      texts.set(uri.toString(), text);
      changed.fire(uri);
    },
    dispose: () => registered.dispose(),
  };
}
