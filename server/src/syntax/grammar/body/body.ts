import type { Cursor } from '../../cursor';
import { isBlank, isDigit, MONTH, type ParagraphStart, PORTION_MARK, RULE, startsRule } from '../../lexicon';
import { CLASSIFIED_BY } from '../../lineKinds';
import { Line } from '../../lines';
import {
  type Body,
  type ClassifiedBy,
  type Heading,
  leaf,
  type Paragraph,
  type QuotedCable,
  type SyntaxNode,
} from '../../tree';
import { type Construct, type Draft, readFirst } from '../construct';
import { readClassifiedBy } from '../header/classifiedBy';
import { type Quotations, quotationsIn } from '../quotations';
import { HeadingHabits } from './headingHabits';
import { headingAtEnd, readHeading } from './headings';
import { type NumberContext, type Numbered, ParagraphNumbers } from './paragraphNumbers';
import { ParagraphsInside } from './paragraphsInside';

/** Where a body is. */
export interface BodyContext {
  /** A later section of a telegram begins with whatever number the one before has left off at. */
  readonly isLaterSection: boolean;
  /** Inside a quoted cable: a quotation in it is part of it. */
  readonly isQuoted: boolean;
  /** The statement of who classified the cable may be one of the first paragraphs. */
  readonly seeksStatement: boolean;
  /** Reads the cable that is quoted from the line at the cursor to the one at the index, and moves past it. */
  readonly quotedCable: (cursor: Cursor, closing: number) => QuotedCable;
}

/** A construct of the body adds what it reads to the body. */
export type BodyConstruct = Construct<true, BodyDraft>;

export interface BodyRead {
  readonly node: Body;
  /** The statement of who classified the cable, where it is a paragraph of its own. */
  readonly statement?: ClassifiedBy;
}

/** Reads the body from the line at the cursor on, up to the cursor's end. */
export function readBody(
  cursor: Cursor,
  constructs: readonly BodyConstruct[],
  context: BodyContext,
): BodyRead | undefined {
  if (cursor.isAtEnd) return undefined;
  const body = new BodyDraft(cursor, context);
  while (!cursor.isAtEnd) {
    if (cursor.line.isBlank) cursor.next();
    else readFirst(constructs, cursor, body);
  }
  return body.whole();
}

// ---------------------------------------------------------------- constructs

/** QUOTE … UNQUOTE, BEGIN TEXT … END TEXT. FORMAT §7. */
export const quotationInBody: BodyConstruct = {
  opens: ({ at }, { quotations }) => quotations?.has(at) === true,
  read: (cursor, body) => {
    const closing = body.quotations?.get(cursor.at) ?? cursor.at;
    body.paragraph(cursor.line.start).children.push(body.context.quotedCable(cursor, closing));
    return true;
  },
};

/** A line in which a copy has left the beginnings of more paragraphs, with their headings. FORMAT §13. */
export const paragraphsOnOneLine: BodyConstruct = {
  opens: ({ line }, { inside }) => inside?.within(line.start, line.end) === true,
  read: (cursor, body) => {
    const { line } = cursor;
    let from = body.numbered(line);
    for (const { at, start } of body.inside?.upTo(line.end) ?? []) {
      const number = at < from ? undefined : body.numbers.acceptInside(start);
      if (!number) continue;
      body.runText(from, at);
      body.begin(at, start, number);
      from = at + start.length;
    }
    body.runText(from, line.end);
    cursor.next();
    return true;
  },
};

/** A longer line is no heading: a copy has lost the breaks of a whole paragraph. */
const LONG = 200;

/** A title between rules, over one, inside one, or in capitals between blank lines. FORMAT §7. */
export const heading: BodyConstruct = {
  opens: (cursor, body) => {
    const { line } = cursor;
    if (line.length > LONG) return false;
    const { first } = line;
    if (startsRule(first) || startsRule(line.text.charCodeAt(line.end - 1))) return true;
    // No title begins with a number.
    if (line.kind !== 'Paragraph' && !isDigit(first) && body.isAfterBlank(cursor.at)) return true;
    const below = cursor.lines[cursor.at + 1];
    return below !== undefined && startsRule(below.first);
  },
  read: (cursor, body) => {
    const node = readHeading(cursor, body.habits);
    if (!node) return undefined;
    body.heading(node);
    return true;
  },
};

/** `¶7. (C) …`: begins the next paragraph where its number is one, and else goes on with the open one. FORMAT §7. */
export const paragraph: BodyConstruct = {
  opens: () => true,
  read: (cursor, body) => {
    const { line } = cursor;
    const from = body.numbered(line);
    if (line.end - from > LONG && startsRule(line.text.charCodeAt(line.end - 1)))
      body.runText(from, line.end);
    else body.plain(from, line.end);
    cursor.next();
    return true;
  },
};

// ---------------------------------------------------------------- the body that is being read

/** A paragraph that grows until the next one begins: only then it is whole, and part of the body. */
type ParagraphDraft = Draft<Omit<Paragraph, 'children'>> & { children: SyntaxNode[] };

/** How far the number that is due is looked for, in lines. */
const DUE_WITHIN = 60;
/** In how many paragraphs the statement of who classified the cable is looked for. */
const STATEMENT_WITHIN = 2;
/** Words that the number on the next line belongs to. */
const GOES_ON = new RegExp(
  String.raw`(?:^|[\s(])(?:${MONTH}|PARAS?|PARAGRAPHS?|ITEMS?|ARTICLES?|NO|REF|AND|OF|ON|BY|TO|FROM|THE|ABOUT|THAN)[.,]?$`,
  'i',
);

