import { headOf, type Line, lineFrom, paragraphStartOf } from '../lines';
import { SUBJECT, TAGS } from './keywords';

/** Where a line of the header goes on with what stood on a line of its own. */
const RUN_ON =
  /\s+(?=SIPDIS\b|E\.O\.\s?\d{5}|TAGS?:|SUBJ(?:ECT)?:|REFS?:|CLASSIFIED BY:)|(?<=\d{3})(?=SIPDIS)|(?<=SIPDIS)(?=[A-Z])|(?<=\d)(?=TAGS:)|(?:\t|",")(?=V?ZCZC|[CSTU] [OENR] |UNCLAS)|(?<=^Cable dated:\S{19}\]?)(?=[A-Z])/gi;
/** Behind a subject only what stood on a line of its own, as two blanks before it tell. */
const RUN_ON_SUBJECT = /\s{2,}(?=REFS?:|CLASSIFIED BY:)/gi;

/**
 * The lines of a message, where the elements of the header that a copy ran together on one line are lines
 * of their own. The body, from the first paragraph on, stays as it is.
 */
export function splitRunOnLines(text: string, lines: readonly Line[]): Line[] {
  const split: Line[] = [];
  let subject = false;
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      split.push(line);
      continue;
    }
    const head = headOf(text, line);
    if (paragraphStartOf(head)) break;
    subject ||= SUBJECT.test(head);
    splitLine(text, line, subject && !TAGS.test(head) ? RUN_ON_SUBJECT : RUN_ON, split);
  }
  return split.concat(lines.slice(at));
}

function splitLine(text: string, line: Line, boundary: RegExp, into: Line[]): void {
  const source = text.slice(line.start, line.end);
  let from = line;
  for (const { index, 0: blank } of source.matchAll(boundary)) {
    if (index === 0) continue;
    into.push({ ...from, end: line.start + index });
    from = lineFrom(line.start + index + blank.length, line.end);
  }
  into.push(from);
}
