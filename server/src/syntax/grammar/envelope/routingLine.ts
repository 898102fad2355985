import type { Cursor } from '../../cursor';
import { INDICATOR, matchesOf } from '../../lexicon';
import { type Leaf, leaf, type RoutingLine } from '../../tree';
import { type Construct, opensWith } from '../construct';

/** Format line 2, `PP RUEHDBU`, with the lines of indicators that continue it. FORMAT §3.2. */
export const routingLine: Construct<RoutingLine, unknown> = {
  opens: opensWith('RoutingLine'),
  read: readRoutingLine,
};

const CONTINUED = new RegExp(String.raw`^${INDICATOR}(?:\s+${INDICATOR})*$`);

function readRoutingLine(cursor: Cursor): RoutingLine {
  const { head, start } = cursor.next();
  const digraph = leaf('PrecedenceDigraph', start, start + 2);
  const indicators = indicatorsOf(head.slice(2), start + 2);
  while (!cursor.isAtEnd && CONTINUED.test(cursor.line.head)) {
    const line = cursor.next();
    indicators.push(...indicatorsOf(line.head, line.start));
  }
  const end = indicators.at(-1)?.end ?? digraph.end;
  const children = cursor.woven([digraph, ...indicators]);
  return { kind: 'RoutingLine', start, end, digraph, indicators, children };
}

const WORD = /[A-Z]+/g;

function indicatorsOf(words: string, offset: number): Leaf<'RoutingIndicator'>[] {
  return matchesOf(WORD, words).map(({ index, 0: word }) =>
    leaf('RoutingIndicator', offset + index, offset + index + word.length),
  );
}
