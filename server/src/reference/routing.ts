/** Routing indicators and the plain language addresses behind them (ACP 117 and the cables themselves). */

import pairsText from '../../data/indicator-address-pairs.tsv';
import stationsText from '../../data/routing-indicators.tsv';
import networksText from '../../data/routing-networks.tsv';
import { lost, nearest, oneEditApart, only, swapped } from './nearest';
import { type Fact, fact, filled, filledNumbers, groupBy, lazily, table } from './tables';

export type StationKind =
  | 'embassy'
  | 'consulate'
  | 'mission'
  | 'branch office'
  | 'department'
  | 'military command'
  | 'collective'
  | 'other agency'
  | 'relay';

export interface Station extends Fact {
  readonly indicator: string;
  /** The address that it has most often. */
  readonly address: string;
  readonly kind: StationKind;
  readonly city?: string;
  readonly country?: string;
  readonly countryIso?: string;
  readonly otherAddresses: readonly string[];
  /** Lines of the surveyed cables that name it. */
  readonly seenInCables: number;
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** Several offices share it: the name after the slash counts. */
  readonly shared: boolean;
  /** It leads into another network, and says nothing of the addressee. */
  readonly gateway: boolean;
  /** `RUCPDOC` for `RUCPDO`. */
  readonly shortFormOf?: string;
  readonly note?: string;
}

export interface AddressPair extends Fact {
  readonly indicator: string;
  readonly address: string;
  readonly addresseeLines: number;
  readonly senderLines: number;
  readonly lines: number;
}

const stations = table(stationsText, (cells) => {
  const note = cells('note');
  return {
    ...fact(cells),
    indicator: cells('code'),
    address: cells('address'),
    kind: cells('kind') as StationKind,
    ...filled({ city: cells('city'), country: cells('country'), countryIso: cells('country_iso'), note }),
    ...filledNumbers({ firstYear: cells('first_year'), lastYear: cells('last_year') }),
    seenInCables: Number(cells('cable_lines')),
    shared: /^shared (?:indicator|gateway)/.test(note),
    gateway: note.startsWith('shared gateway'),
    ...filled({ shortFormOf: /^shorter form of ([A-Z]+)/.exec(note)?.[1] ?? '' }),
  };
});

const pairs = table(pairsText, (cells): AddressPair => {
  const addresseeLines = Number(cells('addressee_lines'));
  const senderLines = Number(cells('sender_lines'));
  return {
    ...fact(cells),
    indicator: cells('code'),
    address: cells('address'),
    addresseeLines,
    senderLines,
    lines: addresseeLines + senderLines,
  };
});

const networks = table(networksText, (cells) => ({ code: cells('code'), meaning: cells('meaning') }));

export function station(indicator: string): Station | undefined {
  const found = stations.row(indicator);
  if (!found) return undefined;
  const otherAddresses = addressPairs(indicator)
    .map(({ address }) => address)
    .filter((address) => address !== found.address);
  return { ...found, otherAddresses };
}

/**
 * An address as the tables have it: capitals, `WASHINGTON DC` as `WASHDC`, without `//…//` and a bracket at
 * the end, blanks single. Twelve of a hundred address lines differ from the tables otherwise.
 */
