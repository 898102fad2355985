import { reasonSection, reasonSectionOn } from '../reference/orders';
import { lineOf } from '../syntax/query/locate';
import { sectionOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { ClassifiedBy, Leaf, Message, Span, Telegram } from '../syntax/tree';
import { dayOf, inWords, isClassified, isTelegraphicOf2000s } from './era';
import { lineBreakOf, replace } from './fix';
import type { Rule } from './rule';

/** The statement in whatever words, or spoilt: who classified, what it derives from, or for what reason. */
const STATEMENT =
  /(?<![A-Z])CLA[A-Z]{4,9}\s+(?:BY|FROM)\b|CLASSIFIER|CLASSIF(?:YING|ICATION)\s+(?:AUTHORITY|OFFICER|GUIDE)|^\s{0,10}DERIVED\s+FROM|DERIVED\s+FROM\s?:|REASONS?[\s:]{1,3}(?:E\.?O\b|1\s?[.,])|\b1\s?[.,]\s?[45]\s?\([A-H]\b/im;

/**
 * A telegram classified under E.O. 12958, with that line, names who classified it, and why. Derivative classification and a
 * statement in a paragraph count; a section after the first need not repeat it.
 *
 * Source: 5 FAH-1 H-240; 81 of 6 807 cables lack it. Nine of nine findings judged true.
 */
export const classifiedByMissing: Rule = {
  code: 'classified-by-missing',
  severity: 'information',
  title: 'Classified telegram without the classification authority',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'Nobody is named as the one who classified, or the copy lost the line.',
    bad: 'E.O. 12958: DECL: 11/14/2018\nTAGS: PREL, KZ\nSUBJECT: A WEATHER SERVICE\n\n1. (C) The ministry wants three radars.',
    good: 'E.O. 12958: DECL: 11/14/2018\nTAGS: PREL, KZ\nSUBJECT: A WEATHER SERVICE\n\nClassified By: Ambassador Ruth A. Winslow for reasons 1.4 (b).\n\n1. (C) The ministry wants three radars.',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only where the first paragraph stands, and no such words are anywhere in the telegram.',
    source: '5 FAH-1 H-240; counted over real cables',
    hits: 81,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    const message = telegram.messages.find(({ header }) => header?.classificationLine);
    const { classificationLine: line, executiveOrder: order } = message?.header ?? {};
    if (!message || !line || !isClassified(line.level) || (sectionOf(message)?.number ?? 1) > 1) return;
    if (!order || !hasFirstParagraph(telegram) || statementsOf(telegram).length > 0) return;
    if (telegram.messages.some(({ text }) => STATEMENT.test(text))) return;
    const day = dayOf(telegram);
    const section = (day && reasonSectionOn(day)) || '1.4';
    report({
      message,
      span: line.classification,
      text: `Nobody is named who classified this ${line.level.toLowerCase()} telegram: expected a line such as Classified By: NAME, TITLE, for reasons ${section} (b) and (d).`,
      fix: {
        title: 'Insert Classified By',
        edits: [insertBehindHeader(message, `Classified By: NAME, TITLE, for reasons ${section} ( ).`)],
      },
    });
  },
};

function hasFirstParagraph({ messages }: Telegram): boolean {
  return messages.some(({ body }) => body?.paragraphs.some(({ number }) => number === 1));
}

/** A line with blank lines round it behind the last element of the header. */
function insertBehindHeader(message: Message, line: string) {
  const { header, lineStarts, text } = message;
  const end = header?.end ?? 0;
  const next = lineStarts[lineOf(message, end) + 1] ?? text.length;
  const lineBreak = lineBreakOf(message);
  const below = text.slice(next, lineStarts[lineOf(message, next) + 1]).trim() === '' ? '' : lineBreak;
  return replace(message, { start: next, end: next }, lineBreak + line + lineBreak + below);
}

/** Another source, which has the reasons, or a section in words that are not read. */
const ELSEWHERE = /\bGUIDE\b|\bDERIVED\b|\b1\s?[.,]\s?\d/i;
/** A reason that stands below as a paragraph of its own. */
const BELOW = /\b1\s?[.,]\s?[2-8]/;
const BROKEN_OFF = /(?:\.{3}|…)\s*$/;

/**
 * The statement of who classified a telegram gives the reasons, a section of the executive order and its letters.
 * Where a classification guide is named, that has them. A statement that breaks off, `Classified By: A...`, is the
 * copy's fault and not reported.
 *
 * Source: E.O. 12958 section 1.7. Of 767 cables three; three of three judged true. A count of 123 of 6 807 took
 * for missing what stands on the line below.
 */
export const reasonMissing: Rule = {
  code: 'reason-missing',
  severity: 'hint',
  title: 'Classification without a reason',
  concerns: 'drafter',
  manual: {
    meaning: 'It is not said why the telegram is classified.',
    bad: 'Classified By: Ambassador Ruth A. Winslow',
    good: 'Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b) and (d).',
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Where a guide or another source is named, or the copy breaks off in the statement, nothing is said.',
    source: 'E.O. 12958 section 1.7; counted over 767 real cables: 3, all true',
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const { message, statement } of statementsOf(telegram)) {
      if (statement.reasonSection) continue;
      const source = textOf(message, statement);
      if (ELSEWHERE.test(source) || BROKEN_OFF.test(source)) continue;
      if (BELOW.test(message.text.slice(statement.end, statement.end + 120))) continue;
      const what = /\bREASONS?\b/i.test(source)
        ? 'These reasons name no section of the executive order'
        : 'No reason for the classification stands behind the name';
      report({
        message,
        span: statement.keyword,
        text: `${what}: expected a section and its letters, such as 1.4 (b) and (d).`,
      });
    }
  },
};

