import { headOf, type Line, lineFrom, paragraphStartOf } from '../lines';
import { FORM_KEY, REFERENCES, SUBJECT, startsHeader, TAGS } from './keywords';
import { goesOn } from './references';

/** Where a line of the header goes on with what stood on a line of its own. */
const RUN_ON =
  /(?<=\S)\s+(?=SIPDIS\b|E\.O\.\s?\d{5}|TAGS?:|SUBJ(?:ECT)?:|REFS?:|CLASSIFIED BY:)|(?<=\d{3})(?=SIPDIS)|(?<=SIPDIS)(?=[A-Z])|(?<=\d)(?=TAGS:)|(?:\t|",")(?=V?ZCZC|[CSTU] [OENR] |UNCLAS)|(?<=^Cable dated:\S{19}\]?)(?=[A-Z])/gi;
/**
 * Behind a subject only what stood on a line of its own, as two blanks before it tell, or a list of references
 * that begins with a number.
 */
const RUN_ON_SUBJECT =
  /(?<=\S)\s{2,}(?=REFS?:|CLASSIFIED BY:)|(?<=\S)\s(?=REFS?:\s{0,3}(?:[([]?A[.):\]\s]|(?:\d{2,4}\s)?[A-Z][A-Z ]{2,24}\s\d))|(?<=[A-Z])(?=REF: [A-Z ]{3,24}\s\d)/gi;
/** Behind a list of references what cannot be part of it: another element, the first paragraph, a sentence. */
const RUN_ON_REFERENCES =
  /(?<=\S)(?<!BEGIN)\s{1,40}(?=(?:CLA[A-Z]{3,8}|Cla[a-z]{3,8}) ?[Bb][Yy]\b|REASONS?:|E\.O\.\s?\d{5}|TAGS?:|SENSITIVE BUT UNCLAS|NOTE:|[CS] [OE] [NC] [FR] |¶\s?1\.|1\.\s{0,3}(?:\(|SUMMARY|Summary)|(?:BEGIN )?SUMMARY[:.]|Summary[:.]|This (?:message|cable|is)\b)|(?<=\d[.)]?)\s{1,40}(?=[A-Z][A-Za-z]{0,20}(?:\s[a-z]{1,20}){2}\b)|(?<=\d[.)]?)\s{1,40}(?=\((?:U|SBU|C|S|[CS]\/NF)\)\s{0,3}[A-Z][A-Za-z]{1,20}(?:\s[a-z]{3,20}|\s[A-Za-z]{1,20}(?:\s[a-z]{1,20}){2})\b)/g;

/**
 * The lines of a message, where the elements of the header that a copy ran together on one line are lines
 * of their own. The body, from the first paragraph on, stays as it is.
 */
export function splitRunOnLines(text: string, lines: readonly Line[]): Line[] {
  const split: Line[] = [];
  let subject = false;
  // The last line of a list of references that may go on.
  let references: string | undefined;
  let blank = false;
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      split.push(line);
      blank = true;
      continue;
    }
    const head = headOf(text, line);
    if (paragraphStartOf(head)) break;
    if (references !== undefined && !goesOn(head, references, blank)) references = undefined;
    blank = false;
    if (FORM_KEY.test(head)) {
      split.push(line);
      continue;
    }
    subject ||= SUBJECT.test(head);
    for (const part of partsOf(text, line, subject && !TAGS.test(head) ? RUN_ON_SUBJECT : RUN_ON)) {
      const opening = headOf(text, part);
      if (REFERENCES.test(opening)) references = opening;
      else if (startsHeader(opening)) references = undefined;
      const parts = references === undefined ? [part] : partsOf(text, part, RUN_ON_REFERENCES);
      split.push(...parts);
      if (references !== undefined) references = parts.length > 1 ? undefined : opening;
    }
  }
  return split.concat(lines.slice(at));
}

/** The parts of a line, without the blanks at each boundary. */
function partsOf(text: string, line: Line, boundary: RegExp): Line[] {
  const source = text.slice(line.start, line.end);
  const parts: Line[] = [];
  let from = line;
  for (const { index, 0: blank } of source.matchAll(boundary)) {
    if (index === 0) continue;
    parts.push({ ...from, end: line.start + index });
    from = lineFrom(line.start + index + blank.length, line.end);
  }
  return [...parts, from];
}
