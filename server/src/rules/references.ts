import { canonicalReference } from '../reference/referenceNumbers';
import { lineOf } from '../syntax/query/locate';
import type { InMessage } from '../syntax/query/telegram';
import {
  dateTimeGroupOf,
  messageReferenceOf,
  paragraphsOf,
  sectionOf,
  yearOf,
} from '../syntax/query/telegram';
import { ownText, textOf } from '../syntax/query/walk';
import type { Leaf, Message, Paragraph, Reference, ReferenceNumber, Span, Telegram } from '../syntax/tree';
import { isForm, sentIn } from './era';
import { replace } from './fix';
import type { Rule } from './rule';

/** Telegrams before are read from paper by machine. */
const FIRST_YEAR = 1973;
/** The last year of telegrams; SMART forms follow. */
const LAST_YEAR = 2010;
const NO_LAST_YEAR = 9999;

/**
 * The text names a reference letter behind the last of the list, `ref D` where the list ends at C. Letters are
 * looked for in the paragraphs of the telegram, not in the cables that it quotes. A letter may stand below a blank
 * line that cuts an item in two, where the list seems to have ended.
 *
 * Source: 16 of 6 807 cables. In 767 read again there were three, of which one was true; with the letters of office
 * symbols (`ref c, A/S`) and those below a blank line left out, the true one remains.
 */
export const refLetterUndefined: Rule = {
  code: 'ref-letter-undefined',
  severity: 'warning',
  title: 'Reference letter that the list does not have',
  manual: {
    meaning:
      'The list of references is incomplete or the letter is wrong: what the sentence rests on can’t be found.',
    bad: 'REF: A. LISBON 901\n     B. LISBON 877\n\n1. (C) The talks of ref C went on.',
    good: 'REF: A. LISBON 901\n     B. LISBON 877\n\n1. (C) The talks of ref B went on.',
    era: 'from 1973',
    quiet:
      'The list must have the letters A and B. Only letters behind its last are judged, and only in the telegram’s own paragraphs.',
    source: 'read in real cables',
    hits: 16,
  },
  check(telegram, report) {
    const defined = lettersOf(telegram);
    const last = [...defined.keys()].sort().at(-1) ?? '';
    const place = defined.get(last);
    if (!place || !defined.has('A') || !defined.has('B')) return;
    if (!sentIn(telegram, FIRST_YEAR, NO_LAST_YEAR)) return;
    const reported = new Set<string>();
    for (const { message, node } of paragraphsOf(telegram).filter(namesReference)) {
      for (const { index, 0: named } of ownText(message, node).matchAll(LETTERS_NAMED)) {
        const behindWord = named.search(/\s/);
        for (const { index: at, 0: written } of named.slice(behindWord).matchAll(LETTER)) {
          const letter = written.toUpperCase();
          if (letter <= last || reported.has(letter)) continue;
          reported.add(letter);
          if (telegram.messages.some((each) => standsBelowList(each, letter))) continue;
          const start = node.start + index + behindWord + at;
          report({
            message,
            span: { start, end: start + 1 },
            text: `The text names ref ${letter}, but the list of references ends at ${last}.`,
            related: [{ message: place.message, span: place.node, text: 'The last letter of the list' }],
          });
        }
      }
    }
  },
};

