/**
 * The syntax tree of a cable: plain values, built once for a version of the text.
 *
 * Offsets are UTF-16 code units, as in the editor, and count from the start of the message in which the
 * node stands (`Message.line` places the message in the document), so that an edit in one message leaves
 * the trees of all others as they are. `end` is exclusive. Children lie within their parent, in order and
 * without overlap; what lies between them is white space and punctuation.
 *
 * The names are those of ACP 127 and of the Department's handbooks (5 FAH-2).
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A leaf: one token of the text. Most say no more than their kind and where they are. */
export type TokenKind =
  // Envelope, format lines 1–11
  | 'PrecedenceDigraph'
  | 'Prosign'
  | 'RoutingIndicator'
  | 'SecurityProsign'
  | 'SecurityLetters'
  | 'OperatingSignal'
  | 'Precedence'
  | 'PlainLanguageAddress'
  | 'MessageContinuityNumber'
  | 'GroupCount'
  | 'Separation'
  | 'ValidationNumber'
  | 'EndOfMessage'
  // Classification line and text header
  | 'Classification'
  | 'Caption'
  | 'Keyword'
  | 'ExecutiveOrderNumber'
  | 'Tag'
  | 'LinkMarkup'
  | 'ReferenceLetter'
  | 'ReasonSection'
  | 'ReasonLetter'
  // Body
  | 'Pilcrow'
  | 'ParagraphNumber'
  | 'PortionMark'
  | 'Rule'
  | 'HeadingText'
  | 'DowngradeGroup'
  | 'Surname'
  // Page furniture and what wraps a cable
  | 'ReleaseStamp'
  | 'ExemptionCode'
  | 'PublisherText'
  | 'PageMark'
  | 'WrapperMark'
  // Printed telegrams and the forms of 1945 to 1966
  | 'DocumentNumber'
  | 'Place'
  | 'NoteCall'
  | 'Omission'
  | 'MarginOffice'
  // Distribution block and processing line
  | 'Text'
  | 'Unknown';

export interface Token<K extends string = TokenKind> extends Span {
  readonly kind: K;
}

interface Branch<K extends string> extends Span {
  readonly kind: K;
  readonly children: readonly SyntaxNode[];
}

// ---------------------------------------------------------------- envelope

/** Format line 1, `VZCZCXRO8708`. */
export interface TransmissionIdentifier extends Token<'TransmissionIdentifier'> {
  /** Channel designator, `XRO`. */
  readonly channel: string;
  /** Channel sequential number, `8708`. */
  readonly number: string;
}

/** Format line 2, `PP RUEHDBU`, with the lines that continue it. */
export interface RoutingLine extends Branch<'RoutingLine'> {
  readonly digraph: Leaf<'PrecedenceDigraph'>;
  readonly indicators: readonly Leaf<'RoutingIndicator'>[];
}

/** `#1398/01`. */
export interface StationSerialNumber extends Token<'StationSerialNumber'> {
  readonly serial: number;
  readonly part?: number;
}

/** `2680905`: day of the year and Zulu time. The numbers are as written, possible or not. */
export interface FilingTime extends Token<'FilingTime'> {
  readonly dayOfYear: number;
  readonly hour: number;
  readonly minute: number;
}

/** Format line 3, `DE RUEHKB #1398/01 2680905`. What cannot be read is absent. */
export interface CallingStation extends Branch<'CallingStation'> {
  readonly indicator?: Leaf<'RoutingIndicator'>;
  readonly serial?: StationSerialNumber;
  readonly filed?: FilingTime;
}

/** Format line 4, `ZNY CCCCC ZZH`. */
export interface SecurityWarning extends Branch<'SecurityWarning'> {
  readonly prosign: Leaf<'SecurityProsign'>;
  readonly letters?: Leaf<'SecurityLetters'>;
  readonly signals: readonly Leaf<'OperatingSignal'>[];
}

export interface DateTimeGroup extends Token<'DateTimeGroup'> {
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 1–12, or 0 where the letters name no month. */
  readonly month: number;
  /** Four digits: two-digit years from 66 on are of the twentieth century. */
  readonly year: number;
}

