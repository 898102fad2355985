import type { InMessage } from '../syntax/query/telegram';
import { ownText, textOf } from '../syntax/query/walk';
import type { Leaf, Paragraph, Span } from '../syntax/tree';
import { breakLineAt, replace, replacement } from './fix';
import { inYearsOfPilcrows } from './pilcrowDamaged';
import type { Edit, Fix, Rule } from './rule';

/** No cable has more paragraphs: a higher number is a year, or a sum at the beginning of a line. */
const MOST_PARAGRAPHS = 250;

type NumberedParagraph = Paragraph & {
  readonly number: number;
  readonly numberNode: Leaf<'ParagraphNumber'>;
};

export const paragraphSequence: Rule<'Telegram'> = {
  code: 'paragraph-sequence',
  severity: 'warning',
  title: 'Paragraph number out of order',
  fix: 'offer',
  manual: {
    meaning:
      'Paragraphs are numbered from 1 through all sections of a telegram. If a number is missing, text was lost, two paragraphs were joined, or the drafter miscounted; a reference such as “para 5” may then mean another paragraph.',
    bad: `
      UNCLAS ASTANA 000217

      1. (U) The ministry wants three radars.

      2. (U) It has money for two.

      4. (U) The third must wait.
      ^ paragraph-sequence: expected 3
      `,
    good: `
      UNCLAS ASTANA 000217

      1. (U) The ministry wants three radars.

      2. (U) It has money for two.

      3. (U) The third must wait.
      `,
    era: 'all',
    quiet:
      'Only numbers with a portion mark or a pilcrow are checked. An annex or a list may start again at 1, after which the paragraphs go on; quoted cables have numbers of their own, and where a copy breaks off nothing is expected.',
    source: '5 FAH-2 H-245. Counted in real cables; 36 of 36 read were true.',
    hits: 375,
  },
  looksAt: 'Telegram',
  check(_, { paragraphs: all, report }) {
    const paragraphs = all.filter(isNumbered);
    /** Numbers with which the paragraphs may go on after an annex or a list that began at 1. */
    let suspended: number[] = [];
    /** What is due after a reported number, if that number alone is wrong. */
    let dueAfterSlip: number | undefined;
    let before: InMessage<NumberedParagraph> | undefined;
    for (const [index, paragraph] of paragraphs.entries()) {
      const { message, node } = paragraph;
      const { number, numberNode, writtenNumber, damaged } = node;
      if (!damaged && writtenNumber !== number) {
        report({
          message,
          span: numberNode,
          text: `Paragraph ${number} is printed as ${textOf(message, numberNode)}: a copy lost the first digit.`,
          fix: replacement(message, numberNode, String(number)),
        });
      }
      if (before && number !== before.node.number + 1 && number !== dueAfterSlip) {
        const due = before.node.number + 1;
        if (number === 1) suspended.push(due);
        else if (suspended.includes(number)) suspended = suspended.slice(0, suspended.indexOf(number));
        else if ((node.portionMark || node.pilcrow) && !isExplained(before, paragraph)) {
          dueAfterSlip = due + 1;
          const joined = joinedParagraph(before, paragraph);
          report({
            message,
            span: numberNode,
            text: `Paragraph ${number} follows paragraph ${before.node.number}: expected ${due}. ${reasonOf(before, paragraph, joined)}.`,
            related: [
              { message: before.message, span: before.node.numberNode, text: 'The previous paragraph' },
              ...(joined ? [{ message, span: joined, text: `Paragraph ${due}` }] : []),
            ],
            fix: joined
              ? {
                  title: `Start Paragraph ${due} on a New Line`,
                  edits: [breakLineAt(message, joined.start)],
                }
              : renumbered(paragraphs, index, due),
          });
          before = paragraph;
          continue;
        }
      }
      dueAfterSlip = undefined;
      before = paragraph;
    }
  },
};

function isNumbered(paragraph: InMessage<Paragraph>): paragraph is InMessage<NumberedParagraph> {
  const { number, numberNode } = paragraph.node;
  return number !== undefined && numberNode !== undefined && number <= MOST_PARAGRAPHS;
}

function reasonOf(
  before: InMessage<NumberedParagraph>,
  { node: { number } }: InMessage<NumberedParagraph>,
  joined: Span | undefined,
): string {
  const due = before.node.number + 1;
  if (joined) return `Number ${due} is in the middle of a line above`;
  if (number < due) return 'Paragraphs are repeated or out of order';
  const withheld = /X{8}/.test(textOf(before.message, before.node));
  return `A paragraph is ${withheld ? 'withheld, lost,' : 'lost'} or joined to another`;
}

