/** Abbreviations in the running text of cables: POLOFF, DCM, REFTEL, GOAJ. */
import text from '../../data/vocabulary.tsv';
import { nearest } from './nearest';
import { type Sourced, sourced, table } from './tables';

export interface Abbreviation extends Sourced {
  readonly abbreviation: string;
  readonly expansion: string;
  readonly kind: string;
}

const rows = table(
  text,
  (cells): Abbreviation => ({
    abbreviation: cells('code'),
    expansion: cells('meaning'),
    kind: cells('kind'),
    ...sourced(cells),
  }),
  'vocabulary',
);

/** @param word in capitals, as in the table: `POLOFF`, `A/S`, `AD REF` */
export function abbreviation(word: string): Abbreviation | undefined {
  return rows.row(word);
}

/** Abbreviations one letter away. */
export function abbreviationsLike(word: string): readonly Abbreviation[] {
  return nearest(word, new Set(rows.column('code'))).flatMap((code) => abbreviation(code) ?? []);
}
