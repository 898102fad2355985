/** Headings and marks that divide the text of a cable: SUMMARY, COMMENT, BEGIN TEXT, ACTION REQUEST. */
import text from '../../data/section-headings.tsv';
import { filled, type Sourced, sourced, table } from './tables';

export interface SectionHeading extends Sourced {
  readonly heading: string;
  readonly kind: string;
  readonly meaning: string;
  /** The words that close the part, `END SUMMARY`. */
  readonly closingForm?: string;
}

const rows = table(
  text,
  (cells): SectionHeading => ({
    heading: cells('code'),
    kind: cells('kind'),
    meaning: cells('meaning'),
    ...filled({ closingForm: cells('closing_form') }),
    ...sourced(cells),
  }),
);

/** All of them, in the order of the table. */
export function sectionHeadings(): readonly SectionHeading[] {
  return rows.all();
}

/** @param heading as written, in any case, with or without a colon or stop at its end */
export function sectionHeading(heading: string): SectionHeading | undefined {
  const words = heading.toUpperCase().trim().replace(/\s+/g, ' ');
  return rows.row(words.replace(/[ :.-]{1,8}$/, ''));
}