/** `ref D`, `refs (A), B and D`, `reftels C-E`: the word and the letters behind it. */
const LETTERS_NAMED =
  /\bref(?:tel)?s?\s{1,3}(?:\(?[A-T]\)?\s{0,3}(?:,\s{0,3}(?:and\s{1,3})?|[-&+]\s{0,3}|(?:and|or|to|through)\s{1,3})){0,9}\(?[A-T]\)?(?![\w'’]|[.:/-]\w)/gi;
const LETTER = /(?<!\w)[A-T](?!\w)/gi;

/** Whether a line below the list, which a blank line may have cut off from it, has the letter as its own. */
function standsBelowList({ text, header, body }: Message, letter: string): boolean {
  const list = header?.references;
  if (!list) return false;
  const below = text.slice(list.start, header.classifiedBy?.start ?? body?.start ?? list.end);
  return new RegExp(`(?<!\\w)${letter}[.)]`).test(below);
}

/** Most paragraphs name no reference at all, which is quick to tell. */
function namesReference({ message, node }: InMessage<Paragraph>): boolean {
  return /ref/i.test(textOf(message, node));
}

/** The letters of the lists of references, each at its first place. */
function lettersOf(telegram: Telegram): ReadonlyMap<string, InMessage<Leaf<'ReferenceLetter'>>> {
  const letters = new Map<string, InMessage<Leaf<'ReferenceLetter'>>>();
  for (const { message, node } of referencesOf(telegram)) {
    for (const leaf of letterLeavesOf(node)) {
      const letter = textOf(message, leaf).toUpperCase();
      if (!letters.has(letter)) letters.set(letter, { message, node: leaf });
    }
  }
  return letters;
}

function referencesOf({ messages }: Telegram): InMessage<Reference>[] {
  return messages.flatMap((message) =>
    (message.header?.references?.references ?? []).map((node) => ({ message, node })),
  );
}

function letterLeavesOf({ children }: Reference): readonly Leaf<'ReferenceLetter'>[] {
  return children.filter((child): child is Leaf<'ReferenceLetter'> => child.kind === 'ReferenceLetter');
}

/**
 * The line of REF stands for its list: what is wrong in a line below is reported at the word, and the place
 * itself is related.
 */
function placeInList(message: Message, { start, end }: Span, text: string) {
  const keyword = message.header?.references?.keyword;
  if (!keyword || lineOf(message, keyword.start) === lineOf(message, start)) return { span: { start, end } };
  return { span: keyword, related: [{ message, span: { start, end }, text }] };
}

/**
 * Whether a drafting tool lettered the lines of a list that had letters of its own, which do not agree with the
 * tool's: `A. A) … B. AND PREVIOUS … C. B) …`. The text goes by the drafter's.
 */
function hasTwoOrders(message: Message): boolean {
  return (message.header?.references?.references ?? []).some((reference) => {
    const letters = new Set(letterLeavesOf(reference).map((leaf) => textOf(message, leaf).toUpperCase()));
    return letters.size > 1;
  });
}

/**
 * A letter is left out of the list: `A. … C. …`. Silent where the drafter's letters and the tool's disagree, since
 * these always seem to have gaps.
 *
 * Source: 38 of 6 807 cables. In 767 read again none has a gap: what looks like one is the E of `E.O.` behind a list
 * that was cut, or a list with two orders.
 */
export const refLetterSequence: Rule = {
  code: 'ref-letter-sequence',
  severity: 'information',
  title: 'Letter left out of the list of references',
  manual: {
    meaning:
      'A reference is lost in the copy, or the drafter took one out and did not letter the others anew.',
    bad: 'REF: A. LISBON 901\n     C. LISBON 877',
    good: 'REF: A. LISBON 901\n     B. LISBON 877',
    era: 'from 1973',
    quiet: 'Only gaps between two letters A to T of one list; the first letter may be any.',
    source: 'read in real cables',
    hits: 38,
  },
  check(telegram, report) {
    if (!sentIn(telegram, FIRST_YEAR, NO_LAST_YEAR)) return;
    for (const message of telegram.messages) {
      if (hasTwoOrders(message)) continue;
      let before: Leaf<'ReferenceLetter'> | undefined;
      for (const { letter } of message.header?.references?.references ?? []) {
        if (!letter) continue;
        const written = textOf(message, letter).toUpperCase();
        const due = before && String.fromCharCode(textOf(message, before).toUpperCase().charCodeAt(0) + 1);
        if (before && due && /^[B-T]$/.test(written) && written > due) {
          report({
            message,
            ...placeInList(message, letter, 'The letter'),
            text: `Reference ${written} follows reference ${textOf(message, before).toUpperCase()}: expected ${due}.`,
          });
        }
        before = letter;
      }
    }
  },
};

/**
 * A drafting tool put its own letters before the drafter's: `A. A) SECSTATE 54183`. One finding a list.
 * Silent where the two disagree anywhere in the list, as the text goes by the drafter's and these would be deleted.
 *
 * Source: 124 of 6 807 cables. Of 22 lists read in 767 cables, 19 were true, and in the three others the two orders
 * disagreed.
 */
export const refLetterDoubled: Rule = {
  code: 'ref-letter-doubled',
  severity: 'hint',
  title: 'Reference letter twice running',
  fix: 'fix-all',
  manual: {
    meaning: 'Nothing: the drafting tool lettered a list that had letters.',
    bad: 'REF: A. A) LISBON 901\n     B. B) LISBON 877',
    good: 'REF: A. LISBON 901\n     B. LISBON 877',
    era: '2000 to 2010',
    quiet:
      'Only the same letter twice before one reference; a drafter’s letter that differs from the tool’s is kept.',
    source: 'counted in real cables',
    hits: 124,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 2000, LAST_YEAR)) return;
    for (const message of telegram.messages) {
      if (hasTwoOrders(message)) continue;
      const second = (message.header?.references?.references ?? []).flatMap((reference) =>
        secondLabel(message, reference),
      );
      const [span] = second;
      if (!span) continue;
      const letters = second.length === 1 ? 'A letter stands' : `${second.length} letters stand`;
      report({
        message,
        span,
        text: `${letters} twice before a reference: once is enough.`,
        related: second.slice(1).map((each) => ({ message, span: each, text: 'Here too' })),
        unnecessary: true,
        fix: {
          title: 'Delete the second letters',
          edits: second.map(({ start, end }) => {
            const blanks = /^[ \t]{0,9}/.exec(message.text.slice(end, end + 9))?.[0].length ?? 0;
            return replace(message, { start, end: end + blanks }, '');
          }),
        },
      });
    }
  },
};

