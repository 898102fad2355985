import {
  headOf,
  isBlank,
  type Line,
  leaf,
  type ParagraphStart,
  PORTION_MARK,
  paragraphStartOf,
  RULE,
} from '../../lines';
import type { Body, Heading, Paragraph, SyntaxNode } from '../../tree';
import { type Quotations, quotationsIn, readQuotedCable } from '../quotedCable';
import { headingAt, headingAtEnd, startsRule } from './headings';
import { type Numbered, ParagraphNumbers, type Place } from './paragraphNumbers';
import { ParagraphsInside } from './paragraphsInside';

/** Where a body stands. */
export interface BodyContext {
  /** A later section of a telegram begins with whatever number the one before has left off at. */
  readonly laterSection?: boolean;
  /** A quotation inside a quoted cable is part of it. */
  readonly quoted?: boolean;
}

/** Reads the body from line `from` up to line `to` (exclusive). */
export function readBody(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  context: BodyContext,
): Body | undefined {
  if (from >= to) return undefined;
  const { children, paragraphs, headings } = new BodyReader(text, lines, from, to, context).read();
  const first = children[0];
  const last = children.at(-1);
  return first && last && { kind: 'Body', start: first.start, end: last.end, paragraphs, headings, children };
}

/** A paragraph that is being read: it grows until the next one begins. */
type OpenParagraph = { -readonly [K in keyof Paragraph]: Paragraph[K] } & { children: SyntaxNode[] };

