import { describe, expect, test } from 'vitest';
import { read, wild } from './read';

const form = (head: string, foot = '') => `${head}

1. (SBU) The harvest was good.

2. (SBU) It was counted.
${foot}`;

const HEAD = `MRN:                          11 RIGA 1294
Date/DTG:                     May 07, 2011 / 071018Z MAY 11
From:                         AMEMBASSY RIGA
Action:                       WASHDC, SECSTATE ROUTINE
E.O.:                         13526
TAGS:                         PGOV, LG
Subject:                      APPLE HARVEST`;

const whole = {
  id: '11RIGA1294',
  date: '2011-05-07T10:18Z',
  from: 'AMEMBASSY RIGA',
  action: [{ address: 'WASHDC, SECSTATE', precedence: 'ROUTINE' }],
  executiveOrder: { number: '13526' },
  tags: ['PGOV', 'LG'],
  subject: 'APPLE HARVEST',
};

describe('the head of a SMART form', () => {
  test('has its executive order, Info and all action addressees in the record', () => {
    const { record, outline } = read(wild('smart-info-eo-in-record.txt'));
    expect(record.executiveOrder).toEqual({ number: '13526' });
    expect(record.action).toEqual([
      { address: 'WASHDC, SECSTATE', precedence: 'IMMEDIATE' },
      { address: 'SECDEF WASHINGTON DC', precedence: 'ROUTINE' },
      { address: 'TALLINN, AMEMBASSY', precedence: 'ROUTINE' },
    ]);
    expect(record.info).toEqual([
      { address: 'VILNIUS, AMEMBASSY', precedence: 'ROUTINE' },
      { address: 'NATIONAL SECURITY COUNCIL WASHINGTON DC', precedence: 'ROUTINE' },
    ]);
    expect(outline).toContain(
      '    Info — VILNIUS, AMEMBASSY ROUTINE; NATIONAL SECURITY COUNCIL WASHINGTON DC ROUTINE  [19–20]',
    );
  });

  test('goes on after a page break and its stamps', () => {
    const { record, outline } = read(wild('smart-page-break-in-header.txt'));
    expect(record).toMatchObject({
      executiveOrder: { number: '13526' },
      tags: ['PGOV', 'LG'],
      captions: ['SENSITIVE'],
      subject: 'APPLE HARVEST',
    });
    expect(record.action?.map(({ address }) => address)).toEqual([
      'WASHDC, SECSTATE',
      'SECDEF WASHINGTON DC',
      'TALLINN, AMEMBASSY',
    ]);
    expect(outline.find((line) => line.includes('Action'))).not.toContain('Case No');
  });

  test('has values below their keys', () => {
    const { record, outline } = read(wild('smart-form-values-below.txt'));
    expect(record).toMatchObject({
      id: '10RIGA1052',
      date: '2010-08-03T14:06Z',
      from: 'AMEMBASSY RIGA',
      action: [{ address: 'WASHDC, SECSTATE', precedence: 'ROUTINE' }],
      tags: ['PREL', 'EAGR', 'LG'],
      subject: 'Apple harvest',
    });
    expect(outline).toContain('    Drafted By — RIGA:Berzins, Anna  [27–29]');
    expect(outline).toContain('    Approved By — EXEC:Ozols, Peter  [31–33]');
  });

  test.each([
    ['on the next line', HEAD.replace(/: {2,}/g, ':\n')],
    ['after a blank line, not indented', HEAD.replace(/: {2,}/g, ':\n\n')],
    [
      'indented, with blank lines after',
      `${HEAD.replace(/: {2,}/g, ':\n        ').replaceAll('\n', '\n\n')}`,
    ],
    ['some below, some beside', HEAD.replace(/(MRN|TAGS): {2,}/g, '$1:\n\n   ')],
    ['all keys above all values', `${HEAD.replace(/: {2,}.*/g, ':')}\n\n${HEAD.replace(/^.*: {2,}/gm, '')}`],
    ['separated by a tab', HEAD.replace(/: {2,}/g, ':\t')],
  ])('values %s', (_, head) => expect(read(form(head)).record).toMatchObject(whole));

  test('gives no key the value of another where keys and values cannot be matched', () => {
    const { record } = read(form(`MRN:\nDate/DTG:\nFrom:\nAction:\n\nAMEMBASSY RIGA\n11 RIGA 1294\n`));
    expect(record.id).toBe('11RIGA1294');
    expect(record.action).toBeUndefined();
    expect(record.from).toBeUndefined();
  });

  test.each(['smart-date-key-ocr.txt', 'smart-date-slash-as-1.txt'])(
    '%s has its date and all other keys',
    (name) => {
      const { record, problems } = read(wild(name));
      expect(record).toMatchObject(whole);
      expect(problems).toEqual([]);
    },
  );

  test.each([
    ['DatelDTG:', 'May 07, 2011 / 071018Z MAY 11'],
    ['Date/OTG:', 'May 07, 2011 / 071018Z MAY 11'],
    ['Date /DTG:', 'May 07, 2011/071018Z MAY 11'],
    ['Date/DTG;', 'May 07, 2011 I 071018Z MAY 11'],
    ['Date/DTG:', 'May 07, 2011 l071018Z MAY 11'],
    ['Date/DTG:', 'May 07, 2011 / O71O18Z MAY 11'],
    ['Date/DTG:', 'May 07, 2011 / 0710182 MAY 11'],
    ['Date/DTG:', 'May 07, 2011 / 071018Z May 2011'],
  ])('date written as %s %s', (key, value) => {
    const head = HEAD.replace(/Date\/DTG: {2,}.*/, `${key.padEnd(30)}${value}`);
    expect(read(form(head)).record).toMatchObject(whole);
  });

  test.each([
    ['E.0.:', 'E.O.:'],
    ['E.O:', 'E.O.:'],
    ['EO:', 'E.O.:'],
    ['TAGS;', 'TAGS:'],
    ['From;', 'From:'],
    ['Action :', 'Action:'],
    ['MRN :', 'MRN:'],
    ['M RN:', 'MRN:'],
    ['MRN.', 'MRN:'],
  ])('key written as %s', (written, key) => {
    expect(read(form(HEAD.replace(key, written))).record).toMatchObject(whole);
  });

  test.each([
    [
      'one address a line',
      'WASHDC, SECSTATE IMMEDIATE\n                              TALLINN, AMEMBASSY ROUTINE',
    ],
    ['semicolons on one line', 'WASHDC, SECSTATE IMMEDIATE; TALLINN, AMEMBASSY ROUTINE'],
    [
      'a precedence on the next line',
      'WASHDC, SECSTATE\n                              IMMEDIATE; TALLINN, AMEMBASSY ROUTINE',
    ],
    ['a semicolon at the end', 'WASHDC, SECSTATE IMMEDIATE; TALLINN, AMEMBASSY ROUTINE;'],
    [
      'a blank line in an address',
      'WASHDC, SECSTATE IMMEDIATE; TALLINN,\n\n                              AMEMBASSY ROUTINE',
    ],
    [
      'a banner in an address',
      'WASHDC, SECSTATE IMMEDIATE; TALLINN,\n\nUNCLASSIFIED\n\nUNCLASSIFIED\n\n                              AMEMBASSY ROUTINE',
    ],
  ])('several addressees: %s', (_, value) => {
    const { record } = read(form(HEAD.replace('WASHDC, SECSTATE ROUTINE', value)));
    expect(record.action).toEqual([
      { address: 'WASHDC, SECSTATE', precedence: 'IMMEDIATE' },
      { address: 'TALLINN, AMEMBASSY', precedence: 'ROUTINE' },
    ]);
    expect(record.subject).toBe('APPLE HARVEST');
  });

  test('has captions, passing instructions and references on several lines', () => {
    const { record } = read(
      form(
        HEAD.replace(
          'Subject:',
          `Captions:                     SENSITIVE, SIPDIS
Reference:                    A) 10 STATE 20415
                              B) 10 RIGA 1001
Pass Line:                    STATE FOR EUR/NB;
                              NSC FOR HALE
Subject:`,
        ),
      ),
    );
    expect(record.captions).toEqual(['SENSITIVE', 'SIPDIS']);
    expect(record.references?.map(({ id }) => id)).toEqual(['10STATE20415', '10RIGA1001']);
    expect(record.passing).toBe('STATE FOR EUR/NB; NSC FOR HALE');
    expect(record.subject).toBe('APPLE HARVEST');
  });

  test('ends where unnumbered text begins', () => {
    const { record } = read(
      `${HEAD}\n\nSummary: Post counted the apples of the north.\n\nThe harvest was good.\n`,
    );
    expect(record.subject).toBe('APPLE HARVEST');
    expect(record.paragraphs).toHaveLength(1);
  });

  test('of an older cable may have a date and an unknown order', () => {
    const { record } = read(
      form(
        'MRN:        01 MOSCOW 13169\nDate/DTG:   Oct 30, 2001\nFrom:       AMEMBASSY MOSCOW\nE.O.:       Unknown\nTAGS:       PREL, RS\nSubject:    APPLES',
      ),
    );
    expect(record).toMatchObject({ id: '01MOSCOW13169', date: '2001-10-30', subject: 'APPLES' });
    expect(record.executiveOrder).toBeUndefined();
  });
});

