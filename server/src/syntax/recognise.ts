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
  /** One of these alone shows a cable; of the others two are needed. */
  readonly alone?: true;
}

const POST = "[A-Z][A-Z'.]+(?: [A-Z'.]+){0,3}";
const MONTH = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';

/** The lines that cables have and hardly anything else has. */
const signs: readonly Sign[] = [
  // VZCZCXRO8708
  { form: /^(?:cable text:\s*)?V?ZCZC\s?[A-Z]{3}\d{3,4}\b/i, alone: true },
  // The banner of partial extracts
  { form: /^This record is a partial extract of the original cable/i, alone: true },
  // C O N F I D E N T I A L SECTION 01 OF 04 BAKU 001398
  {
    form: /^(?:T O P {1,3}S E C R E T|S E C R E T|C O N F I D E N T I A L|U N C L A S(?: S I F I E D)?)\b.{0,60} [A-Z'.]{3,} \d{2,6}\b/i,
    alone: true,
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
  { form: /^E\.?\s?[O0]\.?\s?:?\s?1\d{4}\s?:/i },
  // TAGS: PREL
  { form: /^TAGS?\s?:\s?\[?[A-Z]{2,5}\b/i },
  // PAGE 02 HARARE 03759
  { form: /^PAGE \d\d\s+[A-Z][A-Z .]{2,12}\s+\d{3,6}\b/ },
  // BAKU 00001398 002 OF 004
  { form: /^[A-Z][A-Z.' -]{1,20}\s+\d{8}\s+\d{3}(?:\.\d)? OF \d{3}$/ },
  // ACTION EUR-12
  { form: /^(?:ACTION|ORIGIN)\s+[A-Z]{1,4}[- ]\d\d\b/ },
  // MRN: 12 RIGA 214
  { form: /^MRN:\s*\d\d\s+[A-Z]/, alone: true },
];

/**
 * What never stands above a cable: running prose (five words in a row without a capital), Markdown, quoted
 * mail, the output of diff, source code. A text that begins so may quote a cable, but is none.
 */
const foreign =
  /^[#>`+@]|^-{3}$|^(?:diff|index|commit|import|from|const|let) |[{};]$|(?:\b[a-z]{1,20}[,;:]? ){5}/;

/**
 * Whether a document is a cable, by the structure of its beginning: one element that nothing else has, or
 * two of the others. Only the first 200 lines and 16 000 characters count; the time is linear in them.
 */
export function looksLikeCable(text: string): boolean {
  const found = new Set<Sign>();
  for (const whole of text.slice(0, CHARACTERS).split(/\r\n|\r|\n/, LINES)) {
    const line = whole.trim().slice(0, HEAD);
    const sign = signs.find(({ form }) => form.test(line));
    if (sign) {
      found.add(sign);
      if (sign.alone || found.size === 2) return true;
    } else if (found.size === 0 && foreign.test(line)) {
      return false;
    }
  }
  return false;
}
