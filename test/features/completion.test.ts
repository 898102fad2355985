import { describe, expect, it, test } from 'vitest';
import type { CompletionList, TextEdit } from 'vscode-languageserver-types';
import { completionDocumentation, completions } from '../../server/src/features/completion';
import { parse } from '../../server/src/syntax/document';
import { cable, cables, twin } from '../cables';
import { withCursor } from '../fixture';

/** What is offered at the cursor of a cable. */
function at(marked: string): CompletionList & { readonly written: string } {
  const { text, line, character } = withCursor(marked);
  const list = completions(parse(text), { line, character });
  return { ...list, written: text.split('\n')[line] ?? '' };
}

const labels = (marked: string) => at(marked).items.map(({ label }) => label);

/** The line of the cursor when an item is taken. */
function taken(marked: string, label: string): string {
  const { items, written } = at(marked);
  const edit = items.find((item) => item.label === label)?.textEdit as TextEdit | undefined;
  if (!edit) throw new Error(`${label} is not among ${items.map((item) => item.label).join(', ')}`);
  return (
    written.slice(0, edit.range.start.character) + edit.newText + written.slice(edit.range.end.character)
  );
}

/** The twin of the sample with a line, or the beginning of one, written anew. */
function having(line: string, inPlaceOf: string): string {
  const lines = twin.split('\n');
  const index = lines.findIndex((each) => each.startsWith(inPlaceOf));
  if (index === -1) throw new Error(`The twin has no line ${inPlaceOf}`);
  return [...lines.slice(0, index), line, ...lines.slice(index + 1)].join('\n');
}

const telegram = (group: string, header: string) =>
  `ZNR UUUUU ZZH
R ${group}
FM AMEMBASSY ANKARA
TO RUEHC/SECSTATE WASHDC
BT
UNCLAS ANKARA 000123

${header}`;

describe('addressees', () => {
  it('gives the routing indicator with the address for the name of a post', () => {
    expect(taken(having('TO ank|', 'TO '), 'RUEHAK/AMEMBASSY ANKARA')).toBe('TO RUEHAK/AMEMBASSY ANKARA');
    expect(labels(having('TO ank|', 'TO '))[0]).toBe('RUEHAK/AMEMBASSY ANKARA');
    expect(taken(having('amembassy ank|', 'RUEHAK'), 'RUEHAK/AMEMBASSY ANKARA')).toBe(
      'RUEHAK/AMEMBASSY ANKARA',
    );
  });

  it('finds posts by their country, those with most cables first', () => {
    const found = labels(having('INFO germany|', 'INFO '));
    expect(found.slice(0, 3)).toContain('RUEHRL/AMEMBASSY BERLIN');
  });

  it('leaves the indicator out where the cable has none', () => {
    const envelope = `R 010900Z MAR 75
FM AMEMBASSY ANKARA
TO SECSTATE WASHDC 1234
INFO ath|
BT
`;
    expect(labels(envelope)[0]).toBe('AMEMBASSY ATHENS');
    expect(labels(envelope.replace('ath', 'AMEMBASSY ATHENS ')).slice(0, 2)).toEqual(['ROUTINE', 'PRIORITY']);
  });

  it('gives the addresses after an indicator', () => {
    expect(labels(having('TO RUEKJCS/|', 'TO ')).slice(0, 2).toSorted()).toEqual([
      'JOINT STAFF WASHDC',
      'SECDEF WASHDC',
    ]);
    expect(taken(having('RUEHAK/am|', 'RUEHAK'), 'AMEMBASSY ANKARA')).toBe('RUEHAK/AMEMBASSY ANKARA');
  });

  it('gives the precedence after an address', () => {
    expect(labels(having('RUEHAK/AMEMBASSY ANKARA |', 'RUEHAK')).slice(0, 5)).toEqual([
      'ROUTINE',
      'PRIORITY',
      'IMMEDIATE',
      'NIACT IMMEDIATE',
      'FLASH',
    ]);
    expect(taken(having('RUEHAK/AMEMBASSY ANKARA PR|', 'RUEHAK'), 'PRIORITY')).toBe(
      'RUEHAK/AMEMBASSY ANKARA PRIORITY',
    );
    expect(labels(having('RUEHAK/AMEMBASSY ANKARA PRIORITY |', 'RUEHAK'))).toEqual([]);
  });

  it('knows what the cables of the folder say of an indicator that no table has', () => {
    const { text, line, character } = withCursor(having('TO RUEHQQQ/|', 'TO '));
    const { items } = completions(parse(text), { line, character }, () => [
      { address: 'AMEMBASSY UTOPIA', cables: 2, inThisFile: false },
    ]);
    expect(items.map(({ label }) => label)).toEqual(['AMEMBASSY UTOPIA']);
  });
});

