import { canonicalReference } from '../reference/referenceNumbers';
import { monthOf } from '../syntax/lexicon';
import { lineOf } from '../syntax/query/locate';
import type { InMessage } from '../syntax/query/telegram';
import { sectionOf } from '../syntax/query/telegram';
import { ownText, textOf } from '../syntax/query/walk';
import type { Leaf, Message, Paragraph, Reference, References, Span, Telegram } from '../syntax/tree';
import { sentIn } from './era';
import { replace } from './fix';
import type { Rule } from './rule';

/** Earlier telegrams were scanned from paper. */
const FIRST_YEAR = 1973;
/** The last year of telegrams; SMART forms follow. */
const LAST_YEAR = 2010;
const NO_LAST_YEAR = 9999;

export const refLetterUndefined: Rule<'Telegram'> = {
  code: 'ref-letter-undefined',
  severity: 'warning',
  title: 'Reference letter that is not in the list',
  manual: {
    meaning:
      'The list of references is incomplete or the letter is wrong, so the source of the sentence cannot be found.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: A. ASTANA 201
           B. ASTANA 177

      1. The ministry wants three radars (ref C).
                                              ^ ref-letter-undefined: ends at B
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: A. ASTANA 201
           B. ASTANA 177

      1. The ministry wants three radars (ref B).
      `,
    era: 'from 1973',
    quiet:
      'The list must have the letters A and B and must not be cut off. Only letters after its last are reported, and only in the telegram’s own paragraphs.',
    source: 'Counted in real cables; 16 of 16 were true.',
    hits: 16,
  },
  looksAt: 'Telegram',
  check(telegram, context) {
    const defined = lettersOf(telegram);
    if (!defined.has('A') || !defined.has('B')) return;
    const last = [...defined.keys()].sort().at(-1) ?? '';
    const place = defined.get(last);
    if (!place || telegram.messages.some(hasCutList) || !sentIn(context, FIRST_YEAR, NO_LAST_YEAR)) return;
    const reported = new Set<string>();
    for (const { message, node } of context.paragraphs) {
      if (!namesReference(message, node)) continue;
      for (const { index, 0: named } of ownText(message, node).matchAll(LETTERS_NAMED)) {
        const afterWord = named.search(/\s/);
        for (const { index: at, 0: written } of named.slice(afterWord).matchAll(LETTER)) {
          const letter = written.toUpperCase();
          if (letter <= last || reported.has(letter)) continue;
          reported.add(letter);
          if (telegram.messages.some((each) => isBelowList(each, letter))) continue;
          const start = node.start + index + afterWord + at;
          context.report({
            message,
            span: { start, end: start + 1 },
            text: `The text mentions ref ${letter}, but the list of references ends at ${last}.`,
            related: [{ message: place.message, span: place.node, text: 'The last letter of the list' }],
          });
        }
      }
    }
  },
};

/** `ref D`, `refs (A), B and D`, `reftels C-E`: the word and the letters after it. */
const LETTERS_NAMED =
  /\bref(?:tel)?s?\s{1,3}(?:\(?[A-T]\)?\s{0,3}(?:,\s{0,3}(?:and\s{1,3})?|[-&+]\s{0,3}|(?:and|or|to|through)\s{1,3})){0,9}\(?[A-T]\)?(?![\w'’]|[.:/-]\w)/gi;
const LETTER = /(?<!\w)[A-T](?!\w)/gi;

/** Whether the list breaks off, as in a copy that has only the beginning of each line: `REF: A. STATE ...`. */
function hasCutList({ text, header }: Message): boolean {
  const list = header?.references;
  return list !== undefined && /\.{3}|…/.test(text.slice(list.start, list.end + CUT_SIGN));
}

/** The dots may be on the line after the list. */
const CUT_SIGN = 12;

/** Whether a line below the list, which a blank line may have separated from it, has the letter as its own. */
function isBelowList({ text, header, body }: Message, letter: string): boolean {
  const list = header?.references;
  if (!list) return false;
  const below = text.slice(list.start, header.classifiedBy?.start ?? body?.start ?? list.end);
  return new RegExp(`(?<!\\w)${letter}[.)]`).test(below);
}

/** Most paragraphs mention no reference at all, which is quick to tell. */
function namesReference(message: Message, paragraph: Paragraph): boolean {
  return /ref/i.test(textOf(message, paragraph));
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

/** A place in a later line of the list is reported at the keyword REF, and is itself related. */
function placeInList(message: Message, { start, end }: Span, text: string) {
  const keyword = message.header?.references?.keyword;
  if (!keyword || lineOf(message, keyword.start) === lineOf(message, start)) return { span: { start, end } };
  return { span: keyword, related: [{ message, span: { start, end }, text }] };
}

/**
 * Whether a drafting tool lettered the lines of a list that already had letters, and the two disagree:
 * `A. A) … B. AND PREVIOUS … C. B) …`. The text uses the drafter's.
 */
function hasTwoOrders({ references }: References, message: Message): boolean {
  return references.some((reference) => {
    const letters = new Set(letterLeavesOf(reference).map((leaf) => textOf(message, leaf).toUpperCase()));
    return letters.size > 1;
  });
}

export const refLetterSequence: Rule<'References'> = {
  code: 'ref-letter-sequence',
  severity: 'information',
  title: 'Letter missing from the list of references',
  manual: {
    meaning: 'The copy lost a reference, or the drafter removed one and did not reletter the others.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: A. ASTANA 201
      ^^^^ ref-letter-sequence: expected B
           C. ASTANA 177

      1. The ministry wants three radars.
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: A. ASTANA 201
           B. ASTANA 177

      1. The ministry wants three radars.
      `,
    era: 'from 1973',
    quiet:
      'Only gaps between two letters from A to T of one list are reported; the list may begin with any letter. After a gap a cable or another document must follow, not a sentence.',
    source: 'Counted in real cables.',
    hits: 38,
  },
  looksAt: 'References',
  check(list, context) {
    const { message, report } = context;
    if (list.references.length < 2 || hasTwoOrders(list, message)) return;
    let before: string | undefined;
    for (const { letter, refersTo } of list.references) {
      if (!letter) continue;
      const written = textOf(message, letter).toUpperCase();
      const due = before && String.fromCharCode(before.charCodeAt(0) + 1);
      const isGap = due && /^[B-T]$/.test(written) && written > due && refersTo !== 'other';
      if (isGap && sentIn(context, FIRST_YEAR, NO_LAST_YEAR)) {
        report({
          message,
          ...placeInList(message, letter, 'The letter'),
          text: `Reference ${written} follows reference ${before}: expected ${due}.`,
        });
      }
      before = written;
    }
  },
};

