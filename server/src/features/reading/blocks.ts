import { lineOf } from '../../syntax/query/locate';
import { childrenOf, textOf } from '../../syntax/query/walk';
import type { Message, Paragraph, Span, SyntaxNode, Telegram } from '../../syntax/tree';
import type { DescribeContext, Description } from '../describe';
import { describedTokens } from '../describedTokens';
import { plain, plainTextOf } from '../markdown';
import { plainText, withoutBrackets } from '../record/plainText';
import { isFurniture } from './furniture';
import type { Block, Inline, ParagraphBlock, ParagraphPart } from './reading';
import { cableNamedBy } from './referencedCable';

/** Two columns or more: three blanks or a tab between words. */
const COLUMNS = /\S(?: {3,}|\t+ *)\S/;
/** An item of a list inside a paragraph. */
const ITEM = /^(?:--?|[*•·]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|[A-Z]\.)\s+\S/;

interface Line extends Span {
  /** Whether an empty line is above it. */
  readonly afterBlank: boolean;
}

/** The blocks of all sections of a telegram, one after the other. */
export function blocksOf(telegram: Telegram, context: DescribeContext): Block[] {
  return telegram.messages.flatMap((message, index) => {
    const before = message.children.filter((child) => child.end <= (message.body?.start ?? 0));
    const repeated = index === 0 ? [] : furnitureBlocks(message, before, ({ kind }) => kind !== 'Attributes');
    const body = message.body ? bodyBlocks(telegram, message, message.body.children, context) : [];
    const signature = message.signature ? [signatureBlock(message, message.signature)] : [];
    return [...repeated, ...body, ...signature];
  });
}

function furnitureBlocks(
  message: Message,
  nodes: readonly SyntaxNode[],
  wanted: (node: SyntaxNode) => boolean,
): Block[] {
  return nodes.filter(wanted).map((node) => furniture(message, node));
}

function furniture(message: Message, node: SyntaxNode): Block {
  return { kind: 'furniture', text: preserved(textOf(message, node)), lines: linesOf(message, node) };
}

function signatureBlock(message: Message, node: SyntaxNode): Block {
  const names = node.kind === 'Signature' ? node.surnames.map((name) => plain(textOf(message, name))) : [];
  return { kind: 'signature', text: names.join(', '), lines: linesOf(message, node) };
}

function bodyBlocks(
  telegram: Telegram,
  message: Message,
  nodes: readonly SyntaxNode[],
  context: DescribeContext,
): Block[] {
  return nodes.flatMap((node): Block[] => {
    const lines = linesOf(message, node);
    switch (node.kind) {
      case 'Paragraph':
        return [{ ...paragraph(telegram, message, node as Paragraph, context), lines }];
      case 'Heading':
        return [{ kind: 'heading', text: plain(plainText(message, node.title)), lines }];
      case 'QuotedCable':
        return [quoted(telegram, message, node, context)];
      case 'Signature':
        return [signatureBlock(message, node)];
      default:
        if (isFurniture(node)) return [furniture(message, node)];
        return [{ kind: 'paragraph', parts: parts(telegram, message, [node], context), lines }];
    }
  });
}

function quoted(telegram: Telegram, message: Message, node: SyntaxNode, context: DescribeContext): Block {
  const inner = childrenOf(node).flatMap((child): Block[] => {
    if (child.kind === 'Body') return bodyBlocks(telegram, message, child.children, context);
    return bodyBlocks(telegram, message, [child], context);
  });
  return { kind: 'quoted', blocks: inner, lines: linesOf(message, node) };
}

function paragraph(
  telegram: Telegram,
  message: Message,
  node: Paragraph,
  context: DescribeContext,
): ParagraphBlock {
  const { number, portionMark, numberNode, pilcrow } = node;
  const own = new Set<SyntaxNode | undefined>([numberNode, pilcrow, portionMark]);
  const portion =
    portionMark && inlines(telegram, message, portionMark, context).find(({ meaning }) => meaning);
  return {
    kind: 'paragraph',
    ...(number !== undefined && { number }),
    ...(portionMark && {
      portion: { ...portion, text: plain(withoutBrackets(textOf(message, portionMark)).trim()) },
    }),
    parts: parts(
      telegram,
      message,
      node.children.filter((child) => !own.has(child)),
      context,
    ),
  };
}

