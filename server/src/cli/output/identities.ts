/** By what a cable is recognised as a further copy of another. */
export interface CableIdentity {
  readonly id?: string;
  readonly date?: string;
  /** Of the text; absent where that is too short to tell cables apart. */
  readonly hash?: string;
  /** `cables/a.txt:1`, `dump.csv#12:1`: file, row, and line. */
  readonly place: string;
}

/** What a run gives a cable: its key, and that of the first copy of the same cable where there was one. */
export interface Named {
  readonly key: string;
  readonly sameAs?: string;
}

const DAY = 86_400_000;

/**
 * Gives each cable of a run a key: its number, with `#2`, `#3` … for further ones of that number, or its place where
 * it has none. A cable is a further copy of the first that has its number, unless their dates are more than a day
 * apart and one of the numbers was misread. Where one of two has no number, they are copies if their texts agree.
 */
export class Identities {
  readonly #byId = new Map<string, { count: number; readonly date: string | undefined }>();
  readonly #byHash = new Map<string, { readonly key: string; readonly numbered: boolean }>();

  name({ id, date, hash, place }: CableIdentity): Named {
    const same = id === undefined ? undefined : this.#byId.get(id);
    const first = hash === undefined ? undefined : this.#byHash.get(hash);
    let key = id ?? place;
    if (id !== undefined) {
      if (same) key = `${id}#${++same.count}`;
      else this.#byId.set(id, { count: 1, date });
    }
    const numbered = id !== undefined;
    if (hash !== undefined && !first) this.#byHash.set(hash, { key, numbered });
    if (same && isSameDay(same.date, date)) return { key, sameAs: id ?? key };
    return first && !(numbered && first.numbered) ? { key, sameAs: first.key } : { key };
  }
}

function isSameDay(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return Math.abs(Date.parse(one.slice(0, 10)) - Date.parse(other.slice(0, 10))) <= DAY;
}
