import { type InMessage, paragraphsOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Leaf, Paragraph, Span } from '../syntax/tree';
import { breakLineAt, replace } from './fix';
import { inYearsOfPilcrows } from './pilcrowDamaged';
import type { Edit, Fix, Rule } from './rule';

/** No cable has more paragraphs: what is above is a year, or a sum at the beginning of a line. */
const MOST_PARAGRAPHS = 250;

type NumberedParagraph = Paragraph & {
  readonly number: number;
  readonly numberNode: Leaf<'ParagraphNumber'>;
};

/**
 * Paragraphs count from 1 through the whole telegram, over its sections. Judged are numbers with a portion mark
 * or a pilcrow, which no list and no date has; an annex may begin at 1 again. A first number other than 1 says
 * nothing: the statement of the classifier, or a summary without a number, stood before it.
 *
 * `¶0.` for 10, of which a copy has lost the first digit, is of the same family: no list begins with 0.
 *
 * Source: 5 FAH-2 H-245; 375 of 6 807 cables. Of 36 findings in 35 of 767 cables all were true: 19 numbers left
 * out, 2 in mid-line, 12 given twice, 3 where copies had joined two telegrams.
 */
export const paragraphSequence: Rule = {
  code: 'paragraph-sequence',
  severity: 'warning',
  title: 'Paragraph number out of order',
  fix: 'offer',
  manual: {
    meaning:
      'The paragraphs count from 1 through all sections of a telegram. Where a number is missing, text was lost, two paragraphs ran together, or the drafter miscounted; a reference such as “para 5” may then be of another paragraph.',
    bad: '2. (C) The ministry has money for two radars.\n\n4. (C) The third must wait.',
    good: '2. (C) The ministry has money for two radars.\n\n3. (C) The third must wait.',
    era: 'all',
    quiet:
      'Only numbers with a portion mark or a pilcrow are judged; an annex may begin at 1 again; quoted cables have numbers of their own; lists are passed over.',
    source: '5 FAH-2 H-245',
    hits: 375,
  },
  check(telegram, report) {
    const paragraphs = paragraphsOf(telegram).filter(isNumbered);
    let before: InMessage<NumberedParagraph> | undefined;
    for (const [index, { message, node }] of paragraphs.entries()) {
      const { number, numberNode, writtenNumber, damaged } = node;
      if (!damaged && writtenNumber !== number) {
        report({
          message,
          span: numberNode,
          text: `${textOf(message, numberNode)} is paragraph ${number} by its place: a copy lost the first digit.`,
          fix: { title: `Write ${number}`, edits: [replace(message, numberNode, String(number))] },
        });
      }
      const due = before && before.node.number + 1;
      if (
        before &&
        due !== undefined &&
        number !== due &&
        number !== 1 &&
        (node.portionMark || node.pilcrow)
      ) {
        const joined = joinedParagraph(before, { message, node });
        report({
          message,
          span: numberNode,
          text: `Paragraph ${number} follows paragraph ${before.node.number}: expected ${due}; ${reasonOf(number, due, joined)}.`,
          related: [
            { message: before.message, span: before.node.numberNode, text: 'The paragraph before' },
            ...(joined ? [{ message, span: joined, text: `Paragraph ${due}` }] : []),
          ],
          fix: joined
            ? {
                title: `Begin paragraph ${due} on a line of its own`,
                edits: [breakLineAt(message, joined.start)],
              }
            : renumbered(paragraphs, index, due),
        });
      }
      before = { message, node };
    }
  },
};

function isNumbered(paragraph: InMessage<Paragraph>): paragraph is InMessage<NumberedParagraph> {
  const { number, numberNode } = paragraph.node;
  return number !== undefined && numberNode !== undefined && number <= MOST_PARAGRAPHS;
}

function reasonOf(number: number, due: number, joined: Span | undefined): string {
  if (joined) return 'it stands in mid-line above';
  return number > due
    ? 'a paragraph is lost or joined to another'
    : 'paragraphs are repeated or out of order';
}

