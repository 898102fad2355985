import { describe, expect, test } from 'vitest';
import { glance } from '../../server/src/features/glance';
import { hover as hoverAt } from '../../server/src/features/hover';
import { parse } from '../../server/src/syntax/document';
import { read, wild } from './read';

const CASE = 'UNCLASSIFIED U.S. Department of State Case No. F-2010-04321 Doc No. C05771875 Date: 06/30/2012';

/** A SECRET telegram on paper that was released. */
const paper = (top: string, margin = '') => `${top}

P 250905Z SEP 06
FM AMEMBASSY RIGA
TO SECSTATE WASHDC PRIORITY 0872
S E C R E T RIGA 001398

SIPDIS

E.O. 12958: DECL: 09/25/2016
TAGS: PREL, LG
SUBJECT: APPLE HARVEST

Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d).

1. (S) The harvest was good.${margin}

2. (S) It was counted.
ROE
`;

/** A SMART form under the banners of its release. */
const form = (top: string, portion: string) => `${top}

UNCLASSIFIED

MRN: 12 RIGA 214
Date/DTG: Mar 07, 2012 / 071342Z MAR 12
From: AMEMBASSY RIGA
Action: WASHDC, SECSTATE ROUTINE
E.O.: 13526
TAGS: PREL, LG
Subject: APPLE HARVEST

1. (${portion}) The harvest was good.

Signature: OAKES

UNCLASSIFIED
`;

