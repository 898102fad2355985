import { visitLeavesWithin } from '../syntax/query/walk';
import type { Leaf, Message, Span, Telegram } from '../syntax/tree';
import { type DescribeContext, type Description, describe } from './describe';

const WORD = /\S+/g;

/**
 * Everything that can be explained in a part of a message: each token, and in running text each word that has a
 * meaning, in the order of the text. Spans never overlap.
 * @param within UTF-16 offsets in the message
 */
export function describedTokens(
  telegram: Telegram,
  message: Message,
  within: Span,
  context?: DescribeContext,
): Description[] {
  const found: Description[] = [];
  const add = (description: Description | undefined) => {
    const before = found.at(-1)?.span.end ?? 0;
    if (description && description.span.start >= before && description.span.end > description.span.start)
      found.push(description);
  };
  visitLeavesWithin(message, within, (path, leaf) => {
    if (leaf.end <= within.start || leaf.start >= within.end) return;
    if (!isRunningText(leaf)) add(describe(telegram, message, path, leaf.start, context));
    else for (const offset of wordsOf(message, leaf)) add(describe(telegram, message, path, offset, context));
  });
  return found;
}

function wordsOf(message: Message, { start, end }: Leaf): number[] {
  return Array.from(message.text.slice(start, end).matchAll(WORD), ({ index }) => start + index);
}

function isRunningText({ kind }: Leaf): boolean {
  return kind === 'Text' || kind === 'HeadingText';
}
