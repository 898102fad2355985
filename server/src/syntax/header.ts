import {
  fullYear,
  headOf,
  type Line,
  leaf,
  PORTION_MARK,
  pageLineOf,
  paragraphStartOf,
  type Read,
  RULE,
  type Writable,
} from './lines';
import type {
  CaptionLine,
  ClassificationLevel,
  ClassificationLine,
  ClassifiedBy,
  DeclassificationInstruction,
  ExecutiveOrder,
  Header,
  Leaf,
  MessageReference,
  PageLine,
  PassingInstruction,
  Reference,
  ReferenceNumber,
  References,
  Section,
  Subject,
  SyntaxNode,
  Tags,
} from './tree';

// ---------------------------------------------------------------- what a line begins with

const SPACED = {
  'T O P S E C R E T': 'TOP SECRET',
  'S E C R E T': 'SECRET',
  'C O N F I D E N T I A L': 'CONFIDENTIAL',
  'L I M I T E D O F F I C I A L U S E': 'LIMITED OFFICIAL USE',
  'U N C L A S S I F I E D': 'UNCLASSIFIED',
  'U N C L A S': 'UNCLASSIFIED',
} as const satisfies Record<string, ClassificationLevel>;

const PLAIN = {
  'TOP SECRET': 'TOP SECRET',
  SECRET: 'SECRET',
  CONFIDENTIAL: 'CONFIDENTIAL',
  'LIMITED OFFICIAL USE': 'LIMITED OFFICIAL USE',
  UNCLASSIFIED: 'UNCLASSIFIED',
  UNCLAS: 'UNCLASSIFIED',
} as const satisfies Record<string, ClassificationLevel>;

const anyOf = (words: object) => Object.keys(words).join('|').replaceAll(' ', String.raw`\s{1,3}`);
const CLASSIFICATION = new RegExp(`^(?:(${anyOf(SPACED)})|(${anyOf(PLAIN)}))(?![A-Za-z])`);

