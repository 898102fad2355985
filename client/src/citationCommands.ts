import { commands, Disposable, env, l10n, type TextEditor, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CITE_REQUEST, type CiteParams } from '../../server/src/protocol';

export const COPY_CITATION = 'cable.copyCitation';
export const COPY_CITATION_AS = 'cable.copyCitationAs';
export const COPY_PARAGRAPH_WITH_CITATION = 'cable.copyParagraphWithCitation';

/** Milliseconds for which the status bar says that something was copied. */
const MESSAGE_TIME = 3000;

/** The commands that copy a citation of the cable at the cursor. */
export function citationCommands(client: BaseLanguageClient): Disposable {
  const onEditor = (name: string, run: (editor: TextEditor) => Promise<void>) =>
    commands.registerCommand(name, async () => {
      const editor = window.activeTextEditor;
      if (editor?.document.languageId === 'cable') await run(editor);
    });
  const style = () => workspace.getConfiguration('cable.citation').get('style', 'chicago-note');
  return Disposable.from(
    onEditor(COPY_CITATION, (editor) =>
      copy(client, editor, { style: style(), format: 'text', pinpoint: true }),
    ),
    onEditor(COPY_CITATION_AS, async (editor) => {
      const chosen = await window.showQuickPick(choices(), { title: l10n.t('Copy the citation as') });
      if (chosen) await copy(client, editor, { ...chosen, pinpoint: chosen.format === 'text' });
    }),
    onEditor(COPY_PARAGRAPH_WITH_CITATION, (editor) =>
      copy(client, editor, { style: style(), format: 'text', pinpoint: true, quote: true }),
    ),
  );
}

function choices() {
  const text = (label: string, style: string) => ({ label, style, format: 'text' });
  const file = (label: string, format: string) => ({ label, style: 'chicago-note', format });
  return [
    text(l10n.t('Chicago, note'), 'chicago-note'),
    text(l10n.t('Chicago, bibliography'), 'chicago'),
    text('MLA', 'mla'),
    text('APA', 'apa'),
    text(l10n.t('National Archives'), 'nara'),
    text(l10n.t('Foreign Relations of the United States, heading'), 'frus'),
    file('BibTeX', 'bibtex'),
    file('RIS', 'ris'),
    file('CSL-JSON', 'csl-json'),
  ];
}

async function copy(
  client: BaseLanguageClient,
  { document, selection }: TextEditor,
  params: Pick<CiteParams, 'style' | 'format' | 'pinpoint' | 'quote'>,
): Promise<void> {
  const convert = client.code2ProtocolConverter;
  const source = workspace.getConfiguration('cable.citation', document).get<CiteParams['source']>('source');
  const citation = await client.sendRequest<string | null>(CITE_REQUEST, {
    ...convert.asTextDocumentPositionParams(document, selection.active),
    ...params,
    // What the settings give is a proxy, which cannot be sent to a worker.
    ...(source && { source: { ...source } }),
  });
  if (!citation) {
    void window.showInformationMessage(l10n.t('There is no cable at the cursor to cite.'));
    return;
  }
  await env.clipboard.writeText(citation.trimEnd());
  window.setStatusBarMessage(l10n.t('Citation copied.'), MESSAGE_TIME);
}
