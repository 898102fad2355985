import { headOf, type Line, leaf, type Read } from '../../lines';
import type { CopyTotal, Distribution, Leaf, OfficeSymbol, ProcessingLine } from '../../tree';

const OPENING = /^(ACTION|ORIGIN|INFO)(?=\s+[A-Z][A-Z0-9/]{0,5}[- ]\d{2}(?!\d))/;
/** Further offices: their symbols with copies, the total, nothing else but what a scan did to them. */
const CONTINUED =
  /^(?:(?:[A-Z][A-Z0-9/:]{0,6}|1[0C])[- ]\d{2}[\s,.]*)+(?:\/\s?\d{3}\s?[RW]?)?$|^\/\s?\d{3}\s?[RW]?$/;
const OFFICE = /([A-Z][A-Z0-9/:]{0,6})[- ](\d{2})(?!\d)|\/\s?(\d{3})\s?([RW])?(?![A-Z0-9])/g;

/** `ACTION EUR-12`, `INFO OCT-01 ISO-00 … /026 W` with the lines between and behind. FORMAT §5. */
export function readDistribution(
  text: string,
  lines: readonly Line[],
  at: number,
  head: string,
): Read<Distribution> | undefined {
  if (!OPENING.test(head)) return undefined;
  const first = lines[at] as Line;
  const children: Leaf[] = [];
  const offices: OfficeSymbol[] = [];
  let role: Distribution['role'];
  let total: CopyTotal | undefined;
  let next = at;
  for (let ahead = at; ahead < lines.length; ahead++) {
    const line = lines[ahead] as Line;
    if (line.start === line.end) continue;
    const source = headOf(text, line);
    const word = OPENING.exec(source)?.[1];
    if (word === undefined && !CONTINUED.test(source)) break;
    if (word !== undefined) children.push(leaf('Keyword', line.start, line.start + word.length));
    if (word === 'ACTION' || word === 'ORIGIN') role ??= word === 'ACTION' ? 'action' : 'origin';
    let from = word === undefined ? 0 : word.length;
    const textUpTo = (to: number) => {
      const words = source.slice(from, to).trim();
      if (!/[A-Z0-9]/.test(words)) return;
      const start = line.start + source.indexOf(words, from);
      children.push(leaf('Text', start, start + words.length));
    };
    for (const { 0: whole, 1: office, 2: copies, 3: sum, 4: direction, index } of source.matchAll(OFFICE)) {
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
    next = ahead + 1;
  }
  return {
    node: {
      kind: 'Distribution',
      start: first.start,
      end: children.at(-1)?.end ?? first.end,
      ...(role && { role }),
      offices,
      ...(total && { total }),
      children,
    },
    next,
  };
}

const PROCESSING_LINE = /^[-—–_]{6,}\s*([A-F0-9]{4,8})(?:\s+(\d{2})(\d{2})(\d{2})[Z2])?(?:\s*\/\d{2})?$/;
/** A scan may lose the dashes. */
const WITHOUT_DASHES = /^(?:\S{1,3}\s)?([A-F0-9]{6})\s+(\d{2})(\d{2})(\d{2})[Z2]\s+\/\d{2}$/;
const BARE_NUMBER = /^0\d{5}$/;

/** The dashes with the message number, and from 1977 on the time it was processed. FORMAT §5. */
export function processingLine(head: string, { start, end }: Line): ProcessingLine | undefined {
  const match = PROCESSING_LINE.exec(head) ?? WITHOUT_DASHES.exec(head);
  if (!match)
    return BARE_NUMBER.test(head) ? { kind: 'ProcessingLine', start, end, number: head } : undefined;
  const [, number = '', day, hour, minute] = match;
  return {
    kind: 'ProcessingLine',
    start,
    end,
    number,
    ...(day !== undefined && {
      processed: { day: Number(day), hour: Number(hour), minute: Number(minute) },
    }),
  };
}
