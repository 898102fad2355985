import { explainAddress } from '../../reference/addresses';
import type { Post } from '../../reference/posts';
import { longDateOfTable } from './dates';
import { capitalised, counted, type Draft, present, worded } from './description';

/** An address in plain words, `US Embassy Baku, Azerbaijan`; as written where it cannot be read. */
export function addressTitle(address: string): string {
  const read = explainAddress(address);
  if (!read) return address;
  return worded(read, withCountry(read.text, read.post));
}

/** `US Embassy Baku, Azerbaijan`; the place alone for a year in which the post may not have been an embassy. */
export function postTitle(post: Post, year?: number): string {
  const place = present(post.city, post.country).join(', ');
  if (place !== '' && !hasKindIn(post, year)) return place;
  return withCountry(explainAddress(post.address)?.text ?? post.name, post);
}

/** Whether what is known of the past of a post lets it be in that year what it is in the table. */
function hasKindIn({ kind, history, detail }: Post, year: number | undefined): boolean {
  const past = `${history ?? ''}; ${detail ?? ''}`;
  const since = Number(/\bembassy (?:again )?since (\d{4})/i.exec(past)?.[1] ?? 0);
  const until = /\b(?:embassy|AMEMBASSY [A-Z ]+) \(?until (?:(\d{4})|the move)/.exec(past);
  if (kind !== 'embassy') return !until || (year !== undefined && year > Number(until[1] ?? 9999));
  const [, from, to] = /(?:interests section|US(?:INT|LO) [A-Z]+) (\d{4})-(\d{4})/.exec(past) ?? [];
  if (year === undefined) return true;
  return since <= year && year <= Number(until?.[1] ?? 9999) && !(Number(from) <= year && year < Number(to));
}

function withCountry(text: string, post: Post | undefined): string {
  const country = post?.country;
  return !country || text.includes(country) || post.kind === 'department' ? text : `${text}, ${country}`;
}

/**
 * What is known of the past of a post: its history in words, and whether the table has its name for the year of the
 * cable. Names and years are from general knowledge where the row says so.
 */
export function postFacts(post: Post | undefined, year: number | undefined): string[] {
  if (!post || post.kind === 'department') return [];
  const { history, detail, years } = post;
  const [, from, to] = /^(?:to )?(\d{4})?(?:-(\d{4}|present))?$/.exec(years ?? '') ?? [];
  const first = years?.startsWith('to ') ? undefined : from;
  const last = years?.startsWith('to ') ? from : to;
  const outside =
    year !== undefined &&
    ((first !== undefined && year < Number(first)) ||
      (last !== undefined && last !== 'present' && year > Number(last)));
  return present(
    history && capitalised(history),
    // Addresses say this of missions already.
    detail && !/^US mission\b/.test(detail) && capitalised(detail),
    outside && `This name was probably in use ${spelledYears(years ?? '')}, not in ${year}`,
  );
}

/** A post by its name: its address, place and past, and how many cables of it were published. */
export function postDraft(post: Post, year: number | undefined): Draft {
  const { address, indicator, timeZone, cables, firstYear, lastYear, tagsCode } = post;
  const span = firstYear === lastYear ? `${firstYear}` : `${firstYear}–${lastYear}`;
  return {
    title: postTitle(post, year),
    reading: present(address, indicator && `routing indicator ${indicator}`).join(', '),
    facts: present(
      ...postFacts(post, year),
      timeZone && `Time zone ${timeZone}`,
      tagsCode && post.kind !== 'department' && `Geographic TAG: ${tagsCode}`,
      cables !== undefined &&
        firstYear !== undefined &&
        `${counted(cables, 'cable')} in the collection released in 2010, ${span}`,
    ),
    term: 'Post',
    basis: post,
  };
}

/** Years of a table, `1972-2006`, `2010-present`, `to 1995-10-01`, in words. */
export function spelledYears(years: string): string {
  return years
    .replace(/\b\d{4}-\d\d-\d\d\b/g, longDateOfTable)
    .replace(/^(\d{4}s?|.* \d{4})-present$/, 'since $1')
    .replace(/(\d{4}s?)-(?=\d)/, '$1–');
}