export function normaliseAddress(address: string): string {
  return address
    .toUpperCase()
    .replace(/\/\/.*$/s, '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/\bWASH(?:INGTON)?\s+D\.?\s?C\b\.?/, 'WASHDC')
    .replace(/\s+/g, ' ')
    .replace(/^[ .,/-]+/, '')
    .replace(/[ .,/-]{1,40}$/, '');
}

const mostFirst = (found: readonly AddressPair[]) => found.toSorted((a, b) => b.lines - a.lines);

/** The addresses seen with an indicator, those with most lines first. */
export function addressPairs(indicator: string): readonly AddressPair[] {
  return mostFirst(pairs.rows(indicator));
}

const byAddress = lazily(() => groupBy(pairs.all(), ({ address }) => address));

/** The indicators seen with an address, those with most lines first. */
export function pairsOfAddress(address: string): readonly AddressPair[] {
  return mostFirst(byAddress().get(normaliseAddress(address)) ?? []);
}

/** Lines from which on a reading is taken to be the rule, and no slip. */
const ENOUGH = 10;

/** The indicator of an address, where one has ten lines and four fifths of all. */
export function indicatorFor(address: string): string | undefined {
  const found = pairsOfAddress(address);
  const [first] = found;
  const all = found.reduce((sum, { lines }) => sum + lines, 0);
  return first && first.lines >= ENOUGH && first.lines >= 0.8 * all ? first.indicator : undefined;
}

/** Words below this length are too like each other to be told from a slip. */
const WORD = 5;

/**
 * The address that was meant, where exactly one word of it differs by one letter from an address that the
 * same indicator has in ten lines or more (without an indicator: that any has). The address as written must
 * be rare. `written` and `right` are the words that differ.
 */
export const likelyAddress = remembered(findLikelyAddress);

export interface LikelyAddress {
  readonly address: string;
  readonly written: string;
  readonly right: string;
}

/** Answers that are kept; a server that runs for days must not grow. */
const MOST_REMEMBERED = 20_000;

/** Keeps the answers of a look-up: the same few addresses stand in every cable of a post. */
function remembered<Indicator extends string | undefined, T>(
  find: (indicator: Indicator, address: string) => T,
): (indicator: Indicator, address: string) => T {
  const answers = new Map<string, T>();
  return (indicator, address) => {
    const key = `${indicator ?? ''}/${address}`;
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as T;
    if (answers.size === MOST_REMEMBERED) answers.clear();
    const answer = find(indicator, address);
    answers.set(key, answer);
    return answer;
  };
}

/** Frequent addresses by the number of their words, with the words. */
const frequent = lazily(() =>
  groupBy(
    pairs
      .all()
      .filter(({ lines }) => lines >= ENOUGH)
      .map((pair) => ({ ...pair, words: pair.address.split(' ') })),
    ({ words }) => String(words.length),
  ),
);

function findLikelyAddress(indicator: string | undefined, address: string): LikelyAddress | undefined {
  const wanted = normaliseAddress(address);
  if ((linesOfAddress().get(wanted) ?? 0) >= ENOUGH) return undefined;
  const words = wanted.split(' ');
  const readings = new Map<string, LikelyAddress>();
  for (const pair of frequent().get(String(words.length)) ?? []) {
    if (indicator !== undefined && pair.indicator !== indicator) continue;
    const differing = wordThatDiffers(words, pair.words);
    if (differing && differing.right.length >= WORD && oneEditApart(differing.written, differing.right)) {
      readings.set(pair.address, { address: pair.address, ...differing });
    }
  }
  return only([...readings.values()]);
}

const linesOfAddress = lazily(
  () =>
    new Map(
      [...byAddress()].map(([address, found]) => [address, found.reduce((sum, { lines }) => sum + lines, 0)]),
    ),
);

function wordThatDiffers(
  words: readonly string[],
  other: readonly string[],
): { readonly written: string; readonly right: string } | undefined {
  if (words.length !== other.length) return undefined;
  const at = words.findIndex((word, index) => word !== other[index]);
  const written = words[at];
  const right = other[at];
  if (written === undefined || right === undefined) return undefined;
  return words.slice(at + 1).every((word, index) => word === other[at + 1 + index])
    ? { written, right }
    : undefined;
}

/**
 * The indicator that was meant by one which is in no table: the one that is had by swapping two neighbouring
 * letters or adding a lost one and that was seen in ten lines; of several the one with the same address.
 * Changed and added letters do not count, for `RUEHFRA` and `RUCNDTA` are real.
 */
export const likelyIndicator = remembered(findLikelyIndicator);

function findLikelyIndicator(indicator: string, address: string): string | undefined {
  if (stations.row(indicator)) return undefined;
  const wanted = normaliseAddress(address);
  const known = byAddress().get(wanted) ?? [];
  if (!/^[QR]/.test(indicator) && known.length === 0) return undefined;
  const near = stations
    .all()
    .filter(({ indicator: other, seenInCables }) => seenInCables >= ENOUGH && isSlip(indicator, other))
    .map(({ indicator: other }) => other);
  return only(near) ?? only(near.filter((other) => known.some((pair) => pair.indicator === other)));
}

const isSlip = (written: string, right: string) => swapped(written, right) || lost(written, right);

const POST_ADDRESS = /^(?:AMEMBASSY|AMCONSUL|USMISSION|USINT|USEU|USUN|AIT)\b/;

/** The address's own indicator, where another post's stands before it. Only State's own addresses are judged. */
export const mismatchedIndicator = remembered(findMismatchedIndicator);

function findMismatchedIndicator(indicator: string, address: string): string | undefined {
  const wanted = normaliseAddress(address);
  if (!POST_ADDRESS.test(wanted)) return undefined;
  const right = indicatorFor(wanted);
  if (!right || right === indicator) return undefined;
  const written = pairs.rows(indicator).find((pair) => pair.address === wanted);
  const city = stations.row(indicator)?.city;
  const rightCity = stations.row(right)?.city;
  const differs = city !== undefined && rightCity !== undefined && city !== rightCity;
  return differs && (written?.lines ?? 0) <= 2 ? right : undefined;
}

/** Known stations whose indicator is one letter away. */
export function stationsLike(indicator: string): readonly Station[] {
  const codes = stations.all().map((row) => row.indicator);
  return nearest(indicator, codes).flatMap((code) => station(code) ?? []);
}

/** Whose network an indicator is of, by its first letters: `RU` is the United States. */
export function networkOf(indicator: string): string | undefined {
  for (let length = Math.min(4, indicator.length); length >= 2; length--) {
    const found = networks.row(indicator.slice(0, length));
    if (found) return found.meaning;
  }
  return undefined;
}
