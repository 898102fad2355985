/** What the extension and the script of the view Cable say to each other. */

/** A fact with its values, as the view shows them: text, never markup. */
export interface FactRow {
  readonly label: string;
  readonly values: readonly FactValue[];
}

export interface FactValue {
  readonly value: string;
  readonly meaning?: string;
}

export interface ToCableView {
  readonly type: 'facts';
  readonly rows: readonly FactRow[];
  /** What is said where there are no rows. */
  readonly empty: string;
}

export type FromCableView =
  | { readonly type: 'ready' }
  /** The reader asks for the place of a value in the cable, by the numbers of its row and of the value. */
  | { readonly type: 'show'; readonly row: number; readonly value: number };
