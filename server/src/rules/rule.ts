import type { Severity } from '../protocol';
import type { KnownCables } from '../reference/referenceNumbers';
import type { Message, Span, Telegram } from '../syntax/tree';

export type { Severity };

/**
 * How far a rule's fix may be trusted. A historian's file is evidence, so no fix runs by itself.
 *
 * - `fix-all`: changes nothing that the telegram said; may be applied to a whole file at once.
 * - `single`: right when the finding is; one at a time.
 * - `offer`: changes a number, a name or a classification that the original may have had; never preferred.
 */
export type FixSafety = 'fix-all' | 'single' | 'offer';

/**
 * - `copy`: the damage came after the telegram was sent, by relays, scanners or web sites. A hint to those who
 *   read archives (preset `archive`).
 * - `drafter`: a rule of the handbooks for those who write, 5 FAH-1 and 5 FAH-2. A warning to them (preset
 *   `drafting`).
 */
export type Concern = 'copy' | 'drafter';

/** What the manual says of a rule besides its code, title and severity. Examples are invented. */
export interface Manual {
  /** What a finding means for the reader of the cable, in a sentence or two. */
  readonly meaning: string;
  /** Lines of a cable with the fault. */
  readonly bad: string;
  /** The same lines as they should be. */
  readonly good: string;
  /** When it is looked for: `all`, or in words, as `1973 to 2010`, `telegraphic format of 2000 to 2010`. */
  readonly era: string;
  /** Why a sound cable does not set it off. */
  readonly quiet: string;
  /** Where the rule was read, or what it was counted in. */
  readonly source: string;
  /** In so many of 6 807 real cables it was found; absent where that was not measured. */
  readonly hits?: number;
}

/**
 * A check of one telegram. Rules judge only what could be read, and compare only what both stand there:
 * the absence of an element is no error, since most copies are extracts.
 */
export interface Rule {
  /** Stable name, as users see it and switch it off by. */
  readonly code: string;
  readonly severity: Severity;
  /** One line for the manual. */
  readonly title: string;
  /** Present where the rule has a fix. */
  readonly fix?: FixSafety;
  /** Whom a finding concerns, where it is one side alone; presets go by it. */
  readonly concerns?: Concern;
  /** The rule's page of the manual. */
  readonly manual?: Manual;
  /** VS Code's name of the encoding in which the file is to be opened again, where that is the remedy. */
  readonly reopenAs?: string;
  /** It judges the telegram among the other cables of the folder; without a folder it finds nothing. */
  readonly asksFolder?: true;
  check(telegram: Telegram, report: (finding: Finding) => void, cables?: KnownCables): void;
}

/** A change of the text of one message. */
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

/** What a rule has to say of one place. */
export interface Finding {
  readonly message: Message;
  readonly span: Span;
  /** One sentence: what is wrong, what was expected, and from where. */
  readonly text: string;
  /** Milder than the rule's, for a case that is less sure or less grave. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** The text says nothing that is not said elsewhere; editors fade it. */
  readonly unnecessary?: boolean;
  readonly fix?: Fix;
}

export interface Problem extends Finding {
  readonly rule: Rule;
  /** The finding's own, else the rule's; where the user says otherwise, that. */
  readonly severity: Severity;
}
