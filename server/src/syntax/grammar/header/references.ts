import type { Cursor } from '../../cursor';
import { fullYear, MONTH_NAMES, MONTHS, PORTION_MARK, paragraphStartOf } from '../../lexicon';
import { REFERENCES } from '../../lineKinds';
import { Line } from '../../lines';
import { lowerBound } from '../../query/search';
import {
  type Leaf,
  leaf,
  type Reference,
  type ReferenceNumber,
  type ReferenceSubject,
  type References,
  type SyntaxNode,
} from '../../tree';
import { type Construct, continuationsOf, opensWith } from '../construct';
import { ELEMENT_ENDS } from './element';

/** `REF: A. 05 ASTANA 4511  B. BAKU 99`. FORMAT §6.6. */
export const references: Construct<References, unknown> = {
  opens: opensWith('References'),
  read: readReferences,
  ends: ELEMENT_ENDS,
};

/** Reads the list after REF: an item goes on over lines, page furniture and blank lines. */
export function readReferences(cursor: Cursor): References {
  const { text } = cursor;
  const line = cursor.next();
  const opening = REFERENCES.exec(line.head);
  const wordAt = line.start + (opening?.[1]?.length ?? 0);
  const keyword = leaf('Keyword', wordAt, line.start + (opening?.[0].length ?? 0));
  let before = text.slice(keyword.end, line.end);
  const more = continuationsOf(
    cursor,
    ELEMENT_ENDS,
    ({ head }, afterBlank) => {
      const belongs = goesOn(head, before, afterBlank);
      if (belongs) before = head;
      return belongs;
    },
    ({ head }) => NEXT_KEYWORD.test(head),
  );
  const list = listOf(cursor, [new Line(text, keyword.end, line.end), ...more]);
  const items = itemsOf(list, opening?.[1] ? letterBefore(list, line, keyword) : undefined);
  const nodes = items.flatMap((item) => referencesOf(list, item));
  const children = opening?.[1] ? nodes : [keyword, ...nodes];
  return {
    kind: 'References',
    start: line.start,
    end: children.at(-1)?.end ?? keyword.end,
    keyword,
    references: nodes.filter((node) => node.kind === 'Reference'),
    children: cursor.woven(children),
  };
}

/** `A. REF BAKU 12`: the first item, whose letter is before the keyword. */
function letterBefore(list: List, line: Line, keyword: Leaf<'Keyword'>): ItemStart {
  const letter = leaf('ReferenceLetter', line.start, line.start + 1);
  return { start: line.start - list.offset, from: 0, label: [letter, keyword], letter };
}

// ---------------------------------------------------------------- how far the list goes

/** `REF B: BAKU 12`: the keyword before each item. */
const NEXT_KEYWORD = /^REF(?:TEL)?S?\s{1,3}\(?[B-Z][.):]/i;
const PROSE = /^[A-Z][A-Za-z]{0,20}(?:\s[A-Za-z]{1,20})?(?:\s[a-z]{1,20}){2}\b/;
/** What follows a list without being part of it, and rows of a publisher's database (`origin: Embassy Lima`). */
const AFTER_LIST =
  /^(?:(?:BEGIN )?(?:SUMMARY|Summary)\b|(?:SENSITIVE|Sensitive)\b|(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)$|NOTE:|(?:INTRODUCTION|Introduction)\b|(?:COMMENT|Comment)\b|(?:ACTION REQUEST|Action Request)|(?:THIS|This) (?:MESSAGE|CABLE|IS|message|cable|is)\b|DERIVED FROM\b|DECLASSIFY ON\b|[a-z]{2,15}:\s)/;
