import { fullYear, type Line, leaf } from '../../lines';
import type {
  ClassificationLevel,
  ClassificationLine,
  Leaf,
  MessageReference,
  Section,
  SyntaxNode,
} from '../../tree';
import { CAPTION_WORD } from './captions';

const LEVELS: readonly (readonly [word: string, level: ClassificationLevel])[] = [
  ['TOPSECRET', 'TOP SECRET'],
  ['SECRET', 'SECRET'],
  ['CONFIDENTIAL', 'CONFIDENTIAL'],
  ['LIMITEDOFFICIALUSE', 'LIMITED OFFICIAL USE'],
  ['UNCLASSIFIED', 'UNCLASSIFIED'],
  ['UNCLAS', 'UNCLASSIFIED'],
];
/** Where the unspaced words have blanks. */
const PLAIN = [
  String.raw`TOP\s{1,3}SECRET`,
  'SECRET',
  'CONFIDENTIAL',
  String.raw`LIMITED\s{1,3}OFFICIAL\s{1,3}USE`,
  'U{1,2}N?CLASSIFIED|UNCIASSIFIED',
  'U{1,2}NCLAS|NCLAS',
];
/** What a scan reads for a letter. */
const READ_FOR: Readonly<Record<string, string>> = { O: '[O0]', I: '[I1l]', D: '[D0O]', N: '[NM]' };

/** V8 unrolls repetitions of up to three: with `{0,3}` it compiles the words for 20 ms at the start of the server. */
const BETWEEN = String.raw`\s{0,4}`;

/** A word whose letters are parted by blanks, the first two at least: `C O N F I D E N T I A L`, `E C R E T`. */
function spaced(word: string): string {
  const letters = Array.from(word, (letter) => READ_FOR[letter] ?? letter);
  const [first, second, ...rest] = letters;
  const tail = [second, ...rest].join(BETWEEN);
  const [third, ...others] = rest;
  // Copies lose the first letter and double it.
  const clipped = `${second}${String.raw`\s{1,3}`}${[third, ...others].join(BETWEEN)}`;
  return String.raw`(?:${first}\s{1,3}){1,2}${tail}|${clipped}`;
}

// FORMAT §4. The letters of the classified words are spaced; a web copy in lower case has them so too.
const SPACED_WORD = new RegExp(
  `^["',.]{0,3}(?:${LEVELS.map(([word]) => `(${spaced(word)})`).join('|')})`,
  'i',
);
const PLAIN_WORD = new RegExp(
  `^["',.]{0,3}(?:${PLAIN.map((word) => `(${word})`).join('|')})(?![A-Za-z])`,
  'i',
);

// FORMAT §4: caveats and the section stand before the post, the year seldom does.
const SECTION =
  /^(?:FINAL\s{1,3}SECTION\s{1,3}OF\s{0,3}(\d{1,2})|[SECTION]{3,9}[\s.]{0,3}([\dO]{1,2})\s{0,3}[O0]F\s{0,3}([\dO]{1,2})(?:\s{1,3}SECTIONS)?)(?!\d)/i;
