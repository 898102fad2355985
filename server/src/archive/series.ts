import type { CableIndex } from './cableIndex';

/** A cable of a post's series: its number, row, and time in minutes since 1970, where it is known. */
interface Member {
  readonly serial: number;
  readonly row: number;
  readonly minutes: number | undefined;
}

/** The cables of a post and year in the order of their serial numbers; further copies are left out. */
export function seriesOf(index: CableIndex, post: string, year: number): readonly Member[] {
  const number = index.posts.find(post);
  const members = new Map<number, Member>();
  if (number < 0) return [];
  for (let row = 0; row < index.rowEnd; row++) {
    if (!index.isLive(row) || index.post(row) !== number || index.year(row) !== year) continue;
    const serial = index.serial(row);
    if (serial >= 0 && !members.has(serial))
      members.set(serial, { serial, row, minutes: index.minutes(row) });
  }
  return [...members.values()].sort((a, b) => a.serial - b.serial);
}

const WEEK = 7 * 24 * 60;

/**
 * The lowest and highest serial number of a post that were sent within the week around a number that is missing, as
 * the dates of its neighbors in the series tell; `undefined` where the archive has none.
 */
export function numbersOfThatWeek(
  index: CableIndex,
  post: string,
  year: number,
  serial: number,
): { readonly post: string; readonly from: number; readonly to: number } | undefined {
  const dated = seriesOf(index, post, year).filter(({ minutes }) => minutes !== undefined);
  const before = dated.findLast((member) => member.serial < serial);
  const after = dated.find((member) => member.serial > serial);
  const nearest = nearer(serial, before, after);
  if (!nearest) return undefined;
  const middle = before && after ? interpolated(serial, before, after) : (nearest.minutes as number);
  const near = dated.filter(({ minutes }) => Math.abs((minutes as number) - middle) <= WEEK / 2);
  const [first = nearest] = near;
  return { post, from: first.serial, to: (near.at(-1) ?? nearest).serial };
}

function nearer(serial: number, before: Member | undefined, after: Member | undefined): Member | undefined {
  if (!before || !after) return before ?? after;
  return serial - before.serial <= after.serial - serial ? before : after;
}

/** Minutes since 1970 at which a number between two others was sent, as if numbers were given evenly. */
function interpolated(serial: number, before: Member, after: Member): number {
  const share = (serial - before.serial) / (after.serial - before.serial);
  return (before.minutes as number) + share * ((after.minutes as number) - (before.minutes as number));
}

/** Numbers from the lowest to the highest that are there or missing, in a row. */
export interface SerialRange {
  readonly from: number;
  readonly to: number;
}

export interface SeriesSummary {
  readonly post: string;
  readonly year: number;
  /** Cables of the series that are there. */
  readonly count: number;
  readonly first: number;
  readonly last: number;
  readonly present: readonly SerialRange[];
  /** Between the first and the last. */
  readonly missing: readonly SerialRange[];
}

/** Which numbers of each post and year are there, in the order of posts and years. */
export function seriesSummaries(index: CableIndex, rows: Iterable<number>): SeriesSummary[] {
  const series = new Map<string, { post: string; year: number; serials: Set<number> }>();
  for (const row of rows) {
    const [post, year, serial] = [index.post(row), index.year(row), index.serial(row)];
    if (post < 0 || year === 0 || serial < 0) continue;
    const key = `${post} ${year}`;
    const entry = series.get(key) ?? { post: index.posts.text(post), year, serials: new Set() };
    series.set(key, entry);
    entry.serials.add(serial);
  }
  return [...series.values()]
    .map(({ post, year, serials }) => {
      const ordered = [...serials].sort((a, b) => a - b);
      const present = rangesOf(ordered);
      const missing = present.slice(1).map((range, number) => ({
        from: (present[number]?.to ?? 0) + 1,
        to: range.from - 1,
      }));
      return {
        post,
        year,
        count: ordered.length,
        first: ordered[0] ?? 0,
        last: ordered.at(-1) ?? 0,
        present,
        missing,
      };
    })
    .sort((a, b) => (a.post < b.post ? -1 : a.post > b.post ? 1 : a.year - b.year));
}

function rangesOf(ordered: readonly number[]): SerialRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const serial of ordered) {
    const last = ranges.at(-1);
    if (last && serial === last.to + 1) last.to = serial;
    else ranges.push({ from: serial, to: serial });
  }
  return ranges;
}

/** Cables that are cited but not there, those that most cables cite first. */
export function missingCables(index: CableIndex): { readonly id: string; readonly cables: number }[] {
  const missing: { id: string; cables: number }[] = [];
  for (const [id, cables] of index.citedIds()) {
    if (index.rowsWithId(id).length === 0 && index.filesNamed(id).length === 0) missing.push({ id, cables });
  }
  return missing.sort((a, b) => b.cables - a.cables || (a.id < b.id ? -1 : 1));
}

/** Several copies of one cable: rows with the same number, or with the same words where they have none. */
export interface Copies {
  readonly id?: string;
  readonly rows: readonly number[];
  /** Whether all have the same words. */
  readonly sameWords: boolean;
}

export function copiesIn(index: CableIndex): Copies[] {
  const groups = new Map<string, number[]>();
  for (const row of index.rows()) {
    const key = index.id(row) ?? `#${index.hash(row)}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups]
    .filter(([, rows]) => rows.length > 1)
    .map(([key, rows]) => ({
      ...(!key.startsWith('#') && { id: key }),
      rows,
      sameWords: new Set(rows.map((row) => index.hash(row))).size === 1,
    }));
}
