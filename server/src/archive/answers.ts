import { placesOfCode } from '../features/navigation';
import type { ReferenceCard } from '../features/referenceCard';
import { post } from '../reference/posts';
import type { FilePlace } from '../reference/referenceNumbers';
import { parse } from '../syntax/document';
import type { ReadingState } from './archiveReader';
import type { CableIndex } from './cableIndex';
import { citingPlace, firstLines } from './excerpts';
import { partsOfId } from './ids';
import { otherWork } from './otherWork';
import { placeIn, placeOfRow, uriOfRow } from './places';
import { numbersOfThatWeek } from './series';

/** What answers about an archive need besides its index. */
export interface ArchiveTexts {
  readonly index: CableIndex;
  readonly state: ReadingState;
  /** The text of the file or of the row of a container; `undefined` where it can't be read. */
  textOf(row: number): Promise<string | undefined>;
}

/** Characters of the first lines of a cable. */
const MOST_OF_TEXT = 300;

/** What the archive has of a cable, for the hover on a reference to it. */
export async function referenceCard(
  { index, state, textOf }: ArchiveTexts,
  id: string,
  isGuess: boolean,
): Promise<ReferenceCard> {
  const rows = index.rowsWithId(id);
  const [row] = rows;
  const reading = state.phase === 'complete' ? undefined : { done: state.done, of: state.of };
  const common = { id, isGuess, citedBy: index.countCiting(id), ...(reading && { reading }) };
  if (row === undefined) {
    if (index.filesNamed(id).length > 0) return { ...common, found: { copies: index.filesNamed(id).length } };
    const { post: name, year, serial } = partsOfId(id);
    const nearby =
      name === undefined || year === undefined || serial === undefined
        ? undefined
        : numbersOfThatWeek(index, name, year, serial);
    return { ...common, ...(nearby && { nearby }) };
  }
  const cable = index.cable(row);
  const text = await textOf(row);
  const beginning = text === undefined ? undefined : firstLines(text, cable.lines, MOST_OF_TEXT);
  const { date, from, classification, subject } = cable;
  return {
    ...common,
    found: {
      copies: rows.length,
      ...(date !== undefined && { date }),
      ...(from !== undefined && { from }),
      ...(classification !== undefined && { classification }),
      ...(subject !== undefined && { subject }),
      ...(beginning !== undefined && { firstLines: beginning }),
    },
  };
}

/** A cable that cites another one. */
export interface CitingCable {
  readonly id?: string;
  readonly date?: string;
  readonly subject?: string;
  /** Where it cites it. */
  readonly place: FilePlace;
  /** The words around the citation; absent where only the list of references has it. */
  readonly sentence?: string;
  /** The year of the cited number is a guess. */
  readonly isGuess: boolean;
}

export interface CitedBy {
  /** All cables that cite it; copies count once. */
  readonly total: number;
  readonly cables: readonly CitingCable[];
}

/** The cables that cite a number, in the order of their dates, from `offset` on and no more than `most`. */
export async function citedBy(
  { index, textOf }: ArchiveTexts,
  id: string,
  offset: number,
  most: number,
): Promise<CitedBy> {
  const rows = withoutCopies(index, index.rowsCiting(id)).sort(
    (a, b) => timeOf(index, a) - timeOf(index, b) || a - b,
  );
  const cables = await Promise.all(
    rows.slice(offset, offset + most).map(async (row): Promise<CitingCable> => {
      const citation = index.citationsBy(row).find((each) => each.id === id);
      const text = await textOf(row);
      const found = text === undefined ? undefined : citingPlace(text, index.lines(row), `cable ${id}`);
      const place = found?.place ?? citation?.place ?? index.place(row);
      const [own, date, subject] = [index.id(row), index.date(row), index.subject(row)];
      return {
        ...(own !== undefined && { id: own }),
        ...(date !== undefined && { date }),
        ...(subject !== undefined && { subject }),
        place: placeIn(index, row, place),
        ...(found?.sentence && { sentence: found.sentence }),
        isGuess: citation?.yearFrom === 'guess',
      };
    }),
  );
  return { total: rows.length, cables };
}