// FORMAT §4: caveats and the section stand before the post, the year seldom does.
const SECTION = /^(?:SECTION\s+(\d{1,2})\s+[Oo][Ff]\s+(\d{1,2})|FINAL\s+SECTION\s+OF\s+(\d{1,2}))(?!\d)/;
const CAVEAT = /^(?:\/\/[A-Z][A-Z/ ]{0,40}?|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|E\s?F\s?T\s?O)(?=\s|$)/;
const POST_AND_SERIAL = /^(?:(\d{2})\s+)?(?!SECTION\b)([A-Z][A-Z.' -]{0,30}[A-Z])\s+(\d{1,6})(?!\d)/;

const EXECUTIVE_ORDER = /^(E\.?\s?[O0]\.?:?,?\s?(\d{4,5}))\s?[:,]?/i;
const TAGS = /^(?:TAGS|TAGES|TABS|TAS|TGS|AGS|TAG)\s?[:;,.]|^TAGS(?=\s+\[?[A-Z]{2,4}\b)/i;
const SUBJECT = /^S?UBJ(?:ECT)?\s?[:.]|^SUBJECT(?=\s+[A-Z"(])/i;
const REFERENCES = /^REF(?:ERENCE|TEL)?S?(?:\(S\))?\s?[:.]|^REFS?(?=\s+\(?[A-Z][.):\s])/i;
const CLASSIFIED_BY = /^(\([A-Z]{1,3}\))?\s?(CLASSIFIED\s+BY\s?:?)/i;

/** Whether a line that begins like this belongs to the text header. */
export function startsHeader(head: string): boolean {
  switch (head.charCodeAt(0) & ~32) {
    case 69: // E
      return EXECUTIVE_ORDER.test(head);
    case 84: // T
      return TAGS.test(head) || classificationLineStarts(head);
    case 65: // A
      return TAGS.test(head);
    case 83: // S
      return SUBJECT.test(head) || classificationLineStarts(head);
    case 82: // R
      return REFERENCES.test(head);
    case 67: // C
      return CLASSIFIED_BY.test(head) || classificationLineStarts(head);
    case 76: // L
    case 85: // U
      return SUBJECT.test(head) || classificationLineStarts(head);
    case 8: // (
      return CLASSIFIED_BY.test(head);
    default:
      return false;
  }
}

/** A keyword of the header which does not stand in the running text of a cable: enough to resume at. */
function resumesHeader(head: string): boolean {
  return (
    EXECUTIVE_ORDER.test(head) ||
    TAGS.test(head) ||
    SUBJECT.test(head) ||
    REFERENCES.test(head) ||
    CLASSIFIED_BY.test(head) ||
    isNumberedClassificationLine(head)
  );
}

/** A classification word with post and serial or a section, or alone on its line. */
export function classificationLineStarts(head: string): boolean {
  const match = CLASSIFICATION.exec(head);
  if (!match) return false;
  if (match[1] !== undefined || match[0].length === head.length) return true;
  const after = head.slice(match[0].length).trimStart();
  return SECTION.test(after) || CAVEAT.test(after) || POST_AND_SERIAL.test(after);
}

/** A classification line with a number on it, be it of the section or the serial: no page banner. */
export function isNumberedClassificationLine(head: string): boolean {
  return classificationLineStarts(head) && /\d{2,6}/.test(head);
}

// ---------------------------------------------------------------- lines that ran together

const RUN_ON =
  /\s+(?=SIPDIS\b|E\.O\.\s?\d{5}|TAGS?:|SUBJ(?:ECT)?:|REFS?:|CLASSIFIED BY:)|(?<=\d{3})(?=SIPDIS)|(?<=SIPDIS)(?=[A-Z])|(?<=\d)(?=TAGS:)|(?:\t|",")(?=V?ZCZC|[CSTU] [OENR] |UNCLAS)|(?<=^Cable dated:\S{19}\]?)(?=[A-Z])/gi;
/** Behind a subject only what stood on a line of its own, as two blanks before it tell. */
const RUN_ON_SUBJECT = /\s{2,}(?=REFS?:|CLASSIFIED BY:)/gi;

/**
 * The lines of a message, where the elements of the header that a copy ran together on one line are lines
 * of their own. The body, from the first paragraph on, stays as it is.
 */
export function splitRunOnLines(text: string, lines: readonly Line[]): Line[] {
  const split: Line[] = [];
  let subject = false;
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      split.push(line);
      continue;
    }
    const head = headOf(text, line);
    if (paragraphStartOf(head)) break;
    subject ||= SUBJECT.test(head);
    splitLine(text, line, subject && !TAGS.test(head) ? RUN_ON_SUBJECT : RUN_ON, split);
  }
  return split.concat(lines.slice(at));
}

function splitLine(text: string, line: Line, boundary: RegExp, into: Line[]): void {
  const source = text.slice(line.start, line.end);
  let start = 0;
  for (const { index, 0: blank } of source.matchAll(boundary)) {
    if (index === 0) continue;
    into.push({ start: line.start + start, end: line.start + index });
    start = index + blank.length;
  }
  into.push({ start: line.start + start, end: line.end });
}

// ---------------------------------------------------------------- the header

type SingleElement =
  | 'classificationLine'
  | 'executiveOrder'
  | 'tags'
  | 'subject'
  | 'references'
  | 'classifiedBy';

/** How many lines may stand between two elements of the header before it is taken to be over. */
const LOOK_AHEAD = 12;

/** Reads the text header from line `index` on, up to the first line of the body; `undefined` where there is none. */
export function readHeader(text: string, lines: readonly Line[], index: number): Read<Header> | undefined {
  const children: SyntaxNode[] = [];
  const captionLines: CaptionLine[] = [];
  const passingInstructions: PassingInstruction[] = [];
  const found: Writable<Pick<Header, SingleElement>> = {};
  let next = index;
  let previous: SyntaxNode | undefined;

  for (let at = index; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      previous = undefined;
      at++;
      continue;
    }
    const head = headOf(text, line);
    const page = pageLineOf(head, line);
    if (page) {
      children.push(page);
      at++;
      next = at;
      continue;
    }
    let element: Read<SyntaxNode> | undefined;
    if (classificationLineStarts(head)) {
      const node = classificationLine(text, line);
      // Another one is a page banner, a row of a database, or the next section without its envelope.
      if (found.classificationLine || (!node.reference && classificationFollows(text, lines, at))) {
        element = { node: leaf('Unknown', line.start, line.end), next: at + 1 };
      } else {
        found.classificationLine = node;
        element = { node, next: at + 1 };
      }
    } else if (EXECUTIVE_ORDER.test(head)) {
      const read = readExecutiveOrder(text, lines, at);
      found.executiveOrder ??= read.node;
      element = read;
    } else if (TAGS.test(head)) {
      const read = readTags(text, lines, at);
      found.tags ??= read.node;
      element = read;
    } else if (SUBJECT.test(head)) {
      const read = readSubject(text, lines, at);
      found.subject ??= read.node;
      element = read;
    } else if (REFERENCES.test(head)) {
      const read = readReferences(text, lines, at);
      found.references ??= read.node;
      element = read;
    } else if (CLASSIFIED_BY.test(head)) {
      const read = readClassifiedBy(text, lines, at);
      found.classifiedBy ??= read.node;
      element = read;
    } else if (paragraphStartOf(head) || RULE.test(head)) {
      break;
    } else if (!found.executiveOrder && !found.tags && !found.subject) {
      // What stands between the classification line and the E.O. line.
      if (!found.classificationLine && !headerResumes(text, lines, at)) break;
      const node = isCaptionLine(head, previous) ? captionLine(head, line) : passingInstruction(line);
      if (node.kind === 'CaptionLine') captionLines.push(node);
      else passingInstructions.push(node);
      element = { node, next: at + 1 };
    } else if (headerResumes(text, lines, at)) {
      element = { node: leaf('Text', line.start, line.end), next: at + 1 };
    } else {
      break;
    }
    children.push(element.node);
    previous = element.node;
    at = element.next;
    next = at;
  }

  const [first] = children;
  const last = children.at(-1);
  if (!first || !last) return undefined;
  const { start } = first;
  const { end } = last;
  return {
    node: { kind: 'Header', start, end, ...found, captionLines, passingInstructions, children },
    next,
  };
}

/** Whether a classification line with post and serial follows within a few lines. */
function classificationFollows(text: string, lines: readonly Line[], at: number): boolean {
  return lines
    .slice(at + 1, at + 1 + LOOK_AHEAD)
    .some((line) => isNumberedClassificationLine(headOf(text, line)));
}

/** Whether an element of the header follows within a few lines, before any paragraph. */
function headerResumes(text: string, lines: readonly Line[], at: number): boolean {
  for (let ahead = at + 1; ahead <= at + LOOK_AHEAD && ahead < lines.length; ahead++) {
    const head = headOf(text, lines[ahead] as Line);
    if (resumesHeader(head)) return true;
    if (paragraphStartOf(head)) return false;
  }
  return false;
}

/** Lines that go on with the element of line `at`, over a page line that interrupts it. */
function continuations(
  text: string,
  lines: readonly Line[],
  at: number,
  continues: (head: string, afterBlank: boolean, line: Line) => boolean,
): { readonly lines: Line[]; readonly pages: PageLine[]; readonly next: number } {
  const taken: Line[] = [];
  const pages: PageLine[] = [];
  let next = at + 1;
  let blank = false;
  let interrupted = false;
  for (let ahead = next; ahead < lines.length; ahead++) {
    const line = lines[ahead] as Line;
    const head = headOf(text, line);
    if (head === '') {
      blank = true;
      continue;
    }
    const page = pageLineOf(head, line);
    if (page) {
      pages.push(page);
      interrupted = true;
      continue;
    }
    if (startsHeader(head) || RULE.test(head) || !continues(head, blank && !interrupted, line)) break;
    taken.push(line);
    next = ahead + 1;
    blank = false;
    interrupted = false;
  }
  const end = taken.at(-1)?.end ?? -1;
  return { lines: taken, pages: pages.filter((page) => page.end < end), next };
}

/** Subject, tags and the like end at a paragraph too. */
const sameElement = (head: string, afterBlank: boolean) => !afterBlank && !paragraphStartOf(head);

/** Children of a branch in the order of the text. */
const inOrder = (nodes: readonly SyntaxNode[]) => nodes.slice().sort((a, b) => a.start - b.start);

function classificationLine(text: string, { start, end }: Line): ClassificationLine {
  const source = text.slice(start, end);
  const [word = '', spacedWord] = CLASSIFICATION.exec(source) ?? [];
  const name = word.replace(/\s+/g, ' ');
  const level =
    spacedWord === undefined ? PLAIN[name as keyof typeof PLAIN] : SPACED[name as keyof typeof SPACED];
  const classification = leaf('Classification', start, start + word.length);
  const children: SyntaxNode[] = [classification];
  const captions: Leaf<'Caption'>[] = [];
  let section: Section | undefined;
  let reference: MessageReference | undefined;
  let at = word.length;
  while (at < source.length) {
    at += (/^\s*/.exec(source.slice(at)) as RegExpExecArray)[0].length;
    const after = source.slice(at);
    const caveat = CAVEAT.exec(after)?.[0];
    const sectionMatch = section ? null : SECTION.exec(after);
    if (caveat) {
      const caption = leaf('Caption', start + at, start + at + caveat.length);
      captions.push(caption);
      children.push(caption);
      at += caveat.length;
    } else if (sectionMatch) {
      const [whole, number, total, final] = sectionMatch;
      section = {
        kind: 'Section',
        start: start + at,
        end: start + at + whole.length,
        number: Number(final ?? number),
        total: Number(final ?? total),
      };
      children.push(section);
      at += whole.length;
    } else {
      const match = reference ? null : POST_AND_SERIAL.exec(after);
      if (!match) break;
      const [whole, year, post = '', serial] = match;
      reference = {
        kind: 'MessageReference',
        start: start + at,
        end: start + at + whole.length,
        post: post.replace(/\s+/g, ' '),
        serial: Number(serial),
        ...(year !== undefined && { year: fullYear(year) }),
      };
      children.push(reference);
      at += whole.length;
    }
  }
  if (at < source.length) children.push(leaf('Text', start + at, end));
  return {
    kind: 'ClassificationLine',
    start,
    end,
    classification,
    level,
    spaced: spacedWord !== undefined,
    captions,
    ...(section && { section }),
    ...(reference && { reference }),
    children,
  };
}

/** Captions that are two words; all others are one. 5 FAH-2 H-440. */
const CAPTION =
  /EYES ONLY|CORRECTED COPY|OFFICIAL INFORMAL|VISAS? [A-Z]+|[A-Z]+ CHANNEL|[A-Z]+(?:\/[A-Z]+)*/g;
const CAPTION_LINE = /^[A-Z]{3,}(?:[\s,]+[A-Z]{3,}){0,4}\/*$/;
const PASSING_WORD = /\b(?:FOR|FROM|PASS|TO|ALSO|PLEASE|PLS|AMEMBASSY|AMCONSUL|USMISSION|COLLECTIVE)\b/;

function isCaptionLine(head: string, previous: SyntaxNode | undefined): boolean {
  // Directly below a line of passing instructions stands the rest of it.
  return previous?.kind !== 'PassingInstruction' && CAPTION_LINE.test(head) && !PASSING_WORD.test(head);
}

function captionLine(head: string, { start, end }: Line): CaptionLine {
  const captions = Array.from(head.matchAll(CAPTION), ({ index, 0: word }) =>
    leaf('Caption', start + index, start + index + word.length),
  );
  return { kind: 'CaptionLine', start, end, captions, children: captions };
}

function passingInstruction({ start, end }: Line): PassingInstruction {
  return { kind: 'PassingInstruction', start, end, children: [leaf('Text', start, end)] };
}

const DATE = /(?<!\d)(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})|(\d{4})[/-](\d{1,2})[/-](\d{1,2}))(?!\d)/;

function readExecutiveOrder(text: string, lines: readonly Line[], at: number): Read<ExecutiveOrder> {
  const { start, end } = lines[at] as Line;
  const source = text.slice(start, end);
  const [whole = '', name = '', number = ''] = EXECUTIVE_ORDER.exec(source) ?? [];
  const numberNode = leaf('ExecutiveOrderNumber', start, start + name.length);
  const restAt = whole.length + (source.slice(whole.length).match(/^\s*/)?.[0].length ?? 0);
  const instruction = restAt < source.length ? declassification(source, start, restAt) : undefined;
  const more = continuations(text, lines, at, sameElement);
  const texts = more.lines.map((line) => leaf('Text', line.start, line.end));
  const children = inOrder([numberNode, ...(instruction ? [instruction] : []), ...texts, ...more.pages]);
  return {
    node: {
      kind: 'ExecutiveOrder',
      start,
      end: children.at(-1)?.end ?? end,
      number,
      numberNode,
      ...(instruction && { instruction }),
      children,
    },
    next: more.next,
  };
}

