import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import {
  definition,
  documentHighlights,
  prepareRename,
  references,
  rename,
} from '../../server/src/features/navigation';
import { documentLinks } from '../../server/src/features/navigation/documentLinks';
import type { KnownCables } from '../../server/src/reference/referenceNumbers';
import { parse } from '../../server/src/syntax/document';
import { cable } from '../cables';
import { withCursor } from '../fixture';

type Cables = Pick<KnownCables, 'withNumber' | 'citing'>;

const URI = 'file:///cables/06ASTANA417.txt';
const OTHER = 'file:///cables/06BAKU99.txt';

/** An invented cable with three references, and paragraphs that name them. */
const withBody = (
  body: string,
  list = `A. BAKU 99
     B. 05 STATE 40117 (NOTAL)
     C. HARLAN-WEST EMAIL OF MARCH 1`,
) =>
  `VZCZCXRO1234
PP RUEHKB
DE RUEHTA #0417 0620915
ZNY CCCCC ZZH
P 030915Z MAR 06
FM AMEMBASSY ASTANA
TO RUEHKB/AMEMBASSY BAKU PRIORITY 0417
INFO RUEHAK/AMEMBASSY ANKARA PRIORITY
BT
C O N F I D E N T I A L ASTANA 000417

E.O. 12958: DECL: 03/03/2016
TAGS: PREL, EAGR, KZ
SUBJECT: HARVEST OF APPLES

REF: ${list}

${body}

WINSLOW
BT
#0417
`;

/** The text of a range, in the cable without the cursor. */
function textAt(text: string, { start, end }: Range): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.character) ?? '';
  lines[0] = lines[0]?.slice(start.character) ?? '';
  return lines.join('\n');
}

/** First lines of what the definition at the cursor is, or its file. */
function definitionAt(marked: string, cables?: Cables): string[] {
  const { text, ...position } = withCursor(marked);
  return definition(parse(text), URI, position, cables).map(({ targetUri, targetRange }) =>
    targetUri === URI ? (textAt(text, targetRange).split('\n')[0] ?? '') : targetUri,
  );
}

/** What refers to the thing at the cursor: text and 1-based line. */
function referencesAt(marked: string, cables?: Cables): string[] {
  const { text, ...position } = withCursor(marked);
  return references(parse(text), URI, position, true, cables).map(({ uri, range }) =>
    uri === URI ? `${range.start.line + 1} ${textAt(text, range)}` : uri,
  );
}

const BAKU = 'A. BAKU 99';
const STATE = 'B. 05 STATE 40117 (NOTAL)';
const EMAIL = 'C. HARLAN-WEST EMAIL OF MARCH 1';

describe('definition of a reference', () => {
  test.each([
    ['The points of ref| A were made.', [BAKU]],
    ['(REF |B) was late.', [STATE]],
    ['As in refs A and |B, all is well.', [STATE]],
    ['As in refs| A and B, all is well.', [BAKU]],
    ['See refs A-|C.', [EMAIL]],
    ['See refs A|-C.', [BAKU]],
    ['See refs A -| C.', [STATE]],
    ['Reftel (c|) is long.', [EMAIL]],
    ['The reftel |B points.', [STATE]],
    ['The points of reftel|s were made.', ['REF: A. BAKU 99']],
    ['Made in\nref|\nA and elsewhere.', [BAKU]],
    ['The ref a|. He left.', [BAKU]],
    ['It was in reftel| a week ago.', ['REF: A. BAKU 99']],
    ['All of it (ref B), a| plan, is here.', []],
    ['Refs (A) and (C|) agree.', [EMAIL]],
    ['Refs (A-|C) agree.', [EMAIL]],
    ['No item is ref D|.', []],
    ['The refer|ee left.', []],
  ])('in %j is %j', (sentence, expected) => {
    expect(definitionAt(withBody(`1. (C) ${sentence}`))).toEqual(expected);
  });

  test('without a letter is the only one there is', () => {
    expect(definitionAt(withBody('1. (C) The points of reftel| were made.', 'BAKU 99'))).toEqual(['BAKU 99']);
  });

  test('may be a digit where the list has digits', () => {
    expect(definitionAt(withBody('1. (C) See ref 2|.', '(1) BAKU 99, (2) BAKU 100'))).toEqual([
      '(2) BAKU 100',
    ]);
  });

  test('of a quoted cable is in its own list', () => {
    const quoted = `QUOTE
UNCLAS STATE 097116
E.O. 12958: N/A
SUBJECT: PEARS
REF: A. LISBON 5
     B. LISBON 6

1. AS IN REF |B, PEARS ARE RIPE. SEE PARA 2.

2. SEND MORE.
UNQUOTE`;
    const text = withBody(`1. (C) Text follows.

${quoted}

2. (C) See para 1.`);
    expect(definitionAt(text)).toEqual(['B. LISBON 6']);
    expect(definitionAt(text.replace('|', '').replace('PARA 2', 'PARA |2'))).toEqual(['2. SEND MORE.']);
  });
});

