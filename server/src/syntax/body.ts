import {
  headOf,
  inlinePageLines,
  type Line,
  leaf,
  type ParagraphStart,
  pageLineOf,
  paragraphStartOf,
  RULE,
} from './lines';
import type { Body, Heading, Leaf, PageLine, Paragraph, Signature, SyntaxNode } from './tree';

/** What the body needs to know of the message round it. */
export interface BodyContext {
  /** Post of the classification line, by which an inline page line is told from the words before it. */
  readonly post: string | undefined;
  /** A later section begins with whatever number the one before has left off at. */
  readonly laterSection: boolean;
}

/** Reads the body from line `from` up to line `to` (exclusive). */
export function readBody(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  context: BodyContext,
): Body | undefined {
  const children: SyntaxNode[] = [];
  const paragraphs: Paragraph[] = [];
  const headings: Heading[] = [];
  const numbers = new ParagraphNumbers(context.laterSection);
  let open: { head: Partial<Paragraph>; children: SyntaxNode[] } | undefined;
  const lastUnquote = text.lastIndexOf('UNQUOTE');
  let opaqueUntil = -1;

  const close = () => {
    if (!open) return;
    const [first] = open.children;
    const last = open.children.at(-1);
    if (first && last) {
      const paragraph: Paragraph = {
        kind: 'Paragraph',
        start: first.start,
        end: last.end,
        damaged: false,
        ...open.head,
        children: open.children,
      };
      paragraphs.push(paragraph);
      children.push(paragraph);
    }
    open = undefined;
  };
  const pending: PageLine[] = [];
  const flush = () => {
    // A page line belongs to the paragraph that goes on behind it, else it stands between two elements.
    for (const page of pending.splice(0)) (open?.children ?? children).push(page);
  };

  for (let at = from; at < to; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    const page = pageLineOf(head, line);
    if (page) {
      pending.push(page);
      continue;
    }
    const opaque = line.start < opaqueUntil;
    const start = opaque ? undefined : paragraphStartOf(head);
    const numbered = start && numbers.accept(start);
    if (start && numbered) {
      close();
      flush();
      const opening = openParagraph(line, start, numbered);
      open = opening;
      pushText(text, { start: line.start + start.length, end: line.end }, context, opening.children);
      continue;
    }
    const heading = opaque ? undefined : headingAt(text, lines, at, to);
    if (heading) {
      close();
      flush();
      headings.push(heading.node);
      children.push(heading.node);
      at = heading.next - 1;
      continue;
    }
    flush();
    // A quoted cable has numbers of its own, so it is one text up to its end; without an end it is none.
    if (!opaque && QUOTE.test(head) && line.end < lastUnquote)
      opaqueUntil = text.indexOf('UNQUOTE', line.end);
    open ??= { head: {}, children: [] };
    pushText(text, line, context, open.children);
  }
  close();
  flush();
  const first = children[0];
  const last = children.at(-1);
  return first && last && { kind: 'Body', start: first.start, end: last.end, paragraphs, headings, children };
}

const QUOTE = /^(?:BEGIN\s+)?QUOTE[.:]?$/i;

function openParagraph(
  { start: lineStart }: Line,
  start: ParagraphStart,
  { number, damaged }: Numbered,
): { head: Partial<Paragraph>; children: SyntaxNode[] } {
  const digitsAt = lineStart + start.digitsAt;
  const pilcrow = start.pilcrow > 0 ? leaf('Pilcrow', lineStart, lineStart + start.pilcrow) : undefined;
  const numberNode = leaf('ParagraphNumber', digitsAt, digitsAt + start.digits.length);
  const markEnd = lineStart + start.length;
  const portionMark = start.mark ? leaf('PortionMark', markEnd - start.mark.length, markEnd) : undefined;
  return {
    head: {
      ...(pilcrow && { pilcrow }),
      numberNode,
      writtenNumber: Number(start.digits),
      number,
      ...(portionMark && { portionMark }),
      damaged,
    },
    children: [...(pilcrow ? [pilcrow] : []), numberNode, ...(portionMark ? [portionMark] : [])],
  };
}

/** The text of a line as one leaf, or several round the page lines inside it. */
function pushText(text: string, line: Line, { post }: BodyContext, children: SyntaxNode[]): void {
  let from = line.start;
  const push = (to: number) => {
    const source = text.slice(from, to);
    const words = source.trim();
    if (!words) return;
    const start = from + source.indexOf(words);
    children.push(leaf(RULE.test(words) ? 'Rule' : 'Text', start, start + words.length));
  };
  for (const page of inlinePageLines(text, line, post)) {
    push(page.start);
    children.push(page);
    from = page.end;
  }
  push(line.end);
}

