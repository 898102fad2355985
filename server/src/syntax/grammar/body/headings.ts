import type { Cursor } from '../../cursor';
import { startsRule } from '../../lexicon';
import type { Line } from '../../lines';
import { type Heading, type Leaf, leaf } from '../../tree';
import { type HeadingHabits, shapedTitle } from './headingHabits';

const TITLE_LENGTH = 80;
/** A rule may be longer than a title. */
const LINE_LENGTH = 200;
/** On the line of its rule it may be longer. */
const LONGEST_TITLE = 112;
/** A title runs over three lines at the most. */
const TITLE_LINES = 3;

/** The end of a sentence, but not of an abbreviation, with another behind it. */
const NEXT_SENTENCE = /(?:[a-z\d)"”’]|[A-Z]{2})[.!?]["”)]{0,2}\s{1,4}(?=["“'A-Z\d])/g;
/** A row of a table has figures side by side. */
const TABLE_ROW = /(?:\S{0,12}\d\S{0,12}\s{1,8}){4}/;

/**
 * A heading at the line at the cursor, which moves behind it: a title between rules, over one rule, inside one, in
 * capitals between blank lines, or in a shape that the cable gives its headings.
 */
export function readHeading(cursor: Cursor, habits: HeadingHabits): Heading | undefined {
  const { line, lines, at, text, end: to } = cursor;
  if (line.length > LINE_LENGTH || line.interrupted === 'within') return undefined;
  if (line.kind === 'Rule') return betweenRules(cursor);
  const { source } = line;
  const startsRuled = startsRule(source.charCodeAt(0));
  if (startsRuled || startsRule(source.charCodeAt(source.length - 1))) {
    const inline = headingAtEnd(text, line.start, line.end);
    if (inline?.start === line.start) {
      cursor.next();
      return inline;
    }
    if (startsRuled) return shaped(cursor, habits);
  }
  const title = titleFrom(cursor, at);
  const blankBefore = at === 0 || isEmpty(lines[at - 1]);
  const found = title && underlined(cursor, title, blankBefore);
  if (found) return found;
  if (!blankBefore) return undefined;
  if (!isBareTitle(source) || !isEmpty(lines[at + 1]) || at + 1 >= to) return shaped(cursor, habits);
  cursor.next();
  return heading(leaf('HeadingText', line.start, line.end));
}

/** A title that has one of the shapes which the cable gives its headings. */
function shaped(cursor: Cursor, habits: HeadingHabits): Heading | undefined {
  const { lines, at, end } = cursor;
  const title = shapedTitle(lines, at, end);
  if (!title || at + 1 >= end || !habits.has(title.shape)) return undefined;
  cursor.next();
  return heading(leaf('HeadingText', title.start, title.end));
}

/** A title over one rule. Where the copy tells less, a paragraph must follow. */
function underlined(cursor: Cursor, title: Title, blankBefore: boolean): Heading | undefined {
  const { text, lines, at } = cursor;
  const below = afterBlanks(lines, title.next);
  const under = ruleAt(cursor, below);
  if (!under) return undefined;
  const clear = below === title.next && (blankBefore || endsSentence(text, lines[at - 1] as Line));
  const short =
    below === title.next ? title.next === at + 1 : blankBefore && text.charAt(title.node.end - 1) !== '.';
  const after = lines[afterBlanks(lines, below + 1)];
  const opens = /["“A-Z\d]/.test(text.charAt(title.node.start));
  if (!clear && !(short && opens && after?.kind === 'Paragraph')) return undefined;
  cursor.at = below + 1;
  return heading(title.node, undefined, under, cursor);
}

function betweenRules(cursor: Cursor): Heading | undefined {
  const { line, lines, at } = cursor;
  const title = titleFrom(cursor, afterBlanks(lines, at + 1));
  if (!title) return undefined;
  const below = afterBlanks(lines, title.next);
  const under = ruleAt(cursor, below);
  if (!under) return undefined;
  cursor.at = below + 1;
  return heading(title.node, leaf('Rule', line.start, line.end), under, cursor);
}

/** Some copies have a blank line or two behind each line. */
function afterBlanks(lines: readonly Line[], at: number): number {
  let next = at;
  while (next < at + 2 && next < lines.length && isEmpty(lines[next])) next++;
  return next;
}

/**
 * A title with a rule behind it, and a rule or nothing before it, at the end of what stands between two offsets:
 * `------- SUMMARY -------`, `WHY A SUBMARINE? -----`. A title without a rule before it begins a line, or stands
 * behind the last sentence of a paragraph that a copy has made one line.
 */
export function headingAtEnd(
  text: string,
  from: number,
  to: number,
  behindSentence = false,
): Heading | undefined {
  let end = to;
  while (end > from && isRuleOrBlank(text.charCodeAt(end - 1))) end--;
  if (end === from || to - end < 3) return undefined;
  let under = end;
  while (under < to && !startsRule(text.charCodeAt(under))) under++;
  const first = Math.max(from, end - LONGEST_TITLE);
  let start = behindRule(text, from, first, end);
  let over = start;
  while (over > from && isRuleOrBlank(text.charCodeAt(over - 1))) over--;
  const ruled = over < start;
  if (!ruled) {
    const sentence = behindSentence && to - under >= 5 ? behindLastSentence(text, first, end) : first;
    if (sentence === first && start !== from) return undefined;
    start = Math.max(start, sentence);
  }
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (over < start && text.charCodeAt(over) <= 32) over++;
  const title = text.slice(start, end);
  // A rule of two is a dash, unless the title is in capitals.
  const shortest = ruled && !/[a-z]/.test(title) ? 2 : 4;
  if (to - under < shortest || (ruled && start - over < shortest) || !isTitle(title, ruled)) return undefined;
  return heading(
    leaf('HeadingText', start, end),
    ruled ? leaf('Rule', over, trimmedEnd(text, over, start)) : undefined,
    leaf('Rule', under, trimmedEnd(text, under, to)),
  );
}

/** Words, that neither end a summary nor are a row of a table; without a rule before them they begin like a title. */
function isTitle(title: string, ruled: boolean): boolean {
  if (!/[A-Za-z]{2}/.test(title) || /^(?:END|BEGIN|VISIT)\b/i.test(title) || TABLE_ROW.test(title))
    return false;
  return ruled || !/^[^A-Z"'“‘]|[^.]\.$|[;,]$/.test(title);
}

/** Where the last rule before `to` ends; `first` where there is none behind that. */
function behindRule(text: string, from: number, first: number, to: number): number {
  for (let at = to; at > first; at--) {
    if (startsRule(text.charCodeAt(at - 1)) && isRuleEnd(text, from, at)) return at;
  }
  return first;
}

function isRuleOrBlank(code: number): boolean {
  return code <= 32 || startsRule(code);
}

/**
 * Whether a rule ends before `at`: three of its characters, with a blank where a copy has split it, or two that
 * begin the line.
 */
function isRuleEnd(text: string, from: number, at: number): boolean {
  let back = at;
  let count = 0;
  while (back > from && back > at - 8 && count < 3 && isRuleOrBlank(text.charCodeAt(back - 1))) {
    back--;
    if (startsRule(text.charCodeAt(back))) count++;
  }
  return count === 3 || (count === 2 && back === from);
}

/** Where the last sentence begins of those between two offsets; `from` where there is but one. */
function behindLastSentence(text: string, from: number, to: number): number {
  let start = from;
  for (const { index, 0: end } of text.slice(from, to).matchAll(NEXT_SENTENCE))
    start = from + index + end.length;
  return start;
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && text.charCodeAt(end - 1) <= 32) end--;
  return end;
}

/** @param cursor where the heading is on several lines, between which page furniture may be */
function heading(
  title: Leaf<'HeadingText'>,
  over?: Leaf<'Rule'>,
  under?: Leaf<'Rule'>,
  cursor?: Cursor,
): Heading {
  const children = [...(over ? [over] : []), title, ...(under ? [under] : [])];
  const { start } = over ?? title;
  const { end } = under ?? title;
  return { kind: 'Heading', start, end, title, children: cursor?.woven(children) ?? children };
}

interface Title {
  readonly node: Leaf<'HeadingText'>;
  readonly next: number;
}

/** The lines of a title, which no paragraph or rule begins. */
function titleFrom({ lines, end: to }: Cursor, at: number): Title | undefined {
  let next = at;
  for (; next < to && next < at + TITLE_LINES; next++) {
    const line = lines[next] as Line;
    if (line.isBlank || line.length > TITLE_LENGTH) break;
    if (line.kind === 'Rule' || line.kind === 'Paragraph') break;
    // One leaf holds the title, so nothing may interrupt it.
    if (next > at && line.interrupted !== 'no') break;
  }
  const first = lines[at];
  const last = lines[next - 1];
  return next > at && first && last ? { node: leaf('HeadingText', first.start, last.end), next } : undefined;
}

function ruleAt({ lines, end: to }: Cursor, at: number): Leaf<'Rule'> | undefined {
  const line = lines[at];
  if (at >= to || line?.kind !== 'Rule' || line.length > LINE_LENGTH) return undefined;
  return leaf('Rule', line.start, line.end);
}

function endsSentence(text: string, line: Line): boolean {
  return /[.!?)"”]/.test(text.charAt(line.end - 1));
}

/** Capitals between blank lines. What ends in a full stop or a bracket is a sentence or a marking. */
function isBareTitle(source: string): boolean {
  return (
    source.length <= TITLE_LENGTH &&
    /^[A-Z][^a-z]*[A-Z0-9'"”’?!:]$/.test(source) &&
    /[A-Z]{3}/.test(source) &&
    !NO_TITLE.test(source)
  );
}

/** Words of the text's own structure, classifications, redactions, addresses and offices of a broken envelope. */
const NO_TITLE =
  /^(?:END|BEGIN|UNQUOTE|NNNN|BT|XXX|SIPDIS|NOFORN|SENSITIVE|TERREP|MINIMIZE|MADAM|REF[:S]|TAGS?:|SUBJ|E\.O\.|AMEMBASSY|AMCONSUL|USMISSION|TO |INFO |FM )|^(?:UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL)|\d{5}|^[A-Z]{1,5}-[A-Z0-9]{2}$|^[A-Z]+(?:\/[A-Z]+)* (?:FOR|PLEASE PASS|PASS) /;

const isEmpty = (line: Line | undefined) => !line || line.isBlank;
