/** A run of fewer files is over before one has read the line. */
const LONG = 200;
/** Milliseconds between two showings. */
const INTERVAL = 100;
/** Empties the last line of a terminal. */
const EMPTY = '\r\x1b[K';

/**
 * How far a long run is, `1200/10000`, on the last line of a terminal; removed in the end. Not shown where the
 * results go to a terminal too.
 */
export class Progress {
  readonly #total: number;
  readonly #shown: boolean;
  #done = 0;
  #last = Date.now();

  constructor(total: number) {
    this.#total = total;
    this.#shown = total >= LONG && process.stderr.isTTY === true && process.stdout.isTTY !== true;
  }

  /** One more file is done. */
  advance(): void {
    this.#done++;
    if (!this.#shown || Date.now() - this.#last < INTERVAL) return;
    this.#last = Date.now();
    process.stderr.write(`\r${this.#done}/${this.#total}`);
  }

  /** Writes lines to standard error where the progress is. */
  interrupt(lines: string): void {
    process.stderr.write(this.#shown ? EMPTY + lines : lines);
  }

  end(): void {
    if (this.#shown) process.stderr.write(EMPTY);
  }
}
