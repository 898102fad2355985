import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/features/hover';
import { parse } from '../../server/src/syntax/document';
import type { CableDocument } from '../../server/src/syntax/tree';
import { cables, twin as twinText } from '../cables';

const twin = parse(twinText);

const textOf = ({ messages }: CableDocument) => messages.map(({ text }) => text).join('');

/** A day after the declassification dates of the fixtures: what has passed depends on it. */
const TODAY = Date.UTC(2026, 5, 15);

/** The hover on a token of a line, counted from 1; on its first character unless told otherwise. */
function on(document: CableDocument, line: number, token: string, within = 0): string {
  const text = textOf(document).split('\n')[line - 1] ?? '';
  const character = text.indexOf(token);
  if (character === -1) throw new Error(`No ${token} on line ${line}: ${text}`);
  const place = { line: line - 1, character: character + within };
  const found = hover(document, place, undefined, { today: TODAY });
  return found ? (found.contents as { value: string }).value : '(no hover)';
}

/** One section a token, as a reader would look them up. */
function golden(document: CableDocument, places: readonly (readonly [number, string])[]): string {
  return places
    .map(([line, token]) => `## line ${line}: ${token}\n\n${on(document, line, token)}\n`)
    .join('\n');
}

it('explains each kind of token of the twin of the sample', async () => {
  const places = [
    [3, 'VZCZCXRO4471'],
    [4, 'PP'],
    [4, 'RUEHDBU'],
    [5, 'DE'],
    [5, 'RUEHTA'],
    [5, '#2217/01'],
    [5, '3180920'],
    [6, 'ZNY'],
    [6, 'CCCCC'],
    [6, 'ZZH'],
    [7, 'P '],
    [7, '140920Z'],
    [8, 'FM'],
    [8, 'AMEMBASSY'],
    [9, 'RUEHC'],
    [9, 'SECSTATE'],
    [9, 'PRIORITY'],
    [9, '8214'],
    [10, 'INFO'],
    [10, 'RUCNCIS'],
    [10, 'CIS COLLECTIVE'],
    [11, 'AMEMBASSY ANKARA'],
    [12, 'RUCPDO'],
    [13, 'RHMFISS'],
    [13, 'HQ USCENTCOM'],
    [15, 'RUEKJCS'],
    [15, 'JOINT STAFF'],
    [24, 'C O N F'],
    [24, 'SECTION'],
    [24, 'ASTANA'],
    [26, 'SIPDIS'],
    [30, 'DEPT'],
    [30, 'FOR'],
    [30, 'SCA'],
    [30, 'A/S'],
    [30, 'HOLLIS'],
    [30, 'DAS'],
    [30, 'EB'],
    [31, 'PM'],
    [31, 'OSD'],
    [34, 'E.O.'],
    [34, 'DECL'],
    [36, 'TAGS'],
    [36, 'PREL'],
    [36, '[PREL'],
    [36, 'NATO'],
    [36, 'KSCA'],
    [36, 'RU]'],
    [36, 'KZ'],
    [38, 'SUBJECT'],
    [42, 'Classified By'],
    [42, 'Ambassador'],
    [42, '1.4'],
    [42, 'b,'],
    [44, '¶'],
    [44, '1.'],
    [44, '(C)'],
    [47, '-----'],
    [61, '4.'],
    [63, 'ASTANA'],
    [81, '17.'],
    [97, '110'],
    [104, 'COMMENT'],
    [109, 'ASTANA'],
    [113, 'WINSLOW'],
  ] as const;
  await expect(golden(twin, places)).toMatchFileSnapshot('goldens/hover.md');
});

