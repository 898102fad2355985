import { memo } from '../../reference/memo';
import { type Reason, reason, reasonSection } from '../../reference/orders';
import { post } from '../../reference/posts';
import { type DatedReference, datedReference } from '../../reference/referenceYears';
import type { ClassifiedBy, Leaf, ReferenceSubject, References, Subject, Telegram } from '../../syntax/tree';
import { referringCable } from '../navigation/occurrences';
import { around, type Context, dateOf, lineName, words, yearIn } from './context';
import { longDateOfTable } from './dates';
import { capitalised, counted, type Draft, present, withoutStop, worded } from './description';
import { clearanceKeyword, distributionKeyword } from './distribution';
import { attribute, fieldKeyword, quotedCableKeyword, signatureKeyword } from './forms';
import { mailField } from './mail';
import { postFacts, postTitle } from './places';
import { tagsLine } from './tags';

// ---------------------------------------------------------------- keywords

export function keyword(context: Context): Draft | undefined {
  const [line] = context.parents;
  switch (line?.kind) {
    case 'Tags':
      return tagsLine(context, line);
    case 'Subject':
      return subjectLine(context, line);
    case 'References':
      return referencesLine(context, line);
    case 'ClassifiedBy':
      return classifiedBy(context, line);
    case 'Distribution':
      return distributionKeyword(context, line);
    case 'Clearance':
      return clearanceKeyword(line);
    case 'QuotedCable':
      return quotedCableKeyword(context, line);
    case 'FormField':
      return fieldKeyword(context.message, line);
    case 'ExecutiveOrder':
      return fieldKeyword(context.message, { keyword: context.leaf as Leaf<'Keyword'>, key: 'E.O.' });
    case 'MailField':
      return mailField(context, line);
    case 'Attribute':
      return attribute(line);
    case 'Signature':
      return signatureKeyword();
    default:
      return undefined;
  }
}

/** Lines of a subject, and letters of reasons, that a hover reads. */
const MOST_LINES = 8;

function subjectLine({ message }: Context, { lines, portionMark }: Subject): Draft {
  return {
    title: 'Subject',
    reading: lines
      .slice(0, MOST_LINES)
      .map((line) => words(message, line))
      .join(' '),
    facts: present(portionMark && `The subject line is marked ${words(message, portionMark)}`),
    term: 'Subject line',
  };
}

function referencesLine({ message }: Context, { references }: References): Draft {
  const cables = references.filter(({ number }) => number).length;
  const first = references[0]?.letter;
  const last = references.at(-1)?.letter;
  return {
    title: 'References',
    reading:
      cables === 0
        ? 'Earlier messages that this cable refers to'
        : `Earlier messages that this cable refers to: ${counted(cables, 'cable')}`,
    facts: present(
      first &&
        last &&
        first !== last &&
        `The text cites them by letter, ref ${words(message, first)} to ref ${words(message, last)}`,
      references.length > 1 ? 'The text cites them as reftels' : 'The text cites it as reftel',
    ).slice(0, 1),
    term: 'Reference line',
  };
}

// ---------------------------------------------------------------- references

/** What an item of the list is that is not a cable. */
const SUBJECTS: Record<ReferenceSubject, string> = {
  cable: 'A cable whose number could not be read',
  airgram: 'An airgram: sent by diplomatic pouch, numbered in a series of its own (A-)',
  message: 'A military message, identified by its precedence and date-time group',
  email: 'An email, not a cable',
  telcon: 'A telephone conversation, not a cable',
  report: 'A report in another series, not a cable',
  book: 'A handbook or a legal code, not a cable',
  other: 'Not a cable, or one whose number could not be read',
};

/** The text of an item that is not a cable. */
export function referenceText(context: Context): Draft | undefined {
  const item = around(context, 'Reference');
  if (!item || item.refersTo === 'cable' || item.refersTo === 'other') return undefined;
  return { title: SUBJECTS[item.refersTo], term: 'Item of the reference list' };
}

export function referenceLetter({ parents, message, text }: Context): Draft | undefined {
  const [item] = parents;
  if (item?.kind !== 'Reference') return undefined;
  return {
    title: `Reference ${text}`,
    reading: item.number ? words(message, item.number) : SUBJECTS[item.refersTo],
    term: 'Item of the reference list',
  };
}

const cableOf = memo((telegram: Telegram) => referringCable(telegram));

/** Where the year of a number comes from that is written without one. */
function yearReason({ yearFrom, year, other }: DatedReference, own: number | undefined): string {
  if (yearFrom !== 'guess') return 'No year is given, so the year of this cable is meant';
  const reason =
    year === own
      ? 'this cable is of January, so the year before is possible too'
      : 'its number is higher than that of this cable, so it is of the year before';
  return `Probably ${year}: ${reason}${other ? `; otherwise ${other.id}` : ''}`;
}

