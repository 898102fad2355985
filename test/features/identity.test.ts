import { describe, expect, test } from 'vitest';
import { type CableRecord, cableService, type RecordOptions } from '../../server/src/service';

function identity(text: string, options: Partial<RecordOptions> = {}) {
  const [first] = cableService.records(cableService.parse(text), { file: 'cable.txt', ...options });
  const { id, idFrom, year, post, serial } = first ?? ({} as CableRecord);
  return { id, idFrom, year, post, serial };
}

/** A cable of 2007; each of the lines that carry its number can be given otherwise. */
const cable = ({
  station = 'DE RUEHTA #1673/01 2341205',
  classification = 'C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 001673',
  page = 'ASTANA 00001673  002 OF 002',
  dated = 'P 221205Z AUG 07',
} = {}) => `VZCZCXRO4471
PP RUEHDBU
${station}
ZNY CCCCC ZZH
${dated}
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC PRIORITY 8214

${classification}

SIPDIS

E.O. 12958: DECL: 08/22/2017
TAGS: PREL, KZ
SUBJECT: WEATHER SERVICE ASKS FOR RADARS

Classified By: Ambassador Ruth A. Winslow per 1.4 (b,d).

1. (C) The minister asked for help with the new network of

${page}

radars before the spring.
WINSLOW
`;

test('the classification line where nothing speaks against it', () => {
  expect(identity(cable())).toEqual({
    id: '07ASTANA1673',
    idFrom: 'classification line',
    year: 2007,
    post: 'ASTANA',
    serial: 1673,
  });
});

describe('a damaged line does not outvote sound ones', () => {
  test('the classification line has lost a digit', () => {
    const classification = 'C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 000167';
    expect(identity(cable({ classification }), { file: '07ASTANA1673.txt' })).toMatchObject({
      id: '07ASTANA1673',
      idFrom: 'vote',
    });
  });

  test('the classification line has another digit', () => {
    const classification = 'C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 001873';
    expect(identity(cable({ classification }))).toMatchObject({ id: '07ASTANA1673', idFrom: 'vote' });
  });

  test('the classification line has another post', () => {
    const classification = 'C O N F I D E N T I A L SECTION 01 OF 02 ASMARA 001673';
    expect(identity(cable({ classification }))).toMatchObject({ id: '07ASTANA1673', idFrom: 'vote' });
  });

  test('the calling station has another serial', () => {
    expect(identity(cable({ station: 'DE RUEHTA #1678/01 2341205' }))).toMatchObject({
      id: '07ASTANA1673',
      idFrom: 'classification line',
    });
  });

  test('the page line is of another cable', () => {
    expect(identity(cable({ page: 'ASMARA 00000012  002 OF 002' }))).toMatchObject({
      id: '07ASTANA1673',
      idFrom: 'classification line',
    });
  });

  test('the file has the name of another cable', () => {
    expect(identity(cable(), { file: 'copies/06LONDON12.txt' })).toMatchObject({
      id: '07ASTANA1673',
      idFrom: 'classification line',
    });
  });
});

test('a classification line that breaks off: the calling station has the rest', () => {
  const classification = 'C O N F I D E N T I A L ASTANA 00167';
  expect(identity(cable({ classification, page: '' }))).toMatchObject({ id: '07ASTANA1673', idFrom: 'vote' });
});

test('of two lines that differ, the classification line is believed', () => {
  const classification = 'C O N F I D E N T I A L ASTANA 001678';
  expect(identity(cable({ classification, page: '' }))).toMatchObject({
    id: '07ASTANA1678',
    idFrom: 'classification line',
  });
});

test('a serial of more than four digits: the calling station has its end', () => {
  const text = cable()
    .replace('#1673/01', '#0904/01')
    .replace('SECTION 01 OF 02 ASTANA 001673', 'SECTION 01 OF 02 STATE 040904')
    .replace('ASTANA 00001673', 'STATE 00040904')
    .replace('DE RUEHTA', 'DE RUEHC')
    .replace('FM AMEMBASSY ASTANA', 'FM SECSTATE WASHDC');
  expect(identity(text)).toMatchObject({ id: '07STATE40904', idFrom: 'classification line' });
});