/** A cable of the fewest lines, with what differs put in. */
function cable(lines: Record<string, string>): CableDocument {
  const all = {
    fl1: 'VZCZCXYZ0001',
    fl2: 'RR RUEHWEB',
    fl3: 'DE RUEHLO #0123 1610900',
    fl4: 'ZNY CCCCC ZZH',
    fl5: 'R 100900Z JUN 09',
    fl6: 'FM AMEMBASSY LONDON',
    fl7: 'TO RUEHC/SECSTATE WASHDC 0001',
    classification: 'C O N F I D E N T I A L LONDON 000123',
    caption: 'SIPDIS',
    pass: 'DEPT FOR EUR/UBI, EB AND SCA/ANS',
    eo: 'E.O. 12958: DECL: 06/10/2019',
    tags: 'TAGS: PREL, UK',
    subject: 'SUBJECT: A TEST',
    reference: 'REF: A. 08 PARIS 12 B. STATE 99',
    classifiedBy: 'Classified By: Ambassador A. Tester, reasons 1.4 (b) and (d).',
    body: '1. (C) PolOff saw the DCM at the post. He said the start was good, see reftel and septel.',
    signature: 'TESTER',
    ...lines,
  };
  return parse(
    `${Object.values(all)
      .join('\n\n')
      .replace(/\n\n(?=(?:RR|DE|ZNY|R |FM|TO|OO|P) ?)/g, '\n')}\n`,
  );
}

function at(document: CableDocument, token: string): string {
  const line = textOf(document)
    .split('\n')
    .findIndex((text) => text.includes(token));
  return on(document, line + 1, token);
}

describe('says what is not sure, and what does not agree', () => {
  const cases: readonly (readonly [string, Record<string, string>, string, RegExp])[] = [
    ['the posting address', {}, 'RUEHWEB', /Posting address[\s\S]*Probably the feed/],
    ['ZZK', { fl4: 'ZNY CCCCC ZZK' }, 'ZZK', /Probably “night action”/],
    ['ZDK', { fl5: 'R 100900Z JUN 09 ZDK' }, 'ZDK', /Operating signal ZDK/],
    [
      'night action',
      { fl7: 'TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 0001' },
      'NIACT',
      /Night action immediate/,
    ],
    [
      'an order out of force',
      { eo: 'E.O. 12356: DECL: OADR' },
      'E.O. 12356',
      /differs from .*12958 was in force/,
    ],
    ['OADR', { eo: 'E.O. 12356: DECL: OADR' }, 'DECL', /OADR: /],
    [
      'a mistyped order',
      { eo: 'E.O. 12598: DECL: 06/10/2019' },
      'E.O. 12598',
      /Not a known order[\s\S]*12958/,
    ],
    [
      'reasons of 2001',
      {
        fl5: 'R 100900Z JUN 01',
        classifiedBy: 'Classified By: Ambassador A. Tester, reasons 1.5 (b) and (d).',
      },
      '1.5',
      /§1\.5[\s\S]*\(b\) foreign government information[\s\S]*agrees with/,
    ],
    [
      'reasons of 2001 in 2009',
      { classifiedBy: 'Classified By: A. Tester, reasons 1.5 (d).' },
      '1.5',
      /differs from/,
    ],
    ['EB in 2009', {}, 'EB AND', /Economic[\s\S]*probably in use 1972–2006/],
    [
      'an office by its bureau',
      {},
      'SCA/ANS',
      /Office in the Bureau of South and Central Asian Affairs[\s\S]*not known/,
    ],
    [
      'an unknown indicator',
      { fl7: 'TO RUXQZQX/SECSTATE WASHDC 0001' },
      'RUXQZQX',
      /not a known routing indicator/,
    ],
    ['an unknown TAG', { tags: 'TAGS: PREL, QXQZ' }, 'QXQZ', /Not a known TAG/],
    [
      'a wrong day of filing',
      { fl3: 'DE RUEHLO #0123 2610900' },
      '2610900',
      /differs from the date-time group/,
    ],
    ['a wrong serial', { fl3: 'DE RUEHLO #0124 1610900' }, '#0124', /differs from the classification line/],
    ['a security warning', { fl4: 'ZNY SSSSS ZZH' }, 'SSSSS', /differs from/],
    ['an order younger than the cable', { fl5: 'R 100900Z JUN 72' }, 'E.O. 12958', /later than the cable/],
    ['a TAG in lower case', { tags: 'TAGS: prel, uk' }, 'prel', /External Political Relations/],
    [
      'an authority before a cable without line breaks',
      { classifiedBy: 'Classified By: Ambassador A. Tester, reasons 1.4 (b). The Minister spoke.' },
      'Classified By',
      /Ambassador A\. Tester\n/,
    ],
    [
      'an unknown address',
      { fl7: 'TO RUEHC/OFFICE OF NOTHING 0001' },
      'OFFICE OF',
      /OFFICE OF NOTHING\*\*.*\nNot a known address/,
    ],
    ['a portion above the cable', { body: '1. (S) Too high.' }, '(S)', /differs from/],
  ];
  it.each(cases)('%s', (_, lines, token, expected) => {
    expect(at(cable(lines), token)).toMatch(expected);
  });

  it('a K TAG whose name is a guess', () => {
    expect(at(cable({ tags: 'TAGS: PREL, KAID' }), 'KAID')).toMatch(/[Pp]robably|not known/);
  });
});

