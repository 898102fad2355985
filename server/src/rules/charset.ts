import { yearOf } from '../syntax/query/telegram';
import type { Telegram } from '../syntax/tree';
import { replace } from './fix';
import type { Finding, Rule } from './rule';

/** What word processors and web pages put in place of the characters of a teleprinter. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...Array.from('“”„‟', (mark) => [mark, '"'] as const),
  ...Array.from('‘’‚‛´', (mark) => [mark, "'"] as const),
  ...Array.from('‐‑‒–', (dash) => [dash, '-'] as const),
  ['—', '--'],
  ['―', '--'],
  ['…', '...'],
  // Spaces: no-break, of every width, and line and paragraph separators within a line.
  ...Array.from('\u00a0\u2002\u2003\u2007\u2009\u202f\u2028\u2029', (space) => [space, ' '] as const),
  ['\u200b', ''],
]);
const TYPOGRAPHIC = new RegExp(`[${[...PLAIN.keys()].join('')}]`, 'g');

/** The character of a teleprinter for one of typography; any other character stays as it is. */
export function plainCharacter(character: string): string {
  return PLAIN.get(character) ?? character;
}

/** Copies of earlier telegrams were read from paper by machine, whose characters are its own. */
const FIRST_YEAR_OF_COPIES = 1973;
/** Later ones are SMART messages, which have all characters. */
const LAST_YEAR_OF_TELEGRAMS = 2010;

/**
 * A teleprinter has ASCII quotation marks, apostrophes and hyphens; typographic ones, and spaces that only web
 * pages have, came with a copy. Letters with accents are not judged: posts write names with them. One finding
 * for a telegram.
 *
 * Source: 700 of 6 807 cables. Of 24 findings read in 70 of 767 cables all were true; a book, which has no classification
 * line, is not judged.
 */
export const charset: Rule = {
  code: 'charset',
  severity: 'hint',
  title: 'Typographic characters in a telegram',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning:
      'Telegrams were sent in ASCII. Curly quotation marks, long dashes and no-break spaces came in when a copy was made, and a search for the plain characters misses them.',
    bad: '2. (C) The contractor said “two more weeks” would do.',
    good: '2. (C) The contractor said "two more weeks" would do.',
    era: '1973 to 2010',
    quiet: 'One hint for a telegram; letters with accents, pilcrows and SMART forms are not judged.',
    source: 'Web copies of cables',
    hits: 700,
  },
  check(telegram, report) {
    if (!isTelegraphic(telegram)) return;
    const places = telegram.messages.flatMap((message) =>
      Array.from(message.text.matchAll(TYPOGRAPHIC), ({ 0: character, index }) => ({
        message,
        character,
        span: { start: index, end: index + 1 },
      })),
    );
    const [first] = places;
    if (!first) return;
    const finding: Finding = {
      message: first.message,
      span: first.span,
      text: `A telegram has the characters of a teleprinter; ${nameOf(first.character)} ${count(places.length)}: expected ${expectedFor(first.character)}.`,
      fix: {
        title: places.length === 1 ? 'Write it in ASCII' : `Write all ${places.length} in ASCII`,
        edits: places.map(({ message, span, character }) =>
          replace(message, span, plainCharacter(character)),
        ),
      },
    };
    report(finding);
  },
};

function isTelegraphic(telegram: Telegram): boolean {
  const year = yearOf(telegram);
  if (year !== undefined && (year < FIRST_YEAR_OF_COPIES || year > LAST_YEAR_OF_TELEGRAMS)) return false;
  const headers = telegram.messages.map(({ header }) => header);
  if (headers.some((header) => header?.fields.length)) return false;
  return year !== undefined || headers.some((header) => header?.classificationLine);
}

function nameOf(character: string): string {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return character.trim() === '' || character === '\u200b' ? code : `${character} (${code})`;
}

function count(places: number): string {
  return places === 1 ? 'is none of them' : `and ${places - 1} more here are none of them`;
}

function expectedFor(character: string): string {
  const plain = plainCharacter(character);
  return plain === '' ? 'nothing' : plain === ' ' ? 'a blank' : plain;
}
