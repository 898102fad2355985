import { bureau } from '../../reference/bureaus';
import { nearestTags, type Tag, tagReadings } from '../../reference/tags';
import { abbreviation } from '../../reference/vocabulary';
import type { Tags } from '../../syntax/tree';
import { type Context, words, yearIn } from './context';
import { capitalised, counted, type Draft, listed, present, worded } from './description';

const LISTS: Record<Tag['list'], string> = {
  subject: 'Subject TAG',
  geographic: 'Geographic TAG',
  program: 'Program TAG',
  organization: 'Organization TAG',
};

/** Two letters of the geographic list that are used for an organization, `UN`. */
const ORGANIZATION = 'organization in practice';

export function tagText(context: Context): Draft {
  // Copies of the 1980s have whole lines in lower case.
  const text = context.text.toUpperCase();
  const year = yearIn(context);
  const [, code = text, person] = /^([A-Z]{4})? ?\(([^()]*)\)?$/.exec(text) ?? [];
  if (person !== undefined) return personTag(code, person, year);
  const [first, second] = tagReadings(text, year);
  if (!first) return unknownTag(text, year);
  return {
    title: tagTitle(first, year),
    reading: tagReading(first),
    facts: present(
      first.iso && first.iso !== first.code && first.list === 'geographic' && first.status !== 'nonstandard'
        ? `The Department’s own code; the ISO code is ${first.iso}`
        : undefined,
      second && `In the 2024 list: ${tagName(second)}`,
      statusOf(first),
      notEstablished(first),
      first.list === 'geographic' ? first.definition : undefined,
      year === undefined || year <= LAST_YEAR_OF_FIRST_LISTS || first.list === 'geographic'
        ? historyOf(first)
        : undefined,
      outOfItsTime(first, year),
    ),
    term:
      first.group === ORGANIZATION
        ? LISTS.organization
        : present(LISTS[first.list], groupOf(first)).join(', '),
    basis: first,
  };
}

/** `OVIP (KISSINGER, HENRY A.)`, or the name after its TAG. */
function personTag(code: string, person: string, year: number | undefined): Draft {
  const known = /^[A-Z]{4}$/.test(code) ? tagReadings(code, year)[0] : undefined;
  return {
    title: person === '' ? 'Person named in TAGS' : `Person named in TAGS: ${person}`,
    reading: known ? `The subject of ${known.code}: ${tagName(known)}` : 'The subject of the TAG before it',
    term: 'Personal TAG',
    basis: known,
  };
}

/** Whether a table has the code, or codes that have run together in it. */
export function isTag(code: string, year: number | undefined): boolean {
  return tagReadings(code, year).length > 0 || fusedTags(code, year) !== undefined;
}

/** The most codes that are taken to have run together. */
const MOST_FUSED = 5;

function unknownTag(text: string, year: number | undefined): Draft {
  const fused = fusedTags(text, year);
  const near = fused ? [] : nearestTags(text).slice(0, 3);
  const otherwise = abbreviation(text)?.expansion ?? bureau(text, year)?.name;
  if (!fused && otherwise !== undefined) {
    return {
      title: 'TAG',
      reading: `Not a known TAG. Elsewhere ${text} means ${otherwise}.`,
      confidence: 'unknown',
      term: 'TAGS line',
    };
  }
  return {
    title: 'TAG',
    reading: fused
      ? `Probably TAGS run together: ${fused.map((each) => `${each.code} (${tagName(each)})`).join(', ')}`
      : /[^A-Z0-9]/.test(text)
        ? 'Not a known TAG; possibly the name of a person, organization, or project'
        : `Not a known TAG${/^K[A-Z]{3}$/.test(text) ? '; program TAGS begin with K' : ''}`,
    facts: present(
      near.length > 0 &&
        `The nearest known are ${listed(near.map((each) => `${each.code} (${tagName(each)})`))}`,
    ),
    confidence: fused ? 'low' : 'unknown',
    term: 'TAGS line',
  };
}

/** The codes of `MASSMNUC` or `VTPREL`: subjects and programs of four letters, and first or last a country. */
function fusedTags(text: string, year: number | undefined): readonly Tag[] | undefined {
  if (text.length < 6 || text.length > 4 * MOST_FUSED + 2 || !/^[A-Z]+[A-Z0-9]$/.test(text)) return undefined;
  const splits = [/[A-Z0-9]{2,4}/g, /^[A-Z]{2}|[A-Z]{4}|.+/g];
  for (const codes of splits.map((split) => text.match(split) ?? [])) {
    const tags = codes.flatMap((code) => tagReadings(code, year)[0] ?? []);
    const sound = tags.every(({ status, name }) => status !== 'misspelling' && name !== undefined);
    if (sound && tags.length === codes.length && codes.every(({ length }) => length === 2 || length === 4)) {
      return tags;
    }
  }
  return undefined;
}

