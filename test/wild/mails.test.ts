import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/document';
import { read, wild } from './read';

const FORM = `UNCLASSIFIED

MRN:                            10 RIGA 1052
Date/DTG:                       Aug 03, 2010 / 031406Z AUG 10
From:                           AMEMBASSY RIGA
Action:                         WASHDC, SECSTATE IMMEDIATE
E.O.:                           13526
TAGS:                           AMGT, KPAO, LG
Captions:                       SENSITIVE
Reference:                      A) 10 STATE 20415
Subject:                        APPLE HARVEST STATISTICS

1. (SBU) The harvest was good.

2. (SBU) Figures follow in September, as ref A asked.

Signature:                      OZOLS

Drafted By:                     RIGA:Berzins, Anna
Approved By:                    EXEC:Ozols, Peter
`;

const TELEGRAM = `P 031406Z AUG 10
FM AMEMBASSY RIGA
TO SECSTATE WASHDC PRIORITY 0872
INFO AMEMBASSY TALLINN
UNCLAS RIGA 001052

SENSITIVE

E.O. 12958: N/A
TAGS: AMGT, KPAO, LG
SUBJECT: APPLE HARVEST STATISTICS

1. (SBU) The harvest was good.

2. (SBU) Figures follow in September.
OZOLS
`;

const MAIL = `From: Berzins, Anna
Sent: Tuesday, August 3, 2010 10:52 AM
To: Kalnins, Janis
Subject: FW: Apple harvest
`;

const ofForm = {
  id: '10RIGA1052',
  date: '2010-08-03T14:06Z',
  from: 'AMEMBASSY RIGA',
  action: [{ address: 'WASHDC, SECSTATE', precedence: 'IMMEDIATE' }],
  executiveOrder: { number: '13526' },
  captions: ['SENSITIVE'],
  tags: ['AMGT', 'KPAO', 'LG'],
  subject: 'APPLE HARVEST STATISTICS',
  signature: ['OZOLS'],
};
const ofTelegram = {
  id: '10RIGA1052',
  date: '2010-08-03T14:06Z',
  precedence: ['PRIORITY'],
  from: 'AMEMBASSY RIGA',
  action: [{ address: 'SECSTATE WASHDC', precedence: 'PRIORITY', number: '0872' }],
  subject: 'APPLE HARVEST STATISTICS',
  signature: ['OZOLS'],
};

describe('a mail that carries a cable', () => {
  test('gives the form in it as if it stood alone', () => {
    const { record, count, outline } = read(wild('smart-form-in-mail.txt'));
    expect(count).toBe(1);
    expect(record).toMatchObject(ofForm);
    expect(outline.slice(0, 6)).toEqual([
      '10 RIGA 1052 — 03 AUG 10 · UNCLASSIFIED  [1–27]',
      '  Preface — mail that carries the cable  [1–6]',
      '    From — Berzins, Anna  [1]',
      '    Sent — Tuesday, August 3, 2010 10:52 AM  [2]',
      '    To — Kalnins, Janis  [3]',
      '    Subject — FW: Apple harvest  [4]',
    ]);
    expect(outline).toContain('    Drafted By — RIGA:Berzins, Anna  [26]');
  });

  test('gives the telegram in it, with its envelope', () => {
    const { record, outline, problems } = read(wild('cable-in-mail-acp.txt'));
    expect(record).toMatchObject(ofTelegram);
    expect(outline).toContain('    Subject — FW: Apple harvest  [4]');
    expect(outline).toContain('    Subject — APPLE HARVEST STATISTICS  [17]');
    expect(problems).toEqual([]);
  });

  test.each([
    ['no blank line between', MAIL + FORM],
    ['a list of points in the mail', `${MAIL}\n1. Please read.\n2. Please answer.\n\n${FORM}`],
    ['two mails above it', `${MAIL}\nSee below.\n\n-----Original Message-----\n${MAIL}\nThanks.\n\n${FORM}`],
    [
      'fields of another program',
      `Date: Tue, 3 Aug 2010 10:52:11 +0300\nFrom: Anna <a@example.org>\nTo: b@example.org\nSubject: cable\nMIME-Version: 1.0\n\n${FORM}`,
    ],
    ['fields with blank lines between', `${MAIL.replaceAll('\n', '\n\n')}${FORM}`],
    [
      'an attachment and a classification of the mail',
      `${MAIL}Attachments: 10 RIGA 1052.doc\nClassification: UNCLASSIFIED\nSensitivity: Sensitive\n\n${FORM}`,
    ],
    ['the stamp of a release above it', `RELEASE IN PART B6\n\n${MAIL}\n${FORM}`],
  ])('around a form: %s', (_, text) => {
    const { record, count } = read(text);
    expect(count).toBe(1);
    expect(record).toMatchObject(ofForm);
  });

  test.each([
    [
      'with a start of message',
      `${MAIL}\nVZCZCXYZ0412\nPP RUEHWEB\n\nDE RUEHRA #1052 2151406\nZNR UUUUU ZZH\n${TELEGRAM}`,
    ],
    ['with a page header', `${MAIL}\nPAGE 01 RIGA 01052 031410Z\nACTION EUR-00\n\n${TELEGRAM}`],
    ['with numbered points', `${MAIL}\n1. One.\n2. Two.\n\n${TELEGRAM}`],
    ['with a REF of its own', `${MAIL}\nRef: our talk on Monday\n\n${TELEGRAM}`],
    ['indented', `${MAIL}\n${TELEGRAM.replace(/^/gm, '    ')}`],
  ])('around a telegram: %s', (_, text) => {
    const { record, count } = read(text);
    expect(count).toBe(1);
    expect(record).toMatchObject(ofTelegram);
    expect(parse(text).messages[0]?.preface?.fields[0]?.key).toBe('from');
  });

  test('goes on below it', () => {
    const { record, outline, count } = read(`${FORM}\n-----Original Message-----\n${MAIL}\nThanks.\n`);
    expect(count).toBe(1);
    expect(record).toMatchObject(ofForm);
    expect(outline.at(-5)).toBe('  Trailer — mail that carries the cable  [22–28]');
    expect(outline.at(-1)).toBe('    Subject — FW: Apple harvest  [26]');
  });

  test.each([
    [
      'a classification line alone',
      `${MAIL}\nUNCLAS RIGA 001052\n\nTAGS: AMGT, LG\nSUBJECT: APPLES\n\n1. They are red.\n`,
      { subject: 'APPLES', tags: ['AMGT', 'LG'] },
    ],
    [
      'the E.O. line first',
      `${MAIL}\nE.O. 12958: N/A\nTAGS: AMGT, LG\nSUBJECT: APPLES\n\n1. They are red.\n`,
      { subject: 'APPLES', tags: ['AMGT', 'LG'] },
    ],
  ])('around a part of a cable: %s', (_, text, expected) =>
    expect(read(text).record).toMatchObject(expected),
  );

  test('that a paragraph quotes is text of the cable', () => {
    const quoting = TELEGRAM.replace(
      'Figures follow in September.',
      `Its text:\n\n${MAIL}\nWe count apples.\n\n3. (SBU) Post will answer.`,
    );
    const { record, outline } = read(quoting);
    expect(record.paragraphs?.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(outline.join('\n')).not.toContain('Trailer');
  });
});
