import { matchesOf } from '../../lexicon';
import type { Line } from '../../lines';
import { type Leaf, leaf } from '../../tree';

const SIGNAL = /Z[A-Z]{2}\d?(?![A-Za-z0-9])/g;

/**
 * What follows the fixed part of a format line: operating signals, and the text between and behind them.
 * @param from length of the fixed part
 */
export function restOf({ head, start, end }: Line, from: number): Leaf<'OperatingSignal' | 'Text'>[] {
  const nodes: Leaf<'OperatingSignal' | 'Text'>[] = [];
  let at = from;
  const textUpTo = (to: number) => {
    const gap = head.slice(at, to);
    const words = gap.trim();
    if (!words) return;
    const textAt = start + at + gap.length - gap.trimStart().length;
    nodes.push(leaf('Text', textAt, textAt + words.length));
  };
  for (const { index, 0: signal } of matchesOf(SIGNAL, head.slice(from))) {
    const signalAt = from + index;
    if (/[A-Za-z0-9]/.test(head[signalAt - 1] ?? '')) continue;
    textUpTo(signalAt);
    at = signalAt + signal.length;
    nodes.push(leaf('OperatingSignal', start + signalAt, start + at));
  }
  textUpTo(head.length);
  // Of a line that is longer than is looked at, the last node holds the rest.
  const last = nodes.at(-1);
  if (start + head.length < end && last) nodes[nodes.length - 1] = { ...last, end };
  return nodes;
}
