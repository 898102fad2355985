import {
  type CablesAtHand,
  canonicalReference,
  type FilePlace,
  type ReferenceParts,
} from '../reference/referenceNumbers';
import { rangeOf } from '../syntax/place';
import { numbersIn, yearOf } from '../syntax/telegram';
import type { CableDocument, Span } from '../syntax/tree';
import { sameForm } from './addressesSeen';

/** The numbers of the cables of the workspace, and those that they refer to. Files are known by their URIs. */
export interface CableNumbers extends CablesAtHand {
  /** Puts the numbers of a file in the place of those that it had. */
  set(uri: string, cable: CableDocument): void;
  remove(uri: string): void;
}

/** Nothing is known at first. */
export function cableNumbers(): CableNumbers {
  const own = placesByNumber();
  const cited = placesByNumber();
  return {
    set(uri, cable) {
      const numbers = cable.telegrams.flatMap((telegram) => {
        const year = yearOf(telegram);
        return telegram.messages.map((message) => {
          const found = numbersIn(message);
          const place = (number: ReferenceParts & Span): NumberAt => ({
            id: canonicalReference(number, year).id,
            place: { uri, range: rangeOf(message, number) },
          });
          return { own: found.own && place(found.own), cited: found.cited.map(place) };
        });
      });
      // The sections of a telegram have one number, which counts where the first stands.
      const first = new Map(
        numbers.toReversed().flatMap((each) => (each.own ? [[each.own.id, each.own]] : [])),
      );
      own.set(uri, [...first.values()]);
      cited.set(
        uri,
        numbers.flatMap((each) => each.cited),
      );
    },
    remove(uri) {
      own.set(uri, []);
      cited.set(uri, []);
    },
    withNumber: own.of,
    citing: cited.of,
    countOfSeries: own.countOfSeries,
  };
}

interface NumberAt {
  readonly id: string;
  readonly place: FilePlace;
}

/** Year and post of a number, `06BAKU`. */
const seriesOf = (number: string) => number.replace(/\d+$/, '');

/** Places in files by the numbers that stand there. */
function placesByNumber() {
  const places = new Map<string, readonly FilePlace[]>();
  const numbersByFile = new Map<string, readonly string[]>();
  const series = new Map<string, number>();
  const count = (number: string, change: 1 | -1) => {
    const name = seriesOf(number);
    series.set(name, (series.get(name) ?? 0) + change);
  };
  return {
    of: (number: string) => places.get(number) ?? [],
    countOfSeries: (number: string) => series.get(seriesOf(number)) ?? 0,
    set(uri: string, found: readonly NumberAt[]): void {
      const file = sameForm(uri);
      for (const number of numbersByFile.get(file) ?? []) {
        const others = (places.get(number) ?? []).filter((place) => sameForm(place.uri) !== file);
        if (others.length > 0) places.set(number, others);
        else {
          places.delete(number);
          count(number, -1);
        }
      }
      if (found.length > 0) numbersByFile.set(file, [...new Set(found.map(({ id }) => id))]);
      else numbersByFile.delete(file);
      for (const { id, place } of found) {
        const others = places.get(id);
        if (!others) count(id, 1);
        places.set(id, [...(others ?? []), place]);
      }
    },
  };
}