const SENTENCE = /^\s{0,3}[A-Z][A-Za-z]{0,20}(?:\s[A-Z][A-Za-z]{0,20})?\s[a-z]{3,20}\b/;
const ENDS_OPEN = /(?:^|[,;:&/-]|\bAND|\b[A-Z][.)]?)\s*$/i;
const NUMBER_ALONE = /^(?:\d{2,4}\s{1,3})?[A-Z0][A-Z.' -]{2,40}\d{1,8}(?:\s{0,3}\([A-Z]{3,8}\))?[\s;,.]*$/i;

/** A name with a number, as items of lists have it in small letters: `Rio de Janeiro 723`, but not `On June 10`. */
export const NAME_AND_NUMBER =
  /^\s{0,3}(?:\d\d\s)?(?:(?!(?:On|In|At|By|As|Since|During)\s)[A-Z][\w.'’]{0,20}\s|d[eao]\s){1,4}\d/;
/** Whether what a portion mark opens is a sentence, not a number: `(U) Foreign Minister Stagno will not be able to`. */
const isSentence = (words: string) =>
  SENTENCE.test(words) ||
  (!NAME_AND_NUMBER.test(words) &&
    !/\bE-?\s?MAIL|\bTEL-?CON|\bREPORT\b/i.test(words) &&
    (words.slice(0, 120).match(/\s[a-z]{3,}(?=\s)/g)?.length ?? 0) > 1);

/** Words of a sentence that an item of a list has not: more than five in small letters among those with capitals. */
const isProse = (head: string) =>
  /[A-Z]/.test(head) && (head.match(/(?<![\w'’-])[a-z]{2,}(?![\w@-])/g)?.length ?? 0) > 5;

/** Whether a line goes on with a list of references, whose last line before it was `before`. */
export function goesOn(head: string, before: string, afterBlank: boolean): boolean {
  if (numberedItemGoesOn(head, before)) return true;
  const label = LABEL_AT_START.exec(head)?.[0];
  // A paragraph may open with its portion mark, `(U) Poloff delivered the points`.
  if (label && !(PORTION_MARK.test(label) ? isSentence(head.slice(label.length)) : isProse(head)))
    return true;
  if (paragraphStartOf(head) || AFTER_LIST.test(head) || PORTION_MARK.test(head)) return false;
  // A serial by itself: the break fell between the post and it.
  if (/^\d{2,8}(?![\d.])/.test(head) && !/\d\s*$/.test(before)) return true;
  if (afterBlank) return head.length < 80 && NUMBER_ALONE.test(head) && /(?:^|\d|\))[\s,;]*$/.test(before);
  return ENDS_OPEN.test(before) || !PROSE.test(head);
}

/** `2. BAKU 12` after `1. STATE 33`: items that are numbered. */
function numberedItemGoesOn(head: string, before: string): boolean {
  const [label = '', digit = ''] = /^([2-9])[.)]\s{0,3}/.exec(head) ?? [];
  const previous = /^[\s:]{0,3}(?:[A-Z]{3,8}:\s{0,9})?([1-8])[.)]\s{0,3}\S/.exec(before)?.[1];
  return (
    digit !== '' && Number(previous) === Number(digit) - 1 && NUMBER_ALONE.test(head.slice(label.length))
  );
}

// ---------------------------------------------------------------- the list as one text

/** The lines of a list, with blanks for what is between them, so that an item can go on over lines. */
interface List {
  readonly source: string;
  /** The same with page headers, whose numbers are no references. */
  readonly written: string;
  /** Offset of `source` in the message. */
  readonly offset: number;
  readonly lines: readonly Line[];
  readonly cursor: Cursor;
}

function listOf(cursor: Cursor, lines: readonly Line[]): List {
  const { text } = cursor;
  const offset = lines[0]?.start ?? 0;
  let written = '';
  for (const { start, end } of lines) {
    const gap = start - offset - written.length;
    written += (gap > 0 ? '\n' : '').padEnd(gap) + text.slice(start, end);
  }
  const source = written.replace(PAGE_HEADER, (header) => ' '.repeat(header.length));
  return { source, written, offset, lines, cursor };
}

/** A page header inside a line of a flattened copy; its number is the cable's own. */
const PAGE_HEADER = /PAGE \d{2,3} {1,9}[A-Z][A-Z .']{2,12} {1,9}\d{4,6} {1,5}\d\d OF \d\d {1,5}\d{6}Z/g;

// ---------------------------------------------------------------- items

/**
 * A letter opens an item: `A.`, `A)`, `(A)`, `[A]`, `A:`, `A -`, with a web copy's pilcrow, the digit that took its
 * place, or the keyword before it; some lists have `1.` and `1)`.
 */
const LABEL =
  /(?:(?<![^\s,;:.)\]–-])(?:Â?[¶\ufffd]\s?|1(?=[A-Z]\.)|REF(?:TEL)?\s{1,3}(?=\(?[A-Z]\s?[.):]))|(?<![^\s\d,;:.)\]–-]))(?:[([{]([A-Z\d])\.?[)\]}:]|([A-Z])(?:\.?[)\]]|\/(?=\s)|[.:](?=[\s(\d]|[A-Z]{3})|\s?[-–]\s?(?=(?:\d{2,4}\s)?[A-Z]{3})|\s(?=\s{0,3}(?:\d{2,4}\s)?[A-Z][A-Z]{2,12}\s{1,3}\d))|(?<![\d/.-])([1-9])[.)](?=\s{0,3}(?:\d{2,4}\s)?[A-Z]{2}))/gi;