describe('the other lines of the envelope', () => {
  it('gives originators, stations and precedences', () => {
    expect(taken(having('FM asta|', 'FM '), 'AMEMBASSY ASTANA')).toBe('FM AMEMBASSY ASTANA');
    expect(taken(having('DE asta| #2217/01 3180920', 'DE '), 'RUEHTA')).toBe('DE RUEHTA #2217/01 3180920');
    expect(labels(having('PP dush|', 'PP '))).toEqual(['RUEHDBU']);
    expect(labels(having('|', 'PP '))).toEqual(['RR', 'PP', 'OO', 'ZZ']);
    expect(labels(having('| 140920Z NOV 06', 'P '))).toEqual(['R', 'P', 'O', 'Z']);
    expect(taken(having('O | 140920Z NOV 06', 'P '), 'P')).toBe('O P 140920Z NOV 06');
  });
});

describe('captions', () => {
  it('gives those of the time below the classification line, the usual ones first', () => {
    expect(labels(having('|', 'SIPDIS')).slice(0, 2)).toEqual(['SIPDIS', 'SENSITIVE']);
    expect(labels(telegram('010900Z MAR 75', '|\nE.O. 11652: N/A\n'))).not.toContain('SIPDIS');
    expect(taken(having('SENSITIVE S|', 'SIPDIS'), 'SIPDIS')).toBe('SENSITIVE SIPDIS');
  });

  it('gives none in passing instructions, nor below the subject', () => {
    expect(labels(having('DEPT FOR S|', 'DEPT'))).toEqual([]);
    expect(labels(having('SUBJECT: S|', 'SUBJECT'))).toEqual([]);
  });
});

describe('the executive order', () => {
  it.each([
    ['250905Z SEP 06', ['E.O. 12958: DECL: 09/25/2016', 'E.O. 12958: DECL: X1', 'E.O. 12958: N/A']],
    ['250905Z SEP 11', ['E.O. 13526: DECL: 09/25/2021', 'E.O. 13526: N/A']],
    ['250905Z SEP 75', ['E.O. 11652: GDS', 'E.O. 11652: XGDS-1', 'E.O. 11652: ADS', 'E.O. 11652: N/A']],
    [
      '250905Z SEP 79',
      ['E.O. 12065: GDS 09/25/85', 'E.O. 12065: RDS-1', 'E.O. 12065: XDS-1', 'E.O. 12065: N/A'],
    ],
  ])('is that in force on %s', (group, expected) => {
    expect(labels(telegram(group, 'E.O.|\n'))).toEqual(expected);
  });

  it('follows the number that is written', () => {
    expect(labels(telegram('250905Z SEP 06', 'E.O. 13526: D|\n'))).toEqual(['E.O. 13526: DECL: 09/25/2016']);
  });

  it('takes the place of what is written', () => {
    const label = 'E.O. 12958: DECL: 11/14/2016';
    for (const written of ['|', 'E|', 'EO 129|', 'E.O. 12958:|', 'E.O. 12958: DECL: 11/1|']) {
      expect(taken(having(written, 'E.O.'), label)).toBe(label);
    }
  });
});

