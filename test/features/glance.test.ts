import { describe, expect, test } from 'vitest';
import type { GlanceKind } from '../../server/src/protocol';
import { cableService } from '../../server/src/service';
import { cable, twin } from '../cables';

const glanceAt = (text: string, line = 0, character = 0) =>
  cableService.glance(cableService.parse(text), { line, character });
/** The values of a kind, `value · meaning`. */
function said(text: string, kind: GlanceKind): readonly string[] {
  const parts = glanceAt(text)?.items.find((item) => item.kind === kind)?.parts ?? [];
  return parts.map(({ value, meaning }) => (meaning ? `${value} · ${meaning}` : value));
}
const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words));
const placeOn = (text: string, words: string) => glanceAt(text, lineOf(text, words))?.place;

describe('the facts of a cable', () => {
  test('are in the same order for all cables', () => {
    expect(glanceAt(twin)?.items.map(({ kind }) => kind)).toEqual([
      'reference',
      'date',
      'from',
      'action',
      'information',
      'classification',
      'captions',
      'order',
      'declassification',
      'tags',
      'subject',
      'signature',
    ]);
  });
  test('say when it was written, there and here', () => {
    expect(said(twin, 'date')).toEqual(['14 November 2006, 09:20 UTC · 15:20 in Astana']);
  });
  test('the day at the post may be another', () => {
    const late = twin.replace('P 140920Z NOV 06', 'P 142120Z NOV 06');
    expect(said(late, 'date')).toEqual(['14 November 2006, 21:20 UTC · 03:20 on Wednesday in Astana']);
  });
  test('a date that a publisher alone has written', () => {
    const text = twin.replace('P 140920Z NOV 06', '').trimStart();
    expect(said(`Cable dated:2006-11-14T09:20:00\n${text}`, 'date')).toEqual(['14 November 2006, 09:20 UTC']);
  });
  test('an impossible date stays as it is written', () => {
    expect(said(twin.replace('P 140920Z NOV 06', 'P 310920Z NOV 06'), 'date')).toEqual(['310920Z NOV 06']);
  });
  test('say who wrote to whom', () => {
    expect(said(twin, 'from')).toEqual(['AMEMBASSY ASTANA · US Embassy Astana, Kazakhstan']);
    expect(said(twin, 'action')).toEqual(['SECSTATE WASHDC · Department of State, Washington']);
    expect(said(twin, 'information')).toHaveLength(13);
    expect(said(twin, 'information')[1]).toBe('AMEMBASSY ANKARA · US Embassy Ankara, Turkey');
  });
  test('say how it is marked, by which order and until when', () => {
    expect(glanceAt(twin)?.classification).toBe('CONFIDENTIAL');
    expect(said(twin, 'classification')).toEqual(['CONFIDENTIAL']);
    expect(said(twin, 'captions')).toEqual(['SIPDIS']);
    expect(said(twin, 'order')).toEqual(['E.O. 12958']);
    expect(said(twin, 'declassification')).toEqual(['DECL: 11/14/2016 · 14 November 2016']);
  });
  test('say what goes with the classification of a form', () => {
    expect(said(cable('12-e-2012-smart-foia.txt'), 'classification')).toEqual(['UNCLASSIFIED//SBU']);
    expect(said(cable('12-e-2012-smart-foia.txt'), 'captions')).toEqual(['SENSITIVE', 'SIPDIS']);
  });
  test('say what the schedule of an earlier order was', () => {
    expect(said(cable('03-b-1974-aad-incoming.txt'), 'declassification')).toEqual([
      'GDS · General Declassification Schedule',
    ]);
  });
  test('explain the TAGS', () => {
    expect(said(twin, 'tags')).toContain('KSCA · Science Counselors and Attaches');
    expect(said(twin, 'tags')).toContain('RU · Russia');
  });
  test('have references as written, and the signature', () => {
    expect(said(cable('10-d-2009-teletype.txt'), 'references')).toEqual([
      'A. RIGA 88',
      'B. 08 VILNIUS 1021',
      'C. MEYER-LUND EMAIL 03/12/09 (NOTAL)',
    ]);
    expect(said(twin, 'signature')).toEqual(['WINSLOW']);
  });
  test.each([
    [
      '03-b-1974-aad-incoming.txt',
      '74LISBON2841',
      'CONFIDENTIAL',
      '9 July 1974, 16:30 UTC · 17:30 in Lisbon',
    ],
    ['12-e-2012-smart-foia.txt', '12RIGA214', 'UNCLASSIFIED', '7 March 2012, 13:42 UTC · 15:42 in Riga'],
  ])('%s: of another era', (file, reference, classification, date) => {
    const text = cable(file);
    expect(glanceAt(text)).toMatchObject({ reference, classification });
    expect(said(text, 'date')).toEqual([date]);
  });
  test('each is at its range', () => {
    const lines = twin.split('\n');
    for (const { parts } of glanceAt(twin)?.items.filter(({ kind }) => kind === 'tags') ?? []) {
      for (const { value, range } of parts) {
        expect(lines[range.start.line]?.slice(range.start.character, range.end.character)).toBe(value);
      }
    }
  });
  test('of two cables in a file are those of the one with the cursor', () => {
    const two = cable('15-g-2007-two-cables.txt');
    const numbers = cableService
      .parse(two)
      .telegrams.map(({ messages: [first] }) => glanceAt(two, first.line + 5)?.reference);
    expect(new Set(numbers).size).toBe(2);
  });
  test('are absent for a text without a cable', () => {
    expect(glanceAt('')?.items ?? []).toEqual([]);
  });
  test('show no control characters of the text', () => {
    const text = twin.replace('MINISTER TELLS', 'MINISTER\u202e TELLS');
    expect(said(text, 'subject')[0]).not.toMatch(/\u202e/);
  });
});

