/** The year of a message reference number that is written without one (FORMAT §6.6). */
import { type CanonicalReference, canonicalReference, type ReferenceParts } from './referenceNumbers';

/**
 * - `written`: the number has its year
 * - `cable`: the year of the cable that refers to it
 * - `guess`: another year is as likely or likelier
 */
export type YearFrom = 'written' | 'cable' | 'guess';

/** The cable that has the reference. */
export interface ReferringCable {
  /** Four digits. */
  readonly year?: number | undefined;
  /** 1–12. */
  readonly month?: number | undefined;
  /** In any spelling. */
  readonly post?: string | undefined;
  readonly serial?: number | undefined;
}

export interface DatedReference extends CanonicalReference {
  /** Absent where no year is known. */
  readonly yearFrom?: YearFrom;
  /** For a guess, the number with the other year that it may have. */
  readonly other?: CanonicalReference;
}

/**
 * A reference with its year: the one written, else that of the cable itself. A post numbers its telegrams in order, so
 * that a higher serial of the own post is of the year before; in January so may be any number of another post. Both are
 * guesses, except where exactly one of the two numbers is at hand.
 *
 * @param atHand whether a cable with this number, `06BAKU1398`, is in the folder
 */
export function datedReference(
  reference: ReferenceParts,
  own: ReferringCable,
  atHand: (id: string) => boolean = () => false,
): DatedReference {
  if (reference.year !== undefined) return { ...canonicalReference(reference), yearFrom: 'written' };
  if (own.year === undefined) return canonicalReference(reference);
  const sameYear = canonicalReference(reference, own.year);
  const yearBefore = canonicalReference(reference, own.year - 1);
  const ofOwnPost =
    own.post !== undefined &&
    canonicalReference({ post: own.post, serial: 0 }, own.year).post === sameYear.post;
  const isLater = ofOwnPost && own.serial !== undefined && reference.serial > own.serial;
  if (!isLater && (ofOwnPost || own.month !== 1)) return { ...sameYear, yearFrom: 'cable' };
  const [first, second] = isLater ? [yearBefore, sameYear] : [sameYear, yearBefore];
  if (atHand(first.id) === atHand(second.id)) return { ...first, yearFrom: 'guess', other: second };
  const found = atHand(first.id) ? first : second;
  return { ...found, yearFrom: 'cable' };
}