/** Format line 5, `P 250905Z SEP 06`. */
export interface DateTimeGroupLine extends Branch<'DateTimeGroupLine'> {
  /** Action precedence, then information precedence where there are two. */
  readonly precedences: readonly Leaf<'Precedence'>[];
  readonly dateTimeGroup: DateTimeGroup;
  readonly signals: readonly Leaf<'OperatingSignal'>[];
}

/** Format line 6, `FM AMEMBASSY BAKU`. */
export interface Originator extends Branch<'Originator'> {
  readonly address?: Leaf<'PlainLanguageAddress'>;
}

/** One addressee, `RUEHAK/AMEMBASSY ANKARA PRIORITY 1728`. */
export interface Addressee extends Branch<'Addressee'> {
  readonly indicator?: Leaf<'RoutingIndicator'>;
  readonly address?: Leaf<'PlainLanguageAddress'>;
  /** Of a form, where the address goes on below: with a page break between, it is no one token. */
  readonly addressContinued?: Leaf<'PlainLanguageAddress'>;
  readonly precedence?: Leaf<'Precedence'>;
  /** Running number of messages from the originator to this addressee; not the cable's serial. */
  readonly continuityNumber?: Leaf<'MessageContinuityNumber'>;
}

/** Format line 7, 8 or 9: the addressees behind `TO`, `INFO` or `XMT`. */
export interface AddresseeList extends Branch<'AddresseeList'> {
  readonly role: 'action' | 'information' | 'exempted';
  readonly prosign: Leaf<'Prosign'>;
  readonly addressees: readonly Addressee[];
}

/** An office of a distribution block with the number of its copies, `OCT-01`. */
export interface OfficeSymbol extends Token<'OfficeSymbol'> {
  readonly office: string;
  readonly copies: number;
}

/** The sum of a distribution block, `/026 R`: R goes with ORIGIN (outgoing), W with ACTION (incoming). */
export interface CopyTotal extends Token<'CopyTotal'> {
  readonly copies: number;
  readonly direction?: 'R' | 'W';
}

/** `ACTION EUR-12`, `INFO OCT-01 ISO-00 … /026 W`: who got how many copies in the Department. FORMAT §5. */
export interface Distribution extends Branch<'Distribution'> {
  /** `origin` where the Department sent the telegram, `action` where it received it; absent where the line is lost. */
  readonly role?: 'action' | 'origin';
  readonly offices: readonly OfficeSymbol[];
  readonly total?: CopyTotal;
}

/** One who drafted, cleared, approved or released, `APPROVED BY S/S - MR. BRIDGES`, `DRL:OTHERS (SUBST)`. */
export interface Clearance extends Branch<'Clearance'> {
  readonly role: 'drafted' | 'cleared' | 'approved' | 'released';
  readonly keyword?: Leaf<'Keyword'>;
}

/** The drafting office, the approval and the clearances, above an outgoing telegram or below a SMART form. */
export interface Clearances extends Branch<'Clearances'> {
  readonly clearances: readonly Clearance[];
}

/** `--------------------- 123950`, `------------------112601 021129Z /11`: message number, and when it was processed. */
export interface ProcessingLine extends Token<'ProcessingLine'> {
  readonly number: string;
  readonly processed?: { readonly day: number; readonly hour: number; readonly minute: number };
}

/** Format lines 1–11. A line that cannot be read as its element is an `Unknown` child. */
export interface Envelope extends Branch<'Envelope'> {
  readonly transmissionIdentifier?: TransmissionIdentifier;
  readonly routingLine?: RoutingLine;
  readonly callingStation?: CallingStation;
  readonly securityWarning?: SecurityWarning;
  readonly dateTimeGroupLine?: DateTimeGroupLine;
  readonly originator?: Originator;
  readonly addresseeLists: readonly AddresseeList[];
  readonly distribution?: Distribution;
  readonly clearances?: Clearances;
  readonly processingLine?: ProcessingLine;
}

// ---------------------------------------------------------------- text header

export type ClassificationLevel =
  | 'UNCLASSIFIED'
  | 'LIMITED OFFICIAL USE'
  | 'CONFIDENTIAL'
  | 'SECRET'
  | 'TOP SECRET';

/** `SECTION 01 OF 04`; `FINAL SECTION OF 3` is number 3 of 3. */
export interface Section extends Token<'Section'> {
  readonly number: number;
  readonly total: number;
}