describe('TAGS', () => {
  it('are found by code and by meaning', () => {
    expect(labels(having('TAGS: PRE|', 'TAGS'))[0]).toBe('PREL');
    expect(labels(having('TAGS: PREL Turk|', 'TAGS'))[0]).toBe('TU');
    expect(labels(having('TAGS: human|', 'TAGS'))).toContain('PHUM');
    expect(taken(having('TAGS: PREL, turk|, KZ', 'TAGS'), 'TU')).toBe('TAGS: PREL, TU, KZ');
  });

  it('are those of the year', () => {
    expect(labels(telegram('010900Z MAR 75', 'TAGS: PF|\n'))[0]).toBe('PFOR');
    expect(labels(telegram('010900Z MAR 75', 'TAGS: PRE|\n'))).not.toContain('PREL');
    expect(labels(having('TAGS: PF|', 'TAGS'))).not.toContain('PFOR');
    expect(labels(having('TAGS: russia|', 'TAGS'))[0]).toBe('RS');
    expect(labels(telegram('010900Z MAR 25', 'TAGS: russia|\n'))[0]).toBe('RU');
  });

  it('begin with subjects, and leave out those that are there', () => {
    const found = labels(having('TAGS:|', 'TAGS'));
    expect(found.slice(0, 3)).toEqual(['PREL', 'ECON', 'ETRD']);
    expect(labels(having('TAGS: PREL, |', 'TAGS'))).not.toContain('PREL');
  });

  it('take the place of a whole word', () => {
    expect(taken(having('TAGS: PR|EL, KZ', 'TAGS'), 'PREF')).toBe('TAGS: PREF, KZ');
  });

  it('go on below their first line', () => {
    expect(labels(telegram('010900Z MAR 06', 'TAGS: PREL, PGOV,\nKD|\n'))).toContain('KDEM');
  });
});