/** The children of a paragraph as running text, items, tables and what interrupts them. */
function parts(
  telegram: Telegram,
  message: Message,
  nodes: readonly SyntaxNode[],
  context: DescribeContext,
): ParagraphPart[] {
  const found: ParagraphPart[] = [];
  let lines: Line[] = [];
  let end: number | undefined;
  const flush = () => {
    found.push(...groupsOf(message, lines).map((group) => part(telegram, message, group, context)));
    lines = [];
  };
  for (const node of nodes) {
    if (node.kind === 'QuotedCable') {
      flush();
      const block = quoted(telegram, message, node, context);
      if (block.kind === 'quoted') found.push({ kind: 'quoted', blocks: block.blocks });
    } else if (node.kind === 'ExemptionCode') {
      flush();
      const [code] = inlines(telegram, message, node, context);
      found.push({
        kind: 'exemption',
        text: plain(textOf(message, node)),
        ...(code?.meaning && { meaning: code.meaning }),
      });
    } else if (isFurniture(node)) {
      flush();
      found.push({ kind: 'furniture', text: preserved(textOf(message, node)) });
    } else {
      const gap = end === undefined ? '' : message.text.slice(end, node.start);
      // The blank lines around a page line are not the writer's.
      const afterBlank = lines.length > 0 && gap.split('\n').length > 2;
      lines.push({ start: node.start, end: node.end, afterBlank });
    }
    end = node.end;
  }
  flush();
  return joined(found);
}

/** A sentence that a page line interrupts goes on in the same part: the page line comes after it. */
function joined(found: readonly ParagraphPart[]): ParagraphPart[] {
  const all: ParagraphPart[] = [];
  for (const next of found) {
    const before = all.findLast(({ kind }) => kind !== 'furniture' && kind !== 'exemption');
    const interrupted = all.at(-1) !== before;
    if (interrupted && before?.kind === 'text' && next.kind === 'text' && !endsSentence(before.content)) {
      all[all.indexOf(before)] = {
        kind: 'text',
        content: [...before.content, { text: ' ' }, ...next.content],
      };
    } else {
      all.push(next);
    }
  }
  return all;
}

const SENTENCE_END = /[.!?:]["”')\]]*\s*$/;
const endsSentence = (content: readonly Inline[]) => SENTENCE_END.test(content.at(-1)?.text ?? '');

const goesOn = (before: string, after: string) => !SENTENCE_END.test(before) && /^["“]?[a-z]/.test(after);

interface Group {
  readonly kind: 'text' | 'item' | 'table';
  readonly lines: Line[];
}

/** Lines that belong together: until a blank line, an item, or where columns begin or end. */
function groupsOf(message: Message, lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  for (const [index, line] of lines.entries()) {
    const source = textOf(message, line);
    const previous = lines[index - 1];
    const next = lines[index + 1];
    const hasColumns = (other: Line | undefined) =>
      other !== undefined && COLUMNS.test(textOf(message, other));
    const table = COLUMNS.test(source) && (hasColumns(previous) || hasColumns(next));
    const kind = table ? 'table' : ITEM.test(source) ? 'item' : 'text';
    const group = groups.at(-1);
    // A copy may have broken a sentence by an empty line.
    const ends = line.afterBlank && (!previous || !goesOn(textOf(message, previous), source));
    const continues =
      group &&
      !ends &&
      (kind === 'table' ? group.kind === 'table' : kind === 'text' && group.kind !== 'table');
    if (continues) group.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups;
}

function part(
  telegram: Telegram,
  message: Message,
  { kind, lines }: Group,
  context: DescribeContext,
): ParagraphPart {
  if (kind === 'table') {
    return { kind, text: lines.map((line) => preserved(textOf(message, line))).join('\n') };
  }
  const content = lines.flatMap((line, index) => [
    ...(index > 0 && !isBroken(textOf(message, lines[index - 1] as Line)) ? [{ text: ' ' }] : []),
    ...inlines(telegram, message, line, context),
  ]);
  return { kind, content };
}

/** Whether a line ends within a word; a dash is no hyphen. */
const isBroken = (line: string) => /[A-Za-z]-$/.test(line.trimEnd());

/** The text of a span, with what is known of its codes. */
export function inlines(
  telegram: Telegram,
  message: Message,
  { start, end }: Span,
  context: DescribeContext,
): Inline[] {
  const found: Inline[] = [];
  let at = start;
  const push = (to: number, more?: Omit<Inline, 'text'>) => {
    if (to > at) found.push({ text: plain(message.text.slice(at, to)).replace(/\s+/g, ' '), ...more });
    at = Math.max(at, to);
  };
  for (const description of describedTokens(telegram, message, { start, end }, context)) {
    if (description.span.start < at || description.span.end > end) continue;
    push(description.span.start);
    const cable = cableNamedBy(telegram, message, description.span);
    push(description.span.end, { meaning: meaningOf(description), ...(cable && { cable }) });
  }
  push(end);
  return found;
}

/** What a hover says, without the code that it repeats. */
export function meaningOf(description: Description): string {
  const [title = '', ...rest] = plainTextOf(description).split('\n');
  return [title.replace(/ · [^·]*$/, ''), ...rest].join('\n');
}

/** Text of several lines, as in the copy; characters that control the display are blanks. */
function preserved(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => plain(line.replaceAll('\t', '        ')).trimEnd())
    .join('\n');
}

function linesOf(message: Message, { start, end }: Span): [number, number] {
  return [message.line + lineOf(message, start), message.line + lineOf(message, Math.max(start, end - 1))];
}
