import type { CitationItem } from './item';
import type { CitationStyle } from './styles';

export { type CitationItem, type CitationSource, citationItems } from './item';
export { CITATION_STYLES } from './styles';
export type { CitationStyle };

export const CITATION_FORMATS = ['text', 'bibtex', 'ris', 'csl-json'] as const;

export type CitationFormat = (typeof CITATION_FORMATS)[number];

export interface CiteOptions {
  readonly style: CitationStyle;
  readonly format: CitationFormat;
  /** True number of a paragraph to point to; in `text` only. */
  readonly paragraph?: number;
}

/** What the citation library does; it is loaded when it is first used. */
export type CitationLibrary = typeof import('./library');

/**
 * The items in a style or a format, ending with a line break.
 * @param load how this host loads the citation library
 */
export async function cite(
  items: readonly CitationItem[],
  { style, format, paragraph }: CiteOptions,
  load: () => Promise<CitationLibrary>,
): Promise<string> {
  if (items.length === 0) return '';
  if (format === 'csl-json') return `${JSON.stringify(items, null, 2)}\n`;
  const { exported, inStyle } = await load();
  if (format !== 'text') return exported(items, format);
  return `${items.map((item) => inStyle(item, style, paragraph)).join('\n')}\n`;
}
