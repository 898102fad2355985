import type { Hover, Position } from 'vscode-languageserver-types';
import { offsetOf, rangeOf } from '../syntax/place';
import type { CableDocument, Message, Span, Telegram } from '../syntax/tree';
import { pathAt } from '../syntax/walk';
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
  const message = messageAt(document, position.line);
  const telegram = message && document.telegrams.find(({ messages }) => messages.includes(message));
  if (!telegram) return null;
  const offset = offsetOf(message, position);
  const description = describe(telegram, message, pathAt(message, offset), offset, context);
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

/** The message on a line of the document: the last one that begins at or before it. */
export function messageAt({ messages }: CableDocument, line: number): Message | undefined {
  return messages.findLast((message) => message.line <= line);
}
