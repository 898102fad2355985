import { cableService } from '../../service';
import type { OptionValues } from '../arguments';
import { UsageError } from '../errors';
import type { ContainerOptions } from '../input/container';
import { OutputFile } from '../output/outputFile';
import { textsOf } from './texts';

export const HTML_OPTIONS = {
  output: { type: 'string' },
  glossary: { type: 'boolean' },
  'page-lines': { type: 'boolean' },
  markdown: { type: 'boolean' },
} as const;

/** `cable html`: the cables of a file as one self-contained page, or as Markdown. Returns whether it could be read. */
export async function html(
  names: readonly string[],
  values: OptionValues<typeof HTML_OPTIONS>,
  container: ContainerOptions,
): Promise<boolean> {
  if (names.length > 1) throw new UsageError('name one file; its cables make one page');
  const { texts, failed } = textsOf(names, container);
  const form = values.markdown ? 'markdown' : 'page';
  const options = { glossary: values.glossary ?? false, furniture: values['page-lines'] ?? false };
  let page: string | undefined;
  for await (const { text } of texts) {
    if (page !== undefined) throw new UsageError('name one cable of a folder or a table, as in dump.csv#12');
    page = cableService.reading(cableService.parse(text), form, options);
  }
  if (page === undefined) return false;
  if (values.output === undefined) {
    process.stdout.write(page);
  } else {
    const file = new OutputFile(values.output);
    file.write(page);
    file.finish();
  }
  return !failed();
}
