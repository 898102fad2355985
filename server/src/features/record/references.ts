import { type ReferenceParts, readReference } from '../../reference/referenceNumbers';
import { datedReference, type ReferringCable } from '../../reference/referenceYears';
import { textOf } from '../../syntax/query/walk';
import type { Message, Reference } from '../../syntax/tree';
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
  if (numbers.length === 0) return text === '' ? [] : [{ ...common, kind: kindOf(reference), text }];
  return numbers.map((number) => cable(number, numbers.length === 1 ? text : plainText(message, number)));
}

function kindOf({ refersTo }: Reference): ReferenceRecord['kind'] {
  return refersTo === 'message' || refersTo === 'book' ? 'other' : refersTo;
}
