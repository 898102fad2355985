import type { Cursor } from '../../cursor';
import { MONTHS, monthOf } from '../../lexicon';
import { EXECUTIVE_ORDER } from '../../lineKinds';
import { type DeclassificationInstruction, type ExecutiveOrder, leaf } from '../../tree';
import { type Construct, continuationsOf, opensWith } from '../construct';
import { textLeaf } from '../leaves';
import { ELEMENT_ENDS } from './element';

/** `E.O. 12958: DECL: 09/25/2016`. FORMAT §6.3. */
export const executiveOrder: Construct<ExecutiveOrder, unknown> = {
  opens: opensWith('ExecutiveOrder'),
  read: readExecutiveOrder,
  ends: ELEMENT_ENDS,
};

/** Month, day and year by slashes, hyphens or points; the SMART form has the year first. FORMAT §6.3. */
const DATE =
  /(?<![\d/])(?:(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})|(\d{4})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2}))(?!\d)/;
/** Behind it stands the date on which the cable is downgraded, not declassified. */
const DOWNGRADE = /\bDNG\b/i;
const MONTH = String.raw`(${MONTHS.join('|')})[A-Z]{0,6}\.?`;
/** `JUNE 21, 2016`, `21 JUN 16`. */
const DATE_IN_WORDS = new RegExp(
  String.raw`(?<![\dA-Z])(?:${MONTH}\s?(\d{1,2}),?\s{1,2}(\d{4})|(\d{1,2})[\s-]?${MONTH}[\s,-]{0,2}(\d{4}|\d{2}))(?!\d)`,
  'i',
);

function readExecutiveOrder(cursor: Cursor): ExecutiveOrder {
  const { source, start, end } = cursor.next();
  const [whole = '', name = '', number = ''] = EXECUTIVE_ORDER.exec(source) ?? [];
  const numberNode = leaf('ExecutiveOrderNumber', start, start + name.length);
  const restAt = whole.length + (source.slice(whole.length).match(/^\s*/)?.[0].length ?? 0);
  const instruction = restAt < source.length ? readDeclassification(source, start, restAt) : undefined;
  const more = continuationsOf(
    cursor,
    ELEMENT_ENDS,
    ({ head }, afterBlank) => !afterBlank && CONTINUES.test(head),
  );
  const children = [numberNode, ...(instruction ? [instruction] : []), ...more.map(textLeaf)];
  return {
    kind: 'ExecutiveOrder',
    start,
    end: children.at(-1)?.end ?? end,
    number,
    numberNode,
    ...(instruction && { instruction }),
    children: cursor.woven(children),
  };
}

/** What goes on below: another instruction, `DECL: …`, a name in brackets. */
const CONTINUES = /^(?:DECL|DNG|AS AMENDED|ADS|X?GDS|RDS|OADR|OR\b|\(|REASON|\d)/i;

/** The instruction at `from` in a line, which begins at offset `start` of the message. */
export function readDeclassification(
  source: string,
  start: number,
  from: number,
): DeclassificationInstruction {
  const span = { start: start + from, end: start + source.length };
  const date = dateIn(source.slice(from, from + 60));
  return { kind: 'DeclassificationInstruction', ...span, ...(date && { date }) };
}

function dateIn(source: string): { year: number; month: number; day: number } | undefined {
  const match = DATE.exec(source);
  if (match && !DOWNGRADE.test(source.slice(0, match.index))) {
    const [, m, d, y = '', yearFirst, month, day] = match;
    return yearFirst === undefined
      ? { year: declassificationYear(y), month: Number(m), day: Number(d) }
      : { year: Number(yearFirst), month: Number(month), day: Number(day) };
  }
  const words = DATE_IN_WORDS.exec(source);
  if (!words || DOWNGRADE.test(source.slice(0, words.index))) return undefined;
  const [, month = words[5] ?? '', day = words[4] ?? '', year = words[6] ?? ''] = words;
  return {
    year: declassificationYear(year),
    month: monthOf(month),
    day: Number(day),
  };
}

/** A declassification date lies ahead of the cable, so two digits below 70 are of the twenty-first century. */
function declassificationYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}
