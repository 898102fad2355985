import { memo } from '../../reference/memo';
import { post } from '../../reference/posts';
import { type InMessage, paragraphsOf } from '../../syntax/query/telegram';
import type { Message, Paragraph, Reference, References, Telegram } from '../../syntax/tree';
import { type Mention, mentionsIn } from '../navigation/mentions';
import { around, type Context, lineName, words } from './context';
import { type Draft, present, shortened } from './description';
import { postTitle } from './places';

/** Characters on either side of an offset that may belong to a mention, `refs A, B, C and D`. */
const NEAR = 100;
/** Items of a list that a hover shows. */
const SHOWN = 6;
/** Characters of a paragraph that a hover shows. */
const BEGINNING = 150;
/** Items of a list among which a letter is looked for. */
const MOST_ITEMS = 100;

/** What `ref A`, `reftel` or `para 4` in running text means; `undefined` where the cable has no such item. */
export function mentionInText(context: Context, offset: number): Draft | undefined {
  const { message, leaf } = context;
  const start = Math.max(leaf.start, offset - NEAR);
  const text = message.text.slice(start, Math.min(leaf.end, offset + NEAR));
  if (!/\b(?:ref|para)/i.test(text)) return undefined;
  const at = offset - start;
  const mention = mentionsIn(text).find((each) => each.start <= at && at <= each.end);
  const draft = mention && draftOf(context, mention);
  const span = mention && { start: start + mention.start, end: start + mention.end };
  return draft && span && { ...draft, span, quoted: words(message, span) };
}

function draftOf(context: Context, { of, name }: Mention): Draft | undefined {
  if (of === 'paragraph') {
    const found = paragraphsByNumber(context.telegram).get(Number(name));
    return found && paragraphDraft(found);
  }
  const list = listOf(context);
  if (!list) return undefined;
  const [only, ...others] = list.node.references;
  const item =
    name === undefined
      ? undefined
      : list.node.references
          .slice(0, MOST_ITEMS)
          .find(({ letter }) => letter && words(list.message, letter).toUpperCase() === name);
  if (item) return itemDraft(list.message, item);
  return only && others.length === 0 ? itemDraft(list.message, only) : listDraft(list);
}

/** The list of references that counts for the text: in a quoted cable its own. */
function listOf(context: Context): InMessage<References> | undefined {
  const quoted = around(context, 'QuotedCable');
  if (quoted) {
    const node = quoted.header?.references;
    return node && { message: context.message, node };
  }
  for (const message of context.telegram.messages) {
    const node = message.header?.references;
    if (node) return { message, node };
  }
  return undefined;
}

const paragraphsByNumber = memo((telegram: Telegram): ReadonlyMap<number, InMessage<Paragraph>> => {
  const found = new Map<number, InMessage<Paragraph>>();
  for (const each of paragraphsOf(telegram)) {
    const { number } = each.node;
    if (number !== undefined && !found.has(number)) found.set(number, each);
  }
  return found;
});

function itemDraft(message: Message, item: Reference): Draft {
  const { letter, number } = item;
  const found = number && post(number.post);
  const text = words(message, { start: letter?.end ?? item.start, end: item.end });
  return {
    title: letter ? `Reference ${words(message, letter).toUpperCase()}` : 'The telegram referred to',
    reading: shortened(text.replace(/^[\s.):]+/, ''), BEGINNING),
    facts: present(
      number && found && `Number ${number.serial} from ${postTitle(found, number.year)}`,
      `Listed on ${lineName(message, item)}`,
    ),
    term: 'Mention of a reference',
  };
}

function listDraft({ message, node }: InMessage<References>): Draft {
  const { references } = node;
  return {
    title: 'The telegrams referred to',
    facts: [
      ...references.slice(0, SHOWN).map((item) => shortened(words(message, item), BEGINNING / 2)),
      ...present(
        references.length > SHOWN && `${references.length - SHOWN} more`,
        `Listed on ${lineName(message, node)}`,
      ),
    ],
    term: 'Mention of the references',
  };
}

function paragraphDraft({ message, node }: InMessage<Paragraph>): Draft {
  return {
    title: `Paragraph ${node.number}`,
    reading: shortened(words(message, node), BEGINNING),
    facts: [`On ${lineName(message, node)}`],
    term: 'Mention of a paragraph',
  };
}
