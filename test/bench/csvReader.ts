import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** Reads a table with the CSV library, and does nothing with it. */
let cells = 0;
for await (const row of createReadStream(process.argv[2] ?? '').pipe(parse())) cells += row.length;
process.stdout.write(`${cells}\n`);