const LABEL_AT_START =
  /^(?:Â?[¶\ufffd]\s?|1(?=[A-Z]\.))?(?:[([][A-Z][)\]:]|[A-Z](?:\.?\)|[.:](?=[\s(\d]|[A-Z]{3})))/i;
/** The drafting tool puts its own letter before the drafter's: `A. A) SECSTATE 54183`, `A. REF A STATE 1`. */
const SECOND_LABEL = /\s{0,3}(REF(?:TEL)?\s)?\s{0,3}([([]?)([A-Z])([)\].:]?)(?=[\s\dA-Z])/iy;

interface Item {
  /** Offsets in the source of the list: of the item, and of its text after the letter. */
  readonly start: number;
  readonly from: number;
  readonly end: number;
  /** The letter, and what repeats it. */
  readonly label: readonly SyntaxNode[];
  /** The drafter's, where the drafting tool has put one of its own before. */
  readonly letter?: Leaf<'ReferenceLetter'>;
}

type ItemStart = Omit<Item, 'end'>;

/**
 * The items of a list. What is before the first letter is an item without one.
 *
 * @param opening the item that the line begins with, where its letter is before the keyword
 */
function itemsOf({ source, offset }: List, opening: ItemStart | undefined): Item[] {
  const starts: ItemStart[] = opening ? [opening] : [];
  // The letters that are due: after the one before, after its own in the drafter's list, after the last of those.
  let due: readonly string[] | undefined = opening && ['B'];
  let dueOfDrafter = 'A';
  for (const { index, 0: whole, 1: inBrackets, 2: bare, 3: digit } of source.matchAll(LABEL)) {
    const last = starts.at(-1);
    if (index < (last?.from ?? 0)) continue;
    const written = (inBrackets ?? bare ?? digit ?? '').toUpperCase();
    // Right after a letter stands a portion mark, `B. (C) BAKU 12`, and after a number of a code its parts, `40.21(A)`.
    if (last && source.slice(last.from, index).trim() === '') continue;
    if (
      inBrackets &&
      /\d/.test(source.charAt(index - 1)) &&
      IN_CODE.test(source.slice(last?.from ?? 0, index))
    )
      continue;
    if (!opensItem(source, index, whole, written, due)) continue;
    const from = index + whole.length;
    const letterAt = offset + index + whole.toUpperCase().lastIndexOf(written);
    const letter = leaf('ReferenceLetter', letterAt, letterAt + 1);
    const second = secondLabel(source, offset, from, [written, dueOfDrafter, ...(due ?? [])]);
    if (second) dueOfDrafter = following(second.written);
    starts.push({
      start: index,
      from: second?.end ?? from,
      label: [...beforeLetter(whole, offset + index), letter, ...(second?.label ?? [])],
      letter: second?.letter ?? letter,
    });
    due = [following(written), ...(second ? [following(second.written)] : [])];
  }
  const items = starts.map(
    (start, index): Item => ({ ...start, end: starts[index + 1]?.start ?? source.length }),
  );
  const first = { start: 0, from: 0, end: starts[0]?.start ?? source.length, label: [] };
  return opening ? items : [first, ...items];
}

