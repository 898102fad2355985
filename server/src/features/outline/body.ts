import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { textOf } from '../../syntax/query/walk';
import type { Body, Message, Paragraph, Signature, SyntaxNode } from '../../syntax/tree';
import { furniture, type QuotedSymbol, symbol } from './symbol';

/** So much of a paragraph's first line is shown. */
const PARAGRAPH_LENGTH = 48;
/** And so much of it is looked at. */
const FIRST_WORDS = 200;

/** `12 paragraphs`, `summary + 2 paragraphs`; those without numbers count where none has one. */
export function paragraphCount(message: Message, { paragraphs }: Body): string {
  const numbered = paragraphs.filter(({ number }) => number !== undefined).length;
  const count = numbered || paragraphs.length;
  const [first] = paragraphs;
  const summary =
    first && numbered > 0 && first.number === undefined && isSummary(firstWords(message, first));
  return `${summary ? 'summary + ' : ''}${count} ${count === 1 ? 'paragraph' : 'paragraphs'}`;
}

/** The paragraphs and headings of a body. Headings enclose what follows them, up to the next heading. */
export function contentSymbols(message: Message, body: Body, quoted: QuotedSymbol): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  let open: DocumentSymbol | undefined;
  const nodes = body.children;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as SyntaxNode;
    if (node.kind === 'Heading') {
      open = symbol(message, SymbolKind.Class, textOf(message, node.title), '', node, {
        selection: node.title,
        children: [],
      });
      symbols.push(open);
      continue;
    }
    const inner =
      node.kind === 'Paragraph'
        ? [paragraphSymbol(message, node, exemptionsAfter(message, nodes, index), quoted)]
        : furniture(message, node);
    const into = open?.children ?? symbols;
    for (const each of inner) into.push(each);
    const last = inner.at(-1);
    if (open && last) open.range.end = last.range.end;
  }
  return symbols;
}

/** The codes in the margin of the last line of a paragraph, which are after its end. */
function exemptionsAfter(
  { releaseMarks }: Message,
  nodes: readonly SyntaxNode[],
  index: number,
): readonly SyntaxNode[] {
  if (releaseMarks.length === 0) return releaseMarks;
  let next = index + 1;
  while (nodes[next]?.kind === 'ExemptionCode') next++;
  return nodes.slice(index + 1, next);
}

function paragraphSymbol(
  message: Message,
  paragraph: Paragraph,
  after: readonly SyntaxNode[],
  quoted: QuotedSymbol,
): DocumentSymbol {
  const { number, portionMark, numberNode, damaged } = paragraph;
  const text = firstWords(message, paragraph);
  const opening = text.length > PARAGRAPH_LENGTH ? `${text.slice(0, PARAGRAPH_LENGTH)}…` : text;
  const name = number === undefined ? (isSummary(text) ? 'Summary' : 'Text') : `¶${number}`;
  return symbol(
    message,
    SymbolKind.Field,
    portionMark ? `${name} ${textOf(message, portionMark)}` : name,
    `${damaged ? 'damaged · ' : ''}${opening}${withheld(message, paragraph, after)}`,
    paragraph,
    {
      selection: {
        start: paragraph.start,
        end: Math.max(paragraph.start, portionMark?.end ?? 0, numberNode?.end ?? 0),
      },
      children: interruptions(message, paragraph, quoted),
    },
  );
}

/** The page lines that interrupt a paragraph, and the cables it quotes. */
function interruptions(
  message: Message,
  { start, end, children }: Paragraph,
  quoted: QuotedSymbol,
): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  let from = start;
  for (const child of children) {
    if (child.kind !== 'QuotedCable') continue;
    for (const page of furniture(message, { start: from, end: child.start })) symbols.push(page);
    symbols.push(quoted(message, child));
    from = child.end;
  }
  for (const page of furniture(message, { start: from, end })) symbols.push(page);
  return symbols;
}

/** What was taken out of a paragraph before its release: ` … (B6 withheld)`. */
function withheld(message: Message, { children }: Paragraph, after: readonly SyntaxNode[]): string {
  if (message.releaseMarks.length === 0) return '';
  const codes = [...children, ...after]
    .filter(({ kind }) => kind === 'ExemptionCode')
    .map((code) => textOf(message, code));
  return codes.length > 0 ? ` … (${codes.join(', ')} withheld)` : '';
}

/** The words with which a paragraph begins, without the full stop behind its mark. */
function firstWords(message: Message, paragraph: Paragraph): string {
  for (const child of paragraph.children) {
    if (child.kind !== 'Text') continue;
    const end = Math.min(child.end, child.start + FIRST_WORDS);
    const words = textOf(message, { start: child.start, end }).replace(/^[.\s]+/, '');
    if (words) return words;
  }
  return '';
}

const isSummary = (text: string) => /^(?:BEGIN )?SUMMARY\b/i.test(text);

/** The surnames, and whether they stand behind the last sentence. */
export function signatureSymbol(message: Message, signature: Signature): DocumentSymbol {
  const names = signature.surnames.map((surname) => textOf(message, surname)).join(', ');
  const detail = signature.inline ? `${names} (inline)` : names;
  return symbol(message, SymbolKind.Key, 'Signature', detail, signature);
}
