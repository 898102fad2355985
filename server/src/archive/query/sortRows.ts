import { SEVERITIES, type SortColumn } from '../../protocol';
import type { CableIndex } from '../cableIndex';
import type { Dictionary } from '../columns';

/** Rows in the order of a column; those without a value come last, and equal ones in the order of their dates. */
export function sortRows(
  index: CableIndex,
  rows: readonly number[],
  column: SortColumn = 'date',
  descending = false,
): number[] {
  const keys = new Float64Array(index.rowEnd);
  const key = keyOf(index, rows, column);
  const dates = new Float64Array(index.rowEnd);
  const sign = descending ? -1 : 1;
  for (const row of rows) {
    const value = key(row);
    keys[row] = value === undefined ? Number.POSITIVE_INFINITY : sign * value;
    dates[row] = index.minutes(row) ?? Number.MAX_SAFE_INTEGER;
  }
  return Array.from(
    Uint32Array.from(rows).sort((a, b) => {
      const [x, y] = [keys[a] as number, keys[b] as number];
      if (x !== y) return x < y ? -1 : 1;
      return (dates[a] as number) - (dates[b] as number) || a - b;
    }),
  );
}

function keyOf(
  index: CableIndex,
  rows: readonly number[],
  column: SortColumn,
): (row: number) => number | undefined {
  switch (column) {
    case 'date':
      return (row) => index.minutes(row);
    case 'level':
      return (row) => index.level(row) || undefined;
    case 'post':
      return byRank(index.posts, (row) => index.post(row));
    case 'from':
      return byRank(index.addresses, (row) => index.from(row));
    case 'citedBy':
      return (row) => index.citedByCount(row);
    case 'problems':
      return (row) => severityWeight(index, row);
    case 'id': {
      const posts = byRank(index.posts, (row) => index.post(row));
      return (row) => {
        const post = posts(row);
        if (post === undefined) return undefined;
        return (index.year(row) * 100_000 + post) * 10_000_000 + index.serial(row);
      };
    }
    case 'subject':
      return byText(rows, (row) => index.subject(row));
    case 'file':
      return byText(rows, (row) => index.path(row));
  }
}

/** Rank of the text that a number stands for among all texts of the dictionary. */
function byRank({ texts }: Dictionary, number: (row: number) => number): (row: number) => number | undefined {
  const ranks = new Float64Array(texts.length);
  const order = texts.map((_, each) => each).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  for (const [rank, each] of order.entries()) ranks[each] = rank;
  return (row) => (number(row) < 0 ? undefined : ranks[number(row)]);
}

/** Rank of a text among those of the rows. */
function byText(
  rows: readonly number[],
  text: (row: number) => string | undefined,
): (row: number) => number | undefined {
  const texts = new Map(
    rows.flatMap((row): [number, string][] => {
      const written = text(row);
      return written === undefined ? [] : [[row, written.toUpperCase()]];
    }),
  );
  const order = [...texts].sort(([, a], [, b]) => compare(a, b));
  const ranks = new Map(order.map(([row], rank) => [row, rank]));
  return (row) => ranks.get(row);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Errors before warnings before the rest. */
function severityWeight(index: CableIndex, row: number): number {
  return SEVERITIES.reduce(
    (weight, _, severity) => weight + index.problems(row, severity) * 1000 ** severity,
    0,
  );
}
