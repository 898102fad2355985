import { headOf, type Line, leaf, PORTION_MARK, paragraphStartOf, type Read } from '../../lines';
import type { Subject } from '../../tree';
import { isKnownCaptionLine } from './captions';
import { continuations, textBehind } from './continuations';
import { SUBJECT, startsHeader } from './keywords';

/**
 * What stands below a subject and is no part of it: the summary, a warning, a notice of the operator, the envelope
 * below a mail that forwards the cable.
 */
const OTHER =
  /^(?:BEGIN\s)?SUMMARY\b\s?(?:[:.(-]|$)|^\(?SENSITIVE BUT\b|^\/{3}|^V?ZCZC|^(?:\(SBU\) )?THIS (?:CABLE|MESSAGE|IS)\b/i;
/** How many lines of a subject may stand between blank lines, and how far ahead the next element. */
const PARTED = 4;
const FARTHEST = 24;
/** A line that ends so goes on. */
const OPEN = /(?:[,;:]|\s(?:AND|OR|OF|WITH|TO|FOR|IN|THE|ON|BY|AT|FROM))$/;

/** FORMAT §6.5. The subject ends at a blank line, unless the copy has one behind each line. */
export function readSubject(text: string, lines: readonly Line[], at: number): Read<Subject> {
  const line = lines[at] as Line;
  const word = SUBJECT.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const first = textBehind(text, keyword.end, line.end);
  let taken = first !== undefined;
  let reached = at;
  let end = line.end;
  const more = continuations(text, lines, at, (head, afterBlank, below) => {
    if (paragraphStartOf(head) || OTHER.test(head)) return false;
    if (afterBlank) reached = lines.indexOf(below, reached);
    const open = () => OPEN.test(text.slice(Math.max(line.start, end - 8), end)) && isCapitals(head);
    const continues = !afterBlank || !taken || open() || isParted(text, lines, reached);
    if (continues) end = below.end;
    taken = true;
    return continues;
  });
  const mark =
    first && PORTION_MARK.exec(text.slice(first.start, Math.min(first.end, first.start + 80)))?.[0];
  const portionMark = first && mark ? leaf('PortionMark', first.start, first.start + mark.length) : undefined;
  const behindMark = first && portionMark ? textBehind(text, portionMark.end, first.end) : first;
  const texts = [...(behindMark ? [behindMark] : []), ...more.lines].map(({ start, end }) =>
    leaf('Text', start, end),
  );
  const children = [keyword, ...(portionMark ? [portionMark] : []), ...texts];
  return {
    node: {
      kind: 'Subject',
      start: line.start,
      end: children.at(-1)?.end ?? line.end,
      keyword,
      ...(portionMark && { portionMark }),
      lines: texts,
      children,
    },
    next: more.next,
  };
}

/** Whether a line in capitals behind a blank one goes on with the subject: the next element follows soon. */
function isParted(text: string, lines: readonly Line[], at: number): boolean {
  let capitals = 0;
  for (let ahead = at; ahead < lines.length && ahead < at + FARTHEST && capitals <= PARTED; ahead++) {
    const line = lines[ahead] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (startsHeader(head)) return capitals > 0;
    if (!isCapitals(head)) return false;
    capitals++;
  }
  return false;
}

function isCapitals(head: string): boolean {
  return (
    /^[^a-z]{2,80}$/.test(head) && !isKnownCaptionLine(head) && !paragraphStartOf(head) && !OTHER.test(head)
  );
}
