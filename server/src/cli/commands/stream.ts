import { containerColumns, evidenceOf } from '../../service';
import { reasonOf } from '../errors';
import { asUtf8, chunksOf } from '../input/bytes';
import { linesOf, objectIn } from '../input/ndjson';
import { write } from '../output/output';
import { type ExtractOptions, extract } from './extract';

/**
 * Records for texts that a distributed engine pipes through: lines `{"file": …, "text": …}` on standard input, each
 * answered in its turn by a line for each cable before the next is read. What else a line says of its cable fills what
 * the text lacks.
 *
 * @returns whether each line gave a cable
 */
export async function extractStream(options: ExtractOptions, column: string): Promise<boolean> {
  let good = true;
  let row = 0;
  const complain = (complaint: string) => {
    good = false;
    process.stderr.write(`cable: ${complaint}\n`);
  };
  try {
    for await (const line of linesOf(
      asUtf8(
        chunksOf(0, () => undefined),
        'utf-8',
      ),
    )) {
      if (line?.trim() === '') continue;
      row++;
      const values = line === undefined ? undefined : objectIn(line.replace(/^\uFEFF/, ''));
      const text = values?.[column];
      if (typeof text !== 'string') {
        complain(
          `skipped row ${row} of standard input: ${values ? `it has no text in '${column}'` : 'it is not a JSON object'}`,
        );
        continue;
      }
      const { file } = values ?? {};
      const named = typeof file === 'string' && file !== '';
      const name = named ? file : `standard input#${row}`;
      const evidence = evidenceIn(values ?? {}, column);
      const place = named ? { file } : { file: 'standard input', row };
      const found = extract({ name, ...place, text, evidence }, options);
      for (const complaint of found.complaints ?? []) complain(complaint);
      await write(found.pieces.map((piece) => `${piece}\n`).join(''));
    }
  } catch (error) {
    complain(`cannot read standard input after row ${row}: ${reasonOf(error)}`);
  }
  return good;
}

function evidenceIn(values: Readonly<Record<string, unknown>>, text: string) {
  const names = Object.keys(values);
  const cells = names.map((name) => (typeof values[name] === 'string' ? (values[name] as string) : ''));
  const columns = containerColumns(names, [cells], [names.indexOf(text)]);
  return columns ? evidenceOf(columns, cells) : {};
}