/** The digit that a copy put in the place of a pilcrow, or the keyword. */
function beforeLetter(label: string, at: number): SyntaxNode[] {
  const keyword = /^REF(?:TEL)?/i.exec(label)?.[0];
  if (keyword) return [leaf('Keyword', at, at + keyword.length)];
  return /^1[A-Z]/i.test(label) ? [leaf('Pilcrow', at, at + 1)] : [];
}

/** Paragraphs of handbooks and statutes have letters in brackets, `9 FAM 40.21(A)`. */
const IN_CODE = /\b(?:FAM|FAH|INA|CFR|USC|U\.S\.C\.?|SECTION|ARTICLE)\b[^;]{0,40}$/i;

const following = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1);

/** A number after a letter with its stop: the letter is none of a name. */
const NUMBER_AFTER = /\s{0,3}(?:\d{2,4}\s)?[A-Z]{3,20}(?:\s[A-Z]{2,20}){0,3}\s{1,3}\d/y;

/** Whether letters are left out between what is before it and a letter: `A. BAKU 99 C. BAKU 101`. */
function opensAfterGap(
  source: string,
  at: number,
  label: string,
  letter: string,
  due: readonly string[],
): boolean {
  NUMBER_AFTER.lastIndex = at + label.length;
  return (
    /[.)]$/.test(label) &&
    /[\d)][\s;,]{0,9}$/.test(source.slice(Math.max(0, at - 12), at)) &&
    due.some((expected) => letter > expected && letter.charCodeAt(0) - expected.charCodeAt(0) < 4) &&
    NUMBER_AFTER.test(source)
  );
}

