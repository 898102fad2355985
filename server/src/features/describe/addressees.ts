import { explainAddress } from '../../reference/addresses';
import { postOfAddress } from '../../reference/posts';
import { likelyAddress, station } from '../../reference/routing';
import type { Addressee, AddresseeList, Message } from '../../syntax/tree';
import { around, type Context, senderOf, uninverted, words, yearIn } from './context';
import { counted, type Draft, present } from './description';
import { addressTitle, postFacts } from './places';

export function prosign(context: Context): Draft | undefined {
  const { text, parents } = context;
  const [line] = parents;
  if (line?.kind === 'AddresseeList') return addresseeList(context, line);
  if (text === 'DE') {
    return {
      title: 'Sent by this station',
      reading: 'The sending station follows, then its serial number and the filing time',
      term: 'Format line 3, calling station',
    };
  }
  const originator = senderOf(context);
  return {
    title: 'From',
    reading: originator ? addressTitle(originator) : 'The originator of the message follows',
    term: 'Format line 6, originator',
  };
}

const LISTS = {
  action: { noun: 'action addressee', what: 'Posts and offices expected to act on the message', line: 7 },
  information: {
    noun: 'information addressee',
    what: 'Posts and offices that receive the message for information',
    line: 8,
  },
  exempted: {
    noun: 'exempted addressee',
    what: 'Members of a collective address that do not receive the message',
    line: 9,
  },
} as const;

/** Of longer lists the kinds of addressees are not counted: a hover must not take long. */
const MOST_COUNTED = 200;

function addresseeList({ message }: Context, { role, addressees }: AddresseeList): Draft {
  const { noun, what, line } = LISTS[role];
  let collectives = 0;
  let posts = 0;
  for (const addressee of addressees.length > MOST_COUNTED ? [] : addressees) {
    const kind = kindOf(message, addressee);
    if (kind === 'collective') collectives++;
    else if (kind === 'post') posts++;
  }
  const others = addressees.length - collectives - posts;
  const kinds = present(
    collectives > 0 && counted(collectives, 'collective'),
    posts > 0 && counted(posts, 'post or mission', 'posts and missions'),
    others > 0 && `${others} in Washington, military, or other`,
  );
  return {
    title: counted(addressees.length, noun),
    reading: what,
    facts: present(addressees.length > 1 && addressees.length <= MOST_COUNTED && kinds.join(', ')),
    term: `Format line ${line}, ${noun}s`,
  };
}

function kindOf(message: Message, { address, indicator }: Addressee): 'collective' | 'post' | 'other' {
  const name = address && words(message, address);
  if (name && explainAddress(name)?.collective) return 'collective';
  const post = name && postOfAddress(name);
  if (post) return post.kind === 'department' ? 'other' : 'post';
  switch (indicator && station(words(message, indicator))?.kind) {
    case 'embassy':
    case 'consulate':
    case 'mission':
    case 'branch office':
      return 'post';
    default:
      return 'other';
  }
}

const ADDRESS_TERMS = {
  action: 'Action addressee',
  information: 'Information addressee',
  exempted: 'Exempted addressee',
} as const;

const NOT_IN_TABLE = 'Not a known address';

/** What an addressee is expected to do with the message: by its list, or by the key of its form. */
function roleOf(context: Context): AddresseeList['role'] | undefined {
  const list = around(context, 'AddresseeList');
  if (list) return list.role;
  switch (around(context, 'FormField')?.key) {
    case 'ACTION':
      return 'action';
    case 'XMT':
      return 'exempted';
    case 'INFO':
      return 'information';
    default:
      return undefined;
  }
}

/** Names of collectives end with one of these words: `EUROPEAN UNION POSTS COLLECTIVE`. */
const COLLECTIVE = /\b(?:COLLECTIVE|POSTS)$/;

export function plainLanguageAddress(context: Context): Draft {
  const { message, parents } = context;
  const [parent] = parents;
  const text =
    parent?.kind === 'FormField' || around(context, 'FormField') ? uninverted(context.text) : context.text;
  const byPouch = / POUCH$/.test(text);
  const read = explainAddress(text.replace(/ POUCH$/, ''));
  const confidence = read ? read.confidence : 'unknown';
  const year = yearIn(context);
  if (parent?.kind !== 'Addressee') {
    const indicator = message.envelope?.callingStation?.indicator;
    return {
      title: parent ? `From: ${addressTitle(text)}` : addressTitle(text),
      reading: read ? undefined : NOT_IN_TABLE,
      facts: [
        ...present(indicator && parent && `Routing indicator ${words(message, indicator)}`),
        ...postFacts(read?.post, year),
      ],
      term:
        parent?.kind === 'Originator'
          ? 'Format line 6, plain language address of the originator'
          : 'Plain language address',
      confidence,
      basis: read,
    };
  }
  const role = roleOf(context) ?? 'information';
  const collective = read?.collective || COLLECTIVE.test(text);
  const indicator = parent.indicator && words(message, parent.indicator);
  const likely = likelyAddress(indicator, text);
  const shared = indicator === undefined ? undefined : station(indicator);
  return {
    title: `${ADDRESS_TERMS[role]}: ${collective ? text : addressTitle(text)}`,
    reading: collective
      ? 'Collective address: one name for a fixed list of posts, whose members are not known'
      : read
        ? undefined
        : NOT_IN_TABLE,
    facts: [
      ...present(
        collective &&
          role !== 'exempted' &&
          'Members that do not receive the message would be listed after XMT',
        byPouch && 'By pouch: this copy travels by diplomatic mail, not by telegraph',
        likely &&
          `Probably ${likely.address}: “${likely.written}” differs from “${likely.right}” by one letter`,
        shared?.gateway && `Reached through the gateway ${indicator}`,
        shared &&
          !shared.gateway &&
          shared.shared &&
          `${indicator} serves several offices; this name says which one is meant`,
      ),
      ...postFacts(read?.post, year),
    ],
    term: around(context, 'FormField')
      ? 'Plain language address'
      : `Format line ${LISTS[role].line}, plain language address`,
    confidence: collective && !read ? 'medium' : confidence,
    basis: read,
  };
}

export function continuityNumber(context: Context): Draft {
  const { message, text, parents } = context;
  const [addressee] = parents;
  const to =
    addressee?.kind === 'Addressee' && addressee.address
      ? words(message, addressee.address)
      : 'this addressee';
  const from = senderOf(context) ?? 'the originator';
  return {
    title: `Message number ${Number(text)} to this addressee`,
    reading: `Running number of messages from ${from} to ${to}`,
    facts: ['Starts over after 9999. It is not the serial number of the cable.'],
    term: 'Message continuity number',
  };
}
