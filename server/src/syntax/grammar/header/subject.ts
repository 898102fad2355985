import type { Cursor } from '../../cursor';
import { PORTION_MARK } from '../../lexicon';
import { HEADER_ELEMENTS, SUBJECT } from '../../lineKinds';
import type { Line } from '../../lines';
import { leaf, type Subject } from '../../tree';
import { type Construct, continuationsOf, opensWith } from '../construct';
import { restFrom, textLeaf } from '../leaves';
import { ELEMENT_ENDS } from './element';

/** `SUBJECT: (C) WEATHER RADARS`. FORMAT §6.5. */
export const subject: Construct<Subject, unknown> = {
  opens: opensWith('Subject'),
  read: readSubject,
  ends: ELEMENT_ENDS,
};

/**
 * What stands below a subject and is no part of it: the summary, a warning, a notice of the operator, the envelope
 * below a mail that forwards the cable.
 */
const OTHER =
  /^(?:BEGIN\s)?SUMMARY\b\s?(?:[:.(-]|$)|^\(?SENSITIVE BUT\b|^\/{3}|^V?ZCZC|^(?:\((?:SBU|U)\) )?THIS (?:CABLE|MESSAGE|IS)\b|^(?:REASONS?\s?:|DERIVED FROM\b|DECLASSIFY ON\b)/i;
/** A few copies have the keyword twice. */
const TWICE = /^(?:SUBJECT|SUBJ):\s{0,3}(?:SUBJECT|SUBJ):/i;
/** A mark in square brackets or without the first one: `[C]`, `C)`. */
const BARE_MARK = /^(?:\[(?:U|C|S|SBU|[CS]\/{1,2}NF)\]|(?:U|C|S|SBU|[CS]\/{1,2}NF)\)(?=\s))/;
/** How many lines of a subject may stand between blank lines, and how far ahead the next element. */
const PARTED = 4;
const FARTHEST = 24;
/** No subject is longer, in UTF-16 units with its keyword and line breaks. */
const LONGEST = 320;
/** A line that ends so goes on. */
const OPEN = /(?:[,;:]|\s(?:AND|OR|OF|WITH|TO|FOR|IN|THE|ON|BY|AT|FROM))$/;

/** The subject ends at a blank line, unless the copy has one after each line. */
export function readSubject(cursor: Cursor): Subject {
  const { text, lines } = cursor;
  let reached = cursor.at;
  const line = cursor.next();
  const word = TWICE.exec(line.head)?.[0] ?? SUBJECT.exec(line.head)?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const first = restFrom(text, keyword.end, line.end);
  let taken = first !== undefined;
  let end = line.end;
  const more = continuationsOf(cursor, ELEMENT_ENDS, (below, afterBlank) => {
    if (below.kind === 'Paragraph' || OTHER.test(below.head) || below.end - line.start > LONGEST)
      return false;
    if (afterBlank) reached = lines.indexOf(below, reached);
    const open = () => OPEN.test(text.slice(Math.max(line.start, end - 8), end)) && isCapitals(below);
    const continues = !afterBlank || !taken || open() || isParted(lines, reached);
    if (continues) end = below.end;
    taken = true;
    return continues;
  });
  const opening = first && text.slice(first.start, Math.min(first.end, first.start + 80));
  const mark = opening && (PORTION_MARK.exec(opening) ?? BARE_MARK.exec(opening))?.[0];
  const portionMark = first && mark ? leaf('PortionMark', first.start, first.start + mark.length) : undefined;
  const afterMark = first && portionMark ? restFrom(text, portionMark.end, first.end) : first;
  const texts = [...(afterMark ? [afterMark] : []), ...more].map(textLeaf);
  const children = [keyword, ...(portionMark ? [portionMark] : []), ...texts];
  return {
    kind: 'Subject',
    start: line.start,
    end: children.at(-1)?.end ?? line.end,
    keyword,
    ...(portionMark && { portionMark }),
    lines: texts,
    children: cursor.woven(children),
  };
}

/** Whether a line in capitals after a blank one goes on with the subject: the next element follows soon. */
function isParted(lines: readonly Line[], at: number): boolean {
  let capitals = 0;
  for (let ahead = at; ahead < lines.length && ahead < at + FARTHEST && capitals <= PARTED; ahead++) {
    const line = lines[ahead] as Line;
    if (line.isBlank) continue;
    if (HEADER_ELEMENTS.has(line.kind)) return capitals > 0;
    if (!isCapitals(line)) return false;
    capitals++;
  }
  return false;
}

function isCapitals({ kind, head }: Line): boolean {
  return /^[^a-z]{2,80}$/.test(head) && kind !== 'Captions' && kind !== 'Paragraph' && !OTHER.test(head);
}
