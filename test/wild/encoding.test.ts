import { expect, test } from 'vitest';
import { codeActions } from '../../server/src/features/codeActions';
import { REOPEN_WITH_ENCODING } from '../../server/src/protocol';
import { parse } from '../../server/src/syntax/document';
import { read, wild } from './read';

/** A copy in Windows-1252 with pilcrows, as an editor shows it that opens it as UTF-8. */
const MISREAD = wild('markdown-escaped-numbers.txt').replace(/^(\d)\\\./gm, '\ufffd$1.');

test('a copy in Windows-1252 that was opened as UTF-8 is read, and has one problem', () => {
  const { record, problems } = read(MISREAD);
  expect(record.paragraphs?.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(problems).toEqual([
    'misread-encoding: 3 characters of this cable could not be read as UTF-8: the file is probably in Windows-1252.',
  ]);
});

test('its fix reopens the file, where the client can', () => {
  const document = parse(MISREAD);
  const line = MISREAD.split('\n').findIndex((text) => text.startsWith('\ufffd'));
  const range = { start: { line, character: 0 }, end: { line, character: 1 } };
  const actions = (reopens: boolean) =>
    codeActions(document, { uri: 'file:///06RIGA1398.txt', version: 1 }, range, { reopens });
  expect(actions(true).map(({ title, command }) => ({ title, command }))).toEqual([
    {
      title: 'Reopen as Windows-1252',
      command: {
        title: 'Reopen as Windows-1252',
        command: REOPEN_WITH_ENCODING,
        arguments: ['file:///06RIGA1398.txt', 'windows1252'],
      },
    },
  ]);
  expect(actions(false)).toEqual([]);
});
