/** The file numbers of the Department's Central Files: classes, countries and subjects of their lists by date. */
import text from '../../data/central-files.tsv';
import { type Sourced, sourced, table } from './tables';

export interface FilePart extends Sourced {
  readonly code: string;
  readonly kind: 'class' | 'country' | 'subject';
  readonly meaning: string;
  /** Years of the list in which it has this meaning. */
  readonly from: number;
  readonly to: number;
}

const rows = table(
  text,
  (cells): FilePart => ({
    ...sourced(cells),
    code: cells('code'),
    kind: cells('kind') as FilePart['kind'],
    meaning: cells('meaning'),
    from: Number(cells('from')),
    to: Number(cells('to')),
  }),
);

/** What a part of a file number means in the list of a year; the lists were renumbered on January 1, 1950. */
export function filePart(code: string, kind: FilePart['kind'], year: number): FilePart | undefined {
  return rows.rows(code).find((row) => row.kind === kind && row.from <= year && year <= row.to);
}

/** A file number taken apart: class, one country or two, and what is after the point where it is no country. */
export interface FileParts {
  readonly class: string;
  readonly countries: readonly string[];
  readonly subject?: string;
}

/** Classes with two countries, in the list up to 1949 and in the one after it. */
const TWO_COUNTRIES = { earlier: '7', later: '6' };

/** `611.65` is class 6, countries 11 and 65; `891.00` class 8, country 91, subject .00. */
export function fileParts(file: string, year: number): FileParts | undefined {
  const match = /^(\d)(\d\d[A-Z]?)(?:\.(.{1,40}))?$/i.exec(file.trim());
  if (!match) return undefined;
  const [, number = '', country = '', rest] = match;
  const two = number === (year < 1950 ? TWO_COUNTRIES.earlier : TWO_COUNTRIES.later);
  const second = rest === undefined ? null : /^(\d\d[A-Z]?)(?:\b|$)/i.exec(rest);
  if (two && second && !rest?.startsWith('00'))
    return { class: number, countries: [country.toUpperCase(), (second[1] as string).toUpperCase()] };
  return {
    class: number,
    countries: [country.toUpperCase()],
    ...(rest !== undefined && { subject: `.${rest}` }),
  };
}
