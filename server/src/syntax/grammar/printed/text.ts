import { paragraphStartOf } from '../../lexicon';
import { Line } from '../../lines';
import {
  type Addressee,
  type AddresseeList,
  type Body,
  type Leaf,
  leaf,
  type Note,
  type Notes,
  type Paragraph,
  type PassingInstruction,
  type PrintedTelegram,
  type Repeats,
  type Signature,
  type SyntaxNode,
  type TelegramNumber,
} from '../../tree';
import {
  DECIMAL_FILE,
  decimalFile,
  filledUp,
  type NoteCalls,
  SUBJECT_FILE,
  spanOf,
  textNodes,
} from './tokens';

/** The parts of a printed telegram while it is read. */
export type Parts = { -readonly [K in keyof PrintedTelegram]: PrintedTelegram[K] } & {
  captions: Leaf<'Caption'>[];
  offices: Leaf<'MarginOffice'>[];
  passing: PassingInstruction[];
  references: PrintedTelegram['references'][number][];
  notes: Note[];
};

export const PLAIN_LEVELS: Readonly<Record<string, NonNullable<PrintedTelegram['level']>>> = {
  'TOP SECRET': 'TOP SECRET',
  SECRET: 'SECRET',
  CONFIDENTIAL: 'CONFIDENTIAL',
  RESTRICTED: 'RESTRICTED',
  'LIMITED OFFICIAL USE': 'LIMITED OFFICIAL USE',
  'OFFICIAL USE ONLY': 'OFFICIAL USE ONLY',
  UNCLASSIFIED: 'UNCLASSIFIED',
};

export const CAPTIONS =
  '(?:LIMIT(?:ED)? DISTRIBUTION|LIMDIS|EYES ONLY|NODIS|EXDIS|NOFORN|STADIS|ROGER CHANNEL|NO DISTRIBUTION)';

/** Number of the telegram before its text: `4417. `, `G–397. `, `70. Section 1. `. */
const NUMBER = /^((?:[A-Z]{1,6}[ –-])?(?:\d–)?\d{1,6})\.\s+/;
const SLASH_NOTE = /^\/(\d{1,3})\/\s?/;
const NOTE = /^(\d{1,3})\.\s+(?=\S)/;
/** A web copy puts it at the end of each note. */
const BACK = /\s?↩$/;
/** To whom it is addressed besides the title. */
const PASSING =
  /^(?:Eyes only|For (?:the )?[A-Z][\w.]+|Exclusive|Personal|From [A-Z]|Department pass|Dept pass|[A-Z][A-Za-z]+ (?:for|pass(?: to)?) [A-Z]|Pass (?:to )?[A-Z]|Please pass|No distribution|Limit(?:ed)? distribution)\b[^.\n]{0,120}\.(?:\s+|$)/;
/** A sentence that only names the telegram that is answered: `Re Deptel 5120.` */
const OPENING_REFERENCE =
  /^(?:Re(?:f(?:erence)?s?|ur|\s?your)?|Deptel|Embtel|Contel)\b:?\s?[^.\n]{0,70}?(?:\d|tel)[^.\n]{0,30}\.?(?:\/\d{1,2}\/|\d{1,2})?(?:\.?\s+|$)/i;
const REPEATS = /^(?:Sent|Repeated|Rptd|Repeat|Passed|Action Department|Copies?)\b.{3,300}$/is;
const SIGNATURE = /^(?:\[)?(\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24}){0,2})(?:\])?$/u;

/** The lines of a message, and how page furniture comes between the children of its nodes. */
export interface Woven {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly woven: (children: readonly SyntaxNode[]) => readonly SyntaxNode[];
}

export interface TextContext {
  readonly woven: Woven['woven'];
  readonly parts: Parts;
  /** Whether the title calls a note, so that the text may. */
  readonly calls: boolean;
  /** Index of the line after the last one of the text, where the form goes on. */
  readonly to?: number;
  /** Whether the number is before the text. */
  readonly numbered?: boolean;
  /** Whether the signature is known from elsewhere. */
  readonly signed?: boolean;
}

