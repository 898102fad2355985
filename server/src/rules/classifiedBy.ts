import { reasonSection, reasonSectionOn } from '../reference/orders';
import { lineOf } from '../syntax/query/locate';
import { sectionOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { ClassifiedBy, Leaf, Message, Span } from '../syntax/tree';
import { isClassified, isTelegraphicOf2000s, spelledDate } from './era';
import { lineBreakOf, replace, replacement } from './fix';
import type { Rule } from './rule';

/** The statement in whatever words, or damaged: who classified, what it derives from, or for what reason. */
const STATEMENT =
  /(?<![A-Z])CLA[A-Z]{4,9}\s+(?:BY|FROM)\b|CLASSIFIER|CLASSIF(?:YING|ICATION)\s+(?:AUTHORITY|OFFICER|GUIDE)|^\s{0,10}DERIVED\s+FROM|DERIVED\s+FROM\s?:|REASONS?[\s:]{1,3}(?:E\.?O\b|1\s?[.,])|\b1\s?[.,]\s?[45]\s?\([A-H]\b/im;

export const classifiedByMissing: Rule<'Telegram'> = {
  code: 'classified-by-missing',
  severity: 'information',
  title: 'Classified telegram without a classification authority',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'The telegram does not name who classified it, or the copy lost the line.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217
      ^^^^^^^^^^^^^^^^^^^^^^^ classified-by-missing: Classified By: NAME, TITLE, for reasons 1.4 (b) and (d)

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      1. (C) The ministry wants three radars.
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b).

      1. (C) The ministry wants three radars.
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'The first paragraph must be there, and nothing like such a statement anywhere in the telegram. Derivative classification counts, and later sections are not checked.',
    source: '5 FAH-1 H-240. Counted in real cables; nine of nine read were true.',
    hits: 81,
  },
  looksAt: 'Telegram',
  check({ messages }, context) {
    if (!isTelegraphicOf2000s(context)) return;
    const message = messages.find(({ header }) => header?.classificationLine);
    const { classificationLine: line, executiveOrder: order } = message?.header ?? {};
    if (!message || !line || !isClassified(line.level) || (sectionOf(message)?.number ?? 1) > 1) return;
    if (!order || messages.some(({ header }) => header?.classifiedBy)) return;
    if (!context.paragraphs.some(({ node }) => node.number === 1)) return;
    if (messages.some(({ text }) => STATEMENT.test(text))) return;
    const section = (context.dateSent && reasonSectionOn(context.dateSent)) || '1.4';
    context.report({
      message,
      span: line.classification,
      text: `This ${line.level.toLowerCase()} telegram does not name who classified it: expected a line such as Classified By: NAME, TITLE, for reasons ${section} (b) and (d).`,
      fix: {
        title: 'Insert Classified By Line',
        edits: [insertAfterHeader(message, `Classified By: NAME, TITLE, for reasons ${section} ( ).`)],
      },
    });
  },
};

/** A line with blank lines around it after the last element of the header. */
function insertAfterHeader(message: Message, line: string) {
  const { header, lineStarts, text } = message;
  const end = header?.end ?? 0;
  const next = lineStarts[lineOf(message, end) + 1] ?? text.length;
  const lineBreak = lineBreakOf(message);
  const below = text.slice(next, lineStarts[lineOf(message, next) + 1]).trim() === '' ? '' : lineBreak;
  return replace(message, { start: next, end: next }, lineBreak + line + lineBreak + below);
}

/** Another source, which has the reasons, or a section in words that are not read. */
const ELSEWHERE = /\bGUIDE\b|\bDERIVED\b|\bMULTIPLE SOURCES\b|\b1\s?[.,/]?\s?[4-6]\b/i;
/** A reason in a paragraph of its own after the statement. */
const BELOW = /\b1\s?[.,]\s?[2-8]/;
const BROKEN_OFF = /(?:\.{3}|…)\s*$/;

export const reasonMissing: Rule<'ClassifiedBy'> = {
  code: 'reason-missing',
  severity: 'hint',
  title: 'Classification without a reason',
  concerns: 'drafter',
  manual: {
    meaning: 'The telegram does not say why it is classified.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Ambassador Ruth A. Winslow
      ^^^^^^^^^^^^^^ reason-missing: No reason

      1. (C) The ministry wants three radars.
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b) and (d).

      1. (C) The ministry wants three radars.
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Nothing is reported if the statement names a classification guide or another source, if its section is written in another way (1/4, 14), or if the copy breaks off within it.',
    source: 'E.O. 12958 section 1.7. Counted in 767 real cables: 3, all true.',
  },
  looksAt: 'ClassifiedBy',
  check(statement, context) {
    const { message, report } = context;
    if (statement.reasonSection || !isTelegraphicOf2000s(context)) return;
    const written = textOf(message, statement);
    if (ELSEWHERE.test(written) || BROKEN_OFF.test(written)) return;
    if (BELOW.test(message.text.slice(statement.end, statement.end + 120))) return;
    report({
      message,
      span: statement.keyword,
      text: `${
        /\bREASONS?\b/i.test(written)
          ? 'The reasons name no section of the executive order'
          : 'No reason for the classification follows the name'
      }: expected a section and its letters, such as 1.4 (b) and (d).`,
    });
  },
};

