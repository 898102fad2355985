import { type Bureau, bureau, bureauOfOffice } from '../../reference/bureaus';
import { postReading } from '../../reference/posts';
import { type Abbreviation, abbreviation } from '../../reference/vocabulary';
import type { Message, Span } from '../../syntax/tree';
import { type Context, sendingPost, yearIn } from './context';
import { capitalised, type Draft, listed, present, worded } from './description';
import { postDraft, spelledYears } from './places';

/** The longest word that is looked at. */
const LENGTH = 40;

/** The word at an offset: letters, digits and what joins them in `A/S`, `E-MAIL`, `S/S-O`. */
export function wordAt({ text }: Message, within: Span, offset: number): Span | undefined {
  let start = Math.min(offset, within.end);
  let end = start;
  while (start > within.start && offset - start < LENGTH && isWord(text.charAt(start - 1))) start--;
  while (end < within.end && end - offset < LENGTH && isWord(text.charAt(end))) end++;
  while (start < end && isJoint(text.charAt(start))) start++;
  while (end > start && isJoint(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}/&+-]/u.test(character);
}

function isJoint(character: string): boolean {
  return /[/&+-]/.test(character);
}

// ---------------------------------------------------------------- passing instructions

/** What a word of the passing instructions means; names of persons mean nothing here. */
export function passingWord(context: Context, word: string): Draft | undefined {
  const symbol = word.toUpperCase();
  if (symbol !== word) return undefined;
  if (symbol === 'FOR' || symbol === 'PASS') {
    return {
      title: 'Passing instruction',
      reading:
        symbol === 'FOR'
          ? 'The office named before it receives the cable for the attention of those named after it'
          : 'The addressee is asked to pass the cable to those named after it',
      term: 'Passing instruction',
    };
  }
  const year = yearIn(context);
  const office = bureau(symbol, year);
  if (office) return bureauDraft(office, symbol);
  const known = abbreviation(symbol);
  if (known) return abbreviationDraft(known);
  const head = symbol.includes('/') ? bureauOfOffice(symbol, year) : undefined;
  if (head) {
    return {
      ...bureauDraft(head, symbol),
      title: officeIn(head),
      reading: `The name of office ${symbol} is not known; ${head.symbol} is its bureau`,
    };
  }
  const place = postReading(symbol);
  return place && place.how !== 'truncation' ? postDraft(place.post, year) : undefined;
}

/** `Office in the Bureau of European Affairs`, of an office whose own name is not known. */
export function officeIn({ name }: Bureau): string {
  return `Office ${/^(?:Bureau|Office)\b/.test(name) ? 'in' : 'of'} the ${name}`;
}

/** The name of an office, and the names that it had, which the table has in parentheses after it, with their years. */
export function officeNames(office: Bureau): { readonly name: string; readonly others?: string } {
  const [, name = office.name, others] = /^(.*?)(?: \((.*\d.*)\))?$/.exec(office.name) ?? [];
  return { name: capitalised(worded(office, name)), ...(others !== undefined && { others }) };
}

function bureauDraft(office: Bureau, symbol: string): Draft {
  const { name, others } = officeNames(office);
  const kind = office.kind === 'principal' ? 'principal officer' : office.kind;
  return {
    title: name,
    reading: `${symbol} is an office symbol of the Department of State (${kind})`,
    facts: present(
      others && `Earlier and later names: ${others}`,
      office.inUse === false &&
        office.years &&
        `The symbol was probably in use ${spelledYears(office.years)}`,
    ),
    term: 'Office symbol',
    note: office.years && `in use, approximately: ${spelledYears(office.years)}`,
    basis: office,
  };
}

// ---------------------------------------------------------------- running text

const REDACTED = /^X{5,}$/;
const REDACTION: Draft = {
  title: 'Redacted by the publisher',
  reading: 'The publisher of this copy removed a name or words that the telegram contained',
  term: 'Redaction',
};

/** Words of the trade, which mean nothing else in any spelling: PolOff, reftel, emboffs, AmCits. */
const OF_THE_TRADE = /(?:OFFS?|TELS?|COUNS|CHIEF|CITS?)$/;

/** Abbreviations of people, offices and governments are known in lines of capitals too, DCM, MFA, GOAJ … */
const NAMED = /^(?:person|office|organization|government)$/;
/** … but not those that are words of English, or of the names of persons and places. */
const ALSO_WORDS =
  /^(?:A[UQ]|CHARGE|CO[MS]|CONS|DEPARTMENT|DOE|EMBASSY|GNU|GO[BT]|GOES|ICE|LES|MISSION|PAS|POST|SAG|TIP)$/;

/**
 * An abbreviation in running text, where it is sure to be one: not `start` for START nor `post` for POST. In
 * a line of capitals only words of the trade and abbreviated names are sure.
 */
export function abbreviationIn(word: string, context: Context): Draft | undefined {
  if (REDACTED.test(word)) return REDACTION;
  if (word.length < 2) return undefined;
  const capitals = word.toUpperCase();
  const found = abbreviation(capitals);
  if (!found || found.confidence === 'low') return undefined;
  const ofTheTrade = found.kind === 'reference' || OF_THE_TRADE.test(capitals);
  const written = /[A-Z].*[A-Z]/.test(word) && /[a-z]{2}/.test(context.text.replace(word, ''));
  const named = word === capitals && word.length > 2 && NAMED.test(found.kind) && !ALSO_WORDS.test(word);
  if (!ofTheTrade && !written && !named) return undefined;
  return governmentAt(found, sendingPost(context)?.country) ?? abbreviationDraft(found);
}

/** GOB is the government of the country where the post is: of Brazil in a cable from Brasilia. */
function governmentAt(found: Abbreviation, country: string | undefined): Draft | undefined {
  const [, named, similar] = /^Government of (.*?)( or similar)? \(by post\)$/.exec(found.expansion) ?? [];
  if (named === undefined || country === undefined) return undefined;
  const countries = named.split(/, | or /);
  const isNamed = countries.includes(country);
  if (!isNamed && !(similar && country.startsWith(found.abbreviation.charAt(2)))) return undefined;
  const others = countries.filter((other) => other !== country);
  return {
    title: `${isNamed ? '' : 'Probably the '}Government of ${country}`,
    reading: `Judged by the post that sent the cable; in other cables also ${listed(others)}${similar ? ' and others' : ''}`,
    confidence: isNamed ? found.confidence : 'low',
    term: 'Abbreviation, government',
    basis: found,
  };
}

/** Letters of abbreviations that may mean something else outside the Department. */
const SHORT = 4;

export function abbreviationDraft(found: Abbreviation): Draft {
  return {
    title: worded(found, found.expansion),
    term: present('Abbreviation', found.kind).join(', '),
    ...(found.abbreviation.length <= SHORT && { note: 'its usual meaning in cables' }),
    basis: found,
  };
}
