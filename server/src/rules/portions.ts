import { portionOf, rankOf } from '../syntax/query/portions';
import type { InMessage } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { ClassificationLevel, Leaf, Message, Paragraph, Telegram } from '../syntax/tree';
import { isClassified } from './era';
import { replace, replacement } from './fix';
import type { Context, Rule } from './rule';

/** First year in which portions were marked: the electronic telegrams. */
const FIRST_YEAR_OF_MARKS = 1973;

export const portionMarkingMissing: Rule<'Telegram'> = {
  code: 'portion-marking-missing',
  severity: 'information',
  title: 'Paragraph of a classified cable without a portion mark',
  concerns: 'drafter',
  manual: {
    meaning:
      'Each paragraph of a classified cable begins with its own classification. Without the mark, assume that the paragraph has the classification of the whole cable.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      1. (C) The ministry wants three radars.

      2. It has money for two.
      ^ portion-marking-missing: 1 of the 2 paragraphs
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      1. (C) The ministry wants three radars.

      2. (C) It has money for two.
      `,
    era: 'E.O. 12958, 1995 to 2010',
    quiet:
      'At least half of the numbered paragraphs must have marks, and none may say “entire text”. A Classified By statement, a paragraph with a mark at each item or on the line above, one withheld in the release, and notes to the communications center need none.',
    source: '5 FAH-2 H-246. In 767 cables all of 6 findings were true.',
  },
  looksAt: 'Telegram',
  check(telegram, context) {
    const { classification, report } = context;
    if (!classification || !isClassified(classification.node.level)) return;
    const paragraphs = numberedParagraphs(context);
    const marked = paragraphs.filter(({ node }) => node.portionMark).length;
    if (marked === 0 || marked === paragraphs.length || marked * 2 < paragraphs.length) return;
    if (!isUnderOrder12958(context) || isMarkedAsWhole(telegram)) return;
    for (const { message, node } of paragraphs) {
      if (node.portionMark || needsNoMark(message, node)) continue;
      report({
        message,
        span: node.numberNode,
        text: `Paragraph ${node.number} has no portion mark: ${marked} of the ${paragraphs.length} paragraphs of this ${classification.node.level} cable have one.`,
      });
    }
  },
};

/** How much of a paragraph is searched for a mark that is not at its beginning. */
const BEGINNING = 200;
const MARK_ELSEWHERE = /\(\s?(?:U|SBU|C|S|TS)(?:\/[^()]{1,40})?\s?\)/;
const UNMARKED = /^\s*(?:X{4,}|MINIMIZED? CONSIDERED|Classified by\b)/i;
/** A mark on a line of its own above the paragraph. */
const MARK_ABOVE = /\((?:U|SBU|C|S|TS)\)\s*¶?\s?$/;

function needsNoMark({ text }: Message, { numberNode, end }: NumberedParagraph): boolean {
  const from = numberNode.end + 1;
  const beginning = text.slice(from, Math.min(end, from + BEGINNING));
  return (
    UNMARKED.test(beginning) ||
    MARK_ELSEWHERE.test(beginning) ||
    UNCLOSED_MARK.test(beginning) ||
    MARK_ABOVE.test(text.slice(Math.max(0, numberNode.start - 20), numberNode.start))
  );
}

export const portionExceedsClassification: Rule<'Telegram'> = {
  code: 'portion-exceeds-classification',
  severity: 'error',
  title: 'Portion marked above the classification of the cable',
  manual: {
    meaning:
      'A cable has the classification of its highest portion. Either the mark or the classification line is wrong, and people may have received text that they were not allowed to see.',
    bad: `
      C O N F I D E N T I A L RIGA 000640

      1. (C) The museum lends two cases.

      2. (S) The insurer asked for a guard.
         ^^^ portion-exceeds-classification: CONFIDENTIAL
      `,
    good: `
      C O N F I D E N T I A L RIGA 000640

      1. (C) The museum lends two cases.

      2. (C) The insurer asked for a guard.
      `,
    era: 'from 1973',
    quiet:
      'SBU and LOU in an unclassified cable are right, and what follows the level in a mark (NF, REL) is not compared. An item (c) of a list, a section of a statute such as 2(C)(2), and a reference letter are not portion marks.',
    source: 'E.O. 12958 section 1.6; E.O. 13526 section 1.6',
    hits: 15,
  },
  looksAt: 'Telegram',
  check(telegram, context) {
    const { classification, year, report } = context;
    if (!classification || (year ?? FIRST_YEAR_OF_MARKS) < FIRST_YEAR_OF_MARKS) return;
    const { level } = classification.node;
    if (level === 'TOP SECRET') return;
    const highest = Math.max(rankOf(level), UNCLASSIFIED_AT_MOST);
    for (const portion of portionMarks(telegram, level)) {
      const { message, node } = portion;
      const mark = portionOf(textOf(message, node));
      if (!mark || rankOf(mark.level) <= highest || !isPortionMark(portion)) continue;
      if (hasLineOf(mark.level, telegram)) return;
      report({
        message,
        span: node,
        text: `This portion is marked ${mark.level}, but ${classification.node.kind === 'Banner' ? 'the banner' : 'the classification line'} says ${level}: no portion can be above it.`,
        related: [
          {
            message: classification.message,
            span: classification.node,
            text: 'The classification of the cable',
          },
        ],
      });
    }
  },
};

const UNCLASSIFIED_AT_MOST = rankOf('LIMITED OFFICIAL USE');

interface Portion extends InMessage<Leaf<'PortionMark'>> {
  /** Absent for the mark of the subject. */
  readonly paragraph?: Paragraph;
}

/**
 * The portion marks of the subject and the paragraphs, in the order of the text.
 * @param above without those that are plainly not above this level, which nearly all are
 */
function portionMarks(telegram: Telegram, above?: ClassificationLevel): Portion[] {
  const found: Portion[] = [];
  for (const message of telegram.messages) {
    const isWanted = (node: Leaf<'PortionMark'>) => !above || mayBeAbove(message.text, node, above);
    const subject = message.header?.subject?.portionMark;
    if (subject && isWanted(subject)) found.push({ message, node: subject });
    for (const paragraph of message.body?.paragraphs ?? []) {
      const node = paragraph.portionMark;
      if (node && isWanted(node)) found.push({ message, node, paragraph });
    }
  }
  return found;
}

/** Tells by its first letter that nearly every mark is not above the level of the cable. */
function mayBeAbove(text: string, { start }: Leaf<'PortionMark'>, level: ClassificationLevel): boolean {
  const letter = text[start] === '(' ? text[start + 1] : undefined;
  if (letter === 'U') return false;
  return letter !== 'C' || !isClassified(level);
}

/**
 * Whether what was read as a portion mark is one: in capitals, followed by a text, and after the number of a
 * paragraph; not an item of a list, a section of a statute (`2(C)(2)`), or a reference letter (`(C )RIGA 12`).
 */
function isPortionMark({ message: { text }, node, paragraph }: Portion): boolean {
  if (/^\(?\s?[a-z]/.test(text.slice(node.start, node.end))) return false;
  const after = text.slice(node.end, node.end + 40);
  if (/^[(\d,;)]|^\s?[A-Z][A-Z ]{2,20}\d{1,6}\b/.test(after)) return false;
  const number = paragraph?.numberNode;
  return !number || number.start > node.start || /[.)\s]/.test(text[number.end] ?? '');
}

const SPACED: Partial<Record<ClassificationLevel, RegExp>> = {
  CONFIDENTIAL: /C O N F I D E N T I A L|S E C R E T|[,|\t]"?(?:CONFIDENTIAL|SECRET)\b/,
  SECRET: /S E C R E T|[,|\t]"?SECRET\b/,
  'TOP SECRET': /T O P\s+S E C R E T/,
};

/** Whether the file has a classification line of that level or above: it may hold a second record. */
function hasLineOf(level: ClassificationLevel, { messages }: Telegram): boolean {
  return messages.some(({ text }) => SPACED[level]?.test(text));
}

export const portionBelowOverall: Rule<'Telegram'> = {
  code: 'portion-below-overall',
  severity: 'information',
  title: 'Cable classified above all of its portions',
  manual: {
    meaning:
      'A cable has the classification of its highest portion, but none of these portions is as high as the classification line: a mark is too low, the cable was classified too high, or a portion is missing from this copy.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY RIGA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L RIGA 000640
      ^^^^^^^^^^^^^^^^^^^^^^^ portion-below-overall: none of its 2 portions

      1. (U) The museum lends two cases.

      2. (SBU) They need a guard.
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY RIGA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L RIGA 000640

      1. (U) The museum lends two cases.

      2. (C) They need a guard.
      `,
    era: 'E.O. 12958, 1995 to 2010',
    quiet:
      'The telegram must be in one section, and its paragraphs, two or more, must all have marks, none of them for the entire text. A higher mark anywhere in the text is enough.',
    source: '5 FAH-2 H-246',
    hits: 20,
  },
  looksAt: 'Telegram',
  check(telegram, context) {
    const { classification } = context;
    if (classification?.node.kind !== 'ClassificationLine') return;
    const { level, section } = classification.node;
    if (section || telegram.messages.length > 1 || !isClassified(level)) return;
    const paragraphs = numberedParagraphs(context);
    if (paragraphs.length < 2 || paragraphs.some(({ node }) => !node.portionMark)) return;
    for (const { message, node } of portionMarks(telegram)) {
      const mark = portionOf(textOf(message, node));
      if (!mark || rankOf(mark.level) >= rankOf(level)) return;
    }
    if (!isUnderOrder12958(context) || isMarkedAsWhole(telegram) || hasMarkFrom(level, telegram)) return;
    context.report({
      message: classification.message,
      span: classification.node.classification,
      text: `The classification line says ${level}, but none of its ${paragraphs.length} portions is marked so: expected at least one.`,
    });
  },
};

