import type { Position, Range } from 'vscode-languageserver-types';
import {
  GLANCE_KINDS,
  type Glance,
  type GlanceItem,
  type GlanceKind,
  type GlanceValue,
  type PlaceInCable,
} from '../protocol';
import { memo } from '../reference/memo';
import { postOfAddress } from '../reference/posts';
import { locate, rangeOf } from '../syntax/query/locate';
import { classificationOf, releaseInWords, releaseOf } from '../syntax/query/release';
import {
  addresseesOf,
  addressTextOf,
  dateTimeGroupOf,
  formNodesOf,
  messageReferenceOf,
  originatorOf,
  referenceNumberOf,
  utcOf,
  yearOf,
} from '../syntax/query/telegram';
import { pathAt, textOf } from '../syntax/query/walk';
import type {
  AddresseeList,
  CableDocument,
  ClassificationLevel,
  ExecutiveOrder,
  Message,
  Span,
  SyntaxNode,
  Telegram,
} from '../syntax/tree';
import { describe } from './describe';
import { sendingPost, uninverted } from './describe/context';
import { clockOf, localTimeOf, longDate } from './describe/dates';
import { addressTitle } from './describe/places';
import { plain } from './markdown';
import { markingOf } from './marking';
import { records } from './record';
import { filled, firstIn } from './record/first';
import { plainText, withoutBrackets } from './record/plainText';
import { tagMeaning } from './tagMeaning';

/** What there is to know at a glance of the cable at a position, and where in it that is; `undefined` where there is no cable. */
export function glance(document: CableDocument, position: Position): Glance | undefined {
  const found = locate(document, position);
  if (!found) return undefined;
  const { telegram, message, offset } = found;
  return { ...telegramGlance(telegram), place: placeIn(telegram, message, offset) };
}

// ---------------------------------------------------------------- items

export type TelegramGlance = Omit<Glance, 'place'>;

/** What there is to know of a telegram at a glance, wherever the cursor is; asked for with every move of it. */
export const telegramGlance = memo((telegram: Telegram): TelegramGlance => {
  const { messages } = telegram;
  const [record] = records({ messages, telegrams: [telegram] }, { file: '' });
  const reference = record?.id ?? referenceNumberOf(telegram);
  const classification = record?.classification;
  const parts: Record<GlanceKind, readonly (GlanceValue | undefined)[]> = {
    reference: [reference === undefined ? undefined : referencePart(telegram, reference)],
    date: [datePart(telegram, record?.date)],
    from: [originatorPart(telegram)],
    action: addresseeParts(messages, 'action'),
    information: addresseeParts(messages, 'information'),
    classification: [classificationPart(telegram, classification)],
    release: [releasePart(telegram)],
    captions: captionParts(messages),
    order: [orderPart(messages)],
    declassification: [declassificationPart(telegram)],
    tags: tagParts(messages, yearOf(telegram)),
    subject: [subjectPart(messages)],
    references: referenceParts(messages),
    signature: messages.flatMap((message) =>
      (message.signature?.surnames ?? []).map((surname) => partOf(message, surname)),
    ),
  };
  return {
    ...(reference !== undefined && { reference }),
    ...(classification && { classification }),
    items: GLANCE_KINDS.flatMap((kind): GlanceItem[] => {
      const found = filled(parts[kind].filter((part) => part !== undefined && part.value !== ''));
      return found ? [{ kind, parts: found as readonly GlanceValue[] }] : [];
    }),
    headings: messages.flatMap((message) =>
      (message.body?.headings ?? []).map(({ title }) => ({
        title: plain(plainText(message, title)),
        range: rangeOf(message, title),
      })),
    ),
  };
});

/** A part whose place is a node; its value is the text of the node where no other is given. */
function partOf(
  message: Message,
  node: SyntaxNode,
  { value = plainText(message, node), meaning }: { value?: string; meaning?: string | undefined } = {},
): GlanceValue {
  return {
    value: plain(value),
    ...(meaning !== undefined && meaning !== value && { meaning: plain(meaning) }),
    range: rangeOf(message, node),
  };
}

function referencePart(telegram: Telegram, value: string): GlanceValue {
  const found = messageReferenceOf(telegram);
  // Where a page line or an archive alone has the number, the place is the cable itself.
  return found
    ? partOf(found.message, found.node, { value })
    : { value: plain(value), range: startOf(telegram) };
}

