import { UsageError } from '../errors';
import type { ContainerOptions } from '../input/container';
import { read, type Text } from '../input/read';
import { sourcesOf } from '../input/sources';
import { portionsOf } from '../work/batches';

/** What was asked for, read one text after the other: `failed` tells whether something could not be read. */
export interface Texts {
  readonly texts: AsyncGenerator<Text>;
  failed(): boolean;
}

/** The texts of files, folders and containers. What cannot be read is reported on standard error, and the rest goes on. */
export function textsOf(names: readonly string[], container: ContainerOptions): Texts {
  if (names.length === 0) throw new UsageError('name a file or a folder, or - for standard input');
  let failed = false;
  const complain = (complaint: string) => process.stderr.write(`cable: ${complaint}\n`);
  async function* all(): AsyncGenerator<Text> {
    for (const name of names) {
      const sources = await sourcesOf(name);
      if (typeof sources === 'string') {
        failed = true;
        complain(`cannot read ${name}: ${sources}`);
        continue;
      }
      for await (const { inputs } of portionsOf(sources, container)) {
        for (const each of inputs) {
          const input = 'path' in each ? read(each) : each;
          if (input.complaint !== undefined) complain(input.complaint);
          failed ||= input.failed;
          if (input.read) yield input.read;
        }
      }
    }
  }
  return { texts: all(), failed: () => failed };
}
