import type { Cursor } from '../../cursor';
import { TRANSMISSION_IDENTIFIER } from '../../lineKinds';
import type { TransmissionIdentifier } from '../../tree';
import { type Construct, opensWith } from '../construct';

/** Format line 1, `VZCZCXRO8708`. What follows on its line is no part of it. FORMAT §3.1. */
export const transmissionIdentifier: Construct<TransmissionIdentifier, unknown> = {
  opens: opensWith('TransmissionIdentifier'),
  read: readTransmissionIdentifier,
};

function readTransmissionIdentifier(cursor: Cursor): TransmissionIdentifier | undefined {
  const { head, start } = cursor.line;
  const match = TRANSMISSION_IDENTIFIER.exec(head);
  if (!match) return undefined;
  cursor.next();
  const [whole, channel = '', number = ''] = match;
  return { kind: 'TransmissionIdentifier', start, end: start + whole.length, channel, number };
}
