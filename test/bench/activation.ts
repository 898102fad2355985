import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './measure';
import { print, timesAtMost } from './table';

/** Prints what `scripts/vscode/activation.mjs` has measured in a VS Code server. */
export function benchActivation(folder: string): void {
  const { ours, empty }: Readonly<Record<'ours' | 'empty', readonly number[]>> = JSON.parse(
    readFileSync(join(folder, 'activation.json'), 'utf8'),
  );
  const time = median(ours);
  const other = median(empty);
  print('The extension in VS Code', [
    {
      what: 'activation: reading of its code to server ready',
      time,
      yardstick: { what: 'extension with an empty server', time: other },
      target: timesAtMost(1.5, time, other),
      note: `${ours.length} starts of VS Code`,
    },
  ]);
}