/** `BAKU 001398`, with the year where the line has one. */
export interface MessageReference extends Token<'MessageReference'> {
  /** As written, blanks single. */
  readonly post: string;
  readonly serial: number;
  readonly year?: number;
}

/** `C O N F I D E N T I A L SECTION 01 OF 04 BAKU 001398`. */
export interface ClassificationLine extends Branch<'ClassificationLine'> {
  readonly classification: Leaf<'Classification'>;
  readonly level: ClassificationLevel;
  /** Whether the letters are spaced, as the Department's own lines are. */
  readonly spaced: boolean;
  readonly captions: readonly Leaf<'Caption'>[];
  readonly section?: Section;
  readonly reference?: MessageReference;
}

/** A line of captions between the classification line and the subject, `SENSITIVE SIPDIS`. */
export interface CaptionLine extends Branch<'CaptionLine'> {
  readonly captions: readonly Leaf<'Caption'>[];
}

/** One line of passing instructions, `DEPT FOR EUR A/S FRIED`. */
export interface PassingInstruction extends Branch<'PassingInstruction'> {}

/** `E.O. 12958: DECL: 09/25/2016`. */
export interface ExecutiveOrder extends Branch<'ExecutiveOrder'> {
  /** Digits as written, `12958`. */
  readonly number: string;
  readonly numberNode: Leaf<'ExecutiveOrderNumber'>;
  readonly instruction?: DeclassificationInstruction;
}

/** `DECL: 09/25/2016`, with the date where it is one (month and day as written, possible or not). */
export interface DeclassificationInstruction extends Token<'DeclassificationInstruction'> {
  readonly date?: { readonly year: number; readonly month: number; readonly day: number };
}

/** `TAGS: PREL, KDEM, AJ`. A tag's code is its text. */
export interface Tags extends Branch<'Tags'> {
  readonly keyword: Leaf<'Keyword'>;
  readonly tags: readonly Leaf<'Tag'>[];
  /** Markup of a web copy round a tag, `[` and `](#)`: always in pairs. */
  readonly linkMarkup: readonly Leaf<'LinkMarkup'>[];
}

export interface Subject extends Branch<'Subject'> {
  readonly keyword: Leaf<'Keyword'>;
  readonly portionMark?: Leaf<'PortionMark'>;
  /** One leaf a line. */
  readonly lines: readonly Leaf<'Text'>[];
}

/** What an item of the reference list is. */
export type ReferenceSubject =
  | 'cable'
  | 'airgram'
  /** A military message, named by its date-time group. */
  | 'message'
  | 'email'
  | 'telcon'
  | 'report'
  /** A handbook or a code, `9 FAM 41.2`. */
  | 'book'
  | 'other';

/** One item of the reference list, `B. 05 ASTANA 4511`, over as many lines as it takes. */
export interface Reference extends Branch<'Reference'> {
  readonly letter?: Leaf<'ReferenceLetter'>;
  readonly refersTo: ReferenceSubject;
  /** The cables referred to, in the order of the text: two in `BRASILIA 2799 AND 2764`. */
  readonly numbers: readonly ReferenceNumber[];
  /** The first of them. */
  readonly number?: ReferenceNumber;
}

export interface ReferenceNumber extends Token<'ReferenceNumber'> {
  /** Four digits; absent where the year is that of the cable itself. */
  readonly year?: number;
  /** As written, blanks single; where the number has none, that of the number before. */
  readonly post: string;
  readonly serial: number;
}

export interface References extends Branch<'References'> {
  readonly keyword: Leaf<'Keyword'>;
  readonly references: readonly Reference[];
}

/** `Classified By: Ambassador Anne E. Derse per 1.4 (b,d).` */
export interface ClassifiedBy extends Branch<'ClassifiedBy'> {
  readonly keyword: Leaf<'Keyword'>;
  readonly reasonSection?: Leaf<'ReasonSection'>;
  readonly reasonLetters: readonly Leaf<'ReasonLetter'>[];
}

/**
 * A line `KEY: value` of a SMART form, `MRN: 12 RIGA 214`, or `KEY/value//` of a formatted military message. What
 * stands behind the key is the node that it would be elsewhere: `MessageReference`, `DateTimeGroup`,
 * `PlainLanguageAddress`, `Caption`, else `Text`. FORMAT §8.
 */
