/** A code, and a cable in which its rule reports what the carets say, in any part of the message. */
export type Bad = readonly [code: string, marked: string];

/** A code, when its rule reports nothing, and a cable of which that is true. */
export type Quiet = readonly [code: string, when: string, text: string];

export interface Cases {
  readonly bad: readonly Bad[];
  readonly quiet: readonly Quiet[];
}
