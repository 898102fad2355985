import type { Range } from 'vscode-languageserver-types';
import { memo } from '../reference/memo';
import { lineOf, offsetOf } from '../syntax/query/locate';
import { portionOf } from '../syntax/query/portions';
import { textOf, visitLeavesWithin } from '../syntax/query/walk';
import type {
  CableDocument,
  ClassificationLevel,
  Leaf,
  Message,
  Paragraph,
  Span,
  SyntaxNode,
} from '../syntax/tree';

/**
 * Types and modifiers of semantic tokens, in the order of their numbers. Those of the protocol where they fit, so
 * that every editor has a colour for them; the others are described in `package.json`.
 */
export const SEMANTIC_TOKENS_LEGEND = {
  tokenTypes: [
    /** Page furniture, wherever it interrupts the text. */
    'comment',
    /** The text of a cable inside the cable. */
    'string',
    /** A key of a form, or of a set of a formatted message. */
    'property',
    /** A caption: the same word in a sentence, or as a name, is none. */
    'keyword',
    'heading',
    'paragraphNumber',
    'portionMark',
    'signature',
    /** What looks like a number, a heading or a signature, and is none. */
    'prose',
  ],
  tokenModifiers: ['unclassified', 'sensitive', 'confidential', 'secret', 'topSecret', 'damaged'],
} as const;

type TokenType = (typeof SEMANTIC_TOKENS_LEGEND.tokenTypes)[number];
type TokenModifier = (typeof SEMANTIC_TOKENS_LEGEND.tokenModifiers)[number];

/** Takes a token: 0-based line of the document, UTF-16 units from its start, length, numbers of the legend. */
export type TakeToken = (
  line: number,
  character: number,
  length: number,
  type: number,
  modifiers: number,
) => void;

/**
 * Tells the tokens that a grammar cannot know, which sees one line at a time and cannot count: what is a heading, what
 * is the number of a paragraph and whether a copy damaged it, how high a paragraph is classified, where page furniture
 * interrupts a sentence or a list, what is quoted, signed, a caption or the key of a form; and what only looks so. In
 * the order of the text, none over the end of a line.
 * @param range only tokens that reach into it; the work grows with the range. Without it, the whole document
 */
export function semanticTokens(document: CableDocument, take: TakeToken, range?: Range): void {
  for (const message of document.messages) {
    const { line, lineStarts } = message;
    if (!range) {
      for (const token of allTokensOf(message)) {
        take(line + token.line, token.character, token.length, token.type, token.modifiers);
      }
    } else if (line <= range.end.line && line + lineStarts.length > range.start.line) {
      const span = { start: offsetOf(message, range.start), end: offsetOf(message, range.end) };
      for (const token of tokensWithin(message, span)) {
        take(line + token.line, token.character, token.length, token.type, token.modifiers);
      }
    }
  }
}

interface Token {
  /** Counted from the first line of the message. */
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

/** An edit above a message moves it to another line, and leaves its nodes and their tokens as they are. */
const allTokensOf = memo(
  (message: Message): readonly Token[] => tokensWithin(message, message),
  ({ children }) => [children],
);

function tokensWithin(message: Message, span: Span): Token[] {
  const tokens: Token[] = [];
  visitLeavesWithin(message, span, (path, leaf) => {
    const meaning = meaningOf(message, path, leaf);
    if (!meaning) return;
    const { type, modifiers = [] } = meaning;
    const kind = SEMANTIC_TOKENS_LEGEND.tokenTypes.indexOf(type);
    const flags = modifiers.reduce(
      (sum, modifier) => sum | (1 << SEMANTIC_TOKENS_LEGEND.tokenModifiers.indexOf(modifier)),
      0,
    );
    for (const { line, start, end } of piecesOf(message, meaning.span ?? leaf)) {
      if (end <= span.start || start >= span.end) continue;
      const character = start - (message.lineStarts[line] ?? 0);
      tokens.push({ line, character, length: end - start, type: kind, modifiers: flags });
    }
  });
  return tokens;
}

/** The parts of a span on each of its lines, without the blanks round them. */
function* piecesOf(message: Message, { start, end }: Span): Iterable<Span & { readonly line: number }> {
  const { text, lineStarts } = message;
  for (let line = lineOf(message, start); line < lineStarts.length; line++) {
    let from = Math.max(start, lineStarts[line] ?? 0);
    let to = Math.min(end, lineStarts[line + 1] ?? text.length);
    if (from >= end) break;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (from < to) yield { line, start: from, end: to };
  }
}

/** Blanks, tabs, line ends. */
const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);