describe('the place of the cursor', () => {
  test('in the body: paragraph by its true number, portion, section and heading', () => {
    expect(placeOn(twin, '17. (C) Abenov')).toEqual({
      part: 'body',
      paragraph: 7,
      portion: 'C',
      section: { number: 2, total: 4 },
      heading: 'ABENOV OFFERS TO SHARE FIGURES WITH ALL NEIGHBORS',
    });
  });
  test('after a page line it is the next section, in the same paragraph', () => {
    const page = lineOf(twin, '002 OF 004');
    expect(glanceAt(twin, page - 1)?.place).toMatchObject({ paragraph: 4, section: { number: 1 } });
    expect(glanceAt(twin, page + 1)?.place).toMatchObject({ paragraph: 4, section: { number: 2 } });
  });
  test('on a heading there is no paragraph', () => {
    expect(placeOn(twin, 'RUNWAY LIGHTS')).toMatchObject({
      part: 'body',
      heading: 'RUNWAY LIGHTS AND OTHER REQUESTS',
    });
    expect(placeOn(twin, 'RUNWAY LIGHTS')).not.toHaveProperty('paragraph');
  });
  test.each([
    ['FM AMEMBASSY', 'envelope'],
    ['TAGS', 'header'],
    ['WINSLOW', 'signature'],
  ])('on %s', (words, part) => {
    expect(placeOn(twin, words)?.part).toBe(part);
  });
  test('in the attributes of an archive', () => {
    const text = cable('03-b-1974-aad-incoming.txt');
    expect(placeOn(text, 'Draft Date')?.part).toBe('attributes');
  });
  test('a heading holds across sections, up to the signature', () => {
    const text = cable('16-g-2005-two-sections.txt').replace(
      '2. The papers cover',
      `-------
READERS
-------

2. The papers cover`,
    );
    expect(glanceAt(text)?.headings.map(({ title }) => title)).toEqual(['READERS']);
    expect(placeOn(text, '3. A finding aid')).toEqual({
      part: 'body',
      paragraph: 3,
      section: { number: 2, total: 2 },
      heading: 'READERS',
    });
    expect(placeOn(text, 'ARNOLD')).toEqual({ part: 'signature', section: { number: 2, total: 2 } });
  });
  test('above the telegram: its beginning, or what a publisher wrote there', () => {
    expect(glanceAt(twin, 0)?.place).toEqual({ part: 'envelope', section: { number: 1, total: 4 } });
    expect(glanceAt(cable('03-b-1974-aad-incoming.txt'), 0)?.place).toEqual({ part: 'preface' });
  });
  test('past the end of the text', () => {
    expect(glanceAt(twin, 100_000)?.place.part).toBe('signature');
  });
});
