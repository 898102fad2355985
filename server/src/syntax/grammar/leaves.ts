import { Line } from '../lines';
import { type Leaf, leaf, type SyntaxNode } from '../tree';

/** A leaf of this kind for all of a line. */
export const textLeaf = ({ start, end }: Line): Leaf<'Text'> => leaf('Text', start, end);

/** Children of a branch in the order of the text. */
export function ordered<T extends SyntaxNode>(nodes: readonly T[]): T[] {
  return nodes.toSorted((a, b) => a.start - b.start);
}

/** The part between two offsets without the blanks before it; `undefined` where nothing else is left. */
export function restFrom(text: string, from: number, end: number): Line | undefined {
  const blanks = text.slice(from, end).search(/\S/);
  return blanks === -1 ? undefined : new Line(text, from + blanks, end);
}

/** A text leaf for what stands between two offsets, unless it is only punctuation. */
export function pushWords(text: string, from: number, to: number, children: SyntaxNode[]): void {
  const source = text.slice(from, to);
  const first = source.search(/[\p{L}\p{N}]/u);
  if (first !== -1) children.push(leaf('Text', from + first, from + source.trimEnd().length));
}
