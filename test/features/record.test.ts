import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type CableRecord, cableService, type RecordOptions } from '../../server/src/service';
import { cables, twin } from '../cables';

function records(text: string, options: Partial<RecordOptions> = {}): CableRecord[] {
  return cableService.records(cableService.parse(text), { file: 'cable.txt', ...options });
}

/** The only record of a text. */
function record(text: string, options: Partial<RecordOptions> = {}): CableRecord {
  const [first, ...more] = records(text, options);
  expect(more).toEqual([]);
  return first ?? { file: '', lines: [0, 0] };
}

const information = (indicator: string, address: string, number?: string) => ({
  indicator,
  address,
  precedence: 'PRIORITY',
  ...(number && { number }),
});

test('a cable as it is published: every key of the record', () => {
  const { paragraphs, ...rest } = record(twin, { file: 'copies/astana.txt' });
  expect(rest).toEqual({
    file: 'copies/astana.txt',
    lines: [1, 113],
    id: '06ASTANA2217',
    idFrom: 'classification line',
    year: 2006,
    post: 'ASTANA',
    serial: 2217,
    date: '2006-11-14T09:20Z',
    precedence: ['PRIORITY'],
    transmission: {
      identifier: 'VZCZCXRO4471',
      routing: { precedence: 'PRIORITY', indicators: ['RUEHDBU'] },
      from: 'RUEHTA',
      serial: 2217,
      part: 1,
      filed: '2006-11-14T09:20Z',
      security: 'CONFIDENTIAL',
    },
    from: 'AMEMBASSY ASTANA',
    action: [information('RUEHC', 'SECSTATE WASHDC', '8214')],
    info: [
      information('RUCNCIS', 'CIS COLLECTIVE'),
      information('RUEHAK', 'AMEMBASSY ANKARA', '1943'),
      information('RUCPDO', 'DEPT OF COMMERCE WASHDC'),
      information('RHMFISS', 'HQ USCENTCOM MACDIL AFB FL'),
      information('RHEBAAA', 'DEPT OF ENERGY WASHDC'),
      information('RUEKJCS', 'JOINT STAFF WASHDC'),
      information('RUEATRS', 'DEPT OF TREASURY WASHDC'),
      information('RHEHNSC', 'NSC WASHDC'),
      information('RUEKJCS', 'SECDEF WASHDC'),
      information('RUEHBS', 'USEU BRUSSELS'),
      information('RUEHNO', 'USMISSION USNATO', '0612'),
      information('RUEHVEN', 'USMISSION USOSCE', '0588'),
      information('RUCNDT', 'USMISSION USUN NEW YORK', '0231'),
    ],
    classification: 'CONFIDENTIAL',
    section: [1, 4],
    captions: ['SIPDIS'],
    passing:
      'DEPT FOR SCA A/S HOLLIS AND DAS PERREIRA; EB FOR A/S LINDT; PM FOR A/S CORWIN; OES FOR A/S TEMPLETON; OSD FOR DAS RUTHERFORD; NSC FOR ELLEN MARSH',
    executiveOrder: { number: '12958', text: 'DECL: 11/14/2016', declassify: '2016-11-14' },
    tags: ['PREL', 'PGOV', 'EAIR', 'NATO', 'ENRG', 'SENV', 'KSCA', 'RU', 'KZ'],
    tagsCanonical: ['PREL', 'PGOV', 'EAIR', 'NATO', 'ENRG', 'SENV', 'KSCA', 'RU', 'KZ'],
    subject:
      'MINISTER TELLS GENERAL HARLAN THAT KAZAKHSTAN WANTS TO "REBUILD FROM THE GROUND UP" ITS WEATHER SERVICE WITH AMERICAN HELP',
    classifiedBy: {
      name: 'Ruth A. Winslow',
      title: 'Ambassador',
      reasons: ['1.4(b)', '1.4(d)'],
      text: 'Ambassador Ruth A. Winslow per 1.4 (b,d).',
    },
    summary:
      'During a November 9 meeting with the Ambassador and General Harlan, Minister Abenov said that Kazakhstan wants to "rebuild from the ground up" its weather service. He argued that the flood of last April showed how few of the old stations still report, and that a "proper network of radars" would serve farmers, pilots and soldiers alike. He asked for help with training before the spring.',
    signature: ['WINSLOW'],
  });
  expect(paragraphs?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(paragraphs?.[6]).toEqual({
    number: 7,
    portion: 'C',
    heading: 'ABENOV OFFERS TO SHARE FIGURES WITH ALL NEIGHBORS',
    lines: [81, 81],
  });
});

describe('every invented cable', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../server/schema/cable-record.schema.json'), 'utf8'),
  );
  const valid = new Ajv2020({ allErrors: true }).compile(schema);
  const keys = Object.keys(schema.properties);

  test.each([...cables])('%s keeps to the schema, with the keys in its order', (file, text) => {
    const found = records(text, { file, problems: true, text: true });
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      valid(one);
      expect(valid.errors).toBeNull();
      expect(Object.keys(one)).toEqual(keys.filter((key) => Object.hasOwn(one, key)));
    }
  });

  test('the schema is not one that takes anything', () => {
    expect(valid({ file: 'a', lines: [1, 2], id: 'BAKU 99' })).toBe(false);
    expect(valid({ file: 'a', lines: [1, 2], sender: 'AMEMBASSY BAKU' })).toBe(false);
  });
});

