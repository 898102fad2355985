import { lineOf } from '../syntax/query/locate';
import { lowerBound } from '../syntax/query/search';
import { textOf } from '../syntax/query/walk';
import type { CableDocument, Message, Span } from '../syntax/tree';
import type { Edit, Fix } from './rule';

/** The line break that the message uses. */
export function lineBreakOf(message: Message): string {
  const second = message.lineStarts[1];
  if (second === undefined) return '\n';
  const last = message.text[second - 1];
  if (last === '\r') return '\r';
  return message.text[second - 2] === '\r' ? '\r\n' : '\n';
}

/** Replaces the text of a span. */
export function replace(message: Message, span: Span, newText: string): Edit {
  return { message, span: { start: span.start, end: span.end }, newText };
}

/** The fix that replaces the text of a span, and says so: `Replace 17 with ¶7`. */
export function replacement(message: Message, span: Span, newText: string): Fix {
  const source = textOf(message, span);
  const written = /\s/.test(source) ? source.replace(/\s+/g, ' ') : source;
  return { title: `Replace ${written} with ${newText}`, edits: [replace(message, span, newText)] };
}

/** Begins a new line at an offset, in place of the blanks around it. */
export function breakLineAt(message: Message, offset: number): Edit {
  const { text } = message;
  let { start, end } = { start: offset, end: offset };
  while (start > 0 && isBlank(text[start - 1])) start--;
  while (end < text.length && isBlank(text[end])) end++;
  return replace(message, { start, end }, lineBreakOf(message));
}

/** Deletes the line of the offset, and the blank line after it if there is one before it too. */
export function deleteLineAt(message: Message, offset: number): Edit {
  const { text, lineStarts } = message;
  const line = lineOf(message, offset);
  const startOf = (index: number) => lineStarts[index] ?? text.length;
  const blank = (index: number) => text.slice(startOf(index), startOf(index + 1)).trim() === '';
  const start = startOf(line);
  const surrounded = line > 0 && blank(line - 1) && blank(line + 1);
  return replace(message, { start, end: startOf(line + (surrounded ? 2 : 1)) }, '');
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\u00a0';
}

/** The edits of the fixes that do not touch what an earlier fix changes, in the order of the text. */
export function editsOf(fixes: readonly Fix[]): Edit[] {
  const taken: Edit[] = [];
  for (const { edits } of fixes) {
    const places = edits.map((edit) => placeAmong(taken, edit));
    if (edits.some((edit, index) => overlapsAt(taken, places[index] ?? 0, edit))) continue;
    // Mostly after all that are taken: fixes come in the order of the text.
    for (const edit of edits) taken.splice(placeAmong(taken, edit), 0, edit);
  }
  return taken;
}

/** How many of the edits, which are in the order of the text, begin before this one or with it. */
function placeAmong(edits: readonly Edit[], edit: Edit): number {
  return lowerBound(edits, (other) => compare(other, edit) <= 0);
}

function compare(a: Edit, b: Edit): number {
  return a.message.line - b.message.line || a.span.start - b.span.start || a.span.end - b.span.end;
}

/** Whether an edit would overlap one of its neighbors if it were put at a place among the others. */
function overlapsAt(edits: readonly Edit[], place: number, edit: Edit): boolean {
  return [edits[place - 1], edits[place]].some((other) => other && overlap(other, edit));
}

function overlap(a: Edit, b: Edit): boolean {
  return a.message.line === b.message.line && a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The text of the document after its edits, which are in order and do not overlap. */
export function textWith({ messages }: CableDocument, edits: readonly Edit[]): string {
  let text = '';
  let next = 0;
  for (const message of messages) {
    let end = 0;
    for (let edit = edits[next]; edit?.message === message; edit = edits[++next]) {
      text += message.text.slice(end, edit.span.start) + edit.newText;
      end = edit.span.end;
    }
    text += message.text.slice(end);
  }
  return text;
}
