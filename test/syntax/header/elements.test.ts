import { describe, expect, test } from 'vitest';
import { headerIn } from './read';

describe('the E.O. line', () => {
  test.each([
    ['E.O. 12958: DECL: 09/25/2016', { year: 2016, month: 9, day: 25 }],
    ['EO 12958 DECL: 12/31/2034', { year: 2034, month: 12, day: 31 }],
    ['E.0. 12958: DECL: 6/3/08', { year: 2008, month: 6, day: 3 }],
    ['E. O. 12958: DECL 6-3-2008', { year: 2008, month: 6, day: 3 }],
    ['E.O. 12958: DECL: 2018/06/18', { year: 2018, month: 6, day: 18 }],
    ['E.o. 12958: decl: 01/07/2014', { year: 2014, month: 1, day: 7 }],
    ['E.O. 12065: RDS-1 10/8/89 (HOLM, JAMES E.)', { year: 1989, month: 10, day: 8 }],
    ['E.O. 11652: ADS DECLAS 4-19-73', { year: 1973, month: 4, day: 19 }],
    ['E.O. 12958: DECL: JUNE 21, 2016', { year: 2016, month: 6, day: 21 }],
    ['E.O. 12958: DECL: 21 JUN 2016', { year: 2016, month: 6, day: 21 }],
    ['E.O. 12958: DECL: X1, X5', undefined],
    ['E.O. 12356: DECL: OADR', undefined],
    ['E.O. 11652: XGDS-1', undefined],
    ['E.O. 12958: DNG: CO 06/03/2013', undefined],
  ])('%s', (line, date) => {
    const { order, ...found } = headerIn(`${line}\nTAGS: ECON, LG\n`);
    expect(order).toMatch(/^1\d{4}$/);
    expect(found.date).toEqual(date);
    expect(found.tags).toEqual(['ECON', 'LG']);
  });
});

describe('TAGS', () => {
  test.each([
    ['TAGS: ECON, EWWT LG', ['ECON', 'EWWT', 'LG']],
    ['TAGS ECON EWWT LG', ['ECON', 'EWWT', 'LG']],
    ['TAG ECON, EWWT, LG', ['ECON', 'EWWT', 'LG']],
    ['tags: econ, ewwt, lg', ['econ', 'ewwt', 'lg']],
    ['TAGES:  ECON, LG', ['ECON', 'LG']],
    ['TGS: ECON, LG', ['ECON', 'LG']],
    ['TASG: ECON, LG', ['ECON', 'LG']],
    ['TAQS: ECON, LG', ['ECON', 'LG']],
    ['AGS: ECON, LG', ['ECON', 'LG']],
    ['TAGS: "ECON" — LG.', ['ECON', 'LG']],
    ['TAGS: <a href="tag/ECON.html">ECON</a>, LG&#x000A;', ['ECON', 'LG']],
    ['TAGS: #ECON #LG', ['ECON', 'LG']],
    ['TAGS: [ECON](#) [LG](#)', ['ECON', 'LG']],
    ['TAGS: OVIP (HOLM, KARE E.), LG', ['OVIP', '(HOLM, KARE E.)', 'LG']],
    ['TAGS: OVIP (HOLM,\nKARE E.), LG', ['OVIP', '(HOLM, KARE E.)', 'LG']],
    ['TAGS: ECON, LG SIPDIS', ['ECON', 'LG']],
    ['TAGS: ECON, EWWT,\nLG', ['ECON', 'EWWT', 'LG']],
    ['TAGS: ECON,\n\nLG', ['ECON', 'LG']],
    ['TAGS: ECON, EWWT\nLG, EN', ['ECON', 'EWWT', 'LG', 'EN']],
  ])('%j', (lines, tags) => {
    expect(headerIn(`${lines}\nSUBJECT: PORT FEES\n`).tags).toEqual(tags);
    expect(headerIn(lines).tags).toEqual(tags);
  });

  test('end before running text', () => {
    const text = 'TAGS: ECON LG\nThe port has raised its fees, and the lines are not amused.\n';
    expect(headerIn(text).tags).toEqual(['ECON', 'LG']);
  });

  test('go on where a page ended within them', () => {
    const text = [
      'UNCLAS RIGA 02141',
      'TAGS: ECON, EWWT, EN                    UNCLASSIFIED    PAGE 02        RIGA  02141  01 OF 02  281501Z EWWT, LG',
      'SUBJECT: PORT FEES',
    ].join('\n');
    expect(headerIn(text).tags).toEqual(['ECON', 'EWWT', 'EN', 'EWWT', 'LG']);
    expect(headerIn(text).subject).toBe('PORT FEES');
  });
});

