import { cableService, type Explanation } from '../../service';
import { type OptionValues, oneOf, yearOf } from '../arguments';
import { UsageError } from '../errors';
import type { ContainerOptions } from '../input/container';
import { read } from '../input/read';
import { type Source, sourcesOf } from '../input/sources';
import { portionsOf } from '../work/batches';

export const EXPLAIN_OPTIONS = {
  format: { type: 'string' },
  line: { type: 'string' },
  year: { type: 'string' },
  column: { type: 'string', multiple: true },
} as const;

const FORMATS = ['text', 'json'] as const;

/** `FILE:7` or `FILE:7:12`, line and character counted from 1. */
const PLACE = /^(.+?):(\d+)(?::(\d+))?$/s;

/**
 * Explains codes, and the line of a file or the token at a place in it, on standard output.
 *
 * @returns whether every code is known; of one that is not the nearest ones are named
 */
export async function explain(
  codes: readonly string[],
  values: OptionValues<typeof EXPLAIN_OPTIONS>,
): Promise<boolean> {
  const format = oneOf(FORMATS, values.format ?? 'text', 'format');
  const year = yearOf(values.year);
  if (codes.length === 0 && values.line === undefined) {
    throw new UsageError('name a code, or a place as in --line FILE:7');
  }
  const container: ContainerOptions = { from: 'auto', columns: values.column ?? [] };
  const place = values.line === undefined ? [] : await explainPlace(values.line, container);
  const found = [...place, ...codes.flatMap((code) => cableService.explainCode(code, year))];
  const known = found.filter(({ confidence }) => confidence !== 'unknown');
  if (format === 'json') process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else if (found.length > 0) process.stdout.write(`${found.map(({ text }) => text).join('\n\n')}\n`);
  // What a line has that no table knows is said, and is no failure of the question.
  return codes.length === 0 ? found.length > 0 : known.length + place.length >= found.length;
}

async function explainPlace(place: string, container: ContainerOptions): Promise<readonly Explanation[]> {
  const [, name = '', line = '', character] = PLACE.exec(place) ?? [];
  if (name === '' || Number(line) === 0 || Number(character) === 0) {
    throw new UsageError(
      `'${place}' is not a place; write FILE:7, FILE:7:12 for the token at a character, or dump.csv#12:7 for a row`,
    );
  }
  const sources = await sourcesOf(name);
  const [source] = typeof sources === 'string' ? [] : sources;
  if (!source) process.stderr.write(`cable: cannot read ${name}: ${sources}\n`);
  const text = source && (await textOf(source, container));
  if (text === undefined) return [];
  const at = character === undefined ? undefined : Number(character) - 1;
  const found = cableService.explainLine(cableService.parse(text), Number(line) - 1, at);
  if (found.length === 0) process.stderr.write(`cable: nothing to explain at ${place}\n`);
  return found;
}

/** The text of a file or of a row; of a container without a row, that of its first. */
async function textOf(source: Source, container: ContainerOptions): Promise<string | undefined> {
  for await (const { inputs } of portionsOf([source], container)) {
    for (const each of inputs) {
      const input = 'path' in each ? read(each) : each;
      if (input.complaint !== undefined) process.stderr.write(`cable: ${input.complaint}\n`);
      return input.read?.text;
    }
  }
  return undefined;
}