export const refLetterDoubled: Rule<'References'> = {
  code: 'ref-letter-doubled',
  severity: 'hint',
  title: 'Reference letter printed twice',
  fix: 'fix-all',
  manual: {
    meaning:
      'Nothing is wrong with the references: the drafting tool lettered a list that already had letters.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: A. A) ASTANA 201
              ^^ ref-letter-doubled: 2 letters are printed twice
           B. B) ASTANA 177
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: A. ASTANA 201
           B. ASTANA 177
      `,
    era: '2000 to 2010',
    quiet:
      'Only the same letter twice before one reference; if the drafter’s letters and the tool’s disagree anywhere in the list, nothing is reported.',
    source: 'Counted in real cables; 19 of 19 read were true.',
    hits: 124,
  },
  looksAt: 'References',
  check(list, context) {
    const { message, report } = context;
    const second = list.references.flatMap((reference) => secondLabel(message, reference));
    const [span] = second;
    if (!span || !sentIn(context, 2000, LAST_YEAR) || hasTwoOrders(list, message)) return;
    report({
      message,
      span,
      text: `${second.length === 1 ? 'A letter is' : `${second.length} letters are`} printed twice before a reference.`,
      related: second.slice(1).map((each) => ({ message, span: each, text: 'Also here' })),
      unnecessary: true,
      fix: {
        title: second.length === 1 ? 'Delete Second Letter' : 'Delete Second Letters',
        edits: second.map(({ start, end }) => {
          const blanks = /^[ \t]{0,9}/.exec(message.text.slice(end, end + 9))?.[0].length ?? 0;
          return replace(message, { start, end: end + blanks }, '');
        }),
      },
    });
  },
};

/** The second letter before a reference with what is around it: `A)`, `(A)`, `REF A`. */
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

export const refSelf: Rule<'References'> = {
  code: 'ref-self',
  severity: 'information',
  title: 'Reference to the telegram itself',
  manual: {
    meaning: 'Another number is meant, or the list was made for another telegram.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: ASTANA 217
           ^^^^^^^^^^ ref-self: this telegram itself
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: ASTANA 207
      `,
    era: 'from 1973',
    quiet:
      'Post, serial number, and year must all be the same. The number in the form of a classification line or page line (ASTANA 000217), or of a publisher’s row (08ASTANA217), is not a reference.',
    source: 'Counted in real cables.',
    hits: 42,
  },
  looksAt: 'References',
  check(list, context) {
    const { message, reference: own, year, report } = context;
    if (!own) return;
    for (const { numbers } of list.references) {
      for (const number of numbers) {
        if (number.serial !== own.node.serial || isNotTyped(textOf(message, number))) continue;
        if (canonicalReference(number, year).id !== canonicalReference(own.node, year).id) continue;
        if (!sentIn(context, FIRST_YEAR, NO_LAST_YEAR)) return;
        const { span, related = [] } = placeInList(message, number, 'The reference');
        report({
          message,
          span,
          text: `${textOf(message, number)} is this telegram itself.`,
          related: [...related, { message: own.message, span: own.node, text: 'Its own number' }],
        });
      }
    }
  },
};

