import { plain } from './markdown';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a cable as HTML that shows just this text, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .split('\n')
    .map((line) => plain(line).replace(/[&<>"']/g, (character) => ENTITIES[character] as string))
    .join('\n');
}
