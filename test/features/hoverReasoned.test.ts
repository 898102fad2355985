import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/features/hover';
import { parse } from '../../server/src/syntax/document';

const TODAY = Date.UTC(2026, 5, 15);

/** The hover on the first place of a cable where the words stand. */
function on(text: string, words: string, today = TODAY): string {
  const at = text.indexOf(words);
  if (at === -1) throw new Error(`no ${words}`);
  const before = text.slice(0, at).split('\n');
  const place = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const found = hover(parse(text), place, undefined, { today });
  return found ? (found.contents as { value: string }).value.replace(/\\(?=[^\w\s])/g, '') : '(no hover)';
}

/** A telegram of the 1970s, with what differs. */
function incoming({ offices = 'EUR-12', info = 'OCT-01 ISO-00', total = '/013 W', order = 'GDS' }) {
  return `CONFIDENTIAL

PAGE 01 LISBON 02841 091745Z

ACTION ${offices}
INFO ${info} ${total}
--------------------- 041877
R 091630Z JUL 75
FM AMEMBASSY LISBON
TO SECSTATE WASHDC 9120

C O N F I D E N T I A L LISBON 2841

E.O. 11652: ${order}
TAGS: PFOR, PINT, PO
SUBJECT: FISHERMEN ELECT A SECRETARY
REF: LISBON 2796

1. THE UNION ELECTED A NEW SECRETARY.
FRAGA
`;
}

/** A cable of the 2000s, with what differs. */
function modern(lines: {
  fl4?: string;
  fl5?: string;
  to?: string;
  line?: string;
  eo?: string;
  tags?: string;
  reference?: string;
}) {
  const {
    fl4 = 'ZNY CCCCC ZZH',
    fl5 = 'P 100900Z JUN 09',
    to = 'RUEHC/SECSTATE WASHDC 0001',
    line = 'C O N F I D E N T I A L LONDON 000123',
    eo = '12958: DECL: 06/10/2019',
    tags = 'PREL, UK',
    reference = '08 PARIS 12',
  } = lines;
  return `VZCZCXYZ0001
PP RUEHWEB
DE RUEHLO #0123 1610900
${fl4}
${fl5}
FM AMEMBASSY LONDON
TO ${to}
BT
${line}

SIPDIS

E.O. ${eo}
TAGS: ${tags}
SUBJECT: A TEST
REF: ${reference}

Classified By: Ambassador A. Tester, reasons 1.4 (b) and (d).

1. (C) The office XXXXXXXXXXXX was closed.
TESTER
`;
}

describe('the sum of a distribution block', () => {
  it('is right', () => {
    expect(on(incoming({}), '/013 W')).toMatch(/agrees with the sum of the list, 13$/m);
  });
  it('is wrong, and by how much', () => {
    expect(on(incoming({ total: '/014 W' }), '/014 W')).toMatch(
      /differs from the sum of the list, 13, which is 1 copy too few/,
    );
    expect(on(incoming({ total: '/010 W' }), '/010 W')).toMatch(/13, which is 3 copies too many/);
  });
});

describe('the declassification line against its order', () => {
  it('the general schedule of 1972 ends with a calendar year', () => {
    expect(on(incoming({}), 'GDS')).toMatch(
      /A CONFIDENTIAL cable was due to be declassified at the end of 1981/,
    );
  });
  it('N/A goes with unclassified cables', () => {
    expect(on(incoming({ order: 'N/A' }), 'N/A')).toMatch(
      /differs from the classification line, CONFIDENTIAL/,
    );
  });
  it.each([
    ['12958: DECL: 06/10/2019', /agrees with the limit of E\.O\. 12958 as amended: 25 years/],
    ['12958: DECL: 06/10/2034', /agrees with the limit/],
    ['12958: DECL: 06/10/2044', /differs from the limit of E\.O\. 12958 as amended: 25 years/],
    ['12958: DECL: 06/10/2019', /^10 years after the date of the cable/m],
    ['12958: DECL: 25X1, 06/10/2059', /25X1: /],
  ])('%s', (eo, expected) => {
    expect(on(modern({ eo }), 'DECL')).toMatch(expected);
  });
  it('how long ago the date passed depends on the day', () => {
    const text = modern({ eo: '12958: DECL: 06/10/2019' });
    expect(on(text, 'DECL', Date.UTC(2019, 5, 9))).not.toContain('passed');
    expect(on(text, 'DECL', Date.UTC(2019, 8, 1))).toMatch(/^- The date passed\. /m);
    expect(on(text, 'DECL', Date.UTC(2029, 5, 11))).toMatch(/^- The date passed 10 years ago\. /m);
  });
});

