import type { Message, Span } from '../syntax/tree';
import { plainCharacter } from './charset';
import { deleteLineAt, replace } from './fix';
import type { Edit, Rule } from './rule';

/** Something that publishers left in the text of cables, always in the same form. */
interface Residue {
  /** A string without which the text has none of it; one that is rare in cables, since each text is searched. */
  readonly sign: string;
  readonly form: RegExp;
  /** On at least this share of the lines; on fewer it may be line noise. */
  readonly share?: number;
  readonly text: string;
  readonly fixTitle?: string;
  readonly edit?: (message: Message, span: Span, written: string) => Edit;
}

const removed = (message: Message, span: Span) => replace(message, span, '');

/** A character, or twice in that notation, `&amp;quot;`, if a page was made from a page. */
const NOTATION = /&(?:amp;){0,4}(?:#\d{2,5}|#x[\dA-Fa-f]{2,4}|amp|lt|gt|quot|apos|nbsp);/g;
const MARKUP = /<\/?(?:a|br|div|p|pre|span)(?:\s[^<>\r\n]{0,200})?\/?>/gi;

const RESIDUES: readonly Residue[] = [
  {
    sign: '=CABLE ENDS',
    form: /^[-=*_ ]{3,80}CABLE ENDS[-=*_ ]{0,80}$/gm,
    text: 'A publisher marked the end of the cable with this line; it is not part of the cable.',
    fixTitle: 'Delete Line',
    edit: (message, span) => deleteLineAt(message, span.start),
  },
  {
    sign: 'BEGIN PGP',
    form: /^-{5}BEGIN PGP [A-Z ]{1,40}-{5}$(?:\r?\n(?!-{5}(?:BEGIN|END)).{0,200}){0,400}\r?\n-{5}END PGP [A-Z ]{1,40}-{5}/gm,
    text: 'This block is a publisher’s key; it is not part of the cable.',
    fixTitle: 'Delete Block',
    edit: removed,
  },
  {
    sign: '&',
    form: NOTATION,
    text: 'Characters are written as in the source of a web page: expected the characters themselves.',
    fixTitle: 'Replace with Characters',
    edit: (message, span, written) => replace(message, span, characterOf(written)),
  },
  {
    sign: '<',
    form: MARKUP,
    text: 'This is the markup of a web page; it is not part of the cable.',
    fixTitle: 'Delete Markup',
    edit: removed,
  },
  {
    sign: '\\',
    form: /(?<!\\)\\{1,80}(?=[ \t]{0,8}(?:\r\n|\r|\n|$(?![\s\S])))/g,
    share: 0.2,
    text: 'Lines end in a backslash, which comes from the table that this copy was taken from.',
    fixTitle: 'Delete Backslashes',
    edit: removed,
  },
];

/** Without one of them there is no such date. */
const DATE_SIGNS = ['day, ', 'Cable dated:'];
/** Dates that publishers put before a cable. There is no fix: many of these copies have the date nowhere else. */
const PUBLISHED_DATE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]{2,8} \d{4}, \d\d:\d\d(?=\s)|Cable dated:\s?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/m;

export const webResidue: Rule<'Message'> = {
  code: 'web-residue',
  severity: 'hint',
  title: 'Residue of a website or a table',
  fix: 'fix-all',
  concerns: 'copy',
  judgesPrinted: true,
  manual: {
    meaning: 'A publisher of the cable put this into its text, or left it there. It was never transmitted.',
    bad: `
      UNCLAS ASTANA 000217

      1. The ministry wants three radars.

      WINSLOW

      =======================CABLE ENDS============================
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ web-residue: not part of the cable
      `,
    good: `
      UNCLAS ASTANA 000217

      1. The ministry wants three radars.

      WINSLOW
      `,
    era: 'all',
    quiet:
      'Only fixed forms that no telegram has, one finding for each in a message. The banner of a partial extract is not reported, because it says what the reader must know.',
    source: 'Web copies of cables; 25 of 25 findings read were true.',
    hits: 621,
  },
  looksAt: 'Message',
  check({ header, body, text, lineStarts }, { message, report }) {
    // Only above the text: in a book it may be any date.
    const above = text.slice(0, Math.min(body?.start ?? header?.end ?? LONGEST_TOP, LONGEST_TOP));
    const dated = DATE_SIGNS.some((sign) => above.includes(sign)) ? PUBLISHED_DATE.exec(above) : null;
    if (dated) {
      report({
        message,
        span: { start: dated.index, end: dated.index + dated[0].length },
        text: 'A publisher added this date; it is not part of the cable.',
        unnecessary: true,
      });
    }
    for (const { sign, form, share = 0, text: words, fixTitle, edit } of RESIDUES) {
      if (!text.includes(sign)) continue;
      const places = Array.from(text.matchAll(form), ({ 0: written, index }) => ({
        written,
        span: { start: index, end: index + written.length },
      }));
      const [first] = places;
      if (!first || places.length < share * lineStarts.length) continue;
      report({
        message,
        span: first.span,
        text: words,
        unnecessary: true,
        ...(fixTitle &&
          edit && {
            fix: {
              title: fixTitle,
              edits: places.map(({ written, span }) => edit(message, span, written)),
            },
          }),
      });
    }
  },
};

/** No envelope and header are longer. */
const LONGEST_TOP = 20_000;

/** A text as a browser shows it: the letters of its notation and its markup are not the cable's. */
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

/** The character of `&#8217;`, `&#x2019;` or `&quot;`, in ASCII if it is a typographic one. */
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
