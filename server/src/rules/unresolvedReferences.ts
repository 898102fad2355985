import { canonicalReference } from '../reference/referenceNumbers';
import { textOf } from '../syntax/query/walk';
import type { Rule } from './rule';

/** If the folder has this many cables of a post and year, others of them are expected there. */
const FEW = 2;

export const refUnresolved: Rule<'References'> = {
  code: 'ref-unresolved',
  severity: 'hint',
  title: 'Reference to a cable that is not in the folder',
  asksFolder: true,
  manual: {
    meaning: 'The folder holds other cables of that post and year, but not this one.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: ASTANA 99
           ^^^^^^^^^ ref-unresolved: ASTANA 99 (08ASTANA99) is not in the folder, which has 2 cables of that post and year.
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS

      REF: ASTANA 102
      `,
    era: 'all',
    quiet:
      'The folder must hold two or more cables of that post and year. In the example it holds 08 ASTANA 101 and 102.',
    source: 'The open folder.',
  },
  looksAt: 'References',
  check({ references }, { message, year, cables, report }) {
    if (!cables) return;
    for (const { numbers } of references) {
      for (const number of numbers) {
        const { id, year: referenceYear } = canonicalReference(number, year);
        if (referenceYear === undefined || cables.withNumber(id).length > 0) continue;
        const others = cables.countOfSeries(id);
        if (others < FEW) continue;
        report({
          message,
          span: number,
          text: `${textOf(message, number)} (${id}) is not in the folder, which has ${others} cables of that post and year.`,
        });
      }
    }
  },
};