/** The second letter before a reference with what stands round it: `A)`, `(A)`, `REF A`. */
function secondLabel(message: Message, reference: Reference): Span[] {
  const [first, second] = letterLeavesOf(reference);
  if (!first || !second) return [];
  const { text } = message;
  const word = reference.children.find(({ kind, start }) => kind === 'Keyword' && start > first.end);
  const opens = /[([]/.test(text[second.start - 1] ?? '');
  const start = word?.start ?? second.start - (opens ? 1 : 0);
  const closing = /^[)\].:]{0,2}/.exec(text.slice(second.end, second.end + 2))?.[0].length ?? 0;
  return [{ start, end: second.end + closing }];
}

/**
 * The telegram refers to itself: the same post, serial and year.
 *
 * Source: 42 of 6 807 cables. In 767 read again there is none: each of 17 that look so is a page line below the list,
 * `LISBON 00000932  001.2 OF 002`.
 */
export const refSelf: Rule = {
  code: 'ref-self',
  severity: 'information',
  title: 'Reference to the telegram itself',
  manual: {
    meaning: 'The number meant is another one, or the list was made for another telegram.',
    bad: 'UNCLAS LISBON 000932\n\nREF: LISBON 932',
    good: 'UNCLAS LISBON 000932\n\nREF: LISBON 923',
    era: 'from 1973',
    quiet: 'Post and serial must both be the same, and the year too where the reference has one.',
    source: 'read in real cables',
    hits: 42,
  },
  check(telegram, report) {
    const own = messageReferenceOf(telegram);
    if (!own || !sentIn(telegram, FIRST_YEAR, NO_LAST_YEAR)) return;
    const year = yearOf(telegram);
    const isItself = (number: ReferenceNumber) =>
      number.serial === own.node.serial &&
      canonicalReference(number, year).id === canonicalReference(own.node, year).id;
    for (const { message, node } of referencesOf(telegram)) {
      for (const number of node.numbers) {
        if (!isItself(number)) continue;
        const { span, related = [] } = placeInList(message, number, 'The reference');
        report({
          message,
          span,
          text: `The reference ${textOf(message, number)} is this telegram itself.`,
          related: [...related, { message: own.message, span: own.node, text: 'Its own number' }],
        });
      }
    }
  },
};

