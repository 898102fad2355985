import { expect, it } from 'vitest';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import { hover } from '../../server/src/features/hover';
import { type HintAmount, inlayHints } from '../../server/src/features/inlayHints';
import type { SeenAddress } from '../../server/src/reference/routing';
import { parse } from '../../server/src/syntax/document';
import { cable, cables, twin } from '../cables';

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 1e9, character: 0 } };

const labelOf = ({ label }: InlayHint) => label as string;

/** The lines that have hints, with these in braces where they are shown. */
function shown(text: string, amount: HintAmount, range = WHOLE): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  for (const hint of inlayHints(parse(text), range, amount).toReversed()) {
    const { line, character } = hint.position;
    const written = lines[line] ?? '';
    lines[line] = `${written.slice(0, character)}{${labelOf(hint)}}${written.slice(character)}`;
  }
  return lines.filter((line) => line.includes('{')).map((line) => line.trim().slice(0, 60));
}

it('says what one cannot know from the text: the post, its time, the true number', () => {
  expect(shown(twin, 'essential')).toEqual([
    'PP RUEHDBU{Dushanbe}',
    'DE RUEHTA{Astana} #2217/01 3180920',
    'P 140920Z NOV 06{14 Nov 15:20 in Astana}',
    '17{¶7}. (C) Abenov offered to share all figures with the nei',
    '18{¶8}. (C) Turning to the airfield, General Harlan thanked ',
    '19{¶9}. (C) Abenov said that he would also like to see a joi',
    '110{¶10}. (C) In closing, Abenov told General Harlan that th',
    '111{¶11}. (C) The goal, he said, is a service that can stand',
  ]);
});

it('says more when asked for all', () => {
  expect(shown(cable('08-d-2006-sectioned-web.txt'), 'all').slice(0, 5)).toEqual([
    'PP{Priority} RUEHDBU{Dushanbe} RUEHLN{Saint Petersburg}',
    'DE RUEHTA{Astana} #0412/01 0451130{Tue 14 Feb}',
    'P{Priority} 141130Z FEB 06{Tue 14 Feb 17:30 in Astana}',
    'E.O. 12958: DECL: 02/14/2016{14 February 2016}',
    'TAGS: PREL{External Political Relations} EAIR{Civil Aviation'.slice(0, 60),
  ]);
});

it('stands behind the markup of a web copy, not in it', () => {
  const tags = inlayHints(parse('TAGS: [PREL](#) [AJ](#)\nSUBJECT: PORTS\n'), WHOLE, 'all');
  expect(tags.map(({ position }) => position.character)).toEqual([15, 23]);
});

const envelope = (group: string, from: string) =>
  `ZNR UUUUU ZZH
R ${group}
FM ${from}
TO SECSTATE WASHDC
BT
UNCLAS BAKU 000123

SUBJECT: PORTS

1. Text.
`;

it.each([
  // Summer time was kept in Baku until 2015.
  ['250905Z SEP 06', 'AMEMBASSY BAKU', '25 Sep 14:05 in Baku'],
  ['250905Z SEP 17', 'AMEMBASSY BAKU', '25 Sep 13:05 in Baku'],
  // Another day than in UTC.
  ['312330Z DEC 07', 'AMEMBASSY TOKYO', '1 Jan 08:30 in Tokyo'],
  ['010230Z JAN 08', 'SECSTATE WASHDC', '31 Dec 21:30 in Washington'],
])('%s from %s is %s', (group, from, expected) => {
  const [hint] = inlayHints(parse(envelope(group, from)), WHOLE, 'essential');
  expect(hint && labelOf(hint)).toBe(expected);
});

it.each([
  ['there is no such time', envelope('259905Z SEP 06', 'AMEMBASSY BAKU')],
  ['the post is not known', envelope('250905Z SEP 06', 'AMEMBASSY UTOPIA').replace('BAKU', 'UTOPIA')],
  [
    'the address follows the indicator',
    `ZNR UUUUU ZZH
TO RUEHAK/AMEMBASSY ANKARA
RUEHAK/
BT
`,
  ],
])('says nothing where %s', (_, text) => {
  expect(shown(text, 'essential')).toEqual([]);
});

it('names what the cables at hand say of an indicator that no table has', () => {
  const seen: SeenAddress[] = [{ address: 'AMEMBASSY UTOPIA', cables: 3, inThisFile: false }];
  const hints = inlayHints(
    parse(`PP RUEHQQQ
DE RUEHTA #0412/01 0451130
ZNR UUUUU ZZH
`),
    WHOLE,
    'essential',
    () => seen,
  );
  expect(hints.map(labelOf)).toEqual(['AMEMBASSY UTOPIA', 'Astana']);
});

it('answers for the lines asked for only', () => {
  const lines: Range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
  expect(shown(twin, 'essential', lines)).toEqual(['PP RUEHDBU{Dushanbe}']);
});

it.each([...cables])(
  '%s: short, plain, at the end of a word, of a token that the hover explains',
  (_, text) => {
    const lines = text.split(/\r\n|\r|\n/);
    const document = parse(text);
    for (const { position, label, paddingLeft, data } of inlayHints(document, WHOLE, 'all')) {
      expect(Array.from(label as string).length).toBeLessThanOrEqual(30);
      expect(label).not.toMatch(/undefined|NaN|\p{Cc}/u);
      expect(lines[position.line]?.slice(position.character)).toMatch(/^(?:$|[^\p{L}\p{N}])/u);
      expect(paddingLeft).toBe(true);
      expect(hover(document, data)).not.toBeNull();
    }
  },
);
