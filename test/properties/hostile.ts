import assert from 'node:assert/strict';
import { cableService } from '../../server/src/service';
import { lineStartsOf, work } from '../../server/src/syntax/lines';

const again = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length));
const behind = (before: string, unit: string) => (length: number) => before + again(unit)(length);

/** One addressee after the other, no two the same. */
const addressees = (length: number) =>
  Array.from(
    { length: length / 34 },
    (_, index) => `RUEH${(index % 26) + 10}/AMEMBASSY NOWHERE ${index}\n`,
  ).join('');
const ENVELOPE = 'VZCZCXRO4471\nDE RUEHTA #2217 3180920\nP 140920Z NOV 06\nFM AMEMBASSY ASTANA\nTO ';
const CLASSIFIED = 'C O N F I D E N T I A L ASTANA 002217\n';

/** Texts made to be slow to read, each of the length asked for, about. */
export const hostileTexts: Readonly<Record<string, (length: number) => string>> = {
  dashes: again('-'),
  'equals signs': again('='),
  digits: again('1'),
  capitals: again('A'),
  'small letters': again('a'),
  'spaced capitals': again('C O N F I D E N T I A L '),
  blanks: again(' '),
  tabs: again('\t'),
  'no-break spaces': again('\u00a0'),
  stops: again('.'),
  slashes: again('/'),
  pilcrows: again('¶'),
  'round brackets': again('('),
  'square brackets': again('['),
  'closing brackets': again(')'),
  backslashes: again('\\'),
  'line separators': again('\u2028'),
  'lone surrogates': again('\ud800'),
  words: again('THE MINISTER SAID '),
  'reference letters': behind('REF: ', 'A B '),
  'references run together': behind('REF: ', 'A. 05 STATE 123 B. '),
  'brackets in TAGS': behind('TAGS: ', '[('),
  'long TAGS': behind(`${CLASSIFIED}TAGS: `, 'PREL, '),
  'TAGS of many lines': behind(`${CLASSIFIED}TAGS: `, 'PREL,\n'),
  'long subject': behind(`${CLASSIFIED}SUBJECT: `, 'WORDS AND '),
  'subject of many lines': behind(`${CLASSIFIED}SUBJECT: `, 'WORDS\n'),
  'long authority': behind(`${CLASSIFIED}Classified By: `, 'Name (b) '),
  'authority of many lines': behind(`${CLASSIFIED}Classified By: `, 'Name\n'),
  'reasons without end': behind('Classified By: X for reasons 1.4 (', 'b,d,'),
  'reasons of many lines': behind(`${CLASSIFIED}Classified By: X for reasons 1.4 `, '(b,d),\n'),
  'references of many lines': behind(`${CLASSIFIED}REF: `, 'A. 05 STATE 123\n'),
  'captions of many lines': behind(CLASSIFIED, 'SIPDIS\n'),
  'passing instructions': behind(CLASSIFIED, 'DEPT FOR EUR\n'),
  'captions on one line': behind(`${CLASSIFIED}SENSITIVE\n`, 'SIPDIS '),
  'long routing line': behind('VZCZCXRO4471\nPP ', 'RUEHDBU '),
  'addressees on one line': behind(ENVELOPE, 'RUEHC/SECSTATE WASHDC '),
  'long addressees': behind(
    ENVELOPE,
    'RUEHC/SECSTATE WASHDC FOR THE BUREAU OF NEAR EASTERN AFFAIRS AND ALL OF ITS OFFICES AND DESKS\n',
  ),
  addressees: (length) => ENVELOPE + addressees(length),
  'an address of short words': behind(ENVELOPE, 'AB '),
  'an address of commas': behind(ENVELOPE, 'AMEMBASSY NOWHERE, '),
  'passing instruction on one line': behind(`${CLASSIFIED}DEPT FOR `, 'EUR/NE AND '),
  'a surname of short words': behind(`${CLASSIFIED}1. x\n\n`, 'AB '),
  prosigns: again('INFO \n'),
  'page headers in a row': again('PAGE 01 '),
  'page headers': again('PAGE 01 LISBON 02841 091745Z\n'),
  'page lines in a row': again('BAKU 00001398 002 OF 004 '),
  'page lines': again('BAKU 00001398  002 OF 004\n'),
  OF: again('OF '),
  'sections in a row': again('SECTION 01 OF 02 '),
  'classification lines': again('C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 002217\n'),
  'quotes in a row': again('QUOTE '),
  quotes: again('QUOTE\n'),
  'quotes and ends': again('QUOTE\nUNQUOTE\n'),
  'quotes without end in paragraphs': (length) => `${again('¶1. a\nQUOTE\n')(length)}UNQUOTE`,
  'texts in texts': again('BEGIN TEXT\n'),
  'line ends': again('\n'),
  'carriage returns': again('\r'),
  'CR LF': again('\r\n'),
  paragraphs: again('1.\n'),
  'marked paragraphs': again('¶1. (C) x\n'),
  'paragraphs of one line': behind('¶1. ', '¶2. (C) x '),
  banners: again('CONFIDENTIAL\n'),
  'banners in a row': again('CONFIDENTIAL '),
  rules: again('-----\nA\n'),
  surnames: again('WINSLOW\n'),
  'message starts': again('VZCZCXRO4471\n'),
  messages: again(`${ENVELOPE}RUEHC/SECSTATE WASHDC\n\n${CLASSIFIED}1. x\n`),
  'date-time groups': again('P 140920Z NOV 06\n'),
  'exemption codes': again('B1, 1.4(D)\n'),
  'release stamps': again('UNCLASSIFIED U.S. Department of State Case No. F-2012-00001 '),
  'form fields': again('MRN: 12 RIGA 214\n'),
  'form field of many lines': behind('MRN: 12 RIGA 214\nSubject: ', 'WORDS\n'),
  attributes: behind('Message Attributes\n', 'Document Number: 1974LISBON02841\n'),
  distribution: behind('ACTION EUR-12\n\nINFO ', 'OCT-01 '),
  clearances: behind('DRAFTED BY X\n', 'APPROVED BY Y\n'),
};