// ---------------------------------------------------------------- paragraph numbers

interface Numbered {
  readonly number: number;
  readonly damaged: boolean;
}

/**
 * Tells the paragraphs of a telegram from other lines that begin with a number, and gives each its true
 * number (FORMAT §7): numbers count from 1 through the telegram; a copy may have turned the pilcrow into
 * the digit 1 (`17.` for 7) or lost the first digit (`¶0.` for 10).
 */
class ParagraphNumbers {
  private due: number | undefined;
  private pilcrows = false;
  private marks = false;
  /** The number due in a list inside a paragraph, which counts from 1 again. */
  private listDue = 0;

  constructor(laterSection: boolean) {
    this.due = laterSection ? undefined : 1;
  }

  accept(start: ParagraphStart): Numbered | undefined {
    const written = Number(start.digits);
    const number = this.numberOf(written, start);
    if (number === undefined) return undefined;
    if (start.pilcrow > 0) this.pilcrows = true;
    if (start.mark) this.marks = true;
    this.due = number + 1;
    return { number, damaged: number !== written && start.digits === `1${number}` };
  }

  private numberOf(written: number, { digits, pilcrow, mark }: ParagraphStart): number | undefined {
    const { due } = this;
    if (due === undefined) return written;
    const marked = mark !== undefined;
    if (written === due) return due;
    if (digits === `1${due}` && (marked || this.pilcrows) && pilcrow === 0) return due;
    if (due >= 10 && written < 10 && due % 10 === written && pilcrow > 0) return due;
    if (this.isListItem(written, marked)) return undefined;
    if (marked) return written;
    // Without a mark a number that is not due is a list, a date or a year; a few lost paragraphs are not.
    const near = written > due && written <= due + 2;
    return near && !this.marks && (pilcrow > 0 || !this.pilcrows) ? written : undefined;
  }

  /** A list begins at 1 and counts on; in a cable with portion marks its items have none. */
  private isListItem(written: number, marked: boolean): boolean {
    if (marked && this.marks) return false;
    if (written !== 1 && written !== this.listDue) {
      this.listDue = 0;
      return false;
    }
    this.listDue = written + 1;
    return true;
  }
}

// ---------------------------------------------------------------- headings

const INLINE_RULE = /^[-=*_]{2,}\s*([^-=*_\s](?:.{0,100}?[^-=*_\s])?)\s*[-=*_]{2,}$/;
const TITLE_LENGTH = 80;
/** A title runs over three lines at the most. */
const TITLE_LINES = 3;

/** A heading at this line: a title between rules, over one rule, inside one, or in capitals between blank lines. */
function headingAt(
  text: string,
  lines: readonly Line[],
  at: number,
  to: number,
): { readonly node: Heading; readonly next: number } | undefined {
  const line = lines[at] as Line;
  if (line.end - line.start > 2 * TITLE_LENGTH) return undefined;
  const source = text.slice(line.start, line.end);
  if (RULE.test(source)) {
    const over = leaf('Rule', line.start, line.end);
    const title = titleFrom(text, lines, at + 1, to);
    const under = title && ruleAt(text, lines, title.next, to);
    return under && heading([over, title.node, under], title.next + 1);
  }
  const inline = INLINE_RULE.exec(source);
  if (inline) {
    const words = inline[1] ?? '';
    const start = line.start + source.indexOf(words);
    const end = start + words.length;
    return heading(
      [leaf('Rule', line.start, start), leaf('HeadingText', start, end), leaf('Rule', end, line.end)].map(
        trimRule(text),
      ),
      at + 1,
    );
  }
  const blankBefore = at === 0 || isEmpty(lines[at - 1]);
  if (!blankBefore) return undefined;
  const title = titleFrom(text, lines, at, to);
  const under = title && ruleAt(text, lines, title.next, to);
  if (under) return heading([title.node, under], title.next + 1);
  return isBareTitle(source) && isEmpty(lines[at + 1]) && at + 1 < to
    ? heading([leaf('HeadingText', line.start, line.end)], at + 1)
    : undefined;
}

function trimRule(
  text: string,
): (node: Leaf<'Rule'> | Leaf<'HeadingText'>) => Leaf<'Rule'> | Leaf<'HeadingText'> {
  return (node) => {
    const source = text.slice(node.start, node.end);
    const start = node.start + source.length - source.trimStart().length;
    return leaf(node.kind as 'Rule', start, start + source.trim().length);
  };
}

function heading(
  children: (Leaf<'Rule'> | Leaf<'HeadingText'>)[],
  next: number,
): { node: Heading; next: number } {
  const title = children.find(
    (child): child is Leaf<'HeadingText'> => child.kind === 'HeadingText',
  ) as Leaf<'HeadingText'>;
  const start = (children[0] ?? title).start;
  return { node: { kind: 'Heading', start, end: (children.at(-1) ?? title).end, title, children }, next };
}

