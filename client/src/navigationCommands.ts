import {
  commands,
  Disposable,
  type DocumentSymbol,
  Position,
  Selection,
  SymbolKind,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FoldingRange } from 'vscode-languageserver-types';
import type { FoldKind } from '../../server/src/protocol';

export const FOLD_ENVELOPE = 'cable.foldEnvelope';
export const FOLD_TO_HEADINGS = 'cable.foldToHeadings';
export const NEXT_PARAGRAPH = 'cable.nextParagraph';
export const PREVIOUS_PARAGRAPH = 'cable.previousParagraph';
export const NEXT_SECTION = 'cable.nextSection';
export const PREVIOUS_SECTION = 'cable.previousSection';

/** The commands that fold the cable in the active editor, and that move the cursor in it. */
export function navigationCommands(client: BaseLanguageClient): Disposable {
  const onEditor = (name: string, run: (editor: TextEditor) => Promise<void>) =>
    commands.registerCommand(name, async () => {
      const editor = window.activeTextEditor;
      if (editor?.document.languageId === 'cable') await run(editor);
    });
  return Disposable.from(
    onEditor(FOLD_ENVELOPE, (editor) => fold(client, editor, ['envelope'])),
    onEditor(FOLD_TO_HEADINGS, (editor) =>
      fold(client, editor, ['envelope', 'heading', 'paragraph', 'region']),
    ),
    onEditor(NEXT_PARAGRAPH, (editor) => move(editor, paragraphs, 'next')),
    onEditor(PREVIOUS_PARAGRAPH, (editor) => move(editor, paragraphs, 'previous')),
    onEditor(NEXT_SECTION, (editor) => move(editor, sections, 'next')),
    onEditor(PREVIOUS_SECTION, (editor) => move(editor, sections, 'previous')),
  );
}

/** Folds the outermost ranges of these kinds, so that unfolding one shows all of it. */
async function fold(
  client: BaseLanguageClient,
  editor: TextEditor,
  kinds: readonly (FoldKind | 'region')[],
): Promise<void> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document);
  const answer = await client.sendRequest<FoldingRange[] | null>('textDocument/foldingRange', {
    textDocument,
  });
  const lines: number[] = [];
  let end = -1;
  for (const { kind, startLine, endLine } of answer ?? []) {
    if (startLine <= end || !kind || !(kinds as readonly string[]).includes(kind)) continue;
    lines.push(startLine);
    end = endLine;
  }
  // Of the ranges around a line, the one that begins on it is the innermost.
  if (lines.length > 0) {
    await commands.executeCommand('editor.fold', { levels: 1, direction: 'up', selectionLines: lines });
  }
}

async function move(
  editor: TextEditor,
  places: (symbols: readonly DocumentSymbol[]) => Position[],
  direction: 'next' | 'previous',
): Promise<void> {
  const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    editor.document.uri,
  );
  const here = editor.selection.active;
  const stops = places(symbols ?? []).sort((a, b) => a.compareTo(b));
  const stop =
    direction === 'next'
      ? stops.find((place) => place.line > here.line)
      : stops.findLast((place) => place.isBefore(new Position(here.line, 0)));
  if (!stop) return;
  editor.selection = new Selection(stop, stop);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The start of each paragraph, also in quoted cables. */
function paragraphs(symbols: readonly DocumentSymbol[]): Position[] {
  return symbols.flatMap(({ kind, range, children }) => [
    ...(kind === SymbolKind.Field ? [range.start] : []),
    ...paragraphs(children),
  ]);
}

const SECTIONS: readonly SymbolKind[] = [
  SymbolKind.Namespace,
  SymbolKind.Class,
  SymbolKind.Module,
  SymbolKind.Object,
];

/** The start of the envelope, the header, the body, each heading, and each other part with lines of its own. */
function sections(symbols: readonly DocumentSymbol[]): Position[] {
  return symbols.flatMap(({ kind, range, selectionRange, children }) => {
    // The stop of a heading is its title, below a rule of dashes. A body that begins with a heading is no extra stop.
    const isStop = SECTIONS.includes(kind) && children[0]?.kind !== SymbolKind.Class;
    const stop = kind === SymbolKind.Class ? selectionRange.start : range.start;
    return [...(isStop ? [stop] : []), ...sections(children)];
  });
}
