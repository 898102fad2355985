import type { CableAnchor } from '../protocol';
import type { CableDocument } from '../syntax/tree';
import { records } from './record';

/**
 * Where each cable of a document and its paragraphs are, by what does not change from copy to copy: the number of
 * the cable and the true numbers of the paragraphs. Lines are 0-based.
 * @param file names a cable that has no number
 */
export function anchors(document: CableDocument, file: string): CableAnchor[] {
  return records(document, { file }).map(({ id, lines: [first, last], paragraphs = [] }) => ({
    name: id ?? file.replace(/\.[^.]*$/, ''),
    lines: [first - 1, last - 1],
    paragraphs: paragraphs.map(({ number, lines }) => ({
      ...(number !== undefined && { number }),
      lines: [lines[0] - 1, lines[1] - 1],
    })),
  }));
}
