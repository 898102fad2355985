import { headOf, type Line, leaf, lineFrom, paragraphStartOf, RULE } from '../../lines';
import type { SyntaxNode } from '../../tree';
import { FORM_KEY, startsHeader } from './keywords';

/**
 * The lines that go on with the element of line `at`, and the index of the first that does not.
 *
 * @param resumes whether a line goes on although it begins like another element
 */
export function continuations(
  text: string,
  lines: readonly Line[],
  at: number,
  continues: (head: string, afterBlank: boolean, line: Line) => boolean,
  resumes: (head: string) => boolean = () => false,
): { readonly lines: Line[]; readonly next: number } {
  const taken: Line[] = [];
  let next = at + 1;
  let blank = false;
  for (let ahead = next; ahead < lines.length; ahead++) {
    const line = lines[ahead] as Line;
    if (line.start === line.end) {
      blank = true;
      continue;
    }
    const head = headOf(text, line);
    // The blank lines round page furniture part nothing.
    const afterBlank = blank && line.interrupted === 'no';
    const isOther = startsHeader(head) || FORM_KEY.test(head) || RULE.test(head);
    if (!resumes(head) && (isOther || !continues(head, afterBlank, line))) break;
    taken.push(line);
    next = ahead + 1;
    blank = false;
  }
  return { lines: taken, next };
}

/** Subject, tags and the like end at a paragraph too. */
export const sameElement = (head: string, afterBlank: boolean) => !afterBlank && !paragraphStartOf(head);

/** Children of a branch in the order of the text. */
export const inOrder = (nodes: readonly SyntaxNode[]) => nodes.slice().sort((a, b) => a.start - b.start);

/** The part between two offsets without the blanks before it; `undefined` where nothing else is left. */
export function textBehind(text: string, from: number, end: number): Line | undefined {
  const blanks = text.slice(from, end).search(/\S/);
  return blanks === -1 ? undefined : lineFrom(from + blanks, end);
}

/** A text leaf for what stands between two offsets, unless it is only punctuation. */
export function pushWords(text: string, from: number, to: number, children: SyntaxNode[]): void {
  const source = text.slice(from, to);
  const first = source.search(/[\p{L}\p{N}]/u);
  if (first !== -1) children.push(leaf('Text', from + first, from + source.trimEnd().length));
}
