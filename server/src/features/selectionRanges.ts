import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import { lineOf, locate, rangeOf } from '../syntax/query/locate';
import { pathAt } from '../syntax/query/walk';
import type { CableDocument, Message, Span, SyntaxNode } from '../syntax/tree';
import { headingSections } from './folding';

/**
 * What is selected by and by round each position: the word, the token, the line, the elements round them, among these
 * the paragraph and all below its heading, the message, the telegram, the document. Each is larger than the one before.
 */
export function selectionRanges(document: CableDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const ranges = rangesAt(document, position);
    const outermost = ranges.at(-1) ?? { start: position, end: position };
    return ranges
      .slice(0, -1)
      .reduceRight<SelectionRange>((parent, range) => ({ range, parent }), { range: outermost });
  });
}

/** The innermost first. */
function rangesAt(document: CableDocument, position: Position): Range[] {
  const found = locate(document, position);
  if (!found) return [];
  const { telegram, message, offset } = found;
  const spans = spansAt(message, offset);
  const whole = (messages: readonly Message[]) => {
    const [first = message] = messages;
    const last = messages.at(-1) ?? first;
    return { start: rangeOf(first, first).start, end: rangeOf(last, last).end };
  };
  return [
    ...spans.map((span) => rangeOf(message, span)),
    whole(telegram.messages),
    whole(document.messages),
  ].filter((range, index, all) => !sameRange(range, all[index - 1]));
}

const sameRange = (a: Range, b: Range | undefined) =>
  b !== undefined &&
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

/** The spans round an offset, each within the next. */
function spansAt(message: Message, offset: number): Span[] {
  const here = { start: offset, end: offset };
  const nested: Span[] = pathAt(message, offset)
    .flatMap((node) => [node, ...sectionRound(node, offset)])
    .filter((span) => contains(span, here))
    .toReversed();
  for (const span of [lineAt(message, offset), wordAt(message, offset)]) {
    if (!contains(span, here) || span.start === span.end) continue;
    // What does not fit between two elements, as a line on which one ends and another begins, is left out.
    const outer = nested.findIndex((each) => contains(each, span));
    const inner = nested[outer - 1];
    if (outer !== -1 && (!inner || contains(span, inner))) nested.splice(outer, 0, span);
  }
  return nested;
}

const contains = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;

/** Of a body, the heading above the offset with all below it. */
function sectionRound(node: SyntaxNode, offset: number): Span[] {
  if (node.kind !== 'Body') return [];
  const section = headingSections(node).findLast(({ nodes }) => (nodes[0]?.start ?? 0) <= offset);
  if (!section?.heading) return [];
  return [{ start: section.heading.start, end: section.nodes.at(-1)?.end ?? section.heading.end }];
}

/** The line without the blanks round it. */
function lineAt(message: Message, offset: number): Span {
  const { text, lineStarts } = message;
  const number = lineOf(message, offset);
  const start = lineStarts[number] ?? 0;
  const line = text.slice(start, lineStarts[number + 1] ?? text.length);
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
}

const IN_WORD = /[\p{L}\p{N}'’-]/u;

function wordAt({ text }: Message, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && IN_WORD.test(text[start - 1] ?? '')) start--;
  while (end < text.length && IN_WORD.test(text[end] ?? '')) end++;
  return { start, end };
}
