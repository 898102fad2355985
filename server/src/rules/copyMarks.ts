import type { CopyMark } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

const DONE: Readonly<Record<CopyMark['what'], string>> = {
  quote: 'quoted with >',
  'line number': 'numbered',
  'code fence': 'shown as code',
  Markdown: 'marked up in Markdown',
};

export const copyMarks: Rule<'Message'> = {
  code: 'copy-marks',
  severity: 'information',
  title: 'Marks that a copy added to the lines',
  fix: 'fix-all',
  concerns: 'copy',
  judgesPrinted: true,
  manual: {
    meaning:
      'The cable was copied from an email, a listing, or a Markdown page, which added marks of its own to the lines. The extension reads the cable without them.',
    bad: `
      > P 140920Z NOV 08
      ^ copy-marks: quoted with >
      > FM AMEMBASSY ASTANA
      > TO SECSTATE WASHDC 8214
      >
      > UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet:
      'One finding for a message. A line that begins with > must have a neighbor that does, and numbers must be on all lines, in order.',
    source: 'RFC 3676, section 4.5; CommonMark 0.31',
  },
  looksAt: 'Message',
  check({ copyMarks: marks, text }, { message, report }) {
    const [first] = marks;
    if (!first) return;
    const kinds = [...new Set(marks.map(({ what }) => DONE[what]))];
    report({
      message,
      span: first,
      text: `The lines of this copy are ${kinds.join(' and ')}; the cable is read without these marks.`,
      fix: {
        title: 'Remove Marks of the Copy',
        edits: marks.map((mark) => replace(message, withBlank(text, mark), '')),
      },
    });
  },
};

/** A mark before a line with the blank that separates it from the line. */
function withBlank(text: string, { what, start, end }: CopyMark): { start: number; end: number } {
  const isSeparate = what === 'quote' || what === 'line number';
  return { start, end: isSeparate && text.charAt(end) === ' ' ? end + 1 : end };
}
