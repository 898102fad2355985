import { explainAddress } from '../../reference/addresses';
import { memo } from '../../reference/memo';
import { samePost } from '../../reference/posts';
import {
  addressPairs,
  networkOf,
  normaliseAddress,
  otherAddresses,
  type SeenAddress,
  type Station,
  station,
  stationsLike,
} from '../../reference/routing';
import { messageReferenceOf } from '../../syntax/query/telegram';
import type { Addressee, AddresseeList, Message, SyntaxNode } from '../../syntax/tree';
import { type Context, lineName, senderOf, words } from './context';
import {
  type Check,
  capitalised,
  checksOf,
  counted,
  type Draft,
  listed,
  listedUpTo,
  present,
  worded,
} from './description';
import { addressTitle } from './places';

/** Alone on the routing line, and not a station. */
const POSTING_ADDRESS = 'RUEHWEB';
/** How many offices or likenesses a hover names. */
const SHOWN = 5;

export function routingIndicator(context: Context): Draft {
  const { message, text, parents } = context;
  const [parent] = parents;
  if (text === POSTING_ADDRESS) {
    return {
      title: 'Posting address',
      reading: 'Probably the feed of the classified web: nearly all cables sent here have the caption SIPDIS',
      facts: ['Always alone on this line, after channel XYZ'],
      term: 'Routing indicator, format line 2',
      note: 'read from use and from the name',
    };
  }
  const found = station(text);
  const address = parent?.kind === 'Addressee' && parent.address && words(message, parent.address);
  const seen = found ? [] : context.seenWith(text);
  const name = address || found?.address || seen[0]?.address;
  const reading = name ? explainAddress(name) : undefined;
  const network = networkOf(text);
  const like = found ? [] : stationsLike(text).slice(0, 3);
  return {
    title: titleOf(address || undefined, found, seen) ?? 'Routing indicator',
    reading: found
      ? stationReading(found, reading && name)
      : [`${text} is not a known routing indicator`, ...present(reading?.text)].join('; the address means: '),
    facts: [
      ...roleFacts(context, parent, found),
      ...seenFacts(seen, address || undefined),
      ...(found ? stationFacts(found, normaliseAddress(name ?? '')) : []),
      ...present(
        like.length > 0 && `The nearest known are ${likeText(like)}`,
        network && `First letters: ${network.replace(/;.*/, '')}`,
      ),
    ],
    checks: parent?.kind === 'CallingStation' && found ? callingStationChecks(context, found) : [],
    term: ['Routing indicator', ...present(lineOfRole(parent))].join(', '),
    confidence: found ? found.confidence : seen.length > 0 ? 'medium' : 'unknown',
    basis: found,
  };
}

/** The address after the indicator, else what the table or the cables at hand have. */
function titleOf(
  address: string | undefined,
  found: Station | undefined,
  seen: readonly SeenAddress[],
): string | undefined {
  return address ?? (found ? capitalised(worded(found, found.address)) : seen[0]?.address);
}

/** What the cables at hand say of an indicator; what only the very line says that is read is no news. */
function seenFacts(seen: readonly SeenAddress[], written: string | undefined): string[] {
  const [only, ...others] = seen;
  if (!only) return [];
  const own = written !== undefined && normaliseAddress(written) === only.address;
  if (own && only.cables === 1 && others.length === 0) return [];
  return seen
    .slice(0, SHOWN)
    .map(
      ({ address, cables, inThisFile }) =>
        `${address}: in ${counted(cables, 'cable')} of this ${inThisFile ? 'file' : 'folder'}`,
    );
}

/** The address in plain words, else what the table has of the station. */
function stationReading(found: Station, readable: string | undefined): string | undefined {
  if (readable) return worded(found, addressTitle(readable));
  return found.gateway ? undefined : worded(found, present(found.kind, found.country).join(', '));
}

function likeText(stations: readonly Station[]): string {
  return listed(stations.map(({ indicator, address }) => `${indicator} (${address})`));
}

function lineOfRole(parent: SyntaxNode | undefined): string | undefined {
  switch (parent?.kind) {
    case undefined:
      return undefined;
    case 'RoutingLine':
      return 'format line 2';
    case 'CallingStation':
      return 'format line 3, calling station';
    default:
      return 'address line';
  }
}

