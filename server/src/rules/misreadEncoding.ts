import type { Rule } from './rule';

/** Stands where bytes are no character of the encoding. */
const REPLACEMENT = /\ufffd/g;

/**
 * Web sites put a pilcrow before each paragraph, and many copies are saved in Windows-1252, where it is the byte B6.
 * An editor that opens such a file as UTF-8 shows U+FFFD in its place.
 *
 * Source: the Unicode Standard, section 3.9, on ill-formed sequences; none of 2,650 real cables saved as UTF-8 has it.
 */
export const misreadEncoding: Rule = {
  code: 'misread-encoding',
  severity: 'information',
  title: 'Characters that were read in the wrong encoding',
  concerns: 'copy',
  reopenAs: 'windows1252',
  manual: {
    meaning:
      'The file was opened as UTF-8, but holds bytes that are not UTF-8. It is probably in Windows-1252, as many copies with pilcrows and accents are. Reopen it in that encoding before you save it, or the characters are lost.',
    bad: '\ufffd1. (C) The ministry wants three radars.',
    good: '¶1. (C) The ministry wants three radars.',
    era: 'all',
    quiet: 'Only the character that stands for unreadable bytes, U+FFFD; one finding a cable.',
    source: 'The Unicode Standard, section 3.9',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const start = message.text.indexOf('\ufffd');
      if (start === -1) continue;
      const count = telegram.messages.reduce(
        (sum, { text }) => sum + (text.match(REPLACEMENT)?.length ?? 0),
        0,
      );
      const what = count === 1 ? '1 character' : `${count} characters`;
      report({
        message,
        span: { start, end: start + 1 },
        text: `${what} of this cable could not be read as UTF-8: the file is probably in Windows-1252.`,
      });
      return;
    }
  },
};
