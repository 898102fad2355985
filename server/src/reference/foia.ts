/** Codes and stamps of released copies: FOIA exemptions, release decisions. No part of the telegram. */
import text from '../../data/foia-codes.tsv';
import { filled, type Sourced, sourced, table } from './tables';

export interface FoiaCode extends Sourced {
  readonly code: string;
  readonly kind: string;
  readonly meaning: string;
  /** `5 USC 552(b)(6)`. */
  readonly legalBasis?: string;
  readonly detail?: string;
}

const rows = table(
  text,
  (cells): FoiaCode => ({
    code: cells('code'),
    kind: cells('kind'),
    meaning: cells('meaning'),
    ...filled({ legalBasis: cells('legal_basis'), detail: cells('detail') }),
    ...sourced(cells),
  }),
);

export function foiaCode(code: string): FoiaCode | undefined {
  return rows.row(code);
}