export function referenceNumber(context: Context<'ReferenceNumber'>): Draft {
  const { post: name, serial, year } = context.leaf;
  const found = post(name);
  const own = yearIn(context);
  const dated = datedReference(context.leaf, { ...cableOf(context.telegram), year: own });
  const stated = dated.year;
  const short = stated === undefined ? '' : `${String(stated % 100).padStart(2, '0')} `;
  const item = around(context, 'Reference');
  const after = item && context.message.text.slice(context.leaf.end, item.end);
  return {
    title: `${dated.yearFrom === 'guess' ? 'Probably cable' : 'Cable'} ${short}${name.toUpperCase()} ${serial}`,
    reading: found
      ? `Number ${serial}${stated === undefined ? '' : ` of ${stated}`} from ${postTitle(found, stated)}`
      : `${name} is not a known post`,
    facts: present(
      year === undefined && stated !== undefined && yearReason(dated, own),
      after && /\bNOTAL\b/.test(after) && 'NOTAL: not sent to all addressees of this cable',
      after && /\bAND PREVIOUS\b/i.test(after) && 'AND PREVIOUS: and earlier cables on the same subject',
      ...postFacts(found, stated),
    ),
    checks:
      year === undefined || own === undefined || year <= own
        ? []
        : [{ agrees: false, with: `the year of the cable, ${own}: the reference is later` }],
    confidence: found ? found.confidence : 'unknown',
    term: 'Reference to another cable',
    basis: found,
  };
}

// ---------------------------------------------------------------- classified by

/** Name and title together are shorter. */
const NAME_LENGTH = 160;

export function classifiedBy({ telegram, message }: Context, line: ClassifiedBy): Draft {
  // In a copy without line breaks the cable continues after the reasons.
  const end = line.reasonSection?.start ?? line.end;
  const name = line.children
    .slice(0, 3 * MOST_LINES)
    .filter((child) => child.kind === 'Text' && child.start < end)
    .map((child) => words(message, child))
    .join(' ')
    .slice(0, NAME_LENGTH)
    .replace(/[\s,;:.]*(?:\b(?:for\s+reasons?|reasons?|for|per|e\.?o\.?(?:\s*\d{5})?)\b[\s,:;.]*)+$/i, '');
  const signer = telegram.messages
    .flatMap((each) => (each.signature?.surnames ?? []).map((node) => ({ message: each, node })))
    .find((each) => name.toUpperCase().includes(words(each.message, each.node).toUpperCase()));
  return {
    title: 'Original classification authority',
    reading: name || undefined,
    facts: present(signer && `Also the signer, ${lineName(signer.message, signer.node)}`),
    term: 'Classified By line: who classified the cable, and why',
  };
}

/** The section of the order in the statement around the leaf. */
function sectionText(context: Context): string | undefined {
  const node = around(context, 'ClassifiedBy')?.reasonSection;
  return node && words(context.message, node).replace(/\s/g, '').replace(',', '.');
}

export function reasonSectionText(context: Context): Draft {
  const section = sectionText(context);
  const date = dateOf(context);
  const known = section === undefined ? undefined : reasonSection(section, date);
  const letters = (around(context, 'ClassifiedBy')?.reasonLetters ?? [])
    .slice(0, 2 * MOST_LINES)
    .map((node) => words(context.message, node).toLowerCase());
  const term = 'Reasons for classification';
  if (section === undefined || !known) {
    return {
      title: `Section ${section ?? ''}`.trim(),
      reading: 'Not a known section with reasons for classification',
      confidence: 'unknown',
      term,
    };
  }
  return {
    title: `Reasons for classification, ${orderName(known.order)} §${section}`,
    facts: [...new Set(letters)].map((letter) => `(${letter}) ${reasonMeaning(section, letter, date)}`),
    checks: date === undefined ? [] : [sectionCheck(known, date)],
    term,
    note: 'short forms of the order’s text',
  };
}

export function reasonLetter(context: Context): Draft {
  const section = sectionText(context);
  const letter = context.text.toLowerCase();
  const date = dateOf(context);
  const known = section === undefined ? undefined : reasonSection(section, date);
  const found = section === undefined ? undefined : reason(section, letter, date);
  return {
    title: `Reason (${letter})${known ? `, ${orderName(known.order)} §${section}` : ''}`,
    reading: found
      ? capitalised(inShort(found))
      : known
        ? `Not a reason of §${section}, which has (${known.letters[0]}) to (${known.letters.at(-1)})`
        : 'Not a known reason',
    checks: known && date !== undefined ? [sectionCheck(known, date)] : [],
    confidence: found ? found.confidence : 'unknown',
    term: 'Reason for classification',
    basis: found,
  };
}

function orderName(order: string): string {
  return order.startsWith('E.O.') ? order : `E.O. ${order}`;
}

function reasonMeaning(section: string, letter: string, date: string | undefined): string {
  const found = reason(section, letter, date);
  return found ? inShort(found) : 'not a known reason';
}

/** The meaning without the capital and the full stop of a sentence. */
function inShort(found: Reason): string {
  const meaning = withoutStop(worded(found, found.meaning));
  return /^[A-Z][a-z]/.test(meaning) ? meaning.charAt(0).toLowerCase() + meaning.slice(1) : meaning;
}

function sectionCheck(known: { readonly from: string; readonly to?: string }, date: string) {
  const until = known.to ? `to ${longDateOfTable(known.to)}` : 'on';
  return {
    agrees: known.from <= date && (known.to === undefined || date <= known.to),
    with: `the date of the cable: this section listed the reasons from ${longDateOfTable(known.from)} ${until}`,
  };
}
