/**
 * Routing indicators and plain language addresses (ACP 117, and what cables of 2003 to 2010 show).
 *
 * Addresses are compared in the form that `normaliseAddress` gives, which is that of the tables.
 */
import pairsText from '../../data/indicator-address-pairs.tsv';
import stationsText from '../../data/routing-indicators.tsv';
import networksText from '../../data/routing-networks.tsv';
import { lost, nearest, oneEditApart, only, swapped } from './nearest';
import { type Fact, fact, filled, filledNumbers, groupBy, lazily, table } from './tables';

export interface Station extends Fact {
  readonly indicator: string;
  /** The main plain language address. */
  readonly address: string;
  /** `military command` is also the rest: units, ships, defense offices. */
  readonly kind:
    | 'embassy'
    | 'consulate'
    | 'mission'
    | 'branch office'
    | 'department'
    | 'military command'
    | 'collective'
    | 'other agency'
    | 'relay';
  readonly city?: string;
  readonly country?: string;
  readonly countryIso?: string;
  /** Address lines with the indicator among the cables read. */
  readonly seenInCables: number;
  /** Years of those cables, not of the indicator. */
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** It serves several offices: the name after the slash says which (RUEKJCS). True of gateways too. */
  readonly shared: boolean;
  /** No addressee of its own: the name after the slash alone counts (RHMFISS). */
  readonly gateway: boolean;
  /** RUCPDOC for RUCPDO. */
  readonly shortFormOf?: string;
  readonly note?: string;
}

/** An address seen behind an indicator. */
export interface AddressPair extends Fact {
  readonly indicator: string;
  readonly address: string;
  readonly addresseeLines: number;
  readonly senderLines: number;
  /** Both together; 0 where only ACP 117 has the pair. */
  readonly lines: number;
}

/** The first letters of an indicator, and whose they are. */
export interface Network extends Fact {
  readonly prefix: string;
  readonly meaning: string;
}

const stations = table(stationsText, (cells): Station => {
  const note = cells('note');
  const gateway = note.startsWith('shared gateway');
  const shortFormOf = /^shorter form of (\w+)$/.exec(note)?.[1];
  return {
    indicator: cells('code'),
    address: cells('address'),
    kind: cells('kind') as Station['kind'],
    ...filled({ city: cells('city'), country: cells('country'), countryIso: cells('country_iso'), note }),
    seenInCables: Number(cells('cable_lines')),
    ...filledNumbers({ firstYear: cells('first_year'), lastYear: cells('last_year') }),
    shared: gateway || note.includes('shared indicator'),
    gateway,
    ...(shortFormOf !== undefined && { shortFormOf }),
    ...fact(cells),
  };
});

const pairs = table(pairsText, (cells): AddressPair => {
  const addresseeLines = Number(cells('addressee_lines'));
  const senderLines = Number(cells('sender_lines'));
  return {
    indicator: cells('code'),
    address: cells('address'),
    addresseeLines,
    senderLines,
    lines: addresseeLines + senderLines,
    ...fact(cells),
  };
});

const networks = table(
  networksText,
  (cells): Network => ({ prefix: cells('code'), meaning: cells('meaning'), ...fact(cells) }),
);

const pairsByAddress = lazily(() => groupBy(pairs.all(), ({ address }) => address));

const byLines = (a: AddressPair, b: AddressPair) => b.lines - a.lines;
const totalLines = (some: readonly AddressPair[]) => some.reduce((sum, { lines }) => sum + lines, 0);

/** Lines from which on a pair or an address is taken as established. */
const established = 10;

export function station(indicator: string): Station | undefined {
  return stations.row(indicator);
}

/** The longest known beginning of an indicator: `RUEH`, else the nation by its first two letters. */
export function networkOf(indicator: string): Network | undefined {
  return networks.row(indicator.slice(0, 4)) ?? networks.row(indicator.slice(0, 2));
}

/** The addresses seen behind an indicator, the most frequent first. */
export function addressPairs(indicator: string): readonly AddressPair[] {
  return [...pairs.rows(indicator)].sort(byLines);
}

/** The indicators seen with an address, the most frequent first. */
export function pairsOfAddress(address: string): readonly AddressPair[] {
  return [...(pairsByAddress().get(normaliseAddress(address)) ?? [])].sort(byLines);
}

/**
 * An address in the form of the tables: capitals, blanks single, WASHINGTON DC as WASHDC; office symbols
 * from `//` on, a bracket at the end and punctuation at both ends dropped.
 */
