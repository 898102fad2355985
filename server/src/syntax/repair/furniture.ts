import { isNumberedClassificationLine, levelOf } from '../grammar/header/classificationLine';
import { headOf, type Line, leaf } from '../lines';
import type { Banner, Furniture, PageHeader, PageLine, SyntaxNode } from '../tree';
import { isExemptions, isPartOfReleaseMark, isReleaseMark, mentionsRelease } from './releaseMarks';

/**
 * Page furniture: what printing and release put between the lines of a telegram. It interrupts every element, the
 * list of addressees as well as a sentence, so it is lifted out before the elements are read and put back into the
 * tree where it stands (FORMAT §5).
 */
export interface Lifted {
  /** The lines that are left. */
  readonly lines: Line[];
  /** In the order of the text. */
  readonly furniture: Furniture[];
}

/** Takes the furniture out of the lines of a message. */
export function liftFurniture(text: string, lines: readonly Line[]): Lifted {
  const left: Line[] = [];
  const furniture: Furniture[] = [];
  let interrupted: Line['interrupted'] = 'no';
  let post: string | undefined;
  let posted = false;
  const postOnce = () => {
    if (!posted) post = postOf(text, lines);
    posted = true;
    return post;
  };
  const released = mentionsRelease(text);
  // Every page line has this, and little else: they are looked for once in the whole text. The total has a leading 0.
  let of = text.indexOf('OF 0');
  let pageWord = text.indexOf('PAGE ');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      left.push(line);
      continue;
    }
    while (of !== -1 && of < line.start) of = text.indexOf('OF 0', of + 4);
    while (pageWord !== -1 && pageWord < line.start) pageWord = text.indexOf('PAGE ', pageWord + 5);
    const found =
      wholeLine(text, lines, at, of !== -1 && of < line.end) ??
      (released ? releaseMark(text, lines, at, furniture.at(-1)) : undefined);
    if (found) {
      furniture.push(found.node);
      at = found.next - 1;
      interrupted = 'before';
      continue;
    }
    const margin = released ? exemptionInMargin(text, line) : undefined;
    if (margin) {
      left.push({ ...line, end: margin.end, interrupted });
      furniture.push(margin.node);
      interrupted = 'no';
    } else if (of !== -1 && of < line.end && hasPageNumbers(text, line)) {
      interrupted = splitAt(
        inlinePageLines(text, line, postOnce()),
        text,
        line,
        interrupted,
        left,
        furniture,
      );
    } else if (
      pageWord !== -1 &&
      pageWord < line.end &&
      INLINE_PAGE_HEADER.test(text.slice(line.start, line.end))
    ) {
      interrupted = splitAt(inlinePageHeaders(text, line), text, line, interrupted, left, furniture);
    } else {
      left.push(interrupted === 'no' ? line : { ...line, interrupted });
      interrupted = 'no';
    }
  }
  return { lines: left, furniture };
}

