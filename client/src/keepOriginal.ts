import { commands, type Disposable, type TextEditor, window, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { asksFirst } from './fixInCopy';

/** Opens cables read-only where the setting says so: the original is evidence. */
export function openReadOnly(): Disposable {
  const seen = new Set<string>();
  async function protect(editor: TextEditor | undefined): Promise<void> {
    const document = editor?.document;
    if (document?.languageId !== 'cable' || document.isUntitled || seen.has(document.uri.toString())) return;
    if (!workspace.getConfiguration('cable', document).get('openReadOnly', false)) return;
    // Once: who makes a cable writable again means it.
    seen.add(document.uri.toString());
    await commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
  }
  void protect(window.activeTextEditor);
  return window.onDidChangeActiveTextEditor(protect);
}

/** With auto save, a fix changes the file at once: then the editor asks first. */
export const askBeforeFixing: Middleware = {
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    const savesItself = workspace.getConfiguration('files', document).get('autoSave') !== 'off';
    if (!savesItself || document.isUntitled) return actions;
    return actions?.map((action) => ('edit' in action ? asksFirst(action) : action));
  },
};