function startOf({ messages: [first] }: Telegram): Range {
  return rangeOf(first, { start: 0, end: 0 });
}

/** `9 July 1974` of `1974-07-09`, `9 July 1974, 16:30 UTC` of `1974-07-09T16:30Z`. */
function dateInWords(date: string): string {
  const time = Date.parse(date);
  return date.includes('T') ? `${longDate(time)}, ${clockOf(time)}` : longDate(time);
}

/**
 * In UTC; what it means is the time at the post.
 * @param date as in the record of the cable: where the copy has no date-time group, a publisher may have written it
 */
function datePart(telegram: Telegram, date: string | undefined): GlanceValue | undefined {
  const group = dateTimeGroupOf(telegram);
  if (!group) return date === undefined ? undefined : { value: dateInWords(date), range: startOf(telegram) };
  const time = utcOf(group.node);
  if (time === undefined) return partOf(group.message, group.node);
  const post = sendingPost({ telegram });
  const clock = post?.timeZone ? localTimeOf(time, post.timeZone) : undefined;
  return partOf(group.message, group.node, {
    value: `${longDate(time)}, ${clockOf(time)}`,
    meaning: clock && `${clock} ${post?.city ? `in ${post.city}` : 'at the post'}`,
  });
}

function originatorPart(telegram: Telegram): GlanceValue | undefined {
  const found = originatorOf(telegram);
  if (!found) return undefined;
  const value = plainText(found.message, found.node);
  return partOf(found.message, found.node, { value, meaning: addressTitle(value) });
}

function addresseeParts(messages: readonly Message[], role: AddresseeList['role']): readonly GlanceValue[] {
  return (
    firstIn(messages, (message) =>
      filled(
        addresseesOf(message, role).map((addressee) => {
          const { address, indicator } = addressee;
          const value = address
            ? addressTextOf(message, addressee)
            : plainText(message, indicator ?? addressee);
          // Forms have the place first: `TALLINN, AMEMBASSY`.
          const written = uninverted(value);
          return partOf(message, addressee, {
            value,
            meaning: address && (postOfAddress(written) || !indicator) ? addressTitle(written) : undefined,
          });
        }),
      ),
    ) ?? []
  );
}

function classificationPart(
  telegram: Telegram,
  level: ClassificationLevel | undefined,
): GlanceValue | undefined {
  const marked =
    classificationOf(telegram) ??
    firstIn(telegram.messages, (message) => {
      const node = message.banners.find((banner) => banner.level === level);
      return node && { message, node };
    });
  if (!level) return undefined;
  if (!marked) return { value: level, range: startOf(telegram) };
  const { message, node } = marked;
  return partOf(message, node.kind === 'ClassificationLine' ? node.classification : node, {
    value: markingOf(telegram) ?? level,
  });
}

/** `released as UNCLASSIFIED in part, 2012`: of the copy, not of the cable. */
function releasePart(telegram: Telegram): GlanceValue | undefined {
  const release = releaseOf(telegram);
  if (!release) return undefined;
  const { message, node } = release.mark;
  const codes = release.exemptions.join(', ');
  return partOf(message, node, {
    value: releaseInWords(release),
    meaning: codes ? `withheld under ${codes}` : undefined,
  });
}

/** Each once, where it stands first. */
function captionParts(messages: readonly Message[]): readonly GlanceValue[] {
  const parts = messages.flatMap((message) => {
    const { classificationLine, captionLines = [] } = message.header ?? {};
    const captions = [
      ...(classificationLine?.captions ?? []),
      ...captionLines.flatMap((line) => line.captions),
      ...formNodesOf(message, 'Caption', ['CAPTIONS']),
    ];
    return captions.map((caption) => partOf(message, caption));
  });
  return parts.filter(({ value }, index) => parts.findIndex((part) => part.value === value) === index);
}

function firstOrder(
  messages: readonly Message[],
): { readonly message: Message; readonly order: ExecutiveOrder } | undefined {
  return firstIn(messages, (message) => {
    const order = message.header?.executiveOrder;
    return order && { message, order };
  });
}

function orderPart(messages: readonly Message[]): GlanceValue | undefined {
  const found = firstOrder(messages);
  return found && partOf(found.message, found.order.numberNode, { value: `E.O. ${found.order.number}` });
}

