import { caption as captionFact } from '../reference/captions';
import { dateTimeGroupOf, utcOf } from '../syntax/telegram';
import type { CaptionLine, Leaf, Message } from '../syntax/tree';
import { textOf } from '../syntax/walk';
import { deleteLineAt, replace } from './fix';
import type { Edit, Rule } from './rule';

/** From December 2005 to April 2008 the Department's own system wrote SIPDIS twice. */
const WRITTEN_TWICE = { from: Date.UTC(2005, 11, 1), until: Date.UTC(2008, 4, 1) };

/**
 * A caption a second time. It is only a hint, and faded: of the 1 833 cables of December 2005 to April 2008
 * with SIPDIS, 1 815 have it twice, and of 3 901 after May 2008 only 13.
 *
 * Source: counted over 6 807 cables.
 */
export const captionDuplicated: Rule = {
  code: 'caption-duplicated',
  severity: 'hint',
  title: 'The same caption twice',
  fix: 'fix-all',
  check(telegram, report) {
    const group = dateTimeGroupOf(telegram)?.node;
    const sent = group && utcOf(group);
    const native = sent !== undefined && sent >= WRITTEN_TWICE.from && sent < WRITTEN_TWICE.until;
    for (const message of telegram.messages) {
      const first = new Map<string, Leaf<'Caption'>>();
      for (const caption of message.header?.classificationLine?.captions ?? []) {
        first.set(textOf(message, caption), caption);
      }
      for (const line of message.header?.captionLines ?? []) {
        for (const [index, caption] of line.captions.entries()) {
          const name = textOf(message, caption);
          // Names that stand alone on attention lines are no captions.
          if (!captionFact(name)) continue;
          const earlier = first.get(name);
          if (!earlier) {
            first.set(name, caption);
            continue;
          }
          const reason =
            native && name === 'SIPDIS'
              ? ', as in nearly all cables of December 2005 to April 2008'
              : ': once is enough';
          report({
            message,
            span: caption,
            text: `The caption ${name} stands here a second time${reason}.`,
            related: [{ message, span: earlier, text: 'The first time' }],
            unnecessary: true,
            fix: { title: `Delete the second ${name}`, edits: [deletion(message, line, index)] },
          });
        }
      }
    }
  },
};

/** Takes out a caption of the line; the whole line, unless other captions stand on it. */
function deletion(message: Message, { captions }: CaptionLine, index: number): Edit {
  const caption = captions[index] as Leaf<'Caption'>;
  if (captions.length === 1) return deleteLineAt(message, caption.start);
  const following = captions[index + 1];
  const preceding = captions[index - 1];
  const span = following
    ? { start: caption.start, end: following.start }
    : { start: preceding?.end ?? caption.start, end: caption.end };
  return replace(message, span, '');
}
