/** What stands round the pieces of all files together. */
export interface OutputFrame {
  readonly before: string;
  readonly between: string;
  /** Behind the last of some pieces. */
  readonly after: string;
  /** Instead of all that, where there are no pieces. */
  readonly none: string;
}

/** Nothing round them. */
export const BARE: OutputFrame = { before: '', between: '', after: '', none: '' };