describe('definition of a paragraph', () => {
  const body = (sentence: string) =>
    `1. (C) ${sentence}

2. (C) Apples.

3. (C) Pears.

14. (C) Plums.`;
  test.each([
    ['See para| 2.', ['2. (C) Apples.']],
    ['See paragraph 3| below.', ['3. (C) Pears.']],
    ['(PARAS 2 AND 3|)', ['3. (C) Pears.']],
    ['Paras 2-|4 are for you.', ['14. (C) Plums.']],
    ['Paras 2 |- 4 are for you.', ['3. (C) Pears.']],
    ['See para 4| of this cable.', ['14. (C) Plums.']],
    ['See para 2| of ref B.', []],
    ['See ref B, para 2|.', []],
    ['See para| 2 reftel.', []],
    ['Operative paragraph 2| of the resolution.', []],
    ['Para 2| of the treaty.', []],
    ['STATE 40117 PARA 2|.', []],
    ['See para 9|.', []],
  ])('in %j is %j', (sentence, expected) => {
    expect(definitionAt(withBody(body(sentence)))).toEqual(expected);
  });

  test('is in the section of the telegram that has it', () => {
    const first = cable('05-b-1979-eo12065.txt').replace(
      'BOTH SIDES BROUGHT',
      'SEE PARA |5. BOTH SIDES BROUGHT',
    );
    expect(definitionAt(first)).toEqual([expect.stringMatching(/^5\. COMMENT: PROGRESS/)]);
  });
});

const atHand: Cables = {
  withNumber: (id) =>
    id === '06BAKU99'
      ? [{ uri: OTHER, range: { start: { line: 9, character: 0 }, end: { line: 9, character: 9 } } }]
      : [],
  citing: (id) =>
    ['06ASTANA417', '05STATE40117'].includes(id)
      ? [
          { uri: URI, range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } } },
          { uri: OTHER, range: { start: { line: 15, character: 5 }, end: { line: 15, character: 15 } } },
        ]
      : [],
};

describe('other cables', () => {
  const list = (marked: string) => withBody('1. (C) See ref A.', marked);
  const FIRST = `A. BAKU |99
     B. 05 STATE 40117`;
  const SECOND = `A. BAKU 99
     B. 05 STATE |40117`;
  test('are what the number in a list of references leads to', () => {
    expect(definitionAt(list(FIRST), atHand)).toEqual([OTHER]);
    expect(definitionAt(list('BAKU |99'), atHand)).toEqual([OTHER]);
  });
  test('that are not at hand leave the item itself', () => {
    expect(definitionAt(list(SECOND), atHand)).toEqual(['B. 05 STATE 40117']);
    expect(definitionAt(list('BAKU |99'))).toEqual(['BAKU 99']);
  });
  test('in the same file are found without others at hand', () => {
    const both = cable('15-g-2007-two-cables.txt').replace('REF: TALLINN 19', 'REF: TALLINN |19');
    expect(definitionAt(both)).toEqual([expect.stringMatching(/^VZCZCXYZ0012/)]);
    expect(referencesAt(both)).toEqual(['10 TALLINN 000019', '44 TALLINN 19', '46 reftel']);
  });
  test('that cite the cable are among its references', () => {
    const marked = withBody('1. (C) Apples.').replace('ASTANA 000417', 'ASTANA |000417');
    expect(referencesAt(marked, atHand)).toEqual(['10 ASTANA 000417', OTHER]);
    expect(referencesAt(list(SECOND), atHand)).toEqual(['17 B', '17 05 STATE 40117', OTHER]);
  });
});

describe('references', () => {
  test('of a letter are its item and all that names it', () => {
    const text = withBody('1. (C) As ref |A says.\n\n2. (C) See refs B and A, and refs A-C.');
    expect(referencesAt(text)).toEqual(['16 A', '20 ref A', '22 A', '22 refs A']);
  });
  test('of a letter that a range passes over are that range', () => {
    expect(referencesAt(withBody('1. (C) As ref |B says.\n\n2. (C) See refs A-C.'))).toEqual([
      '17 B',
      '20 ref B',
      '22 A-C',
    ]);
  });
  test('of a tag and of a routing indicator are in all cables of the file', () => {
    const both = cable('15-g-2007-two-cables.txt');
    expect(referencesAt(both.replace('OEXC', 'OE|XC'))).toEqual(['17 OEXC', '41 OEXC']);
    expect(referencesAt(withBody('1. (C) Apples.').replace('PP RUEHKB', 'PP RUE|HKB'))).toEqual([
      '2 RUEHKB',
      '7 RUEHKB',
    ]);
  });
  test('of a paragraph are its number and all that names it', () => {
    expect(referencesAt(withBody('1|. (C) Apples.\n\n2. (C) See para 1, and paragraph 1 of ref A.'))).toEqual(
      ['20 1', '22 para 1'],
    );
  });
  test('are marked in the text, their definition as such', () => {
    const { text, ...position } = withCursor(withBody('1. (C) As ref |A says.'));
    const marked = documentHighlights(parse(text), position);
    expect(marked.map(({ range, kind }) => [textAt(text, range), kind])).toEqual([
      ['A', 3],
      ['ref A', 2],
    ]);
  });
  test('of running text are empty', () => {
    expect(referencesAt(withBody('1. (C) App|les are ripe.'))).toEqual([]);
  });
});

