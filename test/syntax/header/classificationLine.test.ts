import { describe, expect, test } from 'vitest';
import { headerIn } from './read';

const below = '\n\nE.O. 12958: N/A\nTAGS: ECON, LG\nSUBJECT: PORT FEES\n\n1. Fees rise.\n';
const read = (line: string) => headerIn(line + below);

describe('the classification line', () => {
  test.each([
    ['C O N F I D E N T I A L RIGA 000214', 'CONFIDENTIAL'],
    ['S E C R E T RIGA 000214', 'SECRET'],
    ['T O P  S E C R E T RIGA 000214', 'TOP SECRET'],
    ['UNCLAS RIGA 000214', 'UNCLASSIFIED'],
    ['UNCLASSIFIED RIGA 214', 'UNCLASSIFIED'],
    ['LIMITED OFFICIAL USE RIGA 0214', 'LIMITED OFFICIAL USE'],
    ['CONFIDENTIAL CITE RIGA 214', 'CONFIDENTIAL'],
    ['UNCLAS E F T O RIGA 000214', 'UNCLASSIFIED'],
    ['UNCLAS EFTO RIGA 000214', 'UNCLASSIFIED'],
    ['S E C R E T//NOFORN RIGA 000214', 'SECRET'],
    ['UNCLASSIFIED//FOR OFFICIAL USE ONLY RIGA 000214', 'UNCLASSIFIED'],
  ])('%s', (line, level) => {
    const { reference, ...found } = read(line);
    expect([found.level, ...reference]).toEqual([level, 'RIGA', 214]);
  });

  test.each([
    ['in small letters', 'S e c r e t riga 000214', 'SECRET', 'riga'],
    ['in small letters, without blanks', 'Unclas riga 000214', 'UNCLASSIFIED', 'riga'],
    ['without its first letter', 'E C R E T RIGA 000214', 'SECRET', 'RIGA'],
    ['without its first letter', 'O N F I D E N T I A L RIGA 000214', 'CONFIDENTIAL', 'RIGA'],
    ['with its first letter twice', 'C C O N F I D E N T I A L RIGA 000214', 'CONFIDENTIAL', 'RIGA'],
    ['with its first letter twice', 'UUNCLAS RIGA 000214', 'UNCLASSIFIED', 'RIGA'],
    ['glued to the post', 'C O N F I D E N T I A LRIGA 000214', 'CONFIDENTIAL', 'RIGA'],
    ['behind a quotation mark', '"S E C R E T RIGA 000214', 'SECRET', 'RIGA'],
    ['as a scan reads it', 'C 0 N F I 0 E N T I A L RIGA 000214', 'CONFIDENTIAL', 'RIGA'],
  ])('is known %s: %s', (_, line, level, post) => {
    const { reference, ...found } = read(line);
    expect([found.level, ...reference]).toEqual([level, post, 214]);
  });

  test.each([
    ['C O N F I D E N T I A L SECTION 01 OF 04 RIGA 000214', [1, 4]],
    ['C O N F I D E N T I A L RIGA 0214 SECTION 2 OF 2 SECTIONS', [2, 2]],
    ['C O N F I D E N T I A L FINAL SECTION OF 3 RIGA 000214', [3, 3]],
    ['C O N F I D E N T I A L ECTION 02 OF 03 RIGA 000214', [2, 3]],
    ['UNCLAS SECTION 01 OF02 RIGA 000214', [1, 2]],
  ])('has its section: %s', (line, sections) => {
    const { reference, ...found } = read(line);
    expect(found.sections).toEqual(sections);
    expect(reference).toEqual(['RIGA', 214]);
  });

  test('may have the year before the post', () => {
    expect(read('C O N F I D E N T I A L 75 RIGA 1895').header.classificationLine?.reference?.year).toBe(
      1975,
    );
  });

  test('is no sentence that begins with its word', () => {
    const text =
      'E.O. 12958: N/A\nTAGS: ECON, LG\nSUBJECT: PORT FEES\n\nSecret talks with the port went on.\n';
    expect(headerIn(text).level).toBeUndefined();
  });

  test('comes below the rows of a database and the date in words', () => {
    const { header, level, passing } = headerIn(
      `Friday, 16 June 2006, 06:08\n201836\n06RIGA214\nEmbassy Riga\n\nC O N F I D E N T I A L RIGA 000214${below}`,
    );
    expect(level).toBe('CONFIDENTIAL');
    expect(passing).toEqual([]);
    expect(header.classificationLine?.reference?.serial).toBe(214);
  });
});

describe('captions', () => {
  const between = (lines: string) => read(`UNCLAS RIGA 000214\n\n${lines}`);

  test.each([
    ['SIPDIS', ['SIPDIS']],
    ['SENSITIVE\nSIPDIS', ['SENSITIVE', 'SIPDIS']],
    ['STADIS//////////////////', ['STADIS']],
    ['ROGER CHANNEL', ['ROGER CHANNEL']],
    ['Sipdis', ['Sipdis']],
    ['C O R R E C T E D  C O P Y (SUBJECT LINE)', ['C O R R E C T E D C O P Y']],
  ])('%j', (lines, captions) => {
    expect(between(lines).captions).toEqual(captions);
    expect(between(lines).passing).toEqual([]);
  });

  test('are told from the passing instructions on the same line', () => {
    const { captions, passing } = between('SIPDIS DEPT FOR EUR/NB AND EB/TRA');
    expect(captions).toEqual(['SIPDIS']);
    expect(passing).toEqual(['DEPT FOR EUR/NB AND EB/TRA']);
  });

  test('are no names on lines of attention', () => {
    const { captions, passing } = between('SIPDIS\n\nDEPT FOR EUR/NB - HOLM, KARE, AND\n\nVIKSTROM');
    expect(captions).toEqual(['SIPDIS']);
    expect(passing).toEqual(['DEPT FOR EUR/NB - HOLM, KARE, AND', 'VIKSTROM']);
  });
});