export interface FormField extends Branch<'FormField'> {
  readonly keyword: Leaf<'Keyword'>;
  /** In capitals, without the colon: `DATE/DTG`. */
  readonly key: string;
}

/** From the classification line to the last element before the first paragraph. */
export interface Header extends Branch<'Header'> {
  readonly classificationLine?: ClassificationLine;
  readonly captionLines: readonly CaptionLine[];
  readonly passingInstructions: readonly PassingInstruction[];
  readonly executiveOrder?: ExecutiveOrder;
  readonly tags?: Tags;
  readonly subject?: Subject;
  readonly references?: References;
  /** Where the statement is the first paragraph, the node stands in that paragraph, not in the header. */
  readonly classifiedBy?: ClassifiedBy;
  /** Of a SMART form or a formatted military message. */
  readonly fields: readonly FormField[];
}

// ---------------------------------------------------------------- body

/** `BAKU 00001398  002 OF 004`: section 2 begins; `002.3`: its third printed page. */
export interface PageLine extends Token<'PageLine'> {
  readonly post: string;
  readonly serial: number;
  readonly section: number;
  /** Printed page within the section, from 1. */
  readonly page: number;
  readonly total: number;
  /** Whether other text stands on the same line. */
  readonly inline: boolean;
}

/** `PAGE 02 LISBON 02841 01 OF 02 091745Z`, on one line or two. The post is cut to six characters. FORMAT §5. */
export interface PageHeader extends Token<'PageHeader'> {
  readonly page: number;
  readonly post?: string;
  readonly serial?: number;
  readonly section?: { readonly number: number; readonly total: number };
  /** Time of receipt in the Department. */
  readonly received?: { readonly day: number; readonly hour: number; readonly minute: number };
}

/** A classification at the top or foot of a page, `CONFIDENTIAL`, with the number of the print where there is one. */
export interface Banner extends Token<'Banner'> {
  readonly level: ClassificationLevel;
}

/** What interrupts the text of a telegram where a page ended: it belongs to no element. */
export type Furniture =
  | CopyMark
  | PageLine
  | PageHeader
  | Banner
  | Leaf<'ReleaseStamp' | 'ExemptionCode' | 'PublisherText' | 'EndOfMessage' | 'PageMark'>;

/** What a copy put round the lines of a cable: `> ` of a mail, the number of a line, `**` of Markdown. */
export interface CopyMark extends Token<'CopyMark'> {
  readonly what: 'quote' | 'line number' | 'code fence' | 'Markdown';
}

/** A field of the mail that carries a cable, `Sent: Tuesday, August 3, 2010 10:52 AM`. */
export interface MailField extends Branch<'MailField'> {
  readonly keyword: Leaf<'Keyword'>;
  /** In small letters, without the colon: `sent`. */
  readonly key: string;
}

/** The mail above a cable that it carries: its fields and its own words. */
export interface Preface extends Branch<'Preface'> {
  readonly fields: readonly MailField[];
}

/** The mail, or the rest of it, below the cable that it carries. */
export interface Trailer extends Branch<'Trailer'> {
  readonly fields: readonly MailField[];
}

/**
 * A cable inside a cable, from QUOTE to UNQUOTE or BEGIN TEXT to END TEXT. Its paragraphs have numbers of their
 * own; it is no message of the document.
 */
export interface QuotedCable extends Branch<'QuotedCable'> {
  readonly header?: Header;
  readonly body?: Body;
  readonly signature?: Signature;
}

/** A rule of dashes, the title and a rule; or what else the copy left of these. */
export interface Heading extends Branch<'Heading'> {
  readonly title: Leaf<'HeadingText'>;
}

/** A paragraph with the lines and page lines that follow, up to the next one, a heading or the signature. */
export interface Paragraph extends Branch<'Paragraph'> {
  readonly pilcrow?: Leaf<'Pilcrow'>;
  /** Absent where the copy has an unnumbered paragraph before the first number. */
  readonly numberNode?: Leaf<'ParagraphNumber'>;
  /** As written. */
  readonly writtenNumber?: number;
  /** By its place in the sequence: 7 where a copy has `17.` for `¶7.`. */
  readonly number?: number;
  readonly portionMark?: Leaf<'PortionMark'>;
  /** The pilcrow was turned into the digit 1 by a copy. */
  readonly damaged: boolean;
}

