import type { Leaf, Message, Paragraph, Span, SyntaxNode } from '../tree';
import { firstFrom } from './search';

/** The children of a node; none for a leaf. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return 'children' in node ? node.children : [];
}

/** The source text of a node of this message. */
export function textOf(message: Message, span: Span): string {
  return message.text.slice(span.start, span.end);
}

/** The words of a paragraph without what it quotes and page furniture, which are blanks: offsets stay. */
export function ownText({ text }: Message, { start, end, children }: Paragraph): string {
  const pieces: string[] = [];
  let at = start;
  for (const child of children) {
    if (child.kind !== 'Text') continue;
    pieces.push(' '.repeat(child.start - at), text.slice(child.start, child.end));
    at = child.end;
  }
  return [...pieces, ' '.repeat(end - at)].join('');
}

/** Calls `visit` for the node and all below it, in the order of the text, parents first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/**
 * The nodes from `root` down to the leaf that touches `offset` (UTF-16, within the message), outermost first.
 * An offset between two touching leaves belongs to the second, one at the end of a word to that word.
 * Between leaves the path ends with the innermost node round the offset; outside `root` it is empty.
 */
export function pathAt(root: SyntaxNode, offset: number): readonly SyntaxNode[] {
  if (offset < root.start || offset > root.end) return [];
  const path: SyntaxNode[] = [root];
  let node: SyntaxNode | undefined = root;
  while (node) {
    const inner = childAt(childrenOf(node), offset);
    if (inner) path.push(inner);
    node = inner;
  }
  return path;
}

/** The last child that begins at or before `offset`, if it touches it. */
function childAt(children: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  const child = children[beginningBy(children, offset) - 1];
  return child && offset <= child.end ? child : undefined;
}

/** How many of the nodes begin at or before `offset`. */
const beginningBy = (nodes: readonly SyntaxNode[], offset: number) => firstFrom(nodes, offset + 1);

/**
 * Calls `visit` for the leaves that touch the span, in the order of the text, with the nodes round each from the
 * outside to the leaf. The work grows with the span, not with the node.
 */
export function visitLeavesWithin(
  node: SyntaxNode,
  span: Span,
  visit: (path: readonly SyntaxNode[], leaf: Leaf) => void,
  above: readonly SyntaxNode[] = [],
): void {
  const path = [...above, node];
  if (!('children' in node)) {
    visit(path, node);
    return;
  }
  const { children } = node;
  for (let index = Math.max(0, beginningBy(children, span.start) - 1); index < children.length; index++) {
    const child = children[index] as SyntaxNode;
    if (child.start > span.end) break;
    if (child.end >= span.start) visitLeavesWithin(child, span, visit, path);
  }
}

/** All leaves below a node, in the order of the text. */
export function leavesOf(node: SyntaxNode): Leaf[] {
  const leaves: Leaf[] = [];
  walk(node, (inner) => {
    if (!('children' in inner)) leaves.push(inner);
  });
  return leaves;
}
