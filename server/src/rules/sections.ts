import { sectionOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import { replace } from './fix';
import type { Rule } from './rule';

export const sectionPartMismatch: Rule<'CallingStation'> = {
  code: 'section-part-mismatch',
  severity: 'warning',
  title: 'Part of the station serial number that differs from the section',
  fix: 'single',
  manual: {
    meaning: 'The envelope and the classification line name different sections.',
    bad: `
      PP RUEHDBU
      DE RUEHTA #0217/02 3190920
                     ^^^ section-part-mismatch: expected /01
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS SECTION 01 OF 03 ASTANA 000217
      `,
    good: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS SECTION 01 OF 03 ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'A part without a section is normal: many whole telegrams have /01.',
    source: 'Counted: 2,567 of 2,567 agree.',
    hits: 0,
  },
  looksAt: 'CallingStation',
  check({ serial: station }, { message, report }) {
    const section = sectionOf(message);
    if (station?.part === undefined || !section || station.part === section.number) return;
    const expected = String(section.number).padStart(2, '0');
    const span = { start: station.end - 2, end: station.end };
    const written = textOf(message, span);
    report({
      message,
      span: { start: span.start - 1, end: span.end },
      text: `The calling station says part ${written}, but the classification line says ${textOf(message, section)}: expected /${expected}.`,
      related: [{ message, span: section, text: 'The classification line' }],
      fix: { title: `Replace /${written} with /${expected}`, edits: [replace(message, span, expected)] },
    });
  },
};

export const sectionCountMismatch: Rule<'Message'> = {
  code: 'section-count-mismatch',
  severity: 'warning',
  title: 'Section numbers that contradict each other',
  manual: {
    meaning:
      'The last number of a page line is the number of sections, as on the classification line. Here the two disagree, or a section is numbered above the total: the cable may not be complete.',
    bad: `
      UNCLAS SECTION 01 OF 03 ASTANA 000217

      1. The ministry wants three radars.

      ASTANA 00000217  002 OF 004
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ section-count-mismatch: 4 sections

      2. It has money for two.
      `,
    good: `
      UNCLAS SECTION 01 OF 03 ASTANA 000217

      1. The ministry wants three radars.

      ASTANA 00000217  002 OF 003

      2. It has money for two.
      `,
    era: '1973 to 2010',
    quiet: 'The classification line must have a section.',
    source: 'Counted: 1,725 of 1,727 agree.',
    hits: 2,
  },
  looksAt: 'Message',
  check({ pageLines }, { message, report }) {
    const section = sectionOf(message);
    if (!section) return;
    if (section.number > section.total) {
      report({
        message,
        span: section,
        text: `A telegram in ${section.total} sections has no section ${section.number}.`,
      });
    }
    const other = pageLines.find(({ total }) => total !== section.total);
    if (!other) return;
    report({
      message,
      span: other,
      text: `The page line says ${other.total} sections, but the classification line says ${section.total}.`,
      related: [{ message, span: section, text: 'The classification line' }],
    });
  },
};

export const sectionSequence: Rule<'Telegram'> = {
  code: 'section-sequence',
  severity: 'warning',
  title: 'Section missing or out of order',
  concerns: 'copy',
  manual: {
    meaning: 'A section of the telegram is missing from the file, or the sections are out of order.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214
      UNCLAS SECTION 01 OF 03 ASTANA 000217
      1. The ministry wants three radars.

      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8216
      UNCLAS SECTION 03 OF 03 ASTANA 000217
             ^^^^^^^^^^^^^^^^ section-sequence: expected section 2
      2. It has money for two.
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214
      UNCLAS SECTION 01 OF 03 ASTANA 000217
      1. The ministry wants three radars.

      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8215
      UNCLAS SECTION 02 OF 03 ASTANA 000217
      2. It has money for two.
      `,
    era: 'files with several telegrams',
    quiet: 'A section alone is normal: its page lines may begin the later ones.',
    source: 'Telegrams of 1973 to 1979, filed section by section.',
    hits: 8,
  },
  looksAt: 'Telegram',
  check({ messages }, { report }) {
    let before: number | undefined;
    for (const message of messages) {
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
