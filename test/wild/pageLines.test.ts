import { describe, expect, test } from 'vitest';
import { read } from './read';

const cable = (furniture: string) => `P 250905Z SEP 06
FM AMEMBASSY RIGA
TO SECSTATE WASHDC PRIORITY 0872
C O N F I D E N T I A L SECTION 01 OF 02 RIGA 001398

SUBJECT: APPLE HARVEST

1. (C) The minister counted the apples

${furniture}

of the north.

2. (C) Nobody else did.
OZOLS
`;

describe('a page line between the lines of a sentence', () => {
  test.each([
    ['in capitals', 'RIGA 00001398  002 OF 002'],
    ['in mixed case', 'Riga 00001398  002 of 002'],
    ['in small letters', 'riga 00001398  002 of 002'],
    ['with a page', 'Riga 00001398  002.2 of 002'],
    ['broken before the total', 'RIGA 00001398  002\nOF 002'],
    ['broken before the section', 'RIGA 00001398\n002 OF 002'],
    ['broken before the serial', 'RIGA\n00001398  002 OF 002'],
    ['in mixed case and broken', 'Riga 00001398\n002 of 002'],
  ])('%s is furniture', (_, line) => {
    const { record, outline } = read(cable(line));
    expect(record.paragraphs?.map(({ number }) => number)).toEqual([1, 2]);
    expect(outline.filter((symbol) => symbol.includes('— page line'))).toHaveLength(1);
    expect(record.signature).toEqual(['OZOLS']);
  });

  test.each(['in 2006 some\n00 of 100 posts', 'RIGA 1398\n2 OF 4'])('%j is none', (line) => {
    expect(read(cable(line)).outline.join()).not.toContain('page line');
  });
});
