import { securityLetters } from '../reference/signals';
import { textOf } from '../syntax/query/walk';
import type { ClassificationLevel } from '../syntax/tree';
import type { Rule } from './rule';

const WARNINGS = {
  UNCLASSIFIED: 'ZNR UUUUU',
  CONFIDENTIAL: 'ZNY CCCCC',
  SECRET: 'ZNY SSSSS',
  'TOP SECRET': 'ZNY TTTTT',
} as const satisfies Partial<Record<ClassificationLevel, string>>;

/**
 * The security warning of the envelope and the classification line of the text state the same classification.
 * Unclassified texts have `UUUUU`, or `EEEEE` where they were to be encrypted for transmission only. Limited
 * Official Use has no letter of its own and is not compared.
 *
 * Which of the two is right cannot be told from the text, so the fix is only offered.
 * Source: ACP 127 format line 4. The two agree in 5 597 of 5 601 cables.
 */
export const securityWarningMismatch: Rule = {
  code: 'security-warning-mismatch',
  severity: 'warning',
  title: 'Security warning and classification line disagree',
  fix: 'offer',
  manual: {
    meaning:
      'The envelope handled the telegram as of another classification than its text states. One of the two is wrong; which, the text cannot say.',
    bad: 'ZNR UUUUU ZZH\n…\nC O N F I D E N T I A L ASTANA 000217',
    good: 'ZNY CCCCC ZZH\n…\nC O N F I D E N T I A L ASTANA 000217',
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Compared only where both lines can be read. Unclassified texts may have EEEEE; Limited Official Use has no letter.',
    source: 'ACP 127, format line 4. Counted: 5,597 of 5,601 agree.',
    hits: 3,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const warning = message.envelope?.securityWarning;
      const line = message.header?.classificationLine;
      if (!warning?.letters || !line || line.level === 'LIMITED OFFICIAL USE') continue;
      const written = textOf(message, warning.letters);
      const level = securityLetters(written)?.level;
      if (level === undefined || level === line.level) continue;
      const expected = WARNINGS[line.level];
      report({
        message,
        span: warning.letters,
        text: `The security warning ${written} says ${level.toLowerCase()}, the classification line ${line.level.toLowerCase()}: expected ${expected}.`,
        related: [{ message, span: line.classification, text: 'The classification line' }],
        fix: {
          title: `Write ${expected}, after the classification line`,
          edits: [
            {
              message,
              span: { start: warning.prosign.start, end: warning.letters.end },
              newText: expected,
            },
          ],
        },
      });
    }
  },
};
