import {
  Disposable,
  EventEmitter,
  l10n,
  Range,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
} from 'vscode';
import type { GlanceItem, GlanceKind, GlanceValue } from '../../server/src/protocol';
import { REVEAL } from './commands';
import type { CurrentCable } from './currentCable';
import { glanceLabels } from './labels';

const ICONS: Readonly<Record<GlanceKind, string>> = {
  reference: 'symbol-number',
  date: 'calendar',
  from: 'home',
  action: 'mail',
  information: 'info',
  classification: 'lock',
  release: 'eye',
  captions: 'bookmark',
  order: 'law',
  declassification: 'unlock',
  tags: 'tag',
  subject: 'symbol-string',
  references: 'references',
  signature: 'edit',
};

/** Of several, not their words but their number stands beside the name. */
const COUNTED: ReadonlySet<GlanceKind> = new Set(['action', 'information', 'references']);

/** A row of the view: a item, or one of the several parts of a item. */
type Row = { readonly item: GlanceItem } | { readonly part: GlanceValue };

/** The view “Cable” of the explorer: the facts of the current cable, each of which leads to its place. */
export function showView(cable: CurrentCable): Disposable {
  const changed = new EventEmitter<void>();
  let uri: Uri | undefined;
  let items: readonly GlanceItem[] = [];

  function update(): void {
    const { document, glance: found } = cable.value ?? {};
    const next = found?.items ?? [];
    // The cursor moves in the same cable far more often than its facts change.
    if (uri?.toString() === document?.uri.toString() && JSON.stringify(next) === JSON.stringify(items))
      return;
    uri = document?.uri;
    items = next;
    changed.fire();
  }

  const view = window.createTreeView<Row>('cable.facts', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren(row): Row[] {
        if (!row) return items.map((item) => ({ item }));
        return 'item' in row && row.item.parts.length > 1 ? row.item.parts.map((part) => ({ part })) : [];
      },
      getTreeItem: (row) => ('item' in row ? itemRow(row.item, uri) : partItem(row.part, uri)),
    },
  });
  update();
  return Disposable.from(view, changed, cable.onDidChange(update));
}

function itemRow({ kind, parts }: GlanceItem, uri: Uri | undefined): TreeItem {
  const name = glanceLabels()[kind];
  const [first] = parts;
  const several = parts.length > 1;
  const values = parts.map(({ value }) => value).join(', ');
  const description = several ? (COUNTED.has(kind) ? String(parts.length) : values) : inWords(first);
  const made = leading(
    new TreeItem(name, several ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None),
    uri,
    first,
  );
  made.id = kind;
  made.description = description;
  made.iconPath = new ThemeIcon(ICONS[kind]);
  made.tooltip = `${name}: ${several ? values : description}`;
  made.accessibilityInformation = {
    label: several ? l10n.t('{0}, {1}: {2}', name, parts.length, values) : `${name}: ${description}`,
  };
  return made;
}

function partItem(part: GlanceValue, uri: Uri | undefined): TreeItem {
  const made = leading(new TreeItem(part.value), uri, part);
  if (part.meaning) made.description = part.meaning;
  made.tooltip = inWords(part);
  made.accessibilityInformation = { label: inWords(part) };
  return made;
}

function inWords(part: GlanceValue | undefined): string {
  if (!part) return '';
  return part.meaning ? `${part.value} · ${part.meaning}` : part.value;
}

/** The row with the command that shows its place in the cable. */
function leading(made: TreeItem, uri: Uri | undefined, part: GlanceValue | undefined): TreeItem {
  if (!uri || !part) return made;
  const { start, end } = part.range;
  const range = new Range(start.line, start.character, end.line, end.character);
  made.command = { command: REVEAL, title: l10n.t('Show in Cable'), arguments: [uri, range] };
  return made;
}
