import type { Line } from '../lines';
import type { Furniture } from '../tree';
import { liftFurniture } from './furniture';
import { splitRemarks } from './remarks';
import { splitRunOnLines } from './runOnLines';

/** The lines of a message as its constructs read them. */
export interface Repaired {
  readonly lines: readonly Line[];
  /** What was lifted out of them, in the order of the text. */
  readonly furniture: readonly Furniture[];
}

type Repair = (text: string, repaired: Repaired) => Repaired;

/**
 * What copies did to a cable, taken out before it is read, in this order:
 *
 * 1. The marks of a copy (`copyMarks`) become blanks in the text itself, before it is cut into lines, for they hide the
 *    beginning of each line, by which it is known what the line is.
 * 2. Page furniture is lifted out, for it interrupts every element: a list that goes on after a page is one list only
 *    when nothing is between.
 * 3. Lines that run on are split, which needs the lines as they are without furniture: a page line inside the header
 *    hides where an element ends.
 * 4. The remarks of a formatted message become lines of their own; nothing else depends on it.
 */
const REPAIRS: readonly Repair[] = [
  (text, { lines }) => liftFurniture(text, lines),
  (_, { lines, furniture }) => ({ lines: splitRunOnLines(lines), furniture }),
  (text, { lines, furniture }) => ({ lines: splitRemarks(text, lines), furniture }),
];

/** The lines of a text without marks of a copy, with all other repairs made. */
export function repair(text: string, lines: readonly Line[]): Repaired {
  return REPAIRS.reduce<Repaired>((repaired, next) => next(text, repaired), { lines, furniture: [] });
}
