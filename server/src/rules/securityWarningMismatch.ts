import { securityLetters } from '../reference/signals';
import { textOf } from '../syntax/query/walk';
import type { ClassificationLevel } from '../syntax/tree';
import { replacement } from './fix';
import type { Rule } from './rule';

const WARNINGS = {
  UNCLASSIFIED: 'ZNR UUUUU',
  CONFIDENTIAL: 'ZNY CCCCC',
  SECRET: 'ZNY SSSSS',
  'TOP SECRET': 'ZNY TTTTT',
} as const satisfies Partial<Record<ClassificationLevel, string>>;

export const securityWarningMismatch: Rule<'SecurityWarning'> = {
  code: 'security-warning-mismatch',
  severity: 'warning',
  title: 'Security warning that disagrees with the classification line',
  fix: 'offer',
  manual: {
    meaning:
      'The envelope was handled under a different classification than the text states. One of the two is wrong; the text does not say which.',
    bad: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
          ^^^^^ security-warning-mismatch: expected ZNY CCCCC
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217
      `,
    good: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNY CCCCC ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Unclassified texts may have EEEEE, for encryption in transmission only; Limited Official Use has no letter and is not compared.',
    source: 'ACP 127, format line 4. Counted: 5,597 of 5,601 agree.',
    hits: 3,
  },
  looksAt: 'SecurityWarning',
  check({ letters, prosign }, { message, report }) {
    const line = message.header?.classificationLine;
    if (!letters || !line || line.level === 'LIMITED OFFICIAL USE') return;
    const written = textOf(message, letters);
    const level = securityLetters(written)?.level;
    if (level === undefined || level === line.level) return;
    const expected = WARNINGS[line.level];
    report({
      message,
      span: letters,
      text: `The security warning ${written} says ${level.toLowerCase()}, but the classification line says ${line.level.toLowerCase()}: expected ${expected}.`,
      related: [{ message, span: line.classification, text: 'The classification line' }],
      fix: replacement(message, { start: prosign.start, end: letters.end }, expected),
    });
  },
};