describe('renaming', () => {
  /** The cable after the renaming, or why it is refused. */
  function renamed(marked: string, name: string): string {
    const { text, ...position } = withCursor(marked);
    const answer = rename(parse(text), { uri: URI, version: 3 }, position, name);
    if ('refused' in answer) return answer.refused;
    const [change] = answer.documentChanges ?? [];
    if (!change || !('edits' in change)) throw new Error('Nothing is changed');
    expect(change.textDocument).toEqual({ uri: URI, version: 3 });
    const lines = text.split('\n');
    for (const edit of change.edits) {
      if (!('range' in edit) || !('newText' in edit)) throw new Error('No text edit');
      const { start, end } = edit.range;
      const line = lines[start.line] ?? '';
      lines[start.line] = line.slice(0, start.character) + edit.newText + line.slice(end.character);
    }
    return lines.join('\n');
  }
  const body = '1. (C) As ref |B and (refs a, b and C) say.';

  test('changes the letter in the list and wherever it is named, as it is written there', () => {
    expect(renamed(withBody(body), ' d ')).toBe(
      withBody('1. (C) As ref D and (refs a, d and C) say.').replace('B. 05', 'D. 05'),
    );
  });
  test('changes both letters where a tool put its own before the drafter’s', () => {
    const list = (letter: string) => `A. A) BAKU 99
     ${letter}. ${letter}) 05 STATE 40117`;
    expect(renamed(withBody('1. (C) As ref |B says.', list('B')), 'F')).toBe(
      withBody('1. (C) As ref F says.', list('F')),
    );
  });
  test.each([
    ['A', 'The list has a reference A already.'],
    ['AB', 'The letter of a reference is one capital letter.'],
    ['7', 'The letter of a reference is one capital letter.'],
    ['', 'The letter of a reference is one capital letter.'],
  ])('to %j is refused', (name, why) => {
    expect(renamed(withBody(body), name)).toBe(why);
  });
  test('a letter of a range is refused', () => {
    expect(renamed(withBody('1. (C) As ref |B says.\n\n2. (C) See refs A-C.'), 'D')).toBe(
      'Reference B stands in a range of letters on line 22.',
    );
  });

  test('is offered on the letter alone', () => {
    const at = (marked: string) => {
      const { text, ...position } = withCursor(marked);
      const prepared = prepareRename(parse(text), position);
      return prepared && [textAt(text, prepared.range), prepared.range.start.line + 1, prepared.placeholder];
    };
    expect(at(withBody('1. (C) As re|f B says.'))).toEqual(['B', 20, 'B']);
    expect(at(withBody('1. (C) See refs A and |b.'))).toEqual(['b', 20, 'b']);
    expect(at(withBody('1. (C) Apples.').replace('B. 05', 'B|. 05'))).toEqual(['B', 17, 'B']);
    expect(at(withBody('1. (C) See ref|tels.'))).toBeNull();
    expect(at(withBody('1. (C) See para |1.'))).toBeNull();
  });
});

describe('links', () => {
  const none = { withNumber: () => [] };
  const links = (text: string, template: string, cables: Pick<Cables, 'withNumber'> = none) =>
    documentLinks(parse(text), template, cables).map(
      ({ range, target }) => `${textAt(text, range)} ${target}`,
    );

  test('lead from the number of the cable and those of its references to the address', () => {
    expect(links(withBody('1. (C) Apples.'), 'https://example.org/{year}/{post}/{serial}?id={id}')).toEqual([
      'ASTANA 000417 https://example.org/2006/ASTANA/417?id=06ASTANA417',
      'BAKU 99 https://example.org/2006/BAKU/99?id=06BAKU99',
      '05 STATE 40117 https://example.org/2005/STATE/40117?id=05STATE40117',
    ]);
  });
  test('do not lead to the web where the cable is at hand', () => {
    expect(links(withBody('1. (C) Apples.', 'BAKU 99'), 'https://example.org/{id}', atHand)).toEqual([
      'ASTANA 000417 https://example.org/06ASTANA417',
    ]);
  });
  test('have nothing of the cable but letters and digits', () => {
    const odd = withBody(
      '1. (C) Apples.',
      `A. BAKU/../.. 99
     B. 05 ST'A<T>E 40117
     C. 05 SAO%2FPAULO 12`,
    );
    for (const link of links(odd, 'https://example.org/{id}')) {
      expect(link).toMatch(/ https:\/\/example\.org\/\d\d[A-Z0-9]+$/);
    }
  });
  test('need a year', () => {
    expect(
      links(
        `UNCLAS ASTANA 000417

REF: BAKU 99

1. Apples.
`,
        'https://example.org/{id}',
      ),
    ).toEqual([]);
  });
});