/**
 * A reference of a year after that of the date-time group: `09 LISBON 12` in 2007. Only a year before the post
 * counts: a number behind it may be something else.
 *
 * Source: 8 of 6 807 cables.
 */
export const refYearFuture: Rule = {
  code: 'ref-year-future',
  severity: 'warning',
  title: 'Reference of a later year than the telegram',
  manual: {
    meaning: 'The year is wrong, so the telegram meant is another one.',
    bad: 'P 171405Z MAY 07\nREF: 09 LISBON 12',
    good: 'P 171405Z MAY 07\nREF: 07 LISBON 12',
    era: 'from 1973',
    quiet: 'The year must stand before the post, and the telegram must have a date-time group.',
    source: 'read in real cables',
    hits: 8,
  },
  check(telegram, report) {
    const group = dateTimeGroupOf(telegram);
    if (!group || !sentIn(telegram, FIRST_YEAR, NO_LAST_YEAR)) return;
    for (const { message, node } of referencesOf(telegram)) {
      for (const number of node.numbers) {
        const [written] = /^\d{2,4}(?=[\s-]{0,9}[A-Z])/i.exec(textOf(message, number)) ?? [];
        if (written === undefined || number.year === undefined || number.year <= group.node.year) continue;
        const year = { start: number.start, end: number.start + written.length };
        const { span, related = [] } = placeInList(message, year, 'The reference');
        report({
          message,
          span,
          text: `The reference ${textOf(message, number)} is of ${number.year}, but the date-time group says ${group.node.year}.`,
          related: [...related, { message: group.message, span: group.node, text: 'The date-time group' }],
        });
      }
    }
  },
};

/**
 * The text speaks of a “reftel”, and no REF stands in the header. Where the subject is lost too, it is the copy that
 * lost both, and `subject-missing` says so.
 *
 * Source: 28 of 6 807 cables; 3 of 3 read were true.
 */
export const reftelWithoutRef: Rule = {
  code: 'reftel-without-ref',
  severity: 'information',
  title: 'The text names a reference telegram, and there is no list of references',
  concerns: 'drafter',
  manual: {
    meaning: 'Which telegram is meant can’t be told: the drafter forgot the line, or the copy lost it.',
    bad: 'SUBJECT: SARDINE QUOTAS\n\n1. (C) Embassy made the points in reftel.',
    good: 'SUBJECT: SARDINE QUOTAS\n\nREF: STATE 48120\n\n1. (C) Embassy made the points in reftel.',
    era: '1973 to 2010',
    quiet: 'The header must have a subject, and REF in any form in it is enough.',
    source: 'read in real cables',
    hits: 28,
  },
  check(telegram, report) {
    if (telegram.messages.some(({ header }) => header?.references)) return;
    if (!telegram.messages.some(({ text }) => text.includes('EFTEL') || text.includes('eftel'))) return;
    if (!sentIn(telegram, FIRST_YEAR, LAST_YEAR) || isForm(telegram)) return;
    if (telegram.messages.some((message) => /\bREF/i.test(headerText(message)) || LIST.test(message.text)))
      return;
    const opening = telegram.messages.find(({ header }) => (header?.subject?.lines.length ?? 0) > 0);
    const subject = opening?.header?.subject;
    if (!opening || !subject || (sectionOf(opening)?.number ?? 1) > 1) return;
    for (const { message, node } of paragraphsOf(telegram).filter(namesReference)) {
      const found = REFTEL.exec(ownText(message, node));
      if (!found) continue;
      const start = node.start + found.index;
      report({
        message,
        span: { start, end: start + found[0].length },
        text: 'The text names a reference telegram, but no REF stands below the subject.',
        related: [{ message: opening, span: subject, text: 'The subject' }],
      });
      return;
    }
  },
};

const REFTEL = /\breftels?\b/i;
/** A list that stands in the text, as where two telegrams were joined. */
const LIST = /^\s{0,20}REF(?:TEL)?S?\s?[:.]/im;

/** What stands above the first paragraph. */
function headerText({ text, header, body }: Message): string {
  return text.slice(header?.start ?? 0, body?.start ?? header?.end ?? 0);
}
