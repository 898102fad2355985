import { headOf, type Line, leaf, paragraphStartOf, type Read, type Writable } from '../../lines';
import type { AddresseeList, Envelope, SyntaxNode } from '../../tree';
import { startsHeader } from '../header/keywords';
import { GROUP_COUNT, opensAddressees, readAddresseeList } from './addressees';
import { readClearances } from './clearances';
import { processingLine, readDistribution } from './distribution';
import {
  callingStation,
  dateTimeGroupLine,
  originator,
  readRoutingLine,
  rest,
  securityWarning,
  startsFormatLine,
  transmissionIdentifier,
} from './formatLines';

/** Whether a line that begins like this opens an envelope: a format line, or what the Department put above them. */
export function startsEnvelope(text: string, lines: readonly Line[], at: number, head: string): boolean {
  return (
    startsFormatLine(head) || opensAddressees(head) || readDepartmentLine(text, lines, at, head) !== undefined
  );
}

/**
 * Reads format lines 1–11, and the distribution block, clearances and processing line above them, from line
 * `index` on, up to the classification line or what else ends them.
 */
export function readEnvelope(text: string, lines: readonly Line[], index: number): Read<Envelope> {
  const children: SyntaxNode[] = [];
  const addresseeLists: AddresseeList[] = [];
  const found: Writable<Omit<Envelope, 'addresseeLists' | 'children' | 'kind' | 'start' | 'end'>> = {};
  let next = index;
  for (let at = index; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      at++;
      continue;
    }
    const head = headOf(text, line);
    const element = readElement(text, lines, at, head);
    if (element) {
      const { node } = element;
      children.push(node);
      at = element.next;
      switch (node.kind) {
        case 'TransmissionIdentifier':
          found.transmissionIdentifier ??= node;
          children.push(...rest(head, line.start, node.end - line.start, line.end));
          break;
        case 'RoutingLine':
          found.routingLine ??= node;
          break;
        case 'CallingStation':
          found.callingStation ??= node;
          break;
        case 'SecurityWarning':
          found.securityWarning ??= node;
          break;
        case 'DateTimeGroupLine':
          found.dateTimeGroupLine ??= node;
          break;
        case 'Originator':
          found.originator ??= node;
          break;
        case 'AddresseeList':
          addresseeLists.push(node);
          break;
        case 'Distribution':
          found.distribution ??= node;
          break;
        case 'Clearances':
          found.clearances ??= node;
          break;
        case 'ProcessingLine':
          found.processingLine ??= node;
          break;
        default:
      }
    } else if (addresseeLists.length > 0 || startsHeader(head) || paragraphStartOf(head)) {
      break;
    } else {
      children.push(leaf('Unknown', line.start, line.end));
      at++;
    }
    next = at;
  }
  const start = children[0]?.start ?? 0;
  const end = children.at(-1)?.end ?? start;
  return { node: { kind: 'Envelope', start, end, ...found, addresseeLists, children }, next };
}

function readElement(text: string, lines: readonly Line[], at: number, head: string) {
  const line = lines[at] as Line;
  const one = <T extends SyntaxNode>(node: T | undefined) => node && { node, next: at + 1 };
  if (head === 'BT') return one(leaf('Separation', line.start, line.end));
  if (GROUP_COUNT.test(head)) return one(leaf('GroupCount', line.start, line.end));
  switch (head.charCodeAt(0)) {
    case 70: // F
      return one(originator(head, line));
    case 84: // T
    case 88: // X
      return readAddresseeList(text, lines, at, head);
    case 73: // I
      return readDistribution(text, lines, at, head) ?? readAddresseeList(text, lines, at, head);
    case 86: // V
      return one(transmissionIdentifier(head, line));
    case 90: // Z
      return (
        one(transmissionIdentifier(head, line) ?? securityWarning(head, line)) ??
        readRoutingLine(text, lines, at, head) ??
        one(dateTimeGroupLine(head, line))
      );
    default:
      return (
        one(callingStation(head, line)) ??
        readRoutingLine(text, lines, at, head) ??
        one(dateTimeGroupLine(head, line)) ??
        readDepartmentLine(text, lines, at, head)
      );
  }
}

/** What the Department put above format line 5: distribution, clearances, processing line. FORMAT §5. */
function readDepartmentLine(text: string, lines: readonly Line[], at: number, head: string) {
  const processed = processingLine(head, lines[at] as Line);
  return (
    readDistribution(text, lines, at, head) ??
    readClearances(text, lines, at, head) ??
    (processed && { node: processed, next: at + 1 })
  );
}
