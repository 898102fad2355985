import { headOf, type Line, leaf, paragraphStartOf, type Read } from '../../lines';
import type { Leaf, Tags } from '../../tree';
import { CAPTION_WORD } from './captions';
import { continuations, inOrder } from './continuations';
import { TAGS } from './keywords';

/** A tag with the markup of a web copy, other markup, a person in brackets, a word. */
const TAG =
  /\[([A-Z0-9]{2,8})\]\([^()\s]{0,200}\)|&#?\w{1,8};|<[^<>]{0,200}>|\([^()]{1,80}\)|[^\s,;:.()[\]#&/"“”*\\<>—–]+(?:\.+[^\s,;:.()[\]#&/"“”*\\<>—–]+)*/g;
/** A caption that a copy has run into the list. */
const CAPTION = new RegExp(`^(?:${CAPTION_WORD})$`);
/** A tag is of two to five letters; names and phrases are rarer. FORMAT §6.4. */
const CODE = /^[A-Z0-9]{2,5}$/;

/** FORMAT §6.4: the list goes on below, also where a page ended within it, but running text does not belong to it. */
export function readTags(text: string, lines: readonly Line[], at: number): Read<Tags> {
  const line = lines[at] as Line;
  const word = TAGS.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  let end = line.end;
  const more = continuations(text, lines, at, (head, afterBlank, below) => {
    const open = /[,(]$|\([^)]*$/.test(text.slice(Math.max(line.start, end - 80), end));
    const continues = (open || !afterBlank) && !paragraphStartOf(head) && (open || isList(head));
    if (continues) end = below.end;
    return continues;
  });
  const tags: Leaf<'Tag'>[] = [];
  const others: Leaf<'Caption' | 'Unknown'>[] = [];
  const linkMarkup: Leaf<'LinkMarkup'>[] = [];
  for (const { start, end } of joined(text, [{ ...line, start: keyword.end }, ...more.lines])) {
    for (const { index, 0: whole, 1: linked } of text.slice(start, end).matchAll(TAG)) {
      const from = start + index;
      if (linked !== undefined) {
        const to = from + 1 + linked.length;
        tags.push(leaf('Tag', from + 1, to));
        linkMarkup.push(leaf('LinkMarkup', from, from + 1), leaf('LinkMarkup', to, from + whole.length));
      } else if (CAPTION.test(whole)) {
        others.push(leaf('Caption', from, from + whole.length));
      } else {
        const node = <K extends 'Tag' | 'Unknown'>(kind: K) => leaf(kind, from, from + whole.length);
        if (/^[&<]/.test(whole)) others.push(node('Unknown'));
        else tags.push(node('Tag'));
      }
    }
  }
  const children = inOrder([keyword, ...tags, ...others, ...linkMarkup]);
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

/** Whether a line is one of tags: two thirds of its words have their form; in small letters all, between commas. */
function isList(head: string): boolean {
  if (/[a-z]/.test(head)) return head.split(/[,;]/).every((item) => /^\s*\w{0,5}\s*$/.test(item));
  const words = head.match(TAG) ?? [];
  return 3 * words.filter((word) => CODE.test(word)).length >= 2 * words.length;
}

/** The lines, of which those are one within which brackets stay open. */
function joined(text: string, lines: readonly Line[]): Line[] {
  const all: Line[] = [];
  for (const line of lines) {
    const before = all.at(-1);
    const open =
      before && /\([^)]{0,80}$/.test(text.slice(Math.max(before.start, before.end - 80), before.end));
    if (before && open && line.interrupted === 'no') all[all.length - 1] = { ...before, end: line.end };
    else all.push(line);
  }
  return all;
}
