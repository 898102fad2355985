import { describe, expect, test } from 'vitest';
import { hover } from '../../server/src/features/hover';
import { parse } from '../../server/src/syntax/document';
import { cable } from '../cables';
import { read } from './read';

const OLD = cable('17-z-1953-frus-old-head.txt');
const LATER = cable('18-z-1957-frus-print.txt');
const SLASH = cable('19-z-1965-frus-slash-notes.txt');
const INCOMING = cable('20-z-1958-incoming-telegram.txt');

/** The words of the hover on the first place of a text. */
function hoverOn(text: string, words: string): string {
  const at = text.indexOf(words);
  const line = text.slice(0, at).split('\n').length - 1;
  const character = at - text.lastIndexOf('\n', at - 1) - 1;
  const found = hover(parse(text), { line, character });
  return JSON.stringify(found?.contents ?? '');
}

describe('a telegram in the printed form of Foreign Relations', () => {
  test('has its number, place, date and addressees in the record', () => {
    expect(read(OLD).record).toMatchObject({
      id: '53ROME4417',
      date: '1953-06-26T15:00Z',
      precedence: ['PRIORITY'],
      from: 'Ambassador in Italy (Hallam)',
      action: [{ address: 'Department of State' }],
      info: [
        { address: 'Paris', number: '702' },
        { address: 'London', number: '655' },
      ],
      classification: 'SECRET',
      passing: 'Eyes only for the Under Secretary.',
      references: [{ kind: 'cable', text: 'Deptel 5120' }],
      signature: ['HALLAM'],
    });
    expect(read(OLD).record.paragraphs).toHaveLength(3);
  });

  test('has its level, precedence and distribution from the source note', () => {
    expect(read(LATER).record).toMatchObject({
      id: '57HONGKONG2214',
      date: '1957-06-27T07:00Z',
      precedence: ['PRIORITY'],
      classification: 'CONFIDENTIAL',
      captions: ['LIMIT DISTRIBUTION'],
      info: [{ address: 'Taipei' }, { address: 'Manila' }],
    });
  });

  test('has notes, which are never paragraphs', () => {
    expect(read(LATER).record.paragraphs?.map(({ number }) => number)).toEqual([
      undefined,
      1,
      2,
      undefined,
      3,
    ]);
    expect(read(SLASH).record.paragraphs?.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(parse(LATER).messages[0]?.printed?.notes.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('explains the file number, the local time, series and notes', () => {
    expect(hoverOn(OLD, '611.65')).toMatch(
      /international political relations.*Italy.*1950 to 1963.*26 June 1953/,
    );
    expect(hoverOn(OLD, 'June 26, 1953')).toContain('Friday 26 June 1953, about 15:00 UTC');
    expect(hoverOn(OLD, 'Deptel 5120')).toContain('telegram 5120 to Rome');
    expect(hoverOn(OLD, '2 Called')).toContain('Dated June 24');
    expect(hoverOn(OLD, '4417.')).toContain('Telegram 4417 from Rome');
    expect(hoverOn(OLD, 'No. 388')).toContain('not the number of the telegram');
    expect(hoverOn(LATER, '[1½')).toContain('Withheld when the volume was printed');
    expect(hoverOn(LATER, '[Here')).toContain('Left out by the editors');
    expect(hoverOn(INCOMING, "Rec'd")).toContain('Washington time');
    expect(hoverOn(INCOMING, 'March 14, 1958')).toMatch(/19:41 UTC.*1 h 41 min/);
  });

  test.each([
    '17-z-1953-frus-old-head',
    '18-z-1957-frus-print',
    '19-z-1965-frus-slash-notes',
    '20-z-1958-incoming-telegram',
    '21-z-1963-outgoing-telegram',
    '22-z-1964-incoming-action-date',
  ])('%s has no problem', (name) => expect(read(cable(`${name}.txt`)).problems).toEqual([]));

  test.each([
    ['a title broken over lines', LATER.replace('Hong Kong to the', 'Hong\nKong to the'), '57HONGKONG2214'],
    ['a date broken over lines', LATER.replace('1957—4 p.m.', '1957—4\np.m.'), '57HONGKONG2214'],
    ['a note call set apart', LATER.replace('State1\n', 'State 1\n'), '57HONGKONG2214'],
    ['no document number', LATER.replace('125. ', ''), '57HONGKONG2214'],
    ['a hyphen for the dash', LATER.replace('—4 p.m.', '--4 p.m.'), '57HONGKONG2214'],
    ['the date of the later volumes', LATER.replace('—4 p.m.', ', 4 p.m.'), '57HONGKONG2214'],
    [
      'a place that the editors supplied',
      LATER.replace('Hong Kong, June', '[Hong Kong,] June'),
      '57HONGKONG2214',
    ],
    [
      'the level on a line of its own',
      OLD.replace('SECRET    ROME', 'secret   priority\n\nRome'),
      '53ROME4417',
    ],
    [
      'the level after the date',
      OLD.replace('SECRET    ROME, June 26, 1953—4 p.m.', 'Rome, June 26, 1953—4 p.m.\nSECRET'),
      '53ROME4417',
    ],
    [
      'the receipt in brackets',
      OLD.replace('PRIORITY', 'PRIORITY\n[Received June 26—12:14 p.m.]'),
      '53ROME4417',
    ],
    ['an airgram', OLD.replace('Telegram', 'Airgram').replace('4417.', 'G–397.'), undefined],
  ])('with %s is read', (_, text, id) => {
    const { record } = read(text);
    expect(record.id).toBe(id);
    expect(record.action).toEqual([{ address: 'Department of State' }]);
    expect(record.date).toMatch(/^19\d\d-06-2\dT/);
  });

  test('that lost its dateline has the date of its file number, if it was sent to Washington', () => {
    const without = OLD.replace('SECRET    ROME, June 26, 1953—4 p.m.\n', '');
    expect(read(without).record).toMatchObject({ date: '1953-06-26' });
    expect(read(without).problems).toEqual([]);
    const outgoing = without.replace(
      'The Ambassador in Italy (Hallam) to the Department of State',
      'The Secretary of State to the Embassy in Italy',
    );
    expect(read(outgoing).record.date).toBeUndefined();
  });

  test('of 1948 is filed by the older list', () => {
    const text =
      '891.002/6–2448: Telegram\n\nThe Ambassador in Iran (Wiley) to the Secretary of State\n\nTehran, June 24, 1948—3 p.m.\n\n752. Shah received me today.\n\nWiley\n';
    expect(hoverOn(text, '891.002')).toMatch(/internal affairs of states.*Iran.*cabinet.*1910 to 1949/);
  });

  test('is not what an essay about one is', () => {
    const essay =
      'The Telegram From Ruhleben\n\nThe Ambassador in Italy wrote to the Secretary of State every week.\n\n1. He asked for money.\n2. He got none.\n';
    expect(parse(essay).messages[0]?.printed).toBeUndefined();
  });
});

describe('a telegram on a form of the Department', () => {
  test('has its number and date from NO:, and the year from the receipt', () => {
    expect(read(INCOMING).record).toMatchObject({
      id: '58LISBON611',
      date: '1958-03-14T18:00Z',
      from: 'Lisbon',
      classification: 'CONFIDENTIAL',
      precedence: ['PRIORITY'],
      captions: ['LIMIT DISTRIBUTION'],
      info: [
        { address: 'MADRID', number: '88' },
        { address: 'PONTA DELGADA', number: '12' },
      ],
      references: [{ kind: 'cable', text: 'Deptel 544' }],
      signature: ['CALLOWAY'],
    });
  });

  test('of the Department has no number that names it alone', () => {
    const { record, outline } = read(cable('21-z-1963-outgoing-telegram.txt'));
    expect(record.id).toBeUndefined();
    expect(record.date).toBe('1963-05-09T22:42Z');
    expect(outline[0]).toContain('63 WASHINGTON 402');
  });

  test('of 1964 has its number beside ACTION, and local time of the post', () => {
    const { record } = read(cable('22-z-1964-incoming-action-date.txt'));
    // Liberia was 44 minutes and 30 seconds behind Greenwich.
    expect(record).toMatchObject({ id: '64MONROVIA318', date: '1964-10-20T17:44Z', captions: ['LIMDIS'] });
  });

  test.each([
    ['in capitals', (text: string) => text.toUpperCase()],
    [
      'without the offices',
      (text: string) =>
        text.replace(/^(?:\d\d|Action|EUR|Info|SS|G|SP|L|INR|RMR)(?= |$)/gm, (word) =>
          ' '.repeat(word.length),
        ),
    ],
    ['without the control number', (text: string) => text.replace(/^ +Control: 8823\n/m, '')],
    ['with the hour in capitals', (text: string) => text.replace('March 14, 6 p.m.', 'MARCH 14, 6 PM')],
    ['with a clerk of two sets of initials', (text: string) => text.replace('TRS/9', 'PAF:DES')],
  ])('%s is read', (_, change) => {
    expect(read(change(INCOMING)).record).toMatchObject({ id: '58LISBON611', date: '1958-03-14T18:00Z' });
  });
});
