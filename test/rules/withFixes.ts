import { TextDocument } from 'vscode-languageserver-textdocument';
import { editsOf } from '../../server/src/rules/fix';
import type { Fix } from '../../server/src/rules/rule';
import { rangeOf } from '../../server/src/syntax/query/locate';

/** The text after the edits of the fixes, as an editor makes them. */
export function withFixes(text: string, fixes: readonly Fix[]): string {
  const document = TextDocument.create('file:///cable.txt', 'cable', 1, text);
  return TextDocument.applyEdits(
    document,
    editsOf(fixes).map(({ message, span, newText }) => ({ range: rangeOf(message, span), newText })),
  );
}
