import { childrenOf } from '../../syntax/query/walk';
import type { Header, Message, SyntaxNode } from '../../syntax/tree';
import { linesOf, oneLine } from './plainText';

/** What follows SUMMARY in its opening: `SUMMARY AND COMMENT`, `Summary/Comment`, `SUMMARY AND TABLE OF CONTENTS`. */
const WITH = String.raw`(?:\s?(?:,|\/|&|\bAND\b)\s?[A-Z]{2,15}(?: [A-Z]{2,15}){0,3})`;
/** The word, also with a letter lost, doubled or wrong. */
const SUMMARY = '(?:SUM{1,2}[AE]?R{1,2}Y|SUM{1,2}AY|SUMMAR)';
/** A portion mark, a number, dashes or a bracket may stand before it. */
const BEFORE = String.raw`^(?:[\s.:*=([-]|\d\.|[IVX]{1,4}\.|\([A-Z/]{1,8}\))*`;
const MARK = String.raw`(?:\([A-Z/]{1,8}\)\s?)?`;
const OPENING = new RegExp(
  String.raw`${BEFORE}(?:BEGIN\s+)?(?:(?:EXECUTIVE|CABLE|INTRODUCTION|COMMENT|ACTION REQUEST)(?:\s?(?:\/|&|\bAND\b))?\s)?${SUMMARY}${WITH}{0,2}\s*(?:[:.;*=)\]-]+\s*${MARK}|\([A-Z/]{1,8}\)[:.]?\s*|$)`,
  'i',
);
/** Without a point, in capitals and before a sentence that is not. */
const BARE_OPENING = new RegExp(String.raw`${BEFORE}SUMMARY\s(?=[A-Z][a-z])`);
/** Without a point in small letters too, where END SUMMARY closes it. */
const CLOSED_OPENING = new RegExp(String.raw`${BEFORE}${SUMMARY}\s(?=["“]?[A-Z])`, 'i');
/** After other sentences of the paragraph. */
const INLINE_OPENING =
  /^.{1,160}?[.)]\s{1,3}(?:(?:BEGIN|Begin) )?(?:SUMMARY|Summary)(?: (?:AND|and) [A-Za-z]{2,15})?:\s/;
const CLOSING = new RegExp(
  String.raw`\(?\s?\bEND (?:OF )?(?:THE )?(?:[A-Z]{2,15}(?: AND |\/| & | ))?(?:${SUMMARY}|SUM)\b|\(?\bSUMMARY ENDS?\b`,
  'i',
);
const PORTION_MARK = /^\((?:[USC]|TS|SBU|LOU|FOUO)(?:[/-]{1,2}[A-Z]{2,8}){0,3}\)\s*/i;

/** No summary has more paragraphs than this. */
const LONGEST = 15;
/** Where only its end is marked, that is in one of the first paragraphs. */
const FIRST = 3;

/** A heading or a paragraph. */
interface Part {
  readonly heading: boolean;
  /** Enough to tell whether a summary may begin there. */
  readonly head: string;
  readonly lines: () => string[];
}

/** An opening is within so many characters. */
const HEAD = 200;

/**
 * The summary without the words that open and close it, numbers and portion marks; paragraphs are joined by
 * a blank. It ends at END SUMMARY; where that is missing, with its paragraph, or before the next heading if a
 * heading opens it (FORMAT §7). Where only the end is marked, it begins with the body.
 */
export function summaryOf(messages: readonly Message[]): string | undefined {
  const parts = messages.flatMap(partsOf);
  for (const [index, part] of parts.entries()) {
    if (!mayOpen(part)) continue;
    const text = textOf(part);
    const opening = openingOf(text);
    if (opening) return closed(text.slice(opening.length), parts, index) ?? unclosed(opening, parts, index);
  }
  const paragraphs = parts.filter(({ heading }) => !heading).slice(0, FIRST);
  const last = paragraphs.find((part) => CLOSING.test(textOf(part)));
  return last && paragraphs[0] && closed(textOf(paragraphs[0]), paragraphs, 0);
}

