import type { FoldingRange } from 'vscode-languageserver-types';
import type { FoldKind } from '../protocol';
import { memo } from '../reference/memo';
import { lineOf } from '../syntax/query/locate';
import type { Body, CableDocument, Heading, Message, Span, SyntaxNode, Telegram } from '../syntax/tree';

/** The kinds of a cable, and the protocol's own. */
type Kind = FoldKind | 'region';

interface Fold {
  readonly range: FoldingRange;
  /** Number of the folds round it. */
  readonly depth: number;
}

/**
 * What can be folded: telegrams where there are several, section messages, the envelope and its lists, clearances,
 * the header, headings up to the next one, paragraphs, quoted cables, attributes, and page furniture as `region`.
 * No two begin on one line, since editors show one mark a line: the inner one begins on the line below.
 * @param limit with more than so many ranges the innermost are left out
 */
export function foldingRanges(document: CableDocument, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const several = document.telegrams.length > 1;
  const folds = document.telegrams.flatMap((telegram) => foldsOf(telegram, several));
  let shown: readonly Fold[] = folds;
  for (let deepest = 5; shown.length > limit && deepest >= 0; deepest--) {
    shown = shown.filter(({ depth }) => depth <= deepest);
  }
  return shown.slice(0, limit).map(({ range }) => range);
}

/** @param whole whether the telegram is to fold as one */
const foldsOf = memo((telegram: Telegram, whole: boolean): readonly Fold[] => {
  const folds: Fold[] = [];
  const begun = new Set<number>();
  let depth = 0;

  /** Folds the lines from one place to another, then what lies inside. */
  function fold(start: OffsetIn, end: OffsetIn, kind: Kind | undefined, inside: () => void): void {
    let startLine = lineIn(start);
    const endLine = lineIn(end);
    while (begun.has(startLine)) startLine++;
    if (startLine >= endLine) {
      inside();
      return;
    }
    begun.add(startLine);
    folds.push({ range: { startLine, endLine, ...(kind && { kind }) }, depth });
    depth++;
    inside();
    depth--;
  }

  function foldNode(message: Message, node: Span, kind?: Kind, inside = () => {}): void {
    fold({ message, offset: node.start }, { message, offset: node.end - 1 }, kind, inside);
  }

  function sections(): void {
    for (const message of telegram.messages) {
      const inside = () => parts(message, message.children);
      const content = contentOf(message);
      if (telegram.messages.length > 1 && content) foldNode(message, content, undefined, inside);
      else inside();
    }
  }

  /** Nodes side by side. */
  function parts(message: Message, nodes: readonly SyntaxNode[]): void {
    for (const run of furnitureIn(message, nodes)) foldNode(message, run, 'region');
    for (const node of nodes) {
      if (!('children' in node)) continue;
      const inside = () => parts(message, node.children);
      switch (node.kind) {
        case 'Envelope':
          foldNode(message, node, 'envelope', inside);
          break;
        case 'Paragraph':
          foldNode(message, node, 'paragraph', inside);
          break;
        case 'Header':
        case 'QuotedCable':
        case 'AddresseeList':
        case 'Distribution':
        case 'Clearances':
        case 'Attributes':
          foldNode(message, node, undefined, inside);
          break;
        case 'Body':
          for (const { heading, nodes: below } of headingSections(node)) {
            // The rule of dashes above the title stays as it is.
            const span = heading && { start: heading.title.start, end: below.at(-1)?.end ?? heading.end };
            if (span) foldNode(message, span, 'heading', () => parts(message, below));
            else parts(message, below);
          }
          break;
        default:
          inside();
      }
    }
  }

  const [first] = telegram.messages;
  const last = telegram.messages.at(-1) ?? first;
  const start = contentOf(first);
  const end = contentOf(last);
  if (whole && start && end) {
    fold(
      { message: first, offset: start.start },
      { message: last, offset: end.end - 1 },
      undefined,
      sections,
    );
  } else {
    sections();
  }
  return uncrossed(folds.toSorted((a, b) => a.range.startLine - b.range.startLine));
});

/** Where an element begins on the line on which another ends, that one folds up to the line above. */
function uncrossed(folds: readonly Fold[]): Fold[] {
  let round: FoldingRange[] = [];
  for (const { range } of folds) {
    round = round.filter(({ endLine }) => endLine >= range.startLine);
    for (const outer of round) if (outer.endLine < range.endLine) outer.endLine = range.startLine - 1;
    round.push(range);
  }
  return folds.filter(({ range }) => range.startLine < range.endLine);
}

interface OffsetIn {
  readonly message: Message;
  readonly offset: number;
}

const lineIn = ({ message, offset }: OffsetIn) => message.line + lineOf(message, offset);

/** From the first word of the message to the last, without the attributes that an archive put below. */
function contentOf({ children }: Message): Span | undefined {
  const own = children.filter(({ kind }) => kind !== 'Attributes');
  const [first] = own;
  return first && { start: first.start, end: own.at(-1)?.end ?? first.end };
}

/** The nodes of a body by the heading above them, which is the first of its nodes. */
export function headingSections({ children }: Body): HeadingSection[] {
  const sections: (HeadingSection & { nodes: SyntaxNode[] })[] = [];
  for (const node of children) {
    const last = sections.at(-1);
    if (node.kind === 'Heading') sections.push({ heading: node, nodes: [node] });
    else if (last) last.nodes.push(node);
    else sections.push({ nodes: [node] });
  }
  return sections;
}

interface HeadingSection {
  /** Absent above the first one. */
  readonly heading?: Heading;
  readonly nodes: readonly SyntaxNode[];
}

const FURNITURE: readonly SyntaxNode['kind'][] = [
  'PageLine',
  'PageHeader',
  'Banner',
  'ReleaseStamp',
  'PublisherText',
];

/** Page furniture, that which only blanks part together. */
function furnitureIn({ text }: Message, nodes: readonly SyntaxNode[]): Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const { kind, start, end } of nodes) {
    if (!FURNITURE.includes(kind)) continue;
    const last = runs.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}