/** What it means is what the hover calls it: a day, a review, the schedule of an order. */
function declassificationPart(telegram: Telegram): GlanceValue | undefined {
  const found = firstOrder(telegram.messages);
  const instruction = found?.order.instruction;
  if (!instruction) return undefined;
  const { message } = found;
  const { start } = instruction;
  const { title = '' } = describe(telegram, message, pathAt(message, start), start) ?? {};
  const meaning = title.replace(/^(?:[^:]*: |Declassify on )/, '');
  return partOf(message, instruction, { meaning: meaning.includes(' ') ? meaning : undefined });
}

function tagParts(messages: readonly Message[], year: number | undefined): readonly GlanceValue[] {
  return (
    firstIn(messages, (message) =>
      filled(
        (message.header?.tags?.tags ?? []).map((tag) =>
          partOf(message, tag, { meaning: tagMeaning(textOf(message, tag), year) }),
        ),
      ),
    ) ?? []
  );
}

function subjectPart(messages: readonly Message[]): GlanceValue | undefined {
  return firstIn(messages, (message) => {
    const subject = message.header?.subject;
    const [first] = subject?.lines ?? [];
    if (!subject || !first) return undefined;
    const value = subject.lines.map((line) => plainText(message, line)).join(' ');
    return { value: plain(value), range: rangeOf(message, { start: first.start, end: subject.end }) };
  });
}

/** As written, with their letters; a meaning is the number in its one form, where that is another. */
function referenceParts(messages: readonly Message[]): readonly GlanceValue[] {
  return (
    firstIn(messages, (message) =>
      filled(message.header?.references?.references.map((reference) => partOf(message, reference)) ?? []),
    ) ?? []
  );
}

// ---------------------------------------------------------------- place

const PARTS: Partial<Record<SyntaxNode['kind'], PlaceInCable['part']>> = {
  Envelope: 'envelope',
  Header: 'header',
  Body: 'body',
  Signature: 'signature',
  Attributes: 'attributes',
};

function placeIn({ messages }: Telegram, message: Message, offset: number): PlaceInCable {
  const part = partAt(message, offset);
  const section = part === 'preface' ? undefined : sectionAt(message, offset);
  const place = { part, ...(section && { section }) };
  if (part !== 'body') return place;
  const body = message.body?.children ?? [];
  const last = body.findLast(
    ({ kind, start }) => start <= offset && (kind === 'Paragraph' || kind === 'Heading'),
  );
  const paragraph = last?.kind === 'Paragraph' ? last : undefined;
  const heading = headingBefore(messages.slice(0, messages.indexOf(message) + 1), offset);
  const { number, portionMark } = paragraph ?? {};
  return {
    ...place,
    ...(number !== undefined && { paragraph: number }),
    ...(portionMark && { portion: plain(withoutBrackets(textOf(message, portionMark))) }),
    ...(heading !== undefined && { heading }),
  };
}

/** The part at or before the offset; the first one too where only blanks are above it. */
function partAt({ children, text }: Message, offset: number): PlaceInCable['part'] {
  const parts = children.filter(({ kind }) => PARTS[kind]);
  const [first] = parts;
  const isAbove = first && offset < first.start && text.slice(offset, first.start).trim() === '';
  const inside = isAbove ? first : parts.findLast(({ start }) => start <= offset);
  return (inside && PARTS[inside.kind]) ?? 'preface';
}

/** By the last page line or page header above, which says it of the text below; else by the classification line. */
function sectionAt(message: Message, offset: number): PlaceInCable['section'] {
  const above = ({ start }: Span) => start <= offset;
  const line = message.pageLines.findLast(above);
  if (line) return { number: line.section, total: line.total };
  const header = message.pageHeaders.findLast((each) => above(each) && each.section);
  if (header?.section) return header.section;
  const section = message.header?.classificationLine?.section;
  return section && { number: section.number, total: section.total };
}

/** The last heading in the messages; in the last of them, before the offset. */
function headingBefore(messages: readonly Message[], offset: number): string | undefined {
  for (const [index, message] of [...messages.entries()].reverse()) {
    const isLast = index === messages.length - 1;
    const heading = message.body?.headings.findLast(({ start }) => !isLast || start <= offset);
    if (heading) return plain(plainText(message, heading.title));
  }
  return undefined;
}
