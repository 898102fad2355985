/** Nearness of words: the slips that a typist or a garbled line makes. */

/** Two neighbouring letters changed places: `RHEHNCS` for `RHEHNSC`. */
export function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = firstDifference(a, b);
  return (
    at < a.length - 1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

/** One letter of `whole` is missing in `part`: `CARACS` lost one of `CARACAS`. */
export function lost(part: string, whole: string): boolean {
  if (whole.length !== part.length + 1) return false;
  return whole.slice(firstDifference(part, whole) + 1) === part.slice(firstDifference(part, whole));
}

/** One letter changed, lost or added, or two neighbours swapped. Equal words are not one edit apart. */
export function oneEditApart(a: string, b: string): boolean {
  if (a.length !== b.length) return lost(a, b) || lost(b, a);
  const at = firstDifference(a, b);
  return at < a.length && (a.slice(at + 1) === b.slice(at + 1) || swapped(a, b));
}

/** How many letters must be changed, lost, added or swapped with a neighbour to make one word the other. */
export function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The candidates one edit away from the text, in their order. */
export function nearest(text: string, candidates: Iterable<string>): string[] {
  return [...candidates].filter((candidate) => oneEditApart(text, candidate));
}

/** The only one of the values, if it is one. */
export function only<Value>(values: readonly Value[]): Value | undefined {
  return values.length === 1 ? values[0] : undefined;
}

/** Index of the first letter that differs; the length of the shorter one where none does. */
function firstDifference(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a[at] === b[at]) at++;
  return at;
}
