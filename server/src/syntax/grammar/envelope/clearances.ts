import { headOf, type Line, leaf, paragraphStartOf, type Read } from '../../lines';
import type { Clearance, Clearances } from '../../tree';
import { startsHeader } from '../header/keywords';
import { processingLine } from './distribution';
import { startsFormatLine } from './formatLines';

const OPENING = /^(DRAFTED|APPROVED|CLEARED|RELEASED)\s+BY(?:\s?:)?/i;
const DESIRED = /^DESIRED DISTRIBUTION$/;
/** Offices and names of those who cleared: a slash, a colon or a dash between them. */
const CLEARED = /^(?:THE )?[A-Z0-9][A-Z0-9/&. ]{0,24}\s?(?:[-:,]|\()\s?\S/;
/** No telegram has more. */
const MOST_LINES = 60;

const ROLES = { D: 'drafted', A: 'approved', C: 'cleared', R: 'released' } as const;

/** `DRAFTED BY …`, `APPROVED BY …` and the clearances below, one a line. FORMAT §5. */
export function readClearances(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
): Read<Clearances> | undefined {
  if (!OPENING.test(head)) return undefined;
  const clearances: Clearance[] = [];
  const children: Clearances['children'][number][] = [];
  let next = at;
  for (let ahead = at; ahead < Math.min(lines.length, at + MOST_LINES); ahead++) {
    const line = lines[ahead] as Line;
    if (line.start === line.end) continue;
    const source = headOf(text, line);
    if (DESIRED.test(source)) {
      children.push(leaf('Text', line.start, line.end));
    } else {
      const clearance = clearanceOf(source, line);
      if (!clearance) break;
      clearances.push(clearance);
      children.push(clearance);
    }
    next = ahead + 1;
  }
  const start = children[0]?.start ?? 0;
  const end = children.at(-1)?.end ?? start;
  return { node: { kind: 'Clearances', start, end, clearances, children }, next };
}

function clearanceOf(source: string, { start, end }: Line): Clearance | undefined {
  const word = OPENING.exec(source)?.[0];
  if (word === undefined) {
    if (startsFormatLine(source) || startsHeader(source) || paragraphStartOf(source)) return undefined;
    if (processingLine(source, { start, end, interrupted: 'no' }) || !CLEARED.test(source)) return undefined;
    return { kind: 'Clearance', start, end, role: 'cleared', children: [leaf('Text', start, end)] };
  }
  const keyword = leaf('Keyword', start, start + word.length);
  const blanks = source.slice(word.length).search(/\S/);
  const name = blanks === -1 ? [] : [leaf('Text', keyword.end + blanks, end)];
  const role = ROLES[word.charAt(0).toUpperCase() as keyof typeof ROLES];
  return { kind: 'Clearance', start, end, role, keyword, children: [keyword, ...name] };
}
