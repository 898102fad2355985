import { type SectionHeading, sectionHeading } from '../../reference/headings';
import { firstFrom } from '../../syntax/query/search';
import type { Message, Span } from '../../syntax/tree';
import { around, type Context, lineName } from './context';
import { type Draft, present, withoutStop } from './description';

/** Words of the longest heading of the table, and with `BEGIN` or `END OF` before them. */
const MOST_WORDS = 5;
/** Characters around a word that may belong to a heading with it. */
const NEAR = 60;

/**
 * The words that open or close a part of the text, `SUMMARY:`, `Comment.`, `END SUMMARY`, around an offset in running
 * text. A word of prose is not one: it must be at the start of the paragraph or a sentence and end with a mark, or
 * begin with BEGIN or END.
 */
export function headingInText(context: Context, offset: number): Draft | undefined {
  const { message, leaf } = context;
  const start = Math.max(leaf.start, offset - NEAR);
  const text = message.text.slice(start, Math.min(leaf.end, offset + NEAR));
  const words = [...text.matchAll(/[A-Za-z][A-Za-z.-]*/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.replace(/[.-]+$/, '').length,
  }));
  const at = words.findIndex((word) => start + word.start <= offset && offset <= start + word.end);
  if (at === -1) return undefined;
  for (let length = MOST_WORDS; length > 0; length--) {
    for (let first = Math.max(0, at - length + 1); first <= at; first++) {
      const from = words[first];
      const to = words[first + length - 1];
      if (!from || !to) continue;
      const span = { start: start + from.start, end: start + to.end };
      const draft = headingOf(context, text.slice(from.start, to.end), span);
      if (draft) return { ...draft, span, quoted: message.text.slice(span.start, span.end) };
    }
  }
  return undefined;
}

/** Kinds of headings that are words of the text, not of the header. */
const IN_TEXT =
  /^(?:analysis|aside|biographic|body|closing mark|enclosure|list|opening mark|opening paragraph|quotation|request|running line)$/;

function headingOf(context: Context, written: string, span: Span): Draft | undefined {
  if (/\n\s*\n/.test(written)) return undefined;
  const words = written.toUpperCase().replace(/\s+/g, ' ');
  const [, mark, rest = ''] = /^(BEGIN|END)(?: OF)? (.+)$/.exec(words) ?? [];
  const found = sectionHeading(words) ?? (mark ? sectionHeading(rest) : undefined);
  if (!found || !IN_TEXT.test(found.kind)) return undefined;
  if (mark) return markDraft(context, mark, rest, found, span);
  return isOpening(context.message, span) ? openingDraft(context, found, span) : undefined;
}

/** Whether what is before and after the words says that they are a heading. */
function isOpening({ text }: Message, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return (
    /(?:^|[.)(\u00b6\]:?!"-]|\n)\s*$/.test(before) &&
    /^\s?(?:[:.)]|-{1,2}(?!\w)|\s*(?:\n|$))/.test(text.slice(end, end + 4))
  );
}

function openingDraft(
  { message }: Context,
  { heading, kind, meaning, closingForm }: SectionHeading,
  { end }: Span,
): Draft {
  const closing =
    closingForm === undefined || kind === 'aside' ? undefined : closingAt(message, closingForm, end);
  return {
    title: title(heading),
    reading: withoutStop(meaning),
    facts: present(
      closing !== undefined &&
        `Ends on ${lineName(message, { start: closing, end: closing })} with ${closingForm}`,
    ),
    term: 'Heading in the text',
  };
}

function markDraft(
  { message }: Context,
  mark: string,
  part: string,
  found: SectionHeading,
  span: Span,
): Draft {
  const closing = mark === 'BEGIN' ? closingAt(message, `END ${part}`, span.end) : undefined;
  return {
    title: mark === 'BEGIN' ? `Start of ${part.toLowerCase()}` : `End of ${part.toLowerCase()}`,
    reading:
      mark === 'END'
        ? `The text after these words is no longer part of the ${part.toLowerCase()}`
        : withoutStop(found.meaning),
    facts: present(closing !== undefined && `Ends on ${lineName(message, { start: closing, end: closing })}`),
    term: mark === 'BEGIN' ? 'Opening mark in the text' : 'Closing mark in the text',
  };
}

/** Characters in which the end of a part is looked for: several pages. */
const FAR = 20_000;

/** Offset of the closing words after an offset. */
function closingAt({ text }: Message, closingForm: string, from: number): number | undefined {
  const at = text
    .slice(from, from + FAR)
    .toUpperCase()
    .replace(/\s/g, ' ')
    .indexOf(closingForm);
  return at === -1 ? undefined : from + at;
}

const title = (heading: string) => heading.charAt(0) + heading.slice(1).toLowerCase();

/** Paragraphs that are looked at below a heading. */
const MOST_PARAGRAPHS = 200;

/** A heading of the drafter's own words: what it is over. */
export function ownHeading(context: Context): Draft | undefined {
  const heading = around(context, 'Heading');
  const nodes = context.message.body?.children ?? [];
  if (!heading) return undefined;
  const at = firstFrom(nodes, heading.start);
  const numbers: number[] = [];
  for (const node of nodes.slice(at + 1, at + 1 + MOST_PARAGRAPHS)) {
    if (node.kind === 'Heading') break;
    if (node.kind === 'Paragraph' && node.number !== undefined) numbers.push(node.number);
  }
  const [first] = numbers;
  const last = numbers.at(-1);
  return {
    title: 'Heading',
    reading:
      first === undefined
        ? 'Title that the drafter gave to the text below'
        : first === last
          ? `Title that the drafter gave to paragraph ${first}`
          : `Title that the drafter gave to paragraphs ${first} to ${last}`,
    term: 'Heading in the text',
  };
}