function declassification(source: string, start: number, from: number): DeclassificationInstruction {
  const match = DATE.exec(source.slice(from, from + 60));
  const span = { start: start + from, end: start + source.length };
  if (!match) return { kind: 'DeclassificationInstruction', ...span };
  const [, m, d, y = '', yearFirst, month, day] = match;
  const date =
    yearFirst === undefined
      ? { year: declassificationYear(y), month: Number(m), day: Number(d) }
      : { year: Number(yearFirst), month: Number(month), day: Number(day) };
  return { kind: 'DeclassificationInstruction', ...span, date };
}

/** A declassification date lies ahead of the cable, so two digits below 70 are of the twenty-first century. */
function declassificationYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

const TAG = /\[([A-Z0-9]{2,8})\]\([^()\s]{0,200}\)|\([^()\r\n]{1,80}\)|[^\s,;()[\]]+/g;

function readTags(text: string, lines: readonly Line[], at: number): Read<Tags> {
  const line = lines[at] as Line;
  const word = TAGS.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const more = continuations(text, lines, at, sameElement);
  const tags: Leaf<'Tag'>[] = [];
  const linkMarkup: Leaf<'LinkMarkup'>[] = [];
  for (const { start, end } of [{ start: keyword.end, end: line.end }, ...more.lines]) {
    for (const { index, 0: whole, 1: linked } of text.slice(start, end).matchAll(TAG)) {
      const from = start + index;
      if (linked === undefined) {
        tags.push(leaf('Tag', from, from + whole.length));
      } else {
        const to = from + 1 + linked.length;
        tags.push(leaf('Tag', from + 1, to));
        linkMarkup.push(leaf('LinkMarkup', from, from + 1), leaf('LinkMarkup', to, from + whole.length));
      }
    }
  }
  const children = inOrder([keyword, ...tags, ...linkMarkup, ...more.pages]);
  return {
    node: {
      kind: 'Tags',
      start: line.start,
      end: children.at(-1)?.end ?? line.end,
      keyword,
      tags,
      linkMarkup,
      children,
    },
    next: more.next,
  };
}