export class BodyDraft {
  readonly quotations: Quotations | undefined;
  readonly inside: ParagraphsInside | undefined;
  readonly numbers: ParagraphNumbers;
  readonly habits: HeadingHabits;
  private readonly children: SyntaxNode[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly headings: Heading[] = [];
  private statement: ClassifiedBy | undefined;
  private open: ParagraphDraft | undefined;
  private readonly first: number;
  private readonly around: NumberContext = {
    dueFollows: () => this.dueFollows(),
    goesOn: () => this.goesOn(),
  };

  constructor(
    private readonly cursor: Cursor,
    readonly context: BodyContext,
  ) {
    this.first = cursor.at;
    this.habits = new HeadingHabits(cursor.part(cursor.at, cursor.end));
    this.numbers = new ParagraphNumbers(context.isLaterSection);
    if (context.isQuoted) return;
    this.quotations = quotationsIn(cursor);
    this.inside = new ParagraphsInside(cursor.text, cursor.line.start);
  }

  whole(): BodyRead | undefined {
    this.close();
    const { children, paragraphs, headings, statement, cursor } = this;
    const [first] = children;
    const last = children.at(-1);
    if (!first || !last) return undefined;
    const { start } = first;
    const { end } = last;
    const node: Body = { kind: 'Body', start, end, paragraphs, headings, children: cursor.woven(children) };
    return { node, ...(statement && { statement }) };
  }

  /** Whether the line at an index is the first of the body, or below a blank line. */
  isAfterBlank(at: number): boolean {
    return at === this.first || (this.cursor.lines[at - 1] as Line).isBlank;
  }

  /** Begins a paragraph where the line bears the next number, and says where its text begins. */
  numbered(line: Line): number {
    const start = line.kind === 'Paragraph' ? line.paragraph : undefined;
    const number = start && this.numbers.accept(start, this.around);
    if (!number) return line.start;
    this.begin(line.start, start, number);
    return line.start + start.length;
  }

  private dueFollows(): boolean {
    for (const { paragraph } of this.cursor.ahead(DUE_WITHIN)) {
      if (paragraph && this.numbers.isLikeOthers(paragraph)) return this.numbers.isDue(paragraph);
    }
    return false;
  }

  private goesOn(): boolean {
    const above = this.cursor.lines[this.cursor.at - 1];
    return !!above && GOES_ON.test(above.tail(16));
  }

  /** Text at the end of which a heading may be with its rules. */
  runText(from: number, to: number): void {
    const heading = headingAtEnd(this.cursor.text, from, to, true);
    // Behind a number nothing but a rule tells a title from the text.
    const found = heading && (heading.start > from || !this.open?.numberNode) ? heading : undefined;
    this.plain(from, found?.start ?? to);
    if (found) this.heading(found);
  }

  /** Text of the open paragraph, or of one without a number, which may have its mark all the same. */
  plain(from: number, to: number): void {
    const { open } = this;
    const { text } = this.cursor;
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

  /** The open paragraph; where none is, one without a number that begins here. */
  paragraph(start: number): ParagraphDraft {
    this.open ??= { kind: 'Paragraph', start, end: start, damaged: false, children: [] };
    return this.open;
  }

  /** Begins a numbered paragraph. */
  begin(at: number, start: ParagraphStart, { number, damaged }: Numbered): void {
    this.close();
    const digitsAt = at + start.digitsAt;
    const numberNode = leaf('ParagraphNumber', digitsAt, digitsAt + start.digits.length);
    const paragraph: ParagraphDraft = {
      kind: 'Paragraph',
      start: at,
      end: at,
      numberNode,
      writtenNumber: Number(start.digits),
      number,
      damaged,
      children: [],
    };
    const { children } = paragraph;
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

  heading(node: Heading): void {
    this.close();
    this.headings.push(node);
    this.children.push(node);
  }

  private close(): void {
    const { open, cursor } = this;
    this.open = undefined;
    if (!open) return;
    const children = this.withStatement(open.children);
    const end = children.at(-1)?.end;
    if (end === undefined) return;
    const node: Draft<Paragraph> = open;
    node.end = end;
    node.children = cursor.woven(children);
    this.paragraphs.push(node);
    this.children.push(node);
  }

  /**
   * The children of one of the first paragraphs, where its text is the statement of who classified the cable,
   * `1. (U) CLASSIFIED BY …`, as in cables of 1996 to 2003 (FORMAT §6.7): the statement takes the place of the text,
   * and the paragraph keeps its number.
   */
  private withStatement(children: readonly SyntaxNode[]): readonly SyntaxNode[] {
    if (!this.context.seeksStatement || this.statement || this.paragraphs.length >= STATEMENT_WITHIN)
      return children;
    const first = children.findIndex(({ kind }) => kind === 'Text');
    if (first === -1) return children;
    const after = children.slice(first).findIndex(({ kind }) => kind !== 'Text');
    const texts = children.slice(first, after === -1 ? undefined : first + after);
    const lines = texts.map(({ start, end }) => new Line(this.cursor.text, start, end));
    if (!CLASSIFIED_BY.test(lines[0]?.head ?? '')) return children;
    const cursor = this.cursor.part(0, lines.length, lines);
    this.statement = readClassifiedBy(cursor);
    return children.toSpliced(first, cursor.at, this.statement);
  }
}
