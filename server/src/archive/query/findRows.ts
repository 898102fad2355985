import { SEVERITIES } from '../../protocol';
import { post } from '../../reference/posts';
import { readReference } from '../../reference/referenceNumbers';
import type { CableIndex } from '../cableIndex';
import type { Dictionary } from '../columns';
import { type QueryKeyName, type QueryTerm, rankOfLevel } from './parseQuery';

type Test = (row: number) => boolean;

/** Rows of the index for which all terms hold, in the order of the rows. */
export function findRows(index: CableIndex, terms: readonly QueryTerm[]): number[] {
  const tests = terms
    .toSorted((a, b) => COST[a.key] - COST[b.key])
    .map((term): Test => {
      const test = testOf(index, term);
      return term.negated ? (row) => !test(row) : test;
    });
  const rows: number[] = [];
  for (let row = 0; row < index.rowEnd; row++) {
    if (index.isLive(row) && tests.every((test) => test(row))) rows.push(row);
  }
  return rows;
}

/** Cheap tests come first. */
const COST: Readonly<Record<QueryKeyName, number>> = {
  post: 0,
  level: 0,
  from: 0,
  to: 0,
  cites: 1,
  citedby: 1,
  problem: 1,
  release: 1,
  tag: 2,
  caption: 2,
  action: 3,
  info: 3,
  addressee: 3,
  name: 3,
  id: 4,
  subject: 5,
  file: 6,
};

function testOf(index: CableIndex, { key, operator, values }: QueryTerm): Test {
  const words = values.map((value) => value.toUpperCase());
  switch (key) {
    case 'post': {
      const posts = numbersOf(index.posts, words.map(postName));
      return (row) => posts.has(index.post(row));
    }
    case 'tag':
      return inList(numbersOf(index.tags, words), index.hasTag.bind(index), (row) => index.tagsOf(row));
    case 'caption':
      return inList(numbersOf(index.captions, words), index.hasCaption.bind(index), (row) =>
        index.captionsOf(row),
      );
    case 'name':
      return among(numbersWith(index.names, words), (row) => index.namesOf(row));
    case 'action':
      return among(numbersWith(index.addressees, words), (row) => index.actionOf(row));
    case 'info':
      return among(numbersWith(index.addressees, words), (row) => index.infoOf(row));
    case 'addressee': {
      const addressees = numbersWith(index.addressees, words);
      const inAction = among(addressees, (row) => index.actionOf(row));
      const inInfo = among(addressees, (row) => index.infoOf(row));
      return (row) => inAction(row) || inInfo(row);
    }
    case 'level':
      return levelTest(index, operator, words);
    case 'release':
      return (row) => {
        const release = index.release(row);
        return release !== undefined && words.some((word) => release.startsWith(word));
      };
    case 'from': {
      const from = Math.min(...values.map(firstMinute));
      return (row) => (index.minutes(row) ?? Number.NEGATIVE_INFINITY) >= from;
    }
    case 'to': {
      const end = Math.max(...values.map(minuteAfter));
      return (row) => (index.minutes(row) ?? Number.POSITIVE_INFINITY) < end;
    }
    case 'cites': {
      const rows = new Set(words.flatMap((word) => index.rowsCiting(numberOf(word))));
      return (row) => rows.has(row);
    }
    case 'citedby': {
      const ids = words
        .flatMap((word) => index.rowsWithId(numberOf(word)))
        .flatMap((row) => index.idsCitedBy(row));
      const rows = new Set(ids.flatMap((id) => index.rowsWithId(id)));
      return (row) => rows.has(row);
    }
    case 'id': {
      const starts = words.map((word) => numberOf(word));
      return (row) => {
        const id = index.id(row);
        return id !== undefined && starts.some((start) => id.startsWith(start));
      };
    }
    case 'problem':
      return problemTest(index, words);
    case 'subject':
      return (row) => {
        const subject = index.subject(row)?.toUpperCase();
        return subject !== undefined && words.some((word) => subject.includes(word));
      };
    case 'file':
      return (row) => {
        const path = index.path(row).toUpperCase();
        return words.some((word) => path.includes(word));
      };
  }
}

const postName = (word: string) =>
  word.includes('*') ? word : (post(word)?.name ?? word.replaceAll(' ', ''));
const numberOf = (word: string) => readReference(word)?.id ?? word.replaceAll(' ', '');

/** Numbers of the texts that are one of these words; `*` stands for any letters at the end. */
function numbersOf(dictionary: Dictionary, words: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const word of words) {
    if (!word.endsWith('*')) {
      const number = dictionary.find(word);
      if (number >= 0) found.add(number);
      else addMatching(found, dictionary, (text) => text.toUpperCase() === word);
    } else addMatching(found, dictionary, (text) => text.toUpperCase().startsWith(word.slice(0, -1)));
  }
  return found;
}

/** Numbers of the texts that have one of these words in them. */
function numbersWith(dictionary: Dictionary, words: readonly string[]): Set<number> {
  const found = new Set<number>();
  addMatching(found, dictionary, (text) => words.some((word) => text.toUpperCase().includes(word)));
  return found;
}

function addMatching(found: Set<number>, { texts }: Dictionary, matches: (text: string) => boolean): void {
  for (const [number, text] of texts.entries()) if (matches(text)) found.add(number);
}

function among(numbers: ReadonlySet<number>, list: (row: number) => readonly number[]): Test {
  return numbers.size === 0 ? () => false : (row) => list(row).some((number) => numbers.has(number));
}

/** As `among`, and faster where there is one number. */
function inList(
  numbers: ReadonlySet<number>,
  has: (row: number, number: number) => boolean,
  list: (row: number) => readonly number[],
): Test {
  const [only] = numbers;
  return numbers.size === 1 ? (row) => has(row, only as number) : among(numbers, list);
}

function levelTest(index: CableIndex, operator: QueryTerm['operator'], words: readonly string[]): Test {
  const ranks = words.map(rankOfLevel);
  const [rank = 0] = ranks;
  // A cable without a classification is neither above nor below a level.
  switch (operator) {
    case '>=':
      return (row) => index.level(row) >= rank;
    case '>':
      return (row) => index.level(row) > rank;
    case '<=':
      return (row) => index.level(row) > 0 && index.level(row) <= rank;
    case '<':
      return (row) => index.level(row) > 0 && index.level(row) < rank;
    case ':':
      return (row) => ranks.includes(index.level(row));
  }
}

function problemTest(index: CableIndex, words: readonly string[]): Test {
  const severities = SEVERITIES.map((_, number) => number);
  const hasAny = (row: number) => severities.some((severity) => index.problems(row, severity) > 0);
  const tests = words.map((word): Test => {
    if (word === 'ANY') return hasAny;
    if (word === 'NONE') return (row) => !hasAny(row);
    const severity = SEVERITIES.findIndex((each) => each.toUpperCase() === word);
    return (row) => index.problems(row, severity) > 0;
  });
  return (row) => tests.some((test) => test(row));
}

const MINUTE = 60_000;

/** Minutes since 1970 of the first minute of a year, month, or day. */
function firstMinute(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / MINUTE;
}

/** Of the first minute after it. */
function minuteAfter(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return Date.UTC(year + 1, 0) / MINUTE;
  if (day === undefined) return Date.UTC(year, month) / MINUTE;
  return Date.UTC(year, month - 1, day + 1) / MINUTE;
}
