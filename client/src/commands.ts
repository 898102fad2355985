import {
  commands,
  Disposable,
  env,
  l10n,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { GlanceValue } from '../../server/src/protocol';
import type { Current, CurrentCable } from './currentCable';
import { glanceMarkdown } from './glanceMarkdown';
import { glanceLabels, withoutIcons } from './labels';

export const COPY_REFERENCE = 'cable.copyReference';
export const COPY_MARKDOWN = 'cable.copyAsMarkdown';
export const GO_TO_HEADING = 'cable.goToHeading';
export const GO_TO_CLASSIFICATION = 'cable.goToClassification';
export const OPEN_EXAMPLE = 'cable.openExample';
/** Not offered to users: shows a range of a document, for the values of the view. */
export const REVEAL = 'cable.reveal';

/** An invented cable, packed with the extension. */
const EXAMPLE = 'test/cables/2006-web-copy-astana.txt';

/** The commands about the cable that is being read. */
export function registerCommands(cable: CurrentCable, extension: Uri): Disposable {
  const onCable = (name: string, run: (current: Current) => unknown) =>
    commands.registerCommand(name, async () => {
      const current = await cable.now();
      if (current) await run(current);
      else void window.showInformationMessage(l10n.t('No cable is open.'));
    });
  return Disposable.from(
    onCable(COPY_REFERENCE, copyReference),
    onCable(COPY_MARKDOWN, async ({ glance }) => {
      await env.clipboard.writeText(glanceMarkdown(glance, glanceLabels()));
      window.setStatusBarMessage(l10n.t('Facts copied.'), MESSAGE_TIME);
    }),
    onCable(GO_TO_HEADING, goToHeading),
    onCable(GO_TO_CLASSIFICATION, async ({ document, glance }) => {
      const [marked] = glance.items.find(({ kind }) => kind === 'classification')?.parts ?? [];
      if (marked) await reveal(document.uri, rangeOf(marked));
    }),
    commands.registerCommand(REVEAL, reveal),
    commands.registerCommand(OPEN_EXAMPLE, () => openExample(Uri.joinPath(extension, EXAMPLE))),
  );
}

/** The status bar reports a copy for this many milliseconds. */
const MESSAGE_TIME = 3000;

async function copyReference({ glance: { reference } }: Current): Promise<void> {
  if (reference === undefined) {
    void window.showInformationMessage(l10n.t('The cable has no message reference number.'));
    return;
  }
  await env.clipboard.writeText(reference);
  window.setStatusBarMessage(l10n.t('{0} copied.', withoutIcons(reference)), MESSAGE_TIME);
}

/** Without headings, VS Code's list of symbols offers the other parts. */
async function goToHeading({ document, glance: { headings } }: Current): Promise<void> {
  if (headings.length === 0) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.gotoSymbol');
    return;
  }
  const choices = headings.map((heading) => ({
    label: withoutIcons(heading.title),
    description: l10n.t('line {0}', heading.range.start.line + 1),
    heading,
  }));
  const chosen = await window.showQuickPick(choices, { title: l10n.t('Go to Heading') });
  if (chosen) await reveal(document.uri, rangeOf(chosen.heading));
}

async function openExample(file: Uri): Promise<void> {
  const content = new TextDecoder().decode(await workspace.fs.readFile(file));
  await window.showTextDocument(await workspace.openTextDocument({ language: 'cable', content }));
}

function rangeOf({ range: { start, end } }: Pick<GlanceValue, 'range'>): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Shows a range, with the cursor at its start, so that the keyboard goes on from there. */
async function reveal(uri: Uri, range: Range): Promise<void> {
  const editor = await window.showTextDocument(uri);
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
