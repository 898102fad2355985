import type { Cursor } from '../cursor';
import type { Line } from '../lines';
import { type Attribute, type Attributes, type Leaf, leaf, type SyntaxNode } from '../tree';
import { restFrom, textLeaf } from './leaves';

const MARK = 'Message Attributes';
const KEY = /^([A-Z][A-Za-z/()' -]{1,40}):(?=\s|$)/;

/** Index of the line `Message Attributes`; `undefined` where there is none. FORMAT §1, era b1. */
export function attributesAt(lines: readonly Line[]): number | undefined {
  const at = lines.findIndex(
    (line) => line.length === MARK.length && line.kind === 'ArchiveMark' && line.head === MARK,
  );
  return at === -1 ? undefined : at;
}

/** Reads `Message Attributes` at the cursor and the keys below. A line without a key goes on with the value above. */
export function readAttributes(cursor: Cursor): Attributes {
  const { text } = cursor;
  const mark = cursor.next();
  const attributes: Attribute[] = [];
  const children: SyntaxNode[] = [leaf('WrapperMark', mark.start, mark.end)];
  let open: { key: string; keyword: Leaf<'Keyword'>; texts: Leaf<'Text'>[] } | undefined;
  const close = () => {
    if (!open) return;
    const { key, keyword, texts } = open;
    const attribute: Attribute = {
      kind: 'Attribute',
      start: keyword.start,
      end: texts.at(-1)?.end ?? keyword.end,
      keyword,
      key,
      value: texts.map(({ start, end }) => text.slice(start, end)).join(' '),
      children: cursor.woven([keyword, ...texts]),
    };
    attributes.push(attribute);
    children.push(attribute);
    open = undefined;
  };
  while (cursor.skipBlanks() >= 0 && !cursor.isAtEnd) {
    const line = cursor.next();
    const word = KEY.exec(line.head);
    if (!word) {
      const more = textLeaf(line);
      if (open) open.texts.push(more);
      else children.push(more);
      continue;
    }
    close();
    const keyword = leaf('Keyword', line.start, line.start + word[0].length);
    const value = restFrom(text, keyword.end, line.end);
    open = { key: word[1] ?? '', keyword, texts: value ? [textLeaf(value)] : [] };
  }
  close();
  return {
    kind: 'Attributes',
    start: mark.start,
    end: children.at(-1)?.end ?? mark.end,
    attributes,
    children: cursor.woven(children),
  };
}
