import {
  commands,
  Disposable,
  l10n,
  Position,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { READING_REQUEST, type ReadingAnswer, type ReadingParams } from '../../server/src/protocol';
import { openCable } from './openCable';
import type { FromReadingView, ToReadingView } from './readingViewMessages';
import { scriptPage, webviewOptions } from './webviewPage';

export const OPEN_READING_VIEW = 'cable.openReadingView';
export const EXPORT_HTML = 'cable.exportHtml';
export const EXPORT_MARKDOWN = 'cable.exportMarkdown';

const VIEW_TYPE = 'cable.reading';
/** Milliseconds after the last change of the text until the view follows. */
const REST = 250;

/** The typeset view of a cable beside its text, and its export. */
export function readingView(client: BaseLanguageClient, extension: Uri): Disposable {
  const panels = new Map<string, Disposable>();

  function show(document: TextDocument, panel: WebviewPanel): void {
    const uri = document.uri.toString();
    panels.set(
      uri,
      follow(client, extension, document, panel, () => panels.delete(uri)),
    );
  }

  return Disposable.from(
    commands.registerCommand(OPEN_READING_VIEW, () => {
      const document = window.activeTextEditor?.document;
      if (document?.languageId !== 'cable') return;
      const panel = window.createWebviewPanel(
        VIEW_TYPE,
        titleOf(document),
        { viewColumn: ViewColumn.Beside, preserveFocus: true },
        panelOptions(extension),
      );
      show(document, panel);
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: { readonly uri?: string } | undefined) {
        if (!state?.uri) return panel.dispose();
        panel.webview.options = panelOptions(extension);
        show(await workspace.openTextDocument(Uri.parse(state.uri, true)), panel);
      },
    }),
    commands.registerCommand(EXPORT_HTML, () => exportAs(client, 'page', 'html')),
    commands.registerCommand(EXPORT_MARKDOWN, () => exportAs(client, 'markdown', 'md')),
    { dispose: () => Disposable.from(...panels.values()).dispose() },
  );
}

const titleOf = ({ uri }: TextDocument) => l10n.t('Reading {0}', uri.path.split('/').at(-1) ?? '');

const panelOptions = (extension: Uri) => ({ ...webviewOptions(extension), enableFindWidget: true });

async function ask(
  client: BaseLanguageClient,
  document: TextDocument,
  params: Omit<ReadingParams, 'textDocument'>,
): Promise<ReadingAnswer | null> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  return client.sendRequest<ReadingAnswer | null>(READING_REQUEST, { textDocument, ...params });
}

/** Keeps a panel in step with its document: its text, its scroll position and its selection. */
function follow(
  client: BaseLanguageClient,
  extension: Uri,
  document: TextDocument,
  panel: WebviewPanel,
  closed: () => void,
): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const options = { furniture: false, glossary: false };
  /** The view was scrolled by the reader: the editor's echo of that is not sent back. */
  let scrolledByView = 0;
  const send = (message: ToReadingView) => panel.webview.postMessage(message);

  async function update(): Promise<void> {
    const answer = await ask(client, document, { form: 'view', ...options });
    if (answer) await send({ type: 'content', html: answer.content, style: answer.style, ...options });
  }

  panel.webview.html = pageOf(panel.webview, extension, document.uri);
  const subscriptions = Disposable.from(
    panel.webview.onDidReceiveMessage(async (message: FromReadingView) => {
      switch (message.type) {
        case 'ready':
          return update();
        case 'option':
          options[message.option] = message.on;
          return update();
        case 'scroll':
          scrolledByView = Date.now();
          return revealLine(document, message.line, TextEditorRevealType.AtTop);
        case 'open':
          return openLine(document, message.line);
        case 'cable':
          return openCable(client, message.cable);
      }
    }),
    workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      clearTimeout(timer);
      timer = setTimeout(update, REST);
    }),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [first] }) => {
      const isEcho = Date.now() - scrolledByView < 500;
      if (textEditor.document === document && first && !isEcho) {
        void send({ type: 'reveal', line: first.start.line });
      }
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [first] }) => {
      if (textEditor.document === document && first) void send({ type: 'select', line: first.active.line });
    }),
  );
  panel.onDidDispose(() => {
    clearTimeout(timer);
    subscriptions.dispose();
    closed();
  });
  return panel;
}

function revealLine(document: TextDocument, line: number, type: TextEditorRevealType): void {
  for (const editor of window.visibleTextEditors) {
    if (editor.document === document) editor.revealRange(new Range(line, 0, line, 0), type);
  }
}

async function openLine(document: TextDocument, line: number): Promise<void> {
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, shown?.viewColumn ?? ViewColumn.One);
  const start = new Position(line, 0);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
}

function pageOf(webview: Webview, extension: Uri, document: Uri): string {
  const labels = {
    furniture: l10n.t('Show page lines and repeated headers'),
    glossary: l10n.t('Show the glossary'),
  };
  return scriptPage(webview, extension, 'readingView.js', { uri: document.toString(), labels });
}

async function exportAs(
  client: BaseLanguageClient,
  form: 'page' | 'markdown',
  extension: string,
): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== 'cable') return;
  const answer = await ask(client, document, { form, glossary: form === 'page' });
  if (!answer) return;
  const path = document.uri.path.replace(/\.[^./]*$/, '');
  const target = await window.showSaveDialog({
    defaultUri: document.uri.with({
      path: `${path}.${extension}`,
      ...(document.isUntitled && { scheme: 'file' }),
    }),
    filters: { [extension === 'html' ? 'HTML' : 'Markdown']: [extension] },
  });
  if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(answer.content));
}
