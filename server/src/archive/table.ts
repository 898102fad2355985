import type {
  CableRow,
  CablesPage,
  CablesParams,
  GapsAnswer,
  ThreadAnswer,
  ThreadParams,
  Timeline,
} from '../protocol';
import type { CableIndex } from './cableIndex';
import { placeOfRow, uriOfRow } from './places';
import { findRows } from './query/findRows';
import { parseQuery } from './query/parseQuery';
import { sortRows } from './query/sortRows';
import { copiesIn, missingCables, seriesSummaries } from './series';
import { answeredBy, answersTo } from './threads';

/** The answer to a query that was asked last, so that the pages of a table cost one search. */
export interface TableOfCables {
  page(params: CablesParams): Omit<CablesPage, 'reading'>;
  timeline(query: string, ids?: readonly string[]): Timeline;
}

export function tableOfCables(index: () => CableIndex): TableOfCables {
  let asked = '';
  let rows: readonly number[] = [];

  function found({ query, ids, sort }: Pick<CablesParams, 'query' | 'ids' | 'sort'>): readonly number[] {
    const current = index();
    const key = JSON.stringify([current.version, query, ids, sort]);
    if (key !== asked) {
      rows = sortRows(current, rowsOf(current, query, ids), sort?.column, sort?.descending);
      asked = key;
    }
    return rows;
  }

  return {
    page(params) {
      const all = found(params);
      const some = all.slice(params.offset, params.offset + params.limit);
      return {
        total: all.length,
        rows: some.map((row) => cableRow(index(), row)),
        faults: parseQuery(params.query).faults,
      };
    },
    timeline: (query, ids) => timelineOf(index(), rowsOf(index(), query, ids)),
  };
}

/** Rows that a query finds, among those with some numbers where these are given. */
export function rowsOf(index: CableIndex, query: string, ids?: readonly string[]): number[] {
  const { terms } = parseQuery(query);
  const rows = findRows(index, terms);
  if (!ids) return rows;
  const wanted = new Set(ids);
  return rows.filter((row) => wanted.has(index.id(row) ?? ''));
}

export function cableRow(index: CableIndex, row: number): CableRow {
  const {
    id,
    date,
    post,
    from,
    classification,
    release,
    subject,
    captions,
    tags,
    action,
    info,
    names,
    problems,
  } = index.cable(row);
  const container = index.rowInContainer(row);
  return {
    ...(id !== undefined && { id }),
    ...(date !== undefined && { date }),
    ...(post !== undefined && { post }),
    ...(from !== undefined && { from }),
    ...(classification !== undefined && { classification }),
    ...(release !== undefined && { release }),
    ...(subject !== undefined && { subject }),
    captions,
    tags,
    action,
    info,
    names,
    citedBy: index.citedByCount(row),
    problems,
    file: container > 0 ? `${index.path(row)}#${container}` : index.path(row),
    ...placeOfRow(index, row),
  };
}

function timelineOf(index: CableIndex, rows: readonly number[]): Timeline {
  const counts = new Map<number, number>();
  let undated = 0;
  for (const row of rows) {
    const minutes = index.minutes(row);
    if (minutes === undefined) {
      undated++;
      continue;
    }
    const date = new Date(minutes * 60_000);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  if (counts.size === 0) return { months: [], counts: [], undated };
  const all = [...counts.keys()].sort((a, b) => a - b);
  const [first = 0, last = 0] = [all[0], all.at(-1)];
  const months = Array.from({ length: last - first + 1 }, (_, number) => first + number);
  return {
    months: months.map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`),
    counts: months.map((month) => counts.get(month) ?? 0),
    undated,
  };
}

export function thread(index: CableIndex, { id, side }: ThreadParams): Omit<ThreadAnswer, 'reading'> {
  const members = side === 'answers' ? answersTo(index, id) : answeredBy(index, id);
  return {
    cables: members.map(({ id: each, row, more }) => {
      const [date, subject] = row === undefined ? [] : [index.date(row), index.subject(row)];
      return {
        id: each,
        ...(date !== undefined && { date }),
        ...(subject !== undefined && { subject }),
        ...(row !== undefined && { place: placeOfRow(index, row) }),
        more,
      };
    }),
  };
}

/** More missing cables and copies are counted, not listed. */
const MOST_LISTED = 1_000;

export function gaps(index: CableIndex, query: string): Omit<GapsAnswer, 'reading'> {
  const missing = missingCables(index);
  return {
    missing: missing.slice(0, MOST_LISTED),
    missingTotal: missing.length,
    series: seriesSummaries(index, rowsOf(index, query)).map(
      ({ present: _, ...summary }): GapsAnswer['series'][number] => summary,
    ),
    copies: copiesIn(index)
      .slice(0, MOST_LISTED)
      .map(({ id, rows, sameWords }) => ({
        ...(id !== undefined && { id }),
        uris: rows.map((row) => uriOfRow(index, row)),
        sameWords,
      })),
  };
}
