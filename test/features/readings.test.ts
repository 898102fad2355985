import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CableRecord, cableService } from '../../server/src/service';

/**
 * What elements say, one case after the other: the lines of a cable of 2007, then lines `=>` with what is read of
 * them. `=> nothing` where nothing is. Cases are separated by a line `---`.
 */
function casesOf(name: string): { readonly text: string; readonly read: readonly string[] }[] {
  const file = readFileSync(join(import.meta.dirname, 'readings', `${name}.txt`), 'utf8');
  return file.split(/^---\n/m).map((given) => {
    const lines = given.trimEnd().split('\n');
    const at = lines.findIndex((line) => line.startsWith('=> '));
    const read = lines.slice(at).map((line) => line.slice(3));
    return { text: `${lines.slice(0, at).join('\n')}\n`, read: read[0] === 'nothing' ? [] : read };
  });
}

const READINGS: Readonly<Record<string, (record: Partial<CableRecord>) => readonly string[]>> = {
  subject: ({ subject }) => (subject === undefined ? [] : [subject]),
  summary: ({ summary }) => (summary === undefined ? [] : [summary]),
  tags: ({ tagsCanonical = [] }) => [tagsCanonical.join(' · ')],
  references: ({ references = [] }) =>
    references.map(({ letter, kind, id, text }) =>
      [letter, kind === 'cable' ? undefined : kind, id ?? text].filter(Boolean).join(' '),
    ),
};

describe.each(Object.entries(READINGS))('%s', (name, reading) => {
  test.each(casesOf(name).map((given) => ({ ...given, title: JSON.stringify(given.text) })))(
    '$title',
    ({ text, read }) => {
      const [record = {}] = cableService.records(cableService.parse(text), { file: 'cable.txt', year: 2007 });
      expect(reading(record)).toEqual(read);
    },
  );
});
