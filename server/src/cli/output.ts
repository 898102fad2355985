import { once } from 'node:events';

/** Characters that are gathered before they are written. */
const CHUNK = 65_536;

let gathered = '';

/** Writes to standard output, in large pieces. */
export function print(text: string): void | Promise<void> {
  gathered += text;
  if (gathered.length >= CHUNK) return flush();
}

/** Writes what was gathered; waits where the reader is slow. */
export async function flush(): Promise<void> {
  const text = gathered;
  gathered = '';
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
