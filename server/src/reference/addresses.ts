/** Plain language addresses in plain words. */

import formsText from '../../data/addressee-forms.tsv';
import { memo } from './memo';
import { type Post, postOfAddress, postReading } from './posts';
import { normaliseAddress } from './routing';
import { type Confidence, type Sourced, sourced, table } from './tables';

/** One known part of an address, `USEUCOM`. */
export interface AddressPart extends Sourced {
  readonly form: string;
  readonly category: string;
  readonly meaning: string;
}

export interface AddressReading extends Sourced {
  /** `US Embassy Ankara, Turkey`. */
  readonly text: string;
  readonly collective: boolean;
  readonly post?: Post;
  readonly parts: readonly AddressPart[];
}

/** A part with the words for it that fit into a sentence. */
interface NamedPart extends AddressPart {
  readonly name: string;
}

const forms = table(
  formsText,
  (cells): NamedPart => ({
    ...sourced(cells),
    form: cells('code'),
    category: cells('kind'),
    name: cells('meaning'),
    meaning: cells('detail') || cells('meaning'),
  }),
);

/** For the few addresses of posts that have a word of their own. */
const KINDS = {
  embassy: 'US Embassy',
  consulate: 'US Consulate',
  mission: 'US Mission',
  'branch office': 'US Branch Office',
  department: 'Department of State,',
} as const;

/** Words of the longest part of an address that the tables have. */
const LONGEST_PART = 6;
/** Words of an address; the reading of longer ones would cost more than it could tell. */
const MOST_WORDS = 24;

/**
 * Reads an address in plain words, part by part from the left, the longest known part first: forms of the
 * table and cities of posts. Where a word is not known but the address is that of a post, its kind and city.
 * `undefined` where neither answers, and for more than 24 words. The reading is as sure as its least sure part.
 */
export const explainAddress = memo((address: string): AddressReading | undefined => {
  const normal = normaliseAddress(address);
  const whole = forms.row(normal);
  const post = postOfAddress(normal);
  const parts = whole ? [whole] : partsOf(normal.split(' '), post);
  if (!parts && !post) return undefined;
  const facts: readonly Sourced[] = [...(parts ?? []), ...(post ? [post] : [])];
  return {
    text: withPlace(capitalised(parts ? joined(parts) : ofPost(post)), post),
    collective: (parts ?? []).some(({ category }) => category === 'collective'),
    ...(post && { post }),
    ...(post?.userTable && { userTable: post.userTable }),
    parts: parts ?? [],
    confidence: least(facts.map(({ confidence }) => confidence)),
    source: post?.source ?? facts.map(({ source }) => source).join('; '),
  };
});

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function ofPost(post: Post | undefined): string {
  return post?.city ? `${KINDS[post.kind]} ${post.city}` : (post?.address ?? '');
}

/** The parts in one line: `US Embassy` and `Ankara` are one name, `US Mission` goes without saying before USUN. */
function joined(parts: readonly NamedPart[]): string {
  return parts.reduce((text, part, index) => {
    const before = parts[index - 1];
    if (part.category === 'city' && text.includes(part.name)) return text;
    if (before?.category !== 'post prefix') return text ? `${text}, ${part.name}` : part.name;
    return part.category === 'organisation' ? part.name : `${text} ${part.name}`;
  }, '');
}

/** City and country of a post that its name does not say. Everyone knows where the departments are. */
function withPlace(text: string, post: Post | undefined): string {
  if (!post || post.kind === 'department') return text;
  return [post.city, post.country].reduce<string>(
    (named, place) => (!place || named.includes(place) ? named : `${named}, ${place}`),
    text,
  );
}

/** @param post the post whose address it is, if it is one: then it ends with the name of its place */
function partsOf(words: readonly string[], post: Post | undefined): readonly NamedPart[] | undefined {
  if (words.length > MOST_WORDS) return undefined;
  const parts: NamedPart[] = [];
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const runs = Array.from({ length: Math.min(LONGEST_PART, rest.length) }, (_, index) =>
      rest.slice(0, index + 1).join(' '),
    ).reverse();
    const found =
      first(runs, (run) => formAt(run, run.split(' ').length === rest.length)) ??
      (post && city(rest.join(' '), parts, post)) ??
      first(runs, (run) => city(run, parts, undefined));
    if (!found) return undefined;
    parts.push(found);
    at += found.form.split(' ').length;
  }
  return parts;
}

/** A form of the table. Country and state codes end an address: HO in HO CHI MINH CITY is not Honduras. */
function formAt(run: string, last: boolean): NamedPart | undefined {
  const found = forms.row(run);
  return found && (last || !/^(?:country|US state) code/.test(found.category)) ? found : undefined;
}

/** The first answer that is one. */
function first<Answer>(
  runs: readonly string[],
  answer: (run: string) => Answer | undefined,
): Answer | undefined {
  for (const run of runs) {
    const found = answer(run);
    if (found) return found;
  }
  return undefined;
}

/** The words after `AMEMBASSY`, `USUN` or `USDAO` that name a place: that of the post itself, or of an embassy. */
function city(words: string, before: readonly NamedPart[], own: Post | undefined): NamedPart | undefined {
  const isOffice = before.some(({ category }) => category === 'post prefix' || category === 'organisation');
  const named = postReading(words);
  const isCity = named?.how === 'name' && (named.post.kind === 'embassy' || named.post.kind === 'consulate');
  const post = own && isOffice ? own : isCity && before.length > 0 ? named.post : undefined;
  if (!post?.city) return undefined;
  const { city: name, country, confidence, source } = post;
  return { form: words, category: 'city', name, meaning: `${name}, ${country ?? ''}`, confidence, source };
}

function least(found: readonly Confidence[]): Confidence {
  if (found.includes('low')) return 'low';
  return found.includes('medium') ? 'medium' : 'high';
}
