import {
  Disposable,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import type { Glance } from '../../server/src/protocol';
import { COPY_REFERENCE, GO_TO_CLASSIFICATION, GO_TO_HEADING } from './commands';
import type { CurrentCable } from './currentCable';
import { placeInWords, placeSpoken, valuesOf, withoutIcons } from './labels';

const BANNER_COLORS = 'cable.statusBar.bannerColors';

/** The classification of the current cable, the place of the cursor and the message reference number. */
export function showStatus(cable: CurrentCable): Disposable {
  const classification = item(
    'cable.classification',
    12,
    l10n.t('Cable: Classification'),
    GO_TO_CLASSIFICATION,
  );
  const place = item('cable.place', 11, l10n.t('Cable: Cursor Position'), GO_TO_HEADING);
  const reference = item('cable.reference', 10, l10n.t('Cable: Message Reference Number'), COPY_REFERENCE);

  function update(): void {
    const glance = cable.value?.glance;
    showClassification(classification, glance);
    show(
      place,
      glance && {
        text: placeInWords(glance.place),
        spoken: l10n.t('Place in the cable: {0}', placeSpoken(glance.place)),
        tooltip: l10n.t('{0}. Click to go to a heading.', placeSpoken(glance.place)),
      },
    );
    show(
      reference,
      glance?.reference && {
        text: glance.reference,
        spoken: l10n.t('Message reference number {0}', glance.reference),
        tooltip: l10n.t('Message reference number. Click to copy it.'),
      },
    );
  }

  update();
  return Disposable.from(
    classification,
    place,
    reference,
    cable.onDidChange(update),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(BANNER_COLORS) && update()),
  );
}

function item(id: string, priority: number, name: string, command: string): StatusBarItem {
  const made = window.createStatusBarItem(id, StatusBarAlignment.Left, priority);
  made.name = name;
  made.command = command;
  return made;
}

interface Shown {
  readonly text: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly tooltip: string;
}

function show(made: StatusBarItem, shown: Shown | '' | undefined): void {
  if (!shown) {
    made.hide();
    return;
  }
  made.text = withoutIcons(shown.text);
  made.tooltip = shown.tooltip;
  made.accessibilityInformation = { label: shown.spoken, role: 'button' };
  made.show();
}

function showClassification(made: StatusBarItem, glance: Glance | undefined): void {
  const level = glance?.classification;
  const marking = glance && valuesOf(glance, 'classification');
  const captions = glance && valuesOf(glance, 'captions');
  const release = glance && valuesOf(glance, 'release');
  const marked = captions ? l10n.t('{0}, with the captions {1}', marking ?? '', captions) : marking;
  show(
    made,
    marking && {
      text: release ? `${marking} · ${release}` : marking,
      spoken: release
        ? l10n.t('The cable is marked {0}; the copy was {1}', marked ?? '', release)
        : l10n.t('The cable is marked {0}', marked ?? ''),
      tooltip: l10n.t('Classification: {0}. Click to go to the classification line.', marked ?? ''),
    },
  );
  const colored = workspace.getConfiguration().get(BANNER_COLORS, false);
  made.color = level && colored ? new ThemeColor(`cable.banner.${COLORS[level]}`) : undefined;
}

/** The last parts of the ids of contributed colors. */
const COLORS: Readonly<Record<NonNullable<Glance['classification']>, string>> = {
  UNCLASSIFIED: 'unclassified',
  'LIMITED OFFICIAL USE': 'limitedOfficialUse',
  CONFIDENTIAL: 'confidential',
  SECRET: 'secret',
  'TOP SECRET': 'topSecret',
};
