import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  Range,
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
  type CitedByParams,
  type CitingCableAnswer,
} from '../../../server/src/protocol';
import { REVEAL } from '../commands';
import type { CurrentCable } from '../currentCable';
import { type ArchiveChanges, afterChanges } from './archiveChanges';

export const SHOW_CITED_BY = 'cable.showCitedBy';

const VIEW = 'cable.citedBy';

/** The view “Cited By”: the cables that cite the one that is read, with the words around the citation. */
export function citedByView(
  client: BaseLanguageClient,
  cable: CurrentCable,
  changes: ArchiveChanges,
): Disposable {
  const changed = new EventEmitter<void>();
  let answer: CitedByAnswer | undefined;
  let asked = 0;
  let shownFor = '';

  async function update(again: boolean): Promise<void> {
    const { document, glance } = cable.value ?? {};
    const key = document ? `${document.uri} ${glance?.reference ?? ''}` : '';
    if (!again && key === shownFor) return;
    shownFor = key;
    const turn = ++asked;
    // The number of the cable itself, wherever the cursor is.
    const [own] = glance?.items.find(({ kind }) => kind === 'reference')?.parts ?? [];
    const params: CitedByParams | undefined = document && {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
      position: own?.range.start ?? { line: 0, character: 0 },
    };
    const found = params && (await client.sendRequest<CitedByAnswer | null>(CITED_BY_REQUEST, params));
    if (turn !== asked) return;
    answer = found ?? undefined;
    view.message = messageOf(answer, document !== undefined) ?? '';
    view.badge =
      answer && answer.total > 0 ? { value: answer.total, tooltip: countOf(answer.total) } : undefined;
    changed.fire();
  }

  const view = window.createTreeView<CitingCableAnswer>(VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (parent) => (parent ? [] : [...(answer?.cables ?? [])]),
      getTreeItem: citingItem,
    },
  });
  void update(true);
  return Disposable.from(
    view,
    changed,
    cable.onDidChange(() => update(false)),
    afterChanges(changes, () => void update(true)),
    commands.registerCommand(SHOW_CITED_BY, () => commands.executeCommand(`${VIEW}.focus`)),
  );
}

const countOf = (count: number) =>
  count === 1 ? l10n.t('Cited by 1 cable') : l10n.t('Cited by {0} cables', count);

function messageOf(answer: CitedByAnswer | undefined, isOpen: boolean): string | undefined {
  if (!isOpen) return l10n.t('Open a cable to see which cables cite it.');
  if (!answer) return l10n.t('The cable has no number.');
  if (answer.reading && answer.total === 0) {
    return l10n.t(
      'No cable read so far cites {0}; {1} of {2} files are indexed.',
      answer.id,
      answer.reading.done.toLocaleString(),
      answer.reading.of.toLocaleString(),
    );
  }
  if (answer.total === 0) return l10n.t('No cable of the archive cites {0}.', answer.id);
  return answer.total > answer.cables.length
    ? l10n.t('The first {0} of {1} cables that cite {2}', answer.cables.length, answer.total, answer.id)
    : undefined;
}

function citingItem({ id, date, subject, place, sentence, isGuess }: CitingCableAnswer): TreeItem {
  const name = id ?? place.uri.slice(place.uri.lastIndexOf('/') + 1);
  const item = new TreeItem(isGuess ? l10n.t('{0} (probably)', name) : name, TreeItemCollapsibleState.None);
  const day = date?.slice(0, 10) ?? '';
  item.description = [day, sentence ?? subject].filter(Boolean).join(' · ');
  item.tooltip = [[name, day, subject].filter(Boolean).join(' · '), sentence].filter(Boolean).join('\n\n');
  item.accessibilityInformation = { label: [name, day, subject, sentence].filter(Boolean).join(', ') };
  item.iconPath = new ThemeIcon('mail');
  item.command = {
    command: REVEAL,
    title: l10n.t('Show in Cable'),
    arguments: [Uri.parse(place.uri, true), rangeOf(place.range)],
  };
  return item;
}

export function rangeOf({ start, end }: CitingCableAnswer['place']['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
