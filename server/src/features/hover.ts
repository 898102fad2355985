import type { Hover, Position } from 'vscode-languageserver-types';
import { locate, rangeOf } from '../syntax/query/locate';
import type { CableDocument, Message, Span, Telegram } from '../syntax/tree';
import { type DescribeContext, describe } from './describe';
import { markdownOf } from './markdown';

/** What a hover says of a problem: its place and the name of its quick fix. */
export interface Mendable {
  readonly message: Message;
  readonly span: Span;
  readonly fix?: { readonly title: string };
}

/**
 * Explains the token at a position.
 * @param problemsOf those of a telegram, so that a hover on a faulty token names the quick fix
 */
export function hover(
  document: CableDocument,
  position: Position,
  problemsOf: (telegram: Telegram) => readonly Mendable[] = () => [],
  context?: DescribeContext,
): Hover | null {
  const found = locate(document, position);
  if (!found) return null;
  const { telegram, message, offset, path } = found;
  const description = describe(telegram, message, path, offset, context);
  if (!description) return null;
  const { span } = description;
  // Of several problems the one that is about this token, not about its whole line.
  const [mendable] = problemsOf(telegram)
    .filter((problem) => problem.message === message && problem.fix && touches(problem.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  return {
    contents: { kind: 'markdown', value: markdownOf(description, mendable?.fix?.title) },
    range: rangeOf(message, span),
  };
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
