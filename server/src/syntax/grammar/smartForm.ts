import type { Cursor } from '../cursor';
import { fullYear, MONTHS, monthOf, PRECEDENCE_WORD } from '../lexicon';
import { CLASSIFIED_BY } from '../lineKinds';
import { Line, partOf } from '../lines';
import {
  type Addressee,
  type Clearance,
  type Clearances,
  type DateTimeGroup,
  type ExecutiveOrder,
  type FormField,
  type Header,
  type Leaf,
  leaf,
  type MessageReference,
  type Signature,
  type SyntaxNode,
} from '../tree';
import { type Draft, opensWith } from './construct';
import { addressee } from './envelope/addresseeList';
import { readClassifiedBy } from './header/classifiedBy';
import { readDeclassification } from './header/executiveOrder';
import { type Elements, headerOf } from './header/header';
import { readReferences } from './header/references';
import { readSubject } from './header/subject';
import { readTags } from './header/tags';
import { ordered, pushWords, restFrom, textLeaf } from './leaves';

/**
 * The form of 2009 and later (SMART), `MRN: 12 RIGA 214`, with a key and its value on each line. FORMAT §8. The
 * copies that people have are mostly scans of released paper: a value is below its key or goes on after a page break,
 * and the mark at the end of a key or inside `Date/DTG` is misread.
 */
const HEAD_KEYS: readonly (readonly [key: string, form: RegExp])[] = [
  ['MRN', /^M\s?R\s?N(?:\s?[:;.,]|(?=\s+\d\d\s+[A-Z])|$)/],
  ['DATE/DTG', /^Date\s?\S?\s?[DO0][TI][GC6](?:\s?[:;.,]|(?=\s)|$)/i],
  ['FROM', /^From\s?[:;]/i],
  ['ACTION', /^Action\s?[:;]/i],
  ['INFO', /^[Il]nfo\s?[:;]/i],
  ['XMT', /^XMT\s?[:;]/i],
  ['E.O.', /^E\s?[.,]?\s?[O0]\s?[.,]?\s?[:;]/i],
  ['TAGS', /^TAGS\s?[:;.,]/i],
  ['CAPTIONS', /^Captions?\s?[:;]/i],
  ['REFERENCE', /^Ref(?:erence)?s?\s?[:;]/i],
  ['PASS LINE', /^Pass\s?Line\s?[:;]/i],
  ['SUBJECT', /^Subject\s?[:;]/i],
];
const FOOT_KEYS: readonly (readonly [key: string, form: RegExp])[] = [
  ['SIGNATURE', /^Signature\s?[:;]/i],
  ['DRAFTED BY', /^Drafted\s?By\s?[:;]/i],
  ['CLEARED BY', /^Cleared\s?By\s?[:;]/i],
  ['APPROVED BY', /^Approved\s?By\s?[:;]/i],
  ['RELEASED BY', /^Released\s?By\s?[:;]/i],
  ['DISSEMINATION RULE', /^Dissemination\s?Rule\s?[:;]/i],
];
/** Other keys, which the list above leaves open. */
const OTHER_KEY = /^([A-Z][A-Za-z/. ()-]{1,24}?)\s?:(?=\s|$)/;
/** What begins so is text, though a colon follows. */
const TEXT_WORD =
  /^(?:(?:begin\s|end\s)?(?:summary|comment|note|introduction|background|text|action request)|ref\s[a-z])\b/i;

