import { describe, expect, test } from 'vitest';
import { cableService } from '../../server/src/service';
import { withCursor } from '../fixture';

/** What the hover at the cursor `|` of a cable says, without the marks of Markdown. */
function hoverAt(fixture: string): string | undefined {
  const { text, ...position } = withCursor(fixture);
  const contents = cableService.hover(cableService.parse(text), position)?.contents;
  return typeof contents === 'object' && 'value' in contents
    ? contents.value.replaceAll('\\', '').replaceAll('**', '')
    : undefined;
}

const HEADER = `P 140920Z NOV 06
FM AMEMBASSY ASTANA
TO SECSTATE WASHDC
INFO AMEMBASSY VATICAN
C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 002217

SIPDIS

E.O. 12958: DECL: 11/14/2016
TAGS: PREL, EU
SUBJECT: HARVEST OF APPLES
REF: A. 05 STATE 12345
     B. ASTANA 2100

Classified By: Ambassador Jane Doe for reasons 1.4 (b) and (d).
`;

describe('words that open and close parts of the text', () => {
  test.each([
    [
      '¶1. (C) SUMM|ARY: The grower left. END SUMMARY.',
      /^Summary · `SUMMARY`[\s\S]*Ends on L17 with END SUMMARY/,
    ],
    ['¶1. (C) Sum|mary. The grower left. End summary.', /^Summary · `Summary`[\s\S]*Ends on L17/],
    ['¶1. (C) SUMMARY: The grower left. END SUM|MARY.', /^End of summary · `END SUMMARY`/],
    ['¶1. (C) SUMMARY: The grower left. EN|D SUMMARY.', /^End of summary/],
    ['¶1. (C) Summary: The grower left. End of sum|mary.', /^End of summary · `End of summary`/],
    ['¶1. (C) The grower left. (Comm|ent: He will return. End comment.)', /^Comment · `Comment`/],
    ['¶1. (C) COMM|ENT. He will return.', /^Comment[\s\S]*own view/],
    ['¶1. (C) The grower left. End Comm|ent.', /^End of comment/],
    ['¶1. (C) ACTION REQ|UEST: Please advise.', /^Action request · `ACTION REQUEST`/],
    ['¶1. (C) BEGIN TE|XT: The note. END TEXT.', /^Start of text|^Quoted/],
  ])('%s', (line, expected) => {
    expect(hoverAt(`${HEADER}\n${line}\n`)).toMatch(expected);
  });

  test.each([
    '¶1. (C) The summ|ary of the meeting is attached.',
    '¶1. (C) He had no comm|ent on the harvest.',
    '¶1. (C) Their comm|ents were short.',
    '¶1. (C) In his com|ment he said no.',
  ])('prose is not one: %s', (line) => {
    expect(hoverAt(`${HEADER}\n${line}\n`)).toBeUndefined();
  });
});

describe('a mention shows what it means', () => {
  test.each([
    [
      'as in re|f A.',
      /^Reference A · `ref A`\s+05 STATE 12345[\s\S]*Number 12345 from Department of State[\s\S]*Listed on L12/,
    ],
    ['as in (REF |B).', /^Reference B[\s\S]*ASTANA 2100[\s\S]*US Embassy Astana/],
    ['see refs A and |B.', /^Reference B/],
    ['as reported ref|tel.', /^The telegrams referred to[\s\S]*A\. 05 STATE 12345[\s\S]*B\. ASTANA 2100/],
    ['see par|a 1.', /^Paragraph 1[\s\S]*The grower/],
  ])('%s', (words, expected) => {
    expect(hoverAt(`${HEADER}\n¶1. (C) The grower left.\n\n¶2. (C) He returned, ${words}\n`)).toMatch(
      expected,
    );
  });

  test('a letter that the list does not have shows the list', () => {
    expect(hoverAt(`${HEADER}\n¶1. (C) He returned, see re|f D.\n`)).toMatch(/^The telegrams referred to/);
  });

  test('without a list the word is only explained', () => {
    const cable = HEADER.replace(/REF: .*\n.*\n/, '');
    expect(hoverAt(`${cable}\n¶1. (C) He returned, see refte|l.\n`)).toMatch(/^Reference telegram/);
  });
});

describe('what a section mark says of the file', () => {
  const first = HEADER.replace('SECTION 01', 'SECT|ION 01');

  test('all sections, by a page line', () => {
    expect(hoverAt(`${first}\n¶1. (C) Text goes\n\nASTANA 00002217  002 OF 002\n\non.\n`)).toMatch(
      /Both sections are in this file[\s\S]*By page line: section 2 on L19/,
    );
  });

  test('a section that nothing marks', () => {
    expect(hoverAt(`${first}\n¶1. (C) Text.\n`)).toMatch(/Section 2 is not marked in this file/);
  });

  test('all sections, each with its own header', () => {
    const second = HEADER.replace('SECTION 01', 'SECTION 02');
    expect(hoverAt(`${first}\n¶1. (C) Text.\n\n${second}\n¶2. (C) Text.\n`)).toMatch(
      /Both sections are in this file/,
    );
  });

  test('an impossible number of sections costs nothing', () => {
    expect(hoverAt(`${first.replace('OF 02', 'OF 99999999')}\n¶1. (C) Text.\n`) ?? '').not.toMatch(
      /not marked/,
    );
  });
});

test.each([
  [HEADER.replace('AMEMBASSY VATICAN', 'AMEMBASSY VAT|ICAN'), /US Embassy to the Holy See, Rome/],
  [HEADER.replace('PREL, EU', 'PREL, E|U'), /^European Union/],
])('%#: names of places that are not what they seem', (fixture, expected) => {
  expect(hoverAt(`${fixture}\n¶1. (C) Text.\n`)).toMatch(expected);
});

