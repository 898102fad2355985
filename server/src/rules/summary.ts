import type { InMessage } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Leaf, Paragraph, SyntaxNode, Telegram } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/** `Summary:` at the beginning of a paragraph; with dashes after it, it is a heading. */
const OPENING =
  /^["“(]?(?:BEGIN\s)?(?:EXECUTIVE\s|INTRODUCTION\s(?:AND|&)\s)?SUMMARY(?:\s?(?:AND|&|\/)\s?[A-Z]{2,14}(?:\s[A-Z]{2,10})?)?\s?(?:[:.]|-{1,2}(?!-))/i;
const OPENING_LENGTH = 60;
/** `END SUMMARY`, `End of executive summary`, `END COMMENT AND SUMMARY`, `End sum.`, `End Sumary`. */
const CLOSING =
  /\bEND(?:\s?OF)?[\s.:-]{0,4}(?:[A-Z]{2,10}[\s/&]{1,3}){0,3}SU[UM]{1,3}(?:[AR]{1,3}Y)?\b|\bSUMMARY ENDS?\b/i;

export const summaryUnterminated: Rule<'Telegram'> = {
  code: 'summary-unterminated',
  severity: 'information',
  title: 'Summary without its end',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'A summary inside the text is closed by the words END SUMMARY, which separate it from what it sums up. Without them it is not certain where it ends, or its end is lost.',
    bad: `
      UNCLAS RIGA 000640

      1. (U) Summary: The museum will lend us two cases.
             ^^^^^^^^ summary-unterminated: END SUMMARY

      2. (U) They arrive on September 9.
      `,
    good: `
      UNCLAS RIGA 000640

      1. (U) Summary: The museum will lend us two cases. End summary.

      2. (U) They arrive on September 9.
      `,
    era: 'all',
    quiet:
      'A summary under a heading ends at the next heading and is not checked, nor is one in which the copy breaks off. The words may be on two lines, on another page, or joined with COMMENT.',
    source: '5 FAH-2 H-245. Counted in real cables; 8 of 8 read were true.',
    hits: 121,
  },
  looksAt: 'Telegram',
  check(telegram, { paragraphs, report }) {
    const index = paragraphs.findIndex(opensSummary);
    const summary = paragraphs[index];
    if (!summary || isUnderHeading(summary) || closesSummary(telegram, paragraphs.slice(index))) return;
    const { message, node } = summary;
    const lines = textLeaves(node);
    const first = lines[0];
    const last = lines.at(-1);
    if (!first || !last || isCutOff(paragraphs.at(-1) ?? summary)) return;
    const word = OPENING.exec(textOf(message, first))?.[0] ?? '';
    // Alone in its paragraph it is a heading.
    if (first === last && first.end - first.start <= word.length) return;
    const words = word === word.toUpperCase() ? 'END SUMMARY.' : 'End summary.';
    report({
      message,
      span: { start: first.start, end: first.start + word.length },
      text: 'This summary is not closed: expected the words END SUMMARY at its end.',
      fix: {
        title: `Insert ${words}`,
        edits: [replace(message, { start: last.end, end: last.end }, ` ${words}`)],
      },
    });
  },
};

function opensSummary({ message, node }: InMessage<Paragraph>): boolean {
  const first = node.children.find(isText);
  if (!first || !/[bei"“(s]/i.test(message.text[first.start] ?? '')) return false;
  return OPENING.test(message.text.slice(first.start, Math.min(first.end, first.start + OPENING_LENGTH)));
}

/** Whether the nearest heading above the paragraph, with nothing between them, is that of the summary. */
function isUnderHeading({ message, node }: InMessage<Paragraph>): boolean {
  const siblings = message.body?.children ?? [];
  const above = siblings[siblings.indexOf(node) - 1];
  return above?.kind === 'Heading' && /SUMMARY/i.test(textOf(message, above.title));
}

/** Whether the copy breaks off at the end: what would close the summary may be lost. */
function isCutOff({ message, node }: InMessage<Paragraph>): boolean {
  return /(?:\.{3}|…)\s*$/.test(message.text.slice(node.start, node.end));
}

function closesSummary(telegram: Telegram, paragraphs: readonly InMessage<Paragraph>[]): boolean {
  if (telegram.messages.some(({ text }) => CLOSING.test(text))) return true;
  // A page line may be between the two words.
  const lines = paragraphs.flatMap(({ message, node }) =>
    textLeaves(node).map((line) => textOf(message, line)),
  );
  return CLOSING.test(lines.join(' '));
}

function textLeaves({ children }: Paragraph): Leaf<'Text'>[] {
  return children.filter(isText);
}

function isText(node: SyntaxNode): node is Leaf<'Text'> {
  return node.kind === 'Text';
}
