/** TAGS: subject, geographic, program and organization codes of the TAGS line (5 FAH-3). */

import geographicText from '../../data/tags-geographic.tsv';
import geographic2024Text from '../../data/tags-geographic-2024.tsv';
import organizationText from '../../data/tags-organization.tsv';
import programText from '../../data/tags-program.tsv';
import subjectText from '../../data/tags-subject.tsv';
import { bureau } from './bureaus';
import { memo } from './memo';
import { nearest } from './nearest';
import {
  type Cells,
  filled,
  filledNumbers,
  isOfItsTime,
  type Sourced,
  sourced,
  type Table,
  table,
  validity,
} from './tables';
import { abbreviation } from './vocabulary';

export type TagList = 'subject' | 'geographic' | 'program' | 'organization';

/**
 * - `current`: in a handbook list of the Department; nothing says that it went out of use before 2010
 * - `retired`: went out of use
 * - `nonstandard`: understood, but another code is the standard one (`RU` for `RS` before 2024)
 * - `misspelling`: (probably) a slip for `useInstead`
 * - `unverified`: met in cables, in no handbook list
 */
export type TagStatus = 'current' | 'retired' | 'nonstandard' | 'misspelling' | 'unverified';

export interface Tag extends Sourced {
  readonly code: string;
  /** Absent where no name is known. */
  readonly name?: string;
  readonly list: TagList;
  /** Subject: `Political`, `Economic` …; geographic: `country or territory`, `region` …; others: kind of list. */
  readonly group?: string;
  readonly definition?: string;
  readonly status: TagStatus;
  /** How it was at first: its title of 1974, or that it was in the list then. */
  readonly history?: string;
  /** Years of use, where the table has them: `1970s-1979`. */
  readonly years?: string;
  /** Last year of use of a retired tag. */
  readonly lastYear?: number;
  /** The right code for a nonstandard or misspelled one; the successor of a retired one if it is one code. */
  readonly useInstead?: string;
  /** Surveyed cables in which it was seen. */
  readonly cables?: number;
  /** ISO 3166 alpha-2. */
  readonly iso?: string;
  /** Which of the two geographic lists. */
  readonly edition?: 'to 2010' | '2024';
}

const reader =
  (list: TagList, edition?: 'to 2010' | '2024') =>
  (cells: Cells): Tag => ({
    code: cells('code'),
    list,
    ...(edition && { edition }),
    status: cells('status') as TagStatus,
    ...filled({
      name: cells('meaning'),
      group: cells('kind'),
      definition: cells('detail'),
      history: cells('history'),
      useInstead: cells('use_instead'),
      iso: cells('iso'),
    }),
    ...validity(cells),
    ...filledNumbers({
      cables: cells('cables'),
      lastYear: lastYearIn(cells('to')),
    }),
    ...sourced(cells),
  });

/** Four digits: `1990` for 1990, `1989` for 1980s. */
function lastYearIn(to: string): string {
  const [, year = '', decade] = /^(\d{4})(s?)/.exec(to) ?? [];
  return decade ? String(Number(year) + 9) : year;
}

const LISTS: readonly string[] = ['subject', 'geographic', 'program', 'organization'] satisfies TagList[];

/** The user's own: `kind` is one of the four lists, or else a group of subjects. */
const own = table(
  '',
  (cells): Tag => {
    const list = LISTS.find((each) => each === cells('kind')) as TagList | undefined;
    return { ...reader(list ?? 'subject')(cells), status: (cells('status') || 'current') as TagStatus };
  },
  'tags',
);

const subjects = table(subjectText, reader('subject'));
const programs = table(programText, reader('program'));
const organizations = table(organizationText, reader('organization'));
const geographic = table(geographicText, reader('geographic', 'to 2010'));
const geographic2024 = table(geographic2024Text, reader('geographic', '2024'));

/** The 2024 list was in force by March 2024; cables of 2010 still use the old one (`data/README.md`). */
const lastYearOfOldList = 2010;
const firstYearOfNewList = 2024;

/**
 * What a code may mean in a cable of that year, the likeliest first: two readings where the lists of
 * geographic codes differ and it is not known which was in force. Without a year, cables of 2010 and before.
 */
export function tagReadings(code: string, year = lastYearOfOldList): readonly Tag[] {
  return readingsOf(code, year);
}

