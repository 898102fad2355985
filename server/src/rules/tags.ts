import { nonstandardTag } from '../reference/tags';
import { yearOf } from '../syntax/telegram';
import { textOf } from '../syntax/walk';
import { replace } from './fix';
import type { Rule } from './rule';

/**
 * Links of a web page round the TAGS, `[PREL](#)`: they came with the copy and are no part of the cable. One
 * finding for the whole list.
 */
export const markdownLink: Rule = {
  code: 'markdown-link',
  severity: 'information',
  title: 'TAGS with the links of a web page',
  fix: 'fix-all',
  check(telegram, report) {
    for (const message of telegram.messages) {
      const markup = message.header?.tags?.linkMarkup ?? [];
      const first = markup[0];
      const last = markup.at(-1);
      if (!first || !last) continue;
      const links = markup.length / 2;
      report({
        message,
        span: { start: first.start, end: last.end },
        text: `${links === 1 ? 'A TAG stands' : `${links} TAGS stand`} in the links of a web page: expected the codes alone.`,
        fix: {
          title: 'Take the links off the TAGS',
          edits: markup.map((leaf) => replace(message, leaf, '')),
        },
      });
    }
  },
};

/**
 * A country code that is not the handbook's: the TAGS of 1992 to 2010 are State's own two letters, so Russia
 * is `RS`, not `RU`. Judged by the year of the date-time group, since the handbook of 2024 has ISO codes.
 *
 * Source: 5 FAH-3; 127 of 6 807 cables (RU 82, VZ 26).
 */
export const tagNonstandard: Rule = {
  code: 'tag-nonstandard',
  severity: 'hint',
  title: 'Country TAG that is not the standard one',
  fix: 'offer',
  check(telegram, report) {
    const year = yearOf(telegram);
    if (year === undefined) return;
    for (const message of telegram.messages) {
      // A list cut by a page break is repeated there; once is enough.
      const seen = new Set<string>();
      for (const leaf of message.header?.tags?.tags ?? []) {
        const code = textOf(message, leaf);
        if (seen.has(code)) continue;
        seen.add(code);
        const row = nonstandardTag(code, year);
        if (!row?.useInstead) continue;
        report({
          message,
          span: leaf,
          text: `${code}${row.name ? ` (${row.name})` : ''} is not the code of the TAGS handbook: expected ${row.useInstead}.`,
          fix: { title: `Write ${row.useInstead}`, edits: [replace(message, leaf, row.useInstead)] },
        });
      }
    }
  },
};
