import { type Line, linesOf } from '../lines';
import type { CopyMark } from '../tree';

/**
 * Repair: the marks that a copy put round the lines of a cable. A mail quotes it with `> `, a listing numbers its
 * lines, a Markdown page puts it in a code fence, escapes `1.` as `1\.`, and sets keywords in bold.
 *
 * The marks become blanks in the text that is read, so that all offsets stay.
 */
export interface Unmarked {
  /** As long as the text. */
  readonly text: string;
  /** In the order of the text. */
  readonly marks: readonly CopyMark[];
  /** The lines of that text. */
  readonly lines: readonly Line[];
}

/** `> `, `>> `, `> > `. */
const QUOTE = /^[ \t]*(>(?:[ \t]?>)*)/;
const FENCE = /^[ \t]*(`{3,}\w{0,16}|~{3,}\w{0,16})[ \t]*$/;
/** `12  `, `12: `, `12| `, `12\t`: with what parts it from the line, or alone on an empty line. */
const NUMBERED = /^[ \t]*((\d{1,5})(?:[.:|)]?(?:[ \t]|$)|[:|\t]))/;
/** Markdown escapes these where they could be marks of its own. */
const ESCAPE = /\\(?=[.()[\]#*_+>~|-])/g;
const KEYWORD = String.raw`(?:V?ZCZC|FM\b|TO\b|INFO\b|XMT\b|BT\b|DE R|ZN[RY]\b|[ZOPR]\b|\d{6}Z|E\.? ?O\b|TAGS?\b|SUBJ|REF|CLASSIFIED BY|REASON|MRN|DATE|FROM\b|ACTION|CAPTIONS?|PASS LINE|SIGNATURE|DRAFTED|CLEARED|APPROVED|RELEASED|DISSEMINATION|UNCLAS|U N C L A S|CONFIDENTIAL|C O N F|SECRET|S E C R E T|TOP SECRET|T O P|LIMITED|SIPDIS|SENSITIVE|NOFORN|PAGE \d|¶?\d{1,3}\.|\([A-Z/]{1,6}\))`;
/** A keyword in bold, `**FM** AMEMBASSY RIGA`, `__MRN:__ 10 RIGA 1052`. */
const BOLD = new RegExp(String.raw`^([ \t]*)(\*\*|__)(?=${KEYWORD})([^*_\n]{1,120}?)(\2)`, 'i');
/** A line of the cable as a heading of the page, `# UNCLASSIFIED`. */
const HEADING = new RegExp(String.raw`^([ \t]*)(#{1,6})(?=[ \t]+(?:\*\*)?${KEYWORD})`, 'i');
/** A row of a table with a key and its value, `| MRN: | 10 RIGA 1052 |`, and the rule below its head. */
const ROW = /^[ \t]*\|.*\|[ \t]*$/;
const ROW_WITH_KEY = new RegExp(String.raw`^[ \t]*\|[ \t]*(?:\*\*|__)?${KEYWORD}`, 'i');
const ROW_RULE = /^[ \t|:-]+$/;

/** Lines of which all are numbered one after the other: fewer may be the paragraphs of a cable. */
const LEAST_NUMBERED = 6;
/** So many lines show whether a text is a listing. */
const LISTING_HEAD = 40;

/** What the number on a line is ahead of the index of the line, where all lines of a text are numbered. */
export function lineNumbersOf(text: string, lineStarts: readonly number[]): number | undefined {
  let ahead: number | undefined;
  let numbered = 0;
  const last = Math.min(lineStarts.length, LISTING_HEAD);
  for (let index = 0; index < last; index++) {
    const line = text.slice(
      lineStarts[index],
      Math.min(lineEnd(text, lineStarts, index), (lineStarts[index] ?? 0) + 40),
    );
    if (line.trim() === '') continue;
    const number = NUMBERED.exec(line)?.[2];
    if (number === undefined) return undefined;
    const here = Number(number) - index;
    if (ahead !== undefined && here !== ahead) return undefined;
    ahead = here;
    numbered++;
  }
  return numbered < LEAST_NUMBERED ? undefined : ahead;
}

/** With what a mark at the beginning of a line may begin. */
const MARK_BEGINS = new Set([...'>`~*_#|'].map((character) => character.charCodeAt(0)));

/** Whether a text may have any of the marks, whose lines these are. */
function mayBeMarked(text: string, lines: readonly Line[]): boolean {
  return text.includes('\\') || lines.some(({ first }) => MARK_BEGINS.has(first));
}

/**
 * The text without the marks of a copy. Linear in the text; a text without marks is answered as it is.
 *
 * @param lines those of the text with its marks
 */
export function withoutCopyMarks(
  text: string,
  lineStarts: readonly number[],
  lines: readonly Line[],
): Unmarked {
  const ahead = /^\s*>?\s*\d/.test(text.slice(0, 200)) ? lineNumbersOf(text, lineStarts) : undefined;
  if (ahead === undefined && !mayBeMarked(text, lines)) return { text, marks: [], lines };
  const marks: CopyMark[] = [];
  const whole = lineStarts.map((start, index) => text.slice(start, lineEnd(text, lineStarts, index)));
  const quoted = whole.map((line) => QUOTE.test(line));
  for (const [index, line] of whole.entries()) {
    // One line alone with the sign is a rest of something else.
    const inBlock = quoted[index] === true && (quoted[index - 1] === true || quoted[index + 1] === true);
    marksOf(
      line,
      lineStarts[index] as number,
      inBlock,
      ahead === undefined ? undefined : ahead + index,
      marks,
    );
  }
  if (marks.length === 0) return { text, marks, lines };
  let clean = '';
  let at = 0;
  for (const { start, end } of marks) {
    clean += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  clean += text.slice(at);
  return { text: clean, marks, lines: linesOf(clean, lineStarts) };
}

function lineEnd(text: string, lineStarts: readonly number[], index: number): number {
  let end = lineStarts[index + 1] ?? text.length;
  while (
    end > (lineStarts[index] ?? 0) &&
    (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)
  )
    end--;
  return end;
}

function marksOf(
  line: string,
  start: number,
  quoted: boolean,
  number: number | undefined,
  marks: CopyMark[],
): void {
  const mark = (what: CopyMark['what'], from: number, to: number) =>
    marks.push({ kind: 'CopyMark', what, start: start + from, end: start + to });
  const quote = quoted ? QUOTE.exec(line) : null;
  let from = 0;
  if (quote) {
    mark('quote', quote[0].length - (quote[1] as string).length, quote[0].length);
    from = quote[0].length;
  }
  const numbered = number === undefined ? null : NUMBERED.exec(line.slice(from));
  if (numbered && Number(numbered[2]) === number) {
    const end = from + numbered[0].length;
    mark('line number', end - (numbered[1] as string).length, end - (/[ \t]$/.test(numbered[0]) ? 1 : 0));
    from = end;
  }
  const rest = line.slice(from);
  const fence = FENCE.exec(rest)?.[1];
  if (fence !== undefined) {
    const at = from + rest.indexOf(fence);
    mark('code fence', at, at + fence.length);
    return;
  }
  if (ROW.test(rest) && (ROW_WITH_KEY.test(rest) || ROW_RULE.test(rest))) {
    for (const { index, 0: part } of rest.matchAll(ROW_RULE.test(rest) ? /\S+/g : /\||\*\*/g))
      mark('Markdown', from + index, from + index + part.length);
    return;
  }
  const heading = HEADING.exec(rest);
  if (heading) {
    const at = from + (heading[1] as string).length;
    mark('Markdown', at, at + (heading[2] as string).length);
    from += heading[0].length;
  }
  const bold = BOLD.exec(line.slice(from));
  if (bold) {
    const [, blanks = '', opening = '', words = ''] = bold;
    const at = from + blanks.length;
    mark('Markdown', at, at + opening.length);
    markEscapes(line, at + opening.length, at + opening.length + words.length, mark);
    const closing = at + opening.length + words.length;
    mark('Markdown', closing, closing + opening.length);
    from = closing + opening.length;
  }
  markEscapes(line, from, line.length, mark);
}

function markEscapes(
  line: string,
  from: number,
  to: number,
  mark: (what: CopyMark['what'], from: number, to: number) => void,
): void {
  if (!line.includes('\\')) return;
  for (const { index } of line.slice(from, to).matchAll(ESCAPE))
    mark('Markdown', from + index, from + index + 1);
}
