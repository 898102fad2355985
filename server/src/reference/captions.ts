/** Captions, channel and series indicators of the text header, and classification words (5 FAH-2 H-440). */
import text from '../../data/captions.tsv';
import { bureau } from './bureaus';
import { memo } from './memo';
import { nearest, only } from './nearest';
import { filled, isOfItsTime, type Sourced, sourced, table, validity } from './tables';

export interface Caption extends Sourced {
  readonly caption: string;
  /** `distribution caption`, `channel caption`, `series indicator` … */
  readonly type: string;
  readonly meaning: string;
  /** Where it appears in a cable. */
  readonly placement?: string;
  /** Captions that do not go with it. */
  readonly notUsedWith: readonly string[];
  /** `1970s-present`, `to 1995-10-01`. */
  readonly years?: string;
  readonly detail?: string;
}

const rows = table(
  text,
  (cells): Caption => ({
    caption: cells('code'),
    type: cells('kind'),
    meaning: cells('meaning'),
    notUsedWith: cells('not_used_with')
      .split('; ')
      .filter((other) => other !== ''),
    ...filled({ placement: cells('placement'), detail: cells('detail') }),
    ...validity(cells),
    ...sourced(cells),
  }),
  'captions',
);

/** @param words in capitals, blanks single */
export function caption(words: string): Caption | undefined {
  return rows.row(words);
}

const byLetters = memo(() => new Map(rows.column('code').map((code) => [code.replace(/ /g, ''), code])));

/** A caption whose letters are spaced, all or all but the last word, `C O R R E C T E D COPY`. */
export function spacedCaption(words: string): Caption | undefined {
  const code = /^(?:\S )+\S{1,40}$/.test(words) ? byLetters().get(words.replace(/ /g, '')) : undefined;
  return code === undefined ? undefined : caption(code);
}

/**
 * The captions that someone may write in a cable of that year: on distribution, channels, control and subjects,
 * not classifications, series or instructions.
 */
export function captionsToWrite(year?: number): readonly Caption[] {
  return rows
    .all()
    .filter(({ type, years }) => /caption$|^intelligence control$/.test(type) && isOfItsTime(years, year));
}

/** Captions one letter away. */
export function captionsLike(word: string): readonly Caption[] {
  return nearest(word, new Set(rows.column('code'))).flatMap((code) => caption(code) ?? []);
}

/** The captions that say how a telegram is to be handled, on a line of their own. */
const handling = [
  'EXDIS',
  'LIMDIS',
  'NODIS',
  'NOFORN',
  'ORCON',
  'SENSITIVE',
  'SIPDIS',
  'STADIS',
  'TERREP',
] as const;

export function isHandlingCaption(word: string): boolean {
  return handling.some((known) => known === word);
}

/** The handling caption meant by a word of a caption line: `SIPDIS` for `SIPDI`. Bureau symbols are not captions. */
export function likelyCaption(word: string): string | undefined {
  if (!/^[A-Z]{4,10}$/.test(word) || caption(word) || bureau(word)) return undefined;
  return only(nearest(word, handling));
}