describe('reasons for classification', () => {
  it.each([
    ['Classified By: DCM Ellen Marsh for reasons 1.4 (|', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['Classified By: DCM Ellen Marsh for reasons 1.4 (b,|', ['a', 'c', 'd', 'e', 'f', 'g', 'h']],
    [
      'Classified By: DCM Ellen Marsh for reasons 1.4 (b) and |',
      ['(a)', '(c)', '(d)', '(e)', '(f)', '(g)', '(h)'],
    ],
    ['Classified By: DCM Ellen Marsh (|', []],
    ['We met in room 1.4 (|', []],
  ])('%s', (line, expected) => {
    expect(labels(having(line, 'Classified By'))).toEqual(expected);
  });

  it('are those of the order of the time', () => {
    expect(
      at(telegram('010900Z MAR 99', 'CLASSIFIED BY: DCM ELLEN MARSH. REASON: 1.5 (|)\n')).items,
    ).toHaveLength(7);
  });
});

describe('headings', () => {
  it('are offered where a line or a paragraph begins', () => {
    expect(taken(having('COM|', 'COMMENT'), 'COMMENT')).toBe('COMMENT');
    expect(labels(having('¶1. (C) |', '¶1.'))[0]).toBe('SUMMARY');
    expect(taken(having('¶1. (C) |During a meeting', '¶1.'), 'SUMMARY')).toBe(
      '¶1. (C) SUMMARYDuring a meeting',
    );
  });

  it('close a part that is open, and no other', () => {
    expect(labels(having('E|', 'END SUMMARY'))[0]).toBe('END SUMMARY');
    expect(labels(having('¶2. (C) He left. END |', '¶2.'))).toEqual([]);
    const comment = having('¶12. (C) COMMENT: He means it. E|', '¶12.');
    expect(labels(comment)).toEqual(['END COMMENT']);
    expect(taken(comment, 'END COMMENT')).toBe('¶12. (C) COMMENT: He means it. END COMMENT');
  });

  it('are not offered in running prose', () => {
    for (const prose of ['He left (|', 'He said: |', 'and/|', 'the comm|', 'The summ|']) {
      expect(labels(having(`¶2. (C) General Harlan paid an office call. ${prose}`, '¶2.'))).toEqual([]);
    }
  });
});

it('ends the list at a hundred, in its order', () => {
  const { items, isIncomplete } = at(having('TO |', 'TO '));
  expect(items).toHaveLength(100);
  // The editor is to ask again when more is written.
  expect(isIncomplete).toBe(true);
  const order = items.map(({ sortText }) => sortText);
  expect(order).toEqual(order.toSorted());
});

it.each([
  ['turk', having('TO turk|', 'TO ')],
  ['turk', having('TAGS: turk|', 'TAGS')],
  ['EO', having('EO|', 'E.O.')],
  ['S', having('SENSITIVE S|', 'SIPDIS')],
])(
  'is found by an editor with what is written, all alike, so that our order stays: %s',
  (written, marked) => {
    const { items } = at(marked);
    expect(items.length).toBeGreaterThan(0);
    expect(items.map(({ filterText }) => filterText)).toEqual(items.map(() => written));
  },
);

describe('documentation', () => {
  const documentation = (marked: string, label: string) => {
    const { text, line, character } = withCursor(marked);
    const document = parse(text);
    const { items } = completions(document, { line, character });
    const edit = items.find((item) => item.label === label)?.textEdit as TextEdit;
    return completionDocumentation(document, edit.range.start, edit.newText)?.value ?? '';
  };

  it.each([
    ['RUEHAK/AMEMBASSY ANKARA', having('TO ank|', 'TO '), /Embassy Ankara, Turkey/],
    ['AMEMBASSY ANKARA', having('TO RUEHAK/|', 'TO '), /Action addressee: US Embassy Ankara/],
    ['RUEHTA', having('DE asta| #2217/01 3180920', 'DE '), /The station that sent the message/],
    ['P', having('| 140920Z NOV 06', 'P '), /Priority/],
    ['TU', having('TAGS: turk|', 'TAGS'), /Turkey.*Geographic TAG/s],
    ['SIPDIS', having('SIP|', 'SIPDIS'), /SIPRNet/],
    ['E.O. 12958: N/A', having('E.O.|', 'E.O.'), /Executive Order 12958/],
    ['b', having('Classified By: DCM Marsh, 1.4 (|)', 'Classified By'), /oreign government information/],
    ['P', having('|', 'P '), /Priority/],
    ['NIACT IMMEDIATE', having('RUEHAK/AMEMBASSY ANKARA |', 'RUEHAK'), /Night action/],
    ['COMMENT', having('¶12. (C) COM|', '¶12.'), /Comment.*The post's own view/s],
    ['(b)', having('Classified By: DCM Marsh, 1.4 |', 'Classified By'), /oreign government information/],
  ])('%s: what the hover says', (label, marked, expected) => {
    expect(documentation(marked, label)).toMatch(expected);
  });
});

test.each([...cables])('%s: everywhere within the line', (_, text) => {
  const document = parse(text);
  const lines = text.split(/\r\n|\r|\n/);
  for (const [line, written] of lines.entries()) {
    for (const character of [0, written.length >> 1, written.length]) {
      const { items } = completions(document, { line, character });
      for (const { textEdit, label } of items) {
        const { range } = textEdit as TextEdit;
        expect(label).not.toMatch(/undefined|^\s*$/);
        expect(range.start.line).toBe(line);
        expect(range.start.character).toBeLessThanOrEqual(character);
        expect(range.end.character).toBeGreaterThanOrEqual(character);
        expect(range.end.character).toBeLessThanOrEqual(written.length);
      }
    }
  }
});

it('offers nothing in a line that has all of a cable, and in an empty place of a foreign text', () => {
  const flat = cable('08-d-2006-sectioned-web.txt').replaceAll('\n', ' ').repeat(4);
  expect(completions(parse(flat), { line: 0, character: 12_000 }).items).toEqual([]);
});
