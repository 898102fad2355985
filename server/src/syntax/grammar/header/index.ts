import { headOf, type Line, leaf, paragraphStartOf, type Read, RULE, type Writable } from '../../lines';
import type { CaptionLine, Header, PassingInstruction, SyntaxNode } from '../../tree';
import { opensQuotation, type Quotations, quotationsIn, readQuotedCable } from '../quotedCable';
import { captionLine, isCaptionLine, isKnownCaptionLine, passingInstruction } from './captions';
import {
  classificationLine,
  classificationLineStarts,
  isNumberedClassificationLine,
} from './classificationLine';
import { readClassifiedBy } from './classifiedBy';
import { readExecutiveOrder } from './executiveOrder';
import {
  CLASSIFIED_BY,
  EXECUTIVE_ORDER,
  FORMATTED_MESSAGE,
  REFERENCES,
  resumesHeader,
  SUBJECT,
  startsHeader,
  TAGS,
} from './keywords';
import { readReferences } from './references';
import { readSubject } from './subject';
import { readTags } from './tags';

type SingleElement =
  | 'classificationLine'
  | 'executiveOrder'
  | 'tags'
  | 'subject'
  | 'references'
  | 'classifiedBy';

/** The elements of which a header has one: the first of its kind. */
export type Elements = Writable<Pick<Header, SingleElement>>;

/** How many lines may stand between two elements of the header before it is taken to be over. */
const LOOK_AHEAD = 12;

/** What publishers put above the classification line. FORMAT §3.5. */
const PUBLISHER =
  /^(?:Cable dated:|[A-Z][a-z]{2,5}day, \d{1,2} [A-Z]|-{3,} header ends|\d{4,7}(?:,|$)|\d{4}-\d\d-\d\d|\d\d[A-Z]{3,24}\d{1,6}(?:[|,]|$)|(?:Embassy|Consulate|Mission|Secretary of State)\b)/;

/**
 * Reads the text header from line `index` on, up to the first line of the body; `undefined` where there is none.
 * The header of a quoted cable has no quotation of its own.
 */
export function readHeader(
  text: string,
  lines: readonly Line[],
  index: number,
  quoted = false,
): Read<Header> | undefined {
  const children: SyntaxNode[] = [];
  const captionLines: CaptionLine[] = [];
  const passingInstructions: PassingInstruction[] = [];
  const found: Elements = {};
  let next = index;
  let quotations: Quotations | undefined;

  for (let at = index; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      at++;
      continue;
    }
    const head = headOf(text, line);
    let element = readKeyword(text, lines, at, head, found);
    if (!element) {
      if (paragraphStartOf(head) || RULE.test(head) || FORMATTED_MESSAGE.test(head)) break;
      const one = (node: SyntaxNode) => ({ node, next: at + 1 });
      const resumes = () => headerResumes(text, lines, at);
      const above = !found.executiveOrder && !found.subject && (!found.tags || directlyBelow(children));
      if (!quoted && opensQuotation(head)) quotations ??= quotationsIn(text, lines, at, lines.length);
      const closing = quotations?.get(at);
      if (closing !== undefined && (above || headerResumes(text, lines, closing))) {
        element = { node: readQuotedCable(text, lines, at, closing), next: closing + 1 };
      } else if (!found.classificationLine && classificationFollows(text, lines, at)) {
        // A copy has a row of a database above the cable, the date in words, addressees that are none.
        element = one(leaf(PUBLISHER.test(head) ? 'PublisherText' : 'Unknown', line.start, line.end));
      } else if (above ? found.classificationLine || resumes() : isKnownCaptionLine(head) && resumes()) {
        // What stands between the classification line and the E.O. line.
        const passing = passingInstructions.length > 0;
        const node = isCaptionLine(head, passing) ? captionLine(text, line) : passingInstruction(line);
        if (node.kind === 'CaptionLine') captionLines.push(node);
        else passingInstructions.push(node);
        element = one(node);
      } else if (!above && resumes()) {
        element = one(leaf('Text', line.start, line.end));
      } else {
        break;
      }
    }
    children.push(element.node);
    at = element.next;
    next = at;
  }

  const node = headerOf(children, found, { captionLines, passingInstructions });
  return children.length > 0 ? { node, next } : undefined;
}

/** Whether nothing but captions and passing instructions stands below the classification line. */
function directlyBelow(children: readonly SyntaxNode[]): boolean {
  const last = children.findLast(({ kind }) => kind !== 'CaptionLine' && kind !== 'PassingInstruction');
  return last?.kind === 'ClassificationLine';
}

/** A header of these children. */
export function headerOf(
  children: readonly SyntaxNode[],
  found: Elements,
  lists: Partial<Pick<Header, 'captionLines' | 'passingInstructions' | 'fields'>>,
): Header {
  const start = children[0]?.start ?? 0;
  const end = children.at(-1)?.end ?? start;
  const none = { captionLines: [], passingInstructions: [], fields: [] };
  return { kind: 'Header', start, end, ...found, ...none, ...lists, children };
}

/** The element whose keyword opens the line; the first of its kind is noted in `found`. */
export function readKeyword(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
  found: Elements,
): Read<SyntaxNode> | undefined {
  if (!startsHeader(head)) return undefined;
  if (classificationLineStarts(head)) {
    const line = lines[at] as Line;
    const node = classificationLine(text, line);
    // Another one is a page banner, a row of a database, or the next section without its envelope.
    if (found.classificationLine || (!node.reference && classificationFollows(text, lines, at)))
      return { node: leaf('Unknown', line.start, line.end), next: at + 1 };
    found.classificationLine = node;
    return { node, next: at + 1 };
  }
  // The text of a copy may break off and begin anew: the first of its kind counts that is whole.
  const better = (earlier: SyntaxNode | undefined) => !earlier || text.endsWith('...', earlier.end);
  if (EXECUTIVE_ORDER.test(head)) {
    const read = readExecutiveOrder(text, lines, at);
    found.executiveOrder ??= read.node;
    return read;
  }
  if (TAGS.test(head)) {
    const read = readTags(text, lines, at);
    found.tags ??= read.node;
    return read;
  }
  if (SUBJECT.test(head)) {
    const read = readSubject(text, lines, at);
    if (better(found.subject)) found.subject = read.node;
    return read;
  }
  if (REFERENCES.test(head)) {
    const read = readReferences(text, lines, at);
    found.references ??= read.node;
    return read;
  }
  if (CLASSIFIED_BY.test(head)) {
    const read = readClassifiedBy(text, lines, at);
    if (better(found.classifiedBy)) found.classifiedBy = read.node;
    return read;
  }
  return undefined;
}

/** Whether a classification line with post and serial follows within a few lines. */
function classificationFollows(text: string, lines: readonly Line[], at: number): boolean {
  return lines
    .slice(at + 1, at + 1 + LOOK_AHEAD)
    .some((line) => isNumberedClassificationLine(headOf(text, line)));
}

/** Whether an element of the header follows within a few lines, before any paragraph. */
function headerResumes(text: string, lines: readonly Line[], at: number): boolean {
  for (let ahead = at + 1; ahead <= at + LOOK_AHEAD && ahead < lines.length; ahead++) {
    const head = headOf(text, lines[ahead] as Line);
    if (resumesHeader(head)) return true;
    if (paragraphStartOf(head)) return false;
  }
  return false;
}
