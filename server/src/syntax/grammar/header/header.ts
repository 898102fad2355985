import type { Cursor } from '../../cursor';
import { HEADER_ELEMENTS } from '../../lineKinds';
import type { Line } from '../../lines';
import {
  type CaptionLine,
  type ClassificationLine,
  type Header,
  type Leaf,
  leaf,
  type PassingInstruction,
  type QuotedCable,
  type SyntaxNode,
} from '../../tree';
import { type Construct, type Draft, opensWith, readFirst } from '../construct';
import { textLeaf } from '../leaves';
import { opensQuotation, type Quotations, quotationsIn } from '../quotations';
import { isCaptionLine, readCaptionLine } from './captionLine';
import { readClassificationLine } from './classificationLine';
import { readPassingInstruction } from './passingInstruction';

/** The elements of which a header has one: the first of its kind. */
export type Elements = Draft<
  Pick<Header, 'classificationLine' | 'executiveOrder' | 'tags' | 'subject' | 'references' | 'classifiedBy'>
>;

/** What has been read of a header when a line is asked whether it opens a construct. */
export interface HeaderContext {
  readonly elements: Readonly<Elements>;
  /** The kind of the last child that is neither caption nor passing instruction. */
  lastElement: SyntaxNode['kind'] | undefined;
  hasPassingInstruction: boolean;
  /** Inside a quoted cable, whose header has no quotation of its own. */
  readonly isQuoted: boolean;
  /** Reads the cable that is quoted from the line at the cursor to the one at the index, and moves past it. */
  readonly quotedCable: (cursor: Cursor, closing: number) => QuotedCable;
  /** The quotations from the first line that opens one on. */
  quotations?: Quotations;
}

export type HeaderConstruct = Construct<SyntaxNode, HeaderContext>;

/** What ends a header, though no element follows. */
const ENDS = opensWith('Paragraph', 'Rule', 'FormattedMessage');

/**
 * Reads the text header from the line at the cursor on, up to the first line of the body; `undefined` where there is
 * none.
 */
export function readHeader(
  cursor: Cursor,
  constructs: readonly HeaderConstruct[],
  { isQuoted, quotedCable }: Pick<HeaderContext, 'isQuoted' | 'quotedCable'>,
): Header | undefined {
  const children: SyntaxNode[] = [];
  const elements: Elements = {};
  const context: HeaderContext = {
    elements,
    isQuoted,
    quotedCable,
    lastElement: undefined,
    hasPassingInstruction: false,
  };
  let next = cursor.at;
  while (cursor.skipBlanks() >= 0 && !cursor.isAtEnd) {
    const node = ENDS.has(cursor.kind) ? undefined : readFirst(constructs, cursor, context);
    if (!node) break;
    children.push(node);
    note(node, elements, cursor.text);
    if (node.kind === 'PassingInstruction') context.hasPassingInstruction = true;
    else if (node.kind !== 'CaptionLine') context.lastElement = node.kind;
    next = cursor.at;
  }
  cursor.at = next;
  return children.length > 0 ? headerOf(cursor, children, elements) : undefined;
}

/** Notes an element that counts: the first of its kind. */
export function note(node: SyntaxNode, elements: Elements, text: string): void {
  // The text of a copy may break off and begin again: the first of its kind counts that is whole.
  const counts = (earlier: SyntaxNode | undefined) => !earlier || text.endsWith('...', earlier.end);
  switch (node.kind) {
    case 'ClassificationLine':
      elements.classificationLine ??= node;
      break;
    case 'ExecutiveOrder':
      elements.executiveOrder ??= node;
      break;
    case 'Tags':
      elements.tags ??= node;
      break;
    case 'Subject':
      if (counts(elements.subject)) elements.subject = node;
      break;
    case 'References':
      // A copy that broke off may stand before the whole header: the fuller list counts.
      if (node.references.length > (elements.references?.references.length ?? -1)) elements.references = node;
      break;
    case 'ClassifiedBy':
      if (counts(elements.classifiedBy)) elements.classifiedBy = node;
      break;
  }
}

/** A header of these children. */
export function headerOf(cursor: Cursor, children: readonly SyntaxNode[], elements: Elements): Header {
  const start = children[0]?.start ?? 0;
  const end = children.at(-1)?.end ?? start;
  return {
    kind: 'Header',
    start,
    end,
    ...elements,
    captionLines: children.filter((node): node is CaptionLine => node.kind === 'CaptionLine'),
    passingInstructions: children.filter(
      (node): node is PassingInstruction => node.kind === 'PassingInstruction',
    ),
    fields: children.filter((node) => node.kind === 'FormField'),
    children: cursor.woven(children),
  };
}

