import { cableService, comparisonPage, comparisonText, NORMALIZATIONS } from '../../service';
import { type OptionValues, oneOf } from '../arguments';
import { UsageError } from '../errors';
import type { ContainerOptions } from '../input/container';
import type { Text } from '../input/read';
import { textsOf } from './texts';

export const COMPARE_OPTIONS = {
  format: { type: 'string' },
  keep: { type: 'string', multiple: true },
} as const;

const FORMATS = ['text', 'json', 'html'] as const;

/** `cable compare`: what matters between two copies. Returns whether both could be read. */
export async function compare(
  names: readonly string[],
  values: OptionValues<typeof COMPARE_OPTIONS>,
  container: ContainerOptions,
): Promise<boolean> {
  if (names.length !== 2) throw new UsageError('name two copies of a cable');
  const format = oneOf(FORMATS, values.format ?? 'text', 'format');
  const kept = (values.keep ?? []).map((step) => oneOf(NORMALIZATIONS, step, 'step'));
  const copies: Text[] = [];
  for (const name of names) {
    const { texts } = textsOf([name], container);
    const { value } = await texts.next();
    if (!value) return false;
    copies.push(value);
  }
  const [left, right] = copies as [Text, Text];
  const comparison = cableService.compare(cableService.parse(left.text), cableService.parse(right.text), {
    normalize: NORMALIZATIONS.filter((step) => !kept.includes(step)),
  });
  if (!comparison) return false;
  const titles = [left.name, right.name] as const;
  if (format === 'json') {
    const { texts: _, ...rest } = comparison;
    process.stdout.write(`${JSON.stringify(rest, null, 2)}\n`);
  } else {
    process.stdout.write((format === 'html' ? comparisonPage : comparisonText)(comparison, titles));
  }
  return true;
}
