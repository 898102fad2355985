import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import type { CitationItem } from './item';
import { type CitationStyle, STYLES } from './styles';

const { styles } = plugins.config.get('@csl');
plugins.config.get('@bibtex').format.useIdAsLabel = true;
for (const [name, xml] of Object.entries(STYLES)) styles.add(`cable-${name}`, xml);

/** One entry of a bibliography, or a note with a pinpoint, in plain text. */
export function inStyle(given: CitationItem, style: CitationStyle, paragraph?: number): string {
  const item = style === 'frus' ? inFrusForm(given) : given;
  const template = `cable-${style}`;
  const text =
    paragraph === undefined
      ? new Cite([item]).format('bibliography', { template, format: 'text', lang: 'en-US' })
      : new Cite([item]).format('citation', {
          template,
          format: 'text',
          lang: 'en-US',
          entry: [{ id: item.id, locator: String(paragraph), label: 'paragraph' }],
        });
  return text.trim();
}

/** The item with the names and the time that the headings of *Foreign Relations of the United States* have. */
function inFrusForm({ custom, note: _, ...item }: CitationItem): Omit<CitationItem, 'custom'> {
  const { sender, recipient, time } = custom;
  return {
    ...item,
    ...(sender && { author: [{ literal: sender }] }),
    ...(recipient && { recipient: [{ literal: recipient }] }),
    ...(time && { note: time }),
  };
}

/** Items in a format that reference managers import. */
export function exported(items: readonly CitationItem[], format: 'bibtex' | 'ris'): string {
  const text = `${new Cite(items).format(format).trim()}\n`;
  return format === 'ris' ? unfolded(text) : text;
}

/** A field is one line: importers read a line without a tag as another value, or with a blank inside a word. */
function unfolded(ris: string): string {
  return ris.replace(/\r?\n(?![A-Z][A-Z\d] {2}-|\r?\n|$)/g, '');
}