const mayOpen = ({ head }: Part) => /SUM/i.test(head);

function openingOf(text: string): string | undefined {
  const head = text.slice(0, HEAD);
  return (OPENING.exec(head) ??
    BARE_OPENING.exec(head) ??
    (CLOSING.test(text) ? CLOSED_OPENING.exec(head) : null) ??
    INLINE_OPENING.exec(head))?.[0];
}

const textOf = ({ lines }: Part) => oneLine(lines().join(' '));

/** The parts of the message in order: lines of the header and of fragments, headings, paragraphs. */
function partsOf(message: Message): Part[] {
  return message.children.flatMap((node): Part[] => {
    if (node.kind === 'Text') return [partOf(message, node)];
    if (node.kind === 'Header') return linesUnderHeader(message, node);
    if (node.kind !== 'Body') return [];
    return node.children.flatMap((child): Part[] => {
      if (child.kind === 'Heading') return [partOf(message, child.title, true)];
      if (child.kind !== 'Paragraph') return [];
      const { start, numberNode, portionMark } = child;
      return [partOf(message, child, false, portionMark?.end ?? numberNode?.end ?? start)];
    });
  });
}

/** An unnumbered summary may have been taken for the end of the header: the lines from there on. */
function linesUnderHeader(message: Message, header: Header): Part[] {
  const lines = header.children.flatMap((node) => {
    if (node.kind === 'ClassifiedBy') return childrenOf(node).filter(({ kind }) => kind === 'Text');
    return node.kind === 'Text' || node.kind === 'PassingInstruction' ? [node] : [];
  });
  const parts = lines.map((line) => partOf(message, line));
  const first = parts.findIndex((part) => mayOpen(part) && openingOf(textOf(part)) !== undefined);
  const [opening, ...more] = first < 0 ? [] : parts.slice(first);
  return opening ? [{ ...opening, lines: () => [opening, ...more].flatMap((part) => part.lines()) }] : [];
}

function partOf(message: Message, node: SyntaxNode, heading = false, from = node.start): Part {
  return {
    heading,
    head: message.text.slice(from, Math.min(node.end, from + HEAD)),
    lines: () => linesOf(message, node, from).map(withoutPoint),
  };
}

/** The point after the paragraph's number. */
function withoutPoint(line: string, index: number): string {
  return index === 0 ? line.replace(/^[.)\s]+/, '') : line;
}

/** The text up to END SUMMARY, in this part or a later one. */
function closed(first: string, parts: readonly Part[], index: number): string | undefined {
  let text = first;
  for (let next = index; ; next++) {
    const end = text.search(CLOSING);
    if (end >= 0) return withoutMark(text.slice(0, end));
    const part = parts[next + 1];
    if (!part || next - index === LONGEST) return undefined;
    const more = textOf(part);
    if (!part.heading || CLOSING.test(more)) text = `${text} ${more}`;
  }
}

function unclosed(opening: string, parts: readonly Part[], index: number): string | undefined {
  const own = ownText(parts[index], opening);
  if (own !== '') return withoutMark(own);
  const texts: string[] = [];
  for (const part of parts.slice(index + 1, index + 1 + LONGEST)) {
    if (part.heading) break;
    texts.push(part.lines().join(' '));
  }
  return withoutMark(texts.join(' '));
}

/** The text of the paragraph that the summary opens, up to a line in capitals after a gap: a heading. */
function ownText(part: Part | undefined, opening: string): string {
  const lines = part?.lines() ?? [];
  const heading = lines.findIndex(
    (line, at) => at > 1 && lines[at - 1] === '' && /^[^a-z]{0,60}$/.test(line) && /[A-Z]/.test(line),
  );
  return oneLine((heading < 0 ? lines : lines.slice(0, heading)).join(' ')).slice(opening.length);
}

function withoutMark(text: string): string | undefined {
  const words = oneLine(text.replace(/^[\s.:-]+/, ''))
    .replace(PORTION_MARK, '')
    .replace(/[\s(-]{1,20}$/, '');
  return words === '' ? undefined : words;
}
