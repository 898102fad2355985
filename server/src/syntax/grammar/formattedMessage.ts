import type { Cursor } from '../cursor';
import { type Line, partOf } from '../lines';
import { type FormField, type Header, leaf, type SyntaxNode } from '../tree';
import { headerOf } from './header/header';
import { textLeaf } from './leaves';

/** A set of a formatted message; its name is the group. */
const SET = /^([A-Z]{3,8})\/(?=\S|$)/;

/**
 * Reads the sets of a formatted military message, `MSGID/GENADMIN/…//`, one on each line, up to the first line of its
 * text. It is only tolerated. FORMAT §1, era f.
 */
export function readFormattedMessage(cursor: Cursor): Header {
  const children: SyntaxNode[] = [];
  let open: { readonly line: Line; readonly more: Line[] } | undefined;
  const close = () => {
    if (open) children.push(setOf(cursor, open.line, open.more));
    open = undefined;
  };
  let next = cursor.at;
  while (!cursor.isAtEnd) {
    const blank = cursor.skipBlanks() > 0;
    if (cursor.isAtEnd || cursor.kind === 'Paragraph') break;
    const { line } = cursor;
    if (SET.test(line.head)) {
      close();
      open = { line, more: [] };
    } else if (blank) {
      break;
    } else if (open) {
      open.more.push(line);
    } else {
      children.push(textLeaf(line));
    }
    cursor.next();
    next = cursor.at;
  }
  close();
  cursor.at = next;
  return headerOf(cursor, children, {});
}

function setOf(cursor: Cursor, line: Line, more: readonly Line[]): FormField {
  const [word = '', key = ''] = SET.exec(line.head) ?? [];
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const value = partOf(cursor.text, keyword.end, line.end);
  const children = [keyword, ...(value ? [textLeaf(value)] : []), ...more.map(textLeaf)];
  return {
    kind: 'FormField',
    start: line.start,
    end: more.at(-1)?.end ?? line.end,
    keyword,
    key,
    children: cursor.woven(children),
  };
}
