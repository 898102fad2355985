import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/document';
import { textOf } from '../../server/src/syntax/query/walk';
import type { Message, Reference } from '../../server/src/syntax/tree';
import { faultsOf } from './tree';

const header = (list: string) =>
  `C O N F I D E N T I A L TUNIS 000412\n\nE.O. 12958: DECL: 03/04/2017\nTAGS: PREL, TS\nSUBJECT: HARBOR DUES\n\n${list}`;

const rest = '\n\nClassified By: DCM Ann Example for reasons 1.4 (b,d).\n\n1. (C) The harbor is open.\n';

function messageOf(text: string): Message {
  const document = parse(text);
  expect(faultsOf(document, text)).toEqual([]);
  return document.messages[0] as Message;
}

/** An item in a short form: letter, kind where it is no cable, its numbers. */
function short(message: Message, { letter, refersTo, numbers }: Reference): string {
  const cables = numbers.map(({ year, post, serial }) => [year, post, serial].filter(Boolean).join(' '));
  return [letter && `${textOf(message, letter)}.`, refersTo === 'cable' ? cables.join(' + ') : refersTo]
    .filter(Boolean)
    .join(' ');
}

function listOf(list: string): string[] {
  const message = messageOf(header(list) + rest);
  expect(message.header?.classifiedBy, 'the list has an end').toBeDefined();
  return (message.header?.references?.references ?? []).map((item) => short(message, item));
}

describe('items of the reference list', () => {
  test.each<[string, string[]]>([
    // letters
    ['REF: A. 05 STATE 123  B. BAKU 99', ['A. 2005 STATE 123', 'B. BAKU 99']],
    ['REF: (A) OSLO 1 (B) OSLO 22', ['A. OSLO 1', 'B. OSLO 22']],
    ['REFS: A) TRIPOLI 19, B) TRIPOLI 27', ['A. TRIPOLI 19', 'B. TRIPOLI 27']],
    ['Ref: [A] Rome 12, [B] Rome 13', ['A. Rome 12', 'B. Rome 13']],
    ['REF: A: LIMA 4; B: 06 LIMA 5', ['A. LIMA 4', 'B. 2006 LIMA 5']],
    ['Ref: A Quebec 365, B Ottawa 406', ['A. Quebec 365', 'B. Ottawa 406']],
    ['REFS: (1) 2005 OSLO 1143, (2) OSLO 32', ['1. 2005 OSLO 1143', '2. OSLO 32']],
    ['REF: (A)STATE 71, (B)HK05511', ['A. STATE 71', 'B. HK 5511']],
    ['REF: A. RIGA 5\n\n     ¶B. RIGA 6\n     1C. RIGA 7', ['A. RIGA 5', 'B. RIGA 6', 'C. RIGA 7']],
    [
      'REFS:\n\n¶A. RIO 108\n¶B. 02 LIMA 33\nC.01 LIMA 34',
      ['A. RIO 108', 'B. 2002 LIMA 33', 'C. 2001 LIMA 34'],
    ],
    ['REF: A. A) SECSTATE 54 B. B) ROME 7', ['A. SECSTATE 54', 'B. ROME 7']],
    ['REF: A. REF A STATE 122 B. REF B ROME 7', ['A. STATE 122', 'B. ROME 7']],
    [
      'REF: A. A. ROME 1 B. STATE 2\n\n ¶B. C. STATE 3 D. ROME 4',
      ['A. ROME 1', 'B. STATE 2', 'C. STATE 3', 'D. ROME 4'],
    ],
    ['A. REF AMMAN 22\n   B. 06 AMMAN 46', ['A. AMMAN 22', 'B. 2006 AMMAN 46']],
    ['REF: A) OSLO 12B) OSLO 13(C) OSLO 14', ['A. OSLO 12', 'B. OSLO 13', 'C. OSLO 14']],
    ['REF: A.OSLO 12 B.ROME 13', ['A. OSLO 12', 'B. ROME 13']],
    ['REF: A.) OSLO 12 B.) ROME 13', ['A. OSLO 12', 'B. ROME 13']],
    // one item over lines
    ['REFS: (A) BEIJING\n5361, (B) Rio de Janeiro\n\n00723', ['A. BEIJING 5361', 'B. Rio de Janeiro 723']],
    ['REF: A. OSLO 12\nOSLO 00000412  002 OF 003\n\n   B. OSLO 13', ['A. OSLO 12', 'B. OSLO 13']],
    // no letters
    [
      'REF: STATE 12; 2007 LIMA 3; 06 QUITO 4\n07 QUITO 5',
      ['STATE 12', '2007 LIMA 3', '2006 QUITO 4', '2007 QUITO 5'],
    ],
    ['REF: STATE 11340 AND LIMA 11', ['STATE 11340', 'LIMA 11']],
    ['REF: TEHRAN 10: MOSCOW 16', ['TEHRAN 10', 'MOSCOW 16']],
    ['REF SAN JOSE 12345', ['SAN JOSE 12345']],
    ['REFTELS: STATE 12, LIMA 5', ['STATE 12', 'LIMA 5']],
    // several numbers of one post
    ['REF: STATE 216511, 216512', ['STATE 216511 + STATE 216512']],
    ['REF: A. LIMA 2799 AND 2764 B. ROME 5', ['A. LIMA 2799 + LIMA 2764', 'B. ROME 5']],
    ['REF: LIMA CABLES 0266 AND 02259 (2002)', ['LIMA 266 + 2002 LIMA 2259']],
    ['REF: BUENOS AIRES 12\nAND 13', ['BUENOS AIRES 12 + BUENOS AIRES 13']],
    // years and spellings
    [
      'REF: 09CAIRO0561; 10-OTTAWA-57; 2005PANAMA2342',
      ['2009 CAIRO 561', '2010 OTTAWA 57', '2005 PANAMA 2342'],
    ],
    [
      'REF: A. QUITO 4525-91 B. 094 QUITO 8 C. O4 LIMA 7',
      ['A. 1991 QUITO 4525', 'B. 1994 QUITO 8', 'C. 2004 LIMA 7'],
    ],
    ["REF: BAGHDAD #3565; 870 Lima; N'DJAMENA 5", ['BAGHDAD 3565', 'Lima 870', "N'DJAMENA 5"]],
    ['REF: A. OSLO 7 AND PREVIOUS B. OSLO 8 (NOTAL)', ['A. OSLO 7', 'B. OSLO 8']],
    // what is no cable
    ['REF: DOE-ROE E-MAIL OF 04/15/2008', ['email']],
    ['REF: OSLO 3; Doe email; OSLO 4', ['OSLO 3', 'email', 'OSLO 4']],
    ['REF: A. DOE/ROE TELCON 12 JULY B. OSLO 3', ['A. telcon', 'B. OSLO 3']],
    [
      'REF: A. EMBASSY DAILY REPORT FOR OCTOBER 28 -\nNOVEMBER 16 B. TD-314/21795-05',
      ['A. report', 'B. report'],
    ],
    ['REF: A. IIR 6 899 0149 10 B. OSC EUP20080707950031', ['A. report', 'B. report']],
    ['REF: 9 FAM Appendix K, 406 (6)', ['book']],
    ['REF: STATE 106 CIRCULAR; STATE CA-3400 NOV 2, 1966', ['STATE 106', 'airgram']],
    ['REF: A. STATE A-4945 B. SECDEF R162245Z OCT 08', ['A. airgram', 'B. message']],
    ['REF: A. AF NKP DTG 281200 B. OSLO FAX 10/25/06', ['A. message', 'B. other']],
    ['REF: NONE', ['other']],
  ])('%s', (list, items) => {
    expect(listOf(list)).toEqual(items);
  });

  test('the letter is the drafter’s, where the tool has put its own before', () => {
    expect(listOf('REF: A. (A) DAILY REPORT\n ¶B. 2006\n ¶C. (B) OSLO 12')).toEqual([
      'A. report',
      'B. other',
      'B. OSLO 12',
    ]);
  });
});

