import { bureau, bureauOfOffice, distributionOffice } from '../../reference/bureaus';
import { postReading } from '../../reference/posts';
import { abbreviation } from '../../reference/vocabulary';
import type { Clearance, Distribution, Span } from '../../syntax/tree';
import { around, type Context, timeOf, yearIn } from './context';
import { clockAt, nearestMoment, spanOf } from './dates';
import { capitalised, checksOf, counted, type Draft, ordinal, present, worded } from './description';
import { postTitle } from './places';
import { officeIn, officeNames } from './words';

// ---------------------------------------------------------------- the distribution block

export function distributionKeyword({ text }: Context, { role }: Distribution): Draft {
  const telegram = role === undefined ? 'the' : role === 'origin' ? 'this outgoing' : 'this incoming';
  return {
    title: 'Distribution',
    reading: `The offices that received copies of ${telegram} telegram, and how many each`,
    facts: present(
      text === 'ORIGIN' && 'ORIGIN: the office that drafted it',
      text === 'ACTION' && 'ACTION: the office responsible for acting on it',
      text === 'INFO' && 'INFO: offices that received copies for information',
    ),
    term: 'Distribution block',
  };
}

/** `OCT-01`: an office, and how many copies it got. */
export function officeSymbol(context: Context<'OfficeSymbol'>): Draft {
  const { office, copies } = context.leaf;
  const block = around(context, 'Distribution');
  const acts = block?.role !== undefined && block.offices[0] === context.leaf;
  const year = yearIn(context);
  const known = distributionOffice(office, year);
  const what = acts
    ? block.role === 'origin'
      ? 'Drafting office'
      : 'Action office'
    : copies === 0
      ? 'Listed'
      : 'Copies to';
  const names = known && officeNames(known);
  return {
    title: `${what}: ${office}, ${copies === 0 ? 'no' : copies} ${copies === 1 ? 'copy' : 'copies'}`,
    reading: !names
      ? `${office} is not a known office symbol`
      : /^Not documented/.test(names.name)
        ? `What ${office} stands for is not documented`
        : names.name,
    facts: present(names?.others && `Earlier and later names: ${names.others}`, known?.detail),
    confidence: known ? known.confidence : 'unknown',
    term: 'Distribution: office symbol and number of copies',
    basis: known,
  };
}

const DIRECTIONS = {
  R: 'R: probably an outgoing telegram; it appears in lists that begin with ORIGIN',
  W: 'W: probably an incoming telegram; it appears in lists that begin with ACTION',
};

/** `/026 R`: the sum of the block. */
export function copyTotal(context: Context<'CopyTotal'>): Draft {
  const { copies, direction } = context.leaf;
  const offices = around(context, 'Distribution')?.offices ?? [];
  const sum = offices.reduce((total, office) => total + office.copies, 0);
  const off = Math.abs(sum - copies);
  return {
    title: `${counted(copies, 'copy', 'copies')} in all`,
    facts: present(direction && DIRECTIONS[direction]),
    checks: checksOf({
      agrees: off === 0,
      with: `the sum of the list, ${sum}${off === 0 ? '' : `, which is ${counted(off, 'copy', 'copies')} too ${sum < copies ? 'few' : 'many'}`}`,
    }),
    term: 'Total of the distribution',
    ...(direction && { note: 'read from use; what R and W stand for is not documented' }),
  };
}

// ---------------------------------------------------------------- drafter, clearances, approval

const CLEARANCES: Record<Clearance['role'], { readonly person: string; readonly what: string }> = {
  drafted: {
    person: 'Drafter',
    what: 'The officer who wrote the telegram: office, name, and sometimes the typist’s initials',
  },
  cleared: {
    person: 'Cleared by',
    what: 'The officers who agreed to the text before it was sent: office and name',
  },
  approved: {
    person: 'Approved by',
    what: 'The officer who authorized sending it: office and name. Officers who cleared it may be listed below.',
  },
  released: { person: 'Released by', what: 'The officer or post that released it for transmission' },
};

export function clearanceKeyword({ role }: Clearance): Draft {
  return {
    title: `${capitalised(role)} by`,
    reading: CLEARANCES[role].what,
    term: 'Drafting, clearance, and approval',
  };
}

