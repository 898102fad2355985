import type { ClassificationLevel } from '../../syntax/tree';

/** What a release did to a cable. All strings are plain text; lines are those of the document, from 1. */
export interface ReleaseReview {
  /** Message reference number. */
  readonly number?: string;
  /** As the cable was classified. */
  readonly level?: ClassificationLevel;
  /** As what it was released. */
  readonly releasedLevel?: ClassificationLevel;
  readonly extent?: 'full' | 'part' | 'none';
  readonly case?: string;
  readonly document?: string;
  /** ISO 8601. */
  readonly date?: string;
  readonly authority?: string;
  readonly exemptions: readonly ExemptionUse[];
  readonly withheld: readonly WithheldPassage[];
  /** The declassification instruction and what it means. */
  readonly declassification?: string;
  readonly findings: readonly ReleaseFinding[];
}

/** An exemption and where it is claimed. */
export interface ExemptionUse {
  readonly code: string;
  /** Absent where no table has the code. */
  readonly meaning?: string;
  readonly legalBasis?: string;
  readonly lines: readonly number[];
}

/** Words that were taken out. */
export interface WithheldPassage {
  readonly line: number;
  /** True number of the paragraph. */
  readonly paragraph?: number;
  /** The mark in their place, as written. */
  readonly mark: string;
  /** Characters of the mark, where it shows how long the words were. */
  readonly length?: number;
}

export interface ReleaseFinding {
  readonly kind: 'legible elsewhere' | 'words in the mark' | 'unknown exemption' | 'personal data';
  readonly line: number;
  readonly message: string;
}
