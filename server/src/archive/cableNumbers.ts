import {
  canonicalReference,
  type FilePlace,
  type KnownCables,
  type ReferenceParts,
} from '../reference/referenceNumbers';
import { rangeOf } from '../syntax/query/locate';
import { numbersIn, yearOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { CableDocument, Message, Span } from '../syntax/tree';
import { sameForm } from './addressesSeen';

/** The numbers of the cables of the workspace, and those that they refer to. Files are known by their URIs. */
export interface CableNumbers extends KnownCables {
  /** The cables of which the number or the subject has these words, in any case; no more than `most`. */
  search(words: string, most: number): readonly CableFound[];
  /** Puts the numbers of a file in the place of those that it had. */
  set(uri: string, cable: CableDocument): void;
  remove(uri: string): void;
}

export interface CableFound {
  readonly id: string;
  readonly subject?: string;
  readonly place: FilePlace;
}

/** Nothing is known at first. */
export function cableNumbers(): CableNumbers {
  const own = placesByNumber();
  const cited = placesByNumber();
  const subjects = new Map<string, string>();
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
          const own = found.own && { ...place(found.own), subject: subjectOf(message) };
          return { own, cited: found.cited.map(place) };
        });
      });
      // The sections of a telegram have one number, which counts where the first stands.
      const first = new Map(
        numbers.toReversed().flatMap((each) => (each.own ? [[each.own.id, each.own]] : [])),
      );
      own.set(uri, [...first.values()]);
      for (const { id, subject } of first.values()) if (subject) subjects.set(id, subject);
      cited.set(
        uri,
        numbers.flatMap((each) => each.cited),
      );
    },
    remove(uri) {
      own.set(uri, []);
      cited.set(uri, []);
    },
    search(words, most) {
      const wanted = words.toUpperCase();
      const found: CableFound[] = [];
      for (const [id, places] of own.all()) {
        const subject = subjects.get(id);
        if (!id.includes(wanted.replaceAll(' ', '')) && !subject?.toUpperCase().includes(wanted)) continue;
        for (const place of places) found.push({ id, place, ...(subject !== undefined && { subject }) });
        if (found.length >= most) break;
      }
      return found.slice(0, most);
    },
    withNumber: own.of,
    citing: cited.of,
    countOfSeries: own.countOfSeries,
  };
}

/** The lines of the subject as one. */
function subjectOf(message: Message): string | undefined {
  return message.header?.subject?.lines.map((line) => textOf(message, line)).join(' ');
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
    all: () => places.entries(),
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
