import type { Counts } from './work/findings';

/** Milliseconds between two showings, and before the first: a short run is over before one has read the line. */
const INTERVAL = 200;
/** Milliseconds before there is a rate to tell the time left by. */
const SETTLED = 2000;
/** Clears the last line of a terminal. */
const CLEAR = '\r\x1b[K';

/**
 * How far a run is, on the last line of a terminal: `1,200 of 10,000 files · 1,215 cables · 640 a second · 0:14 left`.
 * Removed at the end.
 */
export class Progress {
  readonly #shown: boolean;
  readonly #total: number;
  readonly #begun = Date.now();
  #last = Date.now();

  constructor(total: number, shown: boolean) {
    this.#total = total;
    this.#shown = shown;
  }

  /**
   * @param done files, and those of this run alone
   * @param share of the next file that is done, 0 to 1
   */
  show(done: number, doneBefore: number, share: number, cables: number): void {
    const now = Date.now();
    if (!this.#shown || now - this.#last < INTERVAL) return;
    this.#last = now;
    const elapsed = now - this.#begun;
    const parts = [
      this.#total > 1 ? `${grouped(done)} of ${grouped(this.#total)} files` : `${Math.floor(share * 100)} %`,
      `${grouped(cables)} cables`,
      `${grouped(Math.round((cables * 1000) / elapsed))} a second`,
    ];
    const worked = done - doneBefore + share;
    if (worked > 0 && elapsed > SETTLED) {
      parts.push(`${duration((elapsed * (this.#total - done - share)) / worked)} left`);
    }
    process.stderr.write(`${CLEAR}${parts.join(' · ')}`);
  }

  /** Writes lines to standard error where the progress is. */
  interrupt(lines: string): void {
    process.stderr.write(this.#shown ? CLEAR + lines : lines);
  }

  end(): void {
    if (this.#shown) process.stderr.write(CLEAR);
  }
}

/** `0:14`, `1:02:30` */
function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `12,345` */
export const grouped = (number: number) => number.toLocaleString('en-US');

/** `1 file`, `2 files` */
export const plural = (count: number, noun: string) => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** What came of an extraction: `10 files, 12 cables: 1 without a number, 2 without a date; 3 errors, 5 warnings`. */
export function extractSummary(files: number, counts: Counts): string {
  const count = (what: string) => counts[what] ?? 0;
  const problems = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) =>
      severity === 'information'
        ? `${grouped(count(severity))} information`
        : plural(count(severity), severity),
    );
  const cables = [
    `${grouped(count('without number'))} without a number`,
    `${grouped(count('without date'))} without a date`,
  ];
  return `${plural(files, 'file')}, ${plural(count('cables'), 'cable')}: ${cables.join(', ')}${problems.length > 0 ? `; problems: ${problems.join(', ')}` : ''}\n`;
}
