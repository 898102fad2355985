import type { Rule } from './rule';

/** What decoders put in place of bytes that are not a character of the encoding. */
const REPLACEMENT = '\ufffd';

export const misreadEncoding: Rule<'Telegram'> = {
  code: 'misread-encoding',
  severity: 'information',
  title: 'Characters read in the wrong encoding',
  concerns: 'copy',
  judgesPrinted: true,
  reopenAs: 'windows1252',
  manual: {
    meaning:
      'The file was opened as UTF-8 but contains bytes that are not UTF-8. It is probably in Windows-1252, like many copies with pilcrows and accented letters. Reopen it in that encoding before you save it, or the characters are lost.',
    bad: `
      UNCLAS ASTANA 000217

      \ufffd1. The ministry wants three radars.
      ^ misread-encoding: 2 characters

      \ufffd2. It has money for two.
      `,
    good: `
      UNCLAS ASTANA 000217

      ¶1. The ministry wants three radars.

      ¶2. It has money for two.
      `,
    era: 'all',
    quiet: 'One finding for a cable. Only U+FFFD, which stands for unreadable bytes, is reported.',
    source: 'The Unicode Standard, section 3.9. None of 2,650 real cables saved as UTF-8 has it.',
    hits: 0,
  },
  looksAt: 'Telegram',
  check({ messages }, { report }) {
    const message = messages.find(({ text }) => text.includes(REPLACEMENT));
    if (!message) return;
    const start = message.text.indexOf(REPLACEMENT);
    const count = messages.reduce((sum, { text }) => sum + text.split(REPLACEMENT).length - 1, 0);
    report({
      message,
      span: { start, end: start + 1 },
      text: `${count === 1 ? '1 character' : `${count} characters`} of this cable could not be read as UTF-8: the file is probably in Windows-1252.`,
    });
  },
};
