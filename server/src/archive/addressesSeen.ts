import { normaliseAddress, type SeenAddress } from '../reference/routing';
import { textOf } from '../syntax/query/walk';
import type { CableDocument, Message } from '../syntax/tree';

/** What the cables of the workspace say of routing indicators. Files are known by their URIs. */
export interface AddressesSeen {
  /** Puts the pairs of a file in the place of those that it had. */
  set(uri: string, cable: CableDocument): void;
  remove(uri: string): void;
  /** The addresses seen with an indicator, those in most cables first, for a reader of the file. */
  of(indicator: string, uri: string): readonly SeenAddress[];
}

/** Nothing is known at first. */
export function addressesSeen(): AddressesSeen {
  /** Cables by indicator, address and file. */
  const seen = new Map<string, Map<string, Map<string, number>>>();
  const pairsByFile = new Map<string, readonly Pair[]>();

  function remove(written: string): void {
    const uri = sameForm(written);
    for (const { indicator, address } of pairsByFile.get(uri) ?? []) {
      const addresses = seen.get(indicator);
      const files = addresses?.get(address);
      files?.delete(uri);
      if (files?.size === 0) addresses?.delete(address);
      if (addresses?.size === 0) seen.delete(indicator);
    }
    pairsByFile.delete(uri);
  }

  function set(written: string, cable: CableDocument): void {
    const uri = sameForm(written);
    remove(uri);
    const pairs = cable.messages.flatMap(pairsOf);
    if (pairs.length > 0) pairsByFile.set(uri, pairs);
    for (const { indicator, address } of pairs) {
      const addresses = entry(seen, indicator, () => new Map<string, Map<string, number>>());
      const files = entry(addresses, address, () => new Map<string, number>());
      files.set(uri, (files.get(uri) ?? 0) + 1);
    }
  }

  return {
    set,
    remove,
    of: (indicator, uri) =>
      [...(seen.get(indicator) ?? [])]
        .map(([address, files]) => ({
          address,
          cables: [...files.values()].reduce((sum, cables) => sum + cables, 0),
          inThisFile: [...files.keys()].every((file) => file === sameForm(uri)),
        }))
        .sort((a, b) => b.cables - a.cables),
  };
}

/** Editors and file systems write the same URI in several ways: `c%3A` and `C:`. */
export function sameForm(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/[A-Z]:/, (start) => start.toLowerCase());
  } catch {
    return uri;
  }
}

interface Pair {
  readonly indicator: string;
  readonly address: string;
}

/** The pairs of a message, each once: of the addressees, and of the station that sent it. */
function pairsOf(message: Message): Pair[] {
  const { envelope } = message;
  const places = [
    ...(envelope?.addresseeLists ?? []).flatMap(({ addressees }) => addressees),
    { indicator: envelope?.callingStation?.indicator, address: envelope?.originator?.address },
  ];
  const pairs = new Map<string, Pair>();
  for (const place of places) {
    if (!place.indicator || !place.address) continue;
    const indicator = textOf(message, place.indicator);
    const address = normaliseAddress(textOf(message, place.address));
    if (address !== '') pairs.set(`${indicator}/${address}`, { indicator, address });
  }
  return [...pairs.values()];
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