export interface Body extends Branch<'Body'> {
  readonly paragraphs: readonly Paragraph[];
  readonly headings: readonly Heading[];
}

/** `DERSE`, or `KEEGAN` and `PAAL`. */
export interface Signature extends Branch<'Signature'> {
  /** Behind the last sentence, on its line. */
  readonly inline: boolean;
  readonly surnames: readonly Leaf<'Surname'>[];
}

// ---------------------------------------------------------------- telegrams of 1945 to 1966

/** `611.65/6–2653`, `POL 27 VIET S`: where the Department filed the telegram. FORMAT §15.8. */
export interface FileNumber extends Token<'FileNumber'> {
  /** What is before the slash, `611.65`. */
  readonly file: string;
  /** Of the filed message: `6–2653` is June 26, 1953. As written, possible or not. */
  readonly date?: { readonly year: number; readonly month: number; readonly day: number };
}

/** `June 26, 1953—4 p.m.`: by the clock of the place, or Zulu. What is absent is not written. */
export interface LocalDate extends Token<'LocalDate'> {
  readonly year?: number;
  /** 1–12, or 0 where the letters name none. */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly zulu: boolean;
}

/** `4417.` before the text, `NO: 611`: the number in the series of the post, or of the Department for each post. */
export interface TelegramNumber extends Token<'TelegramNumber'> {
  /** As written, without the point: `4417`, `G–397`. */
  readonly number: string;
}

/** `Deptel 5120`, `Embtel 398`, `reftel`: a telegram by its series. */
export interface SeriesReference extends Token<'SeriesReference'> {
  /** In small letters: `deptel`. */
  readonly series: string;
  readonly number?: number;
}

/** A line of the head of a printed telegram or of a form. */
export interface PrintedLine extends Branch<'PrintedLine'> {}

/** `Sent Department 4417, repeated information Paris 702`: to whom else it went, with the numbers in their series. */
export interface Repeats extends Branch<'Repeats'> {
  readonly list?: AddresseeList;
}

/** A footnote of the editors. */
export interface Note extends Branch<'Note'> {
  readonly number?: number;
}

/** The footnotes below a printed telegram. */
export interface Notes extends Branch<'Notes'> {
  readonly notes: readonly Note[];
}

/**
 * A telegram of 1945 to 1966, in the printed form of *Foreign Relations of the United States* or on a form of the
 * Department: the parts that those of later years do not have, wherever in the tree they are. FORMAT §15.
 */
export interface PrintedTelegram {
  readonly carrier: 'print' | 'incoming form' | 'outgoing form';
  readonly form?: Token<'Keyword'>;
  readonly file?: FileNumber;
  readonly document?: Token<'DocumentNumber'>;
  readonly level?: ClassificationLevel | 'RESTRICTED' | 'OFFICIAL USE ONLY';
  readonly levelNode?: Token<'Classification'>;
  readonly place?: Token<'Place'>;
  readonly date?: LocalDate;
  readonly received?: LocalDate;
  readonly control?: Token<'Text'>;
  readonly number?: TelegramNumber;
  readonly precedence?: Token<'Precedence'>;
  readonly captions: readonly Token<'Caption'>[];
  /** Of the margin: one that acts, then those that are informed. */
  readonly offices: readonly Token<'MarginOffice'>[];
  readonly passing: readonly PassingInstruction[];
  readonly references: readonly SeriesReference[];
  readonly repeats?: Repeats;
  readonly notes: readonly Note[];
  readonly clerk?: Token<'Text'>;
}

// ---------------------------------------------------------------- message, telegram, document

/** One message as transmitted: a whole telegram or one section of it. */
export interface Message extends Branch<'Message'> {
  /** The text of this message alone; the offsets of all its nodes count in it. */
  readonly text: string;
  /** Offset at which each line of `text` begins. */
  readonly lineStarts: readonly number[];
  /**
   * Place in the document: 0-based line of the first character of `text`. There is no offset in the document, so
   * that an edit that leaves the number of lines as it was leaves all other messages the same objects.
   */
  readonly line: number;
  /** The marks that a copy put round the lines, in the order of the text. They are blanks to the reader. */
  readonly copyMarks: readonly CopyMark[];
  readonly preface?: Preface;
  readonly trailer?: Trailer;
  readonly envelope?: Envelope;
  readonly header?: Header;
  readonly body?: Body;
  readonly signature?: Signature;
  /** In the order of the text, wherever in the tree they stand. */
  readonly pageLines: readonly PageLine[];
  readonly pageHeaders: readonly PageHeader[];
  readonly banners: readonly Banner[];
  /** What the release of a copy put on its pages. */
  readonly releaseMarks: readonly (Leaf<'ReleaseStamp'> | Leaf<'ExemptionCode'>)[];
  /** Drafter, clearances and approval at the foot of a SMART form. */
  readonly clearances?: Clearances;
  /** The other keys at the foot of a SMART form, `Info`, `Dissemination Rule`. */
  readonly footFields: readonly FormField[];
  readonly attributes?: Attributes;
  /** Of a telegram of 1945 to 1966. */
  readonly printed?: PrintedTelegram;
}

