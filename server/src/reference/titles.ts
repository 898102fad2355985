/** Words of the titles and offices of those who classify cables: what is no part of a name. */
import text from '../../data/title-words.tsv';
import { memo } from './memo';
import { lost, oneEditApart } from './nearest';
import { groupBy, type Sourced, sourced, table } from './tables';
import { abbreviation } from './vocabulary';

interface TitleWord extends Sourced {
  readonly word: string;
}

const rows = table(text, (cells): TitleWord => ({ word: cells('code'), ...sourced(cells) }));
const byLength = memo(() => groupBy(rows.all(), ({ word }) => String(word.length)));

/** Slips in short words make other words; in long ones they are slips. */
const LONG = 7;

/**
 * Whether a word is one of a title or an office, be it misspelled by a letter.
 *
 * @param word in capitals
 */
export const isTitleWord = memo((word: string): boolean => {
  if (rows.row(word) || abbreviation(word)?.kind === 'person') return true;
  if (word.length < 4) return false;
  for (const length of [word.length - 1, word.length, word.length + 1]) {
    for (const title of byLength().get(String(length)) ?? []) {
      if (word.length >= LONG ? oneEditApart(word, title.word) : lost(word, title.word)) return true;
    }
  }
  return false;
});
