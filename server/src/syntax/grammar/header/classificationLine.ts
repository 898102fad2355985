import type { Cursor } from '../../cursor';
import { classificationWordOf, digitsOf, fullYear } from '../../lexicon';
import { CAVEAT, CITE, postAndSerialIn, SECTION } from '../../lineKinds';
import {
  type ClassificationLine,
  type Leaf,
  leaf,
  type MessageReference,
  type Section,
  type SyntaxNode,
} from '../../tree';

/** The line at the cursor, whatever it is, read as a classification line. */
export function readClassificationLine(cursor: Cursor): ClassificationLine {
  const { source, start, end } = cursor.next();
  const word = classificationWordOf(source) ?? { text: '', at: 0, level: 'UNCLASSIFIED', spaced: false };
  const classification = leaf('Classification', start + word.at, start + word.at + word.text.length);
  const children: SyntaxNode[] = [classification];
  const captions: Leaf<'Caption'>[] = [];
  let section: Section | undefined;
  let reference: MessageReference | undefined;
  let at = word.at + word.text.length;
  while (at < source.length) {
    at += (/^[\s,"]*/.exec(source.slice(at)) as RegExpExecArray)[0].length;
    const after = source.slice(at);
    const caveat = CAVEAT.exec(after)?.[0].trimEnd();
    const sectionMatch = section ? null : SECTION.exec(after);
    const cite = reference ? undefined : CITE.exec(after)?.[0];
    if (caveat) {
      const caption = leaf('Caption', start + at, start + at + caveat.length);
      captions.push(caption);
      children.push(caption);
      at += caveat.length;
    } else if (cite) {
      children.push(leaf('Text', start + at, start + at + cite.length));
      at += cite.length;
    } else if (sectionMatch) {
      const [whole, final, number = '', total = ''] = sectionMatch;
      section = {
        kind: 'Section',
        start: start + at,
        end: start + at + whole.length,
        number: Number(final ?? digitsOf(number)),
        total: Number(final ?? digitsOf(total)),
      };
      children.push(section);
      at += whole.length;
    } else {
      const match = reference ? undefined : postAndSerialIn(after);
      if (!match) break;
      const [whole, year, post = '', serial] = match;
      reference = {
        kind: 'MessageReference',
        start: start + at,
        end: start + at + whole.length,
        post: post.replace(/\s+/g, ' '),
        serial: Number(serial),
        ...(year !== undefined && { year: fullYear(year) }),
      };
      children.push(reference);
      at += whole.length;
    }
  }
  if (at < source.length) children.push(leaf('Text', start + at, end));
  return {
    kind: 'ClassificationLine',
    start,
    end,
    classification,
    level: word.level,
    spaced: word.spaced,
    captions,
    ...(section && { section }),
    ...(reference && { reference }),
    children,
  };
}
