import { headOf, type Line, leaf, paragraphStartOf, RULE } from '../lines';
import type { Heading, Leaf } from '../tree';

const INLINE_RULE = /^[-=*_]{2,}\s*([^-=*_\s](?:.{0,100}?[^-=*_\s])?)\s*[-=*_]{2,}$/;
const TITLE_LENGTH = 80;
/** A title runs over three lines at the most. */
const TITLE_LINES = 3;

/** A heading at this line: a title between rules, over one rule, inside one, or in capitals between blank lines. */
export function headingAt(
  text: string,
  lines: readonly Line[],
  at: number,
  to: number,
): { readonly node: Heading; readonly next: number } | undefined {
  const line = lines[at] as Line;
  if (line.end - line.start > 2 * TITLE_LENGTH || line.interrupted === 'within') return undefined;
  const source = text.slice(line.start, line.end);
  if (RULE.test(source)) {
    const over = leaf('Rule', line.start, line.end);
    const title = titleFrom(text, lines, at + 1, to);
    const under = title && ruleAt(text, lines, title.next, to);
    return under && heading([over, title.node, under], title.next + 1);
  }
  const inline = INLINE_RULE.exec(source);
  if (inline) {
    const words = inline[1] ?? '';
    const start = line.start + source.indexOf(words);
    const end = start + words.length;
    return heading(
      [leaf('Rule', line.start, start), leaf('HeadingText', start, end), leaf('Rule', end, line.end)].map(
        trimRule(text),
      ),
      at + 1,
    );
  }
  const blankBefore = at === 0 || isEmpty(lines[at - 1]);
  if (!blankBefore) return undefined;
  const title = titleFrom(text, lines, at, to);
  const under = title && ruleAt(text, lines, title.next, to);
  if (under) return heading([title.node, under], title.next + 1);
  return isBareTitle(source) && isEmpty(lines[at + 1]) && at + 1 < to
    ? heading([leaf('HeadingText', line.start, line.end)], at + 1)
    : undefined;
}

function trimRule(
  text: string,
): (node: Leaf<'Rule'> | Leaf<'HeadingText'>) => Leaf<'Rule'> | Leaf<'HeadingText'> {
  return (node) => {
    const source = text.slice(node.start, node.end);
    const start = node.start + source.length - source.trimStart().length;
    return leaf(node.kind as 'Rule', start, start + source.trim().length);
  };
}

function heading(
  children: (Leaf<'Rule'> | Leaf<'HeadingText'>)[],
  next: number,
): { node: Heading; next: number } {
  const title = children.find(
    (child): child is Leaf<'HeadingText'> => child.kind === 'HeadingText',
  ) as Leaf<'HeadingText'>;
  const start = (children[0] ?? title).start;
  return { node: { kind: 'Heading', start, end: (children.at(-1) ?? title).end, title, children }, next };
}

/** The lines of a title, which no paragraph or rule begins. */
function titleFrom(
  text: string,
  lines: readonly Line[],
  at: number,
  to: number,
): { readonly node: Leaf<'HeadingText'>; readonly next: number } | undefined {
  let next = at;
  for (; next < to && next < at + TITLE_LINES; next++) {
    const line = lines[next] as Line;
    if (isEmpty(line) || line.end - line.start > TITLE_LENGTH) break;
    const head = headOf(text, line);
    if (RULE.test(head) || paragraphStartOf(head)) break;
    // One leaf holds the title, so nothing may interrupt it.
    if (next > at && line.interrupted !== 'no') break;
  }
  const first = lines[at];
  const last = lines[next - 1];
  return next > at && first && last ? { node: leaf('HeadingText', first.start, last.end), next } : undefined;
}

function ruleAt(text: string, lines: readonly Line[], at: number, to: number): Leaf<'Rule'> | undefined {
  const line = lines[at];
  if (at >= to || !line || isEmpty(line) || line.end - line.start > 2 * TITLE_LENGTH) return undefined;
  return RULE.test(text.slice(line.start, line.end)) ? leaf('Rule', line.start, line.end) : undefined;
}

/** Capitals between blank lines. What ends in a full stop or a bracket is a sentence or a marking. */
function isBareTitle(source: string): boolean {
  return (
    source.length <= TITLE_LENGTH &&
    /^[A-Z][^a-z]*[A-Z0-9'"”’?!:]$/.test(source) &&
    /[A-Z]{3}/.test(source) &&
    !/^(?:END|BEGIN|UNQUOTE|NNNN|BT|XXX|SIPDIS|NOFORN|SENSITIVE)|^(?:UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL)|\d{5}/.test(
      source,
    )
  );
}

export function isEmpty(line: Line | undefined): boolean {
  return !line || line.start === line.end;
}