/** Reads the text of a printed telegram from a line on, with its signature and notes. */
export function readText(text: string, lines: readonly Line[], from: number, context: TextContext) {
  const to = context.to ?? lines.length;
  const notes = notesOf(text, lines, from, to);
  const { parts } = context;
  const calls: NoteCalls | undefined =
    notes.size > 0 || context.calls ? { next: context.calls ? 2 : 1 } : undefined;
  const noteNodes: Note[] = [];
  const blocks = blocksOf(text, lines, from, to, notes);
  let signature: Signature | undefined;
  const begin = blocks.findIndex(({ note }) => !note);
  const last = blocks.findLastIndex(({ note }) => !note);
  const signed = blocks[last];
  if (signed && signed.lines.length === 1 && last > begin && !context.signed)
    signature = signatureOf(text, signed.lines[0] as Line);
  const children: SyntaxNode[] = [];
  const trailing: SyntaxNode[] = [];
  let number = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.note) {
      const read = noteOf(text, block, parts);
      const note = noteNodes.length === 0 ? withRepeats(text, read, parts) : read;
      noteNodes.push(note);
      (index < last ? children : trailing).push(note);
      continue;
    }
    if (signature && index === last) continue;
    const opening = index === begin ? openingOf(text, block, context, calls) : undefined;
    if (opening) children.push(...opening.nodes);
    const rest = opening ? opening.rest : block.lines;
    if (rest.length === 0) continue;
    const repeats = index > begin ? repeatsOf(text, rest) : undefined;
    if (repeats) {
      parts.repeats ??= repeats;
      children.push(repeats);
      continue;
    }
    const paragraph = paragraphOf(text, rest, calls, number, context.woven);
    if (!paragraph) continue;
    if (paragraph.number !== undefined) number = paragraph.number;
    children.push(paragraph);
  }
  parts.notes.push(...noteNodes);
  const inner = [...children, ...(signature ? [signature] : [])].sort((a, b) => a.start - b.start);
  const bodySpan = spanOf(children);
  const paragraphs = children.filter((node): node is Paragraph => node.kind === 'Paragraph');
  const body: Body | undefined = bodySpan && {
    kind: 'Body',
    ...bodySpan,
    paragraphs,
    headings: [],
    children: context.woven(children),
  };
  const notesSpan = spanOf(trailing);
  const trailingNotes: Notes | undefined = notesSpan && {
    kind: 'Notes',
    ...notesSpan,
    notes: trailing.filter((node): node is Note => node.kind === 'Note'),
    children: trailing,
  };
  return { body, signature, notes: trailingNotes, inner };
}

interface Block {
  readonly lines: Line[];
  readonly note?: boolean;
}

/**
 * Indices of the lines at which notes begin. Between slashes a note is known wherever it is; else they are at the end,
 * from the last `1.` from which the numbers rise to the end, and their copies.
 */
function notesOf(text: string, lines: readonly Line[], from: number, to: number): Set<number> {
  const starts = new Set<number>();
  const words = new Set<string>();
  for (let at = from; at < to; at++) {
    if (SLASH_NOTE.test((lines[at] as Line).head)) starts.add(at);
  }
  if (starts.size > 0) return starts;
  let first = -1;
  for (let at = to - 1; at >= from && first === -1; at--) {
    const line = lines[at] as Line;
    if (line.start < line.end && NOTE.exec(line.head)?.[1] === '1') first = at;
  }
  if (first <= from || !areNotes(text, lines, first, to, from)) return starts;
  let due = 1;
  for (let at = first; at < to; at++) {
    const head = (lines[at] as Line).head;
    if (Number(NOTE.exec(head)?.[1]) !== due) continue;
    starts.add(at);
    words.add(head);
    due++;
  }
  for (let at = from; at < first; at++) {
    if (words.has((lines[at] as Line).head)) starts.add(at);
  }
  return starts;
}

/** Whether the numbered lines from this one on are notes: they say so, or the text above is signed or calls them. */
function areNotes(text: string, lines: readonly Line[], first: number, to: number, from: number): boolean {
  const line = lines[first] as Line;
  const head = line.head;
  if (/^1\.\s+Source:/.test(head)) return true;
  if (lines.slice(first, to).some(({ start, end }) => BACK.test(text.slice(Math.max(start, end - 3), end))))
    return true;
  const above = lines.slice(from, first).findLast(({ start, end }) => start < end);
  if (!above) return false;
  const words = text.slice(above.start, above.end);
  if (SIGNATURE.test(words) || /^(?:Sent|Repeated|Rptd)\b/.test(words)) return true;
  // A first paragraph above has the same number.
  const numbered = lines.slice(from, first).some((each) => NOTE.exec(each.head)?.[1] === '1');
  const called = /[\p{L}.,)]1(?=[\s,.;]|$)/u.test(text.slice((lines[from] as Line).start, line.start));
  return numbered || called;
}

