import { textOf } from '../syntax/query/walk';
import type { Message, Span } from '../syntax/tree';
import { breakLineAt, replacement } from './fix';
import type { Finding, Rule } from './rule';

/** No more of a line than this is looked at. */
const BEGINNING = 200;

/** Routing line, and what only the next format line has: `DE RUEHTA`, `ZNR UUUUU`, a serial number. */
const ROUTING_LINE = /^(?:ZZ|OO|PP|RR|NN)\s+[QR][A-Z]/;
const NEXT_LINE = /DE\s+[QR][A-Z]|ZN[RY]\s|#\d{4}/;

export const routingLineMalformed: Rule<'Envelope'> = {
  code: 'routing-line-malformed',
  severity: 'warning',
  title: 'Routing line that continues with the next format line',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'A routing line names the called stations and nothing else. Here it runs into the next line, because a copy lost a line break; what follows may be misread.',
    bad: `
      VZCZCXRO4471
      PP RUEHDBUDE RUEHTA #0217/01 3190920
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ routing-line-malformed
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      VZCZCXRO4471
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'The line must begin like a routing line and contain the next format line; unknown routing indicators on it are accepted.',
    source: 'ACP 127, format line 2; 5 FAH-2 H-321.2. Counted: 6,127 of 6,130 lines are well formed.',
    hits: 1,
  },
  looksAt: 'Envelope',
  check({ children }, { message, report }) {
    for (const line of children) {
      if (line.kind !== 'Unknown') continue;
      const written = beginningOf(message, line);
      if (!ROUTING_LINE.test(written) || !NEXT_LINE.test(written)) continue;
      report({
        message,
        span: line,
        text: 'A routing line has only a precedence prosign, doubled, and routing indicators, as in PP RUEHDBU.',
        ...splitBefore(message, line, written, /DE\s+[QR][A-Z]|ZN[RY]\s/),
      });
    }
  },
};

export const deLineMalformed: Rule<'Envelope'> = {
  code: 'de-line-malformed',
  severity: 'warning',
  title: 'Malformed calling-station line',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'The line of the calling station has something attached to its filing time, or a serial number that cannot be one.',
    bad: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920ZNR UUUUU ZZH
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ de-line-malformed: DE RUEHKB #1398/01 2680905
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'The line must begin with DE and an indicator; words after a whole filing time are accepted.',
    source: 'ACP 127, format line 3; 5 FAH-2 H-321. Counted: 6,127 of 6,128 lines are well formed.',
    hits: 1,
  },
  looksAt: 'Envelope',
  check({ children }, { message, report }) {
    for (const line of children) {
      if (line.kind !== 'Unknown') continue;
      const written = beginningOf(message, line);
      if (!/^DE\s+R[A-Z]/.test(written)) continue;
      report({
        message,
        span: line,
        text: 'Expected DE, a routing indicator, the serial number, and the filing time, as in DE RUEHKB #1398/01 2680905.',
        ...splitBefore(message, line, written, /ZN[RY]\s/),
      });
    }
  },
};

export const securityWarningMalformed: Rule<'SecurityWarning'> = {
  code: 'security-warning-malformed',
  severity: 'warning',
  title: 'Security warning without five equal classification letters',
  fix: 'offer',
  concerns: 'copy',
  manual: {
    meaning:
      'The classification letter is not repeated five times, so a relay could not have read the warning: a copy lost or changed a letter.',
    bad: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUU ZZH
          ^^^^ security-warning-malformed: ZNR UUUUU
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010; military messages',
    quiet:
      'Release letters (SSSAA), a second group after a stroke (/BBBBB), operating signals, and remarks after the letters are accepted.',
    source: 'ACP 127, format line 4. Counted: 6,130 of 6,131 lines are well formed.',
    hits: 1,
  },
  looksAt: 'SecurityWarning',
  check({ letters, prosign }, { message, report }) {
    const written = letters ? textOf(message, letters) : '';
    if (/^([A-Z])\1\1(?:\1\1|[A-Z]{2})(?:\/([A-Z])\2{4})?$/.test(written)) return;
    const letter = /^([UECST])\1*$/.exec(written)?.[1];
    const warning = textOf(message, prosign);
    report({
      message,
      span: letters ?? prosign,
      text: `The classification letter must appear five times after ${warning}: expected ${letter ? `${warning} ${letter.repeat(5)}` : 'a warning such as ZNY CCCCC'}.`,
      ...(letter && letters && { fix: replacement(message, letters, letter.repeat(5)) }),
    });
  },
};

function beginningOf({ text }: Message, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + BEGINNING));
}

/** If the next format line is on the same line, the fix that separates them. */
function splitBefore(message: Message, line: Span, written: string, next: RegExp): Pick<Finding, 'fix'> {
  const index = written.search(next);
  if (index <= 0) return {};
  return {
    fix: {
      title: 'Start New Line Before Next Format Line',
      edits: [breakLineAt(message, line.start + index)],
    },
  };
}
