import type { CableIdentity } from '../output/identities';

/** Numbers that are added up over all texts of a run, by what they count. */
export type Counts = Readonly<Record<string, number>>;

/** What a command has to say of one text. */
export interface Findings {
  /** For standard output. */
  readonly pieces: readonly string[];
  /** Whether the status is to be 0. */
  readonly good: boolean;
  /** For standard error. */
  readonly complaints?: readonly string[];
  readonly counts?: Counts;
  /** The cables of the text, where further copies of a cable are to be found. */
  readonly cables?: readonly CableIdentity[];
  /** The rows of each table, column by column, for each of the cables. */
  readonly rows?: readonly CableRows[];
}

/** The rows that a cable gives in the tables of a run, in their order: a list of columns for each table. */
export type CableRows = readonly (readonly (readonly unknown[])[])[];

/** Adds counts to others. */
export function addCounts(sums: Record<string, number>, counts: Counts): void {
  for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
}