/** One of the `Message Attributes` of a telegram in the Access to Archival Databases. */
export interface Attribute extends Branch<'Attribute'> {
  readonly keyword: Leaf<'Keyword'>;
  /** As written, without the colon: `Document Number`. */
  readonly key: string;
  readonly value: string;
}

/** `Message Attributes` and the list below it. FORMAT §1, era b1. */
export interface Attributes extends Branch<'Attributes'> {
  readonly attributes: readonly Attribute[];
}

/** All sections of one telegram in a file. Paragraphs, references and the signature are judged on it. */
export interface Telegram {
  readonly messages: readonly [Message, ...Message[]];
}

/** The texts of the messages, one behind the other, are the text of the document. */
export interface CableDocument {
  readonly messages: readonly Message[];
  readonly telegrams: readonly Telegram[];
}

/** The leaves that say more of themselves than their kind. */
interface Readings {
  TransmissionIdentifier: TransmissionIdentifier;
  StationSerialNumber: StationSerialNumber;
  FilingTime: FilingTime;
  DateTimeGroup: DateTimeGroup;
  Section: Section;
  MessageReference: MessageReference;
  DeclassificationInstruction: DeclassificationInstruction;
  ReferenceNumber: ReferenceNumber;
  PageLine: PageLine;
  PageHeader: PageHeader;
  Banner: Banner;
  CopyMark: CopyMark;
  FileNumber: FileNumber;
  LocalDate: LocalDate;
  TelegramNumber: TelegramNumber;
  SeriesReference: SeriesReference;
  OfficeSymbol: OfficeSymbol;
  CopyTotal: CopyTotal;
  ProcessingLine: ProcessingLine;
}

interface Branches {
  RoutingLine: RoutingLine;
  CallingStation: CallingStation;
  SecurityWarning: SecurityWarning;
  DateTimeGroupLine: DateTimeGroupLine;
  Originator: Originator;
  Addressee: Addressee;
  AddresseeList: AddresseeList;
  Distribution: Distribution;
  Clearance: Clearance;
  Clearances: Clearances;
  Envelope: Envelope;
  FormField: FormField;
  MailField: MailField;
  PrintedLine: PrintedLine;
  Repeats: Repeats;
  Note: Note;
  Notes: Notes;
  Preface: Preface;
  Trailer: Trailer;
  ClassificationLine: ClassificationLine;
  CaptionLine: CaptionLine;
  PassingInstruction: PassingInstruction;
  ExecutiveOrder: ExecutiveOrder;
  Tags: Tags;
  Subject: Subject;
  Reference: Reference;
  References: References;
  ClassifiedBy: ClassifiedBy;
  Header: Header;
  Heading: Heading;
  QuotedCable: QuotedCable;
  Paragraph: Paragraph;
  Body: Body;
  Signature: Signature;
  Attribute: Attribute;
  Attributes: Attributes;
  Message: Message;
}

type Tokens = { [K in TokenKind]: Token<K> };

/** The type of a node by its kind. */
export interface NodeByKind extends Tokens, Readings, Branches {}

export type NodeKind = keyof NodeByKind;
export type SyntaxNode = NodeByKind[NodeKind];

export type LeafKind = keyof (Tokens & Readings);
/** A node without children, of one of these kinds. */
export type Leaf<K extends LeafKind = LeafKind> = NodeByKind[K];

/** A leaf that says no more than its kind and where it is. */
export function leaf<K extends TokenKind>(kind: K, start: number, end: number): Token<K> {
  return { kind, start, end };
}
