import {
  fullYear,
  headOf,
  type Line,
  leaf,
  lineFrom,
  MONTHS,
  monthOf,
  paragraphStartOf,
  type Read,
  type Writable,
} from '../lines';
import type {
  Addressee,
  Clearance,
  Clearances,
  DateTimeGroup,
  ExecutiveOrder,
  FormField,
  Header,
  Leaf,
  MessageReference,
  Signature,
  SyntaxNode,
} from '../tree';
import { addressee } from './envelope/addressees';
import { type Elements, headerOf } from './header';
import { readClassifiedBy } from './header/classifiedBy';
import { pushWords } from './header/continuations';
import { readDeclassification } from './header/executiveOrder';
import { CLASSIFIED_BY } from './header/keywords';
import { readReferences } from './header/references';
import { readSubject } from './header/subject';
import { readTags } from './header/tags';

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

/** Whether a line opens the form. */
export function opensSmartForm(head: string): boolean {
  const code = head.charCodeAt(0) & ~32;
  if (code === 77) return MRN_KEY.test(head);
  return code === 68 && DATE_KEY.test(head);
}

const MRN_KEY = /^M\s?R\s?N(?:\s?[:;.,]|\s+\d\d\s+[A-Z][A-Z]|$)/;
const DATE_KEY = /^Date\s?\S?\s?[DO0][TI][GC6]\s?[:;.,]/i;

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
export function readSmartForm(text: string, lines: readonly Line[], index: number): Read<Header> {
  const { entries, loose, next } = entriesFrom(text, lines, index, false);
  const found: Elements = {};
  const fields: FormField[] = [];
  const children: SyntaxNode[] = [];
  for (const entry of entries) {
    const node = nodeOf(text, entry, found);
    if (node.kind === 'FormField') fields.push(node);
    children.push(node);
  }
  children.push(...loose);
  children.sort((a, b) => a.start - b.start);
  return { node: headerOf(children, found, { fields }), next };
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

function entriesFrom(text: string, lines: readonly Line[], index: number, foot: boolean) {
  const entries: Entry[] = [];
  const loose: Leaf<'Text'>[] = [];
  let next = index;
  let blank = false;
  for (let at = index; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      blank = true;
      continue;
    }
    const head = headOf(text, line);
    if (!foot && (paragraphStartOf(head) || keyAt(head, FOOT_KEYS))) break;
    const key = keyOf(head, foot, blank);
    if (key) {
      entries.push(entryOf(text, line, key));
    } else {
      // What is not of the key above closes it.
      const above = entries.at(-1);
      const last = above && (loose.at(-1)?.start ?? -1) < above.line.start ? above : undefined;
      const pending = pendingOf(entries);
      if (pending.length > 1) {
        const taken = distribute(text, lines, at, pending, loose);
        at = taken - 1;
      } else if (last && goesOn(text, last, line, blank)) {
        last.values.push(line);
        if (last.column < 0) last.column = columnOf(text, line.start);
      } else if (foot) {
        loose.push(leaf('Text', line.start, line.end));
      } else {
        break;
      }
    }
    blank = false;
    next = at + 1;
  }
  return { entries, loose, next };
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
  const value = behind(text, keyword.end, line.end);
  return {
    key,
    line,
    keyword,
    values: value ? [value] : [],
    column: value ? columnOf(text, value.start) : -1,
  };
}

function behind(text: string, from: number, end: number): Line | undefined {
  const blanks = text.slice(from, end).search(/\S/);
  return blanks === -1 ? undefined : lineFrom(from + blanks, end);
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

/** Gives each of several keys its value from the lines below them all; answers the line after. */
function distribute(
  text: string,
  lines: readonly Line[],
  from: number,
  pending: Entry[],
  loose: Leaf<'Text'>[],
): number {
  const values: Line[] = [];
  let at = from;
  for (; at < lines.length && values.length < pending.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) continue;
    const head = headOf(text, line);
    if (paragraphStartOf(head) || keyOf(head, false, false)) break;
    values.push(line);
  }
  const fits = ({ key }: Entry, line: Line) => SHAPES[key]?.test(text.slice(line.start, line.end)) ?? true;
  const inOrder =
    values.length === pending.length && values.every((line, index) => fits(pending[index] as Entry, line));
  const open = [...pending];
  for (const line of values) {
    // Out of order, only a value that nothing else looks like goes to its key.
    const index = inOrder
      ? 0
      : open.findIndex(
          ({ key }) =>
            (key === 'MRN' || key === 'DATE/DTG') && SHAPES[key]?.test(text.slice(line.start, line.end)),
        );
    const entry = index === -1 ? undefined : open.splice(index, 1)[0];
    if (entry) entry.values.push(line);
    else loose.push(leaf('Text', line.start, line.end));
  }
  return at;
}