describe('the release of a copy', () => {
  test('is beside the classification of the cable, never in its place', () => {
    const text = paper(`${CASE}\n\nRELEASED IN PART\nB1, 1.4(D)`);
    const { record, outline, problems } = read(text);
    expect(record.classification).toBe('SECRET');
    expect(record.release).toEqual({
      case: 'F-2010-04321',
      document: 'C05771875',
      date: '2012-06-30',
      level: 'UNCLASSIFIED',
      extent: 'part',
      exemptions: ['B1', '1.4(D)'],
    });
    expect(outline[0]).toBe('06 RIGA 1398 — 25 SEP 06 · SECRET · released in part (B1, 1.4(D))  [1–22]');
    expect(outline[1]).toBe(
      '  Release — released as UNCLASSIFIED in part, 2012 · case F-2010-04321 · document C05771875  [1]',
    );
    expect(problems).toEqual([]);
    const items = glance(parse(text), { line: 8, character: 0 })?.items ?? [];
    const value = (kind: string) => items.find((item) => item.kind === kind)?.parts[0]?.value;
    expect([value('classification'), value('release')]).toEqual([
      'SECRET',
      'released as UNCLASSIFIED in part, 2012',
    ]);
  });

  test('is explained where its banner is', () => {
    const hover = hoverAt(parse(paper(CASE)), { line: 0, character: 3 });
    const words = JSON.stringify(hover?.contents);
    expect(words).toMatch(/UNCLASSIFIED .*released copy.*itself (?:is|was) SECRET/);
    expect(words).toContain('Case F-2010-04321');
  });

  test.each([
    [
      'punctuation lost by a scan',
      'UNCLASSIFIED U S Department of State Case No F-2010-04321 Doc No C05771875 Date 06/30/2012',
    ],
    [
      'on four lines',
      'UNCLASSIFIED\nU.S. Department of State\nCase No. F-2010-04321\nDoc No. C05771875\nDate: 06/30/2012',
    ],
    [
      'broken before the document',
      'UNCLASSIFIED U.S. Department of State Case No. F-2010-04321 Doc No.\nC05771875 Date: 06/30/2012',
    ],
    ['twice on the page', `${CASE}\n${CASE}`],
    ['a letter before it', `I${CASE}`],
    ['with more blanks', CASE.replaceAll(' ', '   ')],
  ])('a banner %s', (_, top) => {
    const { record, outline } = read(paper(top));
    expect(record.release).toMatchObject({ case: 'F-2010-04321', document: 'C05771875', date: '2012-06-30' });
    expect(record.classification).toBe('SECRET');
    expect(outline.filter((line) => line.includes('Release —'))).toHaveLength(1);
    expect(record.from).toBe('AMEMBASSY RIGA');
  });

  test.each([
    ['RELEASED IN PART B1, 1.4(D)', 'part', ['B1', '1.4(D)']],
    ['RELEASE IN PART\nB5,B6', 'part', ['B5', 'B6']],
    ['RELEASED IN FULL', 'full', undefined],
    ['(RELEASE IN PART)\n(b)(5)', 'part', ['B5']],
    ['RELEASED IN PART B7(C)', 'part', ['B7(C)']],
    ['DENIED IN FULL', 'none', undefined],
  ])('%j says how much was released', (top, extent, exemptions) => {
    const { record } = read(paper(top));
    expect(record.release?.extent).toBe(extent);
    expect(record.release?.exemptions).toEqual(exemptions);
  });

  test.each([
    ['REVIEW AUTHORITY: Anna Berzins, Senior Reviewer', { authority: 'Anna Berzins' }],
    ['DATE/CASE ID: 03 OCT 2012  201203456', { case: '201203456', date: '2012-10-03' }],
    ['Class: SECRET ~ Reason: 1.4(D) ~ Declassify on: 05/07/2036', {}],
    [
      'STATE DEPT. - PRODUCED TO HOUSE SELECT COMMITTEE\nSUBJECT TO AGREEMENT ON SENSITIVE INFORMATION & REDACTIONS. NO FOIA WAIVER.',
      {},
    ],
    [
      'Declassified/Released US Department of State EO Systematic Review 20 Mar 2014',
      { level: 'UNCLASSIFIED', date: '2014-03-20' },
    ],
  ])('%j is a mark of it', (top, expected) => {
    const { record } = read(paper(`RELEASED IN FULL\n${top}`));
    expect(record.release).toMatchObject(expected);
    expect(record.from).toBe('AMEMBASSY RIGA');
  });

  test('has codes in the margin of paragraphs', () => {
    const { record, outline } = read(paper('RELEASED IN PART', '                         1.4(B)'));
    expect(record.release?.exemptions).toEqual(['1.4(B)']);
    expect(outline.join('\n')).toContain('(1.4(B) withheld)');
  });

  test.each([
    ['S', 'SECRET'],
    ['C//NF', 'CONFIDENTIAL'],
    ['U', 'UNCLASSIFIED'],
    ['SBU', 'UNCLASSIFIED'],
  ])('leaves a form with portions (%s) the level %s', (portion, level) => {
    const { record } = read(form(`${CASE}\nRELEASED IN PART B6`, portion));
    expect(record.classification).toBe(level);
    expect(record.release?.level).toBe('UNCLASSIFIED');
  });

  test('leaves a form the higher of its banners', () => {
    const { record } = read(form(`${CASE}\n\nCONFIDENTIAL`, 'U'));
    expect(record.classification).toBe('CONFIDENTIAL');
  });

  test('is none where a cable speaks of one', () => {
    const { record } = read(
      paper('').replace('It was counted.', 'The report was released in part; the case is open.'),
    );
    expect(record.release).toBeUndefined();
  });

  test('of a printed mail has page numbers that are no text', () => {
    const { record, outline } = read(wild('printed-mail-page-heads.txt'));
    expect(record.paragraphs?.map(({ number }) => number)).toEqual([1, 2]);
    expect(outline.join('\n')).not.toMatch(/Page 2 of 5|CLASSIFICATION/);
  });

  test.each(['Page 2 of 5', 'PAGE 2 OF 5', '- Page 2 of 5 -', 'Classification: UNCLASSIFIED'])(
    '%j between the lines of a sentence is furniture',
    (line) => {
      const { record, outline } = read(paper('').replace('It was', `It\n\n${line}\n\nwas`));
      expect(record.paragraphs?.map(({ number }) => number)).toEqual([1, 2]);
      expect(outline.join('\n')).not.toContain(line);
    },
  );
});
