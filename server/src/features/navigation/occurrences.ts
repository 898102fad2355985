import type { Position } from 'vscode-languageserver-types';
import { memo } from '../../reference/memo';
import { postOfAddress } from '../../reference/posts';
import { canonicalReference, type ReferenceParts } from '../../reference/referenceNumbers';
import { datedReference, type ReferringCable } from '../../reference/referenceYears';
import { locate } from '../../syntax/query/locate';
import { dateTimeGroupOf, numbersIn, yearOf } from '../../syntax/query/telegram';
import { ownText, textOf } from '../../syntax/query/walk';
import type {
  CableDocument,
  Leaf,
  Message,
  Paragraph,
  QuotedCable,
  Reference,
  References,
  Span,
  SyntaxNode,
  Telegram,
} from '../../syntax/tree';
import { identityOf } from '../identity';
import { mentionsIn } from './mentions';
import { numbersInText } from './numbersInText';

/**
 * What is named in several places: a list of references or an item of it, a paragraph; else a cable, a tag, a
 * routing indicator, a post or a person by a code, `cable 06BAKU1398`, `tag PREL`, `indicator RUEHC`, `post BAKU`,
 * `name DERSE`.
 */
export type Referent = References | Reference | Paragraph | string;

/** A place that names something, or is it. */
export interface Occurrence {
  readonly message: Message;
  readonly span: Span;
  /** What is meant, the nearest sense first: the cable before the item of the list that has its number. */
  readonly referents: readonly Referent[];
  /** The whole of the first referent, where this is its own place. */
  readonly defines?: Span;
  /** Where it names an item of a list of references by its letter. */
  readonly lettered?: Lettered;
}

export interface Lettered {
  /** The letters alone: two where a drafting tool put its own before the drafter's. */
  readonly letters: readonly Span[];
  /** In capitals. */
  readonly letter: string;
  /** All letters that the list has. */
  readonly inUse: ReadonlySet<string>;
  /** One of `refs A-D`, where others are meant too. */
  readonly inRange: boolean;
}

/** A cable or one that it quotes: it has references and paragraphs of its own. */
interface Part {
  readonly message: Message;
  readonly node: Message | QuotedCable;
}

/** All places of a telegram that name something, section by section; quoted cables come behind. */
export const occurrencesIn = memo((telegram: Telegram): readonly Occurrence[] =>
  occurrencesOf(
    telegram.messages.map((message) => ({ message, node: message })),
    referringCable(telegram),
  ),
);

/** The telegram at a position, and what is named there. */
export function occurrenceAt(
  document: CableDocument,
  position: Position,
): { readonly telegram: Telegram; readonly occurrence: Occurrence } | undefined {
  const found = locate(document, position);
  if (!found) return undefined;
  const { telegram, message, offset } = found;
  const occurrence = occurrencesIn(telegram).find(
    ({ message: its, span }) => its === message && span.start <= offset && offset <= span.end,
  );
  return occurrence && { telegram, occurrence };
}

/** The places of a telegram, or where a code is meant of the whole document, that name one of the referents. */
export function occurrencesOfReferents(
  document: CableDocument,
  telegram: Telegram,
  referents: readonly Referent[],
): Occurrence[] {
  const everywhere = referents.some((referent) => typeof referent === 'string');
  return (everywhere ? document.telegrams : [telegram])
    .flatMap((each) => occurrencesIn(each))
    .filter((each) =>
      // The number of an item in a list of references is only beside that one of its places.
      (each.defines ? each.referents : each.referents.slice(0, 1)).some((referent) =>
        referents.includes(referent),
      ),
    );
}

/** The telegram as the cable that refers to others. */
export function referringCable(telegram: Telegram): ReferringCable {
  const { year, post, serial } = identityOf(telegram, { dated: yearOf(telegram) }) ?? {};
  const month = dateTimeGroupOf(telegram)?.node.month;
  return { year: year ?? yearOf(telegram), month, post, serial };
}

/** The cable that a number names; two where the year is a guess, the likelier first. */
export function cableReferents(number: ReferenceParts, own: ReferringCable): readonly [string, ...string[]] {
  const { id, other } = datedReference(number, own);
  return other ? [`cable ${id}`, `cable ${other.id}`] : [`cable ${id}`];
}

/** What a token names by a code, and where. */
function codeOf(
  message: Message,
  node: SyntaxNode,
): { readonly referent: string; readonly span: Span } | undefined {
  const text = () => textOf(message, node).toUpperCase();
  switch (node.kind) {
    case 'Tag':
      return { referent: `tag ${text().replace(/^\(|\)$/g, '')}`, span: node };
    case 'RoutingIndicator':
      return { referent: `indicator ${text()}`, span: node };
    case 'PlainLanguageAddress': {
      const name = postOfAddress(text())?.name;
      return name === undefined ? undefined : { referent: `post ${name}`, span: node };
    }
    case 'Surname':
      return { referent: `name ${text()}`, span: node };
    default:
      return undefined;
  }
}

