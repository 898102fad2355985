import { commands, type Disposable, l10n, type TextDocument, Uri, version, window, workspace } from 'vscode';
import { REOPEN_WITH_ENCODING, type ReopenWithEncodingArguments } from '../../server/src/protocol';

/** VS Code takes an encoding from an extension since this version. */
const TAKES_ENCODING = [1, 100] as const;

type OpenTextDocument = (uri: Uri, options: { readonly encoding: string }) => Thenable<TextDocument>;

/** Opens a file again in another encoding; an older host asks the user for it. */
export function reopenWithEncoding(): Disposable {
  return commands.registerCommand(
    REOPEN_WITH_ENCODING,
    async (...[uri, encoding]: ReopenWithEncodingArguments) => {
      const file = Uri.parse(uri);
      const open = workspace.textDocuments.find((document) => document.uri.toString() === file.toString());
      if (open?.isDirty) {
        void window.showWarningMessage(
          l10n.t(
            '{0} has unsaved changes. Undo or save them, then reopen it.',
            workspace.asRelativePath(file),
          ),
        );
        return;
      }
      if (takesEncoding()) {
        const openTextDocument = workspace.openTextDocument as OpenTextDocument;
        await window.showTextDocument(await openTextDocument(file, { encoding }));
      } else {
        await window.showTextDocument(file);
        await commands.executeCommand('workbench.action.editor.changeEncoding');
      }
    },
  );
}

function takesEncoding(): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > TAKES_ENCODING[0] || (major === TAKES_ENCODING[0] && minor >= TAKES_ENCODING[1]);
}
