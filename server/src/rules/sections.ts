import { sectionOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import { replace } from './fix';
import type { Rule } from './rule';

/**
 * The part behind the station serial number, `#0931/01`, is the section of the classification line. A part
 * without a section is normal: `/01` stands on many whole telegrams.
 *
 * Source: the two agree in 2 567 of 2 567 cables.
 */
export const sectionPartMismatch: Rule = {
  code: 'section-part-mismatch',
  severity: 'warning',
  title: 'Part of the station serial number is not the section of the classification line',
  fix: 'single',
  manual: {
    meaning: 'Envelope and classification line name different sections.',
    bad: 'DE RUEHTA #0217/02 3190920\n…\nC O N F I D E N T I A L SECTION 01 OF 03 ASTANA 000217',
    good: 'DE RUEHTA #0217/01 3190920\n…\nC O N F I D E N T I A L SECTION 01 OF 03 ASTANA 000217',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'A part without a section is no fault: `/01` stands on many whole telegrams.',
    source: 'Counted: 2,567 of 2,567 agree.',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const station = message.envelope?.callingStation?.serial;
      const section = sectionOf(message);
      if (station?.part === undefined || !section || station.part === section.number) continue;
      const expected = String(section.number).padStart(2, '0');
      const span = { start: station.end - 2, end: station.end };
      report({
        message,
        span: { start: span.start - 1, end: span.end },
        text: `This is part ${textOf(message, span)}, but the classification line has ${textOf(message, section)}: expected /${expected}.`,
        related: [{ message, span: section, text: 'The classification line' }],
        fix: { title: `Write /${expected}`, edits: [replace(message, span, expected)] },
      });
    }
  },
};

/**
 * A section number is at most the number of sections, and the last number of a page line (`002 OF 004`) is
 * that number too, not a number of pages. Judged only where the classification line has a section.
 *
 * Source: the totals agree in 1 725 of 1 727 cables.
 */
export const sectionCountMismatch: Rule = {
  code: 'section-count-mismatch',
  severity: 'warning',
  title: 'Section numbers that do not fit together',
  manual: {
    meaning: 'The cable says in two places how many sections it has, and not the same: it may not be whole.',
    bad: 'C O N F I D E N T I A L SECTION 01 OF 03 ASTANA 000217\n…\nASTANA 00000217  002 OF 004',
    good: 'C O N F I D E N T I A L SECTION 01 OF 03 ASTANA 000217\n…\nASTANA 00000217  002 OF 003',
    era: '1973 to 2010',
    quiet: 'Judged only where the classification line has a section.',
    source: 'Counted: 1,725 of 1,727 agree.',
    hits: 2,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const section = sectionOf(message);
      if (!section) continue;
      if (section.number > section.total) {
        report({
          message,
          span: section,
          text: `There is no section ${section.number} of a telegram in ${section.total} sections.`,
        });
      }
      const other = message.pageLines.find(({ total }) => total !== section.total);
      if (!other) continue;
      report({
        message,
        span: other,
        text: `The page line counts ${other.total} sections, the classification line ${section.total}.`,
        related: [{ message, span: section, text: 'The classification line' }],
      });
    }
  },
};

/**
 * The sections of one telegram in a file follow each other, 01, 02, 03. A section alone is no error: its page
 * lines may carry the later ones.
 *
 * Source: the Department's telegrams of 1973–79 on file section by section; 8 of 6 807 files have a gap.
 */
export const sectionSequence: Rule = {
  code: 'section-sequence',
  severity: 'warning',
  title: 'Section missing or out of order',
  concerns: 'copy',
  manual: {
    meaning: 'Between two sections of the telegram one is missing, or they stand in another order.',
    bad: 'UNCLAS SECTION 01 OF 03 ASTANA 000217\n…\nUNCLAS SECTION 03 OF 03 ASTANA 000217',
    good: 'UNCLAS SECTION 01 OF 03 ASTANA 000217\n…\nUNCLAS SECTION 02 OF 03 ASTANA 000217\n…\nUNCLAS SECTION 03 OF 03 ASTANA 000217',
    era: 'files with several telegrams',
    quiet: 'A section alone is no fault: its page lines may carry the later ones.',
    source: 'Telegrams of 1973 to 1979 on file section by section.',
    hits: 8,
  },
  check(telegram, report) {
    let before: number | undefined;
    for (const message of telegram.messages) {
      const section = sectionOf(message);
      if (!section) continue;
      if (before !== undefined && section.number !== before + 1) {
        report({
          message,
          span: section,
          text: `Section ${section.number} follows section ${before}: expected section ${before + 1}.`,
        });
      }
      before = section.number;
    }
  },
};