describe('the subject', () => {
  test.each([
    ['SUBJECT: PORT FEES', 'PORT FEES'],
    ['SUBJ: PORT FEES\nAND PILOTAGE', 'PORT FEES AND PILOTAGE'],
    ['SUBJECT - PORT FEES', 'PORT FEES'],
    ['UBJECT: PORT FEES', 'PORT FEES'],
    ['SUBJECT:\n\nPort Fees and Pilotage\n1. (SBU) Summary: Fees rise.', 'Port Fees and Pilotage'],
    ['SUBJECT: PORT FEES\n1. Summary. Fees rise.', 'PORT FEES'],
    ['SUBJECT: PORT FEES REF: RIGA 198', 'PORT FEES'],
    ['SUBJECT: PORT FEES REFS: (A) RIGA 198, (B) RIGA 201', 'PORT FEES'],
    ['SUBJECT: PORT FEES Classified By: DCM Anna Brand for reasons 1.4 (b).', 'PORT FEES'],
    ['SUBJECT: PORT FEES IN RIGAClassified By: DCM Anna Brand for reasons 1.4 (b).', 'PORT FEES IN RIGA'],
    ['SUBJECT: PORT FEES Sensitive But Unclassified - please protect.', 'PORT FEES'],
    ['SUBJECT: PORT FEES\nBEGIN SUMMARY: FEES RISE.', 'PORT FEES'],
    [
      'SUBJECT: PORT FEES AND\n\nPILOTAGE IN THE BALTIC\n\nREF: RIGA 198',
      'PORT FEES AND PILOTAGE IN THE BALTIC',
    ],
    ['SUBJECT: PORT FEES AND\n\nPILOTAGE\n\n1. Fees rise.', 'PORT FEES AND PILOTAGE'],
    ['SUBJECT: PORT FEES\n\nSUMMARY\n\n1. Fees rise.', 'PORT FEES'],
  ])('%j', (lines, subject) => {
    expect(headerIn(`TAGS: ECON, LG\n${lines}\n`).subject).toBe(subject);
  });

  test('has its portion mark apart', () => {
    const { subject, portion } = headerIn('SUBJECT: (S/NF) PORT FEES\n');
    expect([portion, subject]).toEqual(['(S/NF)', 'PORT FEES']);
  });

  test('counts where it is whole, in a copy that breaks off and begins anew', () => {
    const { subject } = headerIn(
      'TAGS: ECON, LG\nSUBJECT: PORT FE...\n\nUNCLAS RIGA 000214\nTAGS: ECON, LG\nSUBJECT: PORT FEES\n',
    );
    expect(subject).toBe('PORT FEES');
  });
});

describe('Classified By', () => {
  test.each([
    ['Classified By: DCM Anna Brand for reasons 1.4 (b) and (d).', ['1.4', 'b', 'd']],
    ['CLASSIFIED BY AMB. ANNA BRAND, FOR REASONS 1.5 (B) AND (D)', ['1.5', 'B', 'D']],
    ['Classified By: DCM Anna Brand for rea\nsons 1.4 (b a\nnd (d).', ['1.4', 'b', 'd']],
    ['Classified By:\n\nDCM Anna Brand for reasons 1\n.4 (b).', ['1 .4', 'b']],
    ['Classified By: DCM Anna Brand. Reasons\n\n1.4 (b) and (d).', ['1.4', 'b', 'd']],
    ['CLASSIFIED BY: Anna Brand, DCM; REASON: 1.4(B), (D)', ['1.4', 'B', 'D']],
    ['Classified By: DCM Anna Brand for reasons 1.4 (b)\n\nand (d)', ['1.4', 'b', 'd']],
    ['(U) Classified by DCM Anna Brand, reason 1.4 (c).', ['1.4', 'c']],
    ['Classified By: Classified by: DCM Anna Brand, reason 1.4 (c).', ['1.4', 'c']],
    ['Classifed By: DCM Anna Brand, reason 1.4 (c).', ['1.4', 'c']],
  ])('%j', (lines, reasons) => {
    const found = headerIn(`SUBJECT: PORT FEES\n\n${lines}\n\n1. (C) Fees rise.\n`);
    expect(found.classifiedBy).toBe(lines.replace(/\s+/g, ' '));
    expect(found.reasons).toEqual(reasons);
    expect(found.paragraphs).toEqual([1]);
  });

  test.each([
    ['1. (C) Fees rise in the port.', [1]],
    ['¶1. (U) This is about fees.', [1]],
    ['Summary: Fees rise in the port.', [undefined]],
    ['(C) Fees rise in the port, and the lines are not amused.', [undefined]],
  ])('ends before the text that a copy has on the same line: %s', (body, paragraphs) => {
    const statement = 'Classified By: DCM Anna Brand for reasons 1.4 (b) and (d).';
    const found = headerIn(`SUBJECT: PORT FEES\n\n${statement} ${body}\n`);
    expect(found.classifiedBy).toBe(statement);
    expect(found.paragraphs).toEqual(paragraphs);
  });

  test('ends with its reasons where text follows on the next line', () => {
    const found = headerIn(
      'Classified By: DCM Anna Brand for reasons 1.4 (b) and (d).\nFees rise in the port.\n',
    );
    expect(found.classifiedBy).toBe('Classified By: DCM Anna Brand for reasons 1.4 (b) and (d).');
  });

  test('may be the first paragraph, which keeps its number', () => {
    const found = headerIn(
      'SUBJECT: PORT FEES\n\n1. (U) CLASSIFIED BY DCM ANNA BRAND FOR REASONS 1.5\n(B) AND (D).\n\n2. (C) Fees rise.\n',
    );
    expect(found.classifiedBy).toBe('CLASSIFIED BY DCM ANNA BRAND FOR REASONS 1.5 (B) AND (D).');
    expect(found.reasons).toEqual(['1.5', 'B', 'D']);
    expect(found.paragraphs).toEqual([1, 2]);
  });
});

