import type { Cursor } from '../cursor';
import { FORMAT_LINES, MAIL_FIELD } from '../lineKinds';
import type { Line } from '../lines';
import { type Leaf, leaf, type MailField, type Preface, type SyntaxNode, type Trailer } from '../tree';
import { opensWith } from './construct';
import { textLeaf } from './leaves';
import { opensFoot } from './smartForm';

/*
 * What carries a cable: the mail that forwards it, or a page that shows it. Its `Subject:`, `From:` and `To:` are its
 * own, not the cable's; the cable inside begins at a line that only a cable has.
 */

/** A field that every mail has, and one of the others makes it a mail. */
const SENT = /^(?:from|sent|date|received|return-path|message-id)\s?:/i;
/** Keys of the Department's own form, which has `From:` and `Subject:` too. */
const FORM_ONLY = /^(?:Action|Captions?|TAGS|E\.?O\.?|Pass Line)\s?:/i;
/** Fields of one mail are on neighboring lines; blank lines and continued values are between them. */
const FIELDS_WITHIN = 8;
/** So many lines of a text, blank ones aside, are searched for the first field of a mail. */
const SEARCHED = 60;

/** A line that begins like a field of a mail may be an element of a cable too. */
const FIELD_KINDS = opensWith('MailField', 'Subject', 'FormKey');

/** Whether a line begins like a field of a mail, `Sent: Tuesday, August 3, 2010 10:52 AM`. */
export function isMailField({ kind, head }: Line): boolean {
  return FIELD_KINDS.has(kind) && MAIL_FIELD.test(head);
}

/**
 * Whether the fields of a mail begin at this line: two of different names, one of them of when or by whom it was sent.
 *
 * @param dated whether one must say when it was sent: below a cable its own form may have `From:` and `Subject:`
 */
export function mailStartsAt(lines: readonly Line[], at: number, dated = false): boolean {
  const keys = new Set<string>();
  for (let ahead = at; ahead < lines.length && ahead < at + FIELDS_WITHIN; ahead++) {
    const line = lines[ahead] as Line;
    if (line.isBlank) continue;
    const { head } = line;
    if (line.kind === 'SmartForm' || FORM_ONLY.test(head)) break;
    const key = keyOf(line);
    if (key === undefined && ahead === at) return false;
    if (key !== undefined) keys.add(key);
  }
  const addressed = keys.has('subject') || keys.has('to');
  const sent = [...keys].some((key) => SENT.test(`${key}:`));
  return keys.size >= 2 && addressed && sent && (!dated || keys.has('sent') || keys.has('date'));
}

function keyOf({ head }: Line): string | undefined {
  const word = MAIL_FIELD.exec(head)?.[0];
  // Capitals are those of a form of the Department, `FROM:   LISBON`.
  if (word === undefined || /^[A-Z]{2,}\s?:/.test(word)) return undefined;
  return word.slice(0, word.indexOf(':')).trim().toLowerCase();
}

/** Index of the line at which the cable begins that a mail carries; `undefined` where the text begins with no mail. */
export function cableInMailAt(lines: readonly Line[]): number | undefined {
  let mail = -1;
  let searched = 0;
  for (let at = 0; at < lines.length && searched < SEARCHED && mail === -1; at++) {
    const line = lines[at] as Line;
    if (line.isBlank) continue;
    searched++;
    if (opensCable(lines, at)) return undefined;
    if (mailStartsAt(lines, at)) mail = at;
  }
  if (mail === -1) return undefined;
  let header: number | undefined;
  for (let at = mail; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.isBlank) continue;
    if (opensCable(lines, at)) return at;
    if (line.kind === 'ExecutiveOrder' || line.kind === 'Tags') header ??= at;
  }
  return header;
}

const OFFICES = /^(?:ACTION|ORIGIN)\s+[A-Z]{1,6}[- ]\d\d\b/;
const FIRST_PAGE = /^PAGE\s+0?1\s+[A-Z][A-Z.' ]{1,9}\s+\d{3,6}(?!\d)/;
/** FM follows the date-time group within so many lines, and TO follows FM. */
const NEXT_WITHIN = 3;

/** Whether a line is one that only a cable has. */
function opensCable(lines: readonly Line[], at: number): boolean {
  const { kind, head, isNumberedClassification } = lines[at] as Line;
  if (kind === 'SmartForm' || kind === 'TransmissionIdentifier' || isNumberedClassification) return true;
  if (OFFICES.test(head) || FIRST_PAGE.test(head)) return true;
  if (kind !== 'Originator') return FORMAT_LINES.has(kind);
  return lines.slice(at + 1, at + 1 + NEXT_WITHIN).some((line) => /^TO(?:\s+[A-Z]|$)/.test(line.head));
}

/** The lines of a mail above the cable, all those of the cursor. */
export function readPreface(cursor: Cursor): Preface | undefined {
  const mail = readMail(cursor);
  return mail && { kind: 'Preface', ...mail };
}

/** The lines of a mail below the cable, all those of the cursor. */
export function readTrailer(cursor: Cursor): Trailer | undefined {
  const mail = readMail(cursor);
  return mail && { kind: 'Trailer', ...mail };
}

function readMail(cursor: Cursor) {
  const fields: MailField[] = [];
  const children: SyntaxNode[] = [];
  while (cursor.skipBlanks() >= 0 && !cursor.isAtEnd) {
    const line = cursor.next();
    const field = mailField(line);
    if (field) fields.push(field);
    children.push(field ?? textLeaf(line));
  }
  const [first] = children;
  const last = children.at(-1);
  return first && last && { start: first.start, end: last.end, fields, children: cursor.woven(children) };
}

function mailField(line: Line): MailField | undefined {
  const word = MAIL_FIELD.exec(line.head)?.[0];
  if (word === undefined) return undefined;
  const keyword: Leaf<'Keyword'> = leaf('Keyword', line.start, line.start + word.length);
  const blanks = line.text.slice(keyword.end, line.end).search(/\S/);
  const value = blanks === -1 ? [] : [leaf('Text', keyword.end + blanks, line.end)];
  return {
    kind: 'MailField',
    start: line.start,
    end: line.end,
    keyword,
    key: word.slice(0, word.indexOf(':')).trim().toLowerCase(),
    children: [keyword, ...value],
  };
}

/** Index of the line below the cable at which the mail goes on, or another begins; `undefined` where none does. */
export function trailerAt(lines: readonly Line[], from: number): number | undefined {
  let last = 0;
  // The line at which the body was found to go on; until there it does.
  let goesOnAt = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.isBlank) continue;
    if (line.paragraph) last = Number(line.paragraph.digits);
    const begins =
      line.kind === 'ForwardedMail'
        ? mailFollows(lines, at + 1)
        : isMailField(line) && mailStartsAt(lines, at, true);
    if (!begins || at < goesOnAt) continue;
    const found = bodyGoesOnAt(lines, at, last);
    if (found === undefined) return at;
    goesOnAt = found;
  }
  return undefined;
}

/** Index of the line with which the cable goes on below a mail that it quotes: the next paragraph, or the foot of its form. */
function bodyGoesOnAt(lines: readonly Line[], from: number, last: number): number | undefined {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.kind === 'SmartForm') return undefined;
    if (Number(line.paragraph?.digits) === last + 1 && last > 0) return at;
    if (opensFoot(line)) return at;
  }
  return undefined;
}

function mailFollows(lines: readonly Line[], from: number): boolean {
  for (let at = from; at < lines.length && at < from + 3; at++) {
    if (mailStartsAt(lines, at, true)) return true;
  }
  return false;
}