function readSubject(text: string, lines: readonly Line[], at: number): Read<Subject> {
  const line = lines[at] as Line;
  const word = SUBJECT.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const more = continuations(text, lines, at, sameElement);
  const first = textBehind(text, keyword.end, line.end);
  const mark =
    first && PORTION_MARK.exec(text.slice(first.start, Math.min(first.end, first.start + 80)))?.[0];
  const portionMark = first && mark ? leaf('PortionMark', first.start, first.start + mark.length) : undefined;
  const behindMark = first && portionMark ? textBehind(text, portionMark.end, first.end) : first;
  const texts = [...(behindMark ? [behindMark] : []), ...more.lines].map(({ start, end }) =>
    leaf('Text', start, end),
  );
  const children = inOrder([keyword, ...(portionMark ? [portionMark] : []), ...texts, ...more.pages]);
  return {
    node: {
      kind: 'Subject',
      start: line.start,
      end: children.at(-1)?.end ?? line.end,
      keyword,
      ...(portionMark && { portionMark }),
      lines: texts,
      children,
    },
    next: more.next,
  };
}

/** The part between two offsets without the blanks before it; `undefined` where nothing else is left. */
function textBehind(text: string, from: number, end: number): Line | undefined {
  const blanks = text.slice(from, end).search(/\S/);
  return blanks === -1 ? undefined : { start: from + blanks, end };
}

