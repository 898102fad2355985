import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads all files of a folder, and does nothing with them. */
let length = 0;
for (const entry of readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) length += readFileSync(join(entry.parentPath, entry.name), 'utf8').length;
}
process.stdout.write(`${length}\n`);