test('two cables in a file are two records; the sections of one are one', () => {
  expect(
    records(cables.get('15-g-2007-two-cables.txt') ?? '').map(({ id, lines: [first] }) => [id, first]),
  ).toEqual([
    ['07TALLINN19', 1],
    ['07TALLINN24', expect.any(Number)],
  ]);
  const sections = record(cables.get('16-g-2005-two-sections.txt') ?? '');
  expect(sections.section).toEqual([1, 2]);
});

test('a SMART form', () => {
  expect(record(cables.get('12-e-2012-smart-foia.txt') ?? '')).toMatchObject({
    id: '12RIGA214',
    date: '2012-03-07T13:42Z',
    from: 'AMEMBASSY RIGA',
    action: [{ address: 'WASHDC, SECSTATE', precedence: 'ROUTINE' }],
    classification: 'UNCLASSIFIED',
    captions: ['SENSITIVE', 'SIPDIS'],
    passing: 'STATE FOR EUR/NB',
    signature: ['OAKES'],
  });
});

test('a record of the archives says what the text has lost', () => {
  const attributes = (cables.get('03-b-1974-aad-incoming.txt') ?? '').split('Message Attributes')[1];
  const text = `Message Text\n\n1. ASHWORTH WAS TOLD.\n\nMessage Attributes${attributes}`;
  expect(record(text)).toMatchObject({ id: '74LISBON2841', date: '1974-07-09' });
});

test('problems are there only when they are asked for', () => {
  expect(record(twin).problems).toBeUndefined();
  const problems = record(twin, { problems: true }).problems ?? [];
  expect(problems).toHaveLength(9);
  expect(problems[0]).toMatchObject({ code: 'pla-misspelled', severity: 'hint', line: 13, column: 22 });
});

test('running text is no cable', () => {
  expect(records('Dear Ruth,\n\nthe radars are on their way.\n\nYours, George')).toEqual([]);
  expect(records('')).toEqual([]);
});

describe('fragments are read for what they hold', () => {
  test('a header', () => {
    const { file, lines, ...rest } = record(
      'E.O. 12958: DECL: 3/7/19\nTAGS: PREL, [KSCA](#), PREL\nSUBJECT: (C) RADARS\nIN WINTER\n',
    );
    expect(rest).toEqual({
      executiveOrder: { number: '12958', text: 'DECL: 3/7/19', declassify: '2019-03-07' },
      tags: ['PREL', 'KSCA'],
      tagsCanonical: ['PREL', 'KSCA'],
      subject: 'RADARS IN WINTER',
      subjectPortion: 'C',
    });
  });

  test('a body', () => {
    expect(record('3. (SBU) The list came in December.\n\n4. (U) It is long.\n\nWINSLOW\n')).toEqual({
      file: 'cable.txt',
      lines: [1, 5],
      paragraphs: [
        { number: 3, portion: 'SBU', lines: [1, 1] },
        { number: 4, portion: 'U', lines: [3, 3] },
      ],
      signature: ['WINSLOW'],
    });
  });
});

describe('the year', () => {
  const text =
    'UNCLAS ASTANA 002217\n\nSUBJECT: RADARS\n\nREF: A. ASTANA 99  B. 05 STATE 000123\n\n1. Text.\n';
  const ids = ({ id, references }: CableRecord) => [
    id,
    ...(references ?? []).map((reference) => reference.id),
  ];

  test('is the one to assume where the cable has no date', () => {
    expect(ids(record(text, { year: 2006 }))).toEqual(['06ASTANA2217', '06ASTANA99', '05STATE123']);
  });

  test('is not made up', () => {
    expect(ids(record(text))).toEqual([undefined, undefined, '05STATE123']);
  });

  test('is that of the date-time group before all', () => {
    const dated = `R 140920Z NOV 07\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\n\n${text}`;
    expect(ids(record(dated, { year: 1990 }))).toEqual(['07ASTANA2217', '07ASTANA99', '05STATE123']);
  });
});

