import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mixed } from './documents';
import { median } from './measure';
import { print, timesAtMost } from './table';

const FILES = 10_000;
const ROUNDS = 5;

/** `cable extract` over a folder of many files beside reading these files. Both times include the start of Node.js. */
export async function benchExtract(folder: string): Promise<void> {
  const files = mkdtempSync(join(tmpdir(), 'cables-'));
  try {
    let size = 0;
    for (let index = 0; index < FILES; index++) {
      const inner = join(files, String(index % 100));
      if (index < 100) mkdirSync(inner);
      const text = mixed[index % mixed.length] ?? '';
      size += text.length;
      writeFileSync(join(inner, `${index}.txt`), text);
    }
    const programs = {
      extract: [join(folder, 'cli.cjs'), 'extract', '--format', 'ndjson', files],
      bare: [join(folder, 'bareReader.cjs'), files],
    };
    const times = { extract: [] as number[], bare: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of ['extract', 'bare'] as const) {
        const start = performance.now();
        const { status, stderr } = spawnSync(process.execPath, programs[name], {
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        if (status !== 0) throw new Error(`${name} ended with status ${status}: ${stderr}`);
        times[name].push(performance.now() - start);
      }
    }
    const time = median(times.extract);
    const bare = median(times.bare);
    print('Command line', [
      {
        what: `cable extract over ${FILES} files, ${(size / 1_000_000).toFixed(0)} MB`,
        time,
        yardstick: { what: 'reading them', time: bare },
        target: timesAtMost(6, time, bare),
      },
    ]);
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}