/** Six digits and more are those of a class line or a page line, and `08ASTANA217` is the name in a publisher's row. */
function isNotTyped(number: string): boolean {
  return /\b0\d{5,}$/.test(number) || /^\d\d[A-Z]{3,}\d+$/.test(number);
}

export const refYearFuture: Rule<'References'> = {
  code: 'ref-year-future',
  severity: 'warning',
  title: 'Reference from a later year than the telegram',
  manual: {
    meaning: 'The year is wrong, so another telegram is meant.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: 09 ASTANA 12
           ^^ ref-year-future: from 2009
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: 07 ASTANA 12
      `,
    era: 'from 1973',
    quiet:
      'The year must come before a post, not before a month, and the telegram must have a date-time group.',
    source: 'Counted in real cables.',
    hits: 8,
  },
  looksAt: 'References',
  check(list, context) {
    const { message, dateTimeGroup: group, report } = context;
    if (!group) return;
    for (const { numbers } of list.references) {
      for (const number of numbers) {
        if (number.year === undefined || number.year <= group.node.year) continue;
        const written = textOf(message, number);
        const [digits] = /^\d{2,4}(?=[\s-]{0,9}[A-Z])/i.exec(written) ?? [];
        // A date, 23-SEP-2008, may have been read as a number.
        if (digits === undefined || monthOf(number.post) > 0) continue;
        if (!sentIn(context, FIRST_YEAR, NO_LAST_YEAR)) return;
        const year = { start: number.start, end: number.start + digits.length };
        const { span, related = [] } = placeInList(message, year, 'The reference');
        report({
          message,
          span,
          text: `${written} is from ${number.year}, but the date-time group says ${group.node.year}.`,
          related: [...related, { message: group.message, span: group.node, text: 'The date-time group' }],
        });
      }
    }
  },
};

export const reftelWithoutRef: Rule<'Telegram'> = {
  code: 'reftel-without-ref',
  severity: 'information',
  title: 'Reference telegram in the text but no list of references',
  concerns: 'drafter',
  manual: {
    meaning: 'It is not known which telegram is meant: the drafter forgot the REF line, or the copy lost it.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      1. The embassy made the points in reftel.
                                        ^^^^^^ reftel-without-ref: no REF line
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: STATE 48120

      1. The embassy made the points in reftel.
      `,
    era: '1973 to 2010',
    quiet:
      'The header must have a subject, and REF in any form in the header is enough. If the subject is missing too, subject-missing reports that.',
    source: 'Counted in real cables; three of three read were true.',
    hits: 28,
  },
  looksAt: 'Telegram',
  check({ messages }, context) {
    if (context.isForm || messages.some(({ header }) => header?.references)) return;
    if (!messages.some(({ text }) => text.includes('FTEL') || text.includes('ftel'))) return;
    const opening = messages.find(({ header }) => (header?.subject?.lines.length ?? 0) > 0);
    const subject = opening?.header?.subject;
    if (!opening || !subject || (sectionOf(opening)?.number ?? 1) > 1) return;
    if (!sentIn(context, FIRST_YEAR, LAST_YEAR)) return;
    if (messages.some((message) => /\bREF/i.test(headerText(message)) || LIST.test(message.text))) return;
    for (const { message, node } of context.paragraphs) {
      if (!namesReference(message, node)) continue;
      const found = REFTEL.exec(ownText(message, node));
      if (!found) continue;
      const start = node.start + found.index;
      context.report({
        message,
        span: { start, end: start + found[0].length },
        text: 'The text mentions a reference telegram, but there is no REF line after the subject.',
        related: [{ message: opening, span: subject, text: 'The subject' }],
      });
      return;
    }
  },
};

const REFTEL = /\breftels?\b/i;
/** A list inside the text, as if two telegrams were joined. */
const LIST = /^\s{0,20}REF(?:TEL)?S?\s?[:.]/im;

/** What is above the first paragraph. */
function headerText({ text, header, body }: Message): string {
  return text.slice(header?.start ?? 0, body?.start ?? header?.end ?? 0);
}
