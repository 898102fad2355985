import {
  fullYear,
  headOf,
  type Line,
  leaf,
  lineFrom,
  paragraphStartOf,
  type Read,
  type Writable,
} from '../lines';
import type { Clearances, FormField, Header, MessageReference, Signature, SyntaxNode } from '../tree';
import { addressee } from './envelope/addressees';
import { readClearances } from './envelope/clearances';
import { dateTimeGroupIn } from './envelope/formatLines';
import { type Elements, headerOf, readKeyword } from './header';
import { pushWords } from './header/continuations';
import { FORMATTED_MESSAGE } from './header/keywords';

/**
 * The forms with a key on each line: the SMART form of 2009 and later (FORMAT §8), `MRN: 12 RIGA 214`, and the
 * formatted military message, `MSGID/GENADMIN/…//`, which is only tolerated.
 */
const KEY = /^([A-Z][A-Za-z/. ()-]{1,24}?)\s?:(?=\s|$)/;
const FIRST_KEY = /^(?:MRN|Date\/DTG)\s?:/;
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

/** Whether a line opens a form. */
export function startsForm(head: string): boolean {
  return FIRST_KEY.test(head) || FORMATTED_MESSAGE.test(head);
}

/** Reads the keys at the head of a form, up to the first line of its text. */
export function readForm(text: string, lines: readonly Line[], index: number): Read<Header> {
  const sets = FORMATTED_MESSAGE.test(headOf(text, lines[index] as Line));
  const key = sets ? SET : KEY;
  const children: SyntaxNode[] = [];
  const fields: FormField[] = [];
  const found: Elements = {};
  let next = index;
  let parted = false;
  for (let at = index; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      parted = true;
      at++;
      continue;
    }
    const head = headOf(text, line);
    if (paragraphStartOf(head) || FOOTER.test(head)) break;
    const element = sets ? undefined : readKeyword(text, lines, at, head, found);
    const word = key.exec(head);
    if (element) {
      children.push(element.node);
      at = element.next;
    } else if (word) {
      const field = fieldOf(text, line, word[0], word[1] ?? '');
      fields.push(field);
      children.push(field);
      at++;
    } else if (parted) {
      break;
    } else {
      // A further line of the value above.
      continueField(text, children, line);
      at++;
    }
    parted = false;
    next = at;
  }
  return { node: headerOf(children, found, { fields }), next };
}

const ADDRESSED = new Set(['ACTION', 'INFO', 'XMT']);

function fieldOf(text: string, line: Line, word: string, name: string): FormField {
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const key = name.toUpperCase();
  const children: SyntaxNode[] = [keyword];
  const from = keyword.end + (text.slice(keyword.end, line.end).match(/^\s*/)?.[0].length ?? 0);
  if (from < line.end) children.push(...valueNodes(text, key, from, line.end));
  return { kind: 'FormField', start: line.start, end: line.end, keyword, key, children };
}

function valueNodes(text: string, key: string, start: number, end: number): SyntaxNode[] {
  const value = text.slice(start, end);
  if (ADDRESSED.has(key)) return [addressee(text, start, end)];
  if (key === 'FROM') return [leaf('PlainLanguageAddress', start, end)];
  if (key === 'MRN') return [messageReference(value, start) ?? leaf('Text', start, end)];
  if (key === 'DATE/DTG') {
    const slash = value.lastIndexOf('/');
    const group = dateTimeGroupIn(value.slice(slash + 1), start + slash + 1);
    const children: SyntaxNode[] = [];
    pushWords(text, start, group?.start ?? end, children);
    return group ? [...children, group] : children;
  }
  if (key === 'CAPTIONS')
    return Array.from(value.matchAll(/[^,;]*[^,;\s]/g), ({ 0: words, index }) => {
      const blanks = words.length - words.trimStart().length;
      return leaf('Caption', start + index + blanks, start + index + words.length);
    });
  return [leaf('Text', start, end)];
}

const MRN = /^((?:19|20)?\d{2})\s+([A-Z][A-Z.' -]{0,30}[A-Z])\s+(\d{1,6})$/;

function messageReference(value: string, start: number): MessageReference | undefined {
  const match = MRN.exec(value);
  if (!match) return undefined;
  const [, year = '', post = '', serial] = match;
  return {
    kind: 'MessageReference',
    start,
    end: start + value.length,
    post: post.replace(/\s+/g, ' '),
    serial: Number(serial),
    year: fullYear(year),
  };
}

/** Adds a line to the field or the element above it. */
function continueField(text: string, children: SyntaxNode[], line: Line): void {
  const above = children.at(-1);
  const node =
    above?.kind === 'FormField' && ADDRESSED.has(above.key)
      ? addressee(text, line.start, line.end)
      : leaf('Text', line.start, line.end);
  if (above?.kind !== 'FormField') {
    children.push(node);
    return;
  }
  const field = above as Writable<FormField> & { children: SyntaxNode[] };
  field.children.push(node);
  field.end = line.end;
}

// ---------------------------------------------------------------- the foot of a SMART form

const FOOTER = /^(?:Signature|Drafted By|Cleared By|Approved By|Released By|Dissemination Rule)\s?:/i;
const SIGNATURE = /^Signature\s?:\s*(\S.*)$/i;

/** Index of the first line of the foot of a form; `undefined` where it has none. */
export function footAt(text: string, lines: readonly Line[], from: number): number | undefined {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start < line.end && FOOTER.test(headOf(text, line))) return at;
  }
  return undefined;
}

export interface Foot {
  readonly children: SyntaxNode[];
  readonly signature: Signature | undefined;
  readonly clearances: Clearances | undefined;
}

/** Signature, drafter, clearances and release at the foot of a SMART form. */
export function readFoot(text: string, lines: readonly Line[], index: number): Foot {
  const children: SyntaxNode[] = [];
  let signature: Signature | undefined;
  let clearances: Clearances | undefined;
  for (let at = index; at < lines.length; ) {
    const line = lines[at] as Line;
    const head = headOf(text, line);
    const cleared = head === '' ? undefined : readClearances(text, lines, at, head);
    if (cleared) {
      clearances ??= cleared.node;
      children.push(cleared.node);
      at = cleared.next;
      continue;
    }
    at++;
    if (head === '') continue;
    const signed = signature ? undefined : signatureField(head, line);
    signature ??= signed;
    const word = KEY.exec(head);
    if (signed) children.push(signed);
    else if (word) children.push(fieldOf(text, line, word[0], word[1] ?? ''));
    else children.push(leaf('Text', line.start, line.end));
  }
  return { children, signature, clearances };
}

function signatureField(head: string, { start, end }: Line): Signature | undefined {
  const name = SIGNATURE.exec(head)?.[1];
  if (name === undefined) return undefined;
  const keyword = leaf('Keyword', start, start + head.indexOf(':') + 1);
  const surname = leaf('Surname', start + head.length - name.length, end);
  return {
    kind: 'Signature',
    start,
    end,
    inline: false,
    surnames: [surname],
    children: [keyword, surname],
  };
}
