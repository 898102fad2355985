import type { YearFrom } from '../../reference/referenceYears';
import type { Severity } from '../../rules/rule';
import type { ClassificationLevel } from '../../syntax/tree';
import type { IdentitySource } from '../identity';

/**
 * What a cable says, as data. The keys always stand in this order; one whose element is absent or cannot be
 * read is left out. `server/schema/cable-record.schema.json` is its schema.
 */
export interface CableRecord {
  /** The path as given. */
  readonly file: string;
  /** The row of the table that the file is, from 1; lines are those of its text. */
  readonly row?: number;
  /** First and last line of the cable in the file, from 1. */
  readonly lines: readonly [number, number];
  /** Message reference number in its one form, `06BAKU1398`. */
  readonly id?: string;
  /** Where the id was read; the weakest line that was needed. Absent without `id`. */
  readonly idFrom?: IdentitySource;
  /** The parts of the number; the year has four digits. */
  readonly year?: number;
  /** As in the table of posts. */
  readonly post?: string;
  readonly serial?: number;
  /** ISO 8601, UTC, to the minute; a date alone where no time is known. */
  readonly date?: string;
  /** In words, action then information. */
  readonly precedence?: readonly string[];
  readonly transmission?: TransmissionRecord;
  readonly from?: string;
  readonly action?: readonly AddresseeRecord[];
  readonly info?: readonly AddresseeRecord[];
  readonly exempt?: readonly AddresseeRecord[];
  /** What a release put on the copy; never what the cable says of itself. */
  readonly release?: ReleaseRecord;
  readonly classification?: ClassificationLevel;
  /** Number and total of the first message. */
  readonly section?: readonly [number, number];
  readonly captions?: readonly string[];
  readonly passing?: string;
  readonly executiveOrder?: ExecutiveOrderRecord;
  readonly tags?: readonly string[];
  /** The tags in one form: slips corrected, glued codes apart, people as `SURNAME, GIVEN NAMES`. */
  readonly tagsCanonical?: readonly string[];
  readonly subject?: string;
  /** The subject's own portion mark, without brackets. */
  readonly subjectPortion?: string;
  readonly references?: readonly ReferenceRecord[];
  readonly classifiedBy?: ClassifiedByRecord;
  readonly summary?: string;
  readonly paragraphs?: readonly ParagraphRecord[];
  readonly signature?: readonly string[];
  readonly problems?: readonly ProblemRecord[];
}

/** Who released the copy, how much of it, and what was withheld. */
export interface ReleaseRecord {
  /** `F-2014-20439`. */
  readonly case?: string;
  /** `C05771875`. */
  readonly document?: string;
  /** ISO 8601. */
  readonly date?: string;
  /** As what it was released. */
  readonly level?: ClassificationLevel;
  readonly extent?: 'full' | 'part' | 'none';
  /** `B6`, `1.4(D)`. */
  readonly exemptions?: readonly string[];
  readonly authority?: string;
}

/** Format lines 1 to 4 of the first message. */
export interface TransmissionRecord {
  readonly identifier?: string;
  readonly routing?: { readonly precedence?: string; readonly indicators: readonly string[] };
  /** Routing indicator of the station. */
  readonly from?: string;
  readonly serial?: number;
  readonly part?: number;
  /** ISO 8601, UTC. */
  readonly filed?: string;
  readonly security?: string;
}

export interface AddresseeRecord {
  readonly indicator?: string;
  readonly address?: string;
  readonly precedence?: string;
  /** Message continuity number, as written. */
  readonly number?: string;
}

export interface ExecutiveOrderRecord {
  readonly number: string;
  readonly text?: string;
  /** ISO 8601. */
  readonly declassify?: string;
}

export interface ParagraphRecord {
  /** The true number, where a copy has damaged it. */
  readonly number?: number;
  /** Without brackets. */
  readonly portion?: string;
  /** The heading above it. */
  readonly heading?: string;
  readonly lines: readonly [number, number];
  /** On request: the paragraph's own words without number and mark, lines joined, page furniture left out. */
  readonly text?: string;
}

export interface ProblemRecord {
  readonly code: string;
  readonly severity: Severity;
  /** From 1, in the file; columns are UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ReferenceRecord {
  /** `A` */
  readonly letter?: string;
  /** Message reference number, for cables. */
  readonly id?: string;
  readonly kind: 'cable' | 'email' | 'telcon' | 'report' | 'airgram' | 'other';
  /** As written. */
  readonly text: string;
  /** Where the year of `id` was read; a guess is marked. Absent without a year. */
  readonly yearFrom?: YearFrom;
}

/** Who classified the cable, why, and the words that say it. */
export interface ClassifiedByRecord {
  readonly name?: string;
  readonly title?: string;
  /** `1.4(b)`, in the order of the text. */
  readonly reasons?: readonly string[];
  /** After `Classified By:`. */
  readonly text: string;
}