/** A key with the lines of its value. */
interface Entry {
  readonly key: string;
  readonly line: Line;
  readonly keyword: Leaf<'Keyword'>;
  readonly values: Line[];
  /** Column of the first value; lines that begin there or to the right go on with it. */
  column: number;
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  MRN: /^\d{2,4}\s+[A-Z][A-Z.' -]*\s\d{1,6}\W*$/,
  'DATE/DTG': /\b(?:\d{6}\s?Z|[A-Z][a-z]{2}\w* \d{1,2}, \d{4})/,
  FROM: /^[A-Z][A-Z ,.'-]{3,60}$/,
  ACTION: /^[A-Z][A-Z ,.;'-]{3,200}$/,
  'E.O.': /^(?:1\d{4}\b|N\/A|Unknown)/i,
  TAGS: /^[A-Z0-9]{2,5}(?:[,;\s]+[A-Z0-9]{2,5})*$/,
};

/** Reads the keys at the head of a form, up to the first line of its text. */
export function readSmartForm(cursor: Cursor): Header {
  const { entries, loose } = entriesFrom(cursor, false);
  const elements: Elements = {};
  const nodes = entries.flatMap((entry): SyntaxNode[] => {
    const node = nodeOf(cursor, entry, elements);
    // An element may end before the values of its key do.
    return [node, ...entry.values.filter(({ start }) => start >= node.end).map(textLeaf)];
  });
  const children: SyntaxNode[] = [...nodes, ...loose];
  return headerOf(cursor, ordered(children), elements);
}

function keyAt(
  head: string,
  keys: readonly (readonly [string, RegExp])[],
): { key: string; length: number } | undefined {
  for (const [key, form] of keys) {
    const word = form.exec(head)?.[0];
    if (word !== undefined) return { key, length: word.length };
  }
  return undefined;
}

/** The keys with their values from the line at the cursor on, and lines that are of none of them. */
function entriesFrom(cursor: Cursor, foot: boolean) {
  const { text } = cursor;
  const entries: Entry[] = [];
  const loose: Leaf<'Text'>[] = [];
  let next = cursor.at;
  while (!cursor.isAtEnd) {
    const blank = cursor.skipBlanks() > 0;
    if (cursor.isAtEnd) break;
    const { line } = cursor;
    if (!foot && (line.kind === 'Paragraph' || opensFoot(line))) break;
    const key = keyOf(line.head, foot, blank);
    if (key) {
      entries.push(entryOf(text, line, key));
      cursor.next();
    } else {
      // What is not of the key above closes it.
      const above = entries.at(-1);
      const last = above && (loose.at(-1)?.start ?? -1) < above.line.start ? above : undefined;
      const pending = pendingOf(entries);
      if (pending.length > 1) {
        distribute(cursor, pending, loose);
      } else if (last && goesOn(text, last, line, blank)) {
        last.values.push(line);
        if (last.column < 0) last.column = columnOf(text, line.start);
        cursor.next();
      } else if (foot) {
        loose.push(textLeaf(line));
        cursor.next();
      } else {
        break;
      }
    }
    next = cursor.at;
  }
  cursor.at = next;
  return { entries, loose };
}

function keyOf(head: string, foot: boolean, blank: boolean): { key: string; length: number } | undefined {
  const known = keyAt(head, foot ? FOOT_KEYS : HEAD_KEYS) ?? (foot ? keyAt(head, HEAD_KEYS) : undefined);
  if (known) return known;
  if (CLASSIFIED_BY.test(head))
    return { key: 'CLASSIFIED BY', length: CLASSIFIED_BY.exec(head)?.[0].length ?? 0 };
  const other = OTHER_KEY.exec(head);
  if (!other || TEXT_WORD.test(head) || (blank && !foot)) return undefined;
  return { key: (other[1] ?? '').toUpperCase(), length: other[0].length };
}

function entryOf(text: string, line: Line, { key, length }: { key: string; length: number }): Entry {
  const keyword = leaf('Keyword', line.start, line.start + length);
  const value = restFrom(text, keyword.end, line.end);
  return {
    key,
    line,
    keyword,
    values: value ? [value] : [],
    column: value ? columnOf(text, value.start) : -1,
  };
}

function columnOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return offset - start;
}

/** The keys at the end of the list that have no value yet: a scan put all keys above all values. */
function pendingOf(entries: readonly Entry[]): Entry[] {
  const from = entries.findLastIndex(({ values }) => values.length > 0) + 1;
  return entries.slice(from);
}

/** Gives each of several keys its value from the lines below them all, and moves past these. */
function distribute(cursor: Cursor, pending: Entry[], loose: Leaf<'Text'>[]): void {
  const values: Line[] = [];
  let { at } = cursor;
  for (; at < cursor.end && values.length < pending.length; at++) {
    const line = cursor.lines[at] as Line;
    if (line.isBlank) continue;
    if (line.kind === 'Paragraph' || keyOf(line.head, false, false)) break;
    values.push(line);
  }
  cursor.at = Math.max(at, cursor.at + 1);
  const fits = ({ key }: Entry, line: Line) => SHAPES[key]?.test(line.source) ?? true;
  const isInOrder =
    values.length === pending.length && values.every((line, index) => fits(pending[index] as Entry, line));
  const open = [...pending];
  for (const line of values) {
    // Out of order, only a value that nothing else looks like goes to its key.
    const index = isInOrder
      ? 0
      : open.findIndex(({ key }) => (key === 'MRN' || key === 'DATE/DTG') && SHAPES[key]?.test(line.source));
    const entry = index === -1 ? undefined : open.splice(index, 1)[0];
    if (entry) entry.values.push(line);
    else loose.push(textLeaf(line));
  }
}

/** Whether a line goes on with the value of a key, or is its value where the key has none yet. */
function goesOn(text: string, { values, column, key }: Entry, line: Line, blank: boolean): boolean {
  const last = values.at(-1);
  if (!last || !blank) return true;
  if (/[,;]$/.test(last.tail(1))) return true;
  const indented = column >= 12 && columnOf(text, line.start) >= column - 2;
  if (indented) return true;
  // A page break inside a list of addressees: the next line is one of them.
  return line.interrupted !== 'no' && ADDRESSED.has(key) && SHAPES['ACTION']?.test(line.source) === true;
}

// ---------------------------------------------------------------- values

const ADDRESSED = new Set(['ACTION', 'INFO', 'XMT']);

function nodeOf(cursor: Cursor, entry: Entry, elements: Elements): SyntaxNode {
  const lines = [entry.line, ...entry.values.filter(({ start }) => start >= entry.line.end)].map(
    ({ start, end }) => new Line(cursor.text, start, end),
  );
  const element = cursor.part(0, lines.length, lines);
  switch (entry.key) {
    case 'TAGS': {
      const node = readTags(element);
      elements.tags ??= node;
      return node;
    }
    case 'SUBJECT': {
      const node = readSubject(element);
      elements.subject ??= node;
      return node;
    }
    case 'REFERENCE': {
      const node = readReferences(element);
      elements.references ??= node;
      return node;
    }
    case 'CLASSIFIED BY': {
      const node = readClassifiedBy(element);
      elements.classifiedBy ??= node;
      return node;
    }
    case 'E.O.': {
      const order = executiveOrder(cursor, entry);
      if (!order) return fieldOf(cursor, entry);
      elements.executiveOrder ??= order;
      return order;
    }
    default:
      return fieldOf(cursor, entry);
  }
}

const ORDER_NUMBER = /^(1[01234]\d{3})(?:\s?[:,;.])?\s*/;

/** `13526`, or `13526 DECL: 2022/03/07`. */
function executiveOrder(cursor: Cursor, { line, keyword, values }: Entry): ExecutiveOrder | undefined {
  const [value, ...more] = values;
  if (!value) return undefined;
  const { source } = value;
  const [whole = '', number] = ORDER_NUMBER.exec(source) ?? [];
  if (number === undefined) return undefined;
  // On one line key and number are one token, as in the line of a text header.
  const together = value.start < line.end;
  const numberNode = leaf(
    'ExecutiveOrderNumber',
    together ? line.start : value.start,
    value.start + number.length,
  );
  const instruction =
    whole.length < source.length ? readDeclassification(source, value.start, whole.length) : undefined;
  const children: SyntaxNode[] = [
    ...(together ? [] : [keyword]),
    numberNode,
    ...(instruction ? [instruction] : []),
    ...more.map(textLeaf),
  ];
  return {
    kind: 'ExecutiveOrder',
    start: line.start,
    end: children.at(-1)?.end ?? value.end,
    number,
    numberNode,
    ...(instruction && { instruction }),
    children: cursor.woven(children),
  };
}

/** @param loose lines that are of no key, of which those inside the field are its own */
function fieldOf(cursor: Cursor, entry: Entry, loose: readonly Leaf<'Text'>[] = []): FormField {
  const { key, keyword, line } = entry;
  const own: SyntaxNode[] = [keyword, ...valueNodes(cursor, entry)];
  const last = own.at(-1)?.end ?? keyword.end;
  const inside = loose.filter((text) => line.start <= text.start && text.start < last);
  const children = inside.length > 0 ? ordered([...own, ...inside]) : own;
  return {
    kind: 'FormField',
    start: line.start,
    end: children.at(-1)?.end ?? keyword.end,
    keyword,
    key,
    children: cursor.woven(children),
  };
}

function valueNodes(cursor: Cursor, { key, values }: Entry): SyntaxNode[] {
  const { text } = cursor;
  const [value] = values;
  if (!value) return [];
  if (ADDRESSED.has(key)) return addresseesIn(cursor, values);
  switch (key) {
    case 'FROM':
      return [leaf('PlainLanguageAddress', value.start, value.end), ...values.slice(1).map(textLeaf)];
    case 'MRN': {
      const reference = messageReference(text.slice(value.start, value.end), value.start);
      return reference ? [reference, ...values.slice(1).map(textLeaf)] : values.map(textLeaf);
    }
    case 'DATE/DTG':
      return values.flatMap(({ start, end }) => {
        const group = dateTimeGroup(text.slice(start, end), start);
        const children: SyntaxNode[] = [];
        pushWords(text, start, group?.start ?? end, children);
        return group ? [...children, group] : children;
      });
    case 'CAPTIONS':
      return values.flatMap(({ start, end }) =>
        Array.from(text.slice(start, end).matchAll(/[^,;]*[^,;\s]/g), ({ 0: words, index }) => {
          const blanks = words.length - words.trimStart().length;
          return leaf('Caption', start + index + blanks, start + index + words.length);
        }),
      );
    default:
      return values.map(textLeaf);
  }
}

const MRN = /^((?:19|20)?\d{2})\s+([A-Z][A-Z.' -]{0,30}[A-Z])\s*(\d{1,6})(?=\W*$)/;

function messageReference(value: string, start: number): MessageReference | undefined {
  const match = MRN.exec(value);
  if (!match) return undefined;
  const [whole, year = '', post = '', serial] = match;
  return {
    kind: 'MessageReference',
    start,
    end: start + whole.length,
    post: post.replace(/\s+/g, ' '),
    serial: Number(serial),
    year: fullYear(year),
  };
}

/** A scan reads the slash before it as a 1, `2011 1071018Z MAY 11`, and its zeros as letters. */
const GROUP = new RegExp(
  String.raw`(?:^|[^\dO])[1Il|!]?(([\dO]{2})([\dO]{2})([\dO]{2})\s?[Z2]\s{0,3}(${MONTHS.join('|')})[A-Z]{0,6}\s{0,3}(\d{4}|\d{2}))(?!\d)`,
  'i',
);

function dateTimeGroup(value: string, start: number): DateTimeGroup | undefined {
  const match = GROUP.exec(value);
  if (!match) return undefined;
  const [whole, group = '', day = '', hour = '', minute = '', month = '', year = ''] = match;
  const at = start + match.index + whole.length - group.length;
  const number = (digits: string) => Number(digits.replace(/O/gi, '0'));
  return {
    kind: 'DateTimeGroup',
    start: at,
    end: at + group.length,
    day: number(day),
    hour: number(hour),
    minute: number(minute),
    month: monthOf(month),
    year: fullYear(year),
  };
}

const PRECEDENCE_LAST = new RegExp(String.raw`(?:^|\s)(?:${PRECEDENCE_WORD})$`);

/** The addressees, which semicolons part, or the precedence at the end of a line. */
function addresseesIn(cursor: Cursor, values: readonly Line[]): Addressee[] {
  const { text } = cursor;
  const addressees: Addressee[] = [];
  let parts: Line[] = [];
  const close = () => {
    if (parts.length > 0) addressees.push(addresseeOf(cursor, parts));
    parts = [];
  };
  for (const { start, end } of values) {
    let from = start;
    while (from < end) {
      const semicolon = text.indexOf(';', from);
      const to = semicolon === -1 || semicolon >= end ? end : semicolon;
      const part = partOf(text, from, to);
      if (part) parts.push(part);
      if (to < end) close();
      from = to + 1;
    }
    const last = parts.at(-1);
    if (last && PRECEDENCE_LAST.test(last.source)) close();
  }
  close();
  return addressees;
}

/** An addressee on one line, or on two where the line was full or the page ended. */
function addresseeOf(cursor: Cursor, parts: readonly Line[]): Addressee {
  const [first, ...more] = parts as [Line, ...Line[]];
  const node: Draft<Addressee> = addressee(cursor.text, first.start, first.end);
  const children = [...node.children];
  for (const line of more) {
    const { start, end, source } = line;
    const rest = addressee(cursor.text, start, end);
    const alone = !rest.precedence && PRECEDENCE_LAST.exec(source)?.[0] === source;
    const precedence = alone ? leaf('Precedence', start, end) : rest.precedence;
    if (rest.address && !alone) {
      node.addressContinued ??= rest.address;
      children.push(rest.address);
    }
    if (precedence) {
      node.precedence = precedence;
      children.push(precedence);
    }
    node.end = end;
  }
  return { ...node, children: cursor.woven(children) };
}

// ---------------------------------------------------------------- the foot of the form

const FOOT_KINDS = opensWith('FormFoot', 'Clearances');

/** Whether a line begins like one of the foot of a form, `Drafted By:`. */
export function opensFoot({ kind, head }: Line): boolean {
  return FOOT_KINDS.has(kind) && keyAt(head, FOOT_KEYS) !== undefined;
}

/** Index of the first line of the foot of a form from the cursor on; `undefined` where it has none. */
export function footAt({ lines, at, end }: Cursor): number | undefined {
  for (let index = at; index < end; index++) {
    if (opensFoot(lines[index] as Line)) return index;
  }
  return undefined;
}

export interface Foot {
  readonly children: SyntaxNode[];
  readonly signature: Signature | undefined;
  readonly clearances: Clearances | undefined;
  readonly fields: FormField[];
}

const ROLES: Readonly<Record<string, Clearance['role']>> = {
  'DRAFTED BY': 'drafted',
  'CLEARED BY': 'cleared',
  'APPROVED BY': 'approved',
  'RELEASED BY': 'released',
};

/** Signature, drafter, clearances, release, and what other keys the foot of a form has. */
export function readFoot(cursor: Cursor): Foot {
  const { entries, loose } = entriesFrom(cursor, true);
  const children: SyntaxNode[] = [];
  const fields: FormField[] = [];
  let signature: Signature | undefined;
  let clearances: Clearances | undefined;
  let open: Clearance[] = [];
  const close = () => {
    const [first] = open;
    const last = open.at(-1);
    if (first && last) {
      const { start } = first;
      const { end } = last;
      const inside = loose.filter((text) => start <= text.start && text.start < end);
      const node: Clearances = {
        kind: 'Clearances',
        start,
        end,
        clearances: open,
        children: cursor.woven(ordered<SyntaxNode>([...open, ...inside])),
      };
      clearances ??= node;
      children.push(node);
    }
    open = [];
  };
  for (const entry of entries) {
    const role = ROLES[entry.key];
    if (role) {
      open.push(...clearancesOf(entry, role));
      continue;
    }
    close();
    if (entry.key === 'SIGNATURE' && !signature && entry.values.length > 0) {
      signature = signatureOf(cursor, entry);
      children.push(signature);
    } else {
      const field = fieldOf(cursor, entry, loose);
      fields.push(field);
      children.push(field);
    }
  }
  close();
  const outside = loose.filter(
    (text) => !children.some(({ start, end }) => start <= text.start && text.start < end),
  );
  return { children: ordered([...children, ...outside]), signature, clearances, fields };
}

function clearancesOf({ keyword, values, line }: Entry, role: Clearance['role']): Clearance[] {
  const [value, ...more] = values;
  const name = value ? [leaf('Text', value.start, value.end)] : [];
  return [
    {
      kind: 'Clearance',
      start: line.start,
      end: value?.end ?? keyword.end,
      role,
      keyword,
      children: [keyword, ...name],
    },
    ...more.map(
      ({ start, end }): Clearance => ({
        kind: 'Clearance',
        start,
        end,
        role,
        children: [leaf('Text', start, end)],
      }),
    ),
  ];
}

function signatureOf(cursor: Cursor, { keyword, values, line }: Entry): Signature {
  const { start, end, source } = values[0] as Line;
  const surnames = Array.from(source.matchAll(/[^/&;]*[^/&;\s]/g), ({ 0: words, index }) => {
    const blanks = words.length - words.trimStart().length;
    return leaf('Surname', start + index + blanks, start + index + words.length);
  });
  return {
    kind: 'Signature',
    start: line.start,
    end,
    inline: false,
    surnames,
    children: cursor.woven([keyword, ...surnames]),
  };
}
