import { childrenOf } from '../../syntax/query/walk';
import type { Message, Span, SyntaxNode } from '../../syntax/tree';

/** What interrupts an element without being part of it: where a page ended, a stamp, markup of a web copy. */
export const INTERRUPTIONS: ReadonlySet<SyntaxNode['kind']> = new Set<SyntaxNode['kind']>([
  'PageLine',
  'PageHeader',
  'Banner',
  'ReleaseStamp',
  'ExemptionCode',
  'PublisherText',
  'EndOfMessage',
  'LinkMarkup',
  'CopyMark',
  'PageMark',
]);

/**
 * The lines of an element as they were sent: without the interruptions, the blanks round the lines and the
 * backslashes of the CSV dump. `''` stands for any number of empty lines.
 *
 * @param from offset within the message at which to begin, for a part of the element
 */
export function linesOf(message: Message, node: SyntaxNode, from = node.start): string[] {
  const trimmedLines = rawLinesOf(message, node, from).map(trimmed);
  const lines = OF_BODY.has(node.kind) ? trimmedLines.map(withoutCaption) : trimmedLines;
  return lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
}

/** Prints have the caption again where a page ended, in the middle of a sentence; but `the SIPDIS caption` is text. */
const REPEATED_CAPTION =
  /(?:^|\s)SIPDIS(?=\s|$)(?!\s(?:caption|distribution|channel|list|cable|addressee|message|recipient)s?\b)/g;

const withoutCaption = (line: string) => line.replace(REPEATED_CAPTION, '').trimStart();

const OF_BODY: ReadonlySet<string> = new Set(['Paragraph', 'HeadingText', 'Heading']);

/** The lines of an element without the interruptions, otherwise as they stand. */
export function rawLinesOf(message: Message, node: SyntaxNode, from = node.start): string[] {
  const { text } = message;
  let kept = '';
  let at = from;
  const skip = ({ start, end }: Span) => {
    if (start >= at) kept += text.slice(at, start);
    at = Math.max(at, end);
  };
  skipInterruptions(node, skip);
  kept += text.slice(at, Math.max(at, node.end));
  return kept.split(/\r\n|[\n\r\u2028\u2029]/);
}

/** The words of an element in one line. */
export function plainText(message: Message, node: SyntaxNode, from = node.start): string {
  // A token needs no more than its text.
  if (!('children' in node)) {
    const text = oneLine(message.text.slice(from, node.end));
    return OF_BODY.has(node.kind) ? oneLine(withoutCaption(text)) : text;
  }
  return oneLine(linesOf(message, node, from).join(' '));
}

/** White space that is more than a blank between two words. */
const UNEVEN = /\s\s|[^\S ]|^ | $/;

export function oneLine(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

function trimmed(line: string): string {
  let text = line.trim();
  while (text.endsWith('\\')) text = text.slice(0, -1).trimEnd();
  return text;
}

function skipInterruptions(node: SyntaxNode, skip: (span: Span) => void): void {
  for (const child of childrenOf(node)) {
    if (INTERRUPTIONS.has(child.kind)) skip(child);
    else skipInterruptions(child, skip);
  }
}

/** `S/NF` of `(S/NF)`. */
export function withoutBrackets(text: string): string {
  return text.replace(/\\/g, '').replace(/^[([{]\s*|\s*[)\]}]$/g, '');
}
