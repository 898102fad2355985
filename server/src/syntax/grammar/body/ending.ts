import type { Cursor } from '../../cursor';
import { Line } from '../../lines';
import { type Leaf, leaf, type Signature, type SyntaxNode } from '../../tree';
import { inlineSignature, isDowngradeGroup, signatureOf, together } from './signature';

/** The end of a message: the signature, and what stands after it. */
export interface Ending {
  /** The lines of the message, the last one of the body without what follows its last sentence. */
  readonly lines: readonly Line[];
  /** Index of the first line that is not body. */
  readonly at: number;
  readonly signature?: Signature;
  /** The signature and what follows, in the order of the text. */
  readonly children: readonly SyntaxNode[];
}

// Lines after a signature. The database from which web copies come left some of its own.
const SEPARATION = /^BT$/;
const VALIDATION_NUMBER = /^#\d{4}$/;
const END_OF_MESSAGE = /^(?:N{3,4}|Nnnn)(?:$|[A-Z]{3}V?ZCZC|\s)/;
const PUBLISHER =
  /^(?:[-=*_ ]*CABLE ENDS[-=*_ ]*|<< END OF DOCUMENT >>|End Cable Text|MESSAGE ENDS|\(?END OF (?:CABLE|MESSAGE)\)?|\d{4} ?[A-Z]{3,8} ?\d+ - .{1,60}|Systematic Review .{1,30}|[>"\\.…\s]+v?|\d \d\d\/\d\d\/\d{4}(?:\s.{0,80})?|Track impresi.{1,200}|.{0,60}documento es propiedad .{1,60}|ID: ?\d{3,7}|(?:[A-Z]{4} ){1,20}@ .{0,40})$/;
/** What a post adds below a cable: `Visit Helsinki's Classified Website: http://…`, also over several lines. */
const ADVERT =
  /^["“'(*\s-]{0,80}(?:(?:Visit|VISIT|Track|TRACK|For more|FOR MORE|See also|Please visit|You can (?:also )?access|Embassy)\b.{0,120}?(?:\bweb\s?-?sites?\b|\bcommunit(?:y|ies)\b|\breporting\b|\bportal\b|\bhome ?page\b|https?:|intelink|www\.).{0,120}|(?:at:?\s)?<?(?:https?:\s?\/\/|www\.|\S{1,60}\.s?\s?gov(?:\.gov)?\/)\S{0,160}(?:\s\S{1,12}){0,2})["”'*\s.]{0,80}$/i;
/** The rest of an address that was broken at the end of a line: `gov.gov/wiki/Portal:Turkey`, `cfm`. */
const REST_OF_ADDRESS =
  /^(?:gov\.gov\/\S{0,100}|(?=\S*[a-z])\S{0,60}\/\S{0,60}|\S{0,20}\.?(?:cfm|html?|aspx?)|[a-z]{1,2})["”'*]{0,3}$/;
/** A rule below the signature. */
const DASHES = /^[-=]{8,}$/;
const STARS = /^[*=_-]{5,}(?:\s[*=_-]{1,80}){0,6}$/;
/** A note of the communications center, `NOTE BY OC/T:  HEADING AS RECEIVED.` */
const NOTE = /^NOTE(?:\s+BY\b|\s?:)/;
/** What can follow a signature over any number of lines: a note, or what a publisher had in the next field. */
const APPENDIX =
  /^(?:NOTE(?:\s+BY\b|\s?:)|-{3,}\s?BEGIN PGP|TELEGRAM|TAGS?\s?:|SUBJ(?:ECT)?\s?:|SUMMARY\s?[:.]|CLASSIFIED BY|CLASSIFICATION\b|MINIMIZE CONSIDERED|ID:|REFID:|\d{4}-\d\d-\d\d|.{1,80}\.\.\.$)/i;
/** On the line of a signature itself: the end of message and columns of a database. */
const REST_OF_LINE =
  /\s(?:N{4}(?:\s.{0,80})?|UNQUOTE|BT|End Cable Text|\d \d\d\/\d\d\/\d{4}(?:\s.{0,80})?|\d{4}-\d\d-\d\d)[\s"]*$|,?\s(?:\(ACTING\)|ACTING)$|[\s"\\>,]{1,8}v?$/;
const REST_LENGTH = 120;

/** Looks from the end of the cursor's lines back for what follows the body: the signature above all (FORMAT §7). */
export function readEnding(cursor: Cursor): Ending {
  const { text, lines, at: from, end: to } = cursor;
  let at = to;
  for (let last = to - 1; last >= from; last--) {
    const line = lines[last] as Line;
    if (line.isBlank) continue;
    const note = isTrailer(line.head) ? last : noteAbove(lines, last, from);
    if (note !== undefined) {
      at = note;
      last = note;
      continue;
    }
    const rest = restOf(text, line);
    const bare = rest === undefined ? line : line.upTo(rest);
    const own = ownSignature(text, lines, last, from, bare);
    if (own) return signed(cursor, last, own, rest);
    const inline = inlineSignature(text, bare);
    if (inline) return signedInline(text, lines, last, at, to, inline, rest);
    const advert = advertAbove(lines, last, from);
    if (advert !== undefined) {
      at = advert;
      last = advert;
      continue;
    }
    const appendix = signatureAboveAppendix(text, lines, from, last);
    if (appendix !== undefined) {
      const node = signatureOf((lines[appendix] as Line).head, lines[appendix] as Line);
      if (node) return signed(cursor, appendix, node, undefined);
    }
    break;
  }
  return { lines, at, children: trailers(lines, at, to) };
}

function isTrailer(head: string): boolean {
  return (
    SEPARATION.test(head) ||
    VALIDATION_NUMBER.test(head) ||
    END_OF_MESSAGE.test(head) ||
    isDowngradeGroup(head) ||
    PUBLISHER.test(head) ||
    NOTE.test(head) ||
    DASHES.test(head)
  );
}

function trailer(line: Line): Leaf {
  const head = line.head;
  if (isDowngradeGroup(head)) return leaf('DowngradeGroup', line.start, line.end);
  if (SEPARATION.test(head)) return leaf('Separation', line.start, line.end);
  if (VALIDATION_NUMBER.test(head)) return leaf('ValidationNumber', line.start, line.end);
  return leaf(END_OF_MESSAGE.test(head) ? 'EndOfMessage' : 'Text', line.start, line.end);
}

function trailers(lines: readonly Line[], from: number, to: number): Leaf[] {
  const nodes: Leaf[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] as Line;
    if (!line.isBlank) nodes.push(trailer(line));
  }
  return nodes;
}

/** A signature at line `on`, with the name of another signer and the downgrading group above it. */
function signed(cursor: Cursor, on: number, last: Signature, rest: number | undefined): Ending {
  const { text, lines, at: from, end: to } = cursor;
  let at = on;
  let signature = last;
  const other = lines[on - 1];
  const first = other && isSettled(text, lines[on - 2]) && ownSignature(text, lines, on - 1, from, other);
  if (first) {
    const both = together(text, first, last);
    signature = { ...both, children: cursor.woven(both.children) };
    at--;
  }
  const above = lines[at - 1];
  if (above && isDowngradeGroup(above.head)) at--;
  at = advertsAbove(lines, at, from);
  const ending = endingLine(lines, at, from);
  const advert = ending === undefined ? undefined : advertOnLine(text, lines, ending);
  return {
    lines:
      advert && ending !== undefined ? lines.with(ending, (lines[ending] as Line).upTo(advert.start)) : lines,
    at,
    signature,
    children: [
      ...(advert?.node ?? []),
      ...trailers(lines, at, first ? on - 1 : on),
      signature,
      ...restNodes(text, lines[on] as Line, rest),
      ...trailers(lines, on + 1, to),
    ],
  };
}

/** Index of the first line of an advertisement that ends at this line; `undefined` where none does. */
function advertAbove(lines: readonly Line[], last: number, from: number): number | undefined {
  const end = lines[last] as Line;
  const mayEnd = STARS.test(end.head) || ADDRESS.test(end.head) || isRestOfAddress(end);
  let joined = '';
  for (let at = last; at > from && at > last - ADVERT_LINES && !lines[at]?.isBlank; at--) {
    const { head, kind } = lines[at] as Line;
    if (kind === 'Paragraph') return undefined;
    joined = `${head} ${joined}`.trimEnd();
    if (ADVERT.test(joined)) return at > from + 1 && STARS.test((lines[at - 1] as Line).head) ? at - 1 : at;
    if (!mayEnd) return undefined;
  }
  return undefined;
}

const ADDRESS = /https?:|www\.|\.s?gov\b|\bweb\s?-?site\b/i;
const isRestOfAddress = (line: Line) => REST_OF_ADDRESS.test(line.head) && !signatureOf(line.head, line);

/** An advertisement has no more lines than this. */
const ADVERT_LINES = 4;

/** The first line of the advertisements above line `at`, with the blank lines between; `at` where there are none. */
function advertsAbove(lines: readonly Line[], at: number, from: number): number {
  let first = at;
  for (let above = at - 1; above > from; above--) {
    if (lines[above]?.isBlank) continue;
    const start = advertAbove(lines, above, from);
    if (start === undefined) break;
    first = start;
    above = start;
  }
  return first;
}

/** Whether a line is blank or ends a sentence, so that what is below it does not go on with it. */
function isSettled(text: string, line: Line | undefined): boolean {
  return !line || line.isBlank || /[.!?)”"]/.test(text.charAt(line.end - 1));
}

/** A note has no more lines than this. */
const NOTE_LINES = 6;

/** Index of the line at which the note begins that ends at this line. */
function noteAbove(lines: readonly Line[], last: number, from: number): number | undefined {
  for (let at = last; at > from && at > last - NOTE_LINES && !isEmpty(lines[at]); at--) {
    if (NOTE.test((lines[at] as Line).head) && isEmpty(lines[at - 1])) return at;
  }
  return undefined;
}

function signedInline(
  text: string,
  lines: readonly Line[],
  on: number,
  at: number,
  to: number,
  signature: Signature,
  rest: number | undefined,
): Ending {
  const line = lines[on] as Line;
  let end = signature.start;
  while (end > line.start && text.charCodeAt(end - 1) <= 32) end--;
  const advert = advertOnLine(text, lines, on, end);
  return {
    lines: lines.with(on, line.upTo(advert?.start ?? end)),
    at,
    signature,
    children: [
      ...(advert?.node ?? []),
      signature,
      ...restNodes(text, line, rest),
      ...trailers(lines, at, to),
    ],
  };
}

/** The last line of the text above line `at`; `undefined` where only blank lines are above it. */
function endingLine(lines: readonly Line[], at: number, from: number): number | undefined {
  for (let above = at - 1; above > from; above--) if (!lines[above]?.isBlank) return above;
  return undefined;
}

/** An advertisement before a signature on the line of the last sentence, in copies that lost the breaks. */
const ADVERT_ON_LINE =
  /(?:(?<=[.!?)"”\]X]|\bEND COMMENT|\bEND SUMMARY)\s{1,4}(?:[*_=-]{5,80}[\s*_=-]{0,80})?|(?:\s{1,4}|^)[*_=-]{5,80}[\s*_=-]{0,80})["“]?(?:Please\s)?(?:Visit|VISIT|Track|TRACK|visit|For more)\b(?=.{0,80}(?:[Ww]eb\s?-?[Ss]ite|WEB\s?SITE|communit|reporting|https?:)).{0,300}$/;
/** Longer than an advertisement. */
const ADVERT_LENGTH = 480;

function advertOnLine(text: string, lines: readonly Line[], on: number, end = lines[on]?.end ?? 0) {
  const from = lines[on]?.start ?? 0;
  const source = text.slice(Math.max(from, end - ADVERT_LENGTH), end);
  const match = ADVERT_ON_LINE.exec(source);
  if (!match) return undefined;
  const start = end - (source.length - match.index);
  return { start, node: [leaf('Text', start + match[0].length - match[0].trimStart().length, end)] };
}

/** Where the rest of a line after its last word begins: an end of message, a column of a database. */
function restOf(text: string, line: Line): number | undefined {
  const from = Math.max(line.start, line.end - REST_LENGTH);
  const match = REST_OF_LINE.exec(text.slice(from, line.end));
  return match && from + match.index > line.start ? from + match.index : undefined;
}

function restNodes(text: string, line: Line, rest: number | undefined): Leaf[] {
  if (rest === undefined) return [];
  const source = text.slice(rest, line.end);
  const words = source.trimStart();
  if (!/\w/.test(words)) return [];
  const start = line.end - words.length;
  return [leaf(END_OF_MESSAGE.test(words) ? 'EndOfMessage' : 'Text', start, line.end)];
}

/** A signature on a line of its own, which the line above does not go on to. */
function ownSignature(
  text: string,
  lines: readonly Line[],
  at: number,
  from: number,
  line: Line,
): Signature | undefined {
  // A line of its own is no more than a name, and something is signed.
  if (at === from || line.end - line.start > 60) return undefined;
  const quotes = /^["“]{0,2}/.exec(text.slice(line.start, line.start + 2))?.[0].length ?? 0;
  const name = new Line(text, line.start + quotes, line.end);
  const head = text.slice(name.start, name.end);
  const above = lines[at - 1];
  const isText = above && !above.isBlank && !isRule(above);
  const redacted = isText && /X{5}$/.test(above.source);
  const last = isText && !redacted ? text.charAt(above.end - 1) : '.';
  if (/[,;-]/.test(last)) return undefined;
  // A copy that breaks off has such points too, but seldom after a whole name in capitals.
  if (
    head.endsWith('..') &&
    !(/^[A-Z'’-]{4,}\s?\.+$/.test(head) || redacted || (isText && /[.!?)”"]/.test(last)))
  )
    return undefined;
  // The last word of a cable in capitals, `ASSISTANCE.`, is no surname either.
  if (head.endsWith('.') && /[A-Za-z]/.test(last)) return undefined;
  // In lower case, a surname stands alone below the text, or below itself in capitals.
  const again = above?.source.toUpperCase() === head.toUpperCase();
  if (/^[a-z]/.test(head) && !/[.!?)*”"]/.test(last) && !again) return undefined;
  return signatureOf(head, name);
}

function isRule(line: Line): boolean {
  return /^[-=*_ ]{1,100}$/.test(line.head);
}

/** Lines that can stand between a signature and the end of the message. */
const APPENDIX_LINES = 120;

/** Index of the line of a signature below which a note or the fields of a publisher follow. */
function signatureAboveAppendix(
  text: string,
  lines: readonly Line[],
  from: number,
  last: number,
): number | undefined {
  let below: string | undefined;
  for (let at = last; at > from && at > last - APPENDIX_LINES; at--) {
    const line = lines[at] as Line;
    if (line.isBlank) continue;
    const head = line.head;
    if (line.kind === 'Paragraph') return undefined;
    if (below !== undefined && APPENDIX.test(below) && ownSignature(text, lines, at, from, line)) return at;
    below = head;
  }
  return undefined;
}

const isEmpty = (line: Line | undefined) => !line || line.isBlank;
