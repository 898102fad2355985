import { classificationLineStarts, isNumberedClassificationLine } from './classificationLine';

// What a line of the header begins with. Keywords in any case: a few web copies are all in lower case (FORMAT §2).
/** The keys of a SMART form that are no elements of a text header. FORMAT §8. */
export const FORM_KEY = /^(?:MRN|Date\/DTG|From|Action|Info|XMT|E\.O\.|Captions|Pass Line)\s?:/;
/** The first set of a formatted military message, `MSGID/GENADMIN/…//`. */
export const FORMATTED_MESSAGE = /^MSGID\//;
export const EXECUTIVE_ORDER = /^(E[./]?\s?[O0]\.?:?,?\s{0,3}(\d{4,5}))\s?[:,.;]?/i;
/**
 * `TAGS:`, or with a colon a word one slip away, though not the news agency TASS; without a colon a tag follows.
 */
export const TAGS =
  /^(?:TAGS\s?[:;,.]|(?:T[A-Z]GS|TA[A-RT-Z]S|TAG[A-Z]?|[AT]GS|TAS|T[A-Z]AGS|TA[A-Z]GS|TAG[A-Z]S|TAGS[A-Z]|ATGS|TGAS|TASG)\s?[:;]|TAGS(?=\s+\S)|TAG(?=\s+\[?[A-Z]{2,5}(?:[\s,;]|$)))/i;
/** `SUBJECT:`, `SUBJ:`, with a letter lost or misplaced. */
export const SUBJECT =
  /^(?:(?=[A-Z]{0,4}J|SUBECT)S?[UBJECT]{3,7}S?\s?[:.;]|SUBJECT\s[-–](?=\s)|SUBJECT(?=\s+[A-Z"(]))/i;
/** The letter of the first item may stand before the word; without a colon an item follows. */
export const REFERENCES =
  /^(A[.)]\s{1,3})?(?:REF(?:ERENCE|TEL)?S?(?:\(S\))?\s?[:.;]|REF(?:TEL)?S?(?:\s[-–])?(?=\s+(?:\(?[A-Z][.):\s]|(?:\d{2,4}\s)?[A-Z][A-Z ]{2,24}\s\d)))/i;
/** `Classified By:`; a letter may be lost, the word is not. */
export const CLASSIFIED_BY = /^(\([A-Z]{1,3}\))?\s?(CLA[SIFED]{4,8}\s{0,3}BY\s?[:;]?)(?![A-Z])/i;

/** Whether a line that begins like this belongs to the text header. */
export function startsHeader(head: string): boolean {
  switch (head.charCodeAt(0) & ~32) {
    case 69: // E
      return EXECUTIVE_ORDER.test(head) || classificationLineStarts(head);
    case 84: // T
      return TAGS.test(head) || classificationLineStarts(head);
    case 65: // A
      return TAGS.test(head) || REFERENCES.test(head);
    case 83: // S
      return SUBJECT.test(head) || classificationLineStarts(head);
    case 82: // R
      return REFERENCES.test(head);
    case 67: // C
      return CLASSIFIED_BY.test(head) || classificationLineStarts(head);
    case 76: // L
    case 85: // U
      return SUBJECT.test(head) || classificationLineStarts(head);
    case 78: // N
    case 79: // O
    case 2: // "
      return classificationLineStarts(head);
    case 8: // (
      return CLASSIFIED_BY.test(head);
    default:
      return false;
  }
}

/** A keyword of the header which does not stand in the running text of a cable: enough to resume at. */
export function resumesHeader(head: string): boolean {
  return (
    EXECUTIVE_ORDER.test(head) ||
    TAGS.test(head) ||
    SUBJECT.test(head) ||
    REFERENCES.test(head) ||
    CLASSIFIED_BY.test(head) ||
    isNumberedClassificationLine(head)
  );
}