export function normaliseAddress(address: string): string {
  const [name = ''] = address.toUpperCase().split('//');
  return trimmed(trimmed(name).replace(/\([^()]*\)?$/, ''))
    .replace(/\s+/g, ' ')
    .replace(/\bWASH(?:INGTON)?,? D\.? ?C\b/, 'WASHDC');
}

function trimmed(text: string): string {
  const mark = /[\s.,/-]/;
  let start = 0;
  let end = text.length;
  while (start < end && mark.test(text.charAt(start))) start++;
  while (end > start && mark.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The indicator that most lines have with an address: at least ten of them, and four in five. */
export function indicatorFor(address: string): string | undefined {
  const found = pairsOfAddress(address);
  const first = found[0];
  if (!first || first.lines < established || first.lines < 0.8 * totalLines(found)) return undefined;
  return first.indicator;
}

export interface LikelyAddress {
  readonly address: string;
  /** The one word that differs, as written and as it should be. */
  readonly written: string;
  readonly right: string;
}

/**
 * The address meant by a misspelt one: exactly one word differs, by one letter or one swap, from an
 * established address of the same indicator (of any, where none is written). Short words are not judged.
 */
export function likelyAddress(indicator: string | undefined, address: string): LikelyAddress | undefined {
  const name = normaliseAddress(address);
  if (totalLines(pairsOfAddress(name)) >= established) return undefined;
  const words = name.split(' ');
  const candidates = indicator === undefined ? pairs.all() : pairs.rows(indicator);
  const found = candidates
    .filter(({ lines }) => lines >= established)
    .sort(byLines)
    .flatMap((pair) => {
      const other = pair.address.split(' ');
      if (other.length !== words.length) return [];
      const at = only(words.flatMap((word, index) => (word === other[index] ? [] : [index])));
      if (at === undefined) return [];
      const written = words[at] ?? '';
      const right = other[at] ?? '';
      return right.length >= 5 && oneEditApart(written, right)
        ? [{ address: pair.address, written, right }]
        : [];
    });
  return new Set(found.map(({ right }) => right)).size === 1 ? found[0] : undefined;
}

/** The indicators of which lines are established, in the order of the table. */
const establishedIndicators = lazily(() =>
  [...groupBy(pairs.all(), ({ indicator }) => indicator)]
    .filter(([, own]) => totalLines(own) >= established)
    .map(([indicator]) => indicator),
);

/**
 * The indicator meant by one that is in no table: two letters swapped or one lost. Changed and added letters
 * do not count, because the tables do not have all real ones (`RUEHFRA`). Where several fit, the one that
 * has the address.
 */
export function likelyIndicator(indicator: string, address: string): string | undefined {
  if (!/^[A-Z]{4,7}$/.test(indicator) || station(indicator) || pairs.row(indicator)) return undefined;
  const owners = pairsOfAddress(address).map((pair) => pair.indicator);
  if (!/^[RQ]/.test(indicator) && owners.length === 0) return undefined;
  const fitting = establishedIndicators().filter(
    (known) => swapped(indicator, known) || lost(indicator, known),
  );
  return only(fitting) ?? only(fitting.filter((known) => owners.includes(known)));
}

/** Addresses of single places; military, agency and collective addresses share indicators too often. */
const postAddress = /^(?:AMEMBASSY|AMCONSUL|USMISSION|USINT|USEU|USUN|AIT)\b/;

/**
 * The indicator of an address, where another one is written before it that belongs to another city.
 */
export function mismatchedIndicator(indicator: string, address: string): string | undefined {
  const name = normaliseAddress(address);
  if (!postAddress.test(name)) return undefined;
  const own = indicatorFor(name);
  if (own === undefined || own === indicator) return undefined;
  const written = pairs.rows(indicator).find((pair) => pair.address === name);
  if (written && written.lines > 2) return undefined;
  const city = station(indicator)?.city;
  const ownCity = station(own)?.city;
  return city !== undefined && ownCity !== undefined && city !== ownCity ? own : undefined;
}

/** The stations one letter or one swap away, for an indicator that is not in the table. */
export function stationsLike(indicator: string): readonly Station[] {
  const near = new Set(
    nearest(
      indicator,
      stations.all().map((row) => row.indicator),
    ),
  );
  return stations.all().filter((row) => near.has(row.indicator));
}
