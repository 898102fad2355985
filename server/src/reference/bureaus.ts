/** Symbols of the Department's bureaus and offices, and of agencies, as in passing instructions and distribution blocks. */
import text from '../../data/bureaus.tsv';
import { nearest } from './nearest';
import { filled, type Sourced, sourced, table, validity } from './tables';

export interface Bureau extends Sourced {
  /** `EUR`, `EUR/CARC`. */
  readonly symbol: string;
  readonly name: string;
  readonly kind: string;
  /** `1999-2005`, `2006-present`, `2000s`, `to 2000s`; from memory and approximate. */
  readonly years?: string;
  readonly detail?: string;
  /** Whether the years include the year asked for; absent where the table does not say. */
  readonly inUse?: boolean;
}

const rows = table(
  text,
  (cells): Bureau => ({
    symbol: cells('code'),
    name: cells('meaning'),
    kind: cells('kind'),
    ...filled({ detail: cells('detail') }),
    ...validity(cells),
    ...sourced(cells),
  }),
);

/** Agencies have symbols in distribution blocks that they have nowhere else: `CIAE`, `COME`. */
const IN_BLOCKS_ONLY = 'distribution symbol';

/** The office of a distribution block, `EUR` of `EUR-12`. Symbols lose their slashes there: SCRS is S/CRS. */
export function distributionOffice(symbol: string, year?: number): Bureau | undefined {
  const inBlocks = rows.rows(symbol).find(({ kind }) => kind === IN_BLOCKS_ONLY);
  if (inBlocks) return inBlocks;
  const split = symbol.replace(/^(?:S|G|M|E)(?=[A-Z]+$)/, (head) => `${head}/`).replace(/^S\/SO$/, 'S/S-O');
  return bureau(symbol, year) ?? bureau(split, year);
}

/** The year of most published cables. */
const USUAL_YEAR = 2006;

export function bureau(symbol: string, year?: number): Bureau | undefined {
  const offices = rows.rows(symbol).filter(({ kind }) => kind !== IN_BLOCKS_ONLY);
  const found = offices.map((row): Bureau => {
    const inUse = row.years !== undefined && year !== undefined ? includesYear(row.years, year) : undefined;
    return inUse === undefined ? row : { ...row, inUse };
  });
  // An office that changed its name has a row for each. A cable without a year is mostly of the 2000s.
  return (
    found.find(({ inUse }) => inUse) ??
    (year === undefined
      ? found.find(({ years }) => years !== undefined && includesYear(years, USUAL_YEAR))
      : undefined) ??
    found[0]
  );
}

/** Offices whose symbols are one letter away. */
export function bureausLike(symbol: string): readonly Bureau[] {
  return nearest(symbol, new Set(rows.column('code'))).flatMap((code) => bureau(code) ?? []);
}

/** The bureau of an office symbol, known or not: SCA for `SCA/ANS`. */
export function bureauOfOffice(symbol: string, year?: number): Bureau | undefined {
  for (let end = symbol.lastIndexOf('/'); end > 0; end = symbol.lastIndexOf('/', end - 1)) {
    const found = bureau(symbol.slice(0, end), year);
    if (found) return found;
  }
  return undefined;
}

/** Whether years as the table writes them include a year. Decades alone (`2000s`) only say when it was seen. */
function includesYear(years: string, year: number): boolean | undefined {
  const span = /^(\d{4})s?-(?:(\d{4})(s?)|present)/.exec(years);
  if (!span) return undefined;
  const [, from, to, decade] = span;
  const last = to === undefined ? Number.POSITIVE_INFINITY : Number(to) + (decade ? 9 : 0);
  return Number(from) <= year && year <= last;
}
