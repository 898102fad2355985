import {
  Disposable,
  languages,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  workspace,
} from 'vscode';
import { isNamedLikeCable, looksLikeCable } from '../../server/src/syntax/recognise';

/** Documents that are not files of the user: output of tools, other versions of a file, settings. */
const otherSchemes = new Set(['output', 'git', 'debug', 'vscode', 'comment', 'search-editor']);

/** An untitled document is examined only after a change of at least this many characters, such as a paste. */
const PASTED = 200;

/**
 * Gives plain-text documents that are cables the language `cable`: those open now, those opened later, and
 * untitled ones into which a cable is pasted. A document whose language was changed since it was opened,
 * here or by hand, is left alone until it is closed and opened again.
 */
export function detectCables(): Disposable {
  // To VS Code, a change of language closes and opens the same document object. A document that is closed and
  // opened again by the user is another object.
  const opened = new WeakSet<TextDocument>();
  const settled = new WeakSet<TextDocument>();

  const detect = async (document: TextDocument) => {
    if (!settled.has(document) && isCable(document)) {
      await languages.setTextDocumentLanguage(document, 'cable');
    }
  };
  const onOpen = (document: TextDocument) => {
    if (opened.has(document)) settled.add(document);
    opened.add(document);
    return detect(document);
  };
  const onChange = ({ document, contentChanges }: TextDocumentChangeEvent) =>
    document.isUntitled && contentChanges.some(({ text }) => text.length >= PASTED)
      ? detect(document)
      : undefined;

  for (const document of workspace.textDocuments) onOpen(document);
  return Disposable.from(
    workspace.onDidOpenTextDocument(onOpen),
    workspace.onDidChangeTextDocument(onChange),
  );
}

function isCable(document: TextDocument): boolean {
  if (document.languageId !== 'plaintext' || otherSchemes.has(document.uri.scheme)) return false;
  if (!workspace.getConfiguration('cable', document).get('detectLanguage', true)) return false;
  return isNamedLikeCable(document.uri.path) || looksLikeCable(document.getText(new Range(0, 0, 200, 0)));
}
