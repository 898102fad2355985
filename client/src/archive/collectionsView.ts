import {
  Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { OPEN_COLLECTION } from './cablesTable';
import { COLLECTION_EXTENSION, type Collection, parseCollection } from './collection';

/** The command by which the cable of a number is opened. */
export const OPEN_NUMBER = 'cable.openNumber';

type Row = { readonly uri: Uri; readonly collection: Collection } | Collection['cables'][number];

/** More collections are not listed. */
const MOST = 500;

/** The view “Collections”: the collections of cables in the workspace. */
export function collectionsView(): Disposable {
  const changed = new EventEmitter<void>();
  const watcher = workspace.createFileSystemWatcher(`**/*.${COLLECTION_EXTENSION}`);

  async function collections(): Promise<Row[]> {
    const found = await workspace.findFiles(`**/*.${COLLECTION_EXTENSION}`, undefined, MOST);
    const read = await Promise.all(
      found.sort().map(async (uri): Promise<Row[]> => {
        try {
          const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
          return [{ uri, collection: parseCollection(text) }];
        } catch {
          // It was deleted since it was listed.
          return [];
        }
      }),
    );
    return read.flat();
  }

  const view = window.createTreeView<Row>('cable.collections', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (!row ? collections() : 'uri' in row ? [...row.collection.cables] : []),
      getTreeItem: (row) => ('uri' in row ? collectionItem(row.uri, row.collection) : cableItem(row)),
    },
  });
  const update = () => changed.fire();
  return Disposable.from(
    view,
    changed,
    watcher,
    watcher.onDidCreate(update),
    watcher.onDidChange(update),
    watcher.onDidDelete(update),
  );
}

function collectionItem(uri: Uri, { title, cables }: Collection): TreeItem {
  const name = title ?? uri.path.split('/').at(-1) ?? '';
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.description = l10n.t('{0} cables', cables.length);
  item.resourceUri = uri;
  item.iconPath = new ThemeIcon('library');
  item.contextValue = 'collection';
  item.command = { command: OPEN_COLLECTION, title: l10n.t('Open as Table'), arguments: [uri] };
  return item;
}

function cableItem({ id, note }: Collection['cables'][number]): TreeItem {
  const item = new TreeItem(id, TreeItemCollapsibleState.None);
  item.description = note;
  item.tooltip = note ? `${id} · ${note}` : id;
  item.iconPath = new ThemeIcon('mail');
  item.command = { command: OPEN_NUMBER, title: l10n.t('Open Cable'), arguments: [id] };
  return item;
}
