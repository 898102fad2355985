import { commands, Disposable, l10n, type QuickPickItem, Uri, ViewColumn, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  EXPLAIN_REQUEST,
  type ExplainAnswer,
  type ExplainParams,
  GLOSSARY_REQUEST,
  RELEASE_REVIEW_REQUEST,
} from '../../server/src/protocol';
import { virtualDocuments } from './virtualDocuments';

export const EXPLAIN_CODE = 'cable.explainCode';
export const SHOW_GLOSSARY = 'cable.showGlossary';
export const REVIEW_RELEASE = 'cable.reviewRelease';

/** Documents about a cable, as Markdown. */
const SCHEME = 'cable-about';

/** The commands that look codes up: one that is typed, or all of the cable at the cursor; and what its release did. */
export function lookupCommands(client: BaseLanguageClient): Disposable {
  const documents = virtualDocuments(SCHEME);

  /** Shows what the server says of the cable at the cursor, in the preview of Markdown. */
  async function show(request: string, title: (name: string) => string, nothing: string): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'cable') return;
    const { document, selection } = editor;
    const place = client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.active);
    const markdown = await client.sendRequest<string | null>(request, place);
    if (!markdown) {
      void window.showInformationMessage(nothing);
      return;
    }
    const name = document.uri.path.split('/').at(-1) ?? '';
    const uri = Uri.from({ scheme: SCHEME, path: `/${title(name)}.md` });
    documents.set(uri, markdown);
    try {
      await commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // A host without the preview of Markdown shows its text.
      await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true });
    }
  }

  return Disposable.from(
    documents,
    commands.registerCommand(EXPLAIN_CODE, () => explainCode(client)),
    commands.registerCommand(SHOW_GLOSSARY, () =>
      show(
        GLOSSARY_REQUEST,
        (name) => l10n.t('Glossary of {0}', name),
        l10n.t('This cable has no codes to explain.'),
      ),
    ),
    commands.registerCommand(REVIEW_RELEASE, () =>
      show(
        RELEASE_REVIEW_REQUEST,
        (name) => l10n.t('Release of {0}', name),
        l10n.t('This copy has no marks of a release, and no withheld words.'),
      ),
    ),
  );
}

/** A box that explains the code in it with each key; a second look-up replaces an answer that is late. */
function explainCode(client: BaseLanguageClient): void {
  const box = window.createQuickPick<QuickPickItem>();
  box.title = l10n.t('Explain a code');
  box.placeholder = l10n.t('A code as a cable has it: RUEHKB, ZNY CCCCC ZZH, PREL, 2680905, 1.4 (b,d)');
  let asked = 0;
  box.onDidChangeValue(async (value) => {
    const turn = ++asked;
    const code = value.trim();
    const params: ExplainParams = { code };
    const answers = code ? await client.sendRequest<ExplainAnswer[]>(EXPLAIN_REQUEST, params) : [];
    if (turn !== asked) return;
    box.items = answers.flatMap(({ title, text }) => {
      const [, ...lines] = text.split('\n');
      return [
        { label: title, alwaysShow: true },
        ...lines.map((line) => ({ label: '', description: line, alwaysShow: true })),
      ];
    });
  });
  box.onDidAccept(() => box.hide());
  box.onDidHide(() => box.dispose());
  box.show();
}
