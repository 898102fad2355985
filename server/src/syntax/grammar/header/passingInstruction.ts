import type { Cursor } from '../../cursor';
import type { PassingInstruction } from '../../tree';
import { textLeaf } from '../leaves';

/** `DEPT FOR EUR A/S FRIED`, one line. FORMAT §6.2. */
export function readPassingInstruction(cursor: Cursor): PassingInstruction {
  const line = cursor.next();
  const { start, end } = line;
  return { kind: 'PassingInstruction', start, end, children: [textLeaf(line)] };
}
