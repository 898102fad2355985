import { headOf, type Line, leaf, PORTION_MARK, type Read } from '../lines';
import type { Subject } from '../tree';
import { continuations, sameElement, textBehind } from './continuations';
import { SUBJECT } from './keywords';

export function readSubject(text: string, lines: readonly Line[], at: number): Read<Subject> {
  const line = lines[at] as Line;
  const word = SUBJECT.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const more = continuations(text, lines, at, sameElement);
  const first = textBehind(text, keyword.end, line.end);
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
