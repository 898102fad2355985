import { headOf, type Line, leaf, paragraphStartOf, RULE } from '../lines';
import type { Heading, Leaf } from '../tree';

const TITLE_LENGTH = 80;
/** A rule may be longer than a title. */
const LINE_LENGTH = 2 * TITLE_LENGTH;
/** A title runs over three lines at the most. */
const TITLE_LINES = 3;

/** Whether a rule may begin with this character. */
export function startsRule(code: number): boolean {
  // - = * _ ~
  return code === 45 || code === 61 || code === 42 || code === 95 || code === 126;
}

/** A heading at this line: a title between rules, over one rule, inside one, or in capitals between blank lines. */
export function headingAt(
  text: string,
  lines: readonly Line[],
  at: number,
  to: number,
): { readonly node: Heading; readonly next: number } | undefined {
  const line = lines[at] as Line;
  if (line.end - line.start > LINE_LENGTH || line.interrupted === 'within') return undefined;
  const source = text.slice(line.start, line.end);
  const rules = startsRule(source.charCodeAt(0));
  if (rules && RULE.test(source)) return betweenRules(text, lines, at, to);
  if (rules || startsRule(source.charCodeAt(source.length - 1))) {
    const inline = headingAtEnd(text, line.start, line.end);
    if (inline?.start === line.start) return { node: inline, next: at + 1 };
    if (rules) return undefined;
  }
  const title = titleFrom(text, lines, at, to);
  const under = title && ruleAt(text, lines, title.next, to);
  const blankBefore = at === 0 || isEmpty(lines[at - 1]);
  if (under && (blankBefore || endsSentence(text, lines[at - 1] as Line))) {
    return { node: heading(title.node, undefined, under), next: title.next + 1 };
  }
  return blankBefore && isBareTitle(source) && isEmpty(lines[at + 1]) && at + 1 < to
    ? { node: heading(leaf('HeadingText', line.start, line.end)), next: at + 1 }
    : undefined;
}

function betweenRules(text: string, lines: readonly Line[], at: number, to: number) {
  const line = lines[at] as Line;
  // Some copies have a blank line behind each line.
  const first = isEmpty(lines[at + 1]) ? at + 2 : at + 1;
  const title = titleFrom(text, lines, first, to);
  if (!title) return undefined;
  const below = isEmpty(lines[title.next]) ? title.next + 1 : title.next;
  const under = ruleAt(text, lines, below, to);
  return under && { node: heading(title.node, leaf('Rule', line.start, line.end), under), next: below + 1 };
}

/**
 * A title with a rule behind it, and a rule or nothing before it, at the end of what stands between two offsets:
 * `------- SUMMARY -------`, `WHY A SUBMARINE? -----`. A title without a rule before it begins a line.
 */
export function headingAtEnd(text: string, from: number, to: number): Heading | undefined {
  let under = to;
  while (under > from && isRuleOrBlank(text.charCodeAt(under - 1))) under--;
  if (under === from || to - under < 3) return undefined;
  const first = Math.max(from, under - TITLE_LENGTH - 2);
  let start = under;
  while (start > first && !startsRule(text.charCodeAt(start - 1))) start--;
  // A hyphen in a word is no rule.
  while (start > first && !isRuleEnd(text, from, start)) {
    start--;
    while (start > first && !startsRule(text.charCodeAt(start - 1))) start--;
  }
  let over = start;
  while (over > from && isRuleOrBlank(text.charCodeAt(over - 1))) over--;
  const ruled = start > from && start - over >= 2;
  if (!ruled && start !== from) return undefined;
  while (start < under && text.charCodeAt(start) <= 32) start++;
  while (over < start && text.charCodeAt(over) <= 32) over++;
  let ruleStart = under;
  while (ruleStart < to && !startsRule(text.charCodeAt(ruleStart))) ruleStart++;
  const title = text.slice(start, under);
  const shortest = Math.min(to - ruleStart, ruled ? start - over : 4);
  // A rule of two is a dash, unless the title is in capitals.
  if (!/[A-Za-z]{2}/.test(title) || shortest < (ruled && !/[a-z]/.test(title) ? 2 : 4)) return undefined;
  if (/^(?:END|BEGIN)\b/i.test(title) || (!ruled && /^[^A-Z"'“‘]|[.;,]$/.test(title))) return undefined;
  return heading(
    leaf('HeadingText', start, under),
    ruled ? leaf('Rule', over, trimmedEnd(text, over, start)) : undefined,
    leaf('Rule', ruleStart, trimmedEnd(text, ruleStart, to)),
  );
}

function isRuleOrBlank(code: number): boolean {
  return code <= 32 || startsRule(code);
}

/** Whether the character before `at` is the last of a rule: of two characters, or with a blank on either side. */
function isRuleEnd(text: string, from: number, at: number): boolean {
  if (at === from) return true;
  return startsRule(text.charCodeAt(at - 1)) && at - 2 >= from && startsRule(text.charCodeAt(at - 2));
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && text.charCodeAt(end - 1) <= 32) end--;
  return end;
}

function heading(title: Leaf<'HeadingText'>, over?: Leaf<'Rule'>, under?: Leaf<'Rule'>): Heading {
  const children: (Leaf<'Rule'> | Leaf<'HeadingText'>)[] = [title];
  if (over) children.unshift(over);
  if (under) children.push(under);
  return { kind: 'Heading', start: (over ?? title).start, end: (under ?? title).end, title, children };
}

/** The lines of a title, which no paragraph or rule begins. */
function titleFrom(
  text: string,
  lines: readonly Line[],
  at: number,
  to: number,
): { readonly node: Leaf<'HeadingText'>; readonly next: number } | undefined {
  let next = at;
  for (; next < to && next < at + TITLE_LINES; next++) {
    const line = lines[next] as Line;
    if (isEmpty(line) || line.end - line.start > TITLE_LENGTH) break;
    const head = headOf(text, line);
    if (RULE.test(head) || paragraphStartOf(head)) break;
    // One leaf holds the title, so nothing may interrupt it.
    if (next > at && line.interrupted !== 'no') break;
  }
  const first = lines[at];
  const last = lines[next - 1];
  return next > at && first && last ? { node: leaf('HeadingText', first.start, last.end), next } : undefined;
}

function ruleAt(text: string, lines: readonly Line[], at: number, to: number): Leaf<'Rule'> | undefined {
  const line = lines[at];
  if (at >= to || !line || isEmpty(line) || line.end - line.start > LINE_LENGTH) return undefined;
  if (!startsRule(text.charCodeAt(line.start))) return undefined;
  return RULE.test(text.slice(line.start, line.end)) ? leaf('Rule', line.start, line.end) : undefined;
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
  /^(?:END|BEGIN|UNQUOTE|NNNN|BT|XXX|SIPDIS|NOFORN|SENSITIVE|TERREP|MINIMIZE|MADAM|REF[:S]|AMEMBASSY|AMCONSUL|USMISSION|TO |INFO |FM )|^(?:UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL)|\d{5}|^[A-Z]{1,5}-[A-Z0-9]{2}$|^[A-Z]+(?:\/[A-Z]+)* (?:FOR|PASS) /;

export function isEmpty(line: Line | undefined): boolean {
  return !line || line.start === line.end;
}
