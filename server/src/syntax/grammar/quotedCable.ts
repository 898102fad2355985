import { headOf, type Line, leaf } from '../lines';
import type { QuotedCable, SyntaxNode } from '../tree';
import { readBody } from './body';
import { readEnding } from './body/ending';
import { readHeader } from './header';
import { startsHeader } from './header/keywords';

const OPENING = /^(?:BEGIN\s+)?(QUOTE|TEXT)\s?[.:]?(?=$|\s)/i;
const CLOSING = /^(?:UNQUOTE|END\s+(?:OF\s+)?(?:QUOTE|TEXT))\b[.:]?/i;
const CLOSING_AT_END = /\s(UNQUOTE|END QUOTE)\s?\.?$/i;

/** The pairs of lines between which a cable is quoted: the index of the closing line by that of the opening one. */
export type Quotations = ReadonlyMap<number, number>;

const NONE: Quotations = new Map();

/**
 * Finds QUOTE … UNQUOTE and, where a header of a cable stands inside, BEGIN TEXT … END TEXT. A quotation within
 * another is part of that one. One pass over the lines.
 */
export function quotationsIn(text: string, lines: readonly Line[], from: number, to: number): Quotations {
  const first = lines[from];
  const last = lines[to - 1];
  if (!first || !last || to <= from) return NONE;
  const at = text.indexOf('QUOTE', first.start);
  const quotes = at !== -1 && at < last.end;
  const texts = text.indexOf('END TEXT', first.start);
  if (!quotes && (texts === -1 || texts >= last.end)) return NONE;
  const found = new Map<number, number>();
  let open: { at: number; text: boolean; header: boolean } | undefined;
  let depth = 0;
  for (let index = from; index < to; index++) {
    const line = lines[index] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    const opening = opens(head);
    if (opening) {
      if (!open || (open.text && !opening.text)) {
        open = { at: index, text: opening.text, header: false };
        depth = 0;
      } else if (opening.text === open.text) depth++;
    } else if (open && closes(text, line, head, open.text)) {
      if (depth-- > 0) continue;
      if (!open.text || open.header) found.set(open.at, index);
      open = undefined;
    } else if (open?.text && startsHeader(head)) {
      open.header = true;
    }
  }
  return found;
}

/** Whether a line may open a quotation that `quotationsIn` finds. */
export function opensQuotation(head: string): boolean {
  return opens(head) !== undefined;
}

/** A line that begins a quotation: the word alone, or with a colon; a sentence that quotes a word is none. */
function opens(head: string): { readonly text: boolean } | undefined {
  const code = head.charCodeAt(0) & ~32;
  if (code !== 66 && code !== 81) return undefined; // B, Q
  const match = OPENING.exec(head);
  if (!match) return undefined;
  const text = /TEXT/i.test(match[1] as string);
  const alone = match[0].length === head.length;
  if (text && !/^BEGIN/i.test(head)) return undefined;
  return alone || (match[0].endsWith(':') && !/UNQUOTE|END QUOTE/i.test(head)) ? { text } : undefined;
}

function closes(text: string, line: Line, head: string, isText: boolean): boolean {
  const code = head.charCodeAt(0) & ~32;
  const match = code === 85 || code === 69 ? CLOSING.exec(head) : null; // U, E
  if (match) return /TEXT/i.test(match[0]) === isText;
  if (isText) return false;
  const tail = text.slice(Math.max(line.start, line.end - 80), line.end);
  return CLOSING_AT_END.test(tail) && !/\bQUOTE\b.*\bUNQUOTE/i.test(tail);
}

/** The cable between two lines of a pair: header, body and signature of its own (FORMAT §7). */
export function readQuotedCable(text: string, lines: readonly Line[], at: number, end: number): QuotedCable {
  const opening = lines[at] as Line;
  const closing = lines[end] as Line;
  const word = OPENING.exec(headOf(text, opening))?.[0].trimEnd() ?? '';
  const keyword = leaf('Keyword', opening.start, opening.start + word.length);
  // What stands on the lines of QUOTE and UNQUOTE themselves is part of the cable.
  const inner = lines.slice(at + 1, end);
  const behind = trimmed(text, keyword.end, opening.end);
  if (behind) inner.unshift(behind);
  const { before, children: closingNodes } = closingOf(text, closing);
  if (before) inner.push(before);

  const header = readHeader(text, inner, 0, true);
  const from = header?.next ?? 0;
  const ending = readEnding(text, inner, from, inner.length);
  const body = readBody(text, ending.lines, from, ending.at, { quoted: true });
  const children: SyntaxNode[] = [keyword];
  if (header) children.push(header.node);
  if (body) children.push(body);
  children.push(...ending.children, ...closingNodes);
  return {
    kind: 'QuotedCable',
    start: opening.start,
    end: closing.end,
    ...(header && { header: header.node }),
    ...(body && { body }),
    ...(ending.signature && { signature: ending.signature }),
    children,
  };
}

/** UNQUOTE with what stands on its line. */
function closingOf(
  text: string,
  line: Line,
): { readonly before?: Line; readonly children: readonly SyntaxNode[] } {
  const opening = CLOSING.exec(headOf(text, line))?.[0];
  if (opening !== undefined) {
    const keyword = leaf('Keyword', line.start, line.start + opening.length);
    const rest = trimmed(text, keyword.end, line.end);
    return { children: rest ? [keyword, leaf('Text', rest.start, rest.end)] : [keyword] };
  }
  const from = Math.max(line.start, line.end - 80);
  const match = CLOSING_AT_END.exec(text.slice(from, line.end));
  const start = from + (match?.index ?? 0) + 1;
  const before = trimmed(text, line.start, start);
  return { ...(before && { before }), children: [leaf('Keyword', start, line.end)] };
}

function trimmed(text: string, from: number, to: number): Line | undefined {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return start < end ? { start, end, interrupted: 'no' } : undefined;
}
