import {
  fullYear,
  headOf,
  type Line,
  leaf,
  lineFrom,
  PORTION_MARK,
  paragraphStartOf,
  type Read,
} from '../lines';
import type { Leaf, Reference, ReferenceNumber, References, SyntaxNode } from '../tree';
import { continuations, textBehind } from './continuations';
import { REFERENCES } from './keywords';

// A letter opens an item: A. or A) or (A), with a web copy's pilcrow or the digit that took its place.
const ITEM = /(?:^|[\s,;])((?:¶|1)?\(?([A-Z])(?:\)|\.\)?|:))(?=\s|[A-Z0-9])/g;
const REFERENCE_NUMBER =
  /(?:(?<![\d/])((?:19|20)\d{2}|\d{2})\s+)?(?<![A-Z])([A-Z][A-Z.'-]*(?:\s[A-Z][A-Z.'-]*){0,3})\s+(\d{1,8})(?![\d/-])/;

interface ItemStart {
  readonly at: number;
  readonly letter: string;
  readonly letterAt: number;
  /** Where the text of the item begins. */
  readonly from: number;
}

const nextLetter = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1);

/** The items that begin on a line. Inside a line only the letter that is due opens one: others are initials. */
function itemsOn(text: string, { start, end }: Line, expected: string): ItemStart[] {
  const source = text.slice(start, end);
  const items: ItemStart[] = [];
  let due = expected;
  for (const match of source.matchAll(ITEM)) {
    const [whole, item = '', letter = ''] = match;
    const index = match.index + whole.length - item.length;
    const opensLine = source.slice(0, index).trim() === '';
    // A paragraph may open with its portion mark, `(U) Poloff delivered the points`.
    if (letter !== due && (!opensLine || PORTION_MARK.test(item))) continue;
    const at = start + index;
    items.push({ at, letter, letterAt: at + item.indexOf(letter), from: at + item.length });
    due = nextLetter(letter);
  }
  return items;
}

export function readReferences(text: string, lines: readonly Line[], at: number): Read<References> {
  const line = lines[at] as Line;
  const word = REFERENCES.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const references: Reference[] = [];
  let due = 'A';
  const readLine = (span: Line, items: readonly ItemStart[]) => {
    const first = textBehind(text, span.start, items[0]?.at ?? span.end);
    if (first)
      references.push(reference(text, first.start, items[0]?.at ?? span.end, first.start, undefined));
    items.forEach(({ at: start, letter, letterAt, from }, index) => {
      const end = items[index + 1]?.at ?? span.end;
      references.push(reference(text, start, end, from, leaf('ReferenceLetter', letterAt, letterAt + 1)));
      due = nextLetter(letter);
    });
  };
  const firstLine = lineFrom(keyword.end, line.end);
  readLine(firstLine, itemsOn(text, firstLine, due));
  const more = continuations(text, lines, at, (head, afterBlank, span) => {
    const items = itemsOn(text, span, due);
    const belongs = afterBlank
      ? items[0]?.at === span.start
      : !paragraphStartOf(head) && !PORTION_MARK.test(head);
    if (belongs) readLine(span, items);
    return belongs;
  });
  const children = [keyword, ...references];
  return {
    node: {
      kind: 'References',
      start: line.start,
      end: children.at(-1)?.end ?? line.end,
      keyword,
      references,
      children,
    },
    next: more.next,
  };
}

function reference(
  text: string,
  start: number,
  end: number,
  from: number,
  letter: Leaf<'ReferenceLetter'> | undefined,
): Reference {
  const source = text.slice(from, end).trimEnd();
  const match = REFERENCE_NUMBER.exec(source);
  const children: SyntaxNode[] = letter ? [letter] : [];
  let number: ReferenceNumber | undefined;
  const pushText = (a: number, b: number) => {
    const span = textBehind(text, a, b);
    if (span) children.push(leaf('Text', span.start, a + text.slice(a, b).trimEnd().length));
  };
  if (match) {
    const [whole, year, post = '', serial] = match;
    number = {
      kind: 'ReferenceNumber',
      start: from + match.index,
      end: from + match.index + whole.length,
      ...(year !== undefined && { year: fullYear(year) }),
      post,
      serial: Number(serial),
    };
    pushText(from, number.start);
    children.push(number);
    pushText(number.end, from + source.length);
  } else {
    pushText(from, from + source.length);
  }
  return {
    kind: 'Reference',
    start,
    end: Math.max(children.at(-1)?.end ?? start, start),
    ...(letter && { letter }),
    ...(number && { number }),
    children,
  };
}
