import type { Cursor } from '../../cursor';
import { SECURITY_WARNING } from '../../lineKinds';
import { leaf, type SecurityWarning } from '../../tree';
import { type Construct, opensWith } from '../construct';
import { restOf } from './operatingSignals';

/** Format line 4, `ZNY CCCCC ZZH`. FORMAT §3.4. */
export const securityWarning: Construct<SecurityWarning, unknown> = {
  opens: opensWith('SecurityWarning'),
  read: readSecurityWarning,
};

function readSecurityWarning(cursor: Cursor): SecurityWarning | undefined {
  const { line } = cursor;
  const match = SECURITY_WARNING.exec(line.head);
  if (!match) return undefined;
  cursor.next();
  const { start, end } = line;
  const [whole, , word] = match;
  const prosign = leaf('SecurityProsign', start, start + 3);
  const lettersEnd = start + whole.length;
  const letters =
    word === undefined ? undefined : leaf('SecurityLetters', lettersEnd - word.length, lettersEnd);
  const rest = restOf(line, whole.length);
  return {
    kind: 'SecurityWarning',
    start,
    end,
    prosign,
    ...(letters && { letters }),
    signals: rest.filter((node) => node.kind === 'OperatingSignal'),
    children: [prosign, ...(letters ? [letters] : []), ...rest],
  };
}
