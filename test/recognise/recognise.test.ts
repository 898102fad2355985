import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNamedLikeCable, looksLikeCable } from '../../server/src/syntax/recognise';
import { cables } from '../cables';

const folder = join(__dirname, 'not-cables');

describe('looksLikeCable', () => {
  test.each([...cables])('claims cables/%s', (_, text) => {
    expect(looksLikeCable(text)).toBe(true);
  });

  test.each(readdirSync(folder))('does not claim %s', (name) => {
    expect(looksLikeCable(readFileSync(join(folder, name), 'utf8'))).toBe(false);
  });

  test.each([
    ['a partial extract', 'This record is a partial extract of the original cable.\n'],
    ['a teletype copy', '\r\nR 091630Z JUL 74\r\nFM AMEMBASSY LISBON\r\nTO SECSTATE WASHDC 2210\r\n'],
    ['a classification line alone', 'S E C R E T LISBON 2841\n'],
    ['a form of 2012', 'UNCLASSIFIED\n\nMRN: 12 RIGA 214\n'],
    ['a Latin-1 copy with CR only', 'E.O. 11652: GDS\rTAGS: PINT, PO\r'],
    ['the date of a form alone', 'Date/DTG: Mar 07, 2012 / 071342Z MAR 12\n'],
    ['a form whose keys a scanner misread', 'M RN: 12 RIGA 214\nDatelDTG: Mar 07, 2012\n'],
    ['a form with values below their keys', 'MRN:\n\n   12 RIGA 214\n\nDate/DTG:\n\n   Mar 07, 2012\n'],
    [
      'a form below running text',
      'During the last year we have counted the apples in every orchard.\n\nMRN: 12 RIGA 214\n',
    ],
    [
      'a telegram below running text',
      'Below is what we have heard from them about the matter.\n\nP 031406Z AUG 10\nFM AMEMBASSY RIGA\nTO SECSTATE WASHDC\nUNCLAS RIGA 001052\n\nTAGS: AMGT, LG\n',
    ],
    [
      'a quoted telegram',
      '> P 031406Z AUG 10\n> FM AMEMBASSY RIGA\n> UNCLAS RIGA 001052\n> TAGS: AMGT, LG\n',
    ],
    ['a Markdown page of a form', '# UNCLASSIFIED\n\n**MRN:** 01 MOSCOW 13169\n'],
    [
      'a printed telegram',
      '125. Telegram From the Consulate General at Hong Kong to the Department of State1\n\nHong Kong, June 27, 1957—4 p.m.\n',
    ],
    [
      'an older printed telegram',
      '611.65/6–2653: Telegram\n\nThe Ambassador in Italy (Hallam) to the Department of State1\n',
    ],
    [
      'a form of 1958',
      "INCOMING TELEGRAM              Department of State\n\n          Rec'd:   March 14, 1958\n",
    ],
    ['an unclassified header', 'UNCLAS NEW DELHI 000412\n\nSIPDIS\n\nTAGS: ECON, IN\n'],
  ])('claims %s', (_, text) => expect(looksLikeCable(text)).toBe(true));

  test.each([
    [
      'a form far below running text',
      `${'We have counted the apples in every orchard.\n'.repeat(70)}MRN: 12 RIGA 214\n`,
    ],
    [
      'a mail without a cable',
      'From: Anna\nSent: Monday\nSubject: MRN\n\nWhat is the MRN of the cable that we sent?\n',
    ],
    [
      'minutes',
      'MINUTES\n\nDATE: March 7, 2012\nFROM: Secretary\nTO: Members\nSUBJECT: Apples\n\n1. The chair opened the meeting.\n2. (C) Nobody spoke.\n',
    ],
    [
      'a screenplay',
      'INT. EMBASSY - NIGHT\n\nThe clerk reads from a strip of paper.\n\nCLERK\nSECRET RIGA 214.\n\nAMBASSADOR\nTO SECSTATE?\n',
    ],
    [
      'a list of printed telegrams',
      '124. Telegram From the Embassy in Finland to the Department of State\n125. Telegram From the Consulate General at Hong Kong to the Department of State\n',
    ],
    ['source code with a cable in it', 'const FORM = `MRN: 12 RIGA 214\nDate/DTG: Mar 07, 2012`;\n'],
    [
      'a bare ZCZC',
      'ZCZC LAA0042 250905\nGG EVRAYNYX EVRAZQZX\n250905 EETNYFYX\n(A1484/26 NOTAMN\nE) RWY CLOSED)\nNNNN\n',
    ],
  ])('does not claim %s', (_, text) => expect(looksLikeCable(text)).toBe(false));

  test('reads no further than 16 000 characters', () => {
    expect(looksLikeCable(`${'\n'.repeat(16_000)}S E C R E T LISBON 2841`)).toBe(false);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof looksLikeCable(text) === 'boolean'),
    );
  });

  // How long that takes is measured by the bench.
  test.each(['A ', 'E. O', 'C O N F I D E N T I A L ', 'a b ', '1', 'P P P '])(
    'reads only the start of a text: %j repeated',
    (piece) => {
      const start = piece.repeat(100_000);
      expect(looksLikeCable(`${start}\nMRN: 12 RIGA 214\n`)).toBe(looksLikeCable(start));
    },
  );
});

describe('isNamedLikeCable', () => {
  test.each(['/a/06BAKU1398.txt', '/2006BAKU001398.txt', '06BAKU1398_a.txt', '/75TEHRAN2069.txt'])(
    'claims %s',
    (path) => expect(isNamedLikeCable(path)).toBe(true),
  );
  test.each(['/06baku1398.txt', '/BAKU1398.txt', '/06BAKU.txt', '/2006.txt', '/06BAKU1398.md', '/notes.txt'])(
    'does not claim %s',
    (path) => expect(isNamedLikeCable(path)).toBe(false),
  );
});
