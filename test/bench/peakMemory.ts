import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Writes how many kilobytes the process took at most, when it ends. */
if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(process.env['PEAK_MEMORY'] ?? '', String(process.resourceUsage().maxRSS));
  });
}
