import {
  Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CITED_BY_REQUEST,
  type CitedByAnswer,
  THREAD_REQUEST,
  type ThreadAnswer,
  type ThreadParams,
} from '../../../server/src/protocol';
import { REVEAL } from '../commands';
import type { CurrentCable } from '../currentCable';
import { type ArchiveChanges, afterChanges } from './archiveChanges';
import { rangeOf } from './citedByView';

type Member = ThreadAnswer['cables'][number];

/** One of the two sides of the cable that is read, or a cable on a side, with those above it against loops. */
type Row =
  | { readonly side: ThreadParams['side']; readonly id: string }
  | {
      readonly side: ThreadParams['side'];
      readonly member: Member;
      readonly above: readonly string[];
      /** The archive is still being read. */
      readonly partial: boolean;
    };

/** The view “Threads”: what a cable answers and what answers it, as far as one unfolds it. */
export function threadsView(
  client: BaseLanguageClient,
  cable: CurrentCable,
  changes: ArchiveChanges,
): Disposable {
  const changed = new EventEmitter<void>();
  let id: string | undefined;
  let asked = 0;

  async function update(): Promise<void> {
    const { document, glance } = cable.value ?? {};
    const [own] = glance?.items.find(({ kind }) => kind === 'reference')?.parts ?? [];
    const turn = ++asked;
    const found =
      document &&
      (await client.sendRequest<CitedByAnswer | null>(CITED_BY_REQUEST, {
        textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
        position: own?.range.start ?? { line: 0, character: 0 },
        limit: 0,
      }));
    if (turn !== asked || found?.id === id) return;
    id = found?.id;
    view.description = id ?? '';
    view.message = id === undefined ? l10n.t('Open a cable to see its thread.') : '';
    changed.fire();
  }

  async function membersOf(of: string, side: ThreadParams['side'], above: readonly string[]): Promise<Row[]> {
    const { cables, reading } = await client.sendRequest<ThreadAnswer>(THREAD_REQUEST, { id: of, side });
    return cables
      .filter((member) => !above.includes(member.id))
      .map((member) => ({ side, member, above: [...above, member.id], partial: reading !== null }));
  }

  const view = window.createTreeView<Row>('cable.threads', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren(row): Row[] | Promise<Row[]> {
        if (!row) {
          return id === undefined
            ? []
            : [
                { side: 'answeredBy', id },
                { side: 'answers', id },
              ];
        }
        return 'member' in row
          ? membersOf(row.member.id, row.side, row.above)
          : membersOf(row.id, row.side, [row.id]);
      },
      getTreeItem: (row) => ('member' in row ? memberItem(row.member, row.partial) : sideItem(row.side)),
    },
  });
  void update();
  return Disposable.from(
    view,
    changed,
    cable.onDidChange(update),
    afterChanges(changes, () => {
      void update();
      changed.fire();
    }),
  );
}

function sideItem(side: ThreadParams['side']): TreeItem {
  const label = side === 'answeredBy' ? l10n.t('Refers to') : l10n.t('Referred to by');
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.iconPath = new ThemeIcon(side === 'answeredBy' ? 'arrow-up' : 'arrow-down');
  return item;
}

function memberItem({ id, date, subject, place, more }: Member, partial: boolean): TreeItem {
  const item = new TreeItem(id, more ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  const facts = place
    ? [date?.slice(0, 10), subject].filter(Boolean).join(' · ')
    : partial
      ? l10n.t('not found so far')
      : l10n.t('not in this archive');
  item.description = facts;
  item.tooltip = `${id} · ${facts}`;
  item.accessibilityInformation = { label: `${id}, ${facts}` };
  item.iconPath = new ThemeIcon(place ? 'mail' : 'question');
  if (place) {
    item.command = {
      command: REVEAL,
      title: l10n.t('Show in Cable'),
      arguments: [Uri.parse(place.uri, true), rangeOf(place.range)],
    };
  }
  return item;
}
