import { textOf } from '../syntax/query/walk';
import { replace } from './fix';
import type { Rule } from './rule';

/** The first line of a military message, with routing indicator and station serial number in one. JANAP 128. */
const MILITARY_HEADER = /^[ZOPRYW][A-Z]{2}[UECSTR][A-Z]{4}\s+[A-Z]{7}(\d{4})(?!\d)/;

/**
 * A military message ends with its station serial number once more, `#0007`, by which the receiver knows that
 * it is whole. Only military messages are judged: copies of the Department's telegrams lost that line.
 *
 * Source: JANAP 128; ACP 127 format line 15.
 */
export const validationLineMismatch: Rule = {
  code: 'validation-line-mismatch',
  severity: 'warning',
  title: 'Serial number at the end is not that of the first line',
  fix: 'offer',
  manual: {
    meaning: 'The end may be that of another message: part of this one is lost.',
    bad: 'RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.\n…\nBT\n#0008\nNNNN',
    good: 'RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.\n…\nBT\n#0007\nNNNN',
    era: 'military messages',
    quiet: 'Compared only where both lines stand.',
    source: 'JANAP 128; ACP 127 format line 15',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const line = message.envelope?.children.find(({ kind }) => kind === 'Unknown');
      const expected = line && MILITARY_HEADER.exec(textOf(message, line))?.[1];
      const end = expected && message.children.find(({ kind }) => kind === 'ValidationNumber');
      if (!line || !end) continue;
      const written = textOf(message, end).replace('#', '').trim();
      if (written === expected) continue;
      report({
        message,
        span: end,
        text: `The message ends as number ${written}, but its first line has ${expected}: expected #${expected}.`,
        related: [{ message, span: line, text: 'The first line' }],
        fix: { title: `Write #${expected}`, edits: [replace(message, end, `#${expected}`)] },
      });
    }
  },
};
