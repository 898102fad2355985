import { type Post, post, postOfAddress } from '../../reference/posts';
import type { AddressesSeenWith } from '../../reference/routing';
import { lineOf } from '../../syntax/query/locate';
import {
  dateTimeGroupOf,
  messageReferenceOf,
  originatorOf,
  utcOf,
  yearOf,
} from '../../syntax/query/telegram';
import type {
  Header,
  Leaf,
  LeafKind,
  Message,
  NodeByKind,
  NodeKind,
  Span,
  SyntaxNode,
  Telegram,
} from '../../syntax/tree';
import { isoDateOf } from './dates';

/** The token to describe, and where it is. */
export interface Context<K extends LeafKind = LeafKind> {
  readonly telegram: Telegram;
  readonly message: Message;
  readonly leaf: Leaf<K>;
  /** The leaf on one line, as `words` gives it. */
  readonly text: string;
  /** From the node around the leaf outwards. */
  readonly parents: readonly SyntaxNode[];
  /** What the cables at hand say of indicators that no table has. */
  readonly seenWith: AddressesSeenWith;
  /** Milliseconds since 1970: what has passed depends on it. */
  readonly today: number;
  /** The year in which to read a code that is in no cable. */
  readonly year?: number;
}

/** The nearest node of a kind around the leaf. */
export function around<K extends NodeKind>(
  { parents }: Pick<Context, 'parents'>,
  kind: K,
): NodeByKind[K] | undefined {
  return parents.find((node): node is NodeByKind[K] => node.kind === kind);
}

/** The header that goes with the leaf: in a quoted cable that of the quotation. */
export function ownHeader(context: Context): Header | undefined {
  const quoted = around(context, 'QuotedCable');
  return quoted ? quoted.header : context.message.header;
}

/** Time of the date-time group, milliseconds since 1970. */
export function timeOf({ telegram }: Pick<Context, 'telegram'>): number | undefined {
  const group = dateTimeGroupOf(telegram)?.node;
  return group && utcOf(group);
}

/** `2006-09-25`, the day of the date-time group. */
export function dateOf(context: Context): string | undefined {
  const time = timeOf(context);
  return time === undefined ? undefined : isoDateOf(time);
}

export function yearIn({ telegram, year }: Context): number | undefined {
  return yearOf(telegram) ?? year;
}

/** Characters that are read of a node: tokens are shorter, and a hostile text must not cost more. */
const LONGEST = 200;

/** Text of a node of the same message, blanks single; of a longer one the first 200 characters. */
export function words(message: Message, { start, end }: Span): string {
  return message.text.slice(start, Math.min(end, start + LONGEST)).replace(/\s+/g, ' ');
}

/** `L24`: line of the document, counted from 1 as in the editor. */
export function lineName(message: Message, span: Span): string {
  return `L${message.line + lineOf(message, span.start) + 1}`;
}

/** The address of the FM line, or of a form: `AMEMBASSY BAKU`. */
export function senderOf({ telegram }: Pick<Context, 'telegram'>): string | undefined {
  const found = originatorOf(telegram);
  return found && uninverted(words(found.message, found.node));
}

/** `WASHDC, SECSTATE`, as forms have it, as `SECSTATE WASHDC`. */
export function uninverted(address: string): string {
  const [place, office, ...more] = address.split(', ');
  return place && office && more.length === 0 ? `${office} ${place}` : address;
}

/** The post that sent the telegram, by the FM line or by the classification line. */
export function sendingPost(context: Pick<Context, 'telegram'>): Post | undefined {
  const address = senderOf(context);
  const reference = messageReferenceOf(context.telegram)?.node;
  return (address && postOfAddress(address)) || (reference && post(reference.post)) || undefined;
}
