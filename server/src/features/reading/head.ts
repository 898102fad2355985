import type { Glance, GlanceKind, GlanceValue } from '../../protocol';
import type { Telegram } from '../../syntax/tree';
import { telegramGlance } from '../glance';
import { messageOn, spanOf } from './places';
import type { HeadRow, HeadValue } from './reading';
import { cableNamedBy } from './referencedCable';

/** The rows of the head, in the order in which a reader wants them. */
const ROWS: readonly { readonly kind: GlanceKind; readonly label: string; readonly folded?: true }[] = [
  { kind: 'date', label: 'Date' },
  { kind: 'from', label: 'From' },
  { kind: 'action', label: 'To' },
  { kind: 'information', label: 'Info', folded: true },
  { kind: 'reference', label: 'Number' },
  { kind: 'captions', label: 'Captions' },
  { kind: 'order', label: 'Order' },
  { kind: 'declassification', label: 'Declassify' },
  { kind: 'tags', label: 'TAGS' },
  { kind: 'references', label: 'References' },
];

/** More values than this are folded. */
const MOST_SHOWN = 6;

/** The decoded head of a telegram: what it says of itself before the text begins. */
export function headOf(
  telegram: Telegram,
  { items }: Pick<Glance, 'items'> = telegramGlance(telegram),
): HeadRow[] {
  return ROWS.flatMap(({ kind, label, folded }) => {
    const values = items.find((item) => item.kind === kind)?.parts ?? [];
    if (values.length === 0) return [];
    return {
      label,
      values: values.map((value) => headValue(telegram, kind, value)),
      folded: folded === true && values.length > MOST_SHOWN,
    };
  });
}

function headValue(telegram: Telegram, kind: GlanceKind, { value, meaning, range }: GlanceValue): HeadValue {
  const message = kind === 'references' ? messageOn(telegram, range.start.line) : undefined;
  const cable = message && cableNamedBy(telegram, message, spanOf(message, range));
  return { text: value, ...(meaning && { meaning }), range, ...(cable && { cable }) };
}
