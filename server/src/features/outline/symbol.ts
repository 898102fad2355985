import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { endOfLine, lineOf, rangeOf } from '../../syntax/query/locate';
import { firstFrom } from '../../syntax/query/search';
import { textOf } from '../../syntax/query/walk';
import type { Message, QuotedCable, Span } from '../../syntax/tree';

/** The symbol of a cable that is quoted in a header or a body: it has symbols of its own header and body. */
export type QuotedSymbol = (message: Message, quoted: QuotedCable) => DocumentSymbol;

/** A symbol of a span of the message; what it is called and its detail are made one line. */
export function symbol(
  message: Message,
  kind: SymbolKind,
  name: string,
  detail: string,
  span: Span,
  more?: { readonly selection?: Span; readonly children?: DocumentSymbol[] },
): DocumentSymbol {
  const range = rangeOf(message, span);
  const made: DocumentSymbol = {
    // The protocol forbids an empty name.
    name: oneLine(name) || '–',
    detail: oneLine(detail),
    kind,
    range,
    selectionRange: more?.selection ? rangeOf(message, more.selection) : range,
  };
  if (more?.children) made.children = more.children;
  return made;
}

/** Offset of the end of the line above the one that holds `offset`, before its break. */
export function endOfLineBefore(message: Message, offset: number): number {
  const line = lineOf(message, offset);
  return line === 0 ? 0 : endOfLine(message, line - 1);
}

/** The page lines and page headers that interrupt an element, or are one. */
export function furniture(message: Message, span: Span): DocumentSymbol[] {
  const lines = within(message.pageLines, span);
  const headers = within(message.pageHeaders, span);
  if (lines.length === 0 && headers.length === 0) return [];
  return [...lines, ...headers]
    .sort((a, b) => a.start - b.start)
    .map((node) => symbol(message, SymbolKind.File, textOf(message, node), 'page line', node));
}

function within(nodes: readonly Span[], { start, end }: Span): readonly Span[] {
  if (nodes.length === 0) return nodes;
  const first = firstFrom(nodes, start);
  let next = first;
  while (next < nodes.length && (nodes[next] as Span).end <= end) next++;
  return nodes.slice(first, next);
}

/** Line breaks and what else would not show in a tree, as single blanks; blanks at the end of a cut text stay. */
export function oneLine(text: string): string {
  return MAY_HIDE.test(text) ? text.replace(/[\s\p{Cc}]+/gu, ' ').trimStart() : text;
}

/** What is neither a single blank between words nor visible, as far as that is quick to tell; typography is visible. */
const MAY_HIDE = /^ | {2}|[^ -~\u00a1-\u167f\u2010-\u2027]/;
