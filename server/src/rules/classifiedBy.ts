import { reasonSection, reasonSectionOn } from '../reference/orders';
import { lineOf } from '../syntax/place';
import { sectionOf } from '../syntax/telegram';
import type { ClassifiedBy, Leaf, Message, Telegram } from '../syntax/tree';
import { textOf } from '../syntax/walk';
import { dayOf, inWords, isClassified, isTelegraphicOf2000s } from './era';
import { lineBreakOf, replace } from './fix';
import type { Rule } from './rule';

/** The statement in whatever words, or spoilt: who classified, what it derives from, or for what reason. */
const STATEMENT =
  /(?<!DE)CLAS[SIFED]{3,8}\s+(?:BY|B\b|FROM)|CLASSIFIER|CLASSIF(?:YING|ICATION)\s+(?:AUTHORITY|OFFICER|GUIDE)|DERIVED\s+FROM|REASONS?[\s:]{1,3}(?:FOR\s|E\.?O|1\s?[.,])|\b1\s?[.,]\s?[45]\s?\(?[A-H]\b/i;

/**
 * A telegram classified under E.O. 12958 names who classified it, and why. Derivative classification and a
 * statement in a paragraph count; a section after the first need not repeat it.
 *
 * Source: 5 FAH-1 H-240; 81 of 6 807 cables lack it.
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
    if (order?.number !== '12958' && order?.number !== '13526') return;
    if (!hasFirstParagraph(telegram) || statementsOf(telegram).length > 0) return;
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
  return replace(message, { start: next, end: next }, lineBreak + line + lineBreak);
}

/**
 * The statement of who classified a telegram gives the reasons, a section of the executive order and its letters.
 * Where a classification guide is named, that has them.
 *
 * Source: E.O. 12958 section 1.7; 123 of 6 807 cables give none.
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
    quiet: 'Where a guide or another source is named, or the word reason stands, nothing is said.',
    source: 'E.O. 12958 section 1.7; counted over real cables',
    hits: 123,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const { message, statement } of statementsOf(telegram)) {
      if (statement.reasonSection || REASON.test(textOf(message, statement))) continue;
      // A reason may stand below, as a paragraph of its own.
      if (REASON.test(message.text.slice(statement.end, statement.end + 120))) continue;
      report({
        message,
        span: statement.keyword,
        text: 'No reason for the classification stands behind the name: expected a section and letters of the executive order, such as 1.4 (b) and (d).',
      });
    }
  },
};

/** A reason in other words, or a source that has it. */
const REASON = /\bREASONS?\b|\b1\s?[.,]\s?\d|\bGUIDE\b|\bDERIVED\b|\bE\.?O\.?\s?1[23]\d{3}/i;

/**
 * The reasons stood in section 1.5 of E.O. 12958, and stand in section 1.4 since E.O. 13292 of 25 March 2003. It is
 * only a hint: of the cables after that day 3 in 100 kept the old number.
 *
 * Source: E.O. 13292; 108 of 6 807 cables.
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
 * other and is not reported.
 *
 * Source: 92 of 6 807 cables.
 */
export const classifiedByWrapped: Rule = {
  code: 'classified-by-wrapped',
  severity: 'hint',
  title: 'Classification authority cut in the middle of a word',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning: 'Searches for the word or the reason miss it.',
    bad: 'Classified By: Deputy Chief of Mission Alexander P. Van Rensselaer, rea\nsons 1.4 (b) and (d).',
    good: 'Classified By: Deputy Chief of Mission Alexander P. Van Rensselaer, reasons 1.4 (b) and (d).',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only lines of 70 or 71 columns that end within a word, a number or a bracket.',
    source: 'Counted over real cables',
    hits: 92,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const { message, statement } of statementsOf(telegram)) {
      const cut = cutIn(message, statement);
      if (!cut) continue;
      const { start, end, between } = cut;
      const piece = /\S+$/.exec(message.text.slice(statement.start, start))?.[0] ?? '';
      const rest = /^\S+/.exec(message.text.slice(end, end + 40))?.[0] ?? '';
      const joined = piece + between + rest;
      report({
        message,
        span: { start: start - piece.length, end: start },
        text: `${joined} is cut in two at the end of the line, where the drafting tool had no more columns: expected on one line.`,
        fix: { title: 'Join the two lines', edits: [replace(message, { start, end }, between)] },
      });
    }
  },
};

/** Where a line of the statement is cut within a word or a reason: the gap, and what belongs in it. */
function cutIn(
  message: Message,
  { start, end }: ClassifiedBy,
): { start: number; end: number; between: string } | undefined {
  const { lineStarts, text } = message;
  for (let line = lineOf(message, start); line < lineOf(message, end); line++) {
    const lineStart = lineStarts[line] ?? 0;
    const nextStart = lineStarts[line + 1] ?? text.length;
    const above = text.slice(lineStart, nextStart).trimEnd();
    if (above.length < CUT_AT.from || above.length > CUT_AT.to) continue;
    const below = text.slice(nextStart, Math.min(end, lineStarts[line + 2] ?? text.length));
    const between = joint(above, below.trimStart());
    if (between === undefined) continue;
    const gapEnd = nextStart + below.length - below.trimStart().length;
    return { start: lineStart + above.length, end: gapEnd, between };
  }
  return undefined;
}

/** What stood between the pieces of a word or a reason, a blank or nothing; `undefined` where neither is cut. */
function joint(above: string, below: string): '' | ' ' | undefined {
  const left = /[A-Za-z]+$/.exec(above)?.[0] ?? '';
  const right = /^[A-Za-z]+/.exec(below)?.[0] ?? '';
  if (left && right) {
    if (WORDS.has((left + right).toUpperCase())) return '';
    const whole = WORDS.has(left.toUpperCase());
    if (/\([^)]{0,20}$/.test(above)) return whole ? ' ' : '';
    return undefined;
  }
  if (/(?:^|[^\d.])1[.,]?$/.test(above) && /^[.,]?\s?[2-8]/.test(below)) return '';
  if (/\([^)]{0,20}$/.test(above)) return '';
  return /^[:;.,)/]/.test(below) ? '' : undefined;
}

function statementsOf({ messages }: Telegram): { message: Message; statement: ClassifiedBy }[] {
  return messages.flatMap((message) => {
    const statement = message.header?.classifiedBy;
    return statement ? [{ message, statement }] : [];
  });
}