describe('where the list ends', () => {
  test.each([
    'REF: A. OSLO 5 B. OSLO 6 Classified By: DCM Ann Example. Reason 1.4 (d)',
    'REF: A. OSLO 5 B. OSLO 6 1. (C) Summary: The harbor is open.',
    'REF: A. OSLO 5 B. OSLO 6\nSENSITIVE BUT UNCLASSIFIED',
    'REF: A. OSLO 5 B. OSLO 6 (U) Poloff delivered the points. A. Smith and B. 12 others heard them.',
    'REF: A. OSLO 5 B. OSLO 6\n\n(U) Poloff delivered the points of OSLO 7.',
    'REF: A. OSLO 5 B. OSLO 6 We delivered the points of OSLO 7 to the ministry.',
    'REF: A. OSLO 5 B. OSLO 6\nBEGIN SUMMARY: THE HARBOR IS OPEN SINCE MAY 15.',
  ])('%s', (list) => {
    const { header: found, text } = messageOf(header(list));
    expect(found?.references?.references.map(({ number }) => number?.serial)).toEqual([5, 6]);
    expect(text.slice(found?.references?.end)).toMatch(/^\s+\S/);
  });

  test('a list behind a subject on its line', () => {
    for (const subject of [
      'SUBJECT: HARBOR DUES REF: A. OSLO 5 B. OSLO 6',
      'SUBJECT: HARBOR DUES  REF: OSLO 5, OSLO 6',
      'SUBJECT: HARBOR OF EGYPTREF: OSLO 5 AND OSLO 6',
    ]) {
      const message = messageOf(`${subject}\n\n1. (U) The harbor is open.\n`);
      expect(message.header?.references?.references.map(({ number }) => number?.serial)).toEqual([5, 6]);
    }
  });
});

describe('any list', () => {
  const pieces = fc.constantFrom(
    'REF: ',
    'A. ',
    '(B) ',
    'C) ',
    '¶D. ',
    '1E. ',
    'OSLO 12',
    '05 STATE 3',
    ', 14',
    ' AND ',
    '; ',
    '\n',
    '\n\n',
    ' ',
    'OSLO 00000412  002 OF 003',
    'A',
    'REF A ',
    'email',
    '(NOTAL)',
    '2006',
    'PAGE 02 OSLO 00412 01 OF 02 111533Z',
    'CONFIDENTIAL',
  );

  test('gives a whole tree', () => {
    // A serial that is carried over, behind which it looks like a year.
    const carried = `${header('REF: 05 STATE 3, 14A. 1E. ')}${rest}`;
    expect(faultsOf(parse(carried), carried)).toEqual([]);
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = header(`REF: ${parts.join('')}`) + rest;
        expect(faultsOf(parse(text), text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
