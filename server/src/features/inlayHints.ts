import type { InlayHint, Position, Range } from 'vscode-languageserver-types';
import { explainAddress } from '../reference/addresses';
import { type Post, postOfIndicator } from '../reference/posts';
import { type AddressesSeenWith, station } from '../reference/routing';
import { precedence } from '../reference/signals';
import { offsetOf, positionOf } from '../syntax/query/locate';
import { firstFrom } from '../syntax/query/search';
import { visitLeavesWithin } from '../syntax/query/walk';
import type { CableDocument, Leaf, LeafKind, Message, SyntaxNode, Tags, Telegram } from '../syntax/tree';
import { type Context, sendingPost, timeOf, words, yearIn } from './describe/context';
import { localTime, longDate, utcOfDay } from './describe/dates';
import { worded } from './describe/description';
import { filingOf } from './describe/envelope';
import { plain } from './markdown';
import { tagMeaning } from './tagMeaning';

/** The hints without which a cable is hard to read, or a word after each code that has one. */
export type HintAmount = 'essential' | 'all';

/** Characters of a label: a longer one would push the text that it explains out of sight. */
const LONGEST = 30;

/**
 * Hints after codes: the post after a routing indicator without address, local time after the date-time group, the
 * true number after a damaged one; in the amount `all` also the meaning of
 * each TAG and precedence, and dates in words. HOVERS A–D.
 * `data` is the position of the token: what the hover says there is the tooltip, made for the hint that is pointed at.
 * @param range whole or part of the document: the work grows with it
 * @param seenWith answers for routing indicators that no table has
 */
export function inlayHints(
  document: CableDocument,
  range: Range,
  amount: HintAmount,
  seenWith: AddressesSeenWith = () => [],
): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const telegram of document.telegrams) {
    for (const message of telegram.messages) {
      const { line, lineStarts } = message;
      if (line > range.end.line || line + lineStarts.length <= range.start.line) continue;
      const span = { start: offsetOf(message, range.start), end: offsetOf(message, range.end) };
      visitLeavesWithin(message, span, (path, leaf) => {
        const hint = hintOf({ telegram, message, path, leaf, amount, seenWith });
        if (hint) hints.push(hint);
      });
    }
  }
  return hints;
}

interface Token {
  readonly telegram: Telegram;
  readonly message: Message;
  /** From the message to the leaf. */
  readonly path: readonly SyntaxNode[];
  readonly leaf: Leaf;
  readonly amount: HintAmount;
  readonly seenWith: AddressesSeenWith;
}

/** How each kind of token is labeled. */
type Labels = { readonly [K in LeafKind]?: (context: Context<K>, amount: HintAmount) => string | undefined };

const LABELS: Labels = {
  RoutingIndicator: office,
  DateTimeGroup: atThePost,
  ParagraphNumber: trueNumber,
};

const MORE_LABELS: Labels = {
  Tag: (context) => tagMeaning(context.text, yearIn(context)),
  PrecedenceDigraph: precedenceName,
  Precedence: precedenceName,
  FilingTime: filingDay,
  DeclassificationInstruction: declassificationDay,
};

/** No label depends on what has passed. */
const NO_DAY = 0;

function hintOf({ telegram, message, path, leaf, amount, seenWith }: Token): InlayHint | undefined {
  // The tables pair each kind with its label, which the compiler cannot follow through the look-up.
  const label = (LABELS[leaf.kind] ?? (amount === 'all' ? MORE_LABELS[leaf.kind] : undefined)) as
    | ((context: Context, amount: HintAmount) => string | undefined)
    | undefined;
  if (!label) return undefined;
  const parents = path.slice(0, -1).reverse();
  const text = words(message, leaf);
  const context = { telegram, message, leaf, parents, text, seenWith, today: NO_DAY };
  const said = label(context, amount);
  const end = endOf(leaf, parents);
  // A copy may have glued the next word to this one.
  if (said === undefined || /[\p{L}\p{N}]/u.test(message.text.charAt(end))) return undefined;
  return {
    position: positionOf(message, end),
    label: shortened(plain(said)),
    paddingLeft: true,
    data: positionOf(message, leaf.start) satisfies Position,
  };
}