export const reasonNotInOrder: Rule<'ClassifiedBy'> = {
  code: 'reason-not-in-order',
  severity: 'hint',
  title: 'Reasons from a section of another time',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The reasons moved from section 1.5 to section 1.4 with E.O. 13292 of March 25, 2003. The letters may be looked up in the wrong list: both sections have (a) to (g), but not in the same words.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Ambassador Ruth A. Winslow for reasons 1.5 (b).
                                                            ^^^ reason-not-in-order: On November 14, 2008
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b).
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'It is only a hint, because 3 of 100 cables after that day kept the old number. Only 1.4 and 1.5 are checked, and only with a date-time group.',
    source: 'E.O. 13292. Counted in real cables; 11 of 11 read were true.',
    hits: 108,
  },
  looksAt: 'ClassifiedBy',
  check(statement, context) {
    const { message, dateSent, report } = context;
    const section = statement.reasonSection;
    if (!section || dateSent === undefined) return;
    const expected = reasonSectionOn(dateSent);
    const written = numberOf(message, section);
    if (!expected || !isReasonSection(written) || written === expected || !isTelegraphicOf2000s(context))
      return;
    const old = reasonSection(written, dateSent);
    const now = reasonSection(expected, dateSent);
    const lettersStay = statement.reasonLetters.every((letter) => {
      const code = textOf(message, letter).toLowerCase();
      return !old?.letters.includes(code) || now?.letters.includes(code);
    });
    report({
      message,
      span: section,
      text: `On ${spelledDate(dateSent)}, the reasons were in section ${expected} of the executive order, not ${written}.`,
      ...(lettersStay && { fix: replacement(message, section, expected) }),
    });
  },
};

/** `1.4`, for what is written `1. 4` or `1,4`. */
function numberOf(message: Message, section: Leaf<'ReasonSection'>): string {
  const written = textOf(message, section);
  return written.length === 3 ? written.replace(',', '.') : written.replace(/\s/g, '').replace(',', '.');
}

function isReasonSection(section: string | undefined): section is '1.4' | '1.5' {
  return section === '1.4' || section === '1.5';
}

export const reasonLetterInvalid: Rule<'ClassifiedBy'> = {
  code: 'reason-letter-invalid',
  severity: 'information',
  title: 'Reason that the executive order does not have',
  manual: {
    meaning: 'The letter is mistyped or misread.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b) and (m).
                                                                         ^ reason-letter-invalid: (a) to (h)
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Ambassador Ruth A. Winslow for reasons 1.4 (b) and (d).
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Only single letters in parentheses after the section are checked, but not the portion marks (C), (S), and (U).',
    source: 'E.O. 12958 section 1.5; E.O. 13292 section 1.4',
    hits: 0,
  },
  looksAt: 'ClassifiedBy',
  check(statement, context) {
    const { message, report } = context;
    const section = statement.reasonSection;
    if (!section) return;
    const written = lettersAfter(message, section, statement.end);
    if (written.length === 0 || !isTelegraphicOf2000s(context)) return;
    if (!isReasonSection(numberOf(message, section))) return;
    const letters = reasonSection('1.4')?.letters ?? [];
    for (const letter of written) {
      const code = textOf(message, letter).toLowerCase();
      if (letters.includes(code)) continue;
      report({
        message,
        span: letter,
        text: `Section ${numberOf(message, section)} has no reason (${code}): expected one of (a) to (${letters.at(-1)}).`,
        related: [{ message, span: section, text: 'The section' }],
      });
    }
  },
};

/** A single letter in parentheses, after the first of them with others: `(b)`, `(b, d and m)`. */
const IN_PARENTHESES = /\(\s?([A-Z](?:\s?(?:[,/&+]|AND|OR)\s?[A-Z])*)\s?\)/gi;
/** Nearly every statement has letters up to H only, which is quick to tell. */
const MAY_HAVE_OTHERS = /\([^)]{0,30}[I-Z]/i;
/** How far after the section letters are looked for. */
const LONGEST_LIST = 80;

/** The letters in parentheses after the section, except a portion mark at the end of the statement. */
function lettersAfter(message: Message, section: Leaf<'ReasonSection'>, end: number): Span[] {
  const list = message.text.slice(section.end, Math.min(end, section.end + LONGEST_LIST));
  if (!MAY_HAVE_OTHERS.test(list)) return [];
  const found: Span[] = [];
  let listEnd = 0;
  for (const { 0: whole, 1: letters = '', index } of list.matchAll(IN_PARENTHESES)) {
    // Only commas and conjunctions between two groups: what follows other words is something else.
    if (!/^[\s,;&/+.]*(?:and|or)?[\s,;&/+]*$/i.test(list.slice(listEnd, index))) break;
    listEnd = index + whole.length;
    for (const { 0: letter, index: at } of letters.matchAll(/\b[A-Z]\b/gi)) {
      if (/^[US]$/i.test(letter)) continue;
      const start = section.end + index + whole.indexOf(letters) + at;
      found.push({ start, end: start + 1 });
    }
  }
  return found;
}

