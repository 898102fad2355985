import type { Message } from '../syntax/tree';

/**
 * How a message is marked as a whole, by its classification line or the banner over a form: `CONFIDENTIAL`,
 * `UNCLASSIFIED//SBU`. Banners of other copies may be those of a release.
 */
export function markingOf({ text, header, banners }: Message): string | undefined {
  if (header?.classificationLine || !header?.fields.length) return header?.classificationLine?.level;
  const sensitive = banners.some(({ start, end }) => /\bSBU\b/.test(text.slice(start, end)));
  return banners[0] && `${banners[0].level}${sensitive ? '//SBU' : ''}`;
}
