import type { Span } from '../tree';

/**
 * Index of the first item for which `isBefore` no longer holds; the number of items where it holds for all. The
 * items are ordered so that it holds for none after the first for which it does not. Logarithmic.
 */
export function lowerBound<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last of the numbers, which rise, that is not above the value; -1 where all are. */
export function lastUpTo(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the first of the spans, which are in the order of the text, that begins at or after the offset. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  return lowerBound(spans, ({ start }) => start < offset);
}
