import type { Message, Span, Telegram } from '../syntax/tree';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * How far a rule's fix may be trusted. A historian's file is evidence, so no fix runs by itself.
 *
 * - `fix-all`: changes nothing that the telegram said; may be applied to a whole file at once.
 * - `single`: right when the finding is; one at a time.
 * - `offer`: changes a number, a name or a classification that the original may have had; never preferred.
 */
export type FixSafety = 'fix-all' | 'single' | 'offer';

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
  check(telegram: Telegram, report: (finding: Finding) => void): void;
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
  readonly related?: readonly RelatedPlace[];
  /** The text says nothing that is not said elsewhere; editors fade it. */
  readonly unnecessary?: boolean;
  readonly fix?: Fix;
}

export interface Problem extends Finding {
  readonly rule: Rule;
}