/** The end of the token; of a tag in the markup of a web copy the end of that. */
function endOf(leaf: Leaf, [line]: readonly SyntaxNode[]): number {
  const markup = line?.kind === 'Tags' ? closingMarkup(line, leaf) : undefined;
  return (markup ?? leaf).end;
}

function closingMarkup({ linkMarkup }: Tags, { end }: Leaf): Leaf | undefined {
  const found = linkMarkup[firstFrom(linkMarkup, end)];
  return found?.start === end ? found : undefined;
}

/** Cut at the end of a word, where a label is too long. */
function shortened(label: string): string {
  const characters = Array.from(label);
  if (characters.length <= LONGEST) return label;
  const cut = characters.slice(0, LONGEST - 1).join('');
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || cut.length).trimEnd()}…`;
}

// ---------------------------------------------------------------- essential

/** The office of a routing indicator, where the line itself does not name it. */
function office(context: Context): string | undefined {
  const { text, parents, message, leaf, seenWith } = context;
  const [line] = parents;
  const isNamed = line?.kind === 'Addressee' && (line.address || message.text.charAt(leaf.end) === '/');
  if (isNamed) return undefined;
  // After DE, an indicator that two posts share is that of the sender.
  const sender = line?.kind === 'CallingStation' ? sendingPost(context) : undefined;
  const post = sender?.indicator === text ? sender : postOfIndicator(text);
  if (post) return worded(post, nameOf(post));
  const found = station(text);
  if (!found) return seenWith(text)[0]?.address;
  // A gateway or a posting address is no office.
  if (found.gateway || found.kind === 'relay') return undefined;
  const read = explainAddress(found.address);
  return worded(found, read?.post ? nameOf(read.post) : found.address);
}

/** `Ankara`, `USNATO`, `SECSTATE WASHDC`. */
function nameOf({ kind, city, address }: Post): string {
  return city && (kind === 'embassy' || kind === 'consulate')
    ? city
    : address.replace(/^(?:USMISSION|USINT|AMCONSUL) /, '');
}

/** Day and time at the post, `14 Nov 15:20 in Astana`. */
function atThePost(context: Context, amount: HintAmount): string | undefined {
  const time = timeOf(context);
  const post = sendingPost(context);
  const local = time !== undefined && post?.timeZone ? localTime(time, post.timeZone) : undefined;
  if (!local) return undefined;
  const weekday = amount === 'all' ? `${local.weekday.slice(0, 3)} ` : '';
  const day = `${weekday}${local.day} ${local.month.slice(0, 3)} ${local.clock}`;
  const full = `${day} in ${post?.city}`;
  return post?.city && full.length <= LONGEST ? full : `${day} at the post`;
}

function trueNumber({ parents, leaf }: Context): string | undefined {
  const [paragraph] = parents;
  if (paragraph?.kind !== 'Paragraph' || paragraph.numberNode !== leaf) return undefined;
  const { number, writtenNumber } = paragraph;
  return number === undefined || number === writtenNumber ? undefined : `¶${number}`;
}

// ---------------------------------------------------------------- all

function precedenceName({ text }: Context): string | undefined {
  // After an addressee the precedence is a word already.
  return text.length > 2 ? undefined : precedence(text)?.name;
}

/** `Tue 14 Nov`. */
function filingDay({ message }: Context): string | undefined {
  const filing = filingOf(message);
  const day = filing && localTime(filing.time, 'UTC');
  return day && `${day.weekday.slice(0, 3)} ${day.day} ${day.month.slice(0, 3)}`;
}

function declassificationDay({ leaf }: Context<'DeclassificationInstruction'>): string | undefined {
  const { date } = leaf;
  const day = date && utcOfDay(date.year, date.month, date.day);
  return day === undefined ? undefined : longDate(day);
}
