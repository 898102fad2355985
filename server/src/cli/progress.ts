/** A run of fewer files is over before one has read the line. */
const LONG = 200;
/** Milliseconds between two showings. */
const INTERVAL = 100;

/**
 * How far a long run is, `1200/10000`, on a terminal's last line; removed in the end. Not shown where the
 * results go to the same terminal.
 */
export class Progress {
  readonly #shown: boolean;
  #last = Date.now();

  constructor(readonly total: number) {
    this.#shown = total >= LONG && process.stderr.isTTY === true && process.stdout.isTTY !== true;
  }

  advance(count: number): void {
    if (!this.#shown || Date.now() - this.#last < INTERVAL) return;
    this.#last = Date.now();
    process.stderr.write(`\r${count}/${this.total}`);
  }

  end(): void {
    if (this.#shown) Progress.clear();
  }

  /** Empties the line, before something else is written there. */
  static clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
