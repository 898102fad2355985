import { classificationOf, levelOf } from '../syntax/query/release';
import type { Telegram } from '../syntax/tree';

/**
 * How a telegram is marked as a whole, by its classification line or the banner over a form: `CONFIDENTIAL`,
 * `UNCLASSIFIED//SBU`. Banners of other copies may be those of a release.
 */
export function markingOf(telegram: Telegram): string | undefined {
  const [{ header }] = telegram.messages;
  const marked = classificationOf(telegram);
  if (marked?.node.kind === 'ClassificationLine') return marked.node.level;
  if (!header?.fields.length) return undefined;
  const level = levelOf(telegram);
  const sensitive = telegram.messages.some(({ text, banners }) =>
    banners.some(({ start, end }) => /\bSBU\b/.test(text.slice(start, end))),
  );
  return level && `${level}${sensitive && level === 'UNCLASSIFIED' ? '//SBU' : ''}`;
}
