/**
 * Message reference numbers in one form: two digits of the year, the post as in the table of posts, the
 * serial without leading zeros: `06BAKU1398`.
 */
import { memo } from './memo';
import { editsBetween, only } from './nearest';
import { lettersOf, type Post, postOfVariant, postReading, spellings } from './posts';
import { groupBy } from './tables';

export interface CanonicalReference {
  /** `06BAKU1398`; without the two digits where no year is known. */
  readonly id: string;
  /** Four digits. */
  readonly year?: number;
  /** As in the table of posts; the capitals as written where no post has that name or nearly so. */
  readonly post: string;
  readonly serial: number;
  /** Whether the post is in the table. */
  readonly known: boolean;
}

/** The place of something in a file: 0-based lines, UTF-16. */
export interface FilePlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** Cables that are at hand, those of the folders that are open, by their numbers in one form. */
export interface KnownCables {
  /** The numbers of the cables that have this one. */
  withNumber(id: string): readonly FilePlace[];
  /** Where lists of references have it. */
  citing(id: string): readonly FilePlace[];
  /** How many cables there are of the post and year of this number. */
  countOfSeries(id: string): number;
}

/** The parts of a message reference number, as a reader of the text finds them. */
export interface ReferenceParts {
  /** Four digits. */
  readonly year?: number;
  /** As written: `RIO DE JAN`, `E F T O KABUL`, `SECSTATE`. */
  readonly post: string;
  readonly serial: number;
}

/**
 * The number in its one form.
 *
 * @param ownYear four digits: the year of the cable that has the number, for a number that has none (FORMAT §6.6)
 */
export function canonicalReference(
  { year: written, post: name, serial }: ReferenceParts,
  ownYear?: number,
): CanonicalReference {
  const year = written ?? ownYear;
  const found = postWritten(name, year);
  const post = found?.name ?? lettersOf(name);
  const digits = year === undefined ? '' : String(year % 100).padStart(2, '0');
  return {
    id: `${digits}${post}${serial}`,
    ...(year !== undefined && { year }),
    post,
    serial,
    known: found !== undefined,
  };
}

/**
 * Reads a whole number in any spelling: `05 STATE 123`, `BAKU 99`, `10-OTTAWA-57`, `QUITO 4525-91`,
 * `870 ULAANBAATAR`, `1973BANGKO09696`, `08ECTION01OF02MANAMA492`.
 *
 * @returns `undefined` where the text is no such number; airgrams (`STATE A-4945`) are none
 */
export function readReference(written: string, ownYear?: number): CanonicalReference | undefined {
  const parts = referenceParts(written);
  return parts && canonicalReference(parts, ownYear);
}

const AIRGRAM = /\bC?A-\s?\d/;
/** A message that may have been sent already carries its first number too (ACP 127: suspected duplicate). */
const DUPLICATE = /\d+\(?SUSPECTEDDUPLICATE\)?(?=\d)/;
/** The second series of telegrams to and from a travelling Secretary: `STATE 250588 TOSEC 160186` (FORMAT §4). */
const TRIP_SERIES = /(\d)(?:TOSEC|SECTO|PARTO|TOPAR)\d+$/;
const NUMBER = /^(?:(\d+|O\d)-?)?(0?\D.{0,60}?)-?(\d{1,8})(?:-(\d{2}|(?:19|20)\d{2}))?$/;
const SERIAL_FIRST = /^(\d{1,8})-?([A-Z]{2,30})$/;

