import { canonicalReference, type ReferenceParts, readReference } from '../../reference/referenceNumbers';
import { datedReference, type ReferringCable } from '../../reference/referenceYears';
import { textOf } from '../../syntax/query/walk';
import type { Message, Reference, ReferenceNumber } from '../../syntax/tree';
import { firstIn } from './first';
import { plainText } from './plainText';
import type { ReferenceRecord } from './types';

/**
 * One record for each cable that the list of references names, and for each item that names none.
 *
 * @param own the cable itself, for references without a year (FORMAT §6.6) or without a post
 */
export function referencesOf(messages: readonly Message[], own: ReferringCable): ReferenceRecord[] {
  return (
    firstIn(messages, (message) =>
      message.header?.references?.references.flatMap((reference) => recordsOf(message, reference, own)),
    ) ?? []
  );
}

/** A serial alone, `A) 6307`: the own post is meant. */
const SERIAL_ALONE = /^#?(\d{2,6})$/;

/** The list says that there is nothing. */
const NOTHING = /^(?:NONE|NIL|N\s?\/?\s?A)?[.\s]*$/i;

function recordsOf(message: Message, reference: Reference, own: ReferringCable): ReferenceRecord[] {
  const { letter, numbers } = reference;
  const text = plainText(message, reference, letter?.end).replace(/^[\s.,:;)\]-]+|[\s,;]{1,20}$/g, '');
  const common = letter && { letter: textOf(message, letter).toUpperCase() };
  const cable = (parts: ReferenceParts, written: string): ReferenceRecord => {
    const { id, year, yearFrom } = datedReference(parts, own);
    return {
      ...common,
      ...(year !== undefined && { id }),
      kind: 'cable',
      text: written,
      ...(yearFrom && { yearFrom }),
    };
  };
  const serial = SERIAL_ALONE.exec(text)?.[1];
  if (numbers.length === 0 && serial && own.post)
    return [cable({ post: own.post, serial: Number(serial) }, text)];
  // A number in one word, or one that only the table of posts can tell from other words.
  const whole = numbers.length === 0 || !text.includes(' ') ? readReference(text) : undefined;
  if (whole?.known) return [cable(whole, text)];
  const isNumber =
    numbers.some((number) => canonicalReference(number, own.year).known) || !isPhrase(text, numbers);
  if (!isNumber) return [{ ...common, kind: kindOf({ ...reference, refersTo: 'other' }), text }];
  if (numbers.length === 0) return NOTHING.test(text) ? [] : [{ ...common, kind: kindOf(reference), text }];
  return numbers.map((number) => cable(number, numbers.length === 1 ? text : plainText(message, number)));
}

/** Whether numbers are only part of a longer phrase, `ATTACHMENT 1 TO THE LETTER OF REQUEST`. */
function isPhrase(text: string, numbers: readonly ReferenceNumber[]): boolean {
  const other = text.replace(/\([^)]*\)?/g, ' ').match(/[\p{L}\d]{2,}/gu) ?? [];
  const own = numbers.reduce((sum, { post }) => sum + post.split(' ').length + 1, 0);
  return numbers.length > 0 && other.length - own > 3;
}

function kindOf({ refersTo }: Reference): ReferenceRecord['kind'] {
  return refersTo === 'message' || refersTo === 'book' ? 'other' : refersTo;
}