describe('the foot of a SMART form', () => {
  test.each([
    [
      'beside the keys',
      'Signature:                      OZOLS\n\nDrafted By:                     RIGA:Berzins, Anna\nCleared By:                     POL:Ives, Martin\n                                DCM:Rowe, Helen\nApproved By:                    EXEC:Ozols, Peter\nDissemination Rule:             Released Copy\n',
    ],
    [
      'below the keys',
      'Signature:\n\n   OZOLS\n\nDrafted By:\n\n   RIGA:Berzins, Anna\n\nCleared By:\n\n   POL:Ives, Martin\n   DCM:Rowe, Helen\n\nApproved By:\n\n   EXEC:Ozols, Peter\n\nDissemination Rule:\n\n   Released Copy\n',
    ],
    [
      'after a page break',
      'Signature:                      OZOLS\n\nDrafted By:                     RIGA:Berzins, Anna\nCleared By:                     POL:Ives, Martin\n\nUNCLASSIFIED\n\nRELEASED IN PART B6\n                                DCM:Rowe, Helen\nApproved By:                    EXEC:Ozols, Peter\nDissemination Rule:             Released Copy\n',
    ],
  ])('%s', (_, foot) => {
    const { record, outline } = read(form(HEAD, `\n${foot}`));
    expect(record.signature).toEqual(['OZOLS']);
    const names = outline.map((line) => line.replace(/ {2}\[.*/, '').trim());
    expect(names).toContain('Drafted By — RIGA:Berzins, Anna');
    expect(names).toContain('Cleared By — POL:Ives, Martin; DCM:Rowe, Helen');
    expect(names).toContain('Approved By — EXEC:Ozols, Peter');
    expect(names).toContain('Dissemination Rule — Released Copy');
  });

  test('may be without the key of the signature', () => {
    const { record } = read(form(HEAD, 'OZOLS\n\nDrafted By: RIGA:Berzins, Anna\n'));
    expect(record.signature).toEqual(['OZOLS']);
  });
});