describe('elements on one line', () => {
  test.each([
    'C O N F I D E N T I A L SECTION 01 OF 02 RIGA 000284 SIPDIS E.O. 12958: DECL: 01/04/2020 TAGS: EWWT, LG SUBJECT: PORT FEES REF: RIGA 198 Classified By: DCM Anna Brand for reasons 1.4 (b). 1. (C) Fees rise.',
    'C O N F I D E N T I A L SECTION 01 OF 02 RIGA 000284SIPDISE.O. 12958: DECL: 01/04/2020TAGS: EWWT, LGSUBJECT: PORT FEES  REF: RIGA 198  CLASSIFIED BY: DCM Anna Brand for reasons 1.4 (b). ¶1. (C) Fees rise.',
    '06RIGA284,Embassy Riga,"C O N F I D E N T I A L SECTION 01 OF 02 RIGA 000284 SIPDIS E.O. 12958: DECL: 01/04/2020 "TAGS: EWWT, LG SUBJECT: PORT FEES REF: RIGA 198 Classified By: DCM Anna Brand for reasons 1.4 (b). ¶1. (C) Fees rise.',
  ])('are told apart: %.60s', (line) => {
    const found = headerIn(line);
    expect(found.reference).toEqual(['RIGA', 284]);
    expect(found.captions).toEqual(['SIPDIS']);
    expect(found.date).toEqual({ year: 2020, month: 1, day: 4 });
    expect(found.tags).toEqual(['EWWT', 'LG']);
    expect(found.subject).toBe('PORT FEES');
    expect(found.references).toBe(1);
    expect(found.classifiedBy).toBe(
      'Classified By: DCM Anna Brand for reasons 1.4 (b).'.replace(
        /^\S+ \S+/,
        (found.classifiedBy ?? '').slice(0, 14),
      ),
    );
    expect(found.paragraphs).toEqual([1]);
  });

  test('are told apart where captions and a heading stand among them', () => {
    const found = headerIn(
      'UNCLAS RIGA 000284 SIPDIS SENSITIVE DEPT FOR EUR/NB TREASURY FOR IMB E.O. 12958: N/A TAGS: EWWT, LG SUBJECT: PORT FEES ------- SUMMARY ------- 1. (SBU) Fees rise.',
    );
    expect(found.captions).toEqual(['SIPDIS', 'SENSITIVE']);
    expect(found.passing).toEqual(['DEPT FOR EUR/NB TREASURY FOR IMB']);
    expect(found.subject).toBe('PORT FEES');
  });

  test('are the same with no-break spaces', () => {
    const line =
      'C O N F I D E N T I A L SAN JOSE 000284 SIPDIS E.O. 12958: DECL: 01/04/2020 TAGS: EWWT, CS SUBJECT: PORT FEES REF: SAN JOSE 198 Classified By: DCM Anna Brand for reasons 1.4 (b). 1. (C) Fees rise.';
    const { header: _, ...found } = headerIn(line);
    const { header: __, ...other } = headerIn(line.replaceAll(' ', '\u00a0'));
    expect(other).toEqual(found);
  });

  test('begin anywhere in a fragment', () => {
    const found = headerIn(
      'REF: 10 RIGA 245 CLASSIFIED BY: Anna Brand, DCM; REASON: 1.4(B), (D) ¶1. (U) This ',
    );
    expect(found.references).toBe(1);
    expect(found.classifiedBy).toBe('CLASSIFIED BY: Anna Brand, DCM; REASON: 1.4(B), (D)');
    expect(found.paragraphs).toEqual([1]);
  });
});
