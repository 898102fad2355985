import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  type QuickPickItem,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  EXPLAIN_REQUEST,
  type ExplainAnswer,
  type ExplainParams,
  GLOSSARY_REQUEST,
} from '../../server/src/protocol';

export const EXPLAIN_CODE = 'cable.explainCode';
export const SHOW_GLOSSARY = 'cable.showGlossary';

/** Documents with the glossary of a cable, as Markdown. */
const SCHEME = 'cable-glossary';

/** The commands that look codes up: one that is typed, or all of the cable at the cursor. */
export function lookupCommands(client: BaseLanguageClient): Disposable {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, provider),
    commands.registerCommand(EXPLAIN_CODE, () => explainCode(client)),
    commands.registerCommand(SHOW_GLOSSARY, async () => {
      const editor = window.activeTextEditor;
      if (editor?.document.languageId !== 'cable') return;
      const place = client.code2ProtocolConverter.asTextDocumentPositionParams(
        editor.document,
        editor.selection.active,
      );
      const markdown = await client.sendRequest<string | null>(GLOSSARY_REQUEST, place);
      if (!markdown) {
        void window.showInformationMessage(l10n.t('This cable has no codes to explain.'));
        return;
      }
      const name = editor.document.uri.path.split('/').at(-1) ?? '';
      const uri = Uri.from({ scheme: SCHEME, path: `/${l10n.t('Glossary of {0}', name)}.md` });
      texts.set(uri.toString(), markdown);
      changed.fire(uri);
      await commands.executeCommand('markdown.showPreviewToSide', uri);
    }),
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
