import {
  type Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import { allNotes } from './allNotes';
import type { Note } from './notesFile';

/** Not for users: opens the cable of a note. */
export const OPEN_NOTE = 'cable.openNote';

type Row = { readonly cable: string; readonly notes: readonly Note[] } | { readonly note: Note };

export interface NotesView extends Disposable {
  refresh(): void;
}

/** The view of all notes of the workspace, cable by cable. Its text is the user's and the cable's: never markup. */
export function notesView(): NotesView {
  const changed = new EventEmitter<undefined>();
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    async getChildren(row) {
      if (row) return 'notes' in row ? row.notes.map((note) => ({ note })) : [];
      const notes = await allNotes();
      return [...new Set(notes.map(({ cable }) => cable))]
        .sort()
        .map((cable) => ({ cable, notes: notes.filter((note) => note.cable === cable) }));
    },
    getTreeItem: (row) => ('note' in row ? noteItem(row.note) : cableItem(row.cable, row.notes.length)),
  };
  const view: TreeView<Row> = window.createTreeView('cable.notes', { treeDataProvider: provider });
  return {
    refresh: () => changed.fire(undefined),
    dispose() {
      view.dispose();
      changed.dispose();
    },
  };
}

function cableItem(cable: string, count: number): TreeItem {
  const item = new TreeItem(cable, TreeItemCollapsibleState.Expanded);
  item.description = String(count);
  item.iconPath = new ThemeIcon('mail');
  return item;
}

function noteItem(note: Note): TreeItem {
  const [first = ''] = note.text.split('\n');
  const item = new TreeItem(first);
  const tags = note.tags?.map((tag) => `#${tag}`).join(' ') ?? '';
  const place = note.paragraph === undefined ? '' : l10n.t('paragraph {0}', note.paragraph);
  item.description = [place, tags].filter(Boolean).join(' · ');
  item.tooltip = [note.text, note.quote && `“${note.quote}”`].filter(Boolean).join('\n\n');
  item.iconPath = new ThemeIcon('comment');
  item.command = { command: OPEN_NOTE, title: l10n.t('Open the Cable'), arguments: [note] };
  return item;
}
