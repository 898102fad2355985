import type { Cursor } from '../../cursor';
import { matchesOf } from '../../lexicon';
import { DISTRIBUTION } from '../../lineKinds';
import type { Line } from '../../lines';
import { type CopyTotal, type Distribution, type Leaf, leaf, type OfficeSymbol } from '../../tree';
import { type Construct, opensWith } from '../construct';

/** `ACTION EUR-12`, `INFO OCT-01 ISO-00 … /026 W` with the lines between and behind. FORMAT §5. */
export const distribution: Construct<Distribution, unknown> = {
  opens: opensWith('Distribution'),
  read: readDistribution,
};

/** Further offices: their symbols with copies, the total, nothing else but what a scan did to them. */
const CONTINUED =
  /^(?:(?:[A-Z][A-Z0-9/:]{0,6}|1[0C])[- ]\d{2}[\s,.]*)+(?:\/\s?\d{3}\s?[RW]?)?$|^\/\s?\d{3}\s?[RW]?$/;
/** A column may have the heading of the list alone, and pieces of the page header above it. */
const HEADING = /^INFO$/;
const PIECE = /^(?:[A-Z][A-Z.]{2,11}|\d{3,6}|\d{6}Z|\d\d OF \d\d)$/;
/** So many lines of such pieces may be between two offices. */
const PIECES = 4;
const OFFICE = /([A-Z][A-Z0-9/:]{0,6})[- ](\d{2})(?!\d)|\/\s?(\d{3})\s?([RW])?(?![A-Z0-9])/g;

/** Whether a line that is no office is in the middle of a column of offices. */
function goesOnAfter({ lines, end }: Cursor, at: number): boolean {
  let pieces = 0;
  for (let ahead = at; ahead < end && pieces <= PIECES; ahead++) {
    const line = lines[ahead] as Line;
    if (line.isBlank) continue;
    if (ahead > at && CONTINUED.test(line.head)) return true;
    if (!HEADING.test(line.head) && !PIECE.test(line.head)) return false;
    pieces++;
  }
  return false;
}

function readDistribution(cursor: Cursor): Distribution {
  const { start } = cursor.line;
  const children: Leaf[] = [];
  const offices: OfficeSymbol[] = [];
  let role: Distribution['role'];
  let total: CopyTotal | undefined;
  for (let at = cursor.at; at < cursor.end; at++) {
    const line = cursor.lines[at] as Line;
    if (line.isBlank) continue;
    const source = line.head;
    const word = DISTRIBUTION.exec(source)?.[1];
    if (word === undefined && !CONTINUED.test(source) && !goesOnAfter(cursor, at)) break;
    if (word !== undefined) children.push(leaf('Keyword', line.start, line.start + word.length));
    if (word === 'ACTION' || word === 'ORIGIN') role ??= word === 'ACTION' ? 'action' : 'origin';
    let from = word === undefined ? 0 : word.length;
    const textUpTo = (to: number) => {
      const words = source.slice(from, to).trim();
      if (!/[A-Z0-9]/.test(words)) return;
      const start = line.start + source.indexOf(words, from);
      children.push(leaf('Text', start, start + words.length));
    };
    for (const { 0: whole, 1: office, 2: copies, 3: sum, 4: direction, index } of matchesOf(OFFICE, source)) {
      textUpTo(index);
      from = index + whole.length;
      const start = line.start + index;
      const end = line.start + from;
      if (office === undefined) {
        total = {
          kind: 'CopyTotal',
          start,
          end,
          copies: Number(sum),
          ...(direction !== undefined && { direction: direction as 'R' | 'W' }),
        };
        children.push(total);
      } else {
        const symbol = { kind: 'OfficeSymbol' as const, start, end, office, copies: Number(copies) };
        offices.push(symbol);
        children.push(symbol);
      }
    }
    textUpTo(source.length);
    if (line.start + source.length < line.end)
      children.push(leaf('Text', line.start + source.length, line.end));
    cursor.at = at + 1;
  }
  return {
    kind: 'Distribution',
    start,
    end: children.at(-1)?.end ?? start,
    ...(role && { role }),
    offices,
    ...(total && { total }),
    children: cursor.woven(children),
  };
}
