/** What surrounds the pieces of all files together. */
export interface OutputFrame {
  readonly before: string;
  readonly between: string;
  /** After the last of some pieces. */
  readonly after: string;
  /** Instead of all that, where there are no pieces. */
  readonly none: string;
}

/** Nothing around the pieces. */
export const BARE: OutputFrame = { before: '', between: '', after: '', none: '' };