describe('what a classification meant', () => {
  it.each([
    ['P 100900Z JUN 69', /E\.O\. 10501, §1/],
    ['P 100900Z JUN 75', /E\.O\. 11652, §1/],
    ['P 100900Z JUN 85', /E\.O\. 12356, §1\.1/],
    ['P 100900Z JUN 09', /E\.O\. 12958 as amended, §1\.2/],
    ['P 100900Z JUN 12', /E\.O\. 13526, §1\.2/],
  ])('%s', (fl5, expected) => {
    expect(on(modern({ fl5 }), 'C O N F')).toMatch(expected);
  });
});

describe('what is not sure, and what is no code', () => {
  it.each([
    [{ fl4: 'ZNY CCCCC ZZH (CCY AD4F062E MSI1896-695)' }, 'CCY', /Probably “corrected copy”/],
    [{ fl5: 'P 100900Z JUN 09 ZDK CTG RUEHLO #9999' }, 'CTG', /Meaning not documented/],
    [
      { line: 'C O N F I D E N T I A L STATE 250588 TOSEC 160186' },
      'TOSEC',
      /Number 160186 in the TOSEC series/,
    ],
    [{ to: 'RUEHBN/AMCONSUL BREMEN POUCH' }, 'AMCONSUL BREMEN', /By pouch/],
    [{ tags: 'MASSMNUC, UK' }, 'MASSMNUC', /Probably TAGS run together: MASS .*MNUC/],
    [{ tags: 'UKPREL, UK' }, 'UKPREL', /Probably TAGS run together: UK .*PREL/],
    [{ tags: 'OVIP (RICE, CONDOLEEZZA), UK' }, '(RICE', /Person named in TAGS: RICE, CONDOLEEZZA/],
    [{ tags: 'KZQX, UK' }, 'KZQX', /Not a known TAG; program TAGS begin with K/],
    [{ reference: 'A. SMITH E-MAIL 01/02/09 B. PARIS 12' }, 'SMITH', /An email, not a cable/],
    [
      { reference: '11 PARIS 12' },
      '11 PARIS',
      /differs from the year of the cable, 2009: the reference is later/,
    ],
    [{ reference: '08 PARIS 12 (NOTAL)' }, '08 PARIS', /not sent to all addressees/],
    [{}, 'XXXXXXXXXXXX', /Redacted by the publisher/],
  ])('%j', (lines, words, expected) => {
    expect(on(modern(lines), words)).toMatch(expected);
  });
});

it.each([
  ['THE DCM TOLD THE MFA', 'DCM', /Deputy Chief of Mission/],
  ['THE GOAJ AGREED', 'GOAJ', /Government of Azerbaijan/],
  ['THE POST HAS GOT A TIP', 'POST', /no hover/],
  ['THE POST HAS GOT A TIP', 'GOT', /no hover/],
  ['THE POST HAS GOT A TIP', 'TIP', /no hover/],
])('in a line of capitals, %s: %s', (line, word, expected) => {
  expect(on(`${modern({}).replace('1. (C) The', `1. (C) ${line}.\n\n2. (C) The`)}`, word)).toMatch(expected);
});

describe('a government is that of the country where the post is', () => {
  it.each([
    [
      'AMEMBASSY BRASILIA',
      /^\*\*Government of Brazil\*\*[\s\S]*in other cables also Bolivia, Bulgaria and Bahrain and others/,
    ],
    ['AMEMBASSY SOFIA', /^\*\*Government of Bulgaria\*\*/],
    ['AMEMBASSY BELMOPAN', /^\*\*Probably the Government of Belize\*\*/],
    ['AMEMBASSY PARIS', /^\*\*Government of Brazil, Bolivia, Bulgaria, Bahrain or similar \(by post\)/],
  ])('GOB from %s', (from, expected) => {
    const text = modern({})
      .replace('AMEMBASSY LONDON', from)
      .replace('The office', 'The GOB said the office');
    expect(on(text, 'GOB')).toMatch(expected);
  });
});

describe('the past of a post', () => {
  it.each([
    ['08 HAVANA 12', /^- Interests section 1977/m],
    ['08 BOMBAY 12', /Name used until 1996[\s\S]*Later MUMBAI/],
  ])('%s', (reference, expected) => {
    expect(on(modern({ reference }), reference.slice(0, 5))).toMatch(expected);
  });
});