const readingsOf = memo((code: string, year: number): readonly Tag[] => {
  const other = own.row(code) ?? subjects.row(code) ?? programs.row(code);
  if (other) return [other];
  const old = geographic.row(code);
  const recent = geographic2024.row(code);
  const places =
    year <= lastYearOfOldList
      ? [old]
      : year >= firstYearOfNewList
        ? [recent ?? old]
        : old && recent && old.name === recent.name
          ? [old.status === 'current' ? old : recent]
          : [old, recent];
  const readings = places.filter((place) => place !== undefined);
  return readings.length > 0 ? readings : organizations.rows(code);
});

/** The likeliest meaning of a code in a cable of that year. */
export function tag(code: string, year?: number): Tag | undefined {
  return tagReadings(code, year)[0];
}

/**
 * A country code that the Department's list of that time did not have, with the code that it had
 * (`RU`: `RS`). Only for 1992 to 2010: before, codes were others; the list of 2024 has ISO codes.
 */
export function nonstandardTag(code: string, year: number): Tag | undefined {
  if (year < 1992 || year > lastYearOfOldList) return undefined;
  const found = tag(code, year);
  const isSlip =
    found?.status === 'nonstandard' && found.group === 'country or territory' && found.useInstead;
  return isSlip ? found : undefined;
}

/** A subject tag now in use, a program tag with a name, or a country code of the list to 2010. */
export function isCurrentTag(code: string): boolean {
  const found = subjects.row(code) ?? programs.row(code) ?? geographic.row(code);
  return found?.status === 'current' && found.name !== undefined && found.group !== 'region';
}

const inUse = memo(() =>
  [...subjects.all(), ...programs.all()].filter(({ code }) => isCurrentTag(code)).map(({ code }) => code),
);

/**
 * The tags that may be meant by a code that no table has: the subject tags in use and program tags with a name
 * that are one letter or one swap away. Only for codes of the shape of these tags, four or five capitals.
 */
export function likelyTags(code: string): readonly Tag[] {
  if (!/^[ABCEKMOPST][A-Z]{3,4}$/.test(code)) return [];
  if (tag(code) || geographic2024.row(code) || organizations.row(code)) return [];
  if (bureau(code) || abbreviation(code)) return [];
  return nearest(code, inUse()).flatMap((found) => tag(found) ?? []);
}

/** The tags that someone may write in a cable of that year, those seen in most cables first. */
export const tagsToWrite: (year?: number) => readonly Tag[] = (year = lastYearOfOldList) => tagsOfYear(year);

const tagsOfYear = memo((year: number): readonly Tag[] => {
  const places = year < firstYearOfNewList ? geographic : geographic2024;
  const found = new Map<string, Tag>();
  for (const list of [own, subjects, programs, places, organizations]) {
    const names = list.column('meaning');
    const confidences = list.column('confidence');
    for (const [index, code] of list.column('code').entries()) {
      // A guess is read, not written.
      if (names[index] === '' || confidences[index] === 'low' || found.has(code)) continue;
      const row = list.at(index);
      if (isOfYear(row, year)) found.set(code, row);
    }
  }
  return [...found.values()].sort((a, b) => (b.cables ?? 0) - (a.cables ?? 0));
});

/** Until this year the list of 1974 was in force, with its additions: subjects that it has say so. */
const lastYearOfFirstList = 1979;

function isOfYear({ list, status, years, lastYear, history }: Tag, year: number): boolean {
  if (!isOfItsTime(years, year)) return false;
  if (status === 'retired') return lastYear !== undefined && year <= lastYear;
  const isTooEarly = year <= lastYearOfFirstList && list === 'subject' && history === undefined;
  return status === 'current' && !isTooEarly;
}

/** All tags one letter or one swap away, for a code that is not in the tables. */
export function nearestTags(code: string): readonly Tag[] {
  const all: readonly Table<Tag>[] = [own, subjects, programs, geographic, organizations];
  const codes = new Set(all.flatMap((list) => list.column('code')));
  return nearest(code, codes).flatMap((candidate) => tag(candidate) ?? []);
}

/** Words of the names and definitions of tags: what a list speaks of, other than people. In capitals. */
const topicWords = memo(() => {
  const tables: readonly Table<Tag>[] = [subjects, programs, geographic, geographic2024, organizations];
  const words = tables.flatMap((list) =>
    [...list.column('meaning'), ...list.column('detail')].flatMap(
      (text) => text.toUpperCase().match(/\p{L}{3,}/gu) ?? [],
    ),
  );
  return new Set(words);
});

/** Whether a word, in capitals, is one of the names or definitions of tags: `TERRORISM`, `RIGHTS`, `ITALY`. */
export const isTopicWord = (word: string): boolean => topicWords().has(word);
