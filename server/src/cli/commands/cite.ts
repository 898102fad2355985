import { loadCitations } from '../../citations.node';
import { CITATION_FORMATS, CITATION_STYLES, type CitationItem, cableService } from '../../service';
import { type OptionValues, oneOf } from '../arguments';
import { UsageError } from '../errors';
import type { ContainerOptions } from '../input/container';
import { textsOf } from './texts';

export const CITE_OPTIONS = {
  style: { type: 'string' },
  format: { type: 'string' },
  paragraph: { type: 'string' },
  archive: { type: 'string' },
  collection: { type: 'string' },
  url: { type: 'string' },
} as const;

/** `cable cite`: a citation of each cable on standard output. Returns whether all could be read. */
export async function cite(
  names: readonly string[],
  values: OptionValues<typeof CITE_OPTIONS>,
  container: ContainerOptions,
): Promise<boolean> {
  const style = oneOf(CITATION_STYLES, values.style ?? 'chicago-note', 'style');
  const format = oneOf(CITATION_FORMATS, values.format ?? 'text', 'format');
  const paragraph = paragraphOf(values.paragraph);
  if (paragraph !== undefined && format !== 'text') {
    throw new UsageError('--paragraph points to a paragraph in text only; leave out --format');
  }
  const { archive, collection, url } = values;
  const source = { ...(archive && { archive }), ...(collection && { collection }), ...(url && { url }) };
  const { texts, failed } = textsOf(names, container);
  const items: CitationItem[] = [];
  for await (const { text, name } of texts)
    items.push(...cableService.citationItems(cableService.parse(text), name, source));
  const options = { style, format, ...(paragraph !== undefined && { paragraph }) };
  process.stdout.write(await cableService.cite(items, options, loadCitations));
  return !failed();
}

function paragraphOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(written)) {
    throw new UsageError(`'${written}' is not the number of a paragraph; write it as in --paragraph 7`);
  }
  return Number(written);
}
