import type { Message, Span } from '../syntax/tree';
import { plainCharacter } from './charset';
import { deleteLineAt, replace } from './fix';
import type { Edit, Rule } from './rule';

/** Something that publishers left in the text of cables, always in the same form. */
interface Residue {
  /** A string without which the text has none of it. */
  readonly sign: string;
  readonly form: RegExp;
  /** On so great a part of the lines; on fewer it may be line noise. */
  readonly share?: number;
  readonly text: string;
  readonly fixTitle?: string;
  readonly mend?: (message: Message, span: Span, written: string) => Edit;
}

const taken = (message: Message, span: Span) => replace(message, span, '');

/** A character, or twice in that notation, `&amp;quot;`, where a page was made of a page. */
const NOTATION = /&(?:amp;){0,4}(?:#\d{2,5}|#x[\dA-Fa-f]{2,4}|amp|lt|gt|quot|apos|nbsp);/g;
const MARKUP = /<\/?(?:a|br|div|p|pre|span)(?:\s[^<>\r\n]{0,200})?\/?>/gi;

const RESIDUES: readonly Residue[] = [
  {
    sign: 'CABLE ENDS',
    form: /^[-=*_ ]{3,80}CABLE ENDS[-=*_ ]{0,80}$/gm,
    text: 'A publisher marked the end of the cable with this line: it is no part of it.',
    fixTitle: 'Delete the line',
    mend: (message, span) => deleteLineAt(message, span.start),
  },
  {
    sign: 'BEGIN PGP',
    form: /^-{5}BEGIN PGP [A-Z ]{1,40}-{5}$(?:\r?\n(?!-{5}(?:BEGIN|END)).{0,200}){0,400}\r?\n-{5}END PGP [A-Z ]{1,40}-{5}/gm,
    text: 'This block is the key of a publisher: it is no part of the cable.',
    fixTitle: 'Delete the block',
    mend: taken,
  },
  {
    sign: '&',
    form: NOTATION,
    text: 'Characters stand in the notation of a web page: expected the characters themselves.',
    fixTitle: 'Write the characters themselves',
    mend: (message, span, written) => replace(message, span, characterOf(written)),
  },
  {
    sign: '<',
    form: MARKUP,
    text: 'Markup of a web page stands in the text: it is no part of the cable.',
    fixTitle: 'Delete the markup',
    mend: taken,
  },
  {
    sign: '\\',
    form: /(?<!\\)\\{1,80}(?=[ \t]{0,8}(?:\r\n|\r|\n|$(?![\s\S])))/g,
    share: 0.2,
    text: 'Lines end in a backslash, which the table has from which this copy was taken: expected the line alone.',
    fixTitle: 'Delete the backslashes',
    mend: taken,
  },
  // The date is not taken out: many of these copies have it nowhere else.
  {
    sign: 'day, ',
    form: /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]{2,8} \d{4}, \d\d:\d\d(?=\s)/gm,
    text: 'A publisher put the date here: this line is no part of the cable.',
  },
  {
    sign: 'Cable dated:',
    form: /^Cable dated:\s?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/gm,
    text: 'A publisher put the date here: it is no part of the cable.',
  },
];

/**
 * What publishers of cables put into them: marks of the end, keys, dates, characters and markup of web pages,
 * backslashes at the ends of lines. Fixed forms only, one finding for each in a message. The banner of a partial
 * extract is not reported: it says what the reader must know.
 *
 * Source: 621 of 6 807 cables. Of 25 findings read in 72 of 767 cables all were true, after backslashes on a few
 * lines, which are line noise, were left out.
 */
export const webResidue: Rule = {
  code: 'web-residue',
  severity: 'hint',
  title: 'Residue of a web site or a table',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning:
      'Those who published the cable put this into its text, or left it there. It was never transmitted.',
    bad: 'WINSLOW\n\n=======================CABLE ENDS============================',
    good: 'WINSLOW',
    era: 'all',
    quiet: 'Fixed forms only, which no telegram has.',
    source: 'Web copies of cables',
    hits: 621,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      for (const { sign, form, share = 0, text, fixTitle, mend } of RESIDUES) {
        if (!message.text.includes(sign)) continue;
        const places = Array.from(message.text.matchAll(form), ({ 0: written, index }) => ({
          written,
          span: { start: index, end: index + written.length },
        }));
        const [first] = places;
        if (!first || places.length < share * message.lineStarts.length) continue;
        report({
          message,
          span: first.span,
          text,
          unnecessary: true,
          ...(fixTitle &&
            mend && {
              fix: {
                title: fixTitle,
                edits: places.map(({ written, span }) => mend(message, span, written)),
              },
            }),
        });
      }
    }
  },
};

/** A text as a browser shows it: its notation and its markup have letters that are none of the cable's. */
export function asShown(text: string): string {
  return text.replace(MARKUP, '').replace(NOTATION, (written) => characterOf(written));
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The character of `&#8217;`, `&#x2019;` or `&quot;`, in ASCII where it is one of typography. */
function characterOf(entity: string): string {
  const name = entity.slice(1, -1).replace(/^(?:amp;)+/, '');
  if (!name.startsWith('#')) return NAMED[name] ?? entity;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  // What a control character did, such as the end of a line (`&#13;`), the line itself does already.
  if (code < 0x20 || code === 0x7f) return ' ';
  // Browsers read these numbers as Windows does: `&#146;` is an apostrophe.
  if (code >= 0x80 && code <= 0x9f) return plainCharacter(WINDOWS[code - 0x80] ?? entity);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return isHalf ? '\ufffd' : plainCharacter(String.fromCodePoint(code));
}

/** Windows-1252 from 80 to 9F; not by `TextDecoder`, which in some releases of Node.js reads it as Latin-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
