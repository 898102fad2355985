import { samePost } from '../reference/posts';
import { textOf } from '../syntax/query/walk';
import type { Message, MessageReference } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/** Series in which a traveling Secretary's party numbers its cables beside the station's own numbers. */
const TRAVEL_SERIES = /^(?:PARTO|SECTO|TOSEC|TOPAR)\b/;

export const mrnMismatch: Rule<'Message'> = {
  code: 'mrn-mismatch',
  severity: 'warning',
  title: 'Serial number that differs from the classification line',
  fix: 'single',
  manual: {
    meaning:
      'The serial number appears three times in a telegram: on the calling-station line, on the classification line, and on each page line. Here they disagree. Other cables refer to the number on the classification line.',
    bad: `
      PP RUEHDBU
      DE RUEHTA #0271/01 3190920
                ^^^^^^^^ mrn-mismatch: expected 0217
      ZNR UUUUU ZZH
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
    era: '1973 to 2010',
    quiet:
      'Stations count only to 9999 and are compared that way. Page lines shorten the post’s name. The Secretary’s delegations have a series of their own, and a header joined to another cable is reported only once, as serial-post-mismatch.',
    source: 'Counted: 5,590 of 5,602 agree.',
    hits: 12,
  },
  looksAt: 'Message',
  check({ envelope, header, pageLines }, context) {
    const { message, report } = context;
    const own = header?.classificationLine?.reference;
    const reference = own ? { message, node: own } : context.reference;
    if (!reference || TRAVEL_SERIES.test(reference.node.post)) return;
    const { post, serial } = reference.node;
    const related = [{ message: reference.message, span: reference.node, text: 'The classification line' }];
    const station = envelope?.callingStation?.serial;
    if (own && station && station.serial !== serial % 10_000 && !isOfAnotherPost(message, own)) {
      const expected = String(serial % 10_000).padStart(4, '0');
      const span = { start: station.start + 1, end: station.start + 5 };
      const written = message.text.slice(span.start, span.end);
      report({
        message,
        span: station,
        text: `The station serial number is ${written}, but the classification line says ${post} ${serial}: expected ${expected}.`,
        related,
        fix: { title: `Replace ${written} with ${expected}`, edits: [replace(message, span, expected)] },
      });
    }
    const reported = new Set<number>();
    for (const page of pageLines) {
      const sameName = isSameShortened(page.post, reference.node);
      // Some drafting tools printed no serial number: MADRID 00000000.
      if ((page.serial === serial && sameName) || page.serial === 0 || reported.has(page.serial)) continue;
      reported.add(page.serial);
      const digits = /\d{8}/.exec(message.text.slice(page.start, page.start + 60));
      const start = page.start + (digits?.index ?? 0);
      const expected = String(serial).padStart(8, '0');
      report({
        message,
        span: page,
        text: `The page line says ${page.post} ${page.serial}, but the classification line says ${post} ${serial}${sameName ? `: expected ${expected}` : ''}.`,
        related,
        ...(digits &&
          sameName && {
            fix: {
              title: `Replace ${digits[0]} with ${expected}`,
              edits: [replace(message, { start, end: start + digits[0].length }, expected)],
            },
          }),
      });
    }
  },
};

/** Page lines cut a name to ten characters, and some copies its first word. */
function isSameShortened(written: string, reference: MessageReference): boolean {
  const name = written.toUpperCase();
  const post = reference.post.toUpperCase();
  return post.startsWith(name) || post.endsWith(name) || name.endsWith(post) || name.startsWith(post);
}

/** Whether the envelope is that of another post's cable: then its serial number is too. */
function isOfAnotherPost(message: Message, { post }: MessageReference): boolean {
  const address = message.envelope?.originator?.address;
  return address !== undefined && samePost(post, textOf(message, address)) === false;
}
