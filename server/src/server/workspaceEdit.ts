import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Client } from './client';

/**
 * An edit in the form that the client takes: `documentChanges`, which name the version that they are for, or the
 * older `changes` where the client does not declare `workspace.workspaceEdit.documentChanges`.
 */
export function editFor({ capabilities }: Client, edit: WorkspaceEdit): WorkspaceEdit {
  if (capabilities.workspace?.workspaceEdit?.documentChanges || !edit.documentChanges) return edit;
  const changes: Record<string, TextEdit[]> = {};
  for (const change of edit.documentChanges) {
    if (!('textDocument' in change)) continue;
    const { uri } = change.textDocument;
    changes[uri] = [...(changes[uri] ?? []), ...(change.edits as TextEdit[])];
  }
  return { changes };
}
