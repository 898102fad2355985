import { l10n } from 'vscode';
import type { Glance, GlanceKind, PlaceInCable } from '../../server/src/protocol';

/** The names of facts in the view and in Markdown. */
export function glanceLabels(): Readonly<Record<GlanceKind, string>> {
  return {
    reference: l10n.t('Reference number'),
    date: l10n.t('Date'),
    from: l10n.t('From'),
    action: l10n.t('To'),
    information: l10n.t('Info'),
    classification: l10n.t('Classification'),
    release: l10n.t('Release'),
    captions: l10n.t('Captions'),
    order: l10n.t('Executive order'),
    declassification: l10n.t('Declassification'),
    tags: l10n.t('TAGS'),
    subject: l10n.t('Subject'),
    references: l10n.t('References'),
    signature: l10n.t('Signature'),
  };
}

/** A longer heading is cut, because the status bar shows other items too. */
const LONGEST_HEADING = 40;

/** The place of the cursor in one line, `¶7 (C) · section 3 of 4 · SECURITY LINKED TO …`. */
export function placeInWords(place: PlaceInCable): string {
  const { paragraph, portion, heading } = place;
  const number = paragraph === undefined ? undefined : `¶${paragraph}`;
  const mark = portion && `(${portion})`;
  // On a heading, its text is enough.
  const first = [number, mark].filter(Boolean).join(' ') || (heading ? undefined : partInWords(place));
  return [first, sectionInWords(place), heading && shortened(heading)].filter(Boolean).join(' · ');
}

/** The same for a screen reader: whole, and without signs. */
export function placeSpoken(place: PlaceInCable): string {
  const { paragraph, portion, heading } = place;
  return [
    paragraph === undefined ? partInWords(place) : l10n.t('paragraph {0}', paragraph),
    portion && l10n.t('marked {0}', portion),
    sectionInWords(place),
    heading && l10n.t('under the heading {0}', heading),
  ]
    .filter(Boolean)
    .join(', ');
}

function sectionInWords({ section }: PlaceInCable): string | undefined {
  return section && l10n.t('section {0} of {1}', section.number, section.total);
}

function partInWords({ part }: PlaceInCable): string {
  switch (part) {
    case 'envelope':
      return l10n.t('envelope');
    case 'header':
      return l10n.t('header');
    case 'body':
      return l10n.t('body');
    case 'signature':
      return l10n.t('signature');
    case 'attributes':
      return l10n.t('message attributes');
    case 'preface':
      return l10n.t('preface');
  }
}

function shortened(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= LONGEST_HEADING) return text;
  return `${characters
    .slice(0, LONGEST_HEADING - 1)
    .join('')
    .trimEnd()}…`;
}

/** The values of a fact in one line: `PREL, KSCA, KZ`. */
export function valuesOf({ items }: Glance, kind: GlanceKind): string | undefined {
  const parts = items.find((item) => item.kind === kind)?.parts;
  return parts?.map(({ value }) => value).join(', ');
}

/** Text of a cable for a place where VS Code would show `$(name)` as an icon. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, String.raw`\$(`);
}
