import { readHeader } from '../header';
import { headOf, type Line, leaf, type ParagraphStart, paragraphStartOf, type Read, RULE } from '../lines';
import type { Body, Heading, Leaf, Paragraph, QuotedCable, SyntaxNode } from '../tree';
import { headingAt } from './headings';
import { type Numbered, ParagraphNumbers } from './paragraphNumbers';

/**
 * Reads the body from line `from` up to line `to` (exclusive). A later section of a telegram begins with whatever
 * number the one before has left off at.
 */
export function readBody(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  laterSection: boolean,
): Body | undefined {
  const children: SyntaxNode[] = [];
  const paragraphs: Paragraph[] = [];
  const headings: Heading[] = [];
  const numbers = new ParagraphNumbers(laterSection);
  let open: { head: Partial<Paragraph>; children: SyntaxNode[] } | undefined;
  const lastUnquote = to > from ? text.lastIndexOf('UNQUOTE', (lines[to - 1] as Line).end) : -1;

  const close = () => {
    if (!open) return;
    const [first] = open.children;
    const last = open.children.at(-1);
    if (first && last) {
      const paragraph: Paragraph = {
        kind: 'Paragraph',
        start: first.start,
        end: last.end,
        damaged: false,
        ...open.head,
        children: open.children,
      };
      paragraphs.push(paragraph);
      children.push(paragraph);
    }
    open = undefined;
  };

  for (let at = from; at < to; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    const start = paragraphStartOf(head);
    const numbered = start && numbers.accept(start);
    if (start && numbered) {
      close();
      const opening = openParagraph(line, start, numbered);
      open = opening;
      pushText(text, line.start + start.length, line.end, opening.children);
      continue;
    }
    const heading = headingAt(text, lines, at, to);
    if (heading) {
      close();
      headings.push(heading.node);
      children.push(heading.node);
      at = heading.next - 1;
      continue;
    }
    open ??= { head: {}, children: [] };
    const quoted =
      line.end < lastUnquote && QUOTE.test(head) ? readQuotedCable(text, lines, at, to) : undefined;
    if (quoted) {
      open.children.push(quoted.node);
      at = quoted.next - 1;
    } else {
      pushText(text, line.start, line.end, open.children);
    }
  }
  close();
  const first = children[0];
  const last = children.at(-1);
  return first && last && { kind: 'Body', start: first.start, end: last.end, paragraphs, headings, children };
}

function openParagraph(
  { start: lineStart }: Line,
  start: ParagraphStart,
  { number, damaged }: Numbered,
): { head: Partial<Paragraph>; children: SyntaxNode[] } {
  const digitsAt = lineStart + start.digitsAt;
  const pilcrow = start.pilcrow > 0 ? leaf('Pilcrow', lineStart, lineStart + start.pilcrow) : undefined;
  const numberNode = leaf('ParagraphNumber', digitsAt, digitsAt + start.digits.length);
  const markEnd = lineStart + start.length;
  const portionMark = start.mark ? leaf('PortionMark', markEnd - start.mark.length, markEnd) : undefined;
  return {
    head: {
      ...(pilcrow && { pilcrow }),
      numberNode,
      writtenNumber: Number(start.digits),
      number,
      ...(portionMark && { portionMark }),
      damaged,
    },
    children: [...(pilcrow ? [pilcrow] : []), numberNode, ...(portionMark ? [portionMark] : [])],
  };
}

/** The text between two offsets as a leaf, where there is any. */
function pushText(text: string, from: number, to: number, children: SyntaxNode[]): void {
  const source = text.slice(from, to);
  const words = source.trim();
  if (!words) return;
  const start = from + source.indexOf(words);
  children.push(leaf(RULE.test(words) ? 'Rule' : 'Text', start, start + words.length));
}

// ---------------------------------------------------------------- quoted cables

const QUOTE = /^(?:BEGIN\s+)?QUOTE\s?[.:]?$/i;
const UNQUOTE = /^(?:UNQUOTE|END\s+QUOTE)\b/i;

/** From QUOTE at line `at` to the UNQUOTE behind it: a cable with numbers of its own, or what else is quoted. */
function readQuotedCable(
  text: string,
  lines: readonly Line[],
  at: number,
  to: number,
): Read<QuotedCable> | undefined {
  let end = at + 1;
  while (end < to && !UNQUOTE.test(headOf(text, lines[end] as Line))) end++;
  if (end === to) return undefined;
  const opening = lines[at] as Line;
  const closing = lines[end] as Line;
  const inner = lines.slice(0, end);
  const header = readHeader(text, inner, at + 1);
  const body = readBody(text, inner, header?.next ?? at + 1, end, false);
  const keyword = leaf('Keyword', opening.start, opening.end);
  const children: SyntaxNode[] = [keyword];
  if (header) children.push(header.node);
  if (body) children.push(body);
  children.push(...closingOf(text, closing));
  return {
    node: {
      kind: 'QuotedCable',
      start: opening.start,
      end: closing.end,
      ...(header && { header: header.node }),
      ...(body && { body }),
      children,
    },
    next: end + 1,
  };
}

function closingOf(text: string, line: Line): Leaf[] {
  const word = UNQUOTE.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const rest: SyntaxNode[] = [];
  pushText(text, keyword.end, line.end, rest);
  return [keyword, ...(rest as Leaf[])];
}
