import { cableService } from '../../server/src/service';

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

/** Least of three, so that a pause of the machine does not count. */
function time(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    readAll(text);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Shorter times say nothing, in milliseconds. */
const SHORTEST = 1;
/** Four times the text may take this many times the time; a quadratic reader takes sixteen. */
const MOST = 9;

/**
 * Fails for a reader whose time grows with the square of the text. A busy machine may spoil one measurement, so
 * the fault must show three times, in texts that become longer.
 */
export function checkTime(make: (length: number) => string): void {
  const found: string[] = [];
  for (const length of [20_000, 60_000, 90_000]) {
    const [short, long] = [make(length), make(4 * length)];
    // A text of few characters that is slow is found before it is waited for.
    const before = Math.max(time(short), SHORTEST);
    const after = time(long);
    if (after <= MOST * before) return;
    found.push(
      `${length} characters ${before.toFixed(1)} ms, ${4 * length} characters ${after.toFixed(1)} ms`,
    );
  }
  throw new Error(`time grows faster than the text: ${found.join('; ')}`);
}