/** Columns at which drafting tools cut the statement. */
const CUT_AT = { from: 70, to: 71 };
/** Words of the statement that a cut leaves in two pieces. */
const WORDS = new Set(
  'ACTING AFFAIRS AMBASSADOR AND CHARGE CHIEF CLASSIFIED CONSUL COUNSELOR DEPUTY ECONOMIC FOR GENERAL MINISTER MISSION OFFICER PER POLITICAL REASON REASONS SECTION'.split(
    ' ',
  ),
);

export const classifiedByWrapped: Rule<'ClassifiedBy'> = {
  code: 'classified-by-wrapped',
  severity: 'hint',
  title: 'Classification authority broken in the middle of a word',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'Drafting tools broke the statement at column 70 or 71, so searches for the word or the reason miss it.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Deputy Chief of Mission Alexander P. Rensselaer for rea
                                                                         ^^^ classified-by-wrapped: reasons
      sons 1.4 (b) and (d).
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      E.O. 12958: DECL: 11/14/2018
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      Classified By: Deputy Chief of Mission Alexander P. Rensselaer for
      reasons 1.4 (b) and (d).
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Only lines of 70 or 71 columns that end within a word, a number, or parentheses are reported.',
    source: 'Counted in 767 real cables: 20, all true.',
  },
  looksAt: 'ClassifiedBy',
  check(statement, context) {
    const { message, report } = context;
    const gap = gapIn(message, statement);
    if (!gap || !isTelegraphicOf2000s(context) || isInterrupted(message, statement)) return;
    const piece = /\S+$/.exec(message.text.slice(statement.start, gap.start))?.[0] ?? '';
    const rest = /^\S+/.exec(message.text.slice(gap.end, gap.end + 40))?.[0] ?? '';
    report({
      message,
      span: { start: gap.start - piece.length, end: gap.start },
      text: `“${piece}${rest}” is broken in two because the drafting tool had no more columns.`,
      fix: { title: 'Join Lines', edits: [replace(message, gap, '')] },
    });
  },
};

/** Whether a page ends within the statement: then the next line is not its continuation. */
function isInterrupted({ pageLines, pageHeaders, banners }: Message, { start, end }: ClassifiedBy): boolean {
  return [pageLines, pageHeaders, banners].some((furniture) =>
    furniture.some((node) => node.start > start && node.start < end),
  );
}

/** What separates two lines of the statement that are broken within a word or a reason: blanks and a line break. */
function gapIn(message: Message, { start, end }: ClassifiedBy): Span | undefined {
  const { lineStarts, text } = message;
  for (let line = lineOf(message, start); (lineStarts[line + 1] ?? end) < end; line++) {
    const lineStart = lineStarts[line] ?? 0;
    const nextStart = lineStarts[line + 1] ?? text.length;
    const above = text.slice(lineStart, nextStart).trimEnd();
    if (above.length < CUT_AT.from || above.length > CUT_AT.to) continue;
    const next = text.slice(nextStart, Math.min(end, lineStarts[line + 2] ?? text.length));
    const below = next.trimStart();
    if (isCut(above, below, text))
      return { start: lineStart + above.length, end: nextStart + next.length - below.length };
  }
  return undefined;
}

/** Whether a word or a reason goes on from one line to the next. */
function isCut(above: string, below: string, text: string): boolean {
  const left = /[A-Za-z]+$/.exec(above)?.[0] ?? '';
  const right = /^[A-Za-z]+/.exec(below)?.[0] ?? '';
  const inParentheses = /\([^)]{0,20}$/.test(above);
  if (left && right) return isCutWord(left, right, text);
  if (left && inParentheses && WORDS.has(left.toUpperCase())) return false;
  const inSection = /(?:^|[^\d.])1[.,]?$/.test(above) && /^[.,]?\s?[2-8]/.test(below);
  return inSection || inParentheses || /^[:;.,)/]/.test(below);
}

/** Words of one or two letters that may end a line or begin one. */
const SHORT_WORDS = new Set('A AN AS AT BY D DE E EL F II IN JR LA LE OF ON OR SR THE TO VAN VON'.split(' '));

/** A word of the statement in two pieces, or a name: `Michae` and `l`, or one that the text has elsewhere. */
function isCutWord(left: string, right: string, text: string): boolean {
  const whole = left + right;
  if (WORDS.has(whole.toUpperCase())) return true;
  if (SHORT_WORDS.has(right.toUpperCase())) return false;
  if (/^[A-Z][a-z]+$/.test(left) && /^[a-z]{1,2}$/.test(right)) return true;
  const times = (word: string) => text.match(new RegExp(`\\b${word}\\b`, 'g'))?.length ?? 0;
  return times(whole) + times(whole.toUpperCase()) > 0 && times(right) === 1;
}
