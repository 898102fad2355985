import { type Line, leaf, type Read } from '../lines';
import type { DeclassificationInstruction, ExecutiveOrder } from '../tree';
import { continuations, sameElement } from './continuations';
import { EXECUTIVE_ORDER } from './keywords';

const DATE = /(?<!\d)(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})|(\d{4})[/-](\d{1,2})[/-](\d{1,2}))(?!\d)/;

export function readExecutiveOrder(text: string, lines: readonly Line[], at: number): Read<ExecutiveOrder> {
  const { start, end } = lines[at] as Line;
  const source = text.slice(start, end);
  const [whole = '', name = '', number = ''] = EXECUTIVE_ORDER.exec(source) ?? [];
  const numberNode = leaf('ExecutiveOrderNumber', start, start + name.length);
  const restAt = whole.length + (source.slice(whole.length).match(/^\s*/)?.[0].length ?? 0);
  const instruction = restAt < source.length ? declassification(source, start, restAt) : undefined;
  const more = continuations(text, lines, at, sameElement);
  const texts = more.lines.map((line) => leaf('Text', line.start, line.end));
  const children = [numberNode, ...(instruction ? [instruction] : []), ...texts];
  return {
    node: {
      kind: 'ExecutiveOrder',
      start,
      end: children.at(-1)?.end ?? end,
      number,
      numberNode,
      ...(instruction && { instruction }),
      children,
    },
    next: more.next,
  };
}

function declassification(source: string, start: number, from: number): DeclassificationInstruction {
  const match = DATE.exec(source.slice(from, from + 60));
  const span = { start: start + from, end: start + source.length };
  if (!match) return { kind: 'DeclassificationInstruction', ...span };
  const [, m, d, y = '', yearFirst, month, day] = match;
  const date =
    yearFirst === undefined
      ? { year: declassificationYear(y), month: Number(m), day: Number(d) }
      : { year: Number(yearFirst), month: Number(month), day: Number(day) };
  return { kind: 'DeclassificationInstruction', ...span, date };
}

/** A declassification date lies ahead of the cable, so two digits below 70 are of the twenty-first century. */
function declassificationYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}