describe('a classification line without a number', () => {
  const classification = 'C O N F I D E N T I A L SECTION 01 OF 02';

  test('the page line has it', () => {
    expect(identity(cable({ classification }))).toMatchObject({ id: '07ASTANA1673', idFrom: 'page line' });
  });

  test('the calling station and the originator have it', () => {
    expect(identity(cable({ classification, page: '' }))).toMatchObject({
      id: '07ASTANA1673',
      idFrom: 'calling station',
    });
  });

  test('not of the Department, which sends more than four digits can count', () => {
    const text = cable({ classification, page: '' })
      .replace('DE RUEHTA', 'DE RUEHC')
      .replace('FM AMEMBASSY ASTANA', 'FM SECSTATE WASHDC');
    expect(identity(text)).toEqual({});
  });
});

describe('without a date', () => {
  const extract = `C O N F I D E N T I A L ASTANA 001673

SIPDIS

E.O. 12958: DECL: 08/22/2017
TAGS: PREL, KZ
SUBJECT: WEATHER SERVICE ASKS FOR RADARS

REF: ASTANA 1600

1. (C) The minister asked for help.
`;

  test('the year is that of the name of the file', () => {
    const [record] = cableService.records(cableService.parse(extract), { file: 'a/07ASTANA1673.txt' });
    expect(record).toMatchObject({ id: '07ASTANA1673', idFrom: 'file name', year: 2007 });
    expect(record?.references).toMatchObject([{ id: '07ASTANA1600', yearFrom: 'cable' }]);
  });

  test.each([
    ['2007ASTANA01673_copy.txt'],
    ['07 ASTANA 1673.txt'],
    ['cables\\07-ASTANA-001673.cable'],
    ['scan_07ASTANA1673_v2.txt'],
  ])('also as %s', (file) => {
    expect(identity(extract, { file })).toMatchObject({ id: '07ASTANA1673', idFrom: 'file name' });
  });

  test.each([
    ['08LONDON12.txt', 'of another cable'],
    ['astana.txt', 'without a number'],
    ['ASTANA 1673.txt', 'without a year'],
  ])('%s is a name %s: the parts that are known', (file) => {
    expect(identity(extract, { file })).toEqual({ post: 'ASTANA', serial: 1673 });
  });

  test('the year is that of the last line of a print', () => {
    const print = `${extract}WINSLOW\nCONFIDENTIAL\n\n> \n 2007ASTANA01673 - Classification: CONFIDENTIAL\n`;
    expect(identity(print)).toMatchObject({ id: '07ASTANA1673', idFrom: 'page line' });
  });

  test('the year is that of the attributes', () => {
    const archived = `Message Text\n\n${extract}\n\nMessage Attributes\n\nDocument Number: 1974ASTANA01673\n`;
    expect(identity(archived)).toMatchObject({ id: '74ASTANA1673', idFrom: 'attributes' });
  });

  test('the year is that of the row of a table', () => {
    const container = { id: '07ASTANA1673', date: '2007-08-22', classification: 'CONFIDENTIAL' } as const;
    const [record] = cableService.records(cableService.parse(extract), { file: 'all.csv', container });
    expect(record).toMatchObject({ id: '07ASTANA1673', idFrom: 'container', date: '2007-08-22' });
  });
});

test('a year that two others agree against', () => {
  expect(identity(cable({ dated: 'P 221205Z AUG 97' }), { file: '07ASTANA1673.txt' }).id).toBe(
    '97ASTANA1673',
  );
  const archived = `${cable({ dated: 'P 221205Z AUG 47' })}\nMessage Attributes\n\nDocument Number: 2007ASTANA01673\n`;
  expect(identity(archived, { file: '07ASTANA1673.txt' }).id).toBe('07ASTANA1673');
});

test('a file with several cables: its name is of none of them', () => {
  const text = `${cable()}\n\n${cable().replaceAll('1673', '1674').replace('XRO4471', 'XRO4472')}`;
  const found = cableService.records(cableService.parse(text), { file: '06LONDON1.txt' });
  expect(found.map(({ id }) => id)).toEqual(['07ASTANA1673', '07ASTANA1674']);
});

test('the name of a file makes no cable of prose', () => {
  const prose = 'Notes on the meeting.\n\nNothing was agreed.\n';
  expect(cableService.records(cableService.parse(prose), { file: '07ASTANA1673.txt' })).toEqual([]);
});
