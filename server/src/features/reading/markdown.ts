import { codeSpan, escapeMarkdown } from '../markdown';
import type { Block, HeadRow, HeadValue, Inline, ParagraphPart, Reading } from './reading';

/** The cables as Markdown, each with a heading of its own. Text of a cable stays text: never markup. */
export function readingMarkdown(readings: readonly Reading[]): string {
  return `${readings.map(cable).join('\n\n---\n\n')}\n`;
}

function cable({ number, subject, level, marking, head, blocks }: Reading): string {
  return [
    `# ${escapeMarkdown(subject ?? number ?? 'Cable without a subject')}`,
    ...(level ? [`**${escapeMarkdown(marking ?? level)}**`] : []),
    head.map(row).join('\n'),
    ...blocks.flatMap(block),
  ].join('\n\n');
}

function row({ label, values }: HeadRow): string {
  return `- **${label}:** ${values.map(headValue).join('; ')}`;
}

function headValue({ text, meaning }: HeadValue): string {
  return escapeMarkdown(text) + (meaning ? ` (${escapeMarkdown(meaning)})` : '');
}

function block(each: Block): string[] {
  switch (each.kind) {
    case 'heading':
      return [`## ${escapeMarkdown(each.text)}`];
    case 'furniture':
      return [];
    case 'signature':
      return [escapeMarkdown(each.text)];
    case 'quoted':
      return [quoted(each.blocks)];
    case 'paragraph':
      return paragraphMarkdown(each).split('\n\n');
  }
}

/** A paragraph with its true number and its portion mark. */
export function paragraphMarkdown({ number, portion, parts }: Extract<Block, { kind: 'paragraph' }>): string {
  const lead = [
    ...(number === undefined ? [] : [String.raw`${number}\.`]),
    ...(portion ? [escapeMarkdown(`(${portion.text})`)] : []),
  ].join(' ');
  const [first = '', ...rest] = parts.flatMap(part);
  return [[lead, first].filter(Boolean).join(' '), ...rest].join('\n\n');
}

function part(each: ParagraphPart): string[] {
  switch (each.kind) {
    case 'text':
    case 'item':
      return [words(each.content)];
    case 'table':
      return [each.text.split('\n').map(codeSpan).join('  \n')];
    case 'quoted':
      return [quoted(each.blocks)];
    case 'exemption':
      return [escapeMarkdown(`[Withheld: ${each.text}]`)];
    case 'furniture':
      return [];
  }
}

function quoted(blocks: readonly Block[]): string {
  return blocks
    .flatMap(block)
    .join('\n\n')
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

const words = (content: readonly Inline[]) => escapeMarkdown(content.map(({ text }) => text).join(''));
