import { Uri, workspace } from 'vscode';
import { type Note, notesUri, readNotes } from './notesFile';

/** The notes of all folders of the workspace and of all open cables. */
export async function allNotes(): Promise<readonly Note[]> {
  const uris = new Map<string, Uri>();
  const places = [
    ...(workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, 'cable.txt')),
    ...workspace.textDocuments.filter(({ languageId }) => languageId === 'cable').map(({ uri }) => uri),
  ];
  for (const place of places) {
    const uri = notesUri(place);
    if (uri) uris.set(uri.toString(), uri);
  }
  const files = await Promise.all([...uris.values()].map(readNotes));
  return files.flatMap(({ notes }) => notes);
}