function stationFacts(found: Station, shown: string): string[] {
  const { indicator, gateway, shared, shortFormOf, address } = found;
  if (gateway) {
    return [`${indicator} is a gateway to another network, not a single addressee`];
  }
  if (shared) {
    const slips = addressPairs(indicator).filter(({ confidence }) => confidence === 'low');
    const offices = [address, ...otherAddresses(found)].filter(
      (each) => each !== shown && !slips.some((slip) => slip.address === each),
    );
    const others = offices.slice(0, SHOWN).map((each) => each.replace(/ \([^()]*\)$/, ''));
    return [`${indicator} is shared with ${listed(others)}`];
  }
  if (shortFormOf) {
    const mostly = shown === address ? '' : `, mostly as ${address}`;
    return [
      `Short form of ${shortFormOf}; seen in ${counted(found.seenInCables, 'cable')}${yearsSeen(found)}${mostly}`,
    ];
  }
  return [];
}

function yearsSeen({ firstYear, lastYear }: Station): string {
  if (firstYear === undefined) return '';
  return firstYear === lastYear ? ` of ${firstYear}` : ` of ${firstYear}–${lastYear ?? ''}`;
}

/** What the indicator does on its line. */
function roleFacts(context: Context, parent: SyntaxNode | undefined, found: Station | undefined): string[] {
  const { message, text } = context;
  if (parent?.kind === 'RoutingLine') return [destination(context)];
  if (parent?.kind === 'CallingStation') return ['The station that sent the message'];
  if (parent?.kind !== 'Addressee' || !parent.address || !found || found.gateway) return [];
  const written = normaliseAddress(words(message, parent.address));
  const known =
    written === found.address ||
    (!found.userTable && addressPairs(text).some(({ address }) => address === written));
  return known
    ? []
    : [found.userTable ? `In your table ${text} is ${found.address}` : `Usually ${text} is ${found.address}`];
}

/** Why a copy goes to a station of the routing line. */
function destination({ message, leaf }: Context): string {
  const indicator = words(message, leaf);
  const { byIndicator, collectives } = destinations(message);
  const named = byIndicator.get(indicator);
  if (named)
    return `Destination of this copy: ${named.role} addressee on ${lineName(message, named.addressee)}`;
  if (collectives.length === 0) return 'Destination of this copy; not named in TO or INFO';
  const through =
    collectives.length > 1 ? `one of ${listedUpTo(collectives, SHOWN)}` : `the ${collectives[0]}`;
  return `Destination of this copy; not named in TO or INFO, so probably reached as a member of ${through}`;
}

/** Addressees that are looked at for the reason why a copy goes somewhere. */
const MOST_ADDRESSEES = 200;

/** The addressees by their indicators, and the names of collectives among them. */
const destinations = memo((message: Message) => {
  const byIndicator = new Map<
    string,
    { readonly role: AddresseeList['role']; readonly addressee: Addressee }
  >();
  const collectives: string[] = [];
  for (const { addressees, role } of message.envelope?.addresseeLists ?? []) {
    if (role === 'exempted') continue;
    for (const addressee of addressees.slice(0, MOST_ADDRESSEES)) {
      const indicator = addressee.indicator && words(message, addressee.indicator);
      if (indicator && !byIndicator.has(indicator)) byIndicator.set(indicator, { role, addressee });
      const address = addressee.address && words(message, addressee.address);
      if (address && explainAddress(address)?.collective) collectives.push(address);
    }
  }
  return { byIndicator, collectives };
});

function callingStationChecks(context: Context, found: Station): Check[] {
  const originator = senderOf(context);
  const reference = messageReferenceOf(context.telegram)?.node;
  const same = reference && samePost(reference.post, found.address);
  return checksOf(
    originator === undefined
      ? undefined
      : {
          agrees:
            normaliseAddress(originator) === found.address ||
            otherAddresses(found).some((other) => other.startsWith(normaliseAddress(originator))),
          with: `“FM ${originator}”`,
        },
    reference && same !== undefined
      ? { agrees: same, with: `“${reference.post} ${reference.serial}”` }
      : undefined,
  );
}