/** Whether there is a mark of that level or above anywhere in the text. */
function hasMarkFrom(level: ClassificationLevel, { messages }: Telegram): boolean {
  return messages.some(({ text }) =>
    Array.from(text.matchAll(/\(\s?(?:TS|S|C)(?=[\s)/-])/g)).some(([mark]) => {
      const portion = portionOf(mark);
      return portion !== undefined && rankOf(portion.level) >= rankOf(level);
    }),
  );
}

/** A mark that lost its closing parenthesis, `(C The cases`; the text of the paragraph after its number. */
const UNCLOSED_MARK = /^[.)]?\s{0,3}\((?:U|SBU|C|S|TS)(?:\/\/?NF)?(?=\s{1,3}[A-Z"“])(?![^()]{0,40}\))/;

export const portionMalformed: Rule<'Telegram'> = {
  code: 'portion-malformed',
  severity: 'information',
  title: 'Portion mark without one of its parentheses',
  fix: 'single',
  manual: {
    meaning: 'A portion mark is in parentheses; one of them was left out or lost.',
    bad: `
      C O N F I D E N T I A L RIGA 000640

      1. (C) The museum lends two cases.

      2. C) They arrive on September 9.
         ^^ portion-malformed: expected (C)

      3. (C The insurer asked for a guard.
         ^^ portion-malformed: expected (C)
      `,
    good: `
      C O N F I D E N T I A L RIGA 000640

      1. (C) The museum lends two cases.

      2. (C) They arrive on September 9.

      3. (C) The insurer asked for a guard.
      `,
    era: 'from 1973',
    quiet: 'Only a mark that is in use, between a paragraph number and the text.',
    source: '5 FAH-2 H-246',
    hits: 10,
  },
  looksAt: 'Telegram',
  check(_, { paragraphs, year, report }) {
    if ((year ?? FIRST_YEAR_OF_MARKS) < FIRST_YEAR_OF_MARKS) return;
    let hasMark = false;
    for (const { message, node } of paragraphs) {
      const { portionMark: mark, numberNode } = node;
      const { text } = message;
      if (mark && text[mark.start] !== '(' && text[mark.end - 1] === ')') {
        const written = textOf(message, mark);
        report({
          message,
          span: mark,
          text: `The portion mark ${written} has no opening parenthesis: expected (${written}.`,
          fix: {
            title: `Replace ${written} with (${written}`,
            edits: [replace(message, { start: mark.start, end: mark.start }, '(')],
          },
        });
      } else if (!mark && numberNode && hasMark) {
        const found = UNCLOSED_MARK.exec(
          text.slice(numberNode.end, Math.min(node.end, numberNode.end + BEGINNING)),
        );
        if (!found) continue;
        const end = numberNode.end + found[0].length;
        const start = numberNode.end + found[0].indexOf('(', 1);
        const written = text.slice(start, end);
        report({
          message,
          span: { start, end },
          text: `The portion mark ${written} has no closing parenthesis: expected ${written}).`,
          fix: replacement(message, { start, end }, `${written})`),
        });
      }
      hasMark ||= mark !== undefined;
    }
  },
};

type NumberedParagraph = Paragraph & { readonly numberNode: Leaf<'ParagraphNumber'> };

/** The paragraphs with a number, except the Classified By statement, which is not part of the text. */
function numberedParagraphs({ paragraphs }: Context): InMessage<NumberedParagraph>[] {
  return paragraphs.filter(
    (paragraph): paragraph is InMessage<NumberedParagraph> =>
      paragraph.node.numberNode !== undefined && !isStatement(paragraph.node),
  );
}

/** The statement follows the number and the portion mark. */
function isStatement({ children }: Paragraph): boolean {
  for (let index = 0; index < 4; index++) if (children[index]?.kind === 'ClassifiedBy') return true;
  return false;
}

const FIRST_YEAR_OF_12958 = 1995;
const LAST_YEAR_OF_TELEGRAMS = 2010;
const ORDERS_SINCE_12958: ReadonlySet<string> = new Set(['12958', '13292', '13526']);

/** A telegram of the years of E.O. 12958, which requires portion marks; without a date, one that cites the order. */
function isUnderOrder12958({ year, telegram }: Context): boolean {
  if (year !== undefined) return year >= FIRST_YEAR_OF_12958 && year <= LAST_YEAR_OF_TELEGRAMS;
  return telegram.messages.some(({ header }) => ORDERS_SINCE_12958.has(header?.executiveOrder?.number ?? ''));
}

/** `(C - ENTIRE TEXT)`, or the same in a sentence. */
function isMarkedAsWhole({ messages }: Telegram): boolean {
  return messages.some(({ text }) =>
    /\b(?:ENTIRE|WHOLE)\s{1,4}(?:TEXT|CABLE|MESSAGE|TELEGRAM)\b/i.test(text),
  );
}
