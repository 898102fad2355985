import { cableService, type Explanation } from '../service';
import { read } from './input';
import { sourcesOf } from './sources';
import { oneOf, UsageError, yearOf } from './usageError';

export const EXPLAIN_OPTIONS = {
  format: { type: 'string' },
  line: { type: 'string' },
  year: { type: 'string' },
} as const;

export interface ExplainValues {
  readonly format?: string;
  readonly line?: string;
  readonly year?: string;
}

const FORMATS = ['text', 'json'] as const;

/** `FILE:7` or `FILE:7:12`, line and character counted from 1. */
const PLACE = /^(.+?):(\d+)(?::(\d+))?$/s;

/**
 * Explains codes, and the line or place of a file, on standard output.
 *
 * @returns whether every code is known; of one that is not the nearest ones are named
 */
export async function explain(codes: readonly string[], values: ExplainValues): Promise<boolean> {
  const format = oneOf(FORMATS, values.format ?? 'text', 'format');
  const year = yearOf(values.year);
  if (codes.length === 0 && values.line === undefined) {
    throw new UsageError('which code? Name one or more, or a place as in --line FILE:7');
  }
  const [place = []] = values.line === undefined ? [] : [await explainPlace(values.line)];
  const found = [...place, ...codes.flatMap((code) => cableService.explainCode(code, year))];
  const known = found.filter(({ confidence }) => confidence !== 'unknown');
  if (format === 'json') process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else if (found.length > 0) process.stdout.write(`${found.map(({ text }) => text).join('\n\n')}\n`);
  // What a line has that no table knows is said, and is no failure of the question.
  return codes.length === 0 ? found.length > 0 : known.length + place.length >= found.length;
}

async function explainPlace(place: string): Promise<readonly Explanation[]> {
  const [, name = '', line = '', character] = PLACE.exec(place) ?? [];
  if (name === '' || Number(line) === 0 || Number(character) === 0) {
    throw new UsageError(`'${place}' is no place; write FILE:7, or FILE:7:12 for the token at a character`);
  }
  const sources = await sourcesOf(name);
  const [source] = typeof sources === 'string' ? [] : sources;
  const input = source && read(source);
  if (input?.complaint !== undefined) process.stderr.write(`cable: ${input.complaint}\n`);
  if (!input) process.stderr.write(`cable: cannot read ${name}: ${sources}\n`);
  if (!input?.read) return [];
  const at = character === undefined ? undefined : Number(character) - 1;
  const found = cableService.explainLine(cableService.parse(input.read.text), Number(line) - 1, at);
  if (found.length === 0) process.stderr.write(`cable: nothing to explain at ${place}\n`);
  return found;
}
