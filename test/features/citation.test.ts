import { BibLatexParser, RISParser } from 'biblatex-csl-converter';
import { describe, expect, test } from 'vitest';
import {
  type CITATION_STYLES,
  type CitationSource,
  citationItems,
  cite,
} from '../../server/src/features/citation';
import { parse } from '../../server/src/syntax/document';
import { cable, cables, twin } from '../cables';

const load = () => import('../../server/src/features/citation/library');

const SOURCE: CitationSource = {
  archive: 'National Archives',
  collection: 'Central Foreign Policy Files',
  url: 'https://example.org/{year}/{id}',
};

const cited = (text: string, style: (typeof CITATION_STYLES)[number], source = {}, paragraph?: number) =>
  cite(
    citationItems(parse(text), 'copy.txt', source),
    { style, format: 'text', ...(paragraph !== undefined && { paragraph }) },
    load,
  );

describe('a citation', () => {
  const TITLE =
    'MINISTER TELLS GENERAL HARLAN THAT KAZAKHSTAN WANTS TO ‘REBUILD FROM THE GROUND UP’ ITS WEATHER SERVICE WITH AMERICAN HELP';

  test.each([
    [
      'chicago-note',
      `U.S. Embassy Astana to U.S. Department of State, “${TITLE},” telegram 06ASTANA2217, November 14, 2006, Confidential, Central Foreign Policy Files, National Archives, https://example.org/2006/06ASTANA2217.`,
    ],
    [
      'chicago',
      `U.S. Embassy Astana. “${TITLE}.” Telegram 06ASTANA2217 to U.S. Department of State. November 14, 2006. Confidential. Central Foreign Policy Files, National Archives. https://example.org/2006/06ASTANA2217.`,
    ],
    [
      'mla',
      `U.S. Embassy Astana. “${TITLE}.” Telegram to U.S. Department of State, no. 06ASTANA2217, 14 Nov. 2006. Central Foreign Policy Files, National Archives, https://example.org/2006/06ASTANA2217.`,
    ],
    [
      'apa',
      `U.S. Embassy Astana. (2006, November 14). ${TITLE.replace('‘', '“').replace('’', '”')} (Telegram 06ASTANA2217). Central Foreign Policy Files, National Archives. https://example.org/2006/06ASTANA2217`,
    ],
    [
      'nara',
      `Telegram 06ASTANA2217 from U.S. Embassy Astana to U.S. Department of State, “${TITLE},” November 14, 2006; Central Foreign Policy Files; National Archives; https://example.org/2006/06ASTANA2217.`,
    ],
    [
      'frus',
      'Telegram 2217 From the Embassy in Kazakhstan to the Department of State, Astana, November 14, 2006, 0920Z.',
    ],
  ] as const)('in %s', async (style, expected) => {
    expect((await cited(twin, style, SOURCE)).trim()).toBe(expected);
  });

  test('points to a paragraph', async () => {
    expect(await cited(twin, 'chicago-note', {}, 7)).toMatch(/Confidential, para\. 7\.\n$/);
    expect(await cited(twin, 'mla', {}, 7)).toMatch(/14 Nov\. 2006, par\. 7\.\n$/);
  });

  test('names the posts of a SMART cable, whose addresses have the place first', async () => {
    expect(await cited(cable('12-e-2012-smart-foia.txt'), 'frus')).toMatch(
      /^Telegram 214 From the Embassy in Latvia to the Department of State, Riga, March 7, 2012/,
    );
  });

  test('names the case of a release, and the document number of an archive', async () => {
    expect(await cited(cable('12-e-2012-smart-foia.txt'), 'nara', SOURCE)).toContain(
      'March 7, 2012; FOIA case F-2013-01234, document C05512345; Central Foreign Policy Files; National Archives',
    );
    expect(await cited(cable('03-b-1974-aad-incoming.txt'), 'chicago-note')).toMatch(
      /, document number 1974LISBON02841\.\n$/,
    );
  });

  test('leaves out what the copy does not say', async () => {
    expect(await cited('SUBJECT: HARBOR LIGHTS\n\n1. The harbor is dark.\n', 'chicago-note')).toBe(
      '“HARBOR LIGHTS,” telegram.\n',
    );
  });
});

describe('a reference manager reads back', () => {
  const items = [...cables].flatMap(([name, text]) => citationItems(parse(text), name, SOURCE));

  test('BibTeX', async () => {
    const text = await cite(items, { style: 'mla', format: 'bibtex' }, load);
    const parser = new BibLatexParser(text, { processUnexpected: true, processUnknown: true });
    const { entries, errors } = parser.parse();
    expect(errors).toEqual([]);
    expect(Object.values(entries)).toHaveLength(items.length);
    expect(Object.values(entries).map(({ entry_key: key }) => key)).toContain('06ASTANA2217');
  });

  test('RIS', async () => {
    const text = await cite(items, { style: 'mla', format: 'ris' }, load);
    const { entries } = new RISParser(text).parse();
    const titles = Object.values(entries).map(({ fields }) => JSON.stringify(fields['title']));
    expect(titles).toHaveLength(items.length);
    expect(titles.join('\n')).toContain('REBUILD FROM THE GROUND UP');
  });

  test('CSL-JSON', async () => {
    const text = await cite(items, { style: 'mla', format: 'csl-json' }, load);
    expect(JSON.parse(text)).toEqual(items);
  });
});

test('a hostile subject stays text in BibTeX and RIS', async () => {
  const items = citationItems(
    parse(
      'UNCLAS RIGA 000214\n\nSUBJECT: X}, note={evil}, @misc{y, title={z} TY  - JOUR $\\input{a}$ %\n\n1. Text.\n',
    ),
    'x.txt',
  );
  const bibtex = new BibLatexParser(await cite(items, { style: 'mla', format: 'bibtex' }, load), {}).parse();
  expect(bibtex.errors).toEqual([]);
  expect(Object.keys(bibtex.entries)).toHaveLength(1);
  const ris = await cite(items, { style: 'mla', format: 'ris' }, load);
  expect(ris.match(/^TY {2}- /gm)).toHaveLength(1);
});
