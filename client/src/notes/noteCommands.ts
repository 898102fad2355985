import {
  type Comment,
  CommentMode,
  type CommentReply,
  type CommentThread,
  CommentThreadCollapsibleState,
  commands,
  comments,
  Disposable,
  l10n,
  MarkdownString,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ANCHORS_REQUEST, type CableAnchor } from '../../../server/src/protocol';
import { openCable } from '../openCable';
import { anchorOf, rangeOfNote } from './anchors';
import { exportNotes } from './exportNotes';
import { changeNotes, type Note, notesUri, readNotes } from './notesFile';
import { notesView, OPEN_NOTE } from './notesView';

export const ADD_NOTE = 'cable.addNote';
export const SAVE_NOTE = 'cable.saveNote';
export const EDIT_NOTE = 'cable.editNote';
export const DELETE_NOTE = 'cable.deleteNote';
export const CANCEL_NOTE = 'cable.cancelNote';
export const SAVE_EDITED_NOTE = 'cable.saveEditedNote';
export const EXPORT_NOTES = 'cable.exportNotes';

const TAG = /(?<=^|\s)#([\p{L}\d][\p{L}\d-]*)/gu;

/** A note as VS Code shows it in a thread. */
class NoteComment implements Comment {
  mode = CommentMode.Preview;
  readonly author = { name: l10n.t('Note') };
  readonly contextValue = 'note';
  readonly timestamp: Date;
  body: string | MarkdownString;
  thread: CommentThread | undefined;

  constructor(
    readonly note: Note,
    readonly document: Uri,
  ) {
    this.timestamp = new Date(note.changed ?? note.created);
    this.body = new MarkdownString(note.text);
  }
}

