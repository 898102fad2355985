import {
  type CodeAction,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  extensions,
  type Hover,
  languages,
  MarkdownString,
  Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import twin from '../cables/2006-web-copy-astana.txt';

export { twin };

const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/tmp');

/** The twin of the sample, as a file of the workspace. */
export const twinUri = Uri.joinPath(folder, '2006-web-copy-astana.txt');

const encode = (text: string) => new TextEncoder().encode(text);

/** Starts the extension, with the twin of the sample in the workspace. */
export async function activate(): Promise<void> {
  // In a browser the editor saves by itself, and then every fix asks first.
  await workspace.getConfiguration('files').update('autoSave', 'off', ConfigurationTarget.Global);
  await workspace.fs.writeFile(twinUri, encode(twin));
  await extensions.getExtension('diplomatic-cables.diplomatic-cables')?.activate();
}

/** Waits until what is asked for is there; the last answer, whatever it is, after 20 seconds. */
export async function until<T>(ask: () => T | Thenable<T>, enough: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (enough(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function show(document: TextDocument): Promise<TextDocument> {
  await window.showTextDocument(document);
  return document;
}

/** Writes a file into the workspace and opens it. */
export async function openFile(name: string, content: string | Uint8Array): Promise<TextDocument> {
  const uri = Uri.joinPath(folder, name);
  await workspace.fs.writeFile(uri, typeof content === 'string' ? encode(content) : content);
  return show(await workspace.openTextDocument(uri));
}

/** The language of a document, once it is the one that is waited for. */
export const languageOf = (document: TextDocument, wanted: string) =>
  until(
    () => workspace.textDocuments.find(({ uri }) => uri.toString() === document.uri.toString())?.languageId,
    (language) => language === wanted,
  );

export const outlineOf = async (uri: Uri) =>
  (await commands.executeCommand<DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  )) ?? [];

/** The outline of a document that has one, once it is there. */
export const symbolsOf = (uri: Uri) =>
  until(
    () => outlineOf(uri),
    (symbols) => symbols.length > 0,
  );

/** What hovering over a text on a line (1-based) says. */
export async function hoverOn(document: TextDocument, line: number, text: string): Promise<string> {
  const character = document.lineAt(line - 1).text.indexOf(text);
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new Position(line - 1, character + 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
    .join('\n');
}

export const problemsOf = (uri: Uri, count: number) =>
  until(
    () => languages.getDiagnostics(uri),
    (found) => found.length === count,
  );

export const print = (found: readonly Diagnostic[]) =>
  found
    .map(({ range, code }) => `${range.start.line + 1} ${typeof code === 'object' ? code.value : code}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b));

export const actionsOf = (document: TextDocument, kind: string) =>
  commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(0, 0, document.lineCount, 0),
    kind,
  );
