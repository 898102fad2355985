import { type Disposable, l10n, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ROW_SCHEME, ROW_TEXT_REQUEST } from '../../../server/src/protocol';

/** The rows of containers as read-only documents. */
export function rowDocuments(client: BaseLanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(ROW_SCHEME, {
    async provideTextDocumentContent(uri) {
      const text = await client.sendRequest<string | null>(ROW_TEXT_REQUEST, { uri: uri.toString(true) });
      if (text === null) throw new Error(l10n.t('This row is no longer in its file.'));
      return text;
    },
  });
}
