import { messageReferenceOf } from '../syntax/query/telegram';
import type { Message, MessageReference } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/** Series in which a travelling Secretary's party numbers its cables beside the station's own numbers. */
const TRAVEL_SERIES = /^(?:PARTO|SECTO|TOSEC|TOPAR)\b/;

/**
 * The message reference number stands three times in a cable: with four digits on the calling-station line
 * (modulo 10 000), with up to six on the classification line, with eight on each page line. A page line has
 * the post's name too, cut to ten characters.
 *
 * Source: 12 of 6 807 cables disagree with themselves.
 */
export const mrnMismatch: Rule = {
  code: 'mrn-mismatch',
  severity: 'warning',
  title: 'Serial number differs from that of the classification line',
  fix: 'single',
  manual: {
    meaning: 'The telegram has two serial numbers. The classification line is what other cables refer to.',
    bad: 'DE RUEHTA #0271/01 3190920\n…\nC O N F I D E N T I A L ASTANA 000217',
    good: 'DE RUEHTA #0217/01 3190920\n…\nC O N F I D E N T I A L ASTANA 000217',
    era: '1973 to 2010',
    quiet:
      'The station counts to 9999 only and is compared so; the Secretary’s delegations have a series of their own.',
    source: 'Counted: 5,590 of 5,602 agree.',
    hits: 12,
  },
  check(telegram, report) {
    const whole = messageReferenceOf(telegram);
    for (const message of telegram.messages) {
      const own = message.header?.classificationLine?.reference;
      const reference = own ? { message, node: own } : whole;
      if (!reference || TRAVEL_SERIES.test(reference.node.post)) continue;
      const { post, serial } = reference.node;
      const related = [{ message: reference.message, span: reference.node, text: 'The classification line' }];
      const station = message.envelope?.callingStation?.serial;
      if (own && station && station.serial !== serial % 10_000) {
        const expected = String(serial % 10_000).padStart(4, '0');
        const span = { start: station.start + 1, end: station.start + 5 };
        report({
          message,
          span: station,
          text: `The station serial number is ${message.text.slice(span.start, span.end)}, but the classification line has ${post} ${serial}: expected ${expected}.`,
          related,
          fix: { title: `Write ${expected}`, edits: [replace(message, span, expected)] },
        });
      }
      for (const page of message.pageLines) {
        if (page.serial === serial && samePostCut(page.post, reference.node)) continue;
        const expected = `${post.slice(0, 10).trimEnd()} ${String(serial).padStart(8, '0')}`;
        report({
          message,
          span: page,
          text: `The page line is one of ${page.post} ${page.serial}, but the classification line has ${post} ${serial}: expected ${expected}.`,
          related,
          ...fixOf(message, page.start, expected),
        });
      }
    }
  },
};

/** Page lines cut a name to ten characters, and some copies its first word. */
function samePostCut(name: string, { post }: MessageReference): boolean {
  return post.startsWith(name) || post.endsWith(name) || name.endsWith(post) || name.startsWith(post);
}

function fixOf(message: Message, start: number, expected: string) {
  const written = /^.*?\d{8}/.exec(message.text.slice(start, start + 60))?.[0];
  if (!written) return {};
  const span = { start, end: start + written.length };
  return { fix: { title: `Write ${expected}`, edits: [replace(message, span, expected)] } };
}
