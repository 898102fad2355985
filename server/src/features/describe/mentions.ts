import { post } from '../../reference/posts';
import type { Paragraph, Reference, References, Telegram } from '../../syntax/tree';
import { type Occurrence, occurrencesIn } from '../navigation/occurrences';
import { type Context, lineName, words } from './context';
import { type Draft, present, shortened } from './description';
import { postTitle } from './places';

/** Items of a list that a hover shows. */
const SHOWN = 6;
/** Characters of a paragraph that a hover shows. */
const BEGINNING = 150;

/** What `ref A`, `reftel` or `para 4` in running text means; `undefined` where the cable has no such item. */
export function mentionInText(context: Context, offset: number): Draft | undefined {
  const { telegram, message, leaf } = context;
  const mention = occurrencesIn(telegram).find(
    (each) =>
      each.message === message &&
      !each.defines &&
      each.span.start <= offset &&
      offset <= each.span.end &&
      leaf.start <= each.span.start &&
      each.span.end <= leaf.end,
  );
  const [referent] = mention?.referents ?? [];
  if (!mention || !referent || typeof referent === 'string') return undefined;
  const draft = draftOf(telegram, referent);
  return draft && { ...draft, span: mention.span, quoted: words(message, mention.span) };
}

function draftOf(telegram: Telegram, referent: References | Reference | Paragraph): Draft | undefined {
  const place = occurrencesIn(telegram).find(({ defines }) => defines === referent);
  switch (referent.kind) {
    case 'Reference':
      return place && itemDraft(place, referent);
    case 'References':
      return place && listDraft(place, referent);
    case 'Paragraph':
      return place && paragraphDraft(place, referent);
  }
}

function itemDraft({ message }: Occurrence, item: Reference): Draft {
  const { letter, number } = item;
  const found = number && post(number.post);
  return {
    title: letter ? `Reference ${words(message, letter).toUpperCase()}` : 'The telegram referred to',
    reading: shortened(
      words(message, { start: letter?.end ?? item.start, end: item.end }).replace(/^[\s.):]+/, ''),
      BEGINNING,
    ),
    facts: present(
      number && found && `Number ${number.serial} from ${postTitle(found, number.year)}`,
      `Listed on ${lineName(message, item)}`,
    ),
    term: 'Mention of a reference',
  };
}

function listDraft({ message }: Occurrence, { references, start, end }: References): Draft {
  return {
    title: 'The telegrams referred to',
    facts: [
      ...references.slice(0, SHOWN).map((item) => shortened(words(message, item), BEGINNING / 2)),
      ...present(
        references.length > SHOWN && `${references.length - SHOWN} more`,
        `Listed on ${lineName(message, { start, end })}`,
      ),
    ],
    term: 'Mention of the references',
  };
}

function paragraphDraft({ message }: Occurrence, paragraph: Paragraph): Draft {
  return {
    title: `Paragraph ${paragraph.number}`,
    reading: shortened(words(message, paragraph), BEGINNING),
    facts: [`On ${lineName(message, paragraph)}`],
    term: 'Mention of a paragraph',
  };
}