/** Whether a line goes on with the value of a key, or is its value where the key has none yet. */
function goesOn(text: string, { values, column, key }: Entry, line: Line, blank: boolean): boolean {
  const last = values.at(-1);
  if (!last || !blank) return true;
  if (/[,;]$/.test(text.slice(last.start, last.end))) return true;
  const indented = column >= 12 && columnOf(text, line.start) >= column - 2;
  if (indented) return true;
  // A page break inside a list of addressees: the next line is one of them.
  return (
    line.interrupted !== 'no' &&
    ADDRESSED.has(key) &&
    SHAPES['ACTION']?.test(text.slice(line.start, line.end)) === true
  );
}

// ---------------------------------------------------------------- values

const ADDRESSED = new Set(['ACTION', 'INFO', 'XMT']);

function nodeOf(text: string, entry: Entry, found: Elements): SyntaxNode {
  const lines = [entry.line, ...entry.values.filter(({ start }) => start >= entry.line.end)].map(
    ({ start, end }) => lineFrom(start, end),
  );
  switch (entry.key) {
    case 'TAGS': {
      const { node } = readTags(text, lines, 0);
      found.tags ??= node;
      return node;
    }
    case 'SUBJECT': {
      const { node } = readSubject(text, lines, 0);
      found.subject ??= node;
      return node;
    }
    case 'REFERENCE': {
      const { node } = readReferences(text, lines, 0);
      found.references ??= node;
      return node;
    }
    case 'CLASSIFIED BY': {
      const { node } = readClassifiedBy(text, lines, 0);
      found.classifiedBy ??= node;
      return node;
    }
    case 'E.O.': {
      const order = executiveOrder(text, entry);
      if (!order) return fieldOf(text, entry);
      found.executiveOrder ??= order;
      return order;
    }
    default:
      return fieldOf(text, entry);
  }
}

const ORDER_NUMBER = /^(1[01234]\d{3})(?:\s?[:,;.])?\s*/;

/** `13526`, or `13526 DECL: 2022/03/07`. */
function executiveOrder(text: string, { line, keyword, values }: Entry): ExecutiveOrder | undefined {
  const [value, ...more] = values;
  if (!value) return undefined;
  const source = text.slice(value.start, value.end);
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
    ...more.map(({ start, end }) => leaf('Text', start, end)),
  ];
  return {
    kind: 'ExecutiveOrder',
    start: line.start,
    end: children.at(-1)?.end ?? value.end,
    number,
    numberNode,
    ...(instruction && { instruction }),
    children,
  };
}

function fieldOf(text: string, entry: Entry): FormField {
  const { key, keyword, line } = entry;
  const children: SyntaxNode[] = [keyword, ...valueNodes(text, entry)];
  return {
    kind: 'FormField',
    start: line.start,
    end: children.at(-1)?.end ?? keyword.end,
    keyword,
    key,
    children,
  };
}