describe('the date', () => {
  const text = 'C O N F I D E N T I A L ASTANA 002217\n\nSUBJECT: RADARS\n\n1. (C) Text.\n';
  test.each([
    [`Cable dated:2006-11-14T09:20:00\n${text}`, '2006-11-14T09:20Z'],
    [`Tuesday, 14 November 2006, 09:20\n${text}`, '2006-11-14T09:20Z'],
    [`Tuesday, 14 November 2006\n${text}`, '2006-11-14'],
    [`${text}\n140920Z Nov 06\n`, '2006-11-14T09:20Z'],
    [text, undefined],
    // There is no 31st of November.
    [`R 310920Z NOV 06\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\n\n${text}`, undefined],
  ])('%j', (dated, date) => {
    expect(record(dated).date).toBe(date);
  });
});

test('references: one for each cable, and what else is referred to', () => {
  const text =
    'REF: A. ASTANA 99 AND 101\n     B. HOLLIS-WINSLOW E-MAIL OF 11/01/2006\n     C. 05 PARIS 12 (NOTAL)\n';
  expect(record(text, { year: 2006 }).references).toEqual([
    { letter: 'A', id: '06ASTANA99', kind: 'cable', text: 'ASTANA 99', yearFrom: 'cable' },
    { letter: 'A', id: '06ASTANA101', kind: 'cable', text: '101', yearFrom: 'cable' },
    { letter: 'B', kind: 'email', text: 'HOLLIS-WINSLOW E-MAIL OF 11/01/2006' },
    { letter: 'C', id: '05PARIS12', kind: 'cable', text: '05 PARIS 12 (NOTAL)', yearFrom: 'written' },
  ]);
});

describe('the summary', () => {
  const summary = (text: string) => record(`${text}\n`).summary;
  test.each([
    ['1. (C) SUMMARY: Radars are late. END\nSUMMARY.\n\n2. (C) More.', 'Radars are late.'],
    ['1. (C) Summary and Comment: Late. End Summary and Comment.', 'Late.'],
    ['1. Summary: (SBU) Late. End summary.', 'Late.'],
    ['1. (C) SUMMARY: Never closed.\nAt all.\n\n2. (C) More.', 'Never closed. At all.'],
    [
      'SUMMARY\n-------\n\n1. (C) First.\n\n2. (C) Second.\n\nDETAILS\n-------\n\n3. (C) Third.',
      'First. Second.',
    ],
    ['1. (U) For action see paragraph 5. (C) Summary: Late. End summary.', 'Late.'],
    ['1. (C) Radars are late. END SUMMARY.\n\n2. (C) More.', 'Radars are late.'],
    ['1. (C) First.\n\n2. (C) Summary tables were asked for.', undefined],
  ])('%j', (text, expected) => {
    expect(summary(text)).toBe(expected);
  });

  test('goes on over a page line', () => {
    expect(
      summary(
        '1. (C) SUMMARY: Radars\n\nASTANA 00002217  002 OF 004\n\nare late. END SUMMARY.\n\n2. (C) More.',
      ),
    ).toBe('Radars are late.');
  });
});

describe('who classified', () => {
  const person = (text: string) => {
    const { name, title, reasons } = record(`${text}\n`).classifiedBy ?? {};
    return [name, title, reasons?.join(' ')];
  };
  test.each([
    [
      'Classified By: Ambassador Ruth A. Winslow per 1.4 (b,d).',
      ['Ruth A. Winslow', 'Ambassador', '1.4(b) 1.4(d)'],
    ],
    [
      'CLASSIFIED BY: Ruth A. Winslow, Ambassador; REASON: 1.4(B), (D)',
      ['Ruth A. Winslow', 'Ambassador', '1.4(b) 1.4(d)'],
    ],
    [
      'Classified By: Acting DCM/Paul Lindt for reasons 1.5 b and d',
      ['Paul Lindt', 'Acting DCM', '1.5(b) 1.5(d)'],
    ],
    [
      'CLASSIFIED BY: POLITICAL COUNSEL0R ANNA MARSH, REASON 1.4 (C)',
      ['ANNA MARSH', 'POLITICAL COUNSEL0R', '1.4(c)'],
    ],
    [
      'Classified By: Deputy Chief of Mission: Paul Lindt, Jr.: Reason: 1.4 (c)',
      ['Paul Lindt, Jr.', 'Deputy Chief of Mission', '1.4(c)'],
    ],
    [
      'Classified By: Classified by EB/TPP, Dir. PLindt, Reason 1.4 (b/d)',
      ['PLindt', 'EB/TPP, Dir.', '1.4(b) 1.4(d)'],
    ],
    [
      'Classified By: Special Envoy for Kazakhstan Ruth A. Winslow',
      ['Ruth A. Winslow', 'Special Envoy for Kazakhstan', undefined],
    ],
    [
      '1. (U) CLASSIFIED BY CHARGE PAUL LINDT. REASON: 1.5 (D).\n\n2. (C) Text.',
      ['PAUL LINDT', 'CHARGE', '1.5(d)'],
    ],
    [
      '1. CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY SECTION 1.5 (B).\n\n2. Text.',
      [undefined, undefined, '1.5(b)'],
    ],
  ])('%s', (text, expected) => {
    expect(person(text)).toEqual(expected);
  });

  test('words that were cut at column 70 are whole again', () => {
    const [first, second] = [
      'Classified By: Political and Economic Counselor for the Region Anna Ma',
      'rsh for reasons 1.4 (b).',
    ];
    expect(first).toHaveLength(70);
    expect(person(`${first} \n${second}`)[0]).toBe('Anna Marsh');
  });
});

