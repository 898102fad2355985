import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainCode } from '../../server/src/features/explain';
import { hover } from '../../server/src/features/hover';
import { parse } from '../../server/src/syntax/document';

const folder = join(import.meta.dirname, '../../server/data');

/** The codes of a table, and of each row how sure it is. */
function rowsOf(name: string): readonly { readonly code: string; readonly confidence: string }[] {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
  const confidence = header.split('\t').indexOf('confidence');
  return lines.map((line) => {
    const cells = line.split('\t');
    return { code: cells[0] ?? '', confidence: cells[confidence] ?? '' };
  });
}

/** Tables whose codes stand by themselves in a cable. */
const TABLES = [
  'bureaus.tsv',
  'captions.tsv',
  'operating-signals.tsv',
  'posts.tsv',
  'routing-indicators.tsv',
  'section-headings.tsv',
  'tags-geographic-2024.tsv',
  'tags-geographic.tsv',
  'tags-organization.tsv',
  'tags-program.tsv',
  'tags-subject.tsv',
  'vocabulary.tsv',
];

/** What a row has that no one wrote: a cell that is not there, an empty sentence, a doubled stop. */
const FAULTY = /undefined|null|NaN|\(\)|“”|: *$|^- *$|\.\.(?!\.)| {2,}(?!\d)|[,;] *$|probably probably/m;

describe('every code of every table has a whole explanation', () => {
  it.each(TABLES)('%s', (name) => {
    const year = name.includes('2024') ? 2024 : undefined;
    const faulty: string[] = [];
    for (const code of new Set(rowsOf(name).map((row) => row.code))) {
      const found = explainCode(code, { year });
      if (found.every(({ confidence }) => confidence === 'unknown')) faulty.push(`${code} is unknown`);
      for (const { title, text } of found) {
        if (title === '' || FAULTY.test(text.replaceAll(code, 'CODE'))) faulty.push(`${code}: ${text}`);
      }
    }
    expect(faulty).toEqual([]);
  });

  it('a guess never reads as a fact', () => {
    const bold = rowsOf('tags-program.tsv')
      .filter(({ confidence }) => confidence === 'low')
      .filter(({ code }) => {
        const [first] = explainCode(code);
        return !/[Pp]robably|not known|not established|mistyping/.test(first?.text ?? '');
      });
    expect(bold).toEqual([]);
  });
});

describe('the year chooses the table', () => {
  it.each([
    ['PFOR', 1975, /^Foreign Policy and Relations.*[\s\S]*after 1979; replaced by PREL/],
    ['KDEM', 2006, /^Democratization/],
    ['RS', 2006, /^Russia/],
    ['RS', 2024, /^Serbia/],
    ['GM', 2006, /^Germany/],
    ['GM', 2024, /^Gambia/],
    ['GM', 2015, /^Germany[\s\S]*In the 2024 list: .*Gambia/],
    ['GDS', 1975, /^General Declassification Schedule[\s\S]*E\.O\. 11652/],
    ['GDS', 1979, /6 years[\s\S]*E\.O\. 12065/],
    ['EB', 2009, /in use 1972–2006/],
    ['1.4 (a)', 2012, /E\.O\. 13526|E\.O\. 12958/],
  ])('%s in %i', (code, year, expected) => {
    const text = explainCode(code, { year })
      .map((each) => each.text)
      .join('\n\n');
    expect(text).toMatch(expected);
  });
});

it.each(['[x](command:y)', '<img src=x>', '`a`', '*b*', '&lt;'])('a caption %s shows as text', (name) => {
  const cable = parse(`UNCLAS BAKU 000001

SIPDIS ${name}

TAGS: ${name}
SUBJECT: X

1. Text.
`);
  const lines = cable.messages
    .map(({ text }) => text)
    .join('')
    .split('\n');
  for (const [line, text] of lines.entries()) {
    for (let character = 0; character < text.length; character++) {
      const found = hover(cable, { line, character });
      const value = (found?.contents as { value: string } | undefined)?.value ?? '';
      expect(value.replace(/(`+)[\s\S]*?\1/g, '')).not.toMatch(/(?<!\\)[[\]<]|(?<!\\)&lt/);
    }
  }
});

it('any text is a code that is explained or is not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      for (const { title, text: said } of explainCode(text)) {
        expect(title).not.toBe('');
        expect(said).not.toMatch(/undefined|NaN/);
      }
    }),
  );
});

const real = join(import.meta.dirname, '../../../shared/cables');

describe.runIf(existsSync(real))('places of real cables', () => {
  it('never throw', () => {
    let seed = 1;
    const names = readdirSync(real, { encoding: 'utf8', recursive: true });
    for (const name of names.filter((each) => each.endsWith('.txt'))) {
      const text = readFileSync(join(real, name), 'utf8');
      const cable = parse(text);
      const lines = text.split(/\r\n|\r|\n/);
      for (let index = 0; index < 40; index++) {
        seed = (seed * 48_271) % 2_147_483_647;
        const line = seed % lines.length;
        const character = (seed >> 8) % ((lines[line]?.length ?? 0) + 1);
        const found = hover(cable, { line, character });
        expect((found?.contents as { value: string } | undefined)?.value ?? '').not.toMatch(/undefined|NaN/);
      }
    }
  }, 60_000);
});
