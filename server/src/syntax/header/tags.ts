import { headOf, type Line, leaf, type Read } from '../lines';
import type { Leaf, Tags } from '../tree';
import { continuations, inOrder, sameElement } from './continuations';
import { TAGS } from './keywords';

const TAG = /\[([A-Z0-9]{2,8})\]\([^()\s]{0,200}\)|\([^()\r\n]{1,80}\)|[^\s,;()[\]]+/g;

export function readTags(text: string, lines: readonly Line[], at: number): Read<Tags> {
  const line = lines[at] as Line;
  const word = TAGS.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const more = continuations(text, lines, at, sameElement);
  const tags: Leaf<'Tag'>[] = [];
  const linkMarkup: Leaf<'LinkMarkup'>[] = [];
  for (const { start, end } of [{ start: keyword.end, end: line.end }, ...more.lines]) {
    for (const { index, 0: whole, 1: linked } of text.slice(start, end).matchAll(TAG)) {
      const from = start + index;
      if (linked === undefined) {
        tags.push(leaf('Tag', from, from + whole.length));
      } else {
        const to = from + 1 + linked.length;
        tags.push(leaf('Tag', from + 1, to));
        linkMarkup.push(leaf('LinkMarkup', from, from + 1), leaf('LinkMarkup', to, from + whole.length));
      }
    }
  }
  const children = inOrder([keyword, ...tags, ...linkMarkup]);
  return {
    node: {
      kind: 'Tags',
      start: line.start,
      end: children.at(-1)?.end ?? line.end,
      keyword,
      tags,
      linkMarkup,
      children,
    },
    next: more.next,
  };
}