const timeOf = (index: CableIndex, row: number) => index.minutes(row) ?? Number.MAX_SAFE_INTEGER;

/** The first row of each number. */
function withoutCopies(index: CableIndex, rows: readonly number[]): number[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const id = index.id(row);
    if (id === undefined) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

export interface CodePlaces {
  readonly places: readonly FilePlace[];
  /** Cables of the archive that have the code. */
  readonly cables: number;
  /** Whether all of them were looked through. */
  readonly complete: boolean;
}

/** So many cables are looked through for the places of a code. */
const MOST_CABLES = 2_000;

/**
 * Where the cables of an archive have a code, `tag PREL`, `indicator RUEHC`, `post BAKU` or `name DERSE`.
 *
 * @param without URI of a document whose places are known already
 */
export async function placesInArchive(
  { index, textOf }: ArchiveTexts,
  code: string,
  without: string,
  signal?: { readonly isCancellationRequested: boolean },
): Promise<CodePlaces> {
  const rows = rowsWithCode(index, code).filter((row) => uriOfRow(index, row) !== without);
  const places: FilePlace[] = [];
  let last: { readonly uri: string; readonly text: string | undefined } | undefined;
  for (const row of rows.slice(0, MOST_CABLES)) {
    if (signal?.isCancellationRequested) break;
    const uri = uriOfRow(index, row);
    const text = last?.uri === uri ? last.text : await textOf(row);
    last = { uri, text };
    if (text === undefined) continue;
    const [first, end] = index.lines(row);
    const found = placesOfCode(parse(text), code).filter(
      ({ range }) => range.start.line >= first - 1 && range.start.line < end,
    );
    places.push(...found.map(({ range }) => ({ uri, range })));
    // The index knows more forms of a name than the text shows at one place.
    if (found.length === 0) places.push(placeOfRow(index, row));
    await otherWork();
  }
  return { places, cables: rows.length, complete: rows.length <= MOST_CABLES };
}

/** Rows that have a code. */
export function rowsWithCode(index: CableIndex, code: string): number[] {
  const space = code.indexOf(' ');
  const [kind, value] = [code.slice(0, space), code.slice(space + 1)];
  const rows = [...index.rows()];
  switch (kind) {
    case 'tag': {
      const tag = index.tags.find(value);
      return tag < 0 ? [] : rows.filter((row) => index.hasTag(row, tag));
    }
    case 'indicator': {
      const has = new Set(numbersWhere(index.addressees.texts, (text) => text.startsWith(`${value}/`)));
      return rows.filter((row) => addresseesOf(index, row).some((number) => has.has(number)));
    }
    case 'post': {
      const sender = index.posts.find(value);
      const address = post(value)?.address;
      const has = new Set(
        address === undefined
          ? []
          : numbersWhere(index.addressees.texts, (text) =>
              text.slice(text.indexOf('/') + 1).startsWith(address),
            ),
      );
      return rows.filter(
        (row) =>
          (sender >= 0 && index.post(row) === sender) ||
          addresseesOf(index, row).some((number) => has.has(number)),
      );
    }
    case 'name': {
      const has = new Set(
        numbersWhere(
          index.names.texts,
          (text) => (text.toUpperCase().match(/[\p{L}'’-]+$/u)?.[0] ?? '') === value,
        ),
      );
      return rows.filter((row) => index.namesOf(row).some((number) => has.has(number)));
    }
    default:
      return [];
  }
}

function addresseesOf(index: CableIndex, row: number): number[] {
  return [...index.actionOf(row), ...index.infoOf(row), index.station(row)];
}

function numbersWhere(texts: readonly string[], matches: (text: string) => boolean): number[] {
  return texts.flatMap((text, number) => (matches(text) ? [number] : []));
}