/** Runs of lines between blank ones; a number or a note begins one. */
function blocksOf(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  notes: ReadonlySet<number>,
): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let due = 1;
  for (let at = from; at < to; at++) {
    const line = lines[at] as Line;
    if (line.start === line.end) {
      open = undefined;
      continue;
    }
    const head = line.head;
    const number = Number(paragraphStartOf(head)?.digits);
    if (notes.has(at)) {
      open = { lines: [line], note: true };
      blocks.push(open);
    } else if (open && !(number === due && !open.note)) {
      open.lines.push(line);
      continue;
    } else {
      open = { lines: [line] };
      blocks.push(open);
    }
    if (number === due && !open.note) due++;
  }
  return joined(text, blocks);
}

/** A block that a page mark cut in the middle of a sentence is one. */
function joined(text: string, blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const above = all.at(-1);
    const [first] = block.lines;
    const end = above?.lines.at(-1)?.end;
    const cut =
      above &&
      first &&
      end !== undefined &&
      !above.note &&
      !block.note &&
      first.interrupted !== 'no' &&
      !/[.!?:\])”"]\d{0,2}$/.test(text.slice(end - 3, end));
    if (cut) above.lines.push(...block.lines);
    else all.push(block);
  }
  return all;
}

/** The number before the text, the addresses and the telegrams that it answers. */
function openingOf(
  text: string,
  { lines }: Block,
  { parts, numbered = true }: TextContext,
  calls: NoteCalls | undefined,
) {
  const nodes: SyntaxNode[] = [];
  const first = lines[0] as Line;
  let at = first.start;
  const number = numbered ? NUMBER.exec(text.slice(at, first.end)) : null;
  if (number && !parts.number) {
    const [whole, digits = ''] = number;
    const node: TelegramNumber = {
      kind: 'TelegramNumber',
      start: at,
      end: at + digits.length,
      number: digits,
    };
    parts.number = node;
    nodes.push(node);
    at += whole.length;
  }
  for (;;) {
    const rest = text.slice(at, first.end);
    const passing = PASSING.exec(rest)?.[0];
    const reference = passing ? undefined : OPENING_REFERENCE.exec(rest)?.[0];
    const piece = passing ?? reference;
    if (!piece) break;
    const end = at + piece.trimEnd().length;
    if (passing) {
      const node: PassingInstruction = {
        kind: 'PassingInstruction',
        start: at,
        end,
        children: textNodes(text, at, end, calls),
      };
      parts.passing.push(node);
      nodes.push(node);
    } else {
      const children = textNodes(text, at, end, calls);
      const found = children.filter((child) => child.kind === 'SeriesReference');
      if (found.length === 0) break;
      parts.references.push(...found);
      nodes.push(...children);
    }
    at += piece.length;
  }
  const rest = at < first.end ? [new Line(text, at, first.end, first.interrupted)] : [];
  return { nodes, rest: [...rest, ...lines.slice(1)] };
}

function paragraphOf(
  text: string,
  lines: readonly Line[],
  calls: NoteCalls | undefined,
  last: number,
  woven: Woven['woven'],
): Paragraph | undefined {
  const first = lines[0] as Line;
  const start = paragraphStartOf(first.head);
  const number = start && Number(start.digits) === last + 1 ? Number(start.digits) : undefined;
  const children: SyntaxNode[] = [];
  let from = first.start;
  const numberNode =
    number === undefined || !start
      ? undefined
      : leaf(
          'ParagraphNumber',
          first.start + start.digitsAt,
          first.start + start.digitsAt + start.digits.length,
        );
  if (numberNode && start) {
    children.push(numberNode);
    from = numberNode.end + 1;
  }
  // Between page marks the lines of a paragraph are one text, so that what is in brackets may go on over lines.
  let run: { start: number; end: number } | undefined;
  const close = () => {
    if (run) children.push(...textNodes(text, run.start, run.end, calls));
    run = undefined;
  };
  for (const [index, line] of lines.entries()) {
    const begin = index === 0 ? Math.min(from, line.end) : line.start;
    const beside = run !== undefined && text.slice(run.end, begin).trim() !== '';
    if ((line.interrupted !== 'no' && index > 0) || beside) close();
    run = { start: run?.start ?? begin, end: line.end };
  }
  close();
  const span = spanOf(children);
  if (!span) return undefined;
  return {
    kind: 'Paragraph',
    ...span,
    damaged: false,
    ...(numberNode && { numberNode, writtenNumber: number as number, number: number as number }),
    children: woven(children),
  };
}