/** What the table has of its years does not fit the year of the cable. */
function outOfItsTime({ years, list }: Tag, year: number | undefined): string | undefined {
  const [, from, to] = /^(\d{4})-(\d{4}|present)$/.exec(years ?? '') ?? [];
  if (year === undefined || from === undefined || list === 'organization') return undefined;
  if (year < Number(from)) return `Known only from ${from} on, after the date of the cable`;
  return to !== 'present' && year > Number(to)
    ? `Known only until ${to}, before the date of the cable`
    : undefined;
}

function tagTitle(tag: Tag, year: number | undefined): string {
  if (tag.status === 'misspelling' && tag.useInstead) return `Probably ${tag.useInstead}`;
  if (tag.status === 'nonstandard' && tag.list === 'geographic' && tag.useInstead) {
    const [standard] = tagReadings(tag.useInstead, year);
    const name = standard?.name ?? tag.name ?? tag.code;
    return `${name}; the Department’s code${year === undefined ? '' : ` in ${year}`} was ${tag.useInstead}`;
  }
  return capitalised(tagName(tag));
}

function tagName(tag: Tag): string {
  if (tag.name) return worded(tag, tag.name);
  switch (tag.list) {
    case 'geographic':
      return 'region, name not known';
    case 'program':
      return 'program TAG, name not known';
    default:
      return 'name not known';
  }
}

/** A guess, or no name at all: then it is said how far the code is known. */
function notEstablished({ name, confidence, cables, status }: Tag): string | undefined {
  if (status === 'misspelling' || (name !== undefined && confidence !== 'low')) return undefined;
  return cables === undefined
    ? 'The meaning is not documented'
    : `Seen in ${counted(cables, 'cable')}; the meaning is not documented`;
}

/** The lists of 1974 to 1979; later ones changed the names. */
const LAST_YEAR_OF_FIRST_LISTS = 1979;

function historyOf({ history }: Tag): string | undefined {
  return history && capitalised(history);
}

function tagReading({ status, useInstead, definition, confidence, list }: Tag): string | undefined {
  if (status === 'misspelling') return `Probably mistyped for ${useInstead ?? 'another TAG'}`;
  return confidence === 'low' || list === 'geographic' ? undefined : definition;
}

function statusOf({ status, lastYear, useInstead, list }: Tag): string | undefined {
  switch (status) {
    case 'retired':
      return [
        `No longer in use${lastYear ? ` after ${lastYear}` : ''}`,
        ...(useInstead ? [`replaced by ${useInstead}`] : []),
      ].join('; ');
    case 'nonstandard':
      return list === 'geographic' ? undefined : useInstead && `Informal; the official TAG is ${useInstead}`;
    case 'unverified':
      return 'Used in cables; not found in a handbook list';
    default:
      return undefined;
  }
}

function groupOf({ group, list }: Tag): string | undefined {
  if (list === 'geographic') return group;
  if (list !== 'subject' || !group) return undefined;
  return /(?:al|ar|ic|ive)$/.test(group) ? `${group} affairs` : group;
}

export function linkMarkup(): Draft {
  return {
    title: 'Left by a web copy',
    reading: 'A link without a target; not part of the telegram',
    term: 'Markup around a TAG',
  };
}

/** Of more TAGS the kinds are not counted. */
const MOST_TAGS = 100;

export function tagsLine(context: Context, { tags }: Tags): Draft {
  const year = yearIn(context);
  const lists = tags
    .slice(0, MOST_TAGS)
    .map((node) => tagReadings(words(context.message, node), year)[0]?.list);
  const counts = ([...Object.keys(LISTS), undefined] as (Tag['list'] | undefined)[])
    .map((list) => ({ list, count: lists.filter((each) => each === list).length }))
    .filter(({ count }) => count > 0)
    .map(({ list = 'unknown or a name', count }) => `${count} ${list}`);
  return {
    title: 'TAGS: Traffic Analysis by Geography and Subject',
    reading: 'Codes under which the cable is filed and retrieved',
    facts: present(
      tags.length > 0 &&
        (tags.length > MOST_TAGS
          ? counted(tags.length, 'TAG', 'TAGS')
          : `${counted(tags.length, 'TAG', 'TAGS')}: ${counts.join(', ')}`),
    ),
    term: 'TAGS line, 5 FAH-3',
  };
}
