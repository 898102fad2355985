import type { Message, SyntaxNode } from '../../syntax/tree';
import { linesOf, oneLine } from './plainText';

/** What follows SUMMARY in its opening: `SUMMARY AND COMMENT`, `Summary/Comment`, `SUMMARY AND TABLE OF CONTENTS`. */
const WITH = String.raw`(?:\s?(?:,|\/|&|\bAND\b)\s?[A-Z]{2,15}(?: [A-Z]{2,15}){0,3})`;
const OPENING = new RegExp(
  String.raw`^[\s.:*=-]*(?:BEGIN\s+)?(?:(?:EXECUTIVE|INTRODUCTION|COMMENT|ACTION REQUEST)(?:\s?(?:\/|&|\bAND\b))?\s)?SUMMARY${WITH}{0,2}\s*(?:[:.;*=-]+\s*|$)`,
  'i',
);
const CLOSING = /\(?\s?\bEND (?:OF )?(?:THE )?(?:[A-Z]{2,15}(?: AND |\/| & | ))?SUMMARY\b/i;
const PORTION_MARK = /^\((?:[USC]|TS|SBU|LOU|FOUO)(?:[/-]{1,2}[A-Z]{2,8}){0,3}\)\s*/i;

/** No summary has more paragraphs than this. */
const LONGEST = 15;

/** A heading or a paragraph. */
interface Part {
  readonly heading: boolean;
  /** Enough to tell whether a summary may begin there. */
  readonly head: string;
  readonly lines: () => string[];
}

/** An opening is within so many characters. */
const HEAD = 200;

/**
 * The summary without the words that open and close it, numbers and portion marks; paragraphs are joined by
 * a blank. It ends at END SUMMARY; where that is missing, with its paragraph, or before the next heading if a
 * heading opens it (FORMAT §7).
 */
export function summaryOf(messages: readonly Message[]): string | undefined {
  const parts = messages.flatMap(partsOf);
  for (const [index, part] of parts.entries()) {
    if (!/SUMMARY/i.test(part.head)) continue;
    const text = oneLine(part.lines().join(' '));
    const opening = OPENING.exec(text.slice(0, HEAD))?.[0];
    if (opening) return closed(text.slice(opening.length), parts, index) ?? unclosed(opening, parts, index);
  }
  return undefined;
}

function partsOf(message: Message): Part[] {
  return message.children.flatMap((node): Part[] => {
    // In a fragment the summary may stand before or without a body.
    if (node.kind === 'Text') return [partOf(message, node)];
    if (node.kind !== 'Body') return [];
    return node.children.flatMap((child): Part[] => {
      if (child.kind === 'Heading') return [partOf(message, child.title, true)];
      if (child.kind !== 'Paragraph') return [];
      const { start, numberNode, portionMark } = child;
      return [partOf(message, child, false, portionMark?.end ?? numberNode?.end ?? start)];
    });
  });
}

function partOf(message: Message, node: SyntaxNode, heading = false, from = node.start): Part {
  return {
    heading,
    head: message.text.slice(from, Math.min(node.end, from + HEAD)),
    lines: () => linesOf(message, node, from).map(withoutPoint),
  };
}

/** The point behind the paragraph's number. */
function withoutPoint(line: string, index: number): string {
  return index === 0 ? line.replace(/^[.)\s]+/, '') : line;
}

/** The text up to END SUMMARY, in this part or a later one. */
function closed(first: string, parts: readonly Part[], index: number): string | undefined {
  let text = first;
  for (let next = index; ; next++) {
    const end = text.search(CLOSING);
    if (end >= 0) return withoutMark(text.slice(0, end));
    const part = parts[next + 1];
    if (!part || next - index === LONGEST) return undefined;
    const lines = oneLine(part.lines().join(' '));
    if (!part.heading || CLOSING.test(lines)) text = `${text} ${lines}`;
  }
}

function unclosed(opening: string, parts: readonly Part[], index: number): string | undefined {
  const own = ownText(parts[index], opening);
  if (own !== '') return withoutMark(own);
  const texts: string[] = [];
  for (const part of parts.slice(index + 1, index + 1 + LONGEST)) {
    if (part.heading) break;
    texts.push(part.lines().join(' '));
  }
  return withoutMark(texts.join(' '));
}

/** The text of the paragraph that the summary opens, up to a line in capitals behind a gap: a heading. */
function ownText(part: Part | undefined, opening: string): string {
  const lines = part?.lines() ?? [];
  const heading = lines.findIndex(
    (line, at) => at > 1 && lines[at - 1] === '' && /^[^a-z]{0,60}$/.test(line) && /[A-Z]/.test(line),
  );
  return oneLine((heading < 0 ? lines : lines.slice(0, heading)).join(' ')).slice(opening.length);
}

function withoutMark(text: string): string | undefined {
  const words = oneLine(text.replace(/^[\s.:-]+/, ''))
    .replace(PORTION_MARK, '')
    .replace(/[\s(-]{1,20}$/, '');
  return words === '' ? undefined : words;
}
