import {
  digitsOf,
  EXEMPTION,
  INLINE_PAGE_HEADER,
  levelOf,
  matchesOf,
  PAGE_HEADER,
  PAGE_HEADER_SECOND_LINE,
  PAGE_NUMBERS,
} from '../lexicon';
import { PAGE_LINE } from '../lineKinds';
import { type Interrupted, type Line, partOf } from '../lines';
import { type Banner, type Furniture, leaf, type PageHeader, type PageLine } from '../tree';
import { isExemptions, isPartOfReleaseMark, isReleaseMark } from './releaseMarks';

/** The lines of a message without page furniture. */
export interface Lifted {
  readonly lines: readonly Line[];
  /** In the order of the text. */
  readonly furniture: readonly Furniture[];
}

/**
 * Repair: lifts out page furniture, which printing and release put between the lines of a telegram. It interrupts every
 * element, the list of addressees as well as a sentence; the cursor weaves it back into the nodes. FORMAT §5.
 */
export function liftFurniture(text: string, lines: readonly Line[]): Lifted {
  return new Lifter(text, lines).lift();
}

/** The rest of a page line: the section with the total, or the total alone. */
const SECOND_PART = /^(?:\d{3}(?:\.\d)?\s{1,2})?(?:OF|of)\s{1,2}\d{3}$/;
/** A first part has a post, a serial and a section. */
const LONGEST_PART = 48;
/** A page header is on no more lines than these besides its first. */
const HEADER_PARTS = 4;

class Lifter {
  private readonly left: Line[] = [];
  private readonly furniture: Furniture[] = [];
  private interrupted: Interrupted = 'no';
  private readonly isReleased: boolean;
  private known: { readonly post: string | undefined } | undefined;

  constructor(
    private readonly text: string,
    private readonly lines: readonly Line[],
  ) {
    this.isReleased = lines.some(({ kind }) => kind === 'ReleaseStamp');
  }