/** The lines of a title, which no paragraph, page line or rule begins. */
function titleFrom(
  text: string,
  lines: readonly Line[],
  at: number,
  to: number,
): { readonly node: Leaf<'HeadingText'>; readonly next: number } | undefined {
  let next = at;
  for (; next < to && next < at + TITLE_LINES; next++) {
    const line = lines[next] as Line;
    if (isEmpty(line) || line.end - line.start > TITLE_LENGTH) break;
    const head = headOf(text, line);
    if (RULE.test(head) || paragraphStartOf(head) || pageLineOf(head, line)) break;
  }
  const first = lines[at];
  const last = lines[next - 1];
  return next > at && first && last ? { node: leaf('HeadingText', first.start, last.end), next } : undefined;
}

function ruleAt(text: string, lines: readonly Line[], at: number, to: number): Leaf<'Rule'> | undefined {
  const line = lines[at];
  if (at >= to || !line || isEmpty(line) || line.end - line.start > 2 * TITLE_LENGTH) return undefined;
  return RULE.test(text.slice(line.start, line.end)) ? leaf('Rule', line.start, line.end) : undefined;
}

/** Capitals between blank lines. What ends in a full stop or a bracket is a sentence or a marking. */
function isBareTitle(source: string): boolean {
  return (
    source.length <= TITLE_LENGTH &&
    /^[A-Z][^a-z]*[A-Z0-9'"”’?!:]$/.test(source) &&
    /[A-Z]{3}/.test(source) &&
    !/^(?:END|BEGIN|UNQUOTE|NNNN|BT|XXX|SIPDIS|NOFORN|SENSITIVE)|^(?:UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL)|\d{5}/.test(
      source,
    )
  );
}

function isEmpty(line: Line | undefined): boolean {
  return !line || line.start === line.end;
}

// ---------------------------------------------------------------- what ends a message

const TRAILER =
  /^(?:BT|N{3,4}|#\d{4}|[-=*_ ]*CABLE ENDS[-=*_ ]*|<< END OF DOCUMENT >>|UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE|\d{4}[A-Z]+\d+ - Classification: .*|[>".…]+)$/;
const SURNAMES = /^([A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’-]+){0,2}(?:\s?[/&]\s?[A-Z][A-Z'’-]+){0,2})\.?#{0,2}$/;
/** A few posts sign in lower case. */
const MIXED_SURNAME = /^([A-Z][a-z]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)?)\.?#{0,2}$/;
const NOT_A_SURNAME =
  /^(?:ZN[RY]|END|BEGIN|COMMENT|SUMMARY|CONFIDENTIAL|SECRET|UNCLAS|UNCLASSIFIED|SIPDIS|NOFORN|UNQUOTE|QUOTE|NOTE|MINIMIZE|REFTEL|NOTAL|CLASSIFIED|DECLASSIFIED|SENSITIVE|TEXT|NODIS|EXDIS|TERREP|AIDAC)\b/i;

/** The index of the first line of what follows the body: signature, separation, end of message, or `to`. */
export function endOfBody(text: string, lines: readonly Line[], from: number, to: number): number {
  let end = to;
  for (let at = to - 1; at >= from; at--) {
    const line = lines[at] as Line;
    if (isEmpty(line)) continue;
    const head = headOf(text, line);
    if (TRAILER.test(head)) {
      end = at;
      continue;
    }
    return at > from && signatureOf(head, line) && !endsSentence(text, head, lines[at - 1]) ? at : end;
  }
  return end;
}

/** The last word of a cable in capitals, `ASSISTANCE.`, is no surname: the line above goes on with it. */
function endsSentence(text: string, head: string, above: Line | undefined): boolean {
  return head.endsWith('.') && !!above && !isEmpty(above) && /[A-Za-z,]/.test(text.charAt(above.end - 1));
}

/** `DERSE`, `KEEGAN/PAAL`: the surnames under a cable. */
export function signatureOf(head: string, line: Line): Signature | undefined {
  const match = head.length <= 50 ? (SURNAMES.exec(head) ?? MIXED_SURNAME.exec(head)) : null;
  if (!match || NOT_A_SURNAME.test(head)) return undefined;
  const surnames = Array.from(
    (match[1] ?? '').matchAll(/[^/&\s](?:[^/&]*[^/&\s.])?/g),
    ({ index, 0: name }) => leaf('Surname', line.start + index, line.start + index + name.length),
  );
  return {
    kind: 'Signature',
    start: line.start,
    end: surnames.at(-1)?.end ?? line.end,
    surnames,
    children: surnames,
  };
}
