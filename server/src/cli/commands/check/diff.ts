import type { Edit } from '../../../rules/rule';
import { lineOf } from '../../../syntax/query/locate';
import type { CableDocument, Message } from '../../../syntax/tree';

/** Unchanged lines that are shown around a change. */
const CONTEXT = 3;

/** Lines of the document that give way to others. */
interface Change {
  /** 0-based. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What edits change in a file, as a unified diff; empty where they change nothing. */
export function unifiedDiff(cable: CableDocument, edits: readonly Edit[], name: string): string {
  const lines = cable.messages.flatMap(linesOf);
  const hunks = hunksOf(changesOf(edits));
  let shift = 0;
  const written = hunks.map((hunk) => {
    const first = hunk[0] as Change;
    const last = hunk.at(-1) as Change;
    const from = Math.max(0, first.line - CONTEXT);
    const to = Math.min(lines.length, last.line + last.removed.length + CONTEXT);
    const body: string[] = [];
    let next = from;
    for (const { line, removed, added } of hunk) {
      body.push(...lines.slice(next, line).map((text) => marked(' ', text)));
      body.push(...removed.map((text) => marked('-', text)), ...added.map((text) => marked('+', text)));
      next = line + removed.length;
    }
    body.push(...lines.slice(next, to).map((text) => marked(' ', text)));
    const before = to - from;
    const growth = hunk.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0);
    const head = `@@ -${range(from, before)} +${range(from + shift, before + growth)} @@\n`;
    shift += growth;
    return head + body.join('');
  });
  return written.length > 0 ? `--- ${name}\n+++ ${name}\n${written.join('')}` : '';
}

/** As diff has it: an empty range names the line before it. */
function range(from: number, count: number): string {
  return `${count === 0 ? from : from + 1},${count}`;
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

function linesOf({ text, lineStarts }: Message): string[] {
  return lineStarts
    .map((start, index) => text.slice(start, lineStarts[index + 1]))
    .filter((line) => line !== '');
}

function changesOf(edits: readonly Edit[]): Change[] {
  const changes: Change[] = [];
  for (let index = 0; index < edits.length; ) {
    const { message } = edits[index] as Edit;
    const first = lineOf(message, (edits[index] as Edit).span.start);
    let last = first;
    const together: Edit[] = [];
    // Edits on the same lines are one change.
    for (; index < edits.length; index++) {
      const edit = edits[index] as Edit;
      if (edit.message !== message || (together.length > 0 && lineOf(message, edit.span.start) > last)) break;
      together.push(edit);
      last = Math.max(last, lineOf(message, edit.span.end));
    }
    const change = trimmed(message, first, last, together);
    if (change.removed.length > 0 || change.added.length > 0) changes.push(change);
  }
  return changes;
}

/** The lines from `first` to `last` before and after the edits, without those that stay the same at both ends. */
function trimmed(message: Message, first: number, last: number, edits: readonly Edit[]): Change {
  const { text, lineStarts } = message;
  let position = lineStarts[first] ?? 0;
  const end = lineStarts[last + 1] ?? text.length;
  const removed = splitLines(text.slice(position, end));
  let fresh = '';
  for (const { span, newText } of edits) {
    fresh += text.slice(position, span.start) + newText;
    position = span.end;
  }
  const added = splitLines(fresh + text.slice(position, end));
  while (removed.length > 0 && removed.at(-1) === added.at(-1)) {
    removed.pop();
    added.pop();
  }
  let same = 0;
  while (same < removed.length && removed[same] === added[same]) same++;
  return { line: message.line + first + same, removed: removed.slice(same), added: added.slice(same) };
}

function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

/** Changes whose contexts would touch are in one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    if (change.line - end <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
    end = change.line + change.removed.length;
  }
  return hunks;
}
