import type { Position, Range } from 'vscode-languageserver-types';

/**
 * Fixtures read like the format: cable text in a template literal or a file, with marks that need no escaping. All
 * marks are taken out before the cable is read.
 *
 *     === cables/state.txt           starts a file, where a fixture has several
 *     PP RUEHDBU
 *     ^^ precedence-mismatch: expected OO
 *     TO RUEHC/SECST|ATE WASHDC      a cursor: no cable has this character
 *
 * A line of carets marks the text above it. After the carets may come a code, and after a colon the message or a
 * part of it. A template literal that opens and closes on lines of its own may be indented: the indentation that all
 * its lines have in common is not part of the text, and neither are these two line breaks.
 */
export interface Fixture {
  /** As in the header line of the file; empty where there is none. */
  readonly name: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly cursors: readonly Position[];
}

/** A mark of carets. Columns are UTF-16 code units of the text without marks; `end` is exclusive. */
export interface Mark {
  /** 0-based line of the text without marks. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Empty where the carets say nothing else. */
  readonly code: string;
  readonly message: string;
}

const HEADER = /^=== (\S+)$/;
const CARETS = /^( *)(\^+)(?: +([a-z][a-z-]*)(?:: *(.*))?)?$/;

/** The files of a fixture, in their order. */
export function fixtures(marked: string): readonly [Fixture, ...Fixture[]] {
  const lines = withoutIndentation(marked).split('\n');
  const starts = lines.flatMap((line, index) => (HEADER.test(line) ? [index] : []));
  const [first = 0] = starts;
  if (lines.slice(0, first).some((line) => line !== '')) throw new Error('Text above the first header line');
  const [one = readFile('', lines), ...others] = starts.map((start, index) =>
    readFile(HEADER.exec(lines[start] ?? '')?.[1] ?? '', lines.slice(start + 1, starts[index + 1])),
  );
  return [one, ...others];
}

/** The only file of a fixture. */
export function fixture(marked: string): Fixture {
  const [file, ...others] = fixtures(marked);
  if (others.length > 0) throw new Error('The fixture has several files');
  return file;
}

/** A cable and the place of its cursor. */
export function withCursor(marked: string): { text: string; line: number; character: number } {
  const { text, cursors } = fixture(marked);
  const [cursor] = cursors;
  if (!cursor || cursors.length > 1) throw new Error('The fixture needs one cursor |');
  return { text, ...cursor };
}

/** The range that carets mark. */
export function rangeOfMark({ line, start, end }: Mark): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

/**
 * A text with marks, as a fixture has them: what was found is compared with what the fixture says by comparing
 * fixtures. Of a range on several lines the first line is marked; an empty range is marked by one caret.
 */
export function withMarks(
  text: string,
  found: readonly { readonly range: Range; readonly code?: string; readonly message?: string }[],
): string {
  const lines = text.split('\n');
  const below = lines.map((): string[] => []);
  for (const { range, code, message } of found) {
    const { start, end } = range;
    const last = end.line === start.line ? end.character : (lines[start.line] ?? '').length;
    const carets = ' '.repeat(start.character) + '^'.repeat(Math.max(1, last - start.character));
    below[start.line]?.push([carets, code && ` ${code}`, message && `: ${message}`].filter(Boolean).join(''));
  }
  return lines.flatMap((line, index) => [line, ...(below[index] ?? [])]).join('\n');
}

function readFile(name: string, marked: readonly string[]): Fixture {
  const lines: string[] = [];
  const marks: Mark[] = [];
  const cursors: Position[] = [];
  /** Columns of the cursors in the line above, as written. */
  let columns: readonly number[] = [];
  for (const line of marked) {
    const carets = CARETS.exec(line);
    if (carets) {
      const [, blanks = '', covered = '', code = '', message = ''] = carets;
      const withoutCursors = (column: number) => column - columns.filter((each) => each < column).length;
      const start = withoutCursors(blanks.length);
      const end = withoutCursors(blanks.length + covered.length);
      marks.push({ line: lines.length - 1, start, end, code, message });
    } else {
      columns = [...line.matchAll(/\|/g)].map(({ index }) => index);
      cursors.push(...columns.map((column, before) => ({ line: lines.length, character: column - before })));
      lines.push(line.replaceAll('|', ''));
    }
  }
  return { name, text: lines.join('\n'), marks, cursors };
}

/** Only a template literal ends on a line of nothing but blanks. */
function withoutIndentation(marked: string): string {
  const inside = /^\n([\s\S]*)\n +$/.exec(marked)?.[1];
  if (inside === undefined) return marked;
  const lines = inside.split('\n');
  const indentations = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indentations);
  return lines.map((line) => line.slice(common)).join('\n');
}
