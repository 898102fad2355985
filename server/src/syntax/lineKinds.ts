import {
  BANNER,
  CAPTION_WORD,
  CORRECTED_COPY_WORD,
  classificationWordOf,
  DATE_TIME_GROUP,
  INDICATOR,
  isDigit,
  PAGE_HEADER,
  PAGE_LINE_POST,
  PAGE_NUMBERS,
  type ParagraphStart,
  PRECEDENCE_PROSIGN,
  PRINT_NUMBER,
  paragraphStartOf,
  RULE,
} from './lexicon';

// The patterns of whole lines. Each is anchored, reads one line and is linear in it; their groups are what the constructs
// of the grammar take from the line.

// ---------------------------------------------------------------- format lines: ACP 127, 5 FAH-2 H-320

/** Channel and number. */
export const TRANSMISSION_IDENTIFIER = /^V?ZCZC\s?([A-Z]{3})(\d{3,4})(?![A-Z0-9])/;
const ROUTING_LINE = new RegExp(String.raw`^(?:ZZ|[O0]{2}|PP|RR|NN)(?:\s+${INDICATOR})+$`);
/** Indicator; serial with its number sign, its digits and the part; filing time, its day, hour and minute. */
export const CALLING_STATION = new RegExp(
  String.raw`^DE\s+(${INDICATOR})\s+(#(\d{4})(?:/(\d{2}))?)\s+((\d{3})(\d{2})(\d{2}))(?![0-9A-Z])`,
);
/** Prosign and letters. */
export const SECURITY_WARNING = /^(ZN[RY])(?:\s+([A-Z]{3,7}(?:\/[A-Z]{5})?)(?![A-Z0-9]))?/;
/** Prosigns of precedence; the date-time group and its parts. */
export const DATE_TIME_GROUP_LINE = new RegExp(
  String.raw`^((?:${PRECEDENCE_PROSIGN}\s+){0,3})(${DATE_TIME_GROUP})(?!\d)`,
);
const ORIGINATOR = /^FM(?=\s+[A-Z]|$)/;
/** First line of a military message, `RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.`: tolerated, not read. JANAP 128. */
const MILITARY_HEADER = /^[ZOPRYW][A-Z]{2}[UECSTR][A-Z]{4}\s+[A-Z]{7}\d{4}\s+\d{7}-[A-Z]{4}--/;
/** `INFO OCT-01 ISO-00` is a distribution block: offices with the number of their copies. */
export const ADDRESSEES = /^(TO|INFO|XMT)(?!\s+[A-Z]{1,6}[- ]\d{2}(?!\d))(?=\s|$)/;
const GROUP_COUNT = /^(?:STATE\s+)?GRNC$/;
const SEPARATION = /^BT$/;
/** The end of one message with the beginning of the next, `NNNNMAFVVZCZ`. */
const END_AND_START = /^NNNN[A-Z]{0,6}V?ZCZC?$/;

// ---------------------------------------------------------------- what the Department put above them: FORMAT §5

export const DISTRIBUTION = /^(ACTION|ORIGIN|INFO)(?=\s+[A-Z][A-Z0-9/]{0,5}[- ]\d{2}(?!\d))/;
export const CLEARANCES = /^(DRAFTED|APPROVED|CLEARED|RELEASED)\s+BY(?:\s?:)?/i;
/** The number, and day, hour and minute of processing. A scan may lose the dashes. */
export const PROCESSING_LINE =
  /^[-—–_]{6,}\s*([A-F0-9]{4,8})(?:\s+(\d{2})(\d{2})(\d{2})[Z2])?(?:\s*\/\d{2})?$/;
export const PROCESSING_LINE_WITHOUT_DASHES =
  /^(?:\S{1,3}\s)?([A-F0-9]{6})\s+(\d{2})(\d{2})(\d{2})[Z2]\s+\/\d{2}$/;
export const PROCESSING_NUMBER = /^0\d{5}$/;
/** Any character of noise may be the first. */
const DAMAGED_PROCESSING_LINE = {
  test: (head: string) =>
    isDigit(head.charCodeAt(head.length - 1)) &&
    (PROCESSING_NUMBER.test(head) || PROCESSING_LINE_WITHOUT_DASHES.test(head)),
};

