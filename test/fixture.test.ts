import { expect, test } from 'vitest';
import { fixture, fixtures, rangeOfMark, withCursor, withMarks } from './fixture';

test('carets mark the text above them, with a code and a message', () => {
  const { text, marks } = fixture(`
    PP RUEHDBU
    ^^ precedence-mismatch: expected OO
       ^^^^^^^
    DE RUEHTA
  `);
  expect(text).toBe('PP RUEHDBU\nDE RUEHTA');
  expect(marks).toEqual([
    { line: 0, start: 0, end: 2, code: 'precedence-mismatch', message: 'expected OO' },
    { line: 0, start: 3, end: 10, code: '', message: '' },
  ]);
});

test('cursors are taken out, and the carets below them moved', () => {
  const { text, marks, cursors } = fixture(`
    TO RUEHC/SECST|ATE WASHDC
             ^^^^^^^^^
    |
  `);
  expect(text).toBe('TO RUEHC/SECSTATE WASHDC\n');
  expect(cursors).toEqual([
    { line: 0, character: 14 },
    { line: 1, character: 0 },
  ]);
  expect(marks.map(rangeOfMark)).toEqual([
    { start: { line: 0, character: 9 }, end: { line: 0, character: 17 } },
  ]);
});

test('header lines start files', () => {
  const [first, second] = fixtures(`
    === cables/state.txt
    UNCLAS STATE 000001

    === open.txt
    REF: STATE |1
  `);
  expect([first.name, first.text]).toEqual(['cables/state.txt', 'UNCLAS STATE 000001\n']);
  expect([second?.name, second?.text]).toEqual(['open.txt', 'REF: STATE 1']);
});

test('what is not indented keeps its blanks', () => {
  expect(fixture('  REF: A.\n     B.').text).toBe('  REF: A.\n     B.');
  expect(withCursor('TO |').text).toBe('TO ');
});

test('marks written out are the fixture again', () => {
  const marked = `PP RUEHDBU
^^ precedence-mismatch: expected OO
   ^^^^^^^
DE RUEHTA`;
  const { text, marks } = fixture(marked);
  const found = marks.map((mark) => ({ ...mark, range: rangeOfMark(mark) }));
  expect(withMarks(text, found)).toBe(marked);
});

test('a fixture without its one cursor is refused', () => {
  expect(() => withCursor('TO')).toThrow('needs one cursor');
  expect(() => withCursor('|T|O')).toThrow('needs one cursor');
});
