/** Routing indicators and their plain language addresses (ACP 117 and the cables themselves). */

import pairsText from '../../data/indicator-address-pairs.tsv';
import stationsText from '../../data/routing-indicators.tsv';
import networksText from '../../data/routing-networks.tsv';
import { memo } from './memo';
import { lost, nearest, oneEditApart, only, swapped } from './nearest';
import { filled, filledNumbers, groupBy, type Sourced, sourced, table } from './tables';

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

export interface Station extends Sourced {
  readonly indicator: string;
  /** The address that it has most often. */
  readonly address: string;
  readonly kind: StationKind;
  readonly city?: string;
  readonly country?: string;
  readonly countryIso?: string;
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
  readonly detail?: string;
}

export interface AddressPair extends Sourced {
  readonly indicator: string;
  readonly address: string;
  readonly addresseeLines: number;
  readonly senderLines: number;
  readonly lines: number;
}

/** An address seen with a routing indicator in the cables at hand. */
export interface SeenAddress {
  readonly address: string;
  /** In how many. */
  readonly cables: number;
  /** Whether all of them are in the file that is read. */
  readonly inThisFile: boolean;
}

/** The addresses seen with an indicator in the cables at hand, those in most cables first. */
export type AddressesSeenWith = (indicator: string) => readonly SeenAddress[];

const stations = table(
  stationsText,
  (cells): Station => {
    const detail = cells('detail');
    return {
      ...sourced(cells),
      indicator: cells('code'),
      address: cells('address'),
      kind: cells('kind') as StationKind,
      ...filled({ city: cells('city'), country: cells('country'), countryIso: cells('country_iso'), detail }),
      ...filledNumbers({ firstYear: cells('first_year'), lastYear: cells('last_year') }),
      seenInCables: Number(cells('cable_lines')),
      shared: /^shared (?:indicator|gateway)/.test(detail),
      gateway: detail.startsWith('shared gateway'),
      ...filled({ shortFormOf: /^shorter form of ([A-Z]+)/.exec(detail)?.[1] ?? '' }),
    };
  },
  'routing',
);

const pairs = table(pairsText, (cells): AddressPair => {
  const addresseeLines = Number(cells('addressee_lines'));
  const senderLines = Number(cells('sender_lines'));
  return {
    ...sourced(cells),
    indicator: cells('code'),
    address: cells('address'),
    addresseeLines,
    senderLines,
    lines: addresseeLines + senderLines,
  };
});

const networks = table(networksText, (cells) => ({ code: cells('code'), meaning: cells('meaning') }));

export function station(indicator: string): Station | undefined {
  return stations.row(indicator);
}

/** The addresses that a station has besides its main one, those with most lines first. */
export function otherAddresses({ indicator, address }: Station): readonly string[] {
  const all = [...stations.rows(indicator), ...addressPairs(indicator)].map((each) => each.address);
  return [...new Set(all)].filter((other) => other !== address);
}

/** Characters of an address that are read: real ones have fewer, and a hostile line must not cost more. */
const LONGEST_ADDRESS = 200;

/**
 * An address as the tables have it: capitals, `WASHINGTON DC` as `WASHDC`, without `//…//` and a bracket at
 * the end, blanks single. Twelve of a hundred address lines differ from the tables otherwise.
 */
