import { headOf, type Line, leaf, paragraphStartOf } from '../lines';
import type { Leaf, MailField, Preface, SyntaxNode, Trailer } from '../tree';
import { isOriginator, isTransmissionIdentifier, startsFormatLine } from './envelope/formatLines';
import { isNumberedClassificationLine } from './header/classificationLine';
import { EXECUTIVE_ORDER, TAGS } from './header/keywords';
import { opensFoot, opensSmartForm } from './smartForm';

/**
 * What carries a cable: the mail that forwards it, or a page that shows it. Its `Subject:`, `From:` and `To:` are its
 * own, not the cable's; the cable inside begins at a line that only a cable has.
 */
const FIELD =
  /^(?:from|sent|to|cc|bcc|subject|date|attachments?|importance|reply-to|return-path|received|message-id|delivered-to|mime-version|content-[a-z-]{2,30}|x-[a-z-]{2,30})\s?:(?=\s|$)/i;
/** A field that every mail has, and one of the others makes it a mail. */
const SENT = /^(?:from|sent|date|received|return-path|message-id)\s?:/i;
/** Keys of the Department's own form, which has `From:` and `Subject:` too. */
const FORM_ONLY = /^(?:Action|Captions?|TAGS|E\.?O\.?|Pass Line)\s?:/i;
/** What a mail program writes above a mail that is forwarded or answered. */
const FORWARDED =
  /^(?:-{2,}\s?(?:original|forwarded) message\s?-{2,}|begin forwarded message\s?:|_{20,}$|on .{6,80} wrote\s?:$)/i;
/** Fields of one mail are on neighboring lines; blank lines and continued values are between them. */
const FIELDS_WITHIN = 8;
/** So many lines of a text, blank ones aside, are searched for the first field of a mail. */
const SEARCHED = 60;

/** Whether a line begins like a field of a mail, `Sent: Tuesday, August 3, 2010 10:52 AM`. */
export function isMailField(head: string): boolean {
  return FIELD.test(head);
}

/**
 * Whether the fields of a mail begin at this line: two of different names, one of them of when or by whom it was sent.
 *
 * @param dated whether one must say when it was sent: below a cable its own form may have `From:` and `Subject:`
 */
export function mailStartsAt(text: string, lines: readonly Line[], at: number, dated = false): boolean {
  const keys = new Set<string>();
  for (let ahead = at; ahead < lines.length && ahead < at + FIELDS_WITHIN; ahead++) {
    const line = lines[ahead] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (opensSmartForm(head) || FORM_ONLY.test(head)) break;
    const key = keyOf(head);
    if (key === undefined && ahead === at) return false;
    if (key !== undefined) keys.add(key);
  }
  const addressed = keys.has('subject') || keys.has('to');
  const sent = [...keys].some((key) => SENT.test(`${key}:`));
  return keys.size >= 2 && addressed && sent && (!dated || keys.has('sent') || keys.has('date'));
}

function keyOf(head: string): string | undefined {
  const word = FIELD.exec(head)?.[0];
  // Capitals are those of a form of the Department, `FROM:   LISBON`.
  if (word === undefined || /^[A-Z]{2,}\s?:/.test(word)) return undefined;
  return word.slice(0, word.indexOf(':')).trim().toLowerCase();
}

/** Index of the line at which the cable begins that a mail carries; `undefined` where the text begins with no mail. */
export function cableInMailAt(text: string, lines: readonly Line[]): number | undefined {
  let mail = -1;
  let searched = 0;
  for (let at = 0; at < lines.length && searched < SEARCHED && mail === -1; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    searched++;
    const head = headOf(text, line);
    if (opensCable(text, lines, at, head)) return undefined;
    if (mailStartsAt(text, lines, at)) mail = at;
  }
  if (mail === -1) return undefined;
  let header: number | undefined;
  for (let at = mail; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (opensCable(text, lines, at, head)) return at;
    if (header === undefined && (EXECUTIVE_ORDER.test(head) || TAGS.test(head))) header = at;
  }
  return header;
}

const OFFICES = /^(?:ACTION|ORIGIN)\s+[A-Z]{1,6}[- ]\d\d\b/;
const FIRST_PAGE = /^PAGE\s+0?1\s+[A-Z][A-Z.' ]{1,9}\s+\d{3,6}(?!\d)/;
/** FM follows the date-time group within so many lines, and TO follows FM. */
const NEXT_WITHIN = 3;

/** Whether a line is one that only a cable has. */
function opensCable(text: string, lines: readonly Line[], at: number, head: string): boolean {
  if (opensSmartForm(head) || isTransmissionIdentifier(head) || OFFICES.test(head) || FIRST_PAGE.test(head))
    return true;
  if (isNumberedClassificationLine(head)) return true;
  if (!startsFormatLine(head)) return false;
  if (!isOriginator(head)) return true;
  return lines
    .slice(at + 1, at + 1 + NEXT_WITHIN)
    .some((line) => /^TO(?:\s+[A-Z]|$)/.test(headOf(text, line)));
}

/** The lines of a mail from `from` to `to`, exclusive. */
export function readPreface(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
): Preface | undefined {
  const mail = readMail(text, lines, from, to);
  return mail && { kind: 'Preface', ...mail };
}

/** The lines of a mail below the cable, from `from` to `to`, exclusive. */
export function readTrailer(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
): Trailer | undefined {
  const mail = readMail(text, lines, from, to);
  return mail && { kind: 'Trailer', ...mail };
}

function readMail(text: string, lines: readonly Line[], from: number, to: number) {
  const fields: MailField[] = [];
  const children: SyntaxNode[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const field = mailField(text, line);
    if (field) fields.push(field);
    children.push(field ?? leaf('Text', line.start, line.end));
  }
  const [first] = children;
  const last = children.at(-1);
  return first && last && { start: first.start, end: last.end, fields, children };
}

function mailField(text: string, line: Line): MailField | undefined {
  const word = FIELD.exec(headOf(text, line))?.[0];
  if (word === undefined) return undefined;
  const keyword: Leaf<'Keyword'> = leaf('Keyword', line.start, line.start + word.length);
  const blanks = text.slice(keyword.end, line.end).search(/\S/);
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
export function trailerAt(text: string, lines: readonly Line[], from: number): number | undefined {
  let last = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    const number = paragraphStartOf(head)?.digits;
    if (number !== undefined) last = Number(number);
    const begins =
      (FORWARDED.test(head) && mailFollows(text, lines, at + 1)) ||
      (isMailField(head) && mailStartsAt(text, lines, at, true));
    if (begins && !bodyGoesOn(text, lines, at, last)) return at;
  }
  return undefined;
}

/** Whether the cable goes on below a mail that it quotes: with the next paragraph, or the foot of its form. */
function bodyGoesOn(text: string, lines: readonly Line[], from: number, last: number): boolean {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (opensSmartForm(head)) return false;
    if (Number(paragraphStartOf(head)?.digits) === last + 1 && last > 0) return true;
    if (opensFoot(head)) return true;
  }
  return false;
}

function mailFollows(text: string, lines: readonly Line[], from: number): boolean {
  for (let at = from; at < lines.length && at < from + 3; at++) {
    if (mailStartsAt(text, lines, at, true)) return true;
  }
  return false;
}
