import type { Cursor } from '../../cursor';
import { DEPARTMENT_LINES, FORMAT_LINES, HEADER_ELEMENTS } from '../../lineKinds';
import type { Line } from '../../lines';
import { type AddresseeList, type Envelope, leaf, type SyntaxNode } from '../../tree';
import { type Construct, type Draft, opensWith, readFirst } from '../construct';
import { opensFragment } from './addresseeList';
import { restOf } from './operatingSignals';

export type EnvelopeConstruct = Construct<SyntaxNode, undefined>;

/** Whether a line opens an envelope: a format line, what the Department put above them, or an addressee for sure. */
export function opensEnvelope(line: Line): boolean {
  return FORMAT_LINES.has(line.kind) || DEPARTMENT_LINES.has(line.kind) || opensFragment(line);
}

/** What no line of an envelope is, even a damaged one. */
const ENDS = opensWith('Paragraph', ...HEADER_ELEMENTS);

/** The elements of which an envelope has one: the first of its kind. */
type Elements = Draft<Omit<Envelope, 'addresseeLists' | 'children' | 'kind' | 'start' | 'end'>>;

/**
 * Reads format lines 1–11, and the distribution block, clearances and processing line above them, up to the
 * classification line or what else ends them. A line that is none of them is `Unknown` until addressees have come.
 */
export function readEnvelope(cursor: Cursor, constructs: readonly EnvelopeConstruct[]): Envelope {
  const children: SyntaxNode[] = [];
  const addresseeLists: AddresseeList[] = [];
  const elements: Elements = {};
  let next = cursor.at;
  while (cursor.skipBlanks() >= 0 && !cursor.isAtEnd) {
    const { line } = cursor;
    const node = readFirst(constructs, cursor, undefined);
    if (node) {
      children.push(node);
      if (node.kind === 'AddresseeList') addresseeLists.push(node);
      else note(node, elements);
      if (node.kind === 'TransmissionIdentifier') children.push(...restOf(line, node.end - line.start));
    } else if (addresseeLists.length > 0 || ENDS.has(line.kind)) {
      break;
    } else {
      cursor.next();
      children.push(leaf('Unknown', line.start, line.end));
    }
    next = cursor.at;
  }
  cursor.at = next;
  const start = children[0]?.start ?? 0;
  const end = children.at(-1)?.end ?? start;
  return { kind: 'Envelope', start, end, ...elements, addresseeLists, children: cursor.woven(children) };
}

function note(node: SyntaxNode, elements: Elements): void {
  switch (node.kind) {
    case 'TransmissionIdentifier':
      elements.transmissionIdentifier ??= node;
      break;
    case 'RoutingLine':
      elements.routingLine ??= node;
      break;
    case 'CallingStation':
      elements.callingStation ??= node;
      break;
    case 'SecurityWarning':
      elements.securityWarning ??= node;
      break;
    case 'DateTimeGroupLine':
      elements.dateTimeGroupLine ??= node;
      break;
    case 'Originator':
      elements.originator ??= node;
      break;
    case 'Distribution':
      elements.distribution ??= node;
      break;
    case 'Clearances':
      elements.clearances ??= node;
      break;
    case 'ProcessingLine':
      elements.processingLine ??= node;
      break;
  }
}