export function normaliseAddress(address: string): string {
  return address
    .slice(0, LONGEST_ADDRESS)
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

/** The indicators seen with an address, those with most lines first. */
export function pairsOfAddress(address: string): readonly AddressPair[] {
  return mostFirst(pairs.where('address', normaliseAddress(address)));
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

/** Shorter words are too much alike: a difference need not be a slip. */
const WORD = 5;

/**
 * The address that was meant, where exactly one word of it differs by one letter from an address that the
 * same indicator has in ten lines or more (without an indicator: that any has). The address as written must
 * be rare. `written` and `right` are the words that differ.
 */
export const likelyAddress = memo(findLikelyAddress);

export interface LikelyAddress {
  readonly address: string;
  readonly written: string;
  readonly right: string;
}

/** Frequent addresses by the number of their words, with the words. */
const frequent = memo(() =>
  groupBy(
    frequentPairs().map((pair) => ({ ...pair, words: pair.address.split(' ') })),
    ({ words }) => String(words.length),
  ),
);

/** Few of the pairs: the others need not be read. */
function frequentPairs(): readonly AddressPair[] {
  const sent = pairs.column('sender_lines');
  return pairs
    .column('addressee_lines')
    .flatMap((lines, index) => (Number(lines) + Number(sent[index]) >= ENOUGH ? [pairs.at(index)] : []));
}

function findLikelyAddress(indicator: string | undefined, address: string): LikelyAddress | undefined {
  const wanted = normaliseAddress(address);
  if (pairs.where('address', wanted).reduce((sum, { lines }) => sum + lines, 0) >= ENOUGH) return undefined;
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
export const likelyIndicator = memo(findLikelyIndicator);

function findLikelyIndicator(indicator: string, address: string): string | undefined {
  if (stations.row(indicator)) return undefined;
  const wanted = normaliseAddress(address);
  const known = pairs.where('address', wanted);
  if (!/^[QR]/.test(indicator) && known.length === 0) return undefined;
  const lines = stations.column('cable_lines');
  const near = stations
    .column('code')
    .filter((other, index) => isSlip(indicator, other) && Number(lines[index]) >= ENOUGH);
  return only(near) ?? only(near.filter((other) => known.some((pair) => pair.indicator === other)));
}

const isSlip = (written: string, right: string) => swapped(written, right) || lost(written, right);

const POST_ADDRESS = /^(?:AMEMBASSY|AMCONSUL|USMISSION|USINT|USEU|USUN|AIT)\b/;

/** The address's own indicator, where another post's indicator is before it. Only State's own addresses are judged. */
export const mismatchedIndicator = memo(findMismatchedIndicator);

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
  return nearest(indicator, new Set(stations.column('code'))).flatMap((code) => station(code) ?? []);
}

/** Whose network an indicator is of, by its first letters: `RU` is the United States. */
export function networkOf(indicator: string): string | undefined {
  for (let length = Math.min(4, indicator.length); length >= 2; length--) {
    const found = networks.row(indicator.slice(0, length));
    if (found) return found.meaning;
  }
  return undefined;
}

/** An addressee as it is written, `RUEHAK/AMEMBASSY ANKARA`, and the place that it is found by. */
export interface AddressLine {
  readonly indicator: string;
  readonly address: string;
  /** `Ankara, Turkey`; empty where the table has none. */
  readonly place: string;
  /** Lines of the surveyed cables that have it. */
  readonly lines: number;
}

/** Everyone that a cable may be addressed to, those in most lines first; without pairs that are slips. */
export const addressLines = memo((): readonly AddressLine[] => {
  const countries = stations.column('country');
  const cities = stations.column('city');
  const codes = stations.column('code');
  const places = new Map(
    codes.map((code, index) => [code, [cities[index], countries[index]].filter(Boolean).join(', ')]),
  );
  const found = new Map<string, AddressLine>();
  const add = (indicator: string, address: string, lines: number) => {
    const written = `${indicator}/${address}`;
    if (lines <= (found.get(written)?.lines ?? -1)) return;
    found.set(written, { indicator, address, place: places.get(indicator) ?? '', lines });
  };
  const addresses = pairs.column('address');
  const confidences = pairs.column('confidence');
  const received = pairs.column('addressee_lines');
  const sent = pairs.column('sender_lines');
  for (const [index, code] of pairs.column('code').entries()) {
    if (confidences[index] === 'low') continue;
    add(code, addresses[index] ?? '', Number(received[index]) + Number(sent[index]));
  }
  const ofStations = stations.column('address');
  const kinds = stations.column('kind');
  const lines = stations.column('cable_lines');
  for (const [index, code] of codes.entries()) {
    if (kinds[index] !== 'relay') add(code, ofStations[index] ?? '', Number(lines[index]));
  }
  return [...found.values()].sort((a, b) => b.lines - a.lines);
});
