import { sectionOf } from '../syntax/query/telegram';
import { sentIn } from './era';
import { lineBreakOf, replace } from './fix';
import type { Rule } from './rule';

export const subjectMissing: Rule<'Telegram'> = {
  code: 'subject-missing',
  severity: 'information',
  title: 'Telegram without a subject',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning: 'The telegram does not say what it is about before its text; the copy may have lost the line.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      ^^^^^ subject-missing: no SUBJECT line

      1. The ministry wants three radars.
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      1. The ministry wants three radars.
      `,
    era: '1973 to 2010',
    quiet:
      'There must be TAGS and a numbered paragraph, and no SUBJECT: or SUBJ: anywhere in the text. Later sections are not checked.',
    source: '5 FAH-2. Counted in real cables; 22 of 22 read were true.',
    hits: 156,
  },
  looksAt: 'Telegram',
  check({ messages }, context) {
    if (messages.some(({ header }) => header?.subject)) return;
    const message = messages.find(({ header }) => header?.tags);
    const tags = message?.header?.tags;
    if (!message || !tags || context.isForm || (sectionOf(message)?.number ?? 1) > 1) return;
    if (!message.body?.paragraphs.some(({ numberNode }) => numberNode)) return;
    if (!sentIn(context, 1973, 2010) || messages.some(({ text }) => SUBJECT.test(text))) return;
    context.report({
      message,
      span: tags.keyword,
      text: 'There is no SUBJECT line between TAGS and the first paragraph.',
      fix: {
        title: 'Insert SUBJECT Line',
        edits: [replace(message, { start: tags.end, end: tags.end }, `${lineBreakOf(message)}SUBJECT:`)],
      },
    });
  },
};

const SUBJECT = /SUBJ(?:ECT)?\s?:/i;