/** @param parts the sections of one cable, or a quoted cable alone */
function occurrencesOf(parts: readonly Part[], own: ReferringCable): Occurrence[] {
  const found: Occurrence[] = [];
  const quoted: Part[] = [];
  const items = new Map<string, Reference>();
  const itemsByNumber = new Map<string, Reference>();
  const paragraphs = new Map<number, Paragraph>();
  const inUse = new Set<string>();
  let list: References | undefined;
  const numbersOf = (number: ReferenceParts) => cableReferents(number, own);

  for (const [index, { message, node }] of parts.entries()) {
    const number = node.kind === 'Message' ? numbersIn(node).own : node.header?.classificationLine?.reference;
    // The sections of a telegram have one number.
    if (number) {
      const referents = [`cable ${canonicalReference(number, own.year).id}`];
      found.push({ message, span: number, referents, ...(index === 0 && { defines: node }) });
    }
    const { references } = node.header ?? {};
    if (references) {
      list ??= references;
      found.push({ message, span: references.keyword, referents: [list], defines: references });
      for (const item of references.references) addItem(message, item);
    }
    for (const paragraph of node.body?.paragraphs ?? []) addParagraph(message, paragraph);
    addCodes(message, node);
  }
  const [only, ...others] = list?.references ?? [];
  const whole = only && others.length === 0 ? only : list;
  for (const { message, node } of parts) {
    for (const paragraph of node.body?.paragraphs ?? []) addMentions(message, paragraph);
  }
  return [...found, ...quoted.flatMap((part) => occurrencesOf([part], own))];

  function addItem(message: Message, written: Reference): void {
    const letter = written.letter && textOf(message, written.letter).toUpperCase();
    // The header of a later section repeats the list.
    const item = (letter && items.get(letter)) || written;
    if (letter) {
      items.set(letter, item);
      inUse.add(letter);
    }
    const letters = written.children.filter(
      (child): child is Leaf<'ReferenceLetter'> =>
        child.kind === 'ReferenceLetter' && textOf(message, child).toUpperCase() === letter,
    );
    const [number] = written.numbers;
    for (const each of written.numbers) itemsByNumber.set(numbersOf(each)[0], item);
    found.push({
      message,
      span: written.letter ?? number ?? written,
      referents: [...(written.letter || !number ? [] : numbersOf(number)), item],
      defines: written,
      ...(letter && { lettered: { letters, letter, inUse, inRange: false } }),
    });
    for (const each of written.letter ? written.numbers : written.numbers.slice(1)) {
      found.push({ message, span: each, referents: [...numbersOf(each), item] });
    }
  }

  function addParagraph(message: Message, paragraph: Paragraph): void {
    const { number, numberNode, pilcrow } = paragraph;
    if (number === undefined || !numberNode) return;
    if (!paragraphs.has(number)) paragraphs.set(number, paragraph);
    const span = { start: pilcrow?.start ?? numberNode.start, end: numberNode.end };
    found.push({ message, span, referents: [paragraph], defines: paragraph });
  }

  /** Tags and routing indicators; what a quoted cable has is left for later. */
  function addCodes(message: Message, node: SyntaxNode): void {
    const code = codeOf(message, node);
    if (code) found.push({ message, span: code.span, referents: [code.referent] });
    else if (node.kind === 'QuotedCable' && parts.every((part) => part.node !== node)) {
      quoted.push({ message, node });
    } else if ('children' in node) {
      for (const child of node.children) addCodes(message, child);
    }
  }

  /** Numbers of cables in running text; one that is in the list too means its item beside the cable. */
  function addNumbers(message: Message, paragraph: Paragraph, text: string): void {
    for (const number of numbersInText(text)) {
      const cables = numbersOf(number);
      const item = itemsByNumber.get(cables[0]);
      const span = { start: paragraph.start + number.start, end: paragraph.start + number.end };
      found.push({ message, span, referents: item ? [...cables, item] : cables });
    }
  }

  function addMentions(message: Message, paragraph: Paragraph): void {
    const text = ownText(message, paragraph);
    addNumbers(message, paragraph, text);
    for (const mention of mentionsIn(text)) {
      const { of, name, inRange } = mention;
      const shifted = ({ start, end }: Span) => ({
        start: paragraph.start + start,
        end: paragraph.start + end,
      });
      if (of === 'paragraph') {
        const referent = paragraphs.get(Number(name));
        if (referent) found.push({ message, span: shifted(mention), referents: [referent] });
        continue;
      }
      const item = name && items.get(name);
      if (item) {
        const lettered = { letters: [shifted(mention.named)], letter: name, inUse, inRange };
        found.push({ message, span: shifted(mention), referents: [item], lettered });
      } else if (whole && (!name || mention.start === mention.word.start)) {
        found.push({ message, span: shifted(mention.word), referents: [whole] });
      }
    }
  }
}
