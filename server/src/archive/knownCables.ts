import type { FilePlace, KnownCables } from '../reference/referenceNumbers';
import { uriIn } from './archiveReader';
import type { CableIndex } from './cableIndex';
import { placeIn, placeOfRow } from './places';

/** A cable that a search found. */
export interface CableFound {
  readonly id: string;
  readonly date?: string;
  readonly subject?: string;
  readonly place: FilePlace;
}

/** The cables of an index by their numbers, as rules and navigation ask for them. */
export interface IndexedCables extends KnownCables {
  /**
   * The cables that have all of these words in their number, post, date or subject, in any case; those whose number
   * is the words come first. No more than `most`.
   */
  search(words: string, most: number): readonly CableFound[];
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function knownCables(index: CableIndex): IndexedCables {
  return {
    withNumber(id) {
      const read = index.rowsWithId(id).map((row) => placeOfRow(index, row));
      const found = index
        .filesNamed(id)
        .map(({ folder, path }) => ({ uri: uriIn(folder, path), range: START }));
      return [...read, ...found];
    },
    citing: (id) => index.citationsOf(id).map(({ row, place }) => placeIn(index, row, place)),
    countOfSeries: (id) => index.countOfSeries(id.replace(/\d+$/, '')),
    search: (words, most) => search(index, words, most),
  };
}

function search(index: CableIndex, text: string, most: number): CableFound[] {
  const words = text
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const number = words.join('').replace(/(?<=[A-Z])0+(?=\d)/, '');
  const first: number[] = [];
  const others: number[] = [];
  for (let row = 0; row < index.rowEnd && first.length < most; row++) {
    if (!index.isLive(row)) continue;
    const id = index.id(row) ?? '';
    if (number !== '' && id.includes(number)) first.push(row);
    else if (others.length < most && matches(index, row, id, words)) others.push(row);
  }
  const found = [...first, ...others].slice(0, most).map((row): CableFound => {
    const [date, subject] = [index.date(row), index.subject(row)];
    return {
      id: index.id(row) ?? index.path(row),
      ...(date !== undefined && { date }),
      ...(subject !== undefined && { subject }),
      place: placeOfRow(index, row),
    };
  });
  for (const id of number === '' ? [] : index.namedIds()) {
    if (found.length >= most) break;
    if (!id.includes(number)) continue;
    for (const { folder, path } of index.filesNamed(id)) {
      found.push({ id, place: { uri: uriIn(folder, path), range: START } });
    }
  }
  return found;
}

function matches(index: CableIndex, row: number, id: string, words: readonly string[]): boolean {
  let subject: string | undefined;
  for (const word of words) {
    if (id.includes(word)) continue;
    subject ??= index.subject(row)?.toUpperCase() ?? '';
    if (subject.includes(word)) continue;
    if (/^\d{4}/.test(word) && index.date(row)?.startsWith(word)) continue;
    return false;
  }
  return true;
}