/** How an officer cleared, in parentheses after the name. */
const MANNERS: Readonly<Record<string, string>> = {
  SUBST: 'cleared the substance, not the wording',
  DRAFT: 'cleared the draft',
  INFO: 'was informed',
  PHONE: 'cleared by telephone',
};

/** `OES/OFA:NPORTER:LW`, `EUR/NE:JSTRAND (SUBST)`, `S/S - MR. BRIDGES`, `ECON:Brandt, Laura`. */
const PERSON =
  /^([A-Z][A-Z/&()-]*?)(\s?[:-]\s?|(?<=\/[A-Z-]{1,9}) (?=[A-Z]))([^:()]+?)(?::\s?([A-Z]{1,4}))?\s*(?:\(([^()]*)\))?$/;

/** Characters of an office, a name and what goes with them. */
const LONGEST_PERSON = 120;

/** The office, or on the rest the person, who drafted, cleared, approved or released. */
export function clearance(context: Context, offset: number): Draft | undefined {
  const role = around(context, 'Clearance')?.role;
  const { leaf, message } = context;
  const text = message.text.slice(leaf.start, Math.min(leaf.end, leaf.start + LONGEST_PERSON));
  const [, office = '', joint = '', name = '', typist, manner] = PERSON.exec(text) ?? [];
  if (role === undefined || office === '') return undefined;
  if (offset <= leaf.start + office.length) {
    return { ...officeOfPerson(context, office), span: partOf(leaf, 0, office.length), quoted: office };
  }
  const start = office.length + joint.length;
  return {
    title: `${CLEARANCES[role].person}: ${name.trim()}, ${office}`,
    facts: present(
      /^[A-Z]{4,}$/.test(name) && 'Initials and surname are run together',
      typist && `Typist: ${typist}`,
      manner && (MANNERS[manner] ? capitalised(`${name.trim()} ${MANNERS[manner]}`) : undefined),
    ),
    span: partOf(leaf, start, text.length),
    quoted: text.slice(start),
    term: 'Drafting, clearance, and approval',
  };
}

const partOf = ({ start }: Span, from: number, to: number): Span => ({
  start: start + from,
  end: start + to,
});

function officeOfPerson(context: Context, symbol: string): Draft {
  const year = yearIn(context);
  const office = bureau(symbol, year);
  const word = office ? undefined : abbreviation(symbol);
  const head = office ? undefined : bureauOfOffice(symbol, year);
  const place = postReading(symbol);
  const own = place && place.how !== 'truncation' ? place.post : undefined;
  const known = office ?? word ?? head ?? own;
  const name =
    (office && officeNames(office).name) ??
    word?.expansion ??
    (head && officeIn(head)) ??
    (own && postTitle(own));
  return {
    title: known && name ? capitalised(worded(known, name)) : `Office ${symbol}`,
    reading: known
      ? head && !word
        ? `The name of office ${symbol} is not known; ${head.symbol} is its bureau`
        : undefined
      : 'Not a known office symbol',
    confidence: known ? known.confidence : 'unknown',
    term: 'Office of the drafter, or of an officer who cleared or approved',
    basis: known,
  };
}

// ---------------------------------------------------------------- processing line

/** `------------------112601 021129Z /11`. */
export function processingLine(context: Context<'ProcessingLine'>): Draft {
  const { number, processed } = context.leaf;
  const drafted = timeOf(context);
  const moment = processed && drafted !== undefined ? nearestMoment(processed, drafted) : undefined;
  return {
    title: `Message number ${number} of the communications center`,
    reading: processed && `Processed on the ${ordinal(processed.day)} at ${clockAt(processed)}`,
    facts: present(
      moment !== undefined && drafted !== undefined && `${sinceGroup(moment - drafted)} the date-time group`,
    ),
    term: 'Processing line of the communications center',
    ...(/\/\d\d$/.test(context.text) && { note: 'the meaning of the number after the slash is not known' }),
  };
}

/** `8 h 2 min after`, `5 min before`. */
export function sinceGroup(milliseconds: number): string {
  return `${spanOf(milliseconds)} ${milliseconds < 0 ? 'before' : 'after'}`;
}
