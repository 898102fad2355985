import type { Fact, FactKind, FactPart, Facts } from '../../server/src/features/facts';
import { escapeMarkdown } from '../../server/src/features/markdown';

/**
 * The facts of a cable as Markdown: a heading of number and subject, and a list. Text of the cable stays text: it
 * makes no markup, link or HTML.
 */
export function factsMarkdown(
  { facts }: Pick<Facts, 'facts'>,
  names: Readonly<Record<FactKind, string>>,
): string {
  const title = ['reference', 'subject']
    .flatMap((kind) => facts.find((fact) => fact.kind === kind)?.parts[0]?.value ?? [])
    .map(escapeMarkdown)
    .join(' – ');
  const rows = facts
    .filter(({ kind }) => kind !== 'reference' && kind !== 'subject')
    .map((fact) => rowOf(fact, escapeMarkdown(names[fact.kind])));
  return [...(title ? [`## ${title}`, ''] : []), ...rows, ''].join('\n');
}

function rowOf({ parts }: Fact, name: string): string {
  const [first] = parts;
  if (first && parts.length === 1) return `- **${name}**: ${partOf(first)}`;
  return [`- **${name}**:`, ...parts.map((part) => `  - ${partOf(part)}`)].join('\n');
}

function partOf({ value, meaning }: FactPart): string {
  return meaning ? `${escapeMarkdown(value)} (${escapeMarkdown(meaning)})` : escapeMarkdown(value);
}
