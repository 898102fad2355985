import { textOf } from '../syntax/query/walk';
import { replacement } from './fix';
import type { Rule } from './rule';

/** The first line of a military message, with routing indicator and station serial number in one. JANAP 128. */
const MILITARY_HEADER = /^[ZOPRYW][A-Z]{2}[UECSTR][A-Z]{4}\s+[A-Z]{7}(\d{4})(?!\d)/;

export const validationLineMismatch: Rule<'Envelope'> = {
  code: 'validation-line-mismatch',
  severity: 'warning',
  title: 'Serial number at the end that differs from the first line',
  fix: 'offer',
  manual: {
    meaning:
      'A military message ends with its station serial number, by which the receiver knows that it is complete. The end may belong to another message, and part of this one may be lost.',
    bad: `
      RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.
      ZNR UUUUU
      R 231305Z MAY 12
      FM COMDEMO NORFOLK VA
      TO DEMADMIN
      BT
      UNCLAS //N05000//
      MSGID/GENADMIN/COMDEMO NORFOLK VA/-/MAY//
      SUBJ/ANNUAL FLAG INVENTORY//
      RMKS/1. ALL UNITS COUNT FLAGS.//
      BT
      #0008
      ^^^^^ validation-line-mismatch: expected #0007
      NNNN
      `,
    good: `
      RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.
      ZNR UUUUU
      R 231305Z MAY 12
      FM COMDEMO NORFOLK VA
      TO DEMADMIN
      BT
      UNCLAS //N05000//
      MSGID/GENADMIN/COMDEMO NORFOLK VA/-/MAY//
      SUBJ/ANNUAL FLAG INVENTORY//
      RMKS/1. ALL UNITS COUNT FLAGS.//
      BT
      #0007
      NNNN
      `,
    era: 'military messages',
    quiet: 'Only military messages are checked: copies of the Department’s telegrams lost that line.',
    source: 'JANAP 128; ACP 127, format line 15',
    hits: 0,
  },
  looksAt: 'Envelope',
  check({ children }, { message, report }) {
    const line = children.find(({ kind }) => kind === 'Unknown');
    const expected = line && MILITARY_HEADER.exec(textOf(message, line))?.[1];
    const end = expected && message.children.find(({ kind }) => kind === 'ValidationNumber');
    if (!line || !end) return;
    const written = textOf(message, end).replace('#', '').trim();
    if (written === expected) return;
    report({
      message,
      span: end,
      text: `The message ends as number ${written}, but its first line says ${expected}: expected #${expected}.`,
      related: [{ message, span: line, text: 'The first line' }],
      fix: replacement(message, end, `#${expected}`),
    });
  },
};
