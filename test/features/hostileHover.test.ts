import { describe, expect, test } from 'vitest';
import { explainAddress } from '../../server/src/reference/addresses';
import { normaliseAddress } from '../../server/src/reference/routing';
import { cableService } from '../../server/src/service';
import { hostileTexts } from '../properties/hostile';

const ENVELOPE = `VZCZCXRO4471
PP RUEHDBU
DE RUEHTA #2217/01 3180920
ZNY CCCCC ZZH
P 140920Z NOV 06
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC 0417
INFO RUEHAK/AMEMBASSY ANKARA
BT
C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 002217

SIPDIS

DEPT FOR EUR

E.O. 12958: DECL: 11/14/2016
TAGS: PREL, KZ
SUBJECT: HARVEST OF APPLES
REF: A. ASTANA 2100
     B. 05 STATE 123

Classified By: Ambassador Jane Doe for reasons 1.4 (b) and (d).

1. (C) SUMMARY. The DCM met the grower. END SUMMARY.

ASTANA 00002217  002 OF 002

2. (C) COMMENT: More to come.

DOE
BT
#2217
`;
const FORM = `UNCLASSIFIED
MRN: 12 RIGA 214
Date/DTG: Mar 07, 2012 / 071425Z MAR 12
From: AMEMBASSY RIGA
Action: WASHDC, SECSTATE ROUTINE
E.O.: 13526
TAGS: PREL
Captions: SENSITIVE
Reference: 12 RIGA 200
Subject: Apples
`;
const TELEGRAM_OF_1974 = `PAGE 01        LISBON 02841  091745Z

63
ACTION EUR-12

INFO  OCT-01 ISO-00 /026 W
--------------------- 123950
P 091630Z JUL 74
FM AMEMBASSY LISBON
TO SECSTATE WASHDC PRIORITY 0417
C O N F I D E N T I A L LISBON 2841

DRAFTED BY EUR/WE:JDOE:AB
APPROVED BY EUR - MR. DOE

E.O. 11652: GDS
TAGS: PINT, PO
SUBJECT: HARVEST
REF: STATE 1234

1. TEXT.
`;

/** Words, names and brackets without end, of a letter that no word of ours has. */
const ENDLESS = ['Ж', 'Ж, ', '(Ж ', 'AB ', 'A-', 'XYZ: '].map((unit) => unit.repeat(3000 / unit.length));

/** The hovers at some places of a line and of the lines beside it. */
function hoversOf(text: string, hostile: number): string[] {
  const cable = cableService.parse(text);
  return text.split('\n').flatMap((line, index) =>
    Math.abs(index - hostile) > 2
      ? []
      : [0, 3, 10, 20, 70, line.length - 1]
          .filter((character) => character >= 0 && character <= line.length)
          .flatMap((character) => {
            const contents = cableService.hover(cable, { line: index, character })?.contents;
            return typeof contents === 'object' && 'value' in contents ? contents.value : [];
          }),
  );
}

const unescaped = (hover: string) => hover.replaceAll('\\', '');

describe('a hover on a hostile line', () => {
  describe.each([
    ['an envelope', ENVELOPE],
    ['a form', FORM],
    ['a telegram of 1974', TELEGRAM_OF_1974],
  ])('of %s', (_, text) => {
    const lines = text.split('\n');
    test.each(lines.map((line, index) => [line, index] as const).filter(([line]) => line !== ''))(
      'repeats at most 500 characters of %s',
      (line, index) => {
        for (const endless of ENDLESS) {
          for (const hostile of [`${line} ${endless}`, `${line.replace(/\S+$/, '')}${endless}`]) {
            for (const hover of hoversOf(lines.with(index, hostile).join('\n'), index)) {
              const repeated = unescaped(hover).match(/Ж[Ж (,./]*|(?:AB[ -]?)+|(?:A\/)+|(?:XYZ: ?)+/g) ?? [];
              expect(repeated.join('').length, hover).toBeLessThanOrEqual(500);
              expect(hover.length).toBeLessThan(2500);
            }
          }
        }
      },
    );
  });

  test.each(Object.entries(hostileTexts))('of %s is short', (_, make) => {
    const text = make(8000);
    const lines = text.split('\n').length;
    const cable = cableService.parse(text);
    for (let place = 0; place < 60; place++) {
      const position = { line: Math.floor((lines * place) / 60), character: (place * 7) % 90 };
      const contents = cableService.hover(cable, position)?.contents;
      expect(JSON.stringify(contents ?? '').length).toBeLessThan(2500);
    }
  });
});

test('an address is read up to a bound, whatever its length', () => {
  const long = 'AB '.repeat(50_000);
  expect(normaliseAddress(`AMEMBASSY ANKARA ${long}`).length).toBeLessThanOrEqual(200);
  expect(explainAddress(`AMEMBASSY ${long}`)).toBeUndefined();
  expect(explainAddress(`AMEMBASSY ANKARA//${long}`)?.text).toBe('US Embassy Ankara, Turkey');
});

test('completion on a hostile line answers, with at most a hundred items', () => {
  for (const endless of ENDLESS) {
    for (const start of ['TO ', 'INFO RUEHC/', 'FM ', 'DE ', 'TAGS: ', 'E.O. 12958: ', '']) {
      const line = `${start}${endless}`;
      const cable = cableService.parse(`P 140920Z NOV 06\nFM AMEMBASSY ASTANA\n${line}\n`);
      const { items } = cableService.completions(cable, { line: 2, character: line.length });
      expect(items.length).toBeLessThanOrEqual(100);
    }
  }
});