interface Meaning {
  readonly type: TokenType;
  readonly modifiers?: readonly TokenModifier[];
  /** Where it is not the leaf as it stands. */
  readonly span?: Span;
}

function meaningOf(message: Message, path: readonly SyntaxNode[], leaf: Leaf): Meaning | undefined {
  switch (leaf.kind) {
    case 'PageLine':
    case 'PageHeader':
    case 'Banner':
    case 'ReleaseStamp':
    case 'ExemptionCode':
    case 'PublisherText':
    case 'CopyMark':
    case 'PageMark':
      return { type: 'comment' };
    case 'HeadingText':
      return { type: 'heading' };
    case 'Caption':
      return { type: 'keyword' };
    case 'Surname':
      return { type: 'signature' };
    case 'ParagraphNumber':
      return paragraphNumber(message, path.at(-2), leaf);
    case 'PortionMark':
      return { type: 'portionMark', modifiers: levelOf(message, leaf) };
    case 'Keyword':
      return path.at(-2)?.kind === 'FormField' ? { type: 'property' } : undefined;
    case 'Text':
      if (path.some(({ kind }) => kind === 'QuotedCable')) return { type: 'string' };
      return path.at(-2)?.kind === 'Paragraph' ? falseFriend(message, leaf) : undefined;
    default:
      return undefined;
  }
}

/** With its full stop, and the level of the portion mark behind it. */
function paragraphNumber(message: Message, parent: SyntaxNode | undefined, leaf: Leaf): Meaning {
  const { start, end } = leaf;
  const span = { start, end: message.text.charAt(end) === '.' ? end + 1 : end };
  if (parent?.kind !== 'Paragraph') return { type: 'paragraphNumber', span };
  const { portionMark } = parent;
  return {
    type: 'paragraphNumber',
    modifiers: [
      ...(portionMark ? levelOf(message, portionMark) : []),
      ...(isDamaged(parent) ? (['damaged'] as const) : []),
    ],
    span,
  };
}

/** Whether the number is not the one that is due. */
const isDamaged = ({ damaged, number, writtenNumber }: Paragraph) =>
  damaged || (number !== undefined && number !== writtenNumber);

const LEVELS: Record<ClassificationLevel, TokenModifier> = {
  UNCLASSIFIED: 'unclassified',
  'LIMITED OFFICIAL USE': 'sensitive',
  CONFIDENTIAL: 'confidential',
  SECRET: 'secret',
  'TOP SECRET': 'topSecret',
};

/** None where the mark names no level. */
function levelOf(message: Message, mark: Span): readonly TokenModifier[] {
  const text = textOf(message, mark);
  const portion = portionOf(text);
  if (!portion) return [];
  const level = LEVELS[portion.level];
  return level === 'unclassified' && /SBU|FOUO/i.test(text) ? [level, 'sensitive'] : [level];
}

/**
 * At the start of a line: the number of a list, or a few words in capitals that are the whole line. Words that begin or
 * end a part of the text, captions repeated at the top of a page, redactions and lines of an envelope are what they look
 * like.
 */
const FALSE_FRIEND =
  /^(?:1?\d{1,2}\.(?=\s|$)|(?!(?:BEGIN|END|SUMMARY|COMMENT|NOTE|QUOTE|UNQUOTE|FM|ZN[RY]|[A-Z]+DIS|NOFORN|X{5,})\b)[A-Z][A-Z'’-]*(?: [A-Z'’-]+){0,3}$)/;
/** A longer line begins with no words in capitals that are all of it. */
const LONGEST = 60;

/** What a grammar takes for the number of a paragraph, a heading or a signature. */
function falseFriend(message: Message, { start, end }: Leaf): Meaning | undefined {
  const match = FALSE_FRIEND.exec(message.text.slice(start, Math.min(end, start + LONGEST)));
  if (!match) return undefined;
  const lineStart = message.lineStarts[lineOf(message, start)] ?? 0;
  if (message.text.slice(lineStart, start).trim() !== '') return undefined;
  return { type: 'prose', span: { start, end: start + match[0].length } };
}