/** The number of the one paragraph between two others, where a copy has joined it to the first: behind a sentence. */
function joinedParagraph(
  before: InMessage<NumberedParagraph>,
  { message, node }: InMessage<NumberedParagraph>,
): Span | undefined {
  const due = before.node.number + 1;
  if (before.message !== message || node.number !== due + 1) return undefined;
  const { start } = before.node;
  const behindSentence = new RegExp(`[.!?"”)][ \\t]{1,4}${due}\\.(?=\\s)`);
  const match = behindSentence.exec(message.text.slice(start, node.start));
  if (!match) return undefined;
  const end = start + match.index + match[0].length - 1;
  return { start: end - String(due).length, end };
}

/** Numbers the paragraph at `index`, and those that follow it in order, from `first` on. */
function renumbered(paragraphs: readonly InMessage<NumberedParagraph>[], index: number, first: number): Fix {
  const shift = first - (paragraphs[index]?.node.number ?? first);
  const edits: Edit[] = [];
  for (let at = index; paragraphs[at]?.node.number === first - shift + edits.length; at++) {
    const { message, node } = paragraphs[at] as InMessage<NumberedParagraph>;
    edits.push(replace(message, node.numberNode, String(node.number + shift)));
  }
  return {
    title:
      edits.length === 1
        ? `Write ${first}`
        : `Number this and the following paragraphs ${first} to ${first + edits.length - 1}`,
    edits,
  };
}

/**
 * A pilcrow before a number that is none of a paragraph: the web site that set it took a year or a day at the
 * beginning of a line, `… in\n¶2001. Another idea`, `… on November\n¶16. He came`, for one.
 *
 * Source: the catalogue, which has the years only, counted none; but 28 of 767 cables have such years, all from one
 * web site, and more have days behind the name of a month, which are reported too. All of the 55 findings in 44
 * cables were true.
 */
export const pilcrowSpurious: Rule = {
  code: 'pilcrow-spurious',
  severity: 'hint',
  title: 'Pilcrow before a number that is no paragraph',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'A web site put a pilcrow before each line that began with a number. Here the number is a year, a sum or the day of a date, and the line goes on with the sentence above.',
    bad: '¶3. (C) The weather service was founded in\n¶2001. Its first radar came from Finland.',
    good: '¶3. (C) The weather service was founded in\n2001. Its first radar came from Finland.',
    era: 'web copies of 1966 to 2010',
    quiet:
      'Only numbers above 250, which no cable reaches, and those behind the name of a month that are no paragraph by their place.',
    source: 'Web copies of cables',
  },
  check(telegram, report) {
    if (!inYearsOfPilcrows(telegram)) return;
    for (const message of telegram.messages) {
      const { body, text } = message;
      if (!body) continue;
      const ofParagraphs = new Set(body.paragraphs.map(({ pilcrow }) => pilcrow?.start));
      for (
        let at = text.indexOf('¶', body.start);
        at !== -1 && at < body.end;
        at = text.indexOf('¶', at + 1)
      ) {
        const written = PILCROW_AND_NUMBER.exec(text.slice(at, at + PILCROW_AND_NUMBER_LENGTH))?.[0];
        if (written === undefined) continue;
        const number = written.slice(1).trim();
        const isDay = () =>
          !ofParagraphs.has(at) && MONTH_ABOVE.test(text.slice(Math.max(0, at - MONTH_LENGTH), at));
        if (Number(number) <= MOST_PARAGRAPHS && !isDay()) continue;
        report({
          message,
          span: { start: at, end: at + written.length },
          text: `${number} is no paragraph number but goes on with the sentence above: expected no pilcrow before it, which a web site set.`,
          fix: {
            title: 'Delete the pilcrow',
            edits: [replace(message, { start: at, end: at + 1 }, '')],
          },
        });
      }
    }
  },
};

const PILCROW_AND_NUMBER = /^¶\s?\d{1,4}(?=\.?(?:\s|$))/;
const PILCROW_AND_NUMBER_LENGTH = 8;
/** A month at the end of the line above. Behind a blank line the number may be one of a paragraph after all. */
const MONTH_ABOVE =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)[ \t]{0,4}\r?\n[ \t]{0,4}$/i;
const MONTH_LENGTH = 30;