function valueNodes(text: string, { key, values }: Entry): SyntaxNode[] {
  const [value] = values;
  const texts = () => values.map(({ start, end }) => leaf('Text', start, end));
  if (!value) return [];
  if (ADDRESSED.has(key)) return addresseesIn(text, values);
  switch (key) {
    case 'FROM':
      return [
        leaf('PlainLanguageAddress', value.start, value.end),
        ...values.slice(1).map(({ start, end }) => leaf('Text', start, end)),
      ];
    case 'MRN': {
      const reference = messageReference(text.slice(value.start, value.end), value.start);
      return reference
        ? [reference, ...values.slice(1).map(({ start, end }) => leaf('Text', start, end))]
        : texts();
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
      return texts();
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

const PRECEDENCE_LAST = /(?:^|\s)(?:NIACT IMMEDIATE|PRIORITY|IMMEDIATE|ROUTINE|FLASH)$/;

/** The addressees, which semicolons part, or the precedence at the end of a line. */
function addresseesIn(text: string, values: readonly Line[]): Addressee[] {
  const addressees: Addressee[] = [];
  let parts: Line[] = [];
  const close = () => {
    if (parts.length > 0) addressees.push(addresseeOf(text, parts));
    parts = [];
  };
  for (const { start, end } of values) {
    let from = start;
    while (from < end) {
      const semicolon = text.indexOf(';', from);
      const to = semicolon === -1 || semicolon >= end ? end : semicolon;
      const part = trimmed(text, from, to);
      if (part) parts.push(part);
      if (to < end) close();
      from = to + 1;
    }
    const last = parts.at(-1);
    if (last && PRECEDENCE_LAST.test(text.slice(last.start, last.end))) close();
  }
  close();
  return addressees;
}

function trimmed(text: string, from: number, to: number): Line | undefined {
  const source = text.slice(from, to);
  const words = source.trim();
  const start = from + source.indexOf(words);
  return words ? lineFrom(start, start + words.length) : undefined;
}

/** An addressee on one line, or on two where the line was full or the page ended. */
function addresseeOf(text: string, parts: readonly Line[]): Addressee {
  const [first, ...more] = parts as [Line, ...Line[]];
  const node = addressee(text, first.start, first.end) as Writable<Addressee> & { children: SyntaxNode[] };
  for (const { start, end } of more) {
    const rest = addressee(text, start, end);
    const word = PRECEDENCE_LAST.exec(text.slice(start, end))?.[0];
    const precedence =
      rest.precedence ?? (word === text.slice(start, end) ? leaf('Precedence', start, end) : undefined);
    if (precedence && precedence !== rest.precedence) {
      node.precedence = precedence;
      node.children.push(precedence);
    } else {
      if (rest.address) {
        node.addressContinued ??= rest.address;
        node.children.push(rest.address);
      }
      if (precedence) {
        node.precedence = precedence;
        node.children.push(precedence);
      }
    }
    node.end = end;
  }
  return node;
}

// ---------------------------------------------------------------- the foot of the form

/** Whether a line begins like one of the foot of a form, `Drafted By:`. */
export function opensFoot(head: string): boolean {
  return keyAt(head, FOOT_KEYS) !== undefined;
}

/** Index of the first line of the foot of a form; `undefined` where it has none. */
export function footAt(text: string, lines: readonly Line[], from: number): number | undefined {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start < line.end && opensFoot(headOf(text, line))) return at;
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
export function readFoot(text: string, lines: readonly Line[], index: number): Foot {
  const { entries, loose } = entriesFrom(text, lines, index, true);
  const children: SyntaxNode[] = [];
  const fields: FormField[] = [];
  let signature: Signature | undefined;
  let clearances: Clearances | undefined;
  let open: Clearance[] = [];
  const close = () => {
    const [first] = open;
    const last = open.at(-1);
    if (first && last) {
      const node: Clearances = {
        kind: 'Clearances',
        start: first.start,
        end: last.end,
        clearances: open,
        children: [...open],
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
      signature = signatureOf(text, entry);
      children.push(signature);
    } else {
      const field = fieldOf(text, entry);
      fields.push(field);
      children.push(field);
    }
  }
  close();
  for (const text of loose) {
    const around = children.find(({ start, end }) => start <= text.start && text.start < end);
    const among = around && 'children' in around ? (around.children as SyntaxNode[]) : children;
    among.push(text);
    among.sort((a, b) => a.start - b.start);
  }
  children.sort((a, b) => a.start - b.start);
  return { children, signature, clearances, fields };
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

function signatureOf(text: string, { keyword, values, line }: Entry): Signature {
  const { start, end } = values[0] as Line;
  const surnames = Array.from(text.slice(start, end).matchAll(/[^/&;]*[^/&;\s]/g), ({ 0: words, index }) => {
    const blanks = words.length - words.trimStart().length;
    return leaf('Surname', start + index + blanks, start + index + words.length);
  });
  return {
    kind: 'Signature',
    start: line.start,
    end,
    inline: false,
    surnames,
    children: [keyword, ...surnames],
  };
}
