import { escapeMarkdown } from '../../server/src/features/markdown';
import type { Glance, GlanceItem, GlanceKind, GlanceValue } from '../../server/src/protocol';

/**
 * The facts of a cable as Markdown: a heading with number and subject, and a list. Text of the cable is escaped, so
 * that it becomes neither markup, link, nor HTML.
 */
export function glanceMarkdown(
  { items }: Pick<Glance, 'items'>,
  names: Readonly<Record<GlanceKind, string>>,
): string {
  const title = ['reference', 'subject']
    .flatMap((kind) => items.find((item) => item.kind === kind)?.parts[0]?.value ?? [])
    .map(escapeMarkdown)
    .join(' – ');
  const rows = items
    .filter(({ kind }) => kind !== 'reference' && kind !== 'subject')
    .map((item) => rowOf(item, escapeMarkdown(names[item.kind])));
  return [...(title ? [`## ${title}`, ''] : []), ...rows, ''].join('\n');
}

function rowOf({ parts }: GlanceItem, name: string): string {
  const [first] = parts;
  if (first && parts.length === 1) return `- **${name}**: ${partOf(first)}`;
  return [`- **${name}**:`, ...parts.map((part) => `  - ${partOf(part)}`)].join('\n');
}

function partOf({ value, meaning }: GlanceValue): string {
  return meaning ? `${escapeMarkdown(value)} (${escapeMarkdown(meaning)})` : escapeMarkdown(value);
}
