import type { ClassificationLevel } from '../../syntax/tree';
import type { Normalization } from './passages';

/** What matters between two copies of a cable. All strings are plain text. */
export interface Comparison {
  /** Message reference number of each copy, where it has one. */
  readonly numbers: readonly [string | undefined, string | undefined];
  /** Whether both copies are of the same cable, as far as their numbers say. */
  readonly sameCable: boolean;
  readonly changes: readonly Change[];
  /** The normalized texts, for a diff editor. */
  readonly texts: readonly [string, string];
}

export type Change =
  | {
      readonly kind: 'classification';
      readonly left?: ClassificationLevel;
      readonly right?: ClassificationLevel;
    }
  /** Items that only one copy has. */
  | {
      readonly kind: 'captions' | 'tags' | 'addressees' | 'exemptions';
      readonly onlyLeft: readonly string[];
      readonly onlyRight: readonly string[];
    }
  | WordsChange
  /** A kind of damage that one copy has and the other has not. */
  | { readonly kind: 'damage'; readonly in: 'left' | 'right'; readonly code: string; readonly count: number };

/** Words of a passage that differ. */
export interface WordsChange {
  readonly kind: 'words';
  /** `paragraph 7`; the passage's name in both copies. */
  readonly passage: string;
  /** `restored`: the left copy withholds what the right one has; `withheld`: the other way round. */
  readonly nature: 'restored' | 'withheld' | 'changed' | 'only left' | 'only right';
  readonly parts: readonly { readonly text: string; readonly in: 'both' | 'left' | 'right' }[];
}

export interface CompareOptions {
  /** Which differences of layout are ignored; all of them where this is absent. */
  readonly normalize?: readonly Normalization[];
}