/** Notes in the margin of cables: threads on paragraphs, kept in a file beside the cables. The cable is never changed. */
export function noteCommands(client: BaseLanguageClient): Disposable {
  const controller = comments.createCommentController('cable.notes', l10n.t('Notes on Cables'));
  controller.options = {
    prompt: l10n.t('Write a note'),
    placeHolder: l10n.t('A note on this paragraph; #words are tags'),
  };
  const threads = new Map<string, CommentThread[]>();
  const view = notesView();

  async function anchorsOf(document: TextDocument): Promise<readonly CableAnchor[]> {
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    return (await client.sendRequest<CableAnchor[] | null>(ANCHORS_REQUEST, { textDocument })) ?? [];
  }

  controller.commentingRangeProvider = {
    async provideCommentingRanges(document) {
      if (document.languageId !== 'cable') return [];
      const anchors = await anchorsOf(document);
      return anchors.map(({ lines: [first, end] }) => new Range(first, 0, end, 0));
    },
  };

  /** Shows the notes of a document, in place of those that are shown. */
  async function refresh(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const file = document.languageId === 'cable' ? notesUri(document.uri) : undefined;
    const { notes } = file ? await readNotes(file) : { notes: [] };
    const anchors = notes.length > 0 ? await anchorsOf(document) : [];
    for (const thread of threads.get(uri) ?? []) thread.dispose();
    threads.set(
      uri,
      notes.flatMap((note) => {
        const range = rangeOfNote(document, anchors, note);
        if (!range) return [];
        const comment = new NoteComment(note, document.uri);
        const thread = controller.createCommentThread(document.uri, range, [comment]);
        comment.thread = thread;
        thread.canReply = false;
        thread.label =
          note.paragraph === undefined ? l10n.t('Note') : l10n.t('Note on paragraph {0}', note.paragraph);
        thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
        return thread;
      }),
    );
  }

  async function refreshAll(): Promise<void> {
    view.refresh();
    for (const document of workspace.textDocuments)
      if (document.languageId === 'cable') await quietly(refresh(document));
  }

  async function change(document: Uri, notes: (notes: readonly Note[]) => readonly Note[]): Promise<void> {
    const file = notesUri(document);
    if (!file) throw new Error(l10n.t('Save the cable first: its notes are kept beside it.'));
    await changeNotes(file, notes);
    await refreshAll();
  }

  async function add({ thread, text }: CommentReply): Promise<void> {
    const document = await workspace.openTextDocument(thread.uri);
    const anchor = anchorOf(document, await anchorsOf(document), thread.range ?? new Range(0, 0, 0, 0));
    thread.dispose();
    if (!anchor || !text.trim()) return;
    const note: Note = {
      id: crypto.randomUUID(),
      ...anchor,
      ...contentOf(text),
      created: new Date().toISOString(),
    };
    await change(document.uri, (notes) => [...notes, note]);
  }

  const watcher = workspace.createFileSystemWatcher('**/*.json');
  const follow = (uri: Uri) => {
    const isNotes = workspace.textDocuments.some(
      (document) => notesUri(document.uri)?.toString() === uri.toString(),
    );
    if (isNotes) void refreshAll();
  };
  void refreshAll();
  return Disposable.from(
    controller,
    view,
    watcher,
    watcher.onDidChange(follow),
    watcher.onDidCreate(follow),
    watcher.onDidDelete(follow),
    workspace.onDidOpenTextDocument((document) => quietly(refresh(document))),
    workspace.onDidCloseTextDocument((document) => {
      for (const thread of threads.get(document.uri.toString()) ?? []) thread.dispose();
      threads.delete(document.uri.toString());
    }),
    command(SAVE_NOTE, add),
    command(ADD_NOTE, () => {
      const editor = window.activeTextEditor;
      if (editor?.document.languageId !== 'cable') return;
      const thread = controller.createCommentThread(editor.document.uri, editor.selection, []);
      thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
    }),
    command(EDIT_NOTE, (comment: NoteComment) => setMode(comment, CommentMode.Editing)),
    command(CANCEL_NOTE, (comment: NoteComment) => {
      comment.body = new MarkdownString(comment.note.text);
      setMode(comment, CommentMode.Preview);
    }),
    command(SAVE_EDITED_NOTE, ({ note, body, document }: NoteComment) => {
      const text = typeof body === 'string' ? body : body.value;
      const changed = { ...contentOf(text), changed: new Date().toISOString() };
      return change(document, (notes) =>
        notes.map((each) => (each.id === note.id ? { ...each, ...changed } : each)),
      );
    }),
    command(DELETE_NOTE, ({ note, document }: NoteComment) =>
      change(document, (notes) => notes.filter(({ id }) => id !== note.id)),
    ),
    command(OPEN_NOTE, async (note: Note) => {
      await openCable(client, note.cable);
      const editor = window.activeTextEditor;
      const range = editor && rangeOfNote(editor.document, await anchorsOf(editor.document), note);
      if (!editor || !range) return;
      editor.selection = new Selection(range.start, range.start);
      editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    }),
    command(EXPORT_NOTES, () => exportNotes(client)),
  );
}

function contentOf(text: string): Pick<Note, 'text' | 'tags'> {
  const tags = [...new Set(Array.from(text.matchAll(TAG), ([, tag]) => tag as string))];
  return { text: text.trim(), ...(tags.length > 0 && { tags }) };
}

function setMode(comment: NoteComment, mode: CommentMode): void {
  comment.mode = mode;
  if (mode === CommentMode.Editing) comment.body = comment.note.text;
  if (comment.thread) comment.thread.comments = [...comment.thread.comments];
}

/** A command that says what went wrong: the file is named, and so is the remedy. */
function command<Arguments extends unknown[]>(
  name: string,
  run: (...args: Arguments) => unknown,
): Disposable {
  return commands.registerCommand(name, async (...args: Arguments) => {
    try {
      await run(...args);
    } catch (error) {
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

/** What nobody asked for by hand fails without a message for each document; a command says it. */
async function quietly(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch {
    // The next command on notes says what is wrong with the file.
  }
}
