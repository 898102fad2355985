import { headOf, type Line, leaf, lineFrom, paragraphStartOf, type Read, type Writable } from '../lines';
import type { FormField, Header, SyntaxNode } from '../tree';
import { type Elements, headerOf } from './header';
import { FORMATTED_MESSAGE } from './header/keywords';

/** The formatted military message, with a set on each line: `MSGID/GENADMIN/…//`. It is only tolerated. FORMAT §1, era f. */
const SET = /^([A-Z]{3,8})\/(?=\S|$)/;

/** `RMKS/` opens the text of a formatted message: what stands behind it is a line of its own. */
const REMARKS = /^(?:RMKS|GENTEXT\/RMKS)\//;

/** The lines of a formatted message, where the text behind `RMKS/` is a line of its own. */
export function splitRemarks(text: string, lines: readonly Line[]): readonly Line[] {
  if (!text.includes('RMKS/')) return lines;
  const at = lines.findIndex(
    ({ start, end }) =>
      end > start && text.charCodeAt(start) === 82 && REMARKS.test(text.slice(start, start + 16)),
  );
  const line = lines[at];
  const word = line && REMARKS.exec(headOf(text, line))?.[0];
  if (!line || word === undefined || word.length === line.end - line.start) return lines;
  const start = line.start + word.length;
  return lines.toSpliced(at, 1, { ...line, end: start }, lineFrom(start, line.end));
}

/** Whether a line opens the sets of a formatted message. */
export function opensFormattedMessage(head: string): boolean {
  return FORMATTED_MESSAGE.test(head);
}

/** Reads the sets of a formatted message, up to the first line of its text. */
export function readFormattedMessage(text: string, lines: readonly Line[], index: number): Read<Header> {
  const children: SyntaxNode[] = [];
  const fields: FormField[] = [];
  const found: Elements = {};
  let next = index;
  let blank = false;
  for (let at = index; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      blank = true;
      continue;
    }
    const head = headOf(text, line);
    if (paragraphStartOf(head)) break;
    const word = SET.exec(head);
    if (word) {
      const field = setOf(text, line, word[0], word[1] ?? '');
      fields.push(field);
      children.push(field);
    } else if (blank) {
      break;
    } else {
      continueSet(children, line);
    }
    blank = false;
    next = at + 1;
  }
  return { node: headerOf(children, found, { fields }), next };
}

function setOf(text: string, line: Line, word: string, key: string): FormField {
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const blanks = text.slice(keyword.end, line.end).search(/\S/);
  const value = blanks === -1 ? [] : [leaf('Text', keyword.end + blanks, line.end)];
  return { kind: 'FormField', start: line.start, end: line.end, keyword, key, children: [keyword, ...value] };
}

/** A further line of the set above. */
function continueSet(children: SyntaxNode[], line: Line): void {
  const above = children.at(-1);
  const node = leaf('Text', line.start, line.end);
  if (above?.kind !== 'FormField') {
    children.push(node);
    return;
  }
  const field = above as Writable<FormField> & { children: SyntaxNode[] };
  field.children.push(node);
  field.end = line.end;
}
