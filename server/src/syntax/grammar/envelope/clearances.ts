import type { Cursor } from '../../cursor';
import { CLEARANCES, FORMAT_LINES, HEADER_ELEMENTS } from '../../lineKinds';
import type { Line } from '../../lines';
import { type Clearance, type Clearances, leaf } from '../../tree';
import { type Construct, opensWith } from '../construct';

const ENDS = opensWith('Paragraph', 'ProcessingLine', ...FORMAT_LINES, ...HEADER_ELEMENTS);

/** `DRAFTED BY …`, `APPROVED BY …` and the clearances below, one a line. FORMAT §5. */
export const clearances: Construct<Clearances, unknown> = {
  opens: opensWith('Clearances'),
  read: readClearances,
  ends: ENDS,
};

const DESIRED = /^DESIRED DISTRIBUTION$/;
/** Offices and names of those who cleared: a slash, a colon or a dash between them. */
const CLEARED = /^(?:THE )?[A-Z0-9][A-Z0-9/&. ]{0,24}\s?(?:[-:,]|\()\s?\S/;
/** No telegram has more. */
const MOST_LINES = 60;

const ROLES = { D: 'drafted', A: 'approved', C: 'cleared', R: 'released' } as const;

function readClearances(cursor: Cursor): Clearances {
  const found: Clearance[] = [];
  const children: Clearances['children'][number][] = [];
  const limit = Math.min(cursor.end, cursor.at + MOST_LINES);
  for (let at = cursor.at; at < limit; at++) {
    const line = cursor.lines[at] as Line;
    if (line.isBlank) continue;
    if (DESIRED.test(line.head)) {
      children.push(leaf('Text', line.start, line.end));
    } else {
      const clearance = clearanceOf(line);
      if (!clearance) break;
      found.push(clearance);
      children.push(clearance);
    }
    cursor.at = at + 1;
  }
  const start = children[0]?.start ?? 0;
  const end = children.at(-1)?.end ?? start;
  return { kind: 'Clearances', start, end, clearances: found, children: cursor.woven(children) };
}

function clearanceOf({ head, kind, start, end }: Line): Clearance | undefined {
  const word = CLEARANCES.exec(head)?.[0];
  if (word === undefined) {
    if (ENDS.has(kind) || !CLEARED.test(head)) return undefined;
    return { kind: 'Clearance', start, end, role: 'cleared', children: [leaf('Text', start, end)] };
  }
  const keyword = leaf('Keyword', start, start + word.length);
  const blanks = head.slice(word.length).search(/\S/);
  const name = blanks === -1 ? [] : [leaf('Text', keyword.end + blanks, end)];
  const role = ROLES[word.charAt(0).toUpperCase() as keyof typeof ROLES];
  return { kind: 'Clearance', start, end, role, keyword, children: [keyword, ...name] };
}