// ---------------------------------------------------------------- the text header: FORMAT §4, §6
// Keywords in any case: a few web copies are all in lower case (FORMAT §2).

/** Caveats and the section stand before the post. Final section; number and total. */
export const SECTION =
  /^(?:FINAL\s{1,3}SECTION\s{1,3}OF\s{0,3}(\d{1,2})|[SECTION]{3,9}[\s.]{0,3}([\dO]{1,2})\s{0,3}[O0]F\s{0,3}([\dO]{1,2})(?:\s{1,3}SECTIONS)?)(?!\d)/i;
export const CAVEAT = new RegExp(
  String.raw`^(?:\/{1,2}\s?(?:FOR OFFICIAL USE ONLY|[A-Z][A-Z ]{0,20}(?=\/|$)|[A-Z]{2,20})|FOR OFFICIAL USE ONLY|${CAPTION_WORD})(?=[\s/,]|$)`,
  'i',
);
/** 1960s: `CONFIDENTIAL CITE KARACHI 1234`. */
export const CITE = /^CITE\b/i;
/** The year, which seldom stands before the post; post; serial. */
const POST_AND_SERIAL =
  /^(?:(\d{2})\s{1,3})?(?!SECTION\b|E\.?O\b|TAGS|SUBJ)([A-Z][A-Z.' \u00a0-]{0,30}[A-Z])(?:\s{1,12}|(?=\d{5,6}(?!\d)))(\d{1,6})(?!\d)/i;
/** Of a military message: the standard subject identification code, `UNCLAS //N05000//`. */
const SUBJECT_CODE = /^\/\/[A-Z]\d{5}\/\/$/;

/** Year, post and serial at the beginning of a text; in small letters only where the serial is filled up. */
export function postAndSerialIn(source: string): RegExpExecArray | undefined {
  const match = POST_AND_SERIAL.exec(source);
  if (!match) return undefined;
  const [, , post = '', serial = ''] = match;
  return /[a-z]/.test(post) && (serial.length < 5 || post.split(/\s/).length > 3) ? undefined : match;
}

/** A classification word with post and serial or a section, or alone on its line. */
const CLASSIFICATION_LINE = {
  test(head: string): boolean {
    const word = classificationWordOf(head);
    if (!word) return false;
    if (word.spaced) return true;
    const after = head.slice(word.at + word.text.length).trimStart();
    // In small letters it is a word of a sentence, but for the line of a copy that is all in small letters.
    if (/[a-z]/.test(word.text))
      return SECTION.test(after) || /\d{5,6}$/.test(postAndSerialIn(after)?.[0] ?? '');
    return (
      after === '' ||
      SECTION.test(after) ||
      CAVEAT.test(after) ||
      CITE.test(after) ||
      SUBJECT_CODE.test(after) ||
      postAndSerialIn(after) !== undefined
    );
  },
};

/** The keyword with the number; the number. */
export const EXECUTIVE_ORDER = /^(E[./]?\s?[O0]\.?:?,?\s{0,3}(\d{4,5}))\s?[:,.;]?/i;
/**
 * `TAGS:`, or with a colon a word one slip away, though not the news agency TASS; without a colon a tag follows.
 */
export const TAGS =
  /^(?:TAGS\s?[:;,.]|(?:T[A-Z]GS|TA[A-RT-Z]S|TAG[A-Z]?|[AT]GS|TAS|T[A-Z]AGS|TA[A-Z]GS|TAG[A-Z]S|TAGS[A-Z]|ATGS|TGAS|TASG)\s?[:;]|TAGS(?=\s+\S)|TAG(?=\s+\[?[A-Z]{2,5}(?:[\s,;]|$)))/i;
/** `SUBJECT:`, `SUBJ:`, with a letter lost or misplaced. */
export const SUBJECT =
  /^(?:(?=[A-Z]{0,4}J|SUBECT)S?[UBJECT]{3,7}S?\s?[:.;]{1,2}|SUBJECT\s[-–](?=\s)|SUBJECT(?=\s+[A-Z"(]))/i;
/** The letter of the first item may stand before the word; without a colon an item follows. */
export const REFERENCES =
  /^(A[.)]\s{1,3})?(?:REF(?:ERENCE|TEL)?S?(?:\(S\))?\s?[:.;]|REF(?:TEL)?S?(?:\s[-–])?(?=\s+(?:\(?[A-Z][.):\s]|(?:\d{2,4}\s)?[A-Z][A-Z ]{2,24}\s\d)))/i;
/** `Classified By:` with the mark before it; a letter may be lost, the word is not. */
export const CLASSIFIED_BY = /^(\([A-Z]{1,3}\))?\s?(CLA[SIFED]{4,8}\s{0,3}BY\s?[:;]?)(?![A-Z])/i;
/** Only captions, `SENSITIVE SIPDIS`; the slashes fill the line. `C O R R E C T E D  C O P Y` with what was corrected. */
const CAPTIONS = new RegExp(
  String.raw`^(?:(?:(?:${CAPTION_WORD})(?:[\s,;/]+|$)){1,6}$|${CORRECTED_COPY_WORD}(?![A-Z]))`,
  'i',
);
/** `ROGER CHANNEL`, whose first word may be any. */
const CHANNEL_CAPTION = {
  test: (head: string) => head.length < 60 && /^[A-Z]{2,10}\s{1,3}CHANNEL/i.test(head) && CAPTIONS.test(head),
};

// ---------------------------------------------------------------- forms: FORMAT §8

/** The keys that open a SMART form, also as a scan has them: `MRN:`, `Date/DTG:`. */
const SMART_FORM =
  /^(?:M\s?R\s?N(?:\s?[:;.,]|\s+\d\d\s+[A-Z][A-Z]|$)|[Dd][Aa][Tt][Ee]\s?\S?\s?[DOdo0][TItiI][GCgc6]\s?[:;.,])/;
/** The other keys of a SMART form that are no elements of a text header. */
const FORM_KEY = /^(?:From|Action|Info|XMT|E\.O\.|Captions|Pass Line)\s?:/;
/** The first set of a formatted military message, `MSGID/GENADMIN/…//`. */
const FORMATTED_MESSAGE = /^MSGID\//;
const FORM_FOOT = /^(?:Signature|Dissemination\s?Rule|(?:Drafted|Cleared|Approved|Released)\s?By)\s?[:;]/i;

// ---------------------------------------------------------------- the body: FORMAT §7

/** The word, which is QUOTE or TEXT. A sentence that quotes a word opens nothing. */
export const QUOTATION = /^(?:BEGIN\s+)?(QUOTE|TEXT)\s?[.:]?(?=$|\s)/i;
/** The word alone, or with a colon. */
const OPENS_QUOTATION = {
  test(head: string): boolean {
    const match = QUOTATION.exec(head);
    if (!match) return false;
    if (/TEXT/i.test(match[1] as string) && !/^BEGIN/i.test(head)) return false;
    return match[0].length === head.length || (match[0].endsWith(':') && !/UNQUOTE|END QUOTE/i.test(head));
  },
};
export const CLOSES_QUOTATION = /^(?:UNQUOTE|END\s+(?:OF\s+)?(?:QUOTE|TEXT))\b[.:]?/i;

// ---------------------------------------------------------------- page furniture: FORMAT §5

/** Post; serial, section, page and total. */
export const PAGE_LINE = new RegExp(`^(${PAGE_LINE_POST})${PAGE_NUMBERS}$`);
/** What is left of a page line on the line below its post. */
const PAGE_NUMBERS_ALONE = new RegExp(`^${PAGE_NUMBERS.replace(/^\\s\{1,4\}/, '')}$`);
const SHORT_PAGE_LINE = {
  test: (head: string) =>
    head.length < 70 && isDigit(head.charCodeAt(head.length - 1)) && PAGE_LINE.test(head),
};
/** A mark of the release that nothing else looks like. */
const RELEASE_STAMP =
  /^(?:(?:(?:Sheryl|Margaret)\s.{0,30})?Declassified\/Released US Department of State|Systematic Review \d{1,2} [A-Z][a-z]{2} \d{4}$|[IU].{0,30}Department\s{1,3}of\s{1,3}State\s{1,3}Case\s{1,3}No\b|Case\s{1,3}No[.:]{0,2}\s{0,3}[A-Z]{1,3}\s?-\s?\d{4}|\(?RELEASED?\s{1,3}(?:IN|AS)\s{1,3}(?:PART|FULL|SANITIZED)\b|REVIEW(?:ED)?\s{0,3}AUTHORITY\s?:|(?:DENIED|WITHHELD)\s{1,3}IN\s{1,3}(?:PART|FULL)(?:$|\s{1,9}[B1(])|DATE\/CASE\s?ID\s?:|STATE DEPT\.?\s{0,3}[-–—]\s{0,3}PRODUCED TO\b|DECLASSIFIED\s+(?:BY|IN|AUTHORITY|E\.?O))/i;
/** `Page 2 of 5` of a printed mail or a released paper, `[Page 812]` of a printed volume. */
const PAGE_MARK = /^(?:[-–]\s?)?(?:PAGE \d{1,3} OF \d{1,3}|\[Page \d{1,4}\])(?:\s?[-–])?$/i;
const PUBLISHER_TEXT =
  /^(?:This record is a partial extract of the original cable|[-=*_ ]{3,}CABLE ENDS[-=*_ ]*$|Cable dated:\S{10,22}$)/;
const END_OF_DOCUMENT = /^<< END OF DOCUMENT >>$/;

// ---------------------------------------------------------------- wrappers: FORMAT §1

/** A field of a mail that carries a cable, `Sent: Tuesday, August 3, 2010 10:52 AM`. */
export const MAIL_FIELD =
  /^(?:from|sent|to|cc|bcc|subject|date|attachments?|importance|reply-to|return-path|received|message-id|delivered-to|mime-version|content-[a-z-]{2,30}|x-[a-z-]{2,30})\s?:(?=\s|$)/i;
/** What a mail program writes above a mail that is forwarded or answered. */
const FORWARDED_MAIL =
  /^(?:-{2,}\s?(?:original|forwarded) message\s?-{2,}|begin forwarded message\s?:|_{20,}$|on .{6,80} wrote\s?:$)/i;
/** Above the text and above the attributes of a telegram in the Access to Archival Databases. */
const ARCHIVE_MARK = /^Message (?:Text|Attributes)$/;
/** The letterhead of a telegram on paper. */
const LETTERHEAD = /^Department of State\s+TELEGRAM$/;

// ---------------------------------------------------------------- the table

/** A line is asked by its beginning; the answer of a paragraph's row is kept, for its number is needed again. */
type Test = RegExp | { test(head: string): boolean } | { read(head: string): ParagraphStart | undefined };

interface Row {
  readonly kind: string;
  /** Its first character, or the first two: a line that begins otherwise is passed over without looking further. */
  readonly begins: readonly string[];
  readonly is: Test;
}

/** Each of the characters. */
const each = (characters: string) => [...characters];
/** Each of the words in capitals, in small letters and mixed. */
const anyCase = (words: string) =>
  words.split(' ').flatMap((word) => {
    const [first = '', second = ''] = word;
    const small = second.toLowerCase();
    return [...new Set([word, first + small, first.toLowerCase() + second, first.toLowerCase() + small])];
  });
/** Each of the first characters before each of the second ones. */
const pairs = (first: string, second: string) =>
  each(first).flatMap((one) => each(second).map((two) => one + two));

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const BLANKS = ' \t';
/** Whatever the line begins with. */
const EVERY = ['*'];

/**
 * What a line may be, in the order of asking: the first row that fits is its kind, and all other lines are `Text`.
 * Page furniture comes first, for it interrupts everything else. The number of a form's `E.O.: 13526` makes it an
 * executive order.
 */
const ROWS = [
  { kind: 'PageHeader', begins: ['PA'], is: PAGE_HEADER },
  { kind: 'PageLine', begins: each(CAPITALS), is: SHORT_PAGE_LINE },
  { kind: 'PageNumbers', begins: each(DIGITS), is: PAGE_NUMBERS_ALONE },
  { kind: 'Banner', begins: ['TO', 'SE', 'CO', 'LI', 'UN', 'SB', 'CL', 'Cl'], is: BANNER },
  {
    kind: 'ReleaseStamp',
    begins: ['U', 'I', '(R', ...pairs('SMDCRW', 'HYATEIhyatei')],
    is: RELEASE_STAMP,
  },
  { kind: 'PageMark', begins: ['-', '–', '[P', 'PA', 'Pa'], is: PAGE_MARK },
  { kind: 'PublisherText', begins: ['Th', 'Ca', ...each('-=*_')], is: PUBLISHER_TEXT },
  { kind: 'EndOfDocument', begins: ['<<'], is: END_OF_DOCUMENT },

  { kind: 'ArchiveMark', begins: ['Me'], is: ARCHIVE_MARK },
  { kind: 'Letterhead', begins: ['De'], is: LETTERHEAD },
  { kind: 'PrintNumber', begins: ['PT'], is: PRINT_NUMBER },

  { kind: 'TransmissionIdentifier', begins: ['VZ', 'ZC'], is: TRANSMISSION_IDENTIFIER },
  { kind: 'RoutingLine', begins: ['ZZ', 'OO', '00', 'O0', '0O', 'PP', 'RR', 'NN'], is: ROUTING_LINE },
  { kind: 'CallingStation', begins: ['DE'], is: CALLING_STATION },
  { kind: 'SecurityWarning', begins: ['ZN'], is: SECURITY_WARNING },
  { kind: 'DateTimeGroup', begins: [...pairs('ZOPRYW', BLANKS), ...each(DIGITS)], is: DATE_TIME_GROUP_LINE },
  { kind: 'MilitaryHeader', begins: pairs('ZOPRYW', CAPITALS), is: MILITARY_HEADER },
  { kind: 'Originator', begins: ['FM'], is: ORIGINATOR },
  { kind: 'Distribution', begins: ['AC', 'OR', 'IN'], is: DISTRIBUTION },
  { kind: 'Addressees', begins: ['TO', 'IN', 'XM'], is: ADDRESSEES },
  { kind: 'GroupCount', begins: ['ST', 'GR'], is: GROUP_COUNT },
  { kind: 'Separation', begins: ['BT'], is: SEPARATION },
  { kind: 'EndAndStart', begins: ['NN'], is: END_AND_START },
  { kind: 'ProcessingLine', begins: each('-—–_'), is: PROCESSING_LINE },
  { kind: 'ProcessingLine', begins: EVERY, is: DAMAGED_PROCESSING_LINE },

  {
    kind: 'ClassificationLine',
    begins: [
      ...pairs('TSCLUEONItscluoeni', BLANKS),
      ...anyCase('TO SE CO LI UN UU UC NC CC SS TT LL C0'),
      ...each(`"',.`),
    ],
    is: CLASSIFICATION_LINE,
  },
  { kind: 'ExecutiveOrder', begins: anyCase('E. E/ EO E0').concat('E ', 'e '), is: EXECUTIVE_ORDER },
  { kind: 'Tags', begins: ['T', 't', ...anyCase('AG AT')], is: TAGS },
  { kind: 'Subject', begins: pairs('SUsu', 'SUBJECTsubject'), is: SUBJECT },
  { kind: 'References', begins: anyCase('RE A. A)'), is: REFERENCES },
  { kind: 'ClassifiedBy', begins: ['(', ...anyCase('CL')], is: CLASSIFIED_BY },

  { kind: 'SmartForm', begins: ['MR', 'M ', ...anyCase('DA')], is: SMART_FORM },
  { kind: 'FormKey', begins: ['Fr', 'Ac', 'In', 'XM', 'E.', 'Ca', 'Pa'], is: FORM_KEY },
  { kind: 'FormattedMessage', begins: ['MS'], is: FORMATTED_MESSAGE },
  { kind: 'Clearances', begins: anyCase('DR AP CL RE'), is: CLEARANCES },
  { kind: 'FormFoot', begins: anyCase('SI DI DR AP CL RE'), is: FORM_FOOT },
  { kind: 'ForwardedMail', begins: ['--', '__', ...anyCase('BE ON')], is: FORWARDED_MAIL },
  {
    kind: 'MailField',
    begins: anyCase('FR SE TO CC BC SU DA AT IM RE ME DE MI CO X-'),
    is: MAIL_FIELD,
  },

  { kind: 'Paragraph', begins: each(`${DIGITS}(¶\ufffdÂ`), is: { read: paragraphStartOf } },
  { kind: 'Rule', begins: each('-=*_~'), is: RULE },
  { kind: 'Quotation', begins: anyCase('BE QU'), is: OPENS_QUOTATION },
  { kind: 'EndOfQuotation', begins: anyCase('UN EN'), is: CLOSES_QUOTATION },
  {
    kind: 'Captions',
    begins: anyCase('SI SE NO EX LI ST SP EF OR PR AI TE CO CH EY OF VI').concat(pairs('CEce', BLANKS)),
    is: CAPTIONS,
  },
  { kind: 'Captions', begins: each(CAPITALS + CAPITALS.toLowerCase()), is: CHANNEL_CAPTION },
] as const satisfies readonly Row[];

/** What a line is, by its beginning; `Blank` where nothing is on it. */
export type LineKind = (typeof ROWS)[number]['kind'] | 'Blank' | 'Text';

export interface Classified {
  readonly kind: LineKind;
  /** Of a `Paragraph`. */
  readonly paragraph?: ParagraphStart;
}

interface Candidate {
  /** By the code of the second character, 1 where it may follow; absent where every one may. */
  readonly second: Uint8Array | undefined;
  readonly ask: (head: string) => Classified | undefined;
}

function asking(kind: LineKind, is: Test): Candidate['ask'] {
  const answer: Classified = { kind };
  if (is instanceof RegExp) return (head) => (is.test(head) ? answer : undefined);
  if ('test' in is) return (head) => (is.test(head) ? answer : undefined);
  return (head) => {
    const paragraph = is.read(head);
    return paragraph && { kind, paragraph };
  };
}

const ASKED = ROWS.map(({ kind, begins, is }) => ({ begins, ask: asking(kind, is) }));

/** The rows for a first character, in their order. */
function candidatesFor(first: string): readonly Candidate[] {
  return ASKED.flatMap(({ begins, ask }): Candidate[] => {
    if ((begins as readonly string[]) === EVERY) return [{ second: undefined, ask }];
    const own = begins.filter((begin) => begin[0] === first);
    if (own.length === 0) return [];
    if (own.some((begin) => begin.length === 1)) return [{ second: undefined, ask }];
    const second = new Uint8Array(128);
    for (const begin of own) second[begin.charCodeAt(1)] = 1;
    return [{ second, ask }];
  });
}

/** The rows for each first character: those of ASCII by their code, the others by themselves. */
const BY_CODE = Array.from({ length: 128 }, (_, code) => candidatesFor(String.fromCharCode(code)));
const BEYOND = new Map(
  [...new Set(ROWS.flatMap(({ begins }) => begins.map((begin) => begin[0] ?? '')))]
    .filter((first) => first.charCodeAt(0) > 127)
    .map((first) => [first.charCodeAt(0), candidatesFor(first)]),
);
const OTHER_CHARACTER = candidatesFor('\0');

const BLANK: Classified = { kind: 'Blank' };
const TEXT: Classified = { kind: 'Text' };

/** What the line is that begins like this, trimmed. Linear in its length. */
export function classify(head: string): Classified {
  if (head === '') return BLANK;
  const code = head.charCodeAt(0);
  const rows = code < 128 ? (BY_CODE[code] as readonly Candidate[]) : (BEYOND.get(code) ?? OTHER_CHARACTER);
  // Beyond ASCII the second character says nothing.
  const next = head.length > 1 ? head.charCodeAt(1) : 0;
  for (const { second, ask } of rows) {
    if (second?.[next] === 0) continue;
    const answer = ask(head);
    if (answer) return answer;
  }
  return TEXT;
}

// ---------------------------------------------------------------- groups of kinds

const kinds = (...names: LineKind[]): ReadonlySet<LineKind> => new Set(names);

/** Format lines 1–3, 5 and 6, and what begins a military message: a line that opens an envelope. */
export const FORMAT_LINES = kinds(
  'TransmissionIdentifier',
  'RoutingLine',
  'CallingStation',
  'DateTimeGroup',
  'Originator',
  'MilitaryHeader',
);
/** What the Department put above them. */
export const DEPARTMENT_LINES = kinds('Distribution', 'Clearances', 'ProcessingLine');
/** The elements of the text header. */
export const HEADER_ELEMENTS = kinds(
  'ClassificationLine',
  'ExecutiveOrder',
  'Tags',
  'Subject',
  'References',
  'ClassifiedBy',
);