  lift(): Lifted {
    const { text, lines, left, furniture } = this;
    // The serial of a page line is filled up to eight digits with zeros, which little else has.
    let zeros = text.indexOf('00');
    let page = text.indexOf('PAGE ');
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] as Line;
      if (line.isBlank) {
        left.push(line);
        continue;
      }
      const whole =
        this.wholeLine(line) ??
        this.brokenPageLine(at) ??
        (this.isReleased ? this.releaseMark(at) : undefined);
      if (whole) {
        const node = this.withSecondLine(whole, at);
        furniture.push(node);
        while ((lines[at + 1]?.end ?? Number.POSITIVE_INFINITY) <= node.end) at++;
        this.interrupted = 'before';
        continue;
      }
      while (zeros !== -1 && zeros < line.start) zeros = text.indexOf('00', zeros + 1);
      while (page !== -1 && page < line.start) page = text.indexOf('PAGE ', page + 5);
      const margin = this.isReleased ? exemptionInMargin(line) : undefined;
      if (margin) {
        left.push(line.upTo(margin.end).after(this.interrupted));
        furniture.push(margin.node);
        this.interrupted = 'no';
      } else if (zeros !== -1 && zeros < line.end && NUMBERS_ANYWHERE.test(line.source)) {
        this.splitAt(inlinePageLines(line, this.post), line);
      } else if (page !== -1 && page < line.end && INLINE_PAGE_HEADER.test(line.source)) {
        this.splitAt(inlinePageHeaders(line), line);
      } else {
        left.push(line.after(this.interrupted));
        this.interrupted = 'no';
      }
    }
    return { lines: left, furniture };
  }

  /** Furniture that fills its line. */
  private wholeLine(line: Line): Furniture | undefined {
    switch (line.kind) {
      case 'PageLine':
        return this.pageLine(line);
      case 'PageNumbers':
        return this.pageNumbers(line);
      case 'PageHeader':
        return pageHeaderOf(line);
      case 'Banner':
        return bannerOf(line);
      case 'ReleaseStamp':
        return leaf('ReleaseStamp', line.start, line.end);
      case 'PageMark':
        return leaf('PageMark', line.start, line.end);
      case 'PublisherText':
        return leaf('PublisherText', line.start, line.end);
      case 'EndOfDocument':
        return leaf('EndOfMessage', line.start, line.end);
      default:
        return undefined;
    }
  }

  /** In small letters a name is the post only where it is that of the cable: another is the end of a sentence. */
  private pageLine(line: Line): PageLine | undefined {
    const node = pageLineOf(line);
    if (!node || !/[a-z]/.test(node.post)) return node;
    return this.names.includes(node.post.toUpperCase()) ? node : undefined;
  }

  /** The numbers of a page line whose post, the end of the line above, a copy has left there. */
  private pageNumbers(line: Line): PageLine | undefined {
    const { left } = this;
    const [whole, ...numbers] = NUMBERS.exec(` ${line.head}`) ?? [];
    const at = left.findLastIndex(({ isBlank }) => !isBlank);
    const above = left[at];
    if (whole === undefined || !above || left.length - at > POST_WITHIN) return undefined;
    const name = this.names.find((each) => above.tail(each.length).toUpperCase() === each);
    if (name === undefined) return undefined;
    const start = above.end - name.length;
    const rest = partOf(this.text, above.start, start, above.interrupted);
    left.splice(at, 1, ...(rest ? [rest] : []));
    const post = this.text.slice(start, above.end);
    return pageLine(start, line.end - start, post, numbers, rest !== undefined);
  }

  /** The post of the classification line, whole and as page lines cut it, in capitals. */
  private get names(): readonly string[] {
    const post = this.post?.toUpperCase();
    return post === undefined ? [] : [post, post.slice(0, 10).trimEnd()];
  }

  /** A mark of the release on a line of its own, or a part of one. */
  private releaseMark(at: number): Furniture | undefined {
    const { text, lines } = this;
    const { head, start, end } = lines[at] as Line;
    if (isExemptions(head)) return leaf('ExemptionCode', start, end);
    const above = this.furniture.at(-1);
    const isBelow = above?.kind === 'ReleaseStamp' && text.slice(above.end, start).trim() === '';
    const next = lines.slice(at + 1, at + 3).find(({ isBlank }) => !isBlank);
    return isReleaseMark(head) || isPartOfReleaseMark(head, isBelow, next?.head ?? '')
      ? leaf('ReleaseStamp', start, end)
      : undefined;
  }

  /** A page line that a copy broke after its serial or its section: `RIGA 00001398`, and `002 OF 004` below it. */
  private brokenPageLine(at: number): PageLine | undefined {
    const below = this.lines[at + 1];
    // Only the second part looks like nothing else.
    if (!below || !SECOND_PART.test(below.head)) return undefined;
    const line = this.lines[at] as Line;
    if (line.length > LONGEST_PART) return undefined;
    const match = PAGE_LINE.exec(`${line.head} ${below.head}`);
    if (!match) return undefined;
    const [, post = '', ...numbers] = match;
    return pageLine(line.start, below.end - line.start, post, numbers, false);
  }

  /** In copies of 1977 to 1979 the post of a page header is on the next line; a scan has its parts on lines of their own. */
  private withSecondLine(node: Furniture, at: number): Furniture {
    const { lines, text } = this;
    if (node.kind !== 'PageHeader' || node.received) return node;
    const first = lines[at] as Line;
    const before =
      node.post === undefined ? '' : text.slice(first.start, first.end).replace(/^PAGE\s+\d+\s+/, '');
    let joined = before;
    let found: PageHeader | undefined;
    for (let below = at + 1; below < lines.length && below <= at + HEADER_PARTS; below++) {
      const line = lines[below] as Line;
      if (line.isBlank || line.length > 40) break;
      joined = `${joined} ${line.head}`.trim();
      const match = PAGE_HEADER_SECOND_LINE.exec(joined);
      if (match) found = pageHeader(node.start, line.end, node.page, match.slice(1));
      else if (!/^[A-Z][A-Z.' ]{1,9}$/.test(joined)) break;
    }
    return found ?? node;
  }

  /** Splits a line at the page furniture inside it, where a copy has lost the breaks around it. */
  private splitAt(pages: readonly (PageLine | PageHeader | Banner)[], line: Line): void {
    let from = line.start;
    const push = (end: number) => {
      const part = partOf(this.text, from, end, this.interrupted);
      if (!part) return;
      this.left.push(part);
      this.interrupted = 'no';
    };
    for (const page of pages) {
      push(page.start);
      this.furniture.push(page);
      from = page.end;
      this.interrupted = 'within';
    }
    push(line.end);
    if (this.interrupted === 'within') this.interrupted = 'before';
  }

  /** Post of the classification line, by which an inline page line is told from the words before it. */
  private get post(): string | undefined {
    this.known ??= { post: postOf(this.lines) };
    return this.known.post;
  }
}

/** `CONFIDENTIAL PTQ4471`, `CLASSIFICATION: SECRET`. */
function bannerOf({ head, start, end }: Line): Banner {
  return { kind: 'Banner', start, end, level: levelOf(head.replace(/^CLASSIFICATION:\s+/i, '')) };
}

/** The post is at most so many lines above its numbers. */
const POST_WITHIN = 3;

function postOf(lines: readonly Line[]): string | undefined {
  const line = lines.find(({ isNumberedClassification }) => isNumberedClassification);
  return /([A-Z][A-Z.' -]{0,30}[A-Z])\s+\d{3,6}(?!\d)/
    .exec(line?.head.replace(/SECTION\s+\d+\s+OF\s+\d+/, '') ?? '')?.[1]
    ?.split(/\s{2,}/)
    .at(-1);
}

// ---------------------------------------------------------------- page headers

function pageHeaderOf(line: Line): PageHeader {
  const [, page, ...rest] = PAGE_HEADER.exec(line.head) ?? [];
  return pageHeader(line.start, line.end, Number(page), rest);
}

function pageHeader(
  start: number,
  end: number,
  page: number,
  [post, serial, section, total, day, hour, minute]: readonly (string | undefined)[],
): PageHeader {
  return {
    kind: 'PageHeader',
    start,
    end,
    page,
    ...(post !== undefined && { post: post.trim(), serial: Number(serial) }),
    ...(section !== undefined &&
      total !== undefined && { section: { number: digitsOf(section), total: digitsOf(total) } }),
    ...(day !== undefined && {
      received: { day: Number(day), hour: Number(hour), minute: Number(minute) },
    }),
  };
}

const INLINE_PAGE_HEADERS = new RegExp(INLINE_PAGE_HEADER, 'g');

function inlinePageHeaders(line: Line): (Banner | PageHeader)[] {
  return matchesOf(INLINE_PAGE_HEADERS, line.source).flatMap((match) => {
    const [whole, level, page, ...rest] = match;
    const start = line.start + match.index;
    const end = start + whole.length;
    if (level === undefined) return pageHeader(start, end, Number(page), rest);
    const banner: Banner = { kind: 'Banner', start, end: start + level.length, level: levelOf(level) };
    return [banner, pageHeader(start + whole.indexOf('PAGE'), end, Number(page), rest)];
  });
}

// ---------------------------------------------------------------- exemption codes

const EXEMPTION_IN_MARGIN = new RegExp(String.raw`\S(\s{3,40})((?:${EXEMPTION},?\s?){1,4})$`);

/** The exemption codes to the right of a line of a released paper, and where the line ends without them. */
function exemptionInMargin(line: Line): { readonly node: Furniture; readonly end: number } | undefined {
  const match = EXEMPTION_IN_MARGIN.exec(line.tail(80));
  if (!match) return undefined;
  const [, blanks = '', codes = ''] = match;
  const start = line.end - codes.length;
  return { node: leaf('ExemptionCode', start, line.end), end: start - blanks.length };
}

// ---------------------------------------------------------------- page lines

const NUMBERS = new RegExp(PAGE_NUMBERS);
const NUMBERS_ANYWHERE = /\d{8}\s{1,4}\d{3}(?:\.\d)?\s{1,2}(?:OF|of)\s/;
const BETWEEN_NUMBERS = / (?:OF|of) /g;
/** What can stand before ` OF ` in a page line: blank, serial, blanks, section, page. */
const BEFORE_OF = 24;

/** `BAKU 00001398  002 OF 004` alone on its line. */
function pageLineOf(line: Line): PageLine | undefined {
  const [whole, post = '', ...numbers] = PAGE_LINE.exec(line.head) ?? [];
  return whole === undefined ? undefined : pageLine(line.start, whole.length, post, numbers, false);
}

function pageLine(
  start: number,
  length: number,
  post: string,
  [serial, section, page, total]: readonly (string | undefined)[],
  inline: boolean,
): PageLine {
  return {
    kind: 'PageLine',
    start,
    end: start + length,
    post,
    serial: Number(serial),
    section: Number(section),
    page: page === undefined ? 1 : Number(page),
    total: Number(total),
    inline,
  };
}

function inlinePageLines(line: Line, post: string | undefined): PageLine[] {
  const found: PageLine[] = [];
  // The line alone is searched: a search to the end of the text, line by line, would not be linear.
  const { source } = line;
  for (const { index: of } of matchesOf(BETWEEN_NUMBERS, source)) {
    const from = Math.max(0, of - BEFORE_OF);
    const match = NUMBERS.exec(source.slice(from, of + 8));
    if (!match) continue;
    const [whole, ...numbers] = match;
    const nameEnd = from + match.index;
    // The word may be one of the text behind the numbers.
    if (nameEnd + whole.length <= of) continue;
    const name = postBefore(source, nameEnd, post);
    if (!name) continue;
    const start = line.start + nameEnd - name.length;
    found.push(pageLine(start, name.length + whole.length, name, numbers, true));
  }
  return found;
}

function postBefore(source: string, end: number, post: string | undefined): string | undefined {
  const before = source.slice(Math.max(0, end - 32), end);
  const cut = post?.slice(0, 10).trimEnd();
  if (cut && before.endsWith(cut)) return cut;
  if (post && before.toUpperCase().endsWith(post.toUpperCase())) return before.slice(-post.length);
  return /(?:^|[^A-Za-z])([A-Z][A-Z.'-]+)$/.exec(before)?.[1];
}
