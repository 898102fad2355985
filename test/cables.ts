import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'cables');

/** The invented cables of the project, by file name. */
export const cables: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

export function cable(name: string): string {
  const text = cables.get(name);
  if (text === undefined) throw new Error(`no cable ${name} in ${folder}`);
  return text;
}

/** The twin of the sample: a web copy of 2006 with every kind of damage that the sample has. */
export const twin = cable('2006-web-copy-astana.txt');