/**
 * The reasons stood in section 1.5 of E.O. 12958, and stand in section 1.4 since E.O. 13292 of 25 March 2003. It is
 * only a hint: of the cables after that day 3 in 100 kept the old number.
 *
 * Source: E.O. 13292; 108 of 6 807 cables. 11 of 11 judged true.
 */
export const reasonNotInOrder: Rule = {
  code: 'reason-not-in-order',
  severity: 'hint',
  title: 'Section of the reasons is that of another time',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The letters may be read by the wrong list: 1.5 and 1.4 have the same up to (g), not the same words.',
    bad: 'P 140920Z NOV 08\n…\nClassified By: Ambassador Ruth A. Winslow for reasons 1.5 (b).',
    good: 'P 140920Z NOV 08\n…\nClassified By: Ambassador Ruth A. Winslow for reasons 1.4 (b).',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only 1.4 and 1.5 are judged, and only with a date-time group.',
    source: 'E.O. 13292, in force on 25 March 2003; counted over real cables',
    hits: 108,
  },
  check(telegram, report) {
    const day = dayOf(telegram);
    const expected = day && reasonSectionOn(day);
    if (!expected || !isTelegraphicOf2000s(telegram)) return;
    for (const { message, statement } of statementsOf(telegram)) {
      const section = statement.reasonSection;
      const written = section && numberOf(message, section);
      if (!section || !isReasonSection(written) || written === expected) continue;
      const old = reasonSection(written, day);
      const now = reasonSection(expected, day);
      const lettersStay = statement.reasonLetters.every((letter) => {
        const code = textOf(message, letter).toLowerCase();
        return !old?.letters.includes(code) || now?.letters.includes(code);
      });
      report({
        message,
        span: section,
        text: `On ${inWords(day)} the reasons stood in section ${expected} of the executive order, not ${written}: expected ${expected}.`,
        ...(lettersStay && {
          fix: { title: `Write ${expected}`, edits: [replace(message, section, expected)] },
        }),
      });
    }
  },
};

/** `1.4`, for what is written `1. 4` or `1,4`. */
function numberOf(message: Message, section: Leaf<'ReasonSection'>): string {
  return textOf(message, section).replace(/\s/g, '').replace(',', '.');
}

function isReasonSection(section: string | undefined): section is '1.4' | '1.5' {
  return section === '1.4' || section === '1.5';
}

/**
 * A letter that the section of reasons does not have: 1.4 has (a) to (h), 1.5 had (a) to (g). Only single letters in
 * brackets are judged, and those of 1.5 by either list, since the number lingered when the list had changed.
 *
 * Source: E.O. 12958 sections 1.5 and, as amended, 1.4; no cable of 6 807.
 */
export const reasonLetterInvalid: Rule = {
  code: 'reason-letter-invalid',
  severity: 'information',
  title: 'Reason that the executive order does not have',
  manual: {
    meaning: 'The letter is mistyped or misread.',
    bad: 'Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b) and (j).',
    good: 'Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b) and (d).',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only single letters in brackets behind the section.',
    source: 'E.O. 12958 section 1.5, E.O. 13292 section 1.4',
    hits: 0,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    const letters = reasonSection('1.4')?.letters ?? [];
    for (const { message, statement } of statementsOf(telegram)) {
      const section = statement.reasonSection;
      const written = section && numberOf(message, section);
      if (!section || !isReasonSection(written)) continue;
      for (const letter of statement.reasonLetters) {
        const code = textOf(message, letter).toLowerCase();
        if (message.text[letter.start - 1] !== '(' || message.text[letter.end] !== ')') continue;
        if (letters.includes(code)) continue;
        report({
          message,
          span: letter,
          text: `Section ${written} has no reason (${code}): expected one of (a) to (${letters.at(-1)}).`,
          related: [{ message, span: section, text: 'The section' }],
        });
      }
    }
  },
};

