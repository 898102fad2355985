import { locate, type Position } from '../../syntax/query/locate';
import type { CableDocument } from '../../syntax/tree';
import { blocksOf } from './blocks';
import { paragraphMarkdown } from './markdown';

/** The paragraph at a position, with its true number, as Markdown; `undefined` outside of paragraphs. */
export function paragraphAt(
  document: CableDocument,
  position: Position,
): { number?: number; markdown: string } | undefined {
  const place = locate(document, position);
  const block =
    place &&
    blocksOf(place.telegram, {}).find(
      ({ kind, lines: [first, last] }) =>
        kind === 'paragraph' && first <= position.line && position.line <= last,
    );
  if (block?.kind !== 'paragraph') return undefined;
  const markdown = paragraphMarkdown(block);
  return { ...(block.number !== undefined && { number: block.number }), markdown };
}
