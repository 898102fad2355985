import { replace } from './fix';
import type { Context, Rule } from './rule';

/** What word processors and web pages put in place of the characters of a teleprinter. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...Array.from('’‘‚‛´', (mark) => [mark, "'"] as const),
  ...Array.from('“”„‟', (mark) => [mark, '"'] as const),
  ...Array.from('–‐‑‒', (dash) => [dash, '-'] as const),
  ['—', '--'],
  ['―', '--'],
  ['…', '...'],
  // Spaces: no-break, of every width, and line and paragraph separators within a line.
  ...Array.from('\u00a0\u2002\u2003\u2007\u2009\u202f\u2028\u2029', (space) => [space, ' '] as const),
  ['\u200b', ''],
]);
const CHARACTERS = [...PLAIN.keys()];
const TYPOGRAPHIC = new RegExp(`[${CHARACTERS.join('')}]`, 'g');

/** The teleprinter's character for a typographic one; any other character stays as it is. */
export function plainCharacter(character: string): string {
  return PLAIN.get(character) ?? character;
}

/** Copies of earlier telegrams were scanned from paper, and their characters are the scanner's. */
const FIRST_YEAR_OF_COPIES = 1973;
/** Later ones are SMART messages, which have all characters. */
const LAST_YEAR_OF_TELEGRAMS = 2010;

export const charset: Rule<'Telegram'> = {
  code: 'charset',
  severity: 'hint',
  title: 'Typographic characters in a telegram',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning:
      'Telegrams were sent in ASCII. Curly quotation marks, long dashes, and no-break spaces were added by a copy, and a search for the plain characters misses them.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      1. The contractor asked for “two more weeks” for the radar.
                                  ^ charset: such as “ (U+201C)
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      1. The contractor asked for "two more weeks" for the radar.
      `,
    era: '1973 to 2010',
    quiet:
      'One hint for a telegram. Accented letters, which posts use in names, pilcrows, and SMART forms are not reported, nor is a text without a classification line.',
    source: 'Counted in web copies; all of 24 read were true.',
    hits: 700,
  },
  looksAt: 'Telegram',
  check({ messages }, context) {
    if (!messages.some(({ text }) => hasTypography(text)) || !isTelegraphic(context)) return;
    const places = messages.flatMap((message) =>
      Array.from(message.text.matchAll(TYPOGRAPHIC), ({ 0: character, index }) => ({
        message,
        character,
        span: { start: index, end: index + 1 },
      })),
    );
    const [first] = places;
    if (!first) return;
    context.report({
      message: first.message,
      span: first.span,
      text: `${places.length === 1 ? `Teleprinters did not have ${nameOf(first.character)}` : `Teleprinters did not have ${places.length} characters of this cable, such as ${nameOf(first.character)}`}: expected ${expectedFor(first.character)}.`,
      fix: {
        title: places.length === 1 ? 'Replace with ASCII' : `Replace All ${places.length} with ASCII`,
        edits: places.map(({ message, span, character }) =>
          replace(message, span, plainCharacter(character)),
        ),
      },
    });
  },
};

/** One search for each character, the commonest first, is faster than an expression over a text that has none. */
function hasTypography(text: string): boolean {
  return CHARACTERS.some((character) => text.includes(character));
}

function isTelegraphic({ year, isForm, telegram }: Context): boolean {
  if (isForm) return false;
  if (year !== undefined) return year >= FIRST_YEAR_OF_COPIES && year <= LAST_YEAR_OF_TELEGRAMS;
  return telegram.messages.some(({ header }) => header?.classificationLine);
}

function nameOf(character: string): string {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return character.trim() === '' || character === '\u200b' ? code : `${character} (${code})`;
}

function expectedFor(character: string): string {
  const plain = plainCharacter(character);
  return plain === '' ? 'nothing' : plain === ' ' ? 'a space' : plain;
}