/** Whether the text between two paragraphs shows that none is missing: it breaks off, or has the number on a line. */
function isExplained(
  before: InMessage<NumberedParagraph>,
  { message, node }: InMessage<NumberedParagraph>,
): boolean {
  if (/(?:\.{3}|…)\s*$/.test(ownText(before.message, before.node))) return true;
  if (before.message !== message) return false;
  // A quoted text may go on with the numbers of the telegram, and a number may lack its period.
  const number = new RegExp(
    `(?:^|[\\r\\n])[ \\t]*¶?[ \\t]?${before.node.number + 1}(?:[.)]|[ \\t]{2}|[ \\t]\\()`,
  );
  return number.test(message.text.slice(before.node.numberNode.end, node.start));
}

/** The number that is due, if a copy joined its paragraph to the one before: after a sentence, or with a mark. */
function joinedParagraph(
  before: InMessage<NumberedParagraph>,
  { message, node }: InMessage<NumberedParagraph>,
): Span | undefined {
  const due = before.node.number + 1;
  if (before.message !== message || node.number <= due) return undefined;
  const { end: from } = before.node.numberNode;
  const text = message.text.slice(from, node.start);
  const match =
    new RegExp(`[ \\t]${due}[.)]?[ \\t]{0,3}(?=\\((?:U|SBU|C|S|TS)(?:/[A-Z/]{1,20})?\\))`).exec(text) ??
    (node.number === due + 1 ? new RegExp(`[.!?"”)][ \\t]{1,4}${due}\\.(?=\\s)`).exec(text) : null);
  if (!match) return undefined;
  const start = from + match.index + match[0].indexOf(String(due));
  return { start, end: start + String(due).length };
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
        ? `Replace ${first - shift} with ${first}`
        : `Renumber This and Following Paragraphs ${first} to ${first + edits.length - 1}`,
    edits,
  };
}

export const pilcrowSpurious: Rule<'Telegram'> = {
  code: 'pilcrow-spurious',
  severity: 'hint',
  title: 'Pilcrow before a number that is not a paragraph',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'A website put a pilcrow before each line that began with a number. Here the number is a year, a sum, or the day of a date, and the line continues the sentence above.',
    bad: `
      UNCLAS ASTANA 000217

      ¶1. (U) The weather service was founded in
      ¶2001. Its first radar came from Finland.
      ^^^^^ pilcrow-spurious: 2001 is not a paragraph number
      `,
    good: `
      UNCLAS ASTANA 000217

      ¶1. (U) The weather service was founded in
      2001. Its first radar came from Finland.
      `,
    era: 'web copies of cables of 1966 to 2010',
    quiet:
      'Only numbers above 250, which no cable reaches, and those after the name of a month that are not due as a paragraph.',
    source: 'Web copies of cables; all of 55 findings read were true.',
  },
  looksAt: 'Telegram',
  check({ messages }, { year, report }) {
    if (!inYearsOfPilcrows(year)) return;
    for (const message of messages) {
      const { body, text } = message;
      if (!body) continue;
      const ofParagraphs = new Set<number>();
      for (const { pilcrow, number } of body.paragraphs) {
        if (pilcrow && number !== undefined && number <= MOST_PARAGRAPHS) ofParagraphs.add(pilcrow.start);
      }
      for (
        let at = text.indexOf('¶', body.start);
        at !== -1 && at < body.end;
        at = text.indexOf('¶', at + 1)
      ) {
        if (ofParagraphs.has(at)) continue;
        const written = PILCROW_AND_NUMBER.exec(text.slice(at, at + PILCROW_AND_NUMBER_LENGTH))?.[0];
        if (written === undefined) continue;
        const number = written.slice(1).trim();
        const isDay = () => MONTH_ABOVE.test(text.slice(Math.max(0, at - MONTH_LENGTH), at));
        if (Number(number) <= MOST_PARAGRAPHS && !isDay()) continue;
        report({
          message,
          span: { start: at, end: at + written.length },
          text: `${number} is not a paragraph number but continues the sentence above: a website added the pilcrow.`,
          fix: { title: 'Delete Pilcrow', edits: [replace(message, { start: at, end: at + 1 }, '')] },
        });
      }
    }
  },
};

const PILCROW_AND_NUMBER = /^¶\s?\d{1,4}(?=\.?(?:\s|$))/;
const PILCROW_AND_NUMBER_LENGTH = 8;
/** A month at the end of the line above. After a blank line the number may be one of a paragraph after all. */
const MONTH_ABOVE =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)[ \t]{0,4}\r?\n[ \t]{0,4}$/i;
const MONTH_LENGTH = 30;