test('paragraphs with their text: words alone, lines joined, page furniture left out', () => {
  const text = `C O N F I D E N T I A L ASTANA 002217

SUBJECT: WEATHER SERVICE

1. (C) Summary: The minister asked for help with
the new

ASTANA 00002217  002 OF 003

network of radars (for details, see paragraph 3).

2.(SBU) The "net" costs 40,000 dollars.

- a radar,
- a mast.

3. He left.
WINSLOW
`;
  const [first] = records(text, { year: 2006, text: true });
  expect(first?.paragraphs?.map((paragraph) => paragraph.text)).toEqual([
    'Summary: The minister asked for help with the new network of radars (for details, see paragraph 3).',
    'The "net" costs 40,000 dollars. - a radar, - a mast.',
    'He left.',
  ]);
  const [without] = records(text, { year: 2006 });
  expect(without?.paragraphs?.some((paragraph) => 'text' in paragraph)).toBe(false);
});

test('released paper keeps to the schema', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../server/schema/cable-record.schema.json'), 'utf8'),
  );
  const valid = new Ajv2020({ allErrors: true }).compile(schema);
  const text = `UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05771875 Date: 12/31/2015
RELEASED IN PART B1, 1.4(D)

S E C R E T ASTANA 002217

SIPDIS

E.O. 12958: DECL: 11/14/2016
SUBJECT: RADARS

1. (S) The minister asked for help.
WINSLOW
`;
  const [first] = records(text, { file: '06ASTANA2217.txt' });
  expect(first).toMatchObject({
    classification: 'SECRET',
    release: { case: 'F-2014-20439', document: 'C05771875', date: '2015-12-31' },
  });
  valid(first);
  expect(valid.errors).toBeNull();
});

test('without a classification line the security warning has the level', () => {
  const text = `VZCZCXRO4471
PP RUEHDBU
DE RUEHTA #2217/01 3180920
ZNY SSSSS ZZH
P 140920Z NOV 06
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC PRIORITY 8214

SIPDIS

SUBJECT: RADARS

1. (C) The minister asked for help.
WINSLOW
`;
  expect(record(text)).toMatchObject({ id: '06ASTANA2217', classification: 'SECRET' });
});

test('a header that is there twice: the fuller list of references', () => {
  const text = `S E C R E T RIGA 001196

SUBJECT: APPLES
REF: A. 08 STATE 81854

S e c r e t riga 001196

Subject: apples

Ref: a. 08 state 81854
b. Riga 1830
c. Riga 1859

1. (S) Apples are good.
ROE
`;
  const [first] = records(text, { year: 2009 });
  expect(first?.references?.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
});

test('a date-time group that a copy ran into the text is the date', () => {
  const text = `C O N F I D E N T I A L ASTANA 002217

SUBJECT: RADARS

1. (C) The minister asked. PAGE 01 ASTANA 02217 02 OF 02 141100Z /38 R 140920Z NOV 06 FM AMEMBASSY ASTANA TO SECSTATE
WINSLOW
`;
  expect(record(text)).toMatchObject({ id: '06ASTANA2217', date: '2006-11-14T09:20Z' });
});

test('night action is called as the address line has it', () => {
  const text = `O 140920Z NOV 06
FM AMEMBASSY ASTANA
TO SECSTATE WASHDC NIACT IMMEDIATE 8214
`;
  expect(record(text).action).toEqual([
    { address: 'SECSTATE WASHDC', precedence: 'NIACT IMMEDIATE', number: '8214' },
  ]);
});
