import { textOf } from '../syntax/query/walk';
import type { Message, Span, Telegram } from '../syntax/tree';
import { breakLineAt } from './fix';
import type { Finding, Rule } from './rule';

/**
 * Format line 2 names the stations called: a doubled precedence prosign and routing indicators, nothing else.
 * A line that begins so and goes on with other words has lost the break before format line 3 or 4.
 * Continuation lines of indicators alone are part of it.
 *
 * Source: ACP 127 format line 2; 5 FAH-2 H-321.2. Of 6 130 such lines in 6 807 cables 6 127 are well formed.
 */
export const routingLineMalformed: Rule = {
  code: 'routing-line-malformed',
  severity: 'warning',
  title: 'Routing line with something other than routing indicators on it',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'The line of called stations runs on into the next one: a copy has lost a line break, and what follows may be misread.',
    bad: 'PP RUEHDBUDE RUEHTA #0217/01 3190920',
    good: 'PP RUEHDBU\nDE RUEHTA #0217/01 3190920',
    era: 'telegraphic format of 2000 to 2010',
    quiet:
      'Only a line that begins like one, before the date-time group, is judged; its continuations of bare indicators are accepted.',
    source: 'Counted: 6,127 of 6,130 lines read as routing lines.',
    hits: 1,
  },
  check(telegram, report) {
    for (const { message, line, source } of unreadLines(telegram)) {
      if (!/^(?:ZZ|OO|PP|RR|NN)\s+[QR][A-Z]/.test(source)) continue;
      report({
        message,
        span: line,
        text: 'A routing line has a doubled precedence prosign and routing indicators only, as in PP RUEHDBU.',
        ...splitBefore(message, line, source, /DE\s+[QR][A-Z]|ZN[RY]\s/),
      });
    }
  },
};

/**
 * Format line 3: `DE`, the routing indicator of the calling station, the station serial number of four digits
 * with or without the section part, and the time of filing: day of the year (three digits) and Zulu time (four).
 * Whatever follows the time group is allowed; a word that touches it is not.
 *
 * Source: ACP 127 format line 3; 5 FAH-2 H-321. Of 6 128 such lines in 6 807 cables 6 127 are well formed.
 */
export const deLineMalformed: Rule = {
  code: 'de-line-malformed',
  severity: 'warning',
  title: 'Calling-station line that does not read as one',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'The line of the calling station has something glued to its filing time, or a serial number that is none.',
    bad: 'DE RUEHTA #0217/01 3190920ZNY CCCCC ZZH',
    good: 'DE RUEHTA #0217/01 3190920\nZNY CCCCC ZZH',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'The line must begin `DE` and an indicator; words behind a whole filing time are accepted.',
    source: 'ACP 127, format line 3.',
    hits: 1,
  },
  check(telegram, report) {
    for (const { message, line, source } of unreadLines(telegram)) {
      if (!/^DE\s+R[A-Z]/.test(source)) continue;
      report({
        message,
        span: line,
        text: 'Expected DE, a routing indicator, the serial number and the time of filing, as in DE RUEHKB #1398/01 2680905.',
        ...splitBefore(message, line, source, /ZN[RY]\s/),
      });
    }
  },
};

/**
 * Format line 4: `ZNR` or `ZNY` and a letter five times: U, E (encrypt for transmission only), C, S or T.
 * The last two may be a release code (`SSSAA`); a second group may follow a stroke (`/BBBBB`). Operating
 * signals and free text behind it are allowed.
 *
 * Source: ACP 127 format line 4. Of 6 131 such lines in 6 807 cables 6 130 are well formed.
 */
export const securityWarningMalformed: Rule = {
  code: 'security-warning-malformed',
  severity: 'warning',
  title: 'Security warning without a classification letter five times',
  fix: 'offer',
  concerns: 'copy',
  manual: {
    meaning:
      'The letter of the classification is not there five times, so that a relay could not have read it.',
    bad: 'ZNY CCCC ZZH',
    good: 'ZNY CCCCC ZZH',
    era: 'telegraphic format of 2000 to 2010; military messages',
    quiet: 'Release letters (`SSSAA`), operating signals and remarks behind the letters are accepted.',
    source: 'ACP 127, format line 4; Navy training text.',
    hits: 1,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const warning = message.envelope?.securityWarning;
      if (!warning) continue;
      const written = warning.letters ? textOf(message, warning.letters) : '';
      if (/^([A-Z])\1\1(?:\1\1|[A-Z]{2})(?:\/([A-Z])\2{4})?$/.test(written)) continue;
      const letter = /^([UECST])\1*$/.exec(written)?.[1];
      report({
        message,
        span: warning.letters ?? warning.prosign,
        text: `Expected the letter of the classification five times after ${textOf(message, warning.prosign)}, as in ZNY CCCCC.`,
        ...(letter &&
          warning.letters && {
            fix: {
              title: `Write ${letter.repeat(5)}`,
              edits: [{ message, span: warning.letters, newText: letter.repeat(5) }],
            },
          }),
      });
    }
  },
};

function* unreadLines(telegram: Telegram): Iterable<{ message: Message; line: Span; source: string }> {
  for (const message of telegram.messages) {
    for (const line of message.envelope?.children ?? []) {
      if (line.kind !== 'Unknown') continue;
      yield { message, line, source: message.text.slice(line.start, Math.min(line.end, line.start + 200)) };
    }
  }
}

/** Where the next format line stands on the same line, the fix that parts them. */
function splitBefore(message: Message, line: Span, source: string, next: RegExp): Pick<Finding, 'fix'> {
  const index = source.search(next);
  if (index <= 0) return {};
  const title = 'Begin a new line where the next format line begins';
  return { fix: { title, edits: [breakLineAt(message, line.start + index)] } };
}
