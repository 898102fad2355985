import type { Cursor } from '../../cursor';
import { type Leaf, leaf } from '../../tree';
import { type Construct, opensWith } from '../construct';

/** Format line 10, `GRNC`. FORMAT §3.9. */
export const groupCount: Construct<Leaf<'GroupCount'>, unknown> = {
  opens: opensWith('GroupCount'),
  read: (cursor: Cursor) => {
    const { start, end } = cursor.next();
    return leaf('GroupCount', start, end);
  },
};

/** Format line 11, `BT`. FORMAT §3.9. */
export const separation: Construct<Leaf<'Separation'>, unknown> = {
  opens: opensWith('Separation'),
  read: (cursor: Cursor) => {
    const { start, end } = cursor.next();
    return leaf('Separation', start, end);
  },
};
