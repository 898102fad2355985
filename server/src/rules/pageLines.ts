import { sectionOf } from '../syntax/query/telegram';
import { breakLineAt } from './fix';
import type { Rule } from './rule';

export const pageLineSequence: Rule<'Message'> = {
  code: 'page-line-sequence',
  severity: 'warning',
  title: 'Page lines out of order',
  concerns: 'copy',
  manual: {
    meaning: 'A page of the telegram is lost or repeated.',
    bad: `
      UNCLAS SECTION 01 OF 04 ASTANA 000217

      1. The ministry wants three radars.

      ASTANA 00000217  003 OF 004
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-line-sequence: section 3 follows section 1

      2. It has money for two.
      `,
    good: `
      UNCLAS SECTION 01 OF 04 ASTANA 000217

      1. The ministry wants three radars.

      ASTANA 00000217  002 OF 004

      2. It has money for two.
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Section and page must increase, and no section may be left out; further pages of a section (001.2) are known.',
    source: 'Counted: 1,784 of 1,787 copies increase. All of 35 findings are lost or repeated pages.',
    hits: 35,
  },
  looksAt: 'Message',
  check({ pageLines }, { message, report }) {
    let section = sectionOf(message)?.number ?? pageLines[0]?.section ?? 1;
    let page = 0;
    for (const line of pageLines) {
      const increases = line.section === section ? line.page > page : line.section === section + 1;
      if (!increases) {
        report({
          message,
          span: line,
          text: `The page line of ${nameOf(line.section, line.page)} follows ${nameOf(section, page)}: text may be lost or repeated.`,
        });
      }
      ({ section, page } = line);
    }
  },
};

function nameOf(section: number, page: number): string {
  return page > 1 ? `page ${page} of section ${section}` : `section ${section}`;
}

export const pageLineInline: Rule<'Message'> = {
  code: 'page-line-inline',
  severity: 'information',
  title: 'Page line inside a sentence',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning: 'A copy joined the lines of the paragraph, and the page line now reads as part of a sentence.',
    bad: `
      UNCLAS SECTION 01 OF 03 ASTANA 000217

      1. The ministry wants ASTANA 00000217 002 OF 003 three radars.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ page-line-inline: section 2
      `,
    good: `
      UNCLAS SECTION 01 OF 03 ASTANA 000217

      1. The ministry wants

      ASTANA 00000217 002 OF 003

      three radars.
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'It takes a post, eight digits, and nnn OF nnn.',
    source: 'Counted: 718 web copies are joined this way; all of 20 read were true.',
    hits: 720,
  },
  looksAt: 'Message',
  check({ pageLines }, { message, report }) {
    for (const line of pageLines) {
      if (!line.inline) continue;
      report({
        message,
        span: line,
        text: `The page line of section ${line.section} is not part of the text: expected it on a line of its own.`,
        fix: {
          title: 'Put Page Line on Its Own Line',
          edits: [line.start, line.end]
            .filter((offset) => !isAtLineEdge(message.text, offset))
            .map((offset) => breakLineAt(message, offset)),
        },
      });
    }
  },
};

/** Whether only blanks separate the offset from an end of its line. */
function isAtLineEdge(text: string, offset: number): boolean {
  return (
    /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, offset - 40), offset)) ||
    /^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 40))
  );
}
