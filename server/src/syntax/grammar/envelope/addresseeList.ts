import type { Cursor } from '../../cursor';
import { INDICATOR, isBlank, isDigit, PRECEDENCE_WORD } from '../../lexicon';
import { ADDRESSEES, FORMAT_LINES, HEADER_ELEMENTS } from '../../lineKinds';
import type { Line } from '../../lines';
import { type Addressee, type AddresseeList, type Leaf, leaf } from '../../tree';
import { type Construct, type Draft, opensWith } from '../construct';

/** What cannot be one more addressee. */
const ENDS = opensWith(
  'Addressees',
  'GroupCount',
  'Separation',
  'Paragraph',
  'Rule',
  ...FORMAT_LINES,
  ...HEADER_ELEMENTS,
);

/** Format line 7, 8 or 9, `TO`, `INFO` or `XMT` with the lines that continue it. FORMAT §3.7, §3.8. */
export const addresseeList: Construct<AddresseeList, unknown> = {
  opens: opensWith('Addressees'),
  read: readAddresseeList,
  ends: ENDS,
};

const ADDRESS_INDICATOR = /^(?:[QR][A-Z]{3,7}|UE[A-Z]{2,6})\//;
const LONGEST_INDICATOR = 8;
const CONTINUITY_NUMBER = /\s(\d{2,6})$/;
const PRECEDENCE = new RegExp(String.raw`\s(${PRECEDENCE_WORD})$`);
/** A blank and `NIACT IMMEDIATE`. */
const LONGEST_PRECEDENCE = 16;
/** Behind a blank line only what cannot be anything else goes on with the addressees. */
const ADDRESSEE_FOR_SURE = new RegExp(String.raw`^(?:${INDICATOR}\/|(?:AMEMBASSY|AMCONSUL|USMISSION)\s)`);
const RULE_BEGINS = /^[-=*]{3}/;

/** With what a list of addressees begins for sure, where it is all that is left of an envelope. */
const OPENS_FRAGMENT = new RegExp(
  String.raw`^(?:TO|INFO|XMT)\s+(?:${INDICATOR}\/|(?:AMEMBASSY|AMCONSUL|USMISSION|SECSTATE|ALL\s)[A-Z ]|[A-Z /-]{2,60}\s(?:COLLECTIVE|POSTS)(?:\s|$))|^(?:TO|INFO)$`,
);

/** Whether a line opens a list of addressees for sure, without the format lines before it. */
export function opensFragment({ kind, head }: Line): boolean {
  return kind === 'Addressees' && OPENS_FRAGMENT.test(head);
}

const ROLES = { TO: 'action', INFO: 'information', XMT: 'exempted' } as const;

function readAddresseeList(cursor: Cursor): AddresseeList | undefined {
  const { text } = cursor;
  const { head, start, end } = cursor.line;
  const role = ADDRESSEES.exec(head)?.[1] as keyof typeof ROLES | undefined;
  if (!role) return undefined;
  cursor.next();
  const prosign = leaf('Prosign', start, start + role.length);
  const addressees: Addressee[] = [];
  const firstAt = head.slice(role.length).search(/\S/);
  if (firstAt !== -1) addressees.push(addressee(text, start + role.length + firstAt, end));
  for (let at = cursor.at; at < cursor.end; at++) {
    const line = cursor.lines[at] as Line;
    if (line.isBlank) continue;
    if (!continues(line, at > cursor.at && line.interrupted === 'no')) break;
    addressees.push(addressee(text, line.start, line.end));
    cursor.at = at + 1;
  }
  return {
    kind: 'AddresseeList',
    start,
    end: addressees.at(-1)?.end ?? prosign.end,
    role: ROLES[role],
    prosign,
    addressees,
    children: cursor.woven([prosign, ...addressees]),
  };
}

function continues({ kind, head }: Line, afterBlank: boolean): boolean {
  return afterBlank ? ADDRESSEE_FOR_SURE.test(head) : !ENDS.has(kind) && !RULE_BEGINS.test(head);
}

/** Reads one addressee between two offsets. What it cannot tell apart belongs to the plain language address. */
export function addressee(text: string, start: number, end: number): Addressee {
  const children: Leaf[] = [];
  const node: Draft<Addressee> = { kind: 'Addressee', start, end, children };
  const source = text.slice(start, end);
  let from = 0;
  const slash = source.indexOf('/');
  if (slash > 0 && slash <= LONGEST_INDICATOR && ADDRESS_INDICATOR.test(source)) {
    node.indicator = leaf('RoutingIndicator', start, start + slash);
    children.push(node.indicator);
    from = slash + 1;
  }
  let to = source.length;
  // Only the end of the line is searched: an addressee line has 69 columns.
  const number = isDigit(source.charCodeAt(to - 1))
    ? CONTINUITY_NUMBER.exec(source.slice(-12))?.[1]
    : undefined;
  if (number !== undefined) to = trimmedEnd(source, from, to - number.length);
  const word = PRECEDENCE.exec(source.slice(Math.max(from, to - LONGEST_PRECEDENCE), to))?.[1];
  const wordAt = word === undefined ? to : to - word.length;
  const addressEnd = trimmedEnd(source, from, wordAt);
  const addressAt = source.slice(from, addressEnd).search(/\S/);
  if (addressAt !== -1) {
    node.address = leaf('PlainLanguageAddress', start + from + addressAt, start + addressEnd);
    children.push(node.address);
  }
  if (word !== undefined) {
    node.precedence = leaf('Precedence', start + wordAt, start + wordAt + word.length);
    children.push(node.precedence);
  }
  if (number !== undefined) {
    node.continuityNumber = leaf('MessageContinuityNumber', end - number.length, end);
    children.push(node.continuityNumber);
  }
  return node;
}

function trimmedEnd(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(source.charCodeAt(end - 1))) end--;
  return end;
}