/** Whether a letter opens an item. Inside a line only one that is due does, or one before a number: others are initials. */
function opensItem(
  source: string,
  at: number,
  label: string,
  letter: string,
  due: readonly string[] | undefined,
): boolean {
  const opensLine = /(?:^|\n)[\s-]*$/.test(source.slice(Math.max(0, at - 60), at));
  const digit = /\d/.test(letter);
  if (due?.includes(letter)) return true;
  if (due === undefined && letter === (digit ? '1' : 'A')) {
    // After other words an A is an initial or an article, unless it is in brackets.
    if (digit && !/^[([]/.test(label)) return !/\w/.test(source.slice(0, at));
    return opensLine || /^[([]/.test(label) || !/[A-Z]/i.test(source.slice(0, at));
  }
  if (!digit && !opensLine && due) return opensAfterGap(source, at, label, letter, due);
  if (digit || !/[.)\]]/.test(label) || !opensLine) return false;
  // A paragraph may open with its portion mark, `(U) Poloff delivered the points`.
  return !PORTION_MARK.test(label);
}

/** The letter of the drafter after that of the tool: the same, or the one that is due in the drafter's own list. */
function secondLabel(source: string, offset: number, at: number, expected: readonly string[]) {
  SECOND_LABEL.lastIndex = at;
  const [whole = '', ref, open, written = '', close = ''] = SECOND_LABEL.exec(source) ?? [];
  const capital = written.toUpperCase();
  if (!expected.includes(capital) || (!ref && !open && !close)) return undefined;
  const end = at + whole.length;
  const letterAt = offset + end - close.length - 1;
  const letter = leaf('ReferenceLetter', letterAt, letterAt + 1);
  const refAt = offset + at + whole.search(/\S/);
  const label = ref ? [leaf('Keyword', refAt, refAt + ref.trimEnd().length), letter] : [letter];
  return { end, written: capital, letter, label };
}

// ---------------------------------------------------------------- numbers

/** A number found in the source of the list. `carried`: its post is with the number before it. */
interface FoundNumber {
  readonly start: number;
  readonly end: number;
  readonly year?: number;
  readonly post: string;
  readonly serial: number;
  readonly carried: boolean;
}

const WORD = "0?[A-Z][A-Z.'’-]{0,24}";
/**
 * A year, one to five words, the serial, and a year before or after it: `05 STATE 123`, `10-OTTAWA-57`,
 * `QUITO 4525-91`, `PANAMA 00933/08`, `ANKARA 06-6307`, `ANKARA (06) 6307`.
 */
const NUMBER = new RegExp(
  String.raw`(?<![\w/'’.-])(?:['’]?((?:19|20)\d\d|0?\d\d|O\d)(?:\s{1,9}|-|(?=[A-Z])))?(${WORD}(?:\s{1,20}${WORD}){0,4}?)(?:\s{1,20}|-)?(?:(?:\((\d\d)\)\s?|(\d\d)[-/])(?=\d{3}))?(?:[#-]\s?)?(\d{1,8})(?:-(\d\d)(?![-\d])|(?<=\d{3})\/(\d\d)(?![/\d]))?(?!\d|[A-Z]{3}|\/(?!\d{3}|[A-Z])|Z\b|-\d{1,2}(?!\d)|(?<!\d{3})-\d|\.\d)`,
  'gi',
);
/**
 * The post of the number before is meant: `STATE 216511, 216512`, `BRASILIA 2799 AND 2764`, `BAKU 1234-1237`,
 * `BAKU 1234 THROUGH 1237`.
 */
const CARRIED =
  /(?:\s{0,9}(?:,\s{0,9}(?:AND\b)?|;|&|\/|\bAND\b|\b(?:THROUGH|THRU|TO)\b)\s{0,9}|(?<=\d{3})\s?[-–]\s?(?=\d{3}))#?(\d{1,8})(?:-(\d\d))?(?!\d|[/-]\d|\.\d| {0,9}[A-Z]{2}(?<!\s(?:AN|NO|PR)))/iy;
const YEAR_AFTER = /\s{0,3}\(((?:19|20)?\d\d)\)/y;
const MONTH = `(?:${MONTHS.join('|')})[A-Z]{0,6}`;
/** A date after a number has its year: `STATE 99488 24 SEP 2009`, `BAKU 12 DATED MARCH 3, 2006`. */
const DATE_AFTER = new RegExp(
  String.raw`[\s,]{0,3}\(?(?:(?:DTD|DATED|OF|ON|FROM)\.?\s{1,3})?(?:\d{1,2}\s${MONTH}\.?,?\s((?:19|20)\d\d)|${MONTH}\.?\s\d{1,2},?\s((?:19|20)\d\d)|\d{1,2}/\d{1,2}/((?:19|20)?\d\d))(?!\d)`,
  'iy',
);
/** The second number of a telegram to or from a travelling Secretary: `STATE 250588 TOSEC 160186` (FORMAT §4). */
const TRIP_SERIES = /[\s/(]{0,3}\b(?:TOSEC|SECTO|PARTO|TOPAR)\s{0,3}\d{1,6}\)?/iy;
/** `870 ULAANBAATAR`: the serial first, and nothing else. */
const SERIAL_FIRST = /^\s*(?!(?:19|20)\d\d\s)(\d{2,6})\s+([A-Z][A-Z]{3,20})\s*$/i;

/** Words that stand before a post and are none. */
const BEFORE_POST = new Set(
  'AND PREVIOUS REF REFS REFTEL REFTELS SEE ALSO IN FROM BY OF TO NOTAL EXDIS NODIS LIMDIS SIPDIS ET AL OR ON CABLE CABLES TELEGRAM TELEGRAMS MESSAGE REPORT REPORTS EMAIL EMAILS E-MAIL E-MAILS TELCON TELCONS LETTER MEMO DATED'.split(
    ' ',
  ),
);
/** Words before a number which is then no serial: dates, paragraphs, other series. */
const NO_POST = new Set([
  ...MONTHS,
  ...MONTH_NAMES,
  'SEPT',
  ...'DTG IIR PARA PARAS PARAGRAPH PARAGRAPHS PAGE PAGES SECTION SECTIONS PART FAX PHONE EXT FY TD TDX INA GBP EUR USD UNSCR UNSC RESOLUTION FAM FAH CFR USC APPENDIX CHAPTER ARTICLE NUMBER EO E.O NOTE VERSION TD DIN EMAIL EMAILS E-MAIL E-MAILS TELCON TELCONS REPORT REPORTS LETTER MEMO OF ON THE AT AND DATED REASON REASONS'.split(
    ' ',
  ),
]);
/** `COLOMBO CABLES 0266`: the word between the post and the serial. */
const SERIES_WORD = /\s+(?:CABLES?|TELEGRAMS?|TELS?|MESSAGES?|NO|NR|NUMBER)\.?$/i;
/** Airgrams, `STATE A-4945`, and letters of other offices, `USDAO U-0011-06`, `SIO-I-03-61`. */
const AIRGRAM = /(?:^|[\s-])(?:C?A|[A-Z])-$/i;
const MONTH_AFTER = new RegExp(String.raw`^\s{1,3}${MONTH}(?!\s\d{1,2},?\s(?:19|20)\d\d|[A-Z])`, 'i');

/** The numbers between two offsets of the source. */
function numbersIn(source: string, from: number, end: number): FoundNumber[] {
  const part = source.slice(from, end);
  const swapped = SERIAL_FIRST.exec(part);
  const [, serialFirst = '', postAfter = ''] = swapped ?? [];
  if (swapped && !NO_POST.has(postAfter.toUpperCase())) {
    const start = from + part.indexOf(serialFirst);
    const numberEnd = from + part.trimEnd().length;
    return [{ start, end: numberEnd, post: postAfter, serial: Number(serialFirst), carried: false }];
  }
  const found: FoundNumber[] = [];
  let reached = from;
  for (const match of part.matchAll(NUMBER)) {
    const first = numberOf(match, part, from);
    // What was carried over may have taken what looks like a year to the next number.
    if (!first || first.start < reached) continue;
    found.push(first);
    CARRIED.lastIndex = match.index + match[0].length;
    TRIP_SERIES.lastIndex = CARRIED.lastIndex;
    if (TRIP_SERIES.test(part)) reached = from + TRIP_SERIES.lastIndex;
    for (let next = CARRIED.exec(part); next; next = CARRIED.exec(part)) {
      const [whole, serial = '', year] = next;
      const numberEnd = from + next.index + whole.length;
      const behind = year ?? yearAfter(part, CARRIED.lastIndex);
      found.push({
        start: numberEnd - whole.length + whole.search(/\d/),
        end: numberEnd,
        ...(behind === undefined
          ? first.year !== undefined && { year: first.year }
          : { year: fullYear(behind) }),
        post: first.post,
        serial: Number(serial),
        carried: true,
      });
      reached = numberEnd;
    }
  }
  return found;
}

function numberOf(match: RegExpExecArray, part: string, from: number): FoundNumber | undefined {
  const [whole, yearBefore, words = '', bracketed, within, serial = '', dashed, slashed] = match;
  const end = match.index + whole.length;
  const yearSuffix = bracketed ?? within ?? dashed ?? slashed;
  if (MONTH_AFTER.test(part.slice(end, end + 12))) return undefined;
  // What is before the post in the same item.
  let start = match.index + whole.indexOf(words, yearBefore?.length ?? 0);
  let post = words;
  for (let word = /^(\S+)\s+(?=\S)/.exec(post); word; word = /^(\S+)\s+(?=\S)/.exec(post)) {
    const [skipped, first = ''] = word;
    const proper = /^(?:[A-Z0]|de\b|da\b)/.test(first) || !/[A-Z]/.test(part);
    if (proper && !BEFORE_POST.has(first.toUpperCase().replace(/\.$/, ''))) break;
    start += skipped.length;
    post = post.slice(skipped.length);
  }
  const skipped = post !== words;
  post = post.replace(SERIES_WORD, '').replace(/\s+/g, ' ');
  const last = post.slice(post.lastIndexOf(' ') + 1).toUpperCase();
  if (post.length < 2 || AIRGRAM.test(post) || NO_POST.has(last.replace(/[.-]$/, ''))) return undefined;
  if (/(?:^|\s)(?!(?:de|da|do|of|au|es|la)\b)[a-z]/.test(post) && /[A-Z]/.test(part)) return undefined;
  const written = skipped ? undefined : yearBefore?.replace(/O/i, '0').replace(/^0(?=\d\d)/, '');
  const year = written ?? yearSuffix ?? yearAfter(part, end);
  return {
    start: from + (written === undefined ? start : match.index + (/^['’]/.test(whole) ? 1 : 0)),
    end: from + end,
    ...(year !== undefined && { year: fullYear(year) }),
    post: post.replace(/-$/, ''),
    serial: Number(serial),
    carried: false,
  };
}

function yearAfter(part: string, at: number): string | undefined {
  YEAR_AFTER.lastIndex = at;
  DATE_AFTER.lastIndex = at;
  const [, ...years] = YEAR_AFTER.exec(part) ?? DATE_AFTER.exec(part) ?? [];
  return years.find((year) => year !== undefined);
}

// ---------------------------------------------------------------- references

/** An item with a letter is one reference; without letters each number with a post of its own is one. */
function referencesOf(list: List, item: Item): SyntaxNode[] {
  if (item.label.length > 0) return [reference(list, item, numbersIn(list.source, item.from, item.end))];
  return partsOf(list.source, item).flatMap((part) => {
    const nodes: SyntaxNode[] = [];
    let start = part.start;
    let within: FoundNumber[] = [];
    const close = (end: number) => {
      const [conjunction = ''] =
        /(?<=\s)(?:AND|&)\s*$/i.exec(list.source.slice(Math.max(start, end - 20), end)) ?? [];
      const trimmed = trimmedPart(list.written, start, end - conjunction.length);
      if (trimmed) nodes.push(reference(list, { ...trimmed, from: trimmed.start, label: [] }, within));
      pushText(list, end - conjunction.length, end, nodes);
      start = end;
      within = [];
    };
    for (const number of numbersIn(list.source, part.start, part.end)) {
      if (!number.carried && within.length > 0) close(number.start);
      within.push(number);
    }
    close(part.end);
    return nodes;
  });
}

const SEPARATOR = new RegExp(
  String.raw`;(?!\s{0,9}\d{3,8}\s{0,9}(?:[;,&]|$))|\n(?!\s{0,20}(?:AND|&)\s)(?=[\s\S]{0,80}?\d)|[,:]\s{0,9}(?=(?:\d{2,4}\s)?(?!(?:DATED |OF |ON )?${MONTH}\s|(?:PARA|PARAGRAPH|SECTION|SEC|PART)S?\s)[A-Z][A-Z ]{2,20}\s\d)`,
  'gi',
);

/** The parts of an unlettered list, at semicolons, line breaks before a number, and commas before a post. */
function partsOf(source: string, { start, end }: Item): { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let from = start;
  for (const { index, 0: separator } of source.slice(start, end).matchAll(SEPARATOR)) {
    const at = start + index;
    // The break may fall inside a number.
    if (separator === '\n' && !/[\d)]\s*$/.test(source.slice(Math.max(from, at - 40), at))) continue;
    parts.push({ start: from, end: at });
    from = at + separator.length;
  }
  parts.push({ start: from, end });
  return parts;
}

const EDGE = /[\s,;:]/;

/** A span without blanks and separators at its ends; `undefined` where no word is left. */
function trimmedPart(source: string, from: number, to: number) {
  let start = from;
  let end = to;
  while (start < end && EDGE.test(source[start] ?? '')) start++;
  while (end > start && EDGE.test(source[end - 1] ?? '')) end--;
  return /[\p{L}\p{N}]/u.test(source.slice(start, end)) ? { start, end } : undefined;
}

function reference(list: List, item: Item, found: readonly FoundNumber[]): Reference {
  const children: SyntaxNode[] = [...item.label];
  const numbers: ReferenceNumber[] = [];
  let from = item.from;
  for (const { start, end, carried: _, ...number } of found) {
    pushText(list, from, start, children);
    const span = withoutFurniture(list, start, end);
    if (span.start > start) pushText(list, start, span.start - list.offset, children);
    const node: ReferenceNumber = { kind: 'ReferenceNumber', ...span, ...number };
    numbers.push(node);
    children.push(node);
    from = end;
  }
  pushText(list, from, item.end, children);
  const start = list.offset + item.start;
  const [number] = numbers;
  return {
    kind: 'Reference',
    start: item.label.length > 0 ? start : (children[0]?.start ?? start),
    end: children.at(-1)?.end ?? start,
    ...(item.letter && { letter: item.letter }),
    refersTo: number ? 'cable' : subjectOf(list.source.slice(item.from, item.end)),
    ...(number && { number }),
    numbers,
    children: list.cursor.woven(children),
  };
}

/** Page furniture lies between leaves, so a number that it splits keeps only what is after it. */
function withoutFurniture(list: List, start: number, end: number) {
  const { offset } = list;
  const parting = linesBetween(list, start, end).findLast(
    (line) => line.interrupted !== 'no' && line.start > offset + start,
  );
  return { start: parting?.start ?? offset + start, end: offset + end };
}

/** The lines that lie at least partly between two offsets of the source. */
function linesBetween({ lines, offset }: List, from: number, to: number): readonly Line[] {
  const low = lowerBound(lines, ({ end }) => end - offset <= from);
  let last = low;
  while (last < lines.length && (lines[last] as Line).start - offset < to) last++;
  return lines.slice(low, last);
}

/** Leaves for the words between two offsets, a line each. */
function pushText(list: List, from: number, to: number, children: SyntaxNode[]): void {
  const { written, offset } = list;
  for (const line of linesBetween(list, from, to)) {
    const start = Math.max(from, line.start - offset);
    const end = Math.min(to, line.end - offset);
    const span = start < end ? trimmedPart(written, start, end) : undefined;
    if (span) children.push(leaf('Text', offset + span.start, offset + span.end));
  }
}

// ---------------------------------------------------------------- what else is referred to

const SUBJECTS: readonly (readonly [ReferenceSubject, RegExp])[] = [
  ['email', /\bE-?\s?MAIL(?:S|ED)?\b/i],
  [
    'telcon',
    /\bTELE?-?CON(?:S|F[A-Z]*)?\b|\bPHONE?-?CONS?\b|\b(?:TELE)?PHONE\b|\bCONVERSATIONS?\b|\bCALLS?\s(?:OF|ON|TO|BETWEEN)\b/i,
  ],
  ['book', /\bFA[MH]\b|\bCFR\b|\bHANDBOOK\b/i],
  [
    'report',
    /\bREPORTS?\b|\bREPORTING\b|\bIIR\b|\bTDX?[\s-]{0,2}\d|\b3\d\d\/\d{4,6}-\d\d\b|\bOSC\b|\bFBIS\b|\b[A-Z]{3}\d{14}\b|\bDAILY\b|\bSIT-?\s?REPS?\b/i,
  ],
  ['airgram', /\b(?:CA|A)-\s?\d/],
  ['message', /\bDTG|\b[ZOPRY]?\s?\d{6}\s?Z\b/],
];

function subjectOf(words: string): ReferenceSubject {
  return SUBJECTS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}
