import { canonicalReference, readReference } from '../../reference/referenceNumbers';
import { textOf } from '../../syntax/query/walk';
import type { Message, Reference } from '../../syntax/tree';
import { firstIn } from './first';
import { plainText } from './plainText';
import type { ReferenceRecord } from './types';

/**
 * One record for each cable that the list of references names, and for each item that names none.
 *
 * @param year of the cable itself, for references without one (FORMAT §6.6)
 */
export function referencesOf(messages: readonly Message[], year: number | undefined): ReferenceRecord[] {
  return (
    firstIn(messages, (message) =>
      message.header?.references?.references.flatMap((reference) => recordsOf(message, reference, year)),
    ) ?? []
  );
}

function recordsOf(message: Message, reference: Reference, ownYear: number | undefined): ReferenceRecord[] {
  const { letter, numbers } = reference;
  const text = plainText(message, reference, letter?.end).replace(/^[\s.,:;)\]-]+|[\s,;]{1,20}$/g, '');
  const common = letter && { letter: textOf(message, letter).toUpperCase() };
  // A number in one word, or one that only the table of posts can tell from other words.
  const whole = numbers.length === 0 || !text.includes(' ') ? readReference(text, ownYear) : undefined;
  if (whole?.known)
    return [{ ...common, ...(whole.year !== undefined && { id: whole.id }), kind: 'cable', text }];
  if (numbers.length === 0) return text === '' ? [] : [{ ...common, kind: kindOf(reference), text }];
  return numbers.map((cable) => {
    const year = cable.year ?? ownYear;
    return {
      ...common,
      ...(year !== undefined && { id: canonicalReference(cable, year).id }),
      kind: 'cable',
      text: numbers.length === 1 ? text : plainText(message, cable),
    };
  });
}

function kindOf({ refersTo }: Reference): ReferenceRecord['kind'] {
  return refersTo === 'message' || refersTo === 'book' ? 'other' : refersTo;
}