// A letter opens an item: A. or A) or (A), with a web copy's pilcrow or the digit that took its place.
const ITEM = /(?:^|[\s,;])((?:¶|1)?\(?([A-Z])(?:\)|\.\)?|:))(?=\s|[A-Z0-9])/g;
const REFERENCE_NUMBER =
  /(?:(?<![\d/])((?:19|20)\d{2}|\d{2})\s+)?(?<![A-Z])([A-Z][A-Z.'-]*(?:\s[A-Z][A-Z.'-]*){0,3})\s+(\d{1,8})(?![\d/-])/;

interface ItemStart {
  readonly at: number;
  readonly letter: string;
  readonly letterAt: number;
  /** Where the text of the item begins. */
  readonly from: number;
}

const nextLetter = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1);

/** The items that begin on a line. Inside a line only the letter that is due opens one: others are initials. */
function itemsOn(text: string, { start, end }: Line, expected: string): ItemStart[] {
  const source = text.slice(start, end);
  const items: ItemStart[] = [];
  let due = expected;
  for (const match of source.matchAll(ITEM)) {
    const [whole, item = '', letter = ''] = match;
    const index = match.index + whole.length - item.length;
    const opensLine = source.slice(0, index).trim() === '';
    // A paragraph may open with its portion mark, `(U) Poloff delivered the points`.
    if (letter !== due && (!opensLine || PORTION_MARK.test(item))) continue;
    const at = start + index;
    items.push({ at, letter, letterAt: at + item.indexOf(letter), from: at + item.length });
    due = nextLetter(letter);
  }
  return items;
}