describe('running text', () => {
  it.each([
    ['PolOff', /Political officer/],
    ['DCM', /Deputy Chief of Mission/],
    ['reftel', /telegrams referred to[\s\S]*08 PARIS 12/],
    ['septel', /Separate telegram/],
    ['start', /^\(no hover\)$/],
    ['post.', /^\(no hover\)$/],
    ['good', /^\(no hover\)$/],
  ])('%s', (word, expected) => {
    expect(at(cable({}), word)).toMatch(expected);
  });
});

describe('text of a cable never becomes markup', () => {
  const attack = '[x](command:y) <img src=http://a.b> `a` **b** &lt; www.a.b';
  it.each([
    ['an address', { fl7: `TO RUEHC/${attack}` }, '[x]'],
    ['a subject', { subject: `SUBJECT: ${attack}` }, 'SUBJECT'],
    ['an authority', { classifiedBy: `Classified By: ${attack} 1.4 (b)` }, 'Classified By'],
    ['a declassification', { eo: `E.O. 12958: DECL: ${attack}` }, 'DECL'],
    ['a TAG', { tags: 'TAGS: PREL, <img>`x`' }, '<img>'],
  ] as const)('%s', (_, lines, token) => {
    const text = at(cable(lines), token).replace(/(`+)[\s\S]*?\1/g, '');
    expect(text).not.toMatch(/(?<!\\)[[\]<]|(?<!\\)&lt|https?:\/\/|www\./);
  });
});

it('names the quick fix of the token’s problem', () => {
  const [message] = twin.messages;
  if (!message) throw new Error('no message');
  const start = message.text.indexOf('RU](');
  const problem = { message, span: { start, end: start + 2 }, fix: { title: 'Write RS' } };
  const character = textOf(twin).split('\n')[35]?.indexOf('RU](') ?? 0;
  const found = hover(twin, { line: 35, character }, () => [problem]);
  expect(found?.contents).toMatchObject({ value: expect.stringMatching(/quick fix: Write RS$/) });
});

describe('any place of any cable', () => {
  const documents = [...cables.values()].map(parse);
  it('gives a whole hover or none', () => {
    for (const document of documents) {
      const lines = textOf(document).split(/\r\n|\r|\n/);
      const places = lines.flatMap((text, line) => Array.from(text, (_, character) => ({ line, character })));
      const step = Math.max(1, Math.floor(places.length / 1000));
      for (let at = 0; at < places.length; at += step) {
        const place = places[at];
        if (place) check(document, lines, place);
      }
    }
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), fc.nat(80), (text, line, character) => {
        const document = parse(text);
        check(document, text.split(/\r\n|\r|\n/), { line, character });
      }),
    );
  });
});

function check(document: CableDocument, lines: string[], place: { line: number; character: number }) {
  const found = hover(document, place);
  if (!found?.range) return;
  const { value } = found.contents as { value: string };
  expect(value).not.toMatch(/undefined|NaN|\*\*\*\*|^- *$/m);
  expect(value.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(13);
  const { start, end } = found.range;
  expect(end.line).toBeLessThan(lines.length);
  expect(end.character).toBeLessThanOrEqual(lines[end.line]?.length ?? 0);
  expect(start.line < end.line || start.character < end.character).toBe(true);
}