/** How far the number that is due is looked for, in lines. */
const LOOK_AHEAD = 60;
/** A longer line is no heading: a copy has lost the breaks of a whole paragraph. */
const LONG = 200;
/** Words that the number on the next line belongs to. */
const GOES_ON =
  /(?:^|[\s(])(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|PARAS?|PARAGRAPHS?|ITEMS?|ARTICLES?|NO|REF|AND|OF|ON|BY|TO|FROM|THE|ABOUT|THAN)[.,]?$/i;

class BodyReader {
  readonly children: SyntaxNode[] = [];
  readonly paragraphs: Paragraph[] = [];
  readonly headings: Heading[] = [];
  private open: OpenParagraph | undefined;
  private readonly numbers: ParagraphNumbers;
  private readonly quotations: Quotations | undefined;
  private readonly inside: ParagraphsInside | undefined;
  /** Index of the line that is being read. */
  private at: number;
  private readonly place: Place = {
    dueFollows: () => this.dueFollows(),
    goesOn: () => this.goesOn(),
  };

  constructor(
    private readonly text: string,
    private readonly lines: readonly Line[],
    from: number,
    private readonly to: number,
    { laterSection = false, quoted = false }: BodyContext,
  ) {
    this.at = from;
    this.numbers = new ParagraphNumbers(laterSection);
    if (quoted) return;
    this.quotations = quotationsIn(text, lines, from, to);
    this.inside = new ParagraphsInside(text, (lines[from] as Line).start);
  }

  read(): this {
    const { text, lines, to, quotations, inside } = this;
    let blankBefore = true;
    for (; this.at < to; this.at++) {
      const line = lines[this.at] as Line;
      if (line.start === line.end) {
        blankBefore = true;
        continue;
      }
      const closing = quotations?.get(this.at);
      if (closing !== undefined) {
        this.paragraph(line.start).children.push(readQuotedCable(text, lines, this.at, closing));
        this.at = closing;
      } else if (inside?.within(line.start, line.end)) {
        this.runOn(line, inside);
      } else if (!this.headed(line, blankBefore)) {
        const from = this.numbered(line);
        if (line.end - from > LONG && startsRule(text.charCodeAt(line.end - 1))) this.runText(from, line.end);
        else this.plain(from, line.end);
      }
      blankBefore = false;
    }
    this.close();
    return this;
  }

  /** Begins a paragraph where the line bears the next number; answers where its text begins. */
  private numbered(line: Line): number {
    const { text } = this;
    const code = text.charCodeAt(line.start);
    // A digit, a pilcrow in one of its forms, or a mark before the number.
    if ((code < 48 || code > 57) && code < 0xa0 && code !== 40) return line.start;
    const start = paragraphStartOf(headOf(text, line));
    const number = start && this.numbers.accept(start, this.place);
    if (!number) return line.start;
    this.begin(line.start, start, number);
    return line.start + start.length;
  }

  private dueFollows(): boolean {
    const { text, lines, to, numbers } = this;
    for (let ahead = this.at + 1; ahead < to && ahead <= this.at + LOOK_AHEAD; ahead++) {
      const start = paragraphStartOf(headOf(text, lines[ahead] as Line));
      if (start && numbers.isLikeOthers(start)) return numbers.isDue(start);
    }
    return false;
  }

  private goesOn(): boolean {
    const above = this.lines[this.at - 1];
    return !!above && GOES_ON.test(this.text.slice(Math.max(above.start, above.end - 16), above.end));
  }

  private headed(line: Line, blankBefore: boolean): boolean {
    const { text, lines } = this;
    const { start, end } = line;
    if (end - start > LONG) return false;
    const first = text.charCodeAt(start);
    const below = lines[this.at + 1];
    const near =
      (blankBefore && (first < 48 || first > 57) && first !== 0xb6) ||
      startsRule(first) ||
      startsRule(text.charCodeAt(end - 1)) ||
      (below && below.start < below.end && startsRule(text.charCodeAt(below.start)));
    const heading = near ? headingAt(text, lines, this.at, this.to) : undefined;
    if (!heading) return false;
    this.heading(heading.node);
    this.at = heading.next - 1;
    return true;
  }

  /** A line in which a copy has left the beginnings of more paragraphs, with their headings. */
  private runOn(line: Line, inside: ParagraphsInside): void {
    let from = this.numbered(line);
    for (const { at, start } of inside.upTo(line.end)) {
      const number = at < from ? undefined : this.numbers.acceptInside(start);
      if (!number) continue;
      this.runText(from, at);
      this.begin(at, start, number);
      from = at + start.length;
    }
    this.runText(from, line.end);
  }

  /** Text at the end of which a heading may stand with its rules. */
  private runText(from: number, to: number): void {
    const heading = headingAtEnd(this.text, from, to, true);
    // Behind a number nothing but a rule tells a title from the text.
    const found = heading && (heading.start > from || !this.open?.numberNode) ? heading : undefined;
    this.plain(from, found?.start ?? to);
    if (found) this.heading(found);
  }

  /** Text of the open paragraph, or of one without a number, which may have its mark all the same. */
  private plain(from: number, to: number): void {
    const { text, open } = this;
    let start = from;
    while (start < to && isBlank(text.charCodeAt(start))) start++;
    let end = to;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start === end) return;
    const paragraph = open ?? this.paragraph(start);
    if (!open && text.charCodeAt(start) === 40) {
      const mark = PORTION_MARK.exec(text.slice(start, Math.min(end, start + LONG)))?.[0];
      if (mark !== undefined) {
        paragraph.portionMark = leaf('PortionMark', start, start + mark.length);
        paragraph.children.push(paragraph.portionMark);
        this.plain(start + mark.length, end);
        return;
      }
    }
    const ruled = startsRule(text.charCodeAt(start)) && RULE.test(text.slice(start, end));
    paragraph.children.push(leaf(ruled ? 'Rule' : 'Text', start, end));
  }

  private paragraph(start: number): OpenParagraph {
    this.open ??= { kind: 'Paragraph', start, end: start, damaged: false, children: [] };
    return this.open;
  }

  private begin(at: number, start: ParagraphStart, { number, damaged }: Numbered): void {
    this.close();
    const digitsAt = at + start.digitsAt;
    const numberNode = leaf('ParagraphNumber', digitsAt, digitsAt + start.digits.length);
    const children: SyntaxNode[] = [];
    const paragraph: OpenParagraph = {
      kind: 'Paragraph',
      start: at,
      end: at + start.length,
      numberNode,
      writtenNumber: Number(start.digits),
      number,
      damaged,
      children,
    };
    if (start.pilcrow > 0) {
      paragraph.pilcrow = leaf('Pilcrow', at, at + start.pilcrow);
      children.push(paragraph.pilcrow);
    }
    children.push(numberNode);
    if (start.mark !== undefined) {
      const markAt = at + start.markAt;
      paragraph.portionMark = leaf('PortionMark', markAt, markAt + start.mark.length);
      if (markAt < digitsAt) children.unshift(paragraph.portionMark);
      else children.push(paragraph.portionMark);
    }
    this.open = paragraph;
  }

  private heading(node: Heading): void {
    this.close();
    this.headings.push(node);
    this.children.push(node);
  }

  private close(): void {
    const { open } = this;
    this.open = undefined;
    const last = open?.children.at(-1);
    if (!open || !last) return;
    open.end = last.end;
    this.paragraphs.push(open);
    this.children.push(open);
  }
}