function referenceParts(written: string): ReferenceParts | undefined {
  const capitals = written.trim().toUpperCase();
  if (capitals.length > 100 || AIRGRAM.test(capitals)) return undefined;
  const text = capitals
    .replace(/^(\d+)\s+/, '$1-')
    .replace(/[\s#'’]+/g, '')
    .replace(/\((?:NOTAL|[A-Z]{2}DIS)\)$/, '')
    .replace(DUPLICATE, '')
    .replace(TRIP_SERIES, '$1');
  const swapped = SERIAL_FIRST.exec(text);
  if (swapped) return { post: swapped[2] ?? '', serial: Number(swapped[1]) };
  const [, first, post = '', serial, last] = NUMBER.exec(text) ?? [];
  if (serial === undefined || !/[A-Z]/.test(post)) return undefined;
  const year = yearOf(first) ?? yearOf(last);
  if (first !== undefined && year === undefined) return undefined;
  return { ...(year !== undefined && { year }), post, serial: Number(serial) };
}

/**
 * Four digits of a year: `06`, `2006`, `O6` with the letter, `006`, and `0606` where a line with a year of its
 * own was given another. Two digits from 66 on are of the twentieth century (FORMAT §3.5).
 */
function yearOf(written: string | undefined): number | undefined {
  const digits = written
    ?.replace('O', '0')
    .replace(/^(\d\d)\1$/, (both, half) => (both === '2020' ? both : half));
  if (digits === undefined || !/^(?:(?:19|20)\d\d|0?\d\d)$/.test(digits)) return undefined;
  const year = Number(digits);
  if (year >= 1900) return year;
  return year >= 66 ? 1900 + year : 2000 + year;
}

/** What comes between the classification and the post, or is the front of its address. */
const FRONTS = [
  'UNCLASSIFIED',
  'UNCLAS',
  'EFTO',
  'NOFORN',
  'SIPDIS',
  'AMEMBASSY',
  'USEMBASSY',
  'EMBASSY',
  'AMCONSUL',
  'CONSULATE',
  'CONSUL',
  'USMISSION',
  'USINT',
  'USLO',
  'REO',
  'PRT',
  'AMEMB',
];
const CLASSIFICATIONS = ['UNCLASSIFIED', 'CONFIDENTIAL', 'SECRET'];

/** Letters that a name of a post and what comes before and after it have at most. */
const LONGEST_NAME = 80;

/** The post that the words name, however damaged, as long as only one can be meant. */
const postWritten = memo((written: string, year: number | undefined): Post | undefined => {
  if (written.length > LONGEST_NAME) return undefined;
  const capitals = lettersOf(written);
  const letters = capitals.replace(/0/g, 'O').replace(/1/g, 'I');
  return (
    postAfterSection(capitals, year) ??
    namedPost(letters, year) ??
    postAfterFront(letters, year) ??
    postWithTail(letters, year) ??
    postBegun(letters, year) ??
    nearestPost(letters, year)
  );
});

/**
 * A post by its name, a known variant or a cut name. `TAIPEI` is a variant since the office there is
 * `AITTAIPEI`, and a name of its own before.
 */
function namedPost(letters: string, year: number | undefined): Post | undefined {
  const variant = postOfVariant(letters);
  const since = Number(/^(\d{4})-present$/.exec(variant?.years ?? '')?.[1] ?? 0);
  return (year === undefined || year >= since ? variant : undefined) ?? postReading(letters)?.post;
}

/** What comes before the post on the line of a section, each digit as 9. */
const SECTION_MARKS = ['SECTION99OF99', 'FINALSECTIONOF99'];
/** Letters and digits of such a mark that may be lost, added or wrong. */
const MOST_DAMAGE = 3;

/**
 * `SECTION01OF02` before the post, damaged as it may be: `ECTION02OF02`, `SECT1ON01OF03`, `SECTION0QF05`. The post
 * tells where the mark ends.
 */
function postAfterSection(letters: string, year: number | undefined): Post | undefined {
  if (!/\d/.test(letters)) return undefined;
  const fronts = SECTION_MARKS.flatMap((mark) =>
    Array.from({ length: 2 * MOST_DAMAGE + 1 }, (_, index) => mark.length - MOST_DAMAGE + index)
      .map((end) => ({
        rest: letters.slice(end),
        edits: editsBetween(letters.slice(0, end).replace(/\d/g, '9'), mark),
      }))
      .filter(({ rest, edits }) => edits <= MOST_DAMAGE && rest.length > 2 && !/\d/.test(rest)),
  ).toSorted((a, b) => a.edits - b.edits);
  const find = (read: typeof namedPost) => fronts.map(({ rest }) => read(rest, year)).find(Boolean);
  return find(namedPost) ?? find(nearestPost);
}

/** `EFTOKABUL`, `AMEMBASSYHANOI`, `SIFIEDABUJA`: a whole front before any post, or a damaged one before a whole name. */
function postAfterFront(letters: string, year: number | undefined): Post | undefined {
  for (const front of FRONTS) {
    if (!letters.startsWith(front)) continue;
    const rest = letters.slice(front.length);
    const found = namedPost(rest, year) ?? nearestPost(rest, year);
    if (found) return found;
  }
  for (let at = 3; at <= Math.min(letters.length - 4, 12); at++) {
    const front = letters.slice(0, at);
    const damaged =
      FRONTS.some((whole) => editsBetween(front, whole) === 1) ||
      CLASSIFICATIONS.some((whole) => whole.endsWith(front));
    const found = damaged ? namedPost(letters.slice(at), year) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `PANAMACITY`, `SECDEFWASHINGTONDC`, `MADRIDSP` with the code of the country, `USOSCEVIENNA` with the city. */
function postWithTail(letters: string, year: number | undefined): Post | undefined {
  const tail = /(?:CITY|WASH(?:INGTON)?(?:DC)?)$/.exec(letters)?.[0];
  if (tail) return namedPost(letters.slice(0, -tail.length), year);
  for (let at = 4; at <= letters.length - 2; at++) {
    const found = namedPost(letters.slice(0, at), year);
    if (!found) continue;
    const rest = letters.slice(at);
    if (rest === found.tagsCode || (found.city && rest === lettersOf(found.city))) return found;
  }
  return undefined;
}

/** `PORTAUP`, `GUATE`: the first five letters or more of one name only. */
function postBegun(letters: string, year: number | undefined): Post | undefined {
  if (letters.length < 5) return undefined;
  const begun = [...spellings()].filter((name) => name.startsWith(letters));
  return onlyPost(begun, year);
}

/** The one post of all these names; `undefined` where they are of several. */
function onlyPost(names: readonly string[], year: number | undefined): Post | undefined {
  const found = new Map(names.map((name) => namedPost(name, year)).map((post) => [post?.name, post]));
  return only([...found.values()]);
}

const byLength = memo(() => groupBy(spellings(), (name) => String(name.length)));

/**
 * The post of the only name that is one slip away, or two in a long name. Names of one office (`SANA`,
 * `SANAA`) count as one.
 */
function nearestPost(letters: string, year: number | undefined): Post | undefined {
  if (letters.length < 4) return undefined;
  for (const edits of letters.length < 7 ? [1] : [1, 2]) {
    const near: string[] = [];
    for (let length = letters.length - edits; length <= letters.length + edits; length++) {
      const names = byLength().get(String(length)) ?? [];
      near.push(...names.filter((name) => editsBetween(letters, name) === edits));
    }
    if (near.length > 0) return onlyPost(near, year);
  }
  return undefined;
}