const CAVEAT = new RegExp(
  String.raw`^(?:\/{1,2}\s?(?:FOR OFFICIAL USE ONLY|[A-Z][A-Z ]{0,20}(?=\/|$)|[A-Z]{2,20})|FOR OFFICIAL USE ONLY|${CAPTION_WORD})(?=[\s/,]|$)`,
  'i',
);
/** 1960s: `CONFIDENTIAL CITE KARACHI 1234`. */
const CITE = /^CITE\b/i;
const POST_AND_SERIAL =
  /^(?:(\d{2})\s{1,3})?(?!SECTION\b|E\.?O\b|TAGS|SUBJ)([A-Z][A-Z.' \u00a0-]{0,30}[A-Z])(?:\s{1,12}|(?=\d{5,6}(?!\d)))(\d{1,6})(?!\d)/i;

interface Word {
  readonly text: string;
  /** Quotation marks of a database that stand before it. */
  readonly at: number;
  readonly level: ClassificationLevel;
  readonly spaced: boolean;
}

function wordOf(source: string): Word | undefined {
  const spacedWord = SPACED_WORD.exec(source);
  const match = spacedWord ?? PLAIN_WORD.exec(source);
  if (!match) return undefined;
  const index = match.findIndex((group, number) => number > 0 && group !== undefined);
  const text = match[index] ?? '';
  return {
    text,
    at: match[0].length - text.length,
    level: LEVELS[index - 1]?.[1] ?? 'UNCLASSIFIED',
    spaced: spacedWord !== null,
  };
}

/** The level of the classification word with which a text begins; SBU is no classification. */
export function levelOf(source: string): ClassificationLevel {
  return wordOf(source)?.level ?? 'UNCLASSIFIED';
}

/** The post and serial at the beginning of a text; in small letters only where the serial is filled up. */
function referenceIn(source: string): RegExpExecArray | undefined {
  const match = POST_AND_SERIAL.exec(source);
  if (!match) return undefined;
  const [, , post = '', serial = ''] = match;
  return /[a-z]/.test(post) && (serial.length < 5 || post.split(/\s/).length > 3) ? undefined : match;
}

/** Of a military message: the standard subject identification code, `UNCLAS //N05000//`. */
const SUBJECT_CODE = /^\/\/[A-Z]\d{5}\/\/$/;

/** A classification word with post and serial or a section, or alone on its line. */
export function classificationLineStarts(head: string): boolean {
  if (!/^["',.]{0,3}[TSCLUEONI]/i.test(head)) return false;
  const word = wordOf(head);
  if (!word) return false;
  if (word.spaced) return true;
  const after = head.slice(word.at + word.text.length).trimStart();
  // In small letters it is a word of a sentence, but for the line of a copy that is all in small letters.
  if (/[a-z]/.test(word.text)) return SECTION.test(after) || /\d{5,6}$/.test(referenceIn(after)?.[0] ?? '');
  return (
    after === '' ||
    SECTION.test(after) ||
    CAVEAT.test(after) ||
    CITE.test(after) ||
    SUBJECT_CODE.test(after) ||
    referenceIn(after) !== undefined
  );
}

/** A classification line with a number on it, be it of the section or the serial: no page banner. */
export function isNumberedClassificationLine(head: string): boolean {
  return classificationLineStarts(head) && /\d{2,6}/.test(head);
}

export function classificationLine(text: string, { start, end }: Line): ClassificationLine {
  const source = text.slice(start, end);
  const word = wordOf(source) ?? { text: '', at: 0, level: 'UNCLASSIFIED', spaced: false };
  const classification = leaf('Classification', start + word.at, start + word.at + word.text.length);
  const children: SyntaxNode[] = [classification];
  const captions: Leaf<'Caption'>[] = [];
  let section: Section | undefined;
  let reference: MessageReference | undefined;
  let at = word.at + word.text.length;
  while (at < source.length) {
    at += (/^[\s,"]*/.exec(source.slice(at)) as RegExpExecArray)[0].length;
    const after = source.slice(at);
    const caveat = CAVEAT.exec(after)?.[0].trimEnd();
    const sectionMatch = section ? null : SECTION.exec(after);
    const cite = reference ? undefined : CITE.exec(after)?.[0];
    if (caveat) {
      const caption = leaf('Caption', start + at, start + at + caveat.length);
      captions.push(caption);
      children.push(caption);
      at += caveat.length;
    } else if (cite) {
      children.push(leaf('Text', start + at, start + at + cite.length));
      at += cite.length;
    } else if (sectionMatch) {
      const [whole, final, number = '', total = ''] = sectionMatch;
      section = {
        kind: 'Section',
        start: start + at,
        end: start + at + whole.length,
        number: Number(final ?? digits(number)),
        total: Number(final ?? digits(total)),
      };
      children.push(section);
      at += whole.length;
    } else {
      const match = reference ? undefined : referenceIn(after);
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
    level: word.level,
    spaced: word.spaced,
    captions,
    ...(section && { section }),
    ...(reference && { reference }),
    children,
  };
}

/** A scan reads O for 0. */
const digits = (written: string) => written.replace(/O/gi, '0');
