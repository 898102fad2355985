import { MONTHS } from './lexicon';

/** How much of a document is read to recognise a cable. */
const LINES = 200;
const CHARACTERS = 16_000;
/** And how much of a line. */
const HEAD = 200;

/**
 * The name of a file that is a message reference number: year, post, serial (`06BAKU1398.txt`,
 * `2006BAKU001398.txt`, with a letter for a second version `06BAKU1398_a.txt`).
 */
export function isNamedLikeCable(path: string): boolean {
  return /(?:^|\/)(?:\d\d|(?:19|20)\d\d)[A-Z]{3,24}\d{1,6}(?:_?[a-z])?\.txt$/.test(path);
}

interface Sign {
  readonly form: RegExp;
  /**
   * `alone`: one of these shows a cable; of the others two are needed. `form`: of the SMART form, which shows one below
   * running text too. `header`: of the text header, of which one is needed below running text.
   */
  readonly shows?: 'alone' | 'form' | 'header';
}

const POST = "[A-Z][A-Z'.]+(?: [A-Z'.]+){0,3}";
const MONTH = MONTHS.join('|');

/** The lines that cables have and hardly anything else has. */
const signs: readonly Sign[] = [
  // VZCZCXRO8708
  { form: /^(?:cable text:\s*)?VZCZC\s?[A-Z]{3}\d{3,4}\b/i, shows: 'alone' },
  // Every message of the aeronautical network begins with a bare ZCZC.
  { form: /^ZCZC\s?[A-Z]{3}\d{3,4}\b/ },
  // The banner of partial extracts
  { form: /^This record is a partial extract of the original cable/i, shows: 'alone' },
  // C O N F I D E N T I A L SECTION 01 OF 04 BAKU 001398
  {
    form: /^(?:T O P {1,3}S E C R E T|S E C R E T|C O N F I D E N T I A L|U N C L A S(?: S I F I E D)?)\b.{0,60} [A-Z'.]{3,} \d{2,6}\b/i,
    shows: 'alone',
  },
  // DE RUEHKB #1398/01 2680905
  { form: /^DE\s+R[A-Z]{3,7}\s+#\d{4}(?:\/\d\d)?\s+\d{7}\b/ },
  // ZNY CCCCC ZZH
  { form: /^(?:ZNR\s+U{5}|ZNY\s+([ECST])\1{2}[A-Z]{2})\b/ },
  // P 250905Z SEP 06
  {
    form: new RegExp(String.raw`^(?:[ZOPRYW]\s){0,2}\d{6}\s?Z\s(?:${MONTH})\s\d\d(?:\d\d)?\b`, 'i'),
  },
  // FM AMEMBASSY BAKU
  { form: /^FM\s+(?:AM[A-Z]{4,}|SECSTATE|US[A-Z]{2,})\b/ },
  // TO RUEHC/SECSTATE WASHDC
  {
    form: /^TO\s+(?:R[A-Z]{3,7}\/|SECSTATE|AMEMBASSY|AMCONSUL|USMISSION|ALL [A-Z ]*POSTS\b|[A-Z]+ COLLECTIVE)/,
  },
  // UNCLAS SECTION 01 OF 02 BAKU 001398
  {
    form: new RegExp(
      String.raw`^(?:UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET)\b.{0,60} ${POST} \d{2,6}(?:\s|$)`,
    ),
  },
  // E.O. 12958: DECL: 09/25/2016
  { form: /^E\.?\s?[O0]\.?\s?:?\s?1\d{4}\s?:/i, shows: 'header' },
  // TAGS: PREL
  { form: /^TAGS?\s?:\s?\[?[A-Z]{2,5}\b/i, shows: 'header' },
  // PAGE 02 HARARE 03759
  { form: /^PAGE \d\d\s+[A-Z][A-Z .]{2,12}\s+\d{3,6}\b/ },
  // BAKU 00001398 002 OF 004
  { form: /^[A-Z][A-Z.' -]{1,20}\s+\d{8}\s+\d{3}(?:\.\d)? OF \d{3}$/ },
  // ACTION EUR-12
  { form: /^(?:ACTION|ORIGIN)\s+[A-Z]{1,4}[- ]\d\d\b/ },
  // MRN: 12 RIGA 214
  { form: /^M\s?R\s?N\s?[:;.]\s*\d\d\s+[A-Z]{2}/, shows: 'form' },
  // Date/DTG: Mar 07, 2012 / 071342Z MAR 12
  { form: /^Date\s?\S?\s?[DO0][TI][GC6]\s?[:;.]\s*[A-Z][a-z]{2}/i, shows: 'form' },
  // The same keys with their values below
  { form: /^MRN\s?:$/ },
  { form: /^Date\/DTG\s?:$/ },
  // 125. Telegram From the Consulate General at Hong Kong to the Department of State
  {
    form: /^(?:\d{1,4}\. )?(?:Circular )?(?:Telegram|Airgram)(?: \d+)? From (?:the )?.{3,80} to (?:the )?[A-Z]/,
    shows: 'header',
  },
  // The Ambassador in Italy (Hallam) to the Department of State
  {
    form: /^The [A-Z].{3,80}\( ?[A-Z][^()]{1,40}\) to the (?:Department|Secretary|Acting Secretary|Embassy|Legation|Consulate)/,
    shows: 'header',
  },
  // 611.65/6–2653: Telegram
  { form: /^[\w. –-]{3,40}\/\d{1,2}[–-]\d{3,4}: ?(?:Circular )?(?:Telegram|Airgram)$/i, shows: 'alone' },
  // Hong Kong, June 27, 1957—4 p.m.
  {
    form: /^(?:(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)\s+)?\[?[A-Z][\w .'’-]{2,30},\]? (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, 19[3-8]\d(?:—|--|, ?)(?:\d|noon|midnight)/,
  },
  // 1. Source: Department of State, Central Files, 946G.72/6–2757. Confidential.
  { form: /^(?:\/?\d{1,2}[./] ?)?Source: (?:National Archives|Department of State|[A-Z]\w+ Library)/ },
  // INCOMING TELEGRAM Department of State
  { form: /^(?:INCOMING|OUTGOING) TELEGRAM\b/, shows: 'header' },
  { form: /^INDICATE: / },
  { form: /^(?:Origin\s+|[A-Z]{1,4}\s+)?ACTION:\s+(?:Amembassy|AmConGen|Amconsul|SECSTATE \d)/ },
  // Rec'd: March 14, 1958; NO: 611, March 14, 6 p.m.; TO: Secretary of State
  { form: /\bRec'?d\s?:\s+[A-Z][A-Z.]{2,9}\s\d{1,2}, 19\d\d/i },
  { form: /\bNO\s?:\s+\d{1,5}, [A-Z][A-Z.]{2,9} \d{1,2}\b/i },
  { form: /^(?:[A-Z]{1,5}\s+)?TO:\s+Secretary of State$/i },
];

/** A text with such a line is source code, a patch or the like, whatever it quotes. */
const CODE = /^(?:[+@]|diff |index |commit |import |from .{1,40} import|const |let |#!|<\?)|[{};]$|^-{3}$/;
/** Running prose: five words in a row without a capital. */
const PROSE = /(?:\b[a-z]{1,20}[,;:]? ){5}/;
/** A mail or a page in Markdown, which may quote a part of a cable. */
const QUOTING = /^(?:>|#{1,6} |`{3})/;
/** So far down a cable may begin below what carries it. */
const BEGINS_WITHIN = 60;

/**
 * Whether a document is a cable, by the structure of its beginning: one element that nothing else has, or two of the
 * others. Below running text, which may quote lines of a cable, a key of the SMART form is needed, or three elements
 * with one of the text header among them. Only the first 200 lines and 16 000 characters count; the time is linear in
 * them.
 */
export function looksLikeCable(text: string): boolean {
  const head = text.slice(0, CHARACTERS);
  const found = new Set<Sign>();
  let quoting = false;
  for (const [index, whole] of head.split(/\r\n|\r|\n/, LINES).entries()) {
    if (found.size === 0 && index >= BEGINS_WITHIN && quoting) return false;
    quoting ||= found.size === 0 && QUOTING.test(whole);
    const line = whole.trim().slice(0, HEAD).replace(MARKS, '');
    const sign = signs.find(({ form }) => form.test(line));
    if (sign) {
      found.add(sign);
      if (isEnough(found, quoting)) return true;
    } else if (found.size === 0) {
      if (CODE.test(line)) return false;
      quoting ||= PROSE.test(line);
    }
  }
  return false;
}

/** The marks of a copy before a line: quoted, of a Markdown page, in a table. */
const MARKS = /^(?:>\s?){1,4}|^#{1,6} |^\|\s?|\*\*/g;

function isEnough(found: ReadonlySet<Sign>, quoting: boolean): boolean {
  const shown = [...found].map(({ shows }) => shows);
  if (shown.includes('form')) return true;
  return quoting ? found.size >= 3 && shown.includes('header') : found.size >= 2 || shown.includes('alone');
}