function signatureOf(text: string, { start, end }: Line): Signature | undefined {
  const source = text.slice(start, end);
  const match = SIGNATURE.exec(source.replace(/\d{1,2}$/, ''));
  if (!match) return undefined;
  const name = match[1] ?? '';
  const at = start + source.indexOf(name);
  const surname = leaf('Surname', at, at + name.length);
  const call = /\d{1,2}$/.exec(source)?.[0];
  const children: Leaf[] = [surname, ...(call ? [leaf('NoteCall', end - call.length, end)] : [])];
  return {
    kind: 'Signature',
    start: at,
    end: children.at(-1)?.end ?? at,
    inline: false,
    surnames: [surname],
    children,
  };
}

// ---------------------------------------------------------------- repeats

const LIST = /\b(?:repeated|rptd|repeat|rpt)(?:\s(?:information|info))?(?:\sto)?\s/i;
const ITEM = /([\p{Lu}][\p{L}.' -]{1,40}?)(?:\sas)?\s(\d{1,5})(?=\s?(?:[,;.]|\band\b|$))/gu;

/** `Sent Department 4417, repeated information Paris 702, London 655.` */
export function repeatsOf(text: string, lines: readonly Line[]): Repeats | undefined {
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  const source = text.slice(start, end);
  if (!REPEATS.test(source) || !/\d/.test(source) || source.length > 320) return undefined;
  const word = LIST.exec(source);
  if (!word) {
    if (!/^(?:Sent|Action Department)\b/i.test(source)) return undefined;
    return { kind: 'Repeats', start, end, children: filledUp(text, start, end, []) };
  }
  const prosign = leaf('Prosign', start + word.index, start + word.index + word[0].trimEnd().length);
  const addressees = addresseesIn(source, start, word.index + word[0].length);
  const list: AddresseeList = {
    kind: 'AddresseeList',
    role: 'information',
    start: prosign.start,
    end: addressees.at(-1)?.end ?? prosign.end,
    prosign,
    addressees,
    children: [prosign, ...addressees],
  };
  const after = filledUp(text, list.end, end, []);
  const children = [...filledUp(text, start, prosign.start, []), list, ...after];
  return { kind: 'Repeats', start, end, list, children };
}

/** Posts with the number of the telegram in the series to each. */
export function addresseesIn(source: string, start: number, from: number): Addressee[] {
  return Array.from(
    source.slice(from).matchAll(ITEM),
    ({ index, 1: name = '', 2: number = '', 0: whole }) => {
      const at = start + from + index;
      const words = name.replace(/\s+as$/, '');
      const address = leaf('PlainLanguageAddress', at, at + words.length);
      const end = at + whole.length;
      const continuityNumber = leaf('MessageContinuityNumber', end - number.length, end);
      // `as` of `New Delhi as 79`.
      const as = filledUp(source, address.end - start, continuityNumber.start - start, []).map((node) =>
        leaf('Text', node.start + start, node.end + start),
      );
      const children = [address, ...as, continuityNumber];
      return { kind: 'Addressee', start: at, end, address, continuityNumber, children };
    },
  );
}

/** The first note with the list of `Repeated to Paris and London.` in it, where the text does not say it. */
function withRepeats(text: string, first: Note, parts: Parts): Note {
  const source = text.slice(first.start, first.end);
  const match = /\b(Repeated(?: information)? to|Also sent to)\s([^.]{3,120})\./.exec(source);
  if (!match || parts.repeats) return first;
  const at = first.start + match.index + match[0].indexOf(match[2] as string);
  const prosign = leaf(
    'Prosign',
    first.start + match.index,
    first.start + match.index + (match[1] as string).length,
  );
  const addressees: Addressee[] = [];
  // `Taipei and Manila and sent by pouch to London`: what is no name ends the list.
  for (const { index, 0: name } of (match[2] as string).matchAll(/[^,\s](?:(?!,|\sand\s)[^\n])*/g)) {
    const words = name.replace(/^and\s+/, '').trimEnd();
    if (!/^\p{Lu}/u.test(words)) break;
    const start = at + index + name.indexOf(words);
    const address = leaf('PlainLanguageAddress', start, start + words.length);
    addressees.push({ kind: 'Addressee', start, end: address.end, address, children: [address] });
  }
  if (addressees.length === 0) return first;
  const list: AddresseeList = {
    kind: 'AddresseeList',
    role: 'information',
    start: prosign.start,
    end: addressees.at(-1)?.end ?? prosign.end,
    prosign,
    addressees,
    children: [prosign, ...wordsBetween(text, prosign.end, addressees)],
  };
  const { start, end } = list;
  const repeats: Repeats = { kind: 'Repeats', start, end, list, children: [list] };
  const inside = first.children.filter((child) => child.start < end && start < child.end);
  // Another token of the note keeps its place.
  if (inside.some(({ kind }) => kind !== 'Text')) return first;
  parts.repeats = repeats;
  const around = inside.flatMap((child) => [
    ...filledUp(text, child.start, Math.min(child.end, start), []),
    ...filledUp(text, Math.max(child.start, end), child.end, []),
  ]);
  const kept = first.children.filter((child) => !inside.includes(child));
  return { ...first, children: [...kept, ...around, repeats].sort((a, b) => a.start - b.start) };
}

/** The addressees with `Text` for the words between them. */
function wordsBetween(text: string, from: number, addressees: readonly Addressee[]): SyntaxNode[] {
  return addressees.flatMap((addressee, index) => [
    ...filledUp(text, addressees[index - 1]?.end ?? from, addressee.start, []),
    addressee,
  ]);
}

// ---------------------------------------------------------------- notes

const SOURCE_HANDLING =
  /(?<=\.\s)(Top Secret|Secret|Confidential|Official Use Only|Limited Official Use|Unclassified)(?=[;.])/;
const SOURCE_PRECEDENCE = /(?<=[;.]\s)(Niact|Priority|Immediate|Flash|Routine|Urgent)(?=[;.\s])/;
const SOURCE_CAPTION =
  /(?<=[;.]\s)(Limit(?:ed)? Distribution|Eyes Only|Exdis|Nodis|Limdis|Noforn|No Distribution)(?=[;.])/g;

function noteOf(text: string, { lines }: Block, parts: Parts): Note {
  const first = lines[0] as Line;
  const end = lines.at(-1)?.end ?? first.end;
  const source = text.slice(first.start, end);
  const word = SLASH_NOTE.exec(source) ?? NOTE.exec(source);
  const number = word && Number(word[1]);
  const tokens: Leaf[] = word
    ? [leaf('NoteCall', first.start, first.start + word[0].trimEnd().replace(/\.$/, '').length)]
    : [];
  if (/^Source:/.test(source.slice(word?.[0].length ?? 0)))
    tokens.push(...sourceTokens(source, first.start, parts));
  const inner = textNodes(text, tokens[0]?.end ?? first.start, end, undefined).filter(
    ({ kind }) => kind !== 'Text',
  );
  const all = [
    ...tokens,
    ...inner.filter((token) => !tokens.some(({ start, end }) => start < token.end && token.start < end)),
  ];
  const children = filledUp(
    text,
    first.start,
    end,
    all.sort((a, b) => a.start - b.start),
  );
  const span = spanOf(children) ?? { start: first.start, end };
  return { kind: 'Note', ...span, ...(number !== null && { number }), children };
}

/** The source note: where the original is, its level, precedence and distribution. FORMAT §15.3. */
function sourceTokens(source: string, start: number, parts: Parts): Leaf[] {
  const tokens: Leaf[] = [];
  const decimal = new RegExp(`(?<![\\w/])${DECIMAL_FILE}`).exec(source);
  const subject = decimal ? null : new RegExp(`(?<=,\\s)(${SUBJECT_FILE})(?=\\.)`).exec(source);
  if (decimal) parts.file ??= decimalFile(decimal, start + decimal.index);
  else if (subject) {
    const file = subject[1] ?? '';
    const node = {
      kind: 'FileNumber' as const,
      start: start + subject.index,
      end: start + subject.index + file.length,
      file,
    };
    parts.file ??= node;
    tokens.push(node);
  }
  const level = SOURCE_HANDLING.exec(source);
  if (level) {
    const node = leaf('Classification', start + level.index, start + level.index + level[0].length);
    const known = PLAIN_LEVELS[level[0].toUpperCase()];
    if (known) parts.level ??= known;
    parts.levelNode ??= node;
    tokens.push(node);
  }
  const precedence = SOURCE_PRECEDENCE.exec(source);
  if (precedence) {
    const node = leaf(
      'Precedence',
      start + precedence.index,
      start + precedence.index + precedence[0].length,
    );
    parts.precedence ??= node;
    tokens.push(node);
  }
  for (const { index, 0: words } of source.matchAll(SOURCE_CAPTION)) {
    const node = leaf('Caption', start + index, start + index + words.length);
    parts.captions.push(node);
    tokens.push(node);
  }
  return tokens.sort((a, b) => a.start - b.start);
}
