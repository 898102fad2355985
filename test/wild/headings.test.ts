import { describe, expect, test } from 'vitest';
import { read } from './read';

const HEADER = `P 250905Z SEP 06
FM AMEMBASSY RIGA
TO SECSTATE WASHDC PRIORITY 0872
UNCLAS RIGA 001398

SUBJECT: APPLE HARVEST

`;

/** Paragraphs with these lines above them. */
const cable = (...titles: string[]) =>
  `${HEADER}1. Post counted the apples.\n\n${titles.map((title, index) => `${title}\n\n${index + 2}. The count went on.\n`).join('\n')}OZOLS\n`;

const headingsOf = (text: string) => [
  ...new Set(read(text).record.paragraphs?.flatMap(({ heading }) => heading ?? [])),
];

describe('a heading without rules', () => {
  test.each([
    ['between slashes', ['//COMMENT//'], ['COMMENT']],
    ['between slashes and blanks', ['// Next Steps //'], ['Next Steps']],
    ['between three slashes', ['///The North///'], ['The North']],
    ['between two dashes', ['--Next Steps--'], ['Next Steps']],
    ['between dashes and blanks', ['-- Next Steps --'], ['Next Steps']],
    ['after dots, as others are', ['... THE NORTH', '... THE SOUTH'], ['THE NORTH', 'THE SOUTH']],
    [
      'after dots without a blank',
      ['...THE NORTH', '...THE SOUTH AND EAST'],
      ['THE NORTH', 'THE SOUTH AND EAST'],
    ],
    [
      'in title case, as others are',
      ['Government Reaction', 'What Comes Next?'],
      ['Government Reaction', 'What Comes Next?'],
    ],
    [
      'in title case with small words',
      ['A Matter of Time', 'The Road to Riga and Back'],
      ['A Matter of Time', 'The Road to Riga and Back'],
    ],
    ['in quotation marks', ['"We Want Apples"', 'The Answer'], ['"We Want Apples"', 'The Answer']],
    ['of one word, as others are', ['Summary', 'Comment'], ['Summary', 'Comment']],
  ])('%s', (_, lines, titles) => {
    const text = cable(...lines);
    expect(headingsOf(text)).toEqual(titles);
    expect(read(text).record.paragraphs).toHaveLength(lines.length + 1);
  });

  test.each([
    ['a single line in title case', ['Government Reaction']],
    ['sentences', ['The government reacted.', 'Nobody was pleased.']],
    [
      'lines of prose',
      ['The Government of Latvia reacted at once to', 'Prime Minister Kalnins and others said so to'],
    ],
    ['items of a list', ['-- Apples', '-- Pears']],
    ['dots in small letters', ['...and so on', '...and on']],
    ['names with a colon', ['Participants:', 'Drafters:']],
    ['the end of a passage', ['//End Summary//', '--END TEXT--']],
  ])('is not one of %s', (_, lines) => expect(headingsOf(cable(...lines))).toEqual([]));

  test('is not a line in the middle of a sentence', () => {
    const text = cable('Second Title', 'Third Title').replace(
      'Post counted the apples.',
      'The minister of\n\nAgriculture and Forests\n\n2. The count went on.',
    );
    expect(headingsOf(text)).not.toContain('Agriculture and Forests');
  });

  test('is no signature', () => {
    const { record } = read(cable('Government Reaction', 'What Comes Next').replace('OZOLS', 'van Voorst'));
    expect(record.signature).toEqual(['van Voorst']);
  });
});

describe('a flattened copy', () => {
  test('has its TAGS without a colon up to the subject', () => {
    const { record, problems } = read(
      'LIMITED OFFICIAL USE STATE 311722 E O 11652 N A TAGS SOPN SUBJECT APPLE GUIDANCE WE ARE TO SAY THAT THE MINISTER CAME TO THE HALL AND WENT TO THE STATION\n',
    );
    expect(record.tags).toEqual(['SOPN']);
    expect(record.subject).toMatch(/^APPLE GUIDANCE/);
    expect(problems.join()).not.toContain('tag-duplicated');
  });
});
