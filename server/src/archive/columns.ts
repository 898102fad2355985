/** Arrays of numbers that grow, and what is made of them: the memory of an index of many rows. */

type TypedArray = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;

/** A number for each row. */
export class Numbers<A extends TypedArray> {
  #array: A;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#array = make(64);
  }

  get(index: number): number {
    return this.#array[index] as number;
  }

  set(index: number, value: number): void {
    if (index >= this.#array.length) {
      const wider = this.#make(Math.max(index + 1, Math.ceil(this.#array.length * 1.5)));
      wider.set(this.#array);
      this.#array = wider;
    }
    this.#array[index] = value;
  }

  add(index: number, change: number): void {
    this.set(index, (index < this.#array.length ? this.get(index) : 0) + change);
  }
}

export const int32 = () => new Numbers((length) => new Int32Array(length));
export const uint16 = () => new Numbers((length) => new Uint16Array(length));
export const uint8 = () => new Numbers((length) => new Uint8Array(length));
export const float64 = () => new Numbers((length) => new Float64Array(length));

/** Each text once, by a number from 0. */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly texts: string[] = [];

  /** The number of a text, which is added where it is new. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.#numbers.set(text, number);
    this.texts.push(text);
    return number;
  }

  /** -1 where there is no such text. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1;
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }
}

/** A list of numbers for each row, in one array. What lists leave behind that were replaced is cleared at times. */
export class Lists {
  #pool = new Uint32Array(256);
  #used = 0;
  #live = 0;
  readonly #starts = int32();
  readonly #counts = uint16();
  #rows = 0;

  count(row: number): number {
    return row < this.#rows ? this.#counts.get(row) : 0;
  }

  at(row: number, index: number): number {
    return this.#pool[this.#starts.get(row) + index] as number;
  }

  of(row: number): number[] {
    return Array.from({ length: this.count(row) }, (_, index) => this.at(row, index));
  }

  has(row: number, value: number): boolean {
    const start = this.#starts.get(row);
    const end = start + this.count(row);
    for (let index = start; index < end; index++) if (this.#pool[index] === value) return true;
    return false;
  }

  set(row: number, values: readonly number[]): void {
    this.#live -= this.count(row);
    const kept = values.length > MOST_IN_LIST ? values.slice(0, MOST_IN_LIST) : values;
    for (; this.#rows <= row; this.#rows++) this.#counts.set(this.#rows, 0);
    this.#counts.set(row, 0);
    if (this.#used + kept.length > this.#pool.length) this.#makeRoom(kept.length);
    this.#starts.set(row, this.#used);
    this.#counts.set(row, kept.length);
    this.#pool.set(kept, this.#used);
    this.#used += kept.length;
    this.#live += kept.length;
  }

  /** Closes the gaps where they are half of the array, else makes the array larger. */
  #makeRoom(more: number): void {
    const needed = this.#live + more;
    const length = needed * 2 <= this.#used ? this.#pool.length : Math.ceil(this.#pool.length * 1.5) + more;
    const pool = new Uint32Array(length);
    let used = 0;
    for (let row = 0; row < this.#rows; row++) {
      const count = this.count(row);
      if (count === 0) continue;
      const start = this.#starts.get(row);
      pool.set(this.#pool.subarray(start, start + count), used);
      this.#starts.set(row, used);
      used += count;
    }
    this.#pool = pool;
    this.#used = used;
  }
}

const MOST_IN_LIST = 65_535;
