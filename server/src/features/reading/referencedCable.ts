import { canonicalReference } from '../../reference/referenceNumbers';
import { yearOf } from '../../syntax/query/telegram';
import type { Message, Span, Telegram } from '../../syntax/tree';

/** Number of the cable that the list of references names at a span, `05ASTANA4511`; `undefined` for other text. */
export function cableNamedBy(telegram: Telegram, message: Message, { start, end }: Span): string | undefined {
  const items = message.header?.references?.references ?? [];
  const number = items.flatMap(({ numbers }) => numbers).find((one) => one.start < end && start < one.end);
  if (!number) return undefined;
  const { id, year } = canonicalReference(number, yearOf(telegram));
  return year === undefined ? undefined : id;
}