/** All that an editor asks of a text that it opens. */
export function readAll(text: string): void {
  const cable = cableService.parse(text);
  cableService.outline(cable, 'hostile.txt');
  cableService.diagnostics(cable, 'hostile.txt');
}

/** What reading a text took, counted: lines classified, constructs tried, characters looked at. */
export function workOf(text: string): Readonly<typeof work> {
  Object.assign(work, { lines: 0, constructs: 0, characters: 0 });
  cableService.parse(text);
  return { ...work };
}

/** Characters of a text that a copy has run together: no more lines than one for so many can be made of one. */
const SHORTEST_PART = 5;
/** So many constructs are tried for a line, all those of the longest table. */
const CONSTRUCTS = 16;
/** A character is looked at so often: as part of its line, and of what may go on with the line above or end it. */
const LOOKS = 12;
/** Of four times the text: four times the work, and what is the same for every text. */
const MOST_GROWTH = 4.4;

/** Fails where reading a text takes more work than its length allows, or work that grows faster than the text. */
export function checkWork(make: (length: number) => string): void {
  const [short, long] = [make(20_000), make(80_000)];
  const before = workOf(short);
  const after = workOf(long);
  const lines = lineStartsOf(long).length + long.length / SHORTEST_PART;
  const within = (name: keyof typeof work, most: number) =>
    assert(after[name] <= most, `${name}: ${after[name]} for ${long.length} characters, at most ${most}`);
  // A form gives each value of its keys a line of its own.
  within('lines', 2 * lines);
  within('constructs', CONSTRUCTS * lines);
  within('characters', LOOKS * (long.length + 1000));
  for (const name of ['lines', 'constructs', 'characters'] as const) {
    const most = MOST_GROWTH * Math.max(before[name], 1000);
    assert(
      after[name] <= most,
      `${name} grow from ${before[name]} to ${after[name]} with four times the text`,
    );
  }
}
