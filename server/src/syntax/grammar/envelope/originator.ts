import type { Cursor } from '../../cursor';
import { leaf, type Originator } from '../../tree';
import { type Construct, opensWith } from '../construct';

/** Format line 6, `FM AMEMBASSY BAKU`. FORMAT §3.6. */
export const originator: Construct<Originator, unknown> = {
  opens: opensWith('Originator'),
  read: readOriginator,
};

function readOriginator(cursor: Cursor): Originator {
  const { head, start, end } = cursor.next();
  const prosign = leaf('Prosign', start, start + 2);
  const at = head.slice(2).search(/\S/);
  const address = at === -1 ? undefined : leaf('PlainLanguageAddress', start + 2 + at, end);
  return {
    kind: 'Originator',
    start,
    end,
    ...(address && { address }),
    children: address ? [prosign, address] : [prosign],
  };
}
