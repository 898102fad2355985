import { sectionOf } from '../syntax/query/telegram';
import { isForm, sentIn } from './era';
import { lineBreakOf, replace } from './fix';
import type { Rule } from './rule';

/**
 * TAGS and paragraphs without a subject between them. Silent where the word stands with a colon anywhere, read
 * as the subject or not.
 *
 * Source: 156 of 6 807 cables. Of 22 read all were true: the copy lost the line, in one its first word only.
 */
export const subjectMissing: Rule = {
  code: 'subject-missing',
  severity: 'information',
  title: 'Telegram without a subject',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'What the telegram is about is not said before its text; the copy may have lost the line.',
    bad: 'TAGS: ECON, PO\n\n1. (U) The sardine fleet is in port.',
    good: 'TAGS: ECON, PO\nSUBJECT: SARDINE FLEET IN PORT\n\n1. (U) The sardine fleet is in port.',
    era: '1973 to 2010',
    quiet:
      'It needs TAGS and a numbered paragraph, does not look at sections behind the first, nor where SUBJECT: or SUBJ: stands anywhere in the text.',
    source: '5 FAH-2; counted in real cables',
    hits: 156,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1973, 2010) || isForm(telegram)) return;
    if (telegram.messages.some(({ header, text }) => header?.subject || SUBJECT.test(text))) return;
    const message = telegram.messages.find(({ header }) => header?.tags);
    const tags = message?.header?.tags;
    if (!message || !tags || (sectionOf(message)?.number ?? 1) > 1) return;
    if (!message.body?.paragraphs.some(({ numberNode }) => numberNode)) return;
    report({
      message,
      span: tags.keyword,
      text: 'No line SUBJECT: stands between the TAGS and the first paragraph.',
      fix: {
        title: 'Insert a line for the subject',
        edits: [replace(message, { start: tags.end, end: tags.end }, `${lineBreakOf(message)}SUBJECT:`)],
      },
    });
  },
};

const SUBJECT = /SUBJ(?:ECT)?\s?:/i;
