import { isBlank, type ParagraphStart } from './lexicon';
import { type Classified, classify, type LineKind } from './lineKinds';
import type { Span } from './tree';

/**
 * The work done since a test has set these to 0: lines of which it was asked what they are, constructs that were tried,
 * and characters of lines that were looked at. A reader that is linear in the text keeps them so, on any machine.
 */
export const work = { lines: 0, constructs: 0, characters: 0 };

/** No element is recognized by more than this many characters of its line, so a long line costs no more. */
export const HEAD = 200;

/** Page furniture was lifted out before a line, or in the middle of the line of which it is the rest. */
export type Interrupted = 'no' | 'before' | 'within';

/**
 * One line of a message without its break and without the blanks round it; empty where the line is blank. Where a copy
 * ran lines together, or a page ended inside a line, it is a part of a line. What a line is, is asked once, and the
 * answer is kept.
 */
export class Line implements Span {
  private knownHead: string | undefined = undefined;
  private known: Classified | undefined = undefined;

  /** @param text the text in which the offsets count */
  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly interrupted: Interrupted = 'no',
  ) {}

  get isBlank(): boolean {
    return this.start === this.end;
  }

  get length(): number {
    return this.end - this.start;
  }

  /** The beginning of the line, enough to tell what it is. */
  get head(): string {
    this.knownHead ??= this.text.slice(this.start, Math.min(this.end, this.start + HEAD));
    return this.knownHead;
  }

  /** The whole line. */
  get source(): string {
    if (this.end - this.start <= HEAD) return this.head;
    work.characters += this.end - this.start;
    return this.text.slice(this.start, this.end);
  }

  get kind(): LineKind {
    return this.classified.kind;
  }

  /** The number with which a `Paragraph` begins. */
  get paragraph(): ParagraphStart | undefined {
    return this.classified.paragraph;
  }

  private get classified(): Classified {
    if (this.known) return this.known;
    work.lines++;
    work.characters += Math.min(this.end - this.start, HEAD);
    this.known = classify(this.head);
    return this.known;
  }

  /** A classification line with a number on it, be it of the section or the serial: no page banner. */
  get isNumberedClassification(): boolean {
    return this.kind === 'ClassificationLine' && /\d\d/.test(this.head);
  }

  /** The code of its first character; `NaN` where the line is blank. */
  get first(): number {
    return this.start < this.end ? this.text.charCodeAt(this.start) : Number.NaN;
  }

  /** The last characters of the line, at most so many. */
  tail(length: number): string {
    work.characters += length;
    return this.text.slice(Math.max(this.start, this.end - length), this.end);
  }

  /** The same line after page furniture. */
  after(interrupted: Interrupted): Line {
    if (interrupted === this.interrupted) return this;
    const line = new Line(this.text, this.start, this.end, interrupted);
    line.knownHead = this.knownHead;
    line.known = this.known;
    return line;
  }

  /** The line up to an offset. */
  upTo(end: number): Line {
    return new Line(this.text, this.start, end, this.interrupted);
  }

  /** The same line of a text that begins at an offset of this one's. */
  within(text: string, offset: number): Line {
    const line = new Line(text, this.start - offset, this.end - offset, this.interrupted);
    line.knownHead = this.knownHead;
    line.known = this.known;
    return line;
  }
}

/** Offset at which each line begins. Lines end at \n, \r\n and \r, as in the Language Server Protocol. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

const BACKSLASH = 92;

/**
 * The lines of a text, trimmed. Web copies have no-break, em and zero-width spaces at the ends of lines, and the CSV dump
 * leaves a backslash at each.
 */
export function linesOf(text: string, lineStarts: readonly number[]): Line[] {
  return lineStarts.map((lineStart, index) => {
    let start = lineStart;
    let end = lineStarts[index + 1] ?? text.length;
    while (end > start && (isBlank(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === BACKSLASH))
      end--;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    return new Line(text, start, end);
  });
}

/** The part of a text between two offsets, without the blanks round it; `undefined` where nothing else is left. */
export function partOf(text: string, from: number, to: number, interrupted?: Interrupted): Line | undefined {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start < end ? new Line(text, start, end, interrupted) : undefined;
}
