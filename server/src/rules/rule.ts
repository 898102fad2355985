import type { KnownCables } from '../reference/referenceNumbers';
import type { Severity } from '../severity';
import type { InMessage } from '../syntax/query/telegram';
import type {
  Banner,
  ClassificationLine,
  DateTimeGroup,
  Message,
  MessageReference,
  NodeByKind,
  Paragraph,
  Span,
  Telegram,
} from '../syntax/tree';

export type { Severity };

/**
 * How far a fix may be trusted. A historian's file is evidence, so no fix runs unless the user asks for it.
 *
 * - `fix-all`: changes nothing that the telegram said; can be applied to a whole file at once.
 * - `single`: right whenever the finding is right; applied one at a time.
 * - `offer`: changes a number, a name, or a classification that the original may have had; never preferred.
 */
export type FixSafety = 'fix-all' | 'single' | 'offer';

/**
 * - `copy`: the damage happened after the telegram was sent, at a relay, in a scanner, or on a website. The
 *   preset `archive` shows it as a hint.
 * - `drafter`: the handbooks for drafters, 5 FAH-1 and 5 FAH-2, ask for it. The preset `drafting` shows it as a
 *   warning.
 */
export type Concern = 'copy' | 'drafter';

/** A rule's page of the manual, without its code, title, and severity. */
export interface Manual {
  /** What a finding means for the reader of the cable, in a sentence or two. */
  readonly meaning: string;
  /**
   * An invented cable with the fault, indented as its source is. Under the text, lines of carets name each place
   * and what is reported there. The tests run it: exactly these findings are reported.
   */
  readonly bad: string;
  /** The same cable without the fault. The tests run it: nothing is reported. */
  readonly good: string;
  /** Which cables are checked: `all`, or in words such as `1973 to 2010`. */
  readonly era: string;
  /** Why a sound cable is not reported. */
  readonly quiet: string;
  /** Where the rule comes from, or what it was counted in. */
  readonly source: string;
  /** How many of 6,807 real cables it was reported in; absent if that was not measured. */
  readonly hits?: number;
}

/** What a rule can look at: a kind of node, or the whole telegram. */
export interface SubjectByKind extends NodeByKind {
  readonly Telegram: Telegram;
}

export type SubjectKind = keyof SubjectByKind;

/**
 * A check of one kind of node. Rules judge only what was read, and compare only what is there on both sides: a
 * missing element is not an error, because most copies are extracts.
 */
export interface Rule<K extends SubjectKind = SubjectKind> {
  /** Stable name, by which users see it and turn it off. */
  readonly code: string;
  readonly severity: Severity;
  /** One line for the manual. */
  readonly title: string;
  /** Present if the rule has a fix. */
  readonly fix?: FixSafety;
  /** Whom the findings concern, if only one side; presets use it. */
  readonly concerns?: Concern;
  readonly manual: Manual;
  /** Whether it also judges telegrams of 1945 to 1966, which have none of the elements that the others judge. */
  readonly judgesPrinted?: true;
  /** VS Code's name of the encoding in which to reopen the file, if that is the remedy. */
  readonly reopenAs?: string;
  /** Judges the telegram by the other cables of the folder; without a folder it finds nothing. */
  readonly asksFolder?: true;
  /** The kind of node that `check` is called with: each one in the envelope and the header, or the whole. */
  readonly looksAt: K;
  check(subject: SubjectByKind[K], context: Context): void;
}

/** What rules ask about the telegram that they check, worked out once for all of them. */
export interface Context {
  readonly telegram: Telegram;
  /** The message that the node is in; the first one if the rule looks at the telegram. */
  readonly message: Message;
  /** Of the date-time group, else of the classification line. */
  readonly year: number | undefined;
  readonly dateTimeGroup: InMessage<DateTimeGroup> | undefined;
  /** Day of the date-time group, `2006-09-25`; `undefined` if there is none or it is impossible. */
  readonly dateSent: string | undefined;
  /** Post and serial number of the classification line or of a form. */
  readonly reference: InMessage<MessageReference> | undefined;
  readonly classification: InMessage<ClassificationLine | Banner> | undefined;
  /** Whether it is a SMART form or a formatted military message. */
  readonly isForm: boolean;
  /** Of all sections, in order. */
  readonly paragraphs: readonly InMessage<Paragraph>[];
  /** The other cables of the folder, if one is open. */
  readonly cables: KnownCables | undefined;
  report(finding: Finding): void;
}

/** A change to the text of one message. */
export interface Edit {
  readonly message: Message;
  readonly span: Span;
  readonly newText: string;
}

export interface Fix {
  /** What it does, in the imperative. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Another place of the telegram that bears on a finding. */
export interface RelatedPlace {
  readonly message: Message;
  readonly span: Span;
  readonly text: string;
}

/** What a rule reports about one place. */
export interface Finding {
  readonly message: Message;
  readonly span: Span;
  /** What is wrong, what was expected, and from where. */
  readonly text: string;
  /** Milder than the rule's, if the case is less certain or less serious. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** The text repeats what is said elsewhere; editors fade it. */
  readonly unnecessary?: boolean;
  readonly fix?: Fix;
}

export interface Problem extends Finding {
  readonly rule: Rule;
  /** The finding's own, else the rule's; a setting of the user overrides both. */
  readonly severity: Severity;
}
