import { headOf, isBlank, type Line, leaf, paragraphStartOf, type Read, type Writable } from '../../lines';
import type { Addressee, AddresseeList, Leaf, Token, TokenKind } from '../../tree';
import { startsHeader } from '../header/keywords';
import { addressFrom, INDICATOR, startsFormatLine } from './formatLines';

export const GROUP_COUNT = /^(?:STATE\s+)?GRNC$/;
const ADDRESS_INDICATOR = /^(?:[QR][A-Z]{3,7}|UE[A-Z]{2,6})(?=\/)/;
const ADDRESS_TAIL = /(?:\s(NIACT IMMEDIATE|PRIORITY|IMMEDIATE|ROUTINE|FLASH))?(?:\s+(\d{2,6}))?$/;
/** Behind a blank line only what cannot be anything else goes on with the addressees. */
const ADDRESSEE_FOR_SURE = new RegExp(String.raw`^(?:${INDICATOR}\/|(?:AMEMBASSY|AMCONSUL|USMISSION)\s)`);
/** `INFO OCT-01 ISO-00` is a distribution block: offices with the number of their copies. */
const ADDRESSEES = /^(TO|INFO|XMT)(?!\s+[A-Z]{1,6}[- ]\d{2}(?!\d))(?=\s|$)/;
const RULE_BEGINS = /^[-=*]{3}/;

/** With what an addressee for sure begins, where the list is all that is left of an envelope. */
const OPENS_FRAGMENT = new RegExp(
  String.raw`^(?:TO|INFO|XMT)\s+(?:${INDICATOR}\/|(?:AMEMBASSY|AMCONSUL|USMISSION|SECSTATE|ALL\s)[A-Z ]|[A-Z /-]{2,60}\s(?:COLLECTIVE|POSTS)(?:\s|$))|^(?:TO|INFO)$`,
);

/** Whether a line opens a list of addressees for sure, without the format lines before it. */
export function opensAddressees(head: string): boolean {
  return OPENS_FRAGMENT.test(head);
}

const ROLES = { TO: 'action', INFO: 'information', XMT: 'exempted' } as const;

/** Format line 7, 8 or 9 with the lines that continue it. */
export function readAddresseeList(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
): Read<AddresseeList> | undefined {
  const role = ADDRESSEES.exec(head)?.[1] as keyof typeof ROLES | undefined;
  if (!role) return undefined;
  const { start, end } = lines[at] as Line;
  const prosign = leaf('Prosign', start, start + role.length);
  const addressees: Addressee[] = [];
  const firstAt = head.slice(role.length).search(/\S/);
  if (firstAt !== -1) addressees.push(addressee(text, start + role.length + firstAt, end));
  let next = at + 1;
  for (let ahead = next; ahead < lines.length; ahead++) {
    const line = lines[ahead] as Line;
    if (line.start === line.end) continue;
    const afterBlank = ahead > next && line.interrupted === 'no';
    if (!continuesAddressees(headOf(text, line), afterBlank)) break;
    addressees.push(addressee(text, line.start, line.end));
    next = ahead + 1;
  }
  return {
    node: {
      kind: 'AddresseeList',
      start,
      end: addressees.at(-1)?.end ?? prosign.end,
      role: ROLES[role],
      prosign,
      addressees,
      children: [prosign, ...addressees],
    },
    next,
  };
}

/** Format line 10 or 11: group count or separation. */
export function isEnvelopeEnd(head: string): boolean {
  return GROUP_COUNT.test(head) || head === 'BT';
}

function continuesAddressees(head: string, afterBlank: boolean): boolean {
  if (afterBlank) return ADDRESSEE_FOR_SURE.test(head);
  return !(
    ADDRESSEES.test(head) ||
    isEnvelopeEnd(head) ||
    startsFormatLine(head) ||
    startsHeader(head) ||
    RULE_BEGINS.test(head) ||
    paragraphStartOf(head)
  );
}

/** Reads one addressee between two offsets. What it cannot tell apart belongs to the plain language address. */
export function addressee(text: string, start: number, end: number): Addressee {
  const children: Leaf[] = [];
  const node: Writable<Addressee> = { kind: 'Addressee', start, end, children };
  const source = text.slice(start, end);
  let from = 0;
  const written = ADDRESS_INDICATOR.exec(source)?.[0];
  if (written !== undefined) {
    node.indicator = leaf('RoutingIndicator', start, start + written.length);
    children.push(node.indicator);
    from = written.length + 1;
  }
  // Only the end of the line is searched: an addressee line has 69 columns.
  const tailAt = Math.max(from, source.length - 40);
  const tail = ADDRESS_TAIL.exec(source.slice(tailAt));
  let addressEnd = tail ? tailAt + tail.index : source.length;
  while (addressEnd > from && isBlank(source.charCodeAt(addressEnd - 1))) addressEnd--;
  const address = addressFrom(source, start, start + addressEnd, from);
  if (address && address.end > address.start) {
    node.address = address;
    children.push(address);
  }
  const [, word, number] = tail ?? [];
  if (word !== undefined) {
    node.precedence = tokenIn(source, word, addressEnd, start, 'Precedence');
    children.push(node.precedence);
  }
  if (number !== undefined) {
    node.continuityNumber = leaf('MessageContinuityNumber', end - number.length, end);
    children.push(node.continuityNumber);
  }
  return node;
}

function tokenIn<K extends TokenKind>(
  source: string,
  word: string,
  from: number,
  offset: number,
  kind: K,
): Token<K> {
  const at = offset + source.indexOf(word, from);
  return leaf(kind, at, at + word.length);
}
