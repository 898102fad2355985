import { numbersInText } from '../features/navigation/numbersInText';
import { type ReferenceParts, readReference } from '../reference/referenceNumbers';
import { datedReference, type ReferringCable, type YearFrom } from '../reference/referenceYears';
import { positionOf } from '../syntax/query/locate';
import { paragraphsOf } from '../syntax/query/telegram';
import { ownText, textOf } from '../syntax/query/walk';
import type { Message, Span, Telegram } from '../syntax/tree';

/** A place on one line: 0-based, UTF-16; `end` is exclusive. */
export interface LinePlace {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A cable that names another one by its number. */
export interface Citation {
  /** `06BAKU1398` */
  readonly id: string;
  /** Of the item in the list of references. */
  readonly letter?: string;
  readonly yearFrom: YearFrom;
  /** In running text, not in the list of references. */
  readonly inText: boolean;
  readonly place: LinePlace;
}

/**
 * The cables that a telegram names in its list of references and in its paragraphs, in the order of the text: the
 * list of the first section that has one, since later sections repeat it.
 *
 * @param own the telegram itself, for numbers without a year (FORMAT §6.6)
 */
export function citationsOf(telegram: Telegram, own: ReferringCable): Citation[] {
  const found: Citation[] = [];
  const add = (message: Message, span: Span, parts: ReferenceParts, letter?: string, inText = false) => {
    const { id, yearFrom } = datedReference(parts, own);
    if (yearFrom === undefined) return;
    found.push({
      id,
      ...(letter !== undefined && { letter }),
      yearFrom,
      inText,
      place: linePlaceOf(message, span),
    });
  };
  const listed = telegram.messages.find(({ header }) => header?.references);
  for (const reference of listed?.header?.references?.references ?? []) {
    const message = listed as Message;
    const letter = reference.letter && textOf(message, reference.letter).toUpperCase();
    for (const number of reference.numbers) add(message, number, number, letter);
    if (reference.numbers.length > 0) continue;
    const from = { start: reference.letter?.end ?? reference.start, end: reference.end };
    const read = readReference(textOf(message, from).replace(/^[\s.,:;)\]-]+|[\s,;.]+$/g, ''));
    if (read?.known) add(message, reference, read, letter);
  }
  for (const { message, node } of paragraphsOf(telegram)) {
    for (const number of numbersInText(ownText(message, node))) {
      const span = { start: node.start + number.start, end: node.start + number.end };
      add(message, span, number, undefined, true);
    }
  }
  return found;
}

/** A span as a place on its first line. */
export function linePlaceOf(message: Message, { start, end }: Span): LinePlace {
  const { line, character } = positionOf(message, start);
  const to = positionOf(message, end);
  return { line, start: character, end: to.line === line ? to.character : character };
}
