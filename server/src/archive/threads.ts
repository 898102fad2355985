import type { CableIndex } from './cableIndex';

/** A cable of a thread. */
export interface ThreadMember {
  readonly id: string;
  /** A row with that number; absent where the cable is not in the archive. */
  readonly row?: number;
  /** Cables on the other side that are not shown. */
  readonly more: boolean;
}

/** What a cable answers: those that it cites, as far as they are earlier or their date is not known. */
export function answeredBy(index: CableIndex, id: string): ThreadMember[] {
  const ids = new Set(index.rowsWithId(id).flatMap((row) => index.idsCitedBy(row)));
  ids.delete(id);
  return members(index, [...ids], (each) =>
    index.rowsWithId(each).some((row) => index.idsCitedBy(row).length > 0),
  );
}

/** What answers a cable: those that cite it. */
export function answersTo(index: CableIndex, id: string): ThreadMember[] {
  const ids = new Set(index.rowsCiting(id).flatMap((row) => index.id(row) ?? []));
  ids.delete(id);
  return members(index, [...ids], (each) => index.countCiting(each) > 0);
}

function members(index: CableIndex, ids: readonly string[], more: (id: string) => boolean): ThreadMember[] {
  return ids
    .map((id) => {
      const [row] = index.rowsWithId(id);
      return { id, ...(row !== undefined && { row }), more: more(id) };
    })
    .sort((a, b) => timeOf(index, a) - timeOf(index, b) || (a.id < b.id ? -1 : 1));
}

const timeOf = (index: CableIndex, { row }: ThreadMember) =>
  (row === undefined ? undefined : index.minutes(row)) ?? Number.MAX_SAFE_INTEGER;