function readReferences(text: string, lines: readonly Line[], at: number): Read<References> {
  const line = lines[at] as Line;
  const word = REFERENCES.exec(headOf(text, line))?.[0] ?? '';
  const keyword = leaf('Keyword', line.start, line.start + word.length);
  const references: Reference[] = [];
  let due = 'A';
  const readLine = (span: Line, items: readonly ItemStart[]) => {
    const first = textBehind(text, span.start, items[0]?.at ?? span.end);
    if (first)
      references.push(reference(text, first.start, items[0]?.at ?? span.end, first.start, undefined));
    items.forEach(({ at: start, letter, letterAt, from }, index) => {
      const end = items[index + 1]?.at ?? span.end;
      references.push(reference(text, start, end, from, leaf('ReferenceLetter', letterAt, letterAt + 1)));
      due = nextLetter(letter);
    });
  };
  const firstLine = { start: keyword.end, end: line.end };
  readLine(firstLine, itemsOn(text, firstLine, due));
  const more = continuations(text, lines, at, (head, afterBlank, span) => {
    const items = itemsOn(text, span, due);
    const belongs = afterBlank
      ? items[0]?.at === span.start
      : !paragraphStartOf(head) && !PORTION_MARK.test(head);
    if (belongs) readLine(span, items);
    return belongs;
  });
  const children = inOrder([keyword, ...references, ...more.pages]);
  return {
    node: {
      kind: 'References',
      start: line.start,
      end: children.at(-1)?.end ?? line.end,
      keyword,
      references,
      children,
    },
    next: more.next,
  };
}

