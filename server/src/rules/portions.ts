import { portionOf, rankOf } from '../syntax/query/portions';
import { classificationOf } from '../syntax/query/release';
import { type InMessage, paragraphsOf, yearOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { ClassificationLevel, Leaf, Message, Paragraph, Telegram } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/** First year in which portions were marked: the electronic telegrams. */
const FIRST_YEAR_OF_MARKS = 1973;

/**
 * A classified cable in which most paragraphs have a portion mark and this one has none. Only paragraphs with a
 * number are judged, and not the statement of the classifier; a mark for the entire text stands for all. Nor are
 * those whose mark stands elsewhere (`Summary: (C) …`, a mark at each of their items), whose beginning was taken
 * out before release (`XXXXXXXXXXXX`), and notes to the communications center.
 *
 * Source: 5 FAH-2 H-246. The catalogue's 311 of 6 807 cables (4.6 %) count every line with a number: read so, 45 of
 * 767 cables (5.9 %) lack a mark, but nearly all of these lines are days, reasons (`1.4 (b)`) or one of the exceptions.
 * What is left are 6 findings in 5 cables, all true.
 */
export const portionMarkingMissing: Rule = {
  code: 'portion-marking-missing',
  severity: 'information',
  title: 'Paragraph of a classified cable without a portion mark',
  concerns: 'drafter',
  manual: {
    meaning:
      'Each paragraph of a classified cable says at its beginning how it is classified. Without the mark, the classification of the whole cable is to be assumed for the paragraph.',
    bad: '2. (C) The insurer asked for a guard.\n\n3. The guard has been hired.',
    good: '2. (C) The insurer asked for a guard.\n\n3. (C) The guard has been hired.',
    era: 'E.O. 12958, 1995 to 2010',
    quiet:
      'Only where at least half of the numbered paragraphs have marks and none says “entire text”; the statement of the classifier, a paragraph with a mark at each item, and one taken out before release need none.',
    source: '5 FAH-2 H-246',
  },
  check(telegram, report) {
    const classification = classificationOf(telegram);
    if (!classification || !isUnderOrder12958(telegram) || !isClassified(classification.node.level)) return;
    const paragraphs = numberedParagraphs(telegram);
    const marked = paragraphs.filter(({ node }) => node.portionMark).length;
    if (marked === 0 || marked === paragraphs.length || marked * 2 < paragraphs.length) return;
    if (isMarkedAsWhole(telegram)) return;
    for (const { message, node } of paragraphs) {
      if (node.portionMark || needsNoMark(message, node)) continue;
      const { level } = classification.node;
      report({
        message,
        span: node.numberNode,
        text: `Paragraph ${node.number} has no portion mark: ${marked} of the ${paragraphs.length} paragraphs of this ${level} cable have one.`,
      });
    }
  },
};

/** How much of a paragraph is looked at for a mark that is not at its beginning. */
const BEGINNING = 200;
const MARK_ELSEWHERE = /\(\s?(?:U|SBU|C|S|TS)(?:\/[^()]{1,40})?\s?\)/;
const UNMARKED = /^\s*(?:X{4,}|MINIMIZED? CONSIDERED|Classified by\b)/i;

function needsNoMark({ text }: Message, { numberNode, end }: NumberedParagraph): boolean {
  const from = numberNode.end + 1;
  const beginning = text.slice(from, Math.min(end, from + BEGINNING));
  return UNMARKED.test(beginning) || MARK_ELSEWHERE.test(beginning);
}

/**
 * A paragraph, or the subject, marked higher than the cable: that cannot be, since the classification of a cable
 * is that of its highest portion. SBU and LOU are no classification and stand in unclassified cables too. The
 * mark itself shows the era, so a cable without a date is judged as well.
 *
 * Source: marking rules of the executive orders; 15 of 6 807 cables, errors of the originals.
 */
export const portionExceedsClassification: Rule = {
  code: 'portion-exceeds-classification',
  severity: 'error',
  title: 'Portion marked above the classification of the cable',
  manual: {
    meaning:
      'A cable is classified as high as its highest portion. Either the mark or the classification line is wrong, and the text may have gone to those who were not to have it.',
    bad: 'C O N F I D E N T I A L RIGA 000640\n…\n2. (S) The insurer asked for a guard.',
    good: 'C O N F I D E N T I A L RIGA 000640\n…\n2. (C) The insurer asked for a guard.',
    era: 'from 1973',
    quiet:
      'SBU and LOU in an unclassified cable are right; what follows the level in a mark (NF, REL) is not compared.',
    source: 'E.O. 12958 sec. 1.6, E.O. 13526 sec. 1.6',
    hits: 15,
  },
  check(telegram, report) {
    const classification = classificationOf(telegram);
    if (!classification || (yearOf(telegram) ?? FIRST_YEAR_OF_MARKS) < FIRST_YEAR_OF_MARKS) return;
    const { level } = classification.node;
    const where = classification.node.kind === 'Banner' ? 'the banner' : 'the classification line';
    for (const { message, node } of portionMarks(telegram)) {
      const portion = portionOf(textOf(message, node));
      if (!portion || rankOf(portion.level) <= Math.max(rankOf(level), UNCLASSIFIED_AT_MOST)) continue;
      report({
        message,
        span: node,
        text: `This portion is marked ${portion.level}, but the cable is ${level} by ${where}: expected no portion above that.`,
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

/** The portion marks of the subject and the paragraphs, in the order of the text. */
function* portionMarks(telegram: Telegram): Iterable<InMessage<Leaf<'PortionMark'>>> {
  for (const message of telegram.messages) {
    const subject = message.header?.subject?.portionMark;
    if (subject) yield { message, node: subject };
    for (const { portionMark } of message.body?.paragraphs ?? []) {
      if (portionMark) yield { message, node: portionMark };
    }
  }
}

/**
 * All portions are marked below the classification of the cable, which then has no reason. Judged only where
 * the whole text is there: one message without sections, all its paragraphs marked, and no higher mark anywhere in
 * the text, where a copy may have left it in mid-line.
 *
 * Source: 20 of 6 807 cables.
 */
export const portionBelowOverall: Rule = {
  code: 'portion-below-overall',
  severity: 'information',
  title: 'Cable classified above all of its portions',
  manual: {
    meaning:
      'A cable is classified as high as its highest portion, but none of these portions is as high as the classification line: a mark is too low, the cable was classified too high, or a portion is not in this copy.',
    bad: 'C O N F I D E N T I A L RIGA 000640\n…\n1. (U) The museum lends two cases.\n\n2. (SBU) They need a guard.',
    good: 'UNCLAS RIGA 000640\n…\n1. (U) The museum lends two cases.\n\n2. (SBU) They need a guard.',
    era: 'E.O. 12958, 1995 to 2010',
    quiet:
      'Only for a telegram in one section whose paragraphs, two or more, all have marks, none of them for the entire text.',
    source: '5 FAH-2 H-246',
    hits: 20,
  },
  check(telegram, report) {
    const classification = classificationOf(telegram);
    if (classification?.node.kind !== 'ClassificationLine' || !isUnderOrder12958(telegram)) return;
    const { level, section } = classification.node;
    if (section || telegram.messages.length > 1 || !isClassified(level)) return;
    const paragraphs = numberedParagraphs(telegram);
    if (paragraphs.length < 2 || paragraphs.some(({ node }) => !node.portionMark)) return;
    const marks = Array.from(portionMarks(telegram), ({ message, node }) => portionOf(textOf(message, node)));
    if (marks.some((mark) => !mark || rankOf(mark.level) >= rankOf(level))) return;
    if (isMarkedAsWhole(telegram) || hasMarkFrom(level, telegram)) return;
    report({
      message: classification.message,
      span: classification.node.classification,
      text: `The cable is ${level}, but no portion is marked so: expected at least one of its ${paragraphs.length} paragraphs as high as the classification line.`,
    });
  },
};

/** Whether a mark of that level or above stands anywhere in the text. */
function hasMarkFrom(level: ClassificationLevel, { messages }: Telegram): boolean {
  return messages.some(({ text }) =>
    Array.from(text.matchAll(/\(\s?(?:TS|S|C)(?=[\s)/-])/g)).some(([mark]) => {
      const portion = portionOf(mark);
      return portion !== undefined && rankOf(portion.level) >= rankOf(level);
    }),
  );
}

/**
 * A known portion mark without its opening bracket, `4. C) The cases arrive`.
 *
 * Source: 10 of 6 807 cables.
 */
export const portionMalformed: Rule = {
  code: 'portion-malformed',
  severity: 'information',
  title: 'Portion mark without its opening bracket',
  fix: 'single',
  manual: {
    meaning: 'A portion mark stands in brackets; one of them was left out or lost.',
    bad: '4. C) The cases arrive on September 9.',
    good: '4. (C) The cases arrive on September 9.',
    era: 'from 1973',
    quiet: 'Only a mark that is in use, between a paragraph number and the text.',
    source: '5 FAH-2 H-246',
    hits: 10,
  },
  check(telegram, report) {
    if ((yearOf(telegram) ?? FIRST_YEAR_OF_MARKS) < FIRST_YEAR_OF_MARKS) return;
    for (const { message, node } of portionMarks(telegram)) {
      const mark = textOf(message, node);
      if (mark.startsWith('(') || !mark.endsWith(')')) continue;
      report({
        message,
        span: node,
        text: `The portion mark ${mark} lacks its opening bracket: expected (${mark}.`,
        fix: {
          title: `Write (${mark}`,
          edits: [replace(message, { start: node.start, end: node.start }, '(')],
        },
      });
    }
  },
};

type NumberedParagraph = Paragraph & { readonly numberNode: Leaf<'ParagraphNumber'> };

/** The paragraphs with a number, but for the statement of the classifier, which is none of the text. */
function numberedParagraphs(telegram: Telegram): InMessage<NumberedParagraph>[] {
  return paragraphsOf(telegram).filter(
    (paragraph): paragraph is InMessage<NumberedParagraph> =>
      paragraph.node.numberNode !== undefined &&
      !paragraph.node.children.some(({ kind }) => kind === 'ClassifiedBy'),
  );
}

const FIRST_YEAR_OF_12958 = 1995;
const LAST_YEAR_OF_TELEGRAMS = 2010;
const ORDERS_SINCE_12958: ReadonlySet<string> = new Set(['12958', '13292', '13526']);

/** A telegram of the years of E.O. 12958, which asks for portion marks; where it has no date, one that names the order. */
function isUnderOrder12958(telegram: Telegram): boolean {
  const year = yearOf(telegram);
  if (year !== undefined) return year >= FIRST_YEAR_OF_12958 && year <= LAST_YEAR_OF_TELEGRAMS;
  return telegram.messages.some(({ header }) => ORDERS_SINCE_12958.has(header?.executiveOrder?.number ?? ''));
}

function isClassified(level: ClassificationLevel): boolean {
  return rankOf(level) >= rankOf('CONFIDENTIAL');
}

/** `(C - ENTIRE TEXT)`, or the same in a sentence. */
function isMarkedAsWhole({ messages }: Telegram): boolean {
  return messages.some(({ text }) =>
    /\b(?:ENTIRE|WHOLE)\s{1,4}(?:TEXT|CABLE|MESSAGE|TELEGRAM)\b/i.test(text),
  );
}