/** Post of the classification line, by which an inline page line is told from the words before it. */
function postOf(text: string, lines: readonly Line[]): string | undefined {
  for (const line of lines) {
    const head = headOf(text, line);
    if (isNumberedClassificationLine(head)) {
      return /([A-Z][A-Z.' -]{0,30}[A-Z])\s+\d{3,6}(?!\d)/
        .exec(head.replace(/SECTION\s+\d+\s+OF\s+\d+/, ''))?.[1]
        ?.split(/\s{2,}/)
        .at(-1);
    }
  }
  return undefined;
}

// ---------------------------------------------------------------- furniture on lines of its own

function wholeLine(
  text: string,
  lines: readonly Line[],
  at: number,
  hasOf: boolean,
): { readonly node: Furniture; readonly next: number } | undefined {
  const line = lines[at] as Line;
  const one = (node: Furniture | undefined) => node && { node, next: at + 1 };
  if (hasOf && line.end - line.start < 70) {
    const page = pageLineOf(headOf(text, line), line);
    if (page) return one(page);
  }
  for (const opening of OPENINGS.get(text.charCodeAt(line.start)) ?? NONE) {
    if (!text.startsWith(opening, line.start)) continue;
    const page = opening === PAGE ? pageHeader(text, lines, at) : undefined;
    return page ?? one(banner(text, line) ?? stamp(text, line));
  }
  return undefined;
}

const NONE: readonly string[] = [];
const PAGE = 'PAGE ';
/** What furniture begins with, by its first letter: all other lines are passed over without looking further. */
const OPENINGS = new Map<number, string[]>();
for (const opening of [
  PAGE,
  ...['TOP SECRET', 'SECRET', 'CONFIDENTIAL', 'LIMITED', 'UNCLASSIFIED', 'Unclassified', 'SBU'],
  ...['Page ', '[Page ', '- Page ', 'CLASSIFICATION:', 'Classification:'],
  ...['This record', 'Cable dated', '<<', '==', '--', '**', '__'],
]) {
  const code = opening.charCodeAt(0);
  OPENINGS.set(code, [...(OPENINGS.get(code) ?? NONE), opening]);
}

const PAGE_HEADER =
  /^PAGE\s+(\d{1,3})(?:\s+([A-Z][A-Z.' ]{1,9}?)\s+(\d{3,6})(?:\s+([\dO]{1,2})\s+OF\s+([\dOC]{1,2}))?(?:\s+(\d{2})(\d{2})(\d{2})[Z2]?)?)?$/;
const PAGE_HEADER_REST =
  /^([A-Z][A-Z.' ]{1,9}?)\s+(\d{3,6})(?:\s+(\d{1,2})\s+OF\s+(\d{1,2}))?(?:\s+(\d{2})(\d{2})(\d{2})[Z2]?)?$/;

/** `PAGE 02 HARARE 03759 01 OF 03 111533Z`; in copies of 1977 to 1979 the post is on the next line. */
function pageHeader(
  text: string,
  lines: readonly Line[],
  at: number,
): { readonly node: PageHeader; readonly next: number } | undefined {
  const line = lines[at] as Line;
  const match = PAGE_HEADER.exec(headOf(text, line));
  if (!match) return undefined;
  const [, page, ...rest] = match;
  const below = lines[at + 1];
  const second = rest[0] === undefined && below ? PAGE_HEADER_REST.exec(headOf(text, below)) : null;
  const end = second && below ? below.end : line.end;
  return {
    node: pageHeaderFrom(line.start, end, page, second ? second.slice(1) : rest),
    next: second ? at + 2 : at + 1,
  };
}

function pageHeaderFrom(
  start: number,
  end: number,
  page: string | undefined,
  [post, serial, section, total, day, hour, minute]: readonly (string | undefined)[],
): PageHeader {
  return {
    kind: 'PageHeader',
    start,
    end,
    page: Number(page),
    ...(post !== undefined && { post: post.trim(), serial: Number(serial) }),
    ...(section !== undefined &&
      total !== undefined && { section: { number: digits(section), total: digits(total) } }),
    ...(day !== undefined && {
      received: { day: Number(day), hour: Number(hour), minute: Number(minute) },
    }),
  };
}

/** With its time of receipt nothing else in a line looks like a page header; a banner may stand before it. */
const INLINE_PAGE_HEADER =
  /(?:(?<=\s)(TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLASSIFIED)\s{1,40})?PAGE\s{1,4}(\d{1,3})\s{1,12}([A-Z][A-Z.' ]{1,9}?)\s{1,6}(\d{3,6})(?:\s{1,4}(\d{2})\s{1,2}OF\s{1,2}(\d{2}))?\s{1,4}(\d{2})(\d{2})(\d{2})Z/;
const INLINE_PAGE_HEADERS = new RegExp(INLINE_PAGE_HEADER, 'g');

function inlinePageHeaders(text: string, line: Line): (Banner | PageHeader)[] {
  const source = text.slice(line.start, line.end);
  return Array.from(source.matchAll(INLINE_PAGE_HEADERS)).flatMap((match) => {
    const [whole, level, page, ...rest] = match;
    const start = line.start + match.index;
    const end = start + whole.length;
    if (level === undefined) return pageHeaderFrom(start, end, page, rest);
    const banner: Banner = { kind: 'Banner', start, end: start + level.length, level: levelOf(level) };
    return [banner, pageHeaderFrom(start + whole.indexOf('PAGE'), end, page, rest)];
  });
}

/** A scan reads 0 as O and sometimes as C. */
const digits = (written: string) => Number(written.replace(/[OC]/g, '0'));

const BANNER =
  /^(?:C(?:LASSIFICATION|lassification):\s{1,4})?(?:TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLASSIFIED|SBU)(?:\s?\/\/?\s?(?:NOFORN|SBU|FOR OFFICIAL USE ONLY|FOUO|NODIS|EXDIS))?(?:\s+(?:PTQ\d+|\d{1,4}))?$/;

/** Whether a line is a banner, `CONFIDENTIAL`, or the number of a print. */
export function isBanner(line: string): boolean {
  return BANNER.test(line) || /^PTQ\d+$/.test(line);
}

/** A classification at the top or foot of a page, `CONFIDENTIAL PTQ4471`. */
function banner(text: string, line: Line): Banner | undefined {
  if (line.end - line.start > 60) return undefined;
  const source = text.slice(line.start, line.end);
  if (!BANNER.test(source)) return undefined;
  const words = source.replace(/^CLASSIFICATION:\s+/i, '');
  return { kind: 'Banner', start: line.start, end: line.end, level: levelOf(words) };
}

/** `Page 2 of 5` of a printed mail or a released paper, `[Page 812]` of a printed volume. */
const PAGE_MARK = /^(?:[-–]\s?)?(?:PAGE \d{1,3} OF \d{1,3}|\[Page \d{1,4}\])(?:\s?[-–])?$/i;
const PUBLISHER =
  /^(?:This record is a partial extract of the original cable|[-=*_ ]{3,}CABLE ENDS[-=*_ ]*$|Cable dated:\S{10,22}$)/;

const EXEMPTION_IN_MARGIN = /\S(\s{3,40})((?:(?:B[1-9]|1\.[45]\s?\([A-H]\)),?\s?){1,4})$/;

/** The exemption codes to the right of a line of a released paper, and where the line ends without them. */
function exemptionInMargin(
  text: string,
  line: Line,
): { readonly node: Furniture; readonly end: number } | undefined {
  const match = EXEMPTION_IN_MARGIN.exec(text.slice(Math.max(line.start, line.end - 80), line.end));
  if (!match) return undefined;
  const [, blanks = '', codes = ''] = match;
  const start = line.end - codes.length;
  return { node: leaf('ExemptionCode', start, line.end), end: start - blanks.length };
}

function stamp(text: string, line: Line): Furniture | undefined {
  const head = headOf(text, line);
  const whole = <K extends 'PageMark' | 'PublisherText' | 'EndOfMessage'>(kind: K) =>
    leaf(kind, line.start, line.end);
  if (PAGE_MARK.test(head)) return whole('PageMark');
  if (PUBLISHER.test(head)) return whole('PublisherText');
  return head === '<< END OF DOCUMENT >>' ? whole('EndOfMessage') : undefined;
}

/** A mark of the release on a line of its own, or a part of one. */
function releaseMark(
  text: string,
  lines: readonly Line[],
  at: number,
  above: Furniture | undefined,
): { readonly node: Furniture; readonly next: number } | undefined {
  const line = lines[at] as Line;
  const head = headOf(text, line);
  const found = (kind: 'ReleaseStamp' | 'ExemptionCode') => ({
    node: leaf(kind, line.start, line.end),
    next: at + 1,
  });
  if (isExemptions(head)) return found('ExemptionCode');
  if (isReleaseMark(head)) return found('ReleaseStamp');
  const directlyBelow = above?.kind === 'ReleaseStamp' && text.slice(above.end, line.start).trim() === '';
  const next = lines.slice(at + 1, at + 3).find(({ start, end }) => start < end);
  return isPartOfReleaseMark(head, directlyBelow, next ? headOf(text, next) : '')
    ? found('ReleaseStamp')
    : undefined;
}

// ---------------------------------------------------------------- page lines

// FORMAT: the total equals the SECTION total, serials have eight digits, posts are cut to ten characters.
const NUMBERS = String.raw`\s{1,4}(\d{8})\s{1,4}(\d{3})(?:\.(\d))?\s{1,2}OF\s{1,2}(\d{3})(?!\d)`;
const PAGE_LINE = new RegExp(`^([A-Z][A-Z.' -]{0,30}?)(?=${NUMBERS}$)`);
const PAGE_NUMBERS = new RegExp(NUMBERS);
const PAGE_NUMBERS_ANYWHERE = /\d{8}\s{1,4}\d{3}(?:\.\d)?\s{1,2}OF\s/;
/** What can stand before ` OF ` in a page line: blank, serial, blanks, section, page. */
const BEFORE_OF = 24;

/** `BAKU 00001398  002 OF 004` alone on its line. */
function pageLineOf(head: string, line: Line): PageLine | undefined {
  const last = head.charCodeAt(head.length - 1);
  if (last < 48 || last > 57) return undefined;
  const post = PAGE_LINE.exec(head)?.[1];
  const numbers = post && PAGE_NUMBERS.exec(head);
  return numbers ? pageLine(numbers, post, line.start, false) : undefined;
}

function pageLine(numbers: RegExpExecArray, post: string, start: number, inline: boolean): PageLine {
  const [whole, serial, section, page, total] = numbers;
  return {
    kind: 'PageLine',
    start,
    end: start + post.length + whole.length,
    post,
    serial: Number(serial),
    section: Number(section),
    page: page === undefined ? 1 : Number(page),
    total: Number(total),
    inline,
  };
}

const hasPageNumbers = (text: string, line: Line) =>
  PAGE_NUMBERS_ANYWHERE.test(text.slice(line.start, line.end));

/**
 * Parts a line at the page furniture inside it, where a copy has lost the breaks round it; answers what stands
 * before the next line.
 */
function splitAt(
  pages: readonly (PageLine | PageHeader | Banner)[],
  text: string,
  line: Line,
  before: Line['interrupted'],
  left: Line[],
  furniture: Furniture[],
): Line['interrupted'] {
  let interrupted = before;
  let from = line.start;
  const push = (end: number) => {
    const part = trimmed(text, from, end);
    if (!part) return;
    left.push({ ...part, interrupted });
    interrupted = 'no';
  };
  for (const page of pages) {
    push(page.start);
    furniture.push(page);
    from = page.end;
    interrupted = 'within';
  }
  push(line.end);
  return interrupted === 'within' ? 'before' : interrupted;
}

function trimmed(text: string, from: number, end: number): { start: number; end: number } | undefined {
  const source = text.slice(from, end);
  const words = source.trim();
  const start = from + source.indexOf(words);
  return words ? { start, end: start + words.length } : undefined;
}

function inlinePageLines(text: string, line: Line, post: string | undefined): PageLine[] {
  const found: PageLine[] = [];
  // The line alone is searched: a search to the end of the text, line by line, would not be linear.
  const source = text.slice(line.start, line.end);
  for (let of = source.indexOf(' OF '); of !== -1; of = source.indexOf(' OF ', of + 4)) {
    const from = Math.max(0, of - BEFORE_OF);
    const numbers = PAGE_NUMBERS.exec(source.slice(from, of + 8));
    if (!numbers) continue;
    const nameEnd = from + numbers.index;
    const name = postBefore(source, nameEnd, post);
    if (name) found.push(pageLine(numbers, name, line.start + nameEnd - name.length, true));
  }
  return found;
}

function postBefore(source: string, end: number, post: string | undefined): string | undefined {
  const before = source.slice(Math.max(0, end - 32), end);
  const cut = post?.slice(0, 10).trimEnd();
  if (cut && before.endsWith(cut)) return cut;
  return /(?:^|[^A-Za-z])([A-Z][A-Z.'-]+)$/.exec(before)?.[1];
}

// ---------------------------------------------------------------- back into the tree

/**
 * Puts furniture back among the children of nodes that were read without it: into the innermost node round it.
 * Both are in the order of the text; the nodes are still being built, so their children may change.
 */
export function withFurniture(children: SyntaxNode[], furniture: readonly Furniture[]): SyntaxNode[] {
  return merged(children, furniture, 0, furniture.length);
}

function merged(
  children: readonly SyntaxNode[],
  furniture: readonly Furniture[],
  from: number,
  to: number,
): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  let at = from;
  const pushBefore = (offset: number) => {
    for (; at < to && (furniture[at] as Furniture).start < offset; at++) {
      const node = furniture[at] as Furniture;
      // Markup may be in the middle of a token, which has no place for it.
      if (node.start >= (all.at(-1)?.end ?? 0)) all.push(node);
    }
  };
  for (const child of children) {
    pushBefore(child.start);
    all.push(child);
    if (!('children' in child)) continue;
    let inner = at;
    while (inner < to && (furniture[inner] as Furniture).start < child.end) inner++;
    if (inner === at) continue;
    (child as { children: readonly SyntaxNode[] }).children = merged(child.children, furniture, at, inner);
    at = inner;
  }
  pushBefore(Number.POSITIVE_INFINITY);
  return all;
}
