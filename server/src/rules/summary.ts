import { type InMessage, paragraphsOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Leaf, Paragraph, SyntaxNode, Telegram } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/** `Summary:` at the beginning of a paragraph; with dashes behind it, it is a heading. */
const OPENING =
  /^["“(]?(?:BEGIN\s)?(?:EXECUTIVE\s|INTRODUCTION\s(?:AND|&)\s)?SUMMARY(?:\s?(?:AND|&|\/)\s?[A-Z]{2,14}(?:\s[A-Z]{2,10})?)?\s?(?:[:.]|-{1,2}(?!-))/i;
const OPENING_LENGTH = 60;
/** `END SUMMARY`, `End of executive summary`, `END COMMENT AND SUMMARY`, `End sum.`. */
const CLOSING = /\bEND(?:\s?OF)?[\s.:-]{0,4}(?:[A-Z]{2,10}[\s/&]{1,3}){0,3}SUM(?:MARY)?\b|\bSUMMARY ENDS?\b/i;

/**
 * A summary that begins in a paragraph, `1. (C) Summary: …`, is closed by END SUMMARY. One under a heading ends
 * at the next heading and needs no such words. The words may stand on two lines, with a page line between them.
 *
 * Source: 5 FAH-2 H-245; 121 of 6 807 cables. Of 384 cables with such a summary 8 do not close it; all 8 findings were
 * true.
 */
export const summaryUnterminated: Rule = {
  code: 'summary-unterminated',
  severity: 'information',
  title: 'Summary without its end',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'A summary within the text is closed by the words END SUMMARY, so that it can be told from what it sums up. Without them it is not certain where it ends, or the end is lost.',
    bad: '1. (C) Summary: The museum will lend us two cases.',
    good: '1. (C) Summary: The museum will lend us two cases. End summary.',
    era: 'all',
    quiet:
      'A summary under a heading is not judged; the words may be on two lines, on another page, or joined with COMMENT.',
    source: '5 FAH-2 H-245',
    hits: 121,
  },
  check(telegram, report) {
    const paragraphs = paragraphsOf(telegram);
    const index = paragraphs.findIndex(opensSummary);
    const summary = paragraphs[index];
    if (!summary || closesSummary(telegram, paragraphs.slice(index))) return;
    const { message, node } = summary;
    const lines = textLeaves(node);
    const first = lines[0];
    const last = lines.at(-1);
    if (!first || !last) return;
    const word = OPENING.exec(textOf(message, first))?.[0] ?? '';
    const words = word === word.toUpperCase() ? 'END SUMMARY.' : 'End summary.';
    report({
      message,
      span: { start: first.start, end: first.start + word.length },
      text: 'This summary is not closed: expected the words END SUMMARY where it ends, as the handbook has it.',
      fix: {
        title: `Write ${words} at the end of the paragraph`,
        edits: [replace(message, { start: last.end, end: last.end }, ` ${words}`)],
      },
    });
  },
};

function opensSummary({ message, node }: InMessage<Paragraph>): boolean {
  const first = textLeaves(node)[0];
  return (
    !!first &&
    OPENING.test(message.text.slice(first.start, Math.min(first.end, first.start + OPENING_LENGTH)))
  );
}

function closesSummary(telegram: Telegram, paragraphs: readonly InMessage<Paragraph>[]): boolean {
  if (telegram.messages.some(({ text }) => CLOSING.test(text))) return true;
  // A page line may stand between the two words.
  const lines = paragraphs.flatMap(({ message, node }) =>
    textLeaves(node).map((line) => textOf(message, line)),
  );
  return CLOSING.test(lines.join(' '));
}

function textLeaves({ children }: Paragraph): Leaf<'Text'>[] {
  return children.filter((child: SyntaxNode): child is Leaf<'Text'> => child.kind === 'Text');
}
