import type { Cursor } from '../cursor';
import { CLOSES_QUOTATION, HEADER_ELEMENTS, QUOTATION } from '../lineKinds';
import type { Line } from '../lines';

/** The pairs of lines between which a cable is quoted: the index of the closing line by that of the opening one. */
export type Quotations = ReadonlyMap<number, number>;

const NONE: Quotations = new Map();

/** UNQUOTE at the end of a line; the word is the first group. */
export const UNQUOTE_AT_END = /\s(UNQUOTE|END QUOTE)\s?\.?$/i;
/** So much of a line is looked at for UNQUOTE at its end. */
export const UNQUOTE_TAIL = 80;

/** Whether a line may open a quotation that `quotationsIn` finds. */
export const opensQuotation = (line: Line) => line.kind === 'Quotation';

/**
 * Finds QUOTE … UNQUOTE and, where a header of a cable is inside, BEGIN TEXT … END TEXT, from the line at the cursor on.
 * A quotation within another is part of that one. One pass over the lines.
 */
export function quotationsIn({ text, lines, at, end }: Cursor): Quotations {
  const first = lines[at];
  const last = lines[end - 1];
  if (!first || !last || end <= at) return NONE;
  // Short words, for longer ones are not found as fast.
  const quote = text.indexOf('QUOTE', first.start);
  const endText = text.indexOf('D TEXT', first.start);
  if ((quote === -1 || quote >= last.end) && (endText === -1 || endText >= last.end)) return NONE;
  const found = new Map<number, number>();
  let open: { at: number; text: boolean; header: boolean } | undefined;
  let depth = 0;
  for (let index = at; index < end; index++) {
    const line = lines[index] as Line;
    if (line.isBlank) continue;
    if (line.kind === 'Quotation') {
      const isText = /^T/i.test(QUOTATION.exec(line.head)?.[1] ?? '');
      if (!open || (open.text && !isText)) {
        open = { at: index, text: isText, header: false };
        depth = 0;
      } else if (isText === open.text) depth++;
    } else if (open && closes(line, open.text)) {
      if (depth-- > 0) continue;
      if (!open.text || open.header) found.set(open.at, index);
      open = undefined;
    } else if (open?.text && HEADER_ELEMENTS.has(line.kind)) {
      open.header = true;
    }
  }
  return found;
}

function closes(line: Line, isText: boolean): boolean {
  if (line.kind === 'EndOfQuotation')
    return /TEXT/i.test(CLOSES_QUOTATION.exec(line.head)?.[0] ?? '') === isText;
  if (isText) return false;
  const tail = line.tail(UNQUOTE_TAIL);
  return UNQUOTE_AT_END.test(tail) && !/\bQUOTE\b.*\bUNQUOTE/i.test(tail);
}
