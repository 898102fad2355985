import { FileSystemError, l10n, Uri, workspace } from 'vscode';

/** A note on a paragraph of a cable. It names the cable, not a file: it belongs to every copy of it. */
export interface Note {
  readonly id: string;
  /** Message reference number, `06BAKU1398`; where the cable has none, the name of its file. */
  readonly cable: string;
  /** True number of the paragraph. */
  readonly paragraph?: number;
  /** Words of the cable that the note is about, blanks single. */
  readonly quote?: string;
  readonly text: string;
  readonly tags?: readonly string[];
  /** ISO 8601. */
  readonly created: string;
  readonly changed?: string;
}

/** What the file holds. Keys that this version does not know are kept. */
interface NotesFile {
  readonly version: 1;
  readonly notes: readonly Note[];
}

const EMPTY: NotesFile = { version: 1, notes: [] };
export const DEFAULT_NOTES_FILE = '.cable-notes.json';

/** The file of notes for a cable: the one that the setting names in its folder, else one beside the cable. */
export function notesUri(cable: Uri): Uri | undefined {
  const folder = workspace.getWorkspaceFolder(cable)?.uri;
  const set = workspace.getConfiguration('cable.notes', cable).get('file', DEFAULT_NOTES_FILE);
  const isInside = /^[^\\:]+$/.test(set) && !set.startsWith('/') && !set.split('/').includes('..');
  const path = isInside ? set : DEFAULT_NOTES_FILE;
  if (folder) return Uri.joinPath(folder, path);
  return cable.scheme === 'untitled' ? undefined : Uri.joinPath(cable, '..', DEFAULT_NOTES_FILE);
}

/** The notes of a file; none where there is no file. A file that holds something else is an error, never overwritten. */
export async function readNotes(uri: Uri): Promise<NotesFile> {
  let text: string;
  try {
    text = new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return EMPTY;
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(
      l10n.t('{0} is not valid JSON ({1}). Correct or rename it, then try again.', uri.path, `${error}`),
    );
  }
  if (!isNotesFile(value)) {
    throw new Error(
      l10n.t(
        '{0} holds no notes of this version. Rename it, or set another file in cable.notes.file.',
        uri.path,
      ),
    );
  }
  return value;
}

function isNotesFile(value: unknown): value is NotesFile {
  const { version, notes } = (value ?? {}) as Partial<NotesFile>;
  return (
    version === 1 &&
    Array.isArray(notes) &&
    notes.every(({ id, cable, text }) => [id, cable, text].every((each) => typeof each === 'string'))
  );
}

let last: Promise<unknown> = Promise.resolve();

/** Changes the notes of a file, one change after the other. The file is read again first: another window may write it. */
export function changeNotes(uri: Uri, change: (notes: readonly Note[]) => readonly Note[]): Promise<void> {
  const next = last.then(async () => {
    const file = await readNotes(uri);
    const text = `${JSON.stringify({ ...file, notes: change(file.notes) }, null, 2)}\n`;
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  });
  last = next.catch(() => undefined);
  return next;
}