// ---------------------------------------------------------------- constructs that depend on the lines around them

/** How many lines may be between two elements of the header before it is taken to be over. */
const RESUMES_WITHIN = 12;

/** `C O N F I D E N T I A L SECTION 01 OF 04 BAKU 001398`. FORMAT §4. */
export const classificationLine: HeaderConstruct = {
  opens: opensWith('ClassificationLine'),
  read: (cursor, { elements }): ClassificationLine | Leaf<'Unknown'> => {
    const { line, at } = cursor;
    const node = readClassificationLine(cursor);
    // Another one is a page banner, a row of a database, or the next section without its envelope.
    const isOther = elements.classificationLine || (!node.reference && classificationFollows(cursor, at));
    return isOther ? leaf('Unknown', line.start, line.end) : node;
  },
};

/** QUOTE … UNQUOTE or BEGIN TEXT … END TEXT between the elements. FORMAT §7. */
export const quotationInHeader: HeaderConstruct = {
  opens: (cursor, context) => {
    const closing = closingOf(cursor, context);
    return closing !== undefined && (isAboveOrder(context) || headerResumes(cursor, closing));
  },
  read: (cursor, context) => context.quotedCable(cursor, closingOf(cursor, context) ?? cursor.at),
};

function closingOf(cursor: Cursor, context: HeaderContext): number | undefined {
  if (context.isQuoted) return undefined;
  if (opensQuotation(cursor.line)) context.quotations ??= quotationsIn(cursor);
  return context.quotations?.get(cursor.at);
}

/** What publishers put above the classification line. FORMAT §3.5. */
const PUBLISHER =
  /^(?:Cable dated:|[A-Z][a-z]{2,5}day, \d{1,2} [A-Z]|-{3,} header ends|\d{4,7}(?:,|$)|\d{4}-\d\d-\d\d|\d\d[A-Z]{3,24}\d{1,6}(?:[|,]|$)|(?:Embassy|Consulate|Mission|Secretary of State)\b)/;

/** A row of a database above the classification line, the date in words, addressees that are none. */
export const aboveClassification: HeaderConstruct = {
  opens: (cursor, { elements }) => !elements.classificationLine && classificationFollows(cursor, cursor.at),
  read: (cursor) => {
    const { head, start, end } = cursor.next();
    return leaf(PUBLISHER.test(head) ? 'PublisherText' : 'Unknown', start, end);
  },
};

/** `SENSITIVE SIPDIS`, below the classification line or before another element. FORMAT §6.1. */
export const captionLine: HeaderConstruct = {
  opens: (cursor, context) =>
    isBetween(cursor, context) && isCaptionLine(cursor.line, context.hasPassingInstruction),
  read: readCaptionLine,
};

/** `DEPT FOR EUR A/S FRIED`: what is between the classification line and the E.O. line. FORMAT §6.2. */
export const passingInstruction: HeaderConstruct = {
  opens: isBetween,
  read: readPassingInstruction,
};

/** Another line behind which the header goes on. */
export const strayLine: HeaderConstruct = {
  opens: (cursor, context) => !isAboveOrder(context) && headerResumes(cursor, cursor.at),
  read: (cursor) => textLeaf(cursor.next()),
};

/** Whether captions and passing instructions may be here. */
function isBetween(cursor: Cursor, context: HeaderContext): boolean {
  if (isAboveOrder(context))
    return context.elements.classificationLine !== undefined || headerResumes(cursor, cursor.at);
  return cursor.kind === 'Captions' && headerResumes(cursor, cursor.at);
}

/** Whether neither E.O. line nor subject have come, nor TAGS other than directly below the classification line. */
function isAboveOrder({ elements, lastElement }: HeaderContext): boolean {
  return (
    !elements.executiveOrder && !elements.subject && (!elements.tags || lastElement === 'ClassificationLine')
  );
}

/** Whether a classification line with post and serial follows the line at an index within a few lines. */
function classificationFollows(cursor: Cursor, at: number): boolean {
  return linesAfter(cursor, at).some((line) => line.isNumberedClassification);
}

/** Whether an element of the header follows the line at an index within a few lines, before any paragraph. */
function headerResumes(cursor: Cursor, at: number): boolean {
  const next = linesAfter(cursor, at).find(
    (line) =>
      line.kind === 'Paragraph' ||
      (HEADER_ELEMENTS.has(line.kind) &&
        (line.kind !== 'ClassificationLine' || line.isNumberedClassification)),
  );
  return next !== undefined && next.kind !== 'Paragraph';
}

const linesAfter = ({ lines, end }: Cursor, at: number): readonly Line[] =>
  lines.slice(at + 1, Math.min(end, at + 1 + RESUMES_WITHIN));
