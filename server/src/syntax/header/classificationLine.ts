import { fullYear, type Line, leaf } from '../lines';
import type {
  ClassificationLevel,
  ClassificationLine,
  Leaf,
  MessageReference,
  Section,
  SyntaxNode,
} from '../tree';

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

/** The level of the classification word with which a text begins; SBU is no classification. */
export function levelOf(source: string): ClassificationLevel {
  const name = CLASSIFICATION.exec(source)?.[2]?.replace(/\s+/g, ' ');
  return name === undefined ? 'UNCLASSIFIED' : PLAIN[name as keyof typeof PLAIN];
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

export function classificationLine(text: string, { start, end }: Line): ClassificationLine {
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
