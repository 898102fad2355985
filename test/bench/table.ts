/** A line of the table: what was measured, what beside, and what is wanted. */
export interface Row {
  readonly what: string;
  /** Milliseconds. */
  readonly time: number;
  readonly yardstick?: { readonly what: string; readonly time: number };
  readonly target?: { readonly what: string; readonly met: boolean };
  readonly note?: string;
}

/** At most so many milliseconds. */
export const atMost = (limit: number, time: number) => ({ what: `≤ ${limit} ms`, met: time <= limit });

/** At most so many times the time of the yardstick. */
export const timesAtMost = (limit: number, time: number, yardstick: number) => ({
  what: `≤ ${limit} ×`,
  met: time <= limit * yardstick,
});

const milliseconds = (time: number) => `${time < 10 ? time.toFixed(3) : time.toFixed(1)} ms`;

/** Prints a table with a title. */
export function print(title: string, rows: readonly Row[]): void {
  const cells = rows.map(({ what, time, yardstick, target, note = '' }) => [
    what,
    milliseconds(time),
    yardstick ? `${(time / yardstick.time).toFixed(time < yardstick.time ? 3 : 2)} ×` : '',
    yardstick ? `${yardstick.what}, ${milliseconds(yardstick.time)}` : '',
    target?.what ?? '',
    target ? (target.met ? 'met' : 'NOT MET') : '',
    note,
  ]);
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  process.stdout.write(`\n${title}\n\n`);
  for (const row of cells) {
    const line = row.map((cell, column) =>
      column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    process.stdout.write(`  ${line.join('  ').trimEnd()}\n`);
  }
}
