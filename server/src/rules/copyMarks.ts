import type { CopyMark } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

const DONE: Readonly<Record<CopyMark['what'], string>> = {
  quote: 'quoted with >',
  'line number': 'numbered',
  'code fence': 'shown as code',
  Markdown: 'marked up in Markdown',
};

/**
 * A mail, a listing or a Markdown page put marks of its own round the lines of the cable. They are read as blanks.
 *
 * Source: the mail format of RFC 3676, section 4.5; CommonMark 0.31, sections 2.4, 4.2, 4.5 and 6.2.
 */
export const copyMarks: Rule = {
  code: 'copy-marks',
  severity: 'information',
  title: 'Marks that a copy put around the lines',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning:
      'The cable was copied from a mail, a listing or a Markdown page, which put its own marks around the lines. The cable is read without them.',
    bad: '> FM AMEMBASSY RIGA\n> TO SECSTATE WASHDC',
    good: 'FM AMEMBASSY RIGA\nTO SECSTATE WASHDC',
    era: 'all',
    quiet:
      'A line that begins with > must have a neighbor that does; numbers must be on all lines, one after the other; one finding a cable.',
    source: 'RFC 3676, section 4.5; CommonMark 0.31',
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const [first] = message.copyMarks;
      if (!first) continue;
      const kinds = [...new Set(message.copyMarks.map(({ what }) => DONE[what]))];
      report({
        message,
        span: first,
        text: `In this copy the lines are ${kinds.join(' and ')}; the cable is read without these marks.`,
        fix: {
          title: 'Remove the Marks of the Copy',
          edits: message.copyMarks.map((mark) => replace(message, withBlank(message.text, mark), '')),
        },
      });
    }
  },
};

/** A mark before a line with the blank that parts it from the line. */
function withBlank(text: string, { what, start, end }: CopyMark): { start: number; end: number } {
  const apart = what === 'quote' || what === 'line number';
  return { start, end: apart && text.charAt(end) === ' ' ? end + 1 : end };
}