function reference(
  text: string,
  start: number,
  end: number,
  from: number,
  letter: Leaf<'ReferenceLetter'> | undefined,
): Reference {
  const source = text.slice(from, end).trimEnd();
  const match = REFERENCE_NUMBER.exec(source);
  const children: SyntaxNode[] = letter ? [letter] : [];
  let number: ReferenceNumber | undefined;
  const pushText = (a: number, b: number) => {
    const span = textBehind(text, a, b);
    if (span) children.push(leaf('Text', span.start, a + text.slice(a, b).trimEnd().length));
  };
  if (match) {
    const [whole, year, post = '', serial] = match;
    number = {
      kind: 'ReferenceNumber',
      start: from + match.index,
      end: from + match.index + whole.length,
      ...(year !== undefined && { year: fullYear(year) }),
      post,
      serial: Number(serial),
    };
    pushText(from, number.start);
    children.push(number);
    pushText(number.end, from + source.length);
  } else {
    pushText(from, from + source.length);
  }
  return {
    kind: 'Reference',
    start,
    end: Math.max(children.at(-1)?.end ?? start, start),
    ...(letter && { letter }),
    ...(number && { number }),
    children,
  };
}

// FORMAT §6.7: 1.4 (b) and (d), 1.4 (b,d), 1.4(b/d), 1.5.D, 1,4 (C), 1. 4 (b), cut at column 70 anywhere.
const REASON_SECTION = /(?<![\d.])1\s?[.,]\s{0,2}[2-8](?!\d)/;
const REASON_LETTER = /(?:[\s.,;/&+()-]|and(?=[\s(]))*([A-Ja-j])(?![A-Za-z])/y;

function readClassifiedBy(text: string, lines: readonly Line[], at: number): Read<ClassifiedBy> {
  const line = lines[at] as Line;
  const match = CLASSIFIED_BY.exec(headOf(text, line));
  const keywordEnd = line.start + (match?.[0].length ?? 0);
  const keyword = leaf('Keyword', keywordEnd - (match?.[2]?.length ?? 0), keywordEnd);
  const mark = match?.[1];
  const more = continuations(text, lines, at, (head, afterBlank) =>
    afterBlank ? /^REASONS?\b/i.test(head) : !paragraphStartOf(head) || /^1\.\s?[2-8]\b/.test(head),
  );
  const end = more.lines.at(-1)?.end ?? line.end;
  const source = text.slice(line.start, end);
  const section = REASON_SECTION.exec(source);
  const nodes: SyntaxNode[] = [];
  const reasonLetters: Leaf<'ReasonLetter'>[] = [];
  let reasonSection: Leaf<'ReasonSection'> | undefined;
  if (section) {
    const from = section.index + section[0].length;
    reasonSection = leaf('ReasonSection', line.start + section.index, line.start + from);
    nodes.push(reasonSection);
    REASON_LETTER.lastIndex = from;
    for (let found = REASON_LETTER.exec(source); found; found = REASON_LETTER.exec(source)) {
      const to = line.start + REASON_LETTER.lastIndex;
      reasonLetters.push(leaf('ReasonLetter', to - 1, to));
    }
    nodes.push(...reasonLetters);
  }
  const parts = inOrder([...nodes, ...more.pages]);
  const children: SyntaxNode[] = mark ? [leaf('PortionMark', line.start, line.start + mark.length)] : [];
  children.push(keyword);
  let from = keyword.end;
  for (const span of [{ start: keyword.end, end: line.end }, ...more.lines]) {
    from = Math.max(from, span.start);
    for (const part of parts) {
      if (part.start < from || part.start >= span.end) continue;
      pushWords(text, from, part.start, children);
      from = part.end;
    }
    pushWords(text, from, span.end, children);
  }
  children.push(...parts);
  return {
    node: {
      kind: 'ClassifiedBy',
      start: line.start,
      end,
      keyword,
      ...(reasonSection && { reasonSection }),
      reasonLetters,
      children: inOrder(children),
    },
    next: more.next,
  };
}

/** A text leaf for what stands between two offsets, unless it is only punctuation. */
function pushWords(text: string, from: number, to: number, children: SyntaxNode[]): void {
  const source = text.slice(from, to);
  const first = source.search(/[\p{L}\p{N}]/u);
  if (first !== -1) children.push(leaf('Text', from + first, from + source.trimEnd().length));
}
