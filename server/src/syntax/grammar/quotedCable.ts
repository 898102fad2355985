import type { Cursor } from '../cursor';
import { CLOSES_QUOTATION, QUOTATION } from '../lineKinds';
import { type Line, partOf } from '../lines';
import { type Body, type Header, leaf, type QuotedCable, type SyntaxNode } from '../tree';
import type { Ending } from './body/ending';
import { textLeaf } from './leaves';
import { UNQUOTE_AT_END, UNQUOTE_TAIL } from './quotations';

/** How the parts of a cable are read that is quoted in another: a quoted cable is a cable. */
export interface CableGrammar {
  readonly header: (cursor: Cursor) => Header | undefined;
  /** The body up to where the ending begins. */
  readonly ending: (cursor: Cursor) => Ending;
  readonly body: (cursor: Cursor) => Body | undefined;
}

/**
 * The cable from the line at the cursor to the one at the index, which close a quotation: header, body and signature of
 * its own. FORMAT §7.
 */
export function readQuotedCable(cursor: Cursor, closing: number, grammar: CableGrammar): QuotedCable {
  const { text, lines } = cursor;
  const opening = cursor.line;
  const last = lines[closing] as Line;
  const word = QUOTATION.exec(opening.head)?.[0].trimEnd() ?? '';
  const keyword = leaf('Keyword', opening.start, opening.start + word.length);
  // What is on the lines of QUOTE and UNQUOTE themselves is part of the cable.
  const rest = partOf(text, keyword.end, opening.end);
  const { before, children: closingNodes } = closingOf(text, last);
  const inner = [
    ...(rest ? [rest] : []),
    ...lines.slice(cursor.at + 1, closing),
    ...(before ? [before] : []),
  ];
  cursor.at = closing + 1;

  const cable = cursor.part(0, inner.length, inner);
  const header = grammar.header(cable);
  const ending = grammar.ending(cable);
  const body = grammar.body(cursor.part(cable.at, ending.at, ending.lines));
  const children: SyntaxNode[] = [keyword];
  if (header) children.push(header);
  if (body) children.push(body);
  children.push(...ending.children, ...closingNodes);
  return {
    kind: 'QuotedCable',
    start: opening.start,
    end: last.end,
    ...(header && { header }),
    ...(body && { body }),
    ...(ending.signature && { signature: ending.signature }),
    children: cursor.woven(children),
  };
}

/** UNQUOTE with what is on its line. */
function closingOf(
  text: string,
  line: Line,
): { readonly before?: Line; readonly children: readonly SyntaxNode[] } {
  const opening = CLOSES_QUOTATION.exec(line.head)?.[0];
  if (opening !== undefined) {
    const keyword = leaf('Keyword', line.start, line.start + opening.length);
    const rest = partOf(text, keyword.end, line.end);
    return { children: rest ? [keyword, textLeaf(rest)] : [keyword] };
  }
  const tail = line.tail(UNQUOTE_TAIL);
  const match = UNQUOTE_AT_END.exec(tail);
  const start = line.end - tail.length + (match?.index ?? 0) + 1;
  const before = partOf(text, line.start, start);
  return { ...(before && { before }), children: [leaf('Keyword', start, line.end)] };
}
