/** Posts: the names in message reference numbers, with place, zone and address. */

import variantsText from '../../data/post-variants.tsv';
import postsText from '../../data/posts.tsv';
import { memo } from './memo';
import { nearest, only } from './nearest';
import { normaliseAddress, station } from './routing';
import { filled, filledNumbers, groupBy, type Sourced, sourced, table, validity } from './tables';

export type PostKind = 'embassy' | 'consulate' | 'mission' | 'branch office' | 'department';

export interface Post extends Sourced {
  /** As in a message reference number, blanks dropped: `ABUDHABI`. */
  readonly name: string;
  readonly address: string;
  readonly kind: PostKind;
  readonly indicator?: string;
  readonly city?: string;
  readonly country?: string;
  readonly countryIso?: string;
  /** Degrees, north and east of zero. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** IANA zone. */
  readonly timeZone?: string;
  readonly tagsCode?: string;
  readonly fips?: string;
  /** Cables of the 2010 release, with their first and last year. */
  readonly cables?: number;
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** Years in which the post had this name: `2006-present`, `to 1979`. */
  readonly years?: string;
  /** What else is known of its past, in words: `embassy since 1991`, `closed 1991-2004`. */
  readonly history?: string;
  readonly plusdPrefix?: string;
  readonly detail?: string;
}

const posts = table(
  postsText,
  (cells): Post => ({
    ...sourced(cells),
    name: cells('code'),
    address: cells('address'),
    kind: cells('kind') as PostKind,
    ...filled({
      indicator: cells('indicator'),
      city: cells('city'),
      country: cells('country'),
      countryIso: cells('country_iso'),
      timeZone: cells('time_zone'),
      tagsCode: cells('tags_code'),
      fips: cells('fips'),
      history: cells('history'),
      plusdPrefix: cells('plusd_prefix'),
      detail: cells('detail'),
    }),
    ...validity(cells),
    ...filledNumbers({
      cables: cells('cables'),
      firstYear: cells('first_year'),
      lastYear: cells('last_year'),
      latitude: cells('latitude'),
      longitude: cells('longitude'),
    }),
  }),
  'posts',
);

const variants = table(variantsText, (cells) => ({ spelling: cells('code'), post: cells('post') }));

/** The capitals and digits of a name, without blanks and points. */
export const lettersOf = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * The letters that are left of each name where it was cut: page headers of the 1970s keep six characters,
 * page lines of the 2000s ten, blanks counted (`PHNOM `, `BUENOS AIR`).
 */
const byCut = memo(() => {
  const addresses = posts.column('address');
  const prefixes = posts.column('plusd_prefix');
  const cuts = posts.column('code').flatMap((name, index) => {
    const address = addresses[index] ?? '';
    const spaced = address.slice(address.indexOf(' ') + 1);
    const letters = [6, 10].flatMap((length) => [name.slice(0, length), lettersOf(spaced.slice(0, length))]);
    return [...new Set([...letters, prefixes[index] ?? ''])].map((cut) => ({ cut, index }));
  });
  return groupBy(cuts, ({ cut }) => cut);
});

/** The post of a name, and how it was found. Blanks and points do not matter. */
export function postReading(
  name: string,
): { readonly post: Post; readonly how: 'name' | 'variant' | 'truncation' } | undefined {
  const letters = lettersOf(name);
  const exact = posts.row(letters);
  if (exact) return { post: exact, how: 'name' };
  const variant = postOfVariant(name.toUpperCase()) ?? postOfVariant(letters);
  if (variant) return { post: variant, how: 'variant' };
  const cut = letters.length < 5 ? undefined : only(byCut().get(letters) ?? []);
  return cut && { post: posts.at(cut.index), how: 'truncation' };
}

/** The post that a known variant of a name means: `RIO`, `PAP`, `SECSTATE`; of `TAIPEI`, `AITTAIPEI`. */
export function postOfVariant(spelling: string): Post | undefined {
  const variant = variants.row(spelling);
  return variant && posts.row(variant.post);
}

/** All names and variants, as they are looked up. */
export const spellings = memo(
  (): ReadonlySet<string> => new Set([...posts.column('code'), ...variants.column('code')]),
);

/** Posts whose names are one letter away. */
export function postsLike(name: string): readonly Post[] {
  return nearest(lettersOf(name), new Set(posts.column('code'))).flatMap((code) => posts.row(code) ?? []);
}

export function post(name: string): Post | undefined {
  return postReading(name)?.post;
}

/** The post with this plain language address; of several names for it the one with most cables. The table has
 * the addresses as `normaliseAddress` gives them. */
export function postOfAddress(address: string): Post | undefined {
  return busiest(posts.where('address', normaliseAddress(address)));
}

export function postOfIndicator(indicator: string): Post | undefined {
  return indicator === '' ? undefined : busiest(posts.where('indicator', indicator));
}

/** All posts, those with most cables first. */
export const postsByCables = memo((): readonly Post[] =>
  posts.all().toSorted((a, b) => (b.cables ?? 0) - (a.cables ?? 0)),
);

function busiest(found: readonly Post[]): Post | undefined {
  return found.toSorted((a, b) => (b.cables ?? 0) - (a.cables ?? 0))[0];
}

/**
 * Whether the post of a classification line is the office of an FM line: by name, else by address and by city
 * (KIEV and KYIV, USNATO and NATO). `undefined` where the tables do not say.
 */
export function samePost(name: string, address: string): boolean | undefined {
  const letters = lettersOf(name.replace(/^E\s?F\s?T\s?O\s+/, ''));
  const sender = normaliseAddress(address);
  // The Secretary's travelling party, and the Department itself.
  if (/^(?:PARTO|SECTO|TOSEC)/.test(letters) || sender.startsWith('USDEL')) return undefined;
  if (lettersOf(sender).includes(letters)) return true;
  const named = post(letters) ?? post(name);
  if (!named) return undefined;
  if (named.address === sender) return true;
  const senderPost = postOfAddress(sender);
  if (senderPost && named.city !== undefined) {
    // The embassies to Italy and to the Holy See are both in Rome.
    return senderPost.city === named.city && senderPost.country === named.country;
  }
  const senderCity = senderPost?.city ?? (named.indicator ? station(named.indicator)?.city : undefined);
  if (named.city && lettersOf(sender).includes(lettersOf(named.city))) return true;
  return senderPost && senderCity ? senderCity === named.city : undefined;
}
