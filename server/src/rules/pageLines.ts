import { sectionOf } from '../syntax/query/telegram';
import { breakLineAt } from './fix';
import type { Rule } from './rule';

/**
 * Page lines count section and printed page, `002 OF 004` or `002.3 OF 004`. Both rise through the message, and
 * no section is left out. A gap or a step back means that text was lost or repeated.
 *
 * Source: 35 of 6 807 cables, all with lost or repeated pages.
 */
export const pageLineSequence: Rule = {
  code: 'page-line-sequence',
  severity: 'warning',
  title: 'Page lines out of order',
  concerns: 'copy',
  manual: {
    meaning: 'A page of the telegram is lost, or stands twice.',
    bad: 'ASTANA 00000217  003 OF 004\n…\nASTANA 00000217  002 OF 004',
    good: 'ASTANA 00000217  002 OF 004\n…\nASTANA 00000217  003 OF 004',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'Section and page must rise; second pages of a section (`001.2`) are known.',
    source: 'Counted: 1,784 of 1,787 copies rise; all of 35 findings are lost or repeated pages.',
    hits: 35,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      let section = sectionOf(message)?.number ?? message.pageLines[0]?.section ?? 1;
      let page = 0;
      for (const line of message.pageLines) {
        const rises = line.section === section ? line.page > page : line.section === section + 1;
        if (!rises) {
          const name = (s: number, p: number) => (p > 1 ? `page ${p} of section ${s}` : `section ${s}`);
          report({
            message,
            span: line,
            text: `This is the page line of ${name(line.section, line.page)}, but ${name(section, page)} stands before it: text may be lost or repeated.`,
          });
        }
        ({ section, page } = line);
      }
    }
  },
};

/**
 * A page line stands alone on its line. Copies that joined the lines of a paragraph have it in mid-sentence,
 * where it reads as part of the text.
 *
 * Source: 720 of 6 807 cables, all web copies with their paragraphs joined. Of 20 findings read in 63 of 767
 * cables 20 were true.
 */
export const pageLineInline: Rule = {
  code: 'page-line-inline',
  severity: 'information',
  title: 'Page line inside a sentence',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning: 'The page line was flattened into a sentence, where it reads as a part of it.',
    bad: '1. (C) They want ASTANA 00000217 002 OF 003 three radars.',
    good: '1. (C) They want\n\nASTANA 00000217  002 OF 003\n\nthree radars.',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'It takes a post, eight digits and `nnn OF nnn`.',
    source: 'Counted: 718 web copies are flattened so.',
    hits: 720,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      for (const line of message.pageLines) {
        if (!line.inline) continue;
        report({
          message,
          span: line,
          text: `The page line of section ${line.section} is no part of the text: expected alone on its line.`,
          fix: {
            title: 'Put the page line on a line of its own',
            edits: [line.start, line.end]
              .filter((offset) => !atLineEdge(message.text, offset))
              .map((offset) => breakLineAt(message, offset)),
          },
        });
      }
    }
  },
};

/** Whether only blanks stand between the offset and an end of its line. */
function atLineEdge(text: string, offset: number): boolean {
  return (
    /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, offset - 40), offset)) ||
    /^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 40))
  );
}