const OUTGOING = `PAGE 01        STATE 097120

64
ORIGIN OES-07

INFO  OCT-01 EUR-12 LOG-00 SCRS-01 /021 R

DRAFTED BY OES/OFA: NPORTER:LW
APPROVED BY OES/OFA - MR. BRIDGES
EUR/NE:JSTRAND (SUBST)
--------------------- 123950
P 221630Z APR 76
FM SECSTATE WASHDC
TO AMEMBASSY REYKJAVIK PRIORITY

UNCLAS STATE 097120

E.O. 11652: N/A
TAGS: EFIS, IC
SUBJECT: FISHERIES

1. TEXT.
`;

test.each([
  ['LOG|-00', /^Listed: LOG, no copies[\s\S]*not documented[\s\S]*first entry/],
  ['SCRS|-01', /^Copies to: SCRS, 1 copy[\s\S]*Reconstruction and Stabilization/],
  ['NPO|RTER', /^Drafter: NPORTER, OES\/OFA/],
  ['MR. BRI|DGES', /^Approved by: MR\. BRIDGES, OES\/OFA/],
  ['N|/A', /the order does not apply[\s\S]*Unclassified and Limited Official Use/],
])('of an outgoing telegram of 1976: %s', (token, expected) => {
  const plain = token.replace('|', '');
  expect(hoverAt(OUTGOING.replace(plain, token))).toMatch(expected);
});

test('a heading of the drafter’s own says what it is over', () => {
  const body =
    '\n¶1. (C) Text.\n\n-----------------\nTHE GROW|ERS LEAVE\n-----------------\n\n¶2. (C) Text.\n\n¶3. (C) Text.\n';
  expect(hoverAt(HEADER + body)).toMatch(/^Heading · [\s\S]*paragraphs 2 to 3/);
});

describe('a reference without a year', () => {
  const january = HEADER.replace('140920Z NOV 06', '140920Z JAN 06');

  test('is of the year of the cable', () => {
    expect(hoverAt(`${HEADER.replace('ASTANA 2100', 'AST|ANA 2100')}\n¶1. (C) Text.\n`)).toMatch(
      /^Cable 06 ASTANA 2100[\s\S]*the year of this cable is meant/,
    );
  });

  test('with a number above the own one is probably of the year before', () => {
    expect(hoverAt(`${HEADER.replace('ASTANA 2100', 'AST|ANA 9100')}\n¶1. (C) Text.\n`)).toMatch(
      /^Probably cable 05 ASTANA 9100[\s\S]*Probably 2005: its number is higher[\s\S]*06ASTANA9100/,
    );
  });

  test('of another post in January may be of either', () => {
    expect(hoverAt(`${january.replace('ASTANA 2100', 'AN|KARA 2100')}\n¶1. (C) Text.\n`)).toMatch(
      /^Probably cable 06 ANKARA 2100[\s\S]*January[\s\S]*05ANKARA2100/,
    );
  });
});

test.each([
  ['LAGOS 8280', '73', /from Lagos, Nigeria/],
  ['LAGOS 8280', '07', /from Lagos, Nigeria/],
  ['RIGA 12', '07', /from US Embassy Riga, Latvia/],
  ['RIYADH 12', '79', /from Riyadh, Saudi Arabia/],
  ['BAGHDAD 12', '75', /from Baghdad, Iraq/],
  ['BAGHDAD 12', '05', /from US Embassy Baghdad, Iraq/],
  ['TAIPEI 12', '75', /from Taipei/],
])('what %s was in the year %s', (number, year, expected) => {
  const cable = HEADER.replace('ASTANA 2100', `${year} ${number.slice(0, 2)}|${number.slice(2)}`);
  expect(hoverAt(`${cable}\n¶1. (C) Text.\n`)).toMatch(expected);
});

describe('what is easily said wrong', () => {
  test.each([
    [
      'a declassified copy',
      'DECL: 11/14/2016',
      'AS AMENDED; DECL|ASSIFIED JUNE 21, 2006',
      /^Declassified on 21 June 2006[\s\S]*re-marked/,
    ],
    ['the only section', 'SECTION 01 OF 02', 'SECT|ION 01 OF 01', /The only section/],
    ['UN is an organization', 'PREL, EU', 'PREL, U|N', /^United Nations[\s\S]*Organization TAG/],
  ])('%s', (_, written, changed, expected) => {
    expect(hoverAt(`${HEADER.replace(written, changed)}\n¶1. (C) Text.\n`)).toMatch(expected);
  });

  test.each([
    ['QUO|TE', /^Quoted cable STATE 97116/],
    ['UNQU|OTE', /^End of quoted cable STATE 97116/],
  ])('a quoted cable: %s', (token, expected) => {
    const quoted = `1. FOLLOWING SENT OSLO:

QUOTE
C O N F I D E N T I A L STATE 097116

E.O. 11652: GDS
TAGS: EFIS, NO
SUBJECT: HERRING

1. TEXT.
HOLLOWAY
UNQUOTE
`;
    expect(
      hoverAt(
        OUTGOING.replace('1. TEXT.\n', quoted.replace(new RegExp(`^${token.replace('|', '')}$`, 'm'), token)),
      ),
    ).toMatch(expected);
  });

  test.each([
    ['69', 'Bureau of Near Eastern and South Asian Affairs'],
    ['99', 'Bureau of Near Eastern Affairs'],
  ])('a bureau by its name in 19%s', (year, name) => {
    const telegram = OUTGOING.replaceAll(' 76\n', ` ${year}\n`).replace('EUR-12', 'NE|A-12');
    expect(hoverAt(telegram)).toContain(name);
  });
});
