import type { Cursor } from '../../cursor';
import { CLASSIFIED_BY } from '../../lineKinds';
import { type ClassifiedBy, type Leaf, leaf, type SyntaxNode } from '../../tree';
import { type Construct, continuationsOf, opensWith } from '../construct';
import { ordered, pushWords } from '../leaves';
import { ELEMENT_ENDS } from './element';

/** `Classified By: Ambassador Anne E. Derse per 1.4 (b,d).` FORMAT §6.7. */
export const classifiedBy: Construct<ClassifiedBy, unknown> = {
  opens: opensWith('ClassifiedBy'),
  read: readClassifiedBy,
  ends: ELEMENT_ENDS,
};

// FORMAT §6.7: 1.4 (b) and (d), 1.4 (b,d), 1.4(b/d), 1.5.D, 1,4 (C), 1. 4 (b), cut at column 70 anywhere.
const REASON_SECTION = /(?<![\d.])1\s{0,3}[.,]\s{0,3}[2-8](?!\d)/;
const REASON_LETTER =
  /(?:[\s.,;/&+()-]|[Aa]\s{0,2}[Nn]\s{0,2}[Dd](?=[\s(])|(?:or|OR)(?=[\s(]))*([A-Ja-j])(?![A-Za-z]|\s{1,2}nd\b)/y;
/** The statement is whole where a reason ends it. */
const WHOLE =
  /(?<![\d.])1\s?[.,]\s{0,2}[2-8](?!\d)[^A-Za-z]{0,4}[a-j](?![a-z])(?:[^a-z]|\band\b|\bor\b|[a-j](?![a-z]))*$/i;
/** After a whole statement only further reasons go on with it, and the lines of the SMART form. */
const GOES_ON =
  /^(?:A?N?D\b|OR\b|[&,;/+]|\(?[A-J]\)?(?:[\s.,;&/]|$)|DECLASSIFY ON\b|DERIVED FROM\b|REASONS?\b|1\s?[.,]\s?[2-8]\b)/i;
/** Reasons that stand below a blank line; another one, `and (d).` */
const REASONS = /^.{0,60}\bREASONS?\b|^.{0,60}\b1\s?[.,]\s?[2-8]\s?\(?[A-J]\b/i;
const ONE_REASON = /^(?:AND\s+)?\(?[A-J]\)[\s.]*$/i;
/** A portion mark, and the text which it marks. */
const MARKED_TEXT = /^\((?:U|C|S|SBU|[CS]\/{1,2}NF)\)\s+\S+\s/;

export function readClassifiedBy(cursor: Cursor): ClassifiedBy {
  const { text } = cursor;
  const line = cursor.next();
  const match = CLASSIFIED_BY.exec(line.head);
  const keywordEnd = line.start + (match?.[0].length ?? 0);
  const keyword = leaf('Keyword', keywordEnd - (match?.[2]?.length ?? 0), keywordEnd);
  const mark = match?.[1];
  let end = line.end;
  let taken = keywordEnd < line.end;
  const more = continuationsOf(cursor, ELEMENT_ENDS, (below, afterBlank) => {
    const { head } = below;
    const whole = WHOLE.test(text.slice(Math.max(line.start, end - 60), end));
    const continues =
      !head.startsWith('//') &&
      !MARKED_TEXT.test(head) &&
      (afterBlank && taken
        ? whole
          ? ONE_REASON.test(head)
          : REASONS.test(head)
        : (below.kind !== 'Paragraph' || /^1\.\s?[2-8]\b/.test(head)) && (!whole || GOES_ON.test(head)));
    taken ||= continues;
    if (continues) end = below.end;
    return continues;
  });
  const source = text.slice(line.start, end);
  const section = REASON_SECTION.exec(source);
  const nodes: SyntaxNode[] = [];
  const reasonLetters: Leaf<'ReasonLetter'>[] = [];
  let reasonSection: Leaf<'ReasonSection'> | undefined;
  if (section) {
    const from = section.index + section[0].length;
    reasonSection = leaf('ReasonSection', line.start + section.index, line.start + from);
    nodes.push(reasonSection);
    REASON_LETTER.lastIndex = from;
    for (let found = REASON_LETTER.exec(source); found; found = REASON_LETTER.exec(source)) {
      const to = line.start + REASON_LETTER.lastIndex;
      reasonLetters.push(leaf('ReasonLetter', to - 1, to));
    }
    for (const letter of reasonLetters) nodes.push(letter);
  }
  const parts = ordered(nodes);
  const children: SyntaxNode[] = mark ? [leaf('PortionMark', line.start, line.start + mark.length)] : [];
  children.push(keyword);
  let from = keyword.end;
  let next = 0;
  for (const span of [{ start: keyword.end, end: line.end }, ...more]) {
    from = Math.max(from, span.start);
    for (let part = parts[next]; part && part.start < span.end; part = parts[++next]) {
      if (part.start < from) continue;
      pushWords(text, from, part.start, children);
      from = part.end;
    }
    pushWords(text, from, span.end, children);
  }
  for (const part of parts) children.push(part);
  return {
    kind: 'ClassifiedBy',
    start: line.start,
    end,
    keyword,
    ...(reasonSection && { reasonSection }),
    reasonLetters,
    children: cursor.woven(ordered(children)),
  };
}