/** Columns at which drafting tools cut the statement. */
const CUT_AT = { from: 70, to: 71 };
/** Words of the statement that a cut leaves in two pieces. */
const WORDS = new Set(
  'ACTING AFFAIRS AMBASSADOR AND CHARGE CHIEF CLASSIFIED CONSUL COUNSELOR DEPUTY ECONOMIC FOR GENERAL MINISTER MISSION OFFICER POLITICAL REASON REASONS SECTION'.split(
    ' ',
  ),
);

/**
 * Drafting tools cut the statement at column 70 or 71 and set the rest on a line of its own, in the middle of a word
 * or of a reason: `REA` and `SONS: 1.4`, `1.` and `4 (b)`. A line that ends at the end of a word is as good as any
 * other and is not reported, even where the next begins in a small letter. The blank that web copies put at the end
 * of each line is no column.
 *
 * Source: 20 of 767 cables, 20 of 20 judged true. A count that took the blank for a column has 92 of 6 807.
 */
export const classifiedByWrapped: Rule = {
  code: 'classified-by-wrapped',
  severity: 'hint',
  title: 'Classification authority cut in the middle of a word',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning: 'Searches for the word or the reason miss it.',
    bad: 'Classified By: Deputy Chief of Mission Alexander P. Rensselaer for rea\nsons 1.4 (b) and (d).',
    good: 'Classified By: Deputy Chief of Mission Alexander P. Rensselaer for reasons 1.4 (b) and (d).',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only lines of 70 or 71 columns that end within a word, a number or a bracket.',
    source: 'Counted over 767 real cables: 20, all true',
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const { message, statement } of statementsOf(telegram)) {
      const gap = isInterrupted(message, statement) ? undefined : gapIn(message, statement);
      if (!gap) continue;
      const piece = /\S+$/.exec(message.text.slice(statement.start, gap.start))?.[0] ?? '';
      const rest = /^\S+/.exec(message.text.slice(gap.end, gap.end + 40))?.[0] ?? '';
      report({
        message,
        span: { start: gap.start - piece.length, end: gap.start },
        text: `${piece}${rest} is cut in two where the drafting tool had no more columns: expected on one line.`,
        fix: { title: 'Join the two lines', edits: [replace(message, gap, '')] },
      });
    }
  },
};

/** Whether a page ends within the statement: then what stands on the next line is not what goes on. */
function isInterrupted({ pageLines, pageHeaders, banners }: Message, { start, end }: ClassifiedBy): boolean {
  return [pageLines, pageHeaders, banners].some((furniture) =>
    furniture.some((node) => node.start > start && node.start < end),
  );
}

/** What parts two lines of the statement that are cut within a word or a reason: blanks and a line break. */
function gapIn(message: Message, { start, end }: ClassifiedBy): Span | undefined {
  const { lineStarts, text } = message;
  for (let line = lineOf(message, start); line < lineOf(message, end); line++) {
    const lineStart = lineStarts[line] ?? 0;
    const nextStart = lineStarts[line + 1] ?? text.length;
    const above = text.slice(lineStart, nextStart).trimEnd();
    if (above.length < CUT_AT.from || above.length > CUT_AT.to) continue;
    const next = text.slice(nextStart, Math.min(end, lineStarts[line + 2] ?? text.length));
    const below = next.trimStart();
    if (isCut(above, below))
      return { start: lineStart + above.length, end: nextStart + next.length - below.length };
  }
  return undefined;
}

/** Whether a word or a reason goes on from one line to the next. */
function isCut(above: string, below: string): boolean {
  const left = /[A-Za-z]+$/.exec(above)?.[0] ?? '';
  const right = /^[A-Za-z]+/.exec(below)?.[0] ?? '';
  const inBrackets = /\([^)]{0,20}$/.test(above);
  if (left && right) return WORDS.has((left + right).toUpperCase());
  if (left && inBrackets && WORDS.has(left.toUpperCase())) return false;
  const inSection = /(?:^|[^\d.])1[.,]?$/.test(above) && /^[.,]?\s?[2-8]/.test(below);
  return inSection || inBrackets || /^[:;.,)/]/.test(below);
}

function statementsOf({ messages }: Telegram): { message: Message; statement: ClassifiedBy }[] {
  return messages.flatMap((message) => {
    const statement = message.header?.classifiedBy;
    return statement ? [{ message, statement }] : [];
  });
}
