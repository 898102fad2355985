import { headOf, type Line, leaf } from '../lines';
import type { Attribute, Attributes, Leaf, SyntaxNode } from '../tree';

/** Above the text and above the attributes of a telegram in the Access to Archival Databases. FORMAT §1, era b1. */
const MARK = 'Message Attributes';
const KEY = /^([A-Z][A-Za-z/()' -]{1,40}):(?=\s|$)/;

/** Index of the line `Message Attributes`; `undefined` where there is none. */
export function attributesAt(text: string, lines: readonly Line[]): number | undefined {
  if (!text.includes(MARK)) return undefined;
  const at = lines.findIndex(({ start, end }) => end - start === MARK.length && text.startsWith(MARK, start));
  return at === -1 ? undefined : at;
}

/** Reads `Message Attributes` and the keys below it. A line without a key goes on with the value above. */
export function readAttributes(text: string, lines: readonly Line[], index: number): Attributes {
  const [mark, ...rest] = lines.slice(index).filter(({ start, end }) => start < end) as [Line, ...Line[]];
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
      children: [keyword, ...texts],
    };
    attributes.push(attribute);
    children.push(attribute);
    open = undefined;
  };
  for (const line of rest) {
    const word = KEY.exec(headOf(text, line));
    if (!word) {
      const more = leaf('Text', line.start, line.end);
      if (open) open.texts.push(more);
      else children.push(more);
      continue;
    }
    close();
    const keyword = leaf('Keyword', line.start, line.start + word[0].length);
    const blanks = text.slice(keyword.end, line.end).search(/\S/);
    open = {
      key: word[1] ?? '',
      keyword,
      texts: blanks === -1 ? [] : [leaf('Text', keyword.end + blanks, line.end)],
    };
  }
  close();
  return {
    kind: 'Attributes',
    start: mark.start,
    end: children.at(-1)?.end ?? mark.end,
    attributes,
    children,
  };
}
