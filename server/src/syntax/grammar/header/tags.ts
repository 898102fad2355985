import type { Cursor } from '../../cursor';
import { CAPTION_WORD, matchesOf } from '../../lexicon';
import { TAGS } from '../../lineKinds';
import { Line } from '../../lines';
import { type Leaf, leaf, type Tags } from '../../tree';
import { type Construct, continuationsOf, opensWith } from '../construct';
import { ordered } from '../leaves';
import { ELEMENT_ENDS } from './element';

/** `TAGS: PREL, KDEM, AJ`. FORMAT §6.4. */
export const tags: Construct<Tags, unknown> = {
  opens: opensWith('Tags'),
  read: readTags,
  ends: ELEMENT_ENDS,
};

/** A tag with the markup of a web copy, other markup, a person in brackets, a word. */
const TAG =
  /\[([A-Z0-9]{2,8})\]\([^()\s]{0,200}\)|&#?\w{1,8};|<[^<>]{0,200}>|\([^()]{1,80}\)|[^\s,;:.()[\]#&/"“”*\\<>—–]+(?:\.+[^\s,;:.()[\]#&/"“”*\\<>—–]+)*/g;
/** A caption that a copy has run into the list. */
const CAPTION = new RegExp(`^(?:${CAPTION_WORD})$`);
/** A tag is of two to five letters; names and phrases are rarer. FORMAT §6.4. */
const CODE = /^[A-Z0-9]{2,5}$/;

/** The list goes on below, also where a page ended within it, but running text does not belong to it. */
export function readTags(cursor: Cursor): Tags {
  const { text } = cursor;
  const line = cursor.next();
  const word = TAGS.exec(line.head)?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  let end = line.end;
  const more = continuationsOf(cursor, ELEMENT_ENDS, (below, afterBlank) => {
    const open = /[,(]$|\([^)]*$/.test(text.slice(Math.max(line.start, end - 80), end));
    const continues = (open || !afterBlank) && below.kind !== 'Paragraph' && (open || isList(below.head));
    if (continues) end = below.end;
    return continues;
  });
  const found: Leaf<'Tag'>[] = [];
  const others: Leaf<'Caption' | 'Unknown'>[] = [];
  const linkMarkup: Leaf<'LinkMarkup'>[] = [];
  for (const { start, end } of joined(text, [
    new Line(text, keyword.end, line.end, line.interrupted),
    ...more,
  ])) {
    for (const { index, 0: whole, 1: linked } of matchesOf(TAG, text.slice(start, end))) {
      const from = start + index;
      if (linked !== undefined) {
        const to = from + 1 + linked.length;
        found.push(leaf('Tag', from + 1, to));
        linkMarkup.push(leaf('LinkMarkup', from, from + 1), leaf('LinkMarkup', to, from + whole.length));
      } else if (CAPTION.test(whole)) {
        others.push(leaf('Caption', from, from + whole.length));
      } else {
        const node = <K extends 'Tag' | 'Unknown'>(kind: K) => leaf(kind, from, from + whole.length);
        if (/^[&<]/.test(whole)) others.push(node('Unknown'));
        else found.push(node('Tag'));
      }
    }
  }
  const children = ordered([keyword, ...found, ...others, ...linkMarkup]);
  return {
    kind: 'Tags',
    start: line.start,
    end: children.at(-1)?.end ?? line.end,
    keyword,
    tags: found,
    linkMarkup,
    children: cursor.woven(children),
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
    if (before && open && line.interrupted === 'no') all[all.length - 1] = before.upTo(line.end);
    else all.push(line);
  }
  return all;
}
