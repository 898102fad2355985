import {
  type CalendarDate,
  type ClockDate,
  isDay,
  momentOf,
  WASHINGTON,
  zoneOfPlace,
} from '../reference/localTime';
import { isToWashington, placeOf, printedOf } from '../syntax/query/printed';
import { leavesOf, textOf } from '../syntax/query/walk';
import type { Leaf, Message } from '../syntax/tree';
import type { Rule } from './rule';

/** Of the rules that were not run over many telegrams. */
const NOT_COUNTED = 'Read in telegrams of the time; not counted.';

export const localDateInvalid: Rule<'Telegram'> = {
  code: 'local-date-invalid',
  severity: 'error',
  title: 'Impossible date or hour',
  manual: {
    meaning: 'There is no such day, hour, or minute: a digit was misread, and the date cannot be relied on.',
    bad: `
      611.65/6–2653: Telegram

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 31, 1953—4 p.m.
                      ^^^^^^^^^^^^^^^^^^^^ local-date-invalid: June has no day 31

      4417. Called on Minister of Merchant Marine at his request.

      HALLAM

      1. Repeated to Paris.
      `,
    good: `
      611.65/6–2653: Telegram

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 26, 1953—4 p.m.

      4417. Called on Minister of Merchant Marine at his request.

      HALLAM

      1. Repeated to Paris.
      `,
    era: 'telegrams of 1945 to 1966',
    quiet:
      'Only the date of the telegram and that of its receipt are checked: the day of the month, hours from 1 to 12 with minutes up to 59, noon, midnight, and Zulu time.',
    source: 'The calendar.',
  },
  judgesPrinted: true,
  looksAt: 'Telegram',
  check(telegram, { message, report }) {
    const printed = printedOf(telegram)?.printed;
    for (const date of [printed?.date, printed?.received]) {
      const reason = date && impossibility(date);
      if (!reason) continue;
      report({ message, span: date, text: `${reason}: the date or the hour is misread or mistyped.` });
    }
  },
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function impossibility(date: ClockDate): string | undefined {
  const { month, day, hour = 0, minute = 0, zulu } = date;
  if (!isDay(date)) return `${MONTHS[month - 1] ?? 'This month'} has no day ${day}`;
  if (hour > (zulu ? 23 : 24)) return zulu ? `There is no hour ${hour}` : 'A clock has 12 hours';
  return minute > 59 ? `There is no minute ${minute}` : undefined;
}

const HOUR = 3_600_000;
/** The hour of sending is rounded, and summer time uncertain. */
const TOLERANCE = 2 * HOUR;

export const receivedBeforeSent: Rule<'Telegram'> = {
  code: 'received-before-sent',
  severity: 'information',
  title: 'Receipt before the telegram was sent',
  manual: {
    meaning:
      'By the clocks of the post and of Washington the telegram arrived before it was sent, so one of the two times is wrong.',
    bad: `
      INCOMING TELEGRAM              Department of State

                                      CONFIDENTIAL
                                      Control: 8823
                                      Rec'd:   March 14, 1958
                                               8:41 a.m.
              FROM:   Lisbon
              TO:     Secretary of State
              NO:     611, March 14, 6 p.m.
                           ^^^^^^^^^^^^^^^^ received-before-sent: received, 8:41 a.m. on March 14, 1958

              Director of Lighthouses told Commercial Attache today that new
              lamp will be ordered from American firm.

                                                        CALLOWAY
      `,
    good: `
      INCOMING TELEGRAM              Department of State

                                      CONFIDENTIAL
                                      Control: 8823
                                      Rec'd:   March 14, 1958
                                               2:41 p.m.
              FROM:   Lisbon
              TO:     Secretary of State
              NO:     611, March 14, 6 p.m.

              Director of Lighthouses told Commercial Attache today that new
              lamp will be ordered from American firm.

                                                        CALLOWAY
      `,
    era: 'telegrams of 1945 to 1966',
    quiet:
      'Both times and the zone of the post on that date must be known, and the difference must be two hours or more, because posts give the whole hour and summer time is uncertain.',
    source: 'FORMAT of the forms; of ten pairs nine are possible, and one is wrong as printed.',
  },
  judgesPrinted: true,
  looksAt: 'Telegram',
  check(telegram, { message, report }) {
    const parts = printedOf(telegram);
    const { date, received } = parts?.printed ?? {};
    const place = parts && placeOf(parts);
    if (!date || !received || !place || place === 'Washington') return;
    const sent = momentOf(date, zoneOfPlace(place));
    const arrived = momentOf(received, WASHINGTON);
    if (sent === undefined || arrived === undefined || arrived > sent - TOLERANCE) return;
    report({
      message,
      span: date,
      text: `By the clocks of ${place} and Washington, this is ${Math.round((sent - arrived) / HOUR)} hours after the telegram was received, ${clock(received)} on ${spelled(received)}: one of the two times is wrong.`,
      related: [{ message, span: received, text: 'When it was received' }],
    });
  },
};

/** `Sent Department 4417`, `ACTION DEPARTMENT: 660`: the number in the series that the telegram has too. */
const SENT_TO_DEPARTMENT =
  /\b(?:sent|action)\s{1,3}(?:to\s{1,3})?dep(?:artmen)?t:?\s{1,3}(?:as\s{1,3})?(\d{1,6})\b/i;

export const sentNumberMismatch: Rule<'Telegram'> = {
  code: 'sent-number-mismatch',
  severity: 'information',
  title: 'Number that differs from the one sent to the Department',
  manual: {
    meaning:
      'The telegram says under which number it was sent to the Department, and has another number itself: one of the two was misread.',
    bad: `
      611.65/6–2653: Telegram

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 26, 1953—4 p.m.

      4417. Called on Minister of Merchant Marine at his request.

      Sent Department 4471, repeated information Paris 702.
                      ^^^^ sent-number-mismatch: 4417

      HALLAM

      1. Repeated to Paris.
      `,
    good: `
      611.65/6–2653: Telegram

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 26, 1953—4 p.m.

      4417. Called on Minister of Merchant Marine at his request.

      Sent Department 4417, repeated information Paris 702.

      HALLAM

      1. Repeated to Paris.
      `,
    era: 'telegrams of 1945 to 1966',
    quiet: 'Only the number after “Department” is compared: those after other posts belong to other series.',
    source: NOT_COUNTED,
  },
  judgesPrinted: true,
  looksAt: 'Telegram',
  check(telegram, { message, report }) {
    const { number, repeats } = printedOf(telegram)?.printed ?? {};
    if (!number || !repeats || !/^\d+$/.test(number.number)) return;
    const found = SENT_TO_DEPARTMENT.exec(textOf(message, repeats));
    const [whole = '', written = ''] = found ?? [];
    if (!found || Number(written) === Number(number.number)) return;
    const end = repeats.start + found.index + whole.length;
    report({
      message,
      span: { start: end - written.length, end },
      text: `The telegram was sent to the Department as ${written}, but its own number is ${number.number}.`,
      related: [{ message, span: number, text: 'Its number' }],
    });
  },
};

const DAY = 24 * HOUR;

export const fileDateMismatch: Rule<'Telegram'> = {
  code: 'file-date-mismatch',
  severity: 'hint',
  title: 'File number with a different date than the telegram',
  manual: {
    meaning:
      'The file number of a telegram to Washington ends with its date. Here the two differ by two days or more: one was misread, or the telegram is filed under another one.',
    bad: `
      611.65/6–1653: Telegram
            ^^^^^^^ file-date-mismatch: June 26, 1953

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 26, 1953—4 p.m.

      4417. Called on Minister of Merchant Marine at his request.

      HALLAM

      1. Repeated to Paris.
      `,
    good: `
      611.65/6–2653: Telegram

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 26, 1953—4 p.m.

      4417. Called on Minister of Merchant Marine at his request.

      HALLAM

      1. Repeated to Paris.
      `,
    era: 'telegrams of 1945 to 1966',
    quiet:
      'Telegrams from Washington are not checked, because they are filed under the message that they answer, nor are file numbers in notes.',
    source: 'Counted: seven of seven telegrams to Washington agree.',
  },
  judgesPrinted: true,
  looksAt: 'Telegram',
  check(telegram, { message, report }) {
    const parts = printedOf(telegram);
    const { file, date } = parts?.printed ?? {};
    if (!parts || !file?.date || date?.year === undefined || !isToWashington(parts)) return;
    const filed = file.date;
    if (!isDay(date) || !isDay(filed)) return;
    const utc = ({ year = 0, month, day }: CalendarDate) => Date.UTC(year, month - 1, day);
    if (Math.abs(utc(filed) - utc(date)) < 2 * DAY) return;
    report({
      message,
      span: { start: file.start + file.file.length, end: file.end },
      text: `The file number says ${spelled(filed)}, but the telegram is dated ${spelled(date)}.`,
      related: [{ message, span: date, text: 'The date of the telegram' }],
    });
  },
};

function spelled({ year, month, day }: CalendarDate): string {
  return `${MONTHS[month - 1]} ${day}, ${year}`;
}

function clock({ hour = 0, minute = 0, zulu }: ClockDate): string {
  const minutes = String(minute).padStart(2, '0');
  if (zulu) return `${String(hour).padStart(2, '0')}${minutes}Z`;
  return `${hour % 12 || 12}:${minutes} ${hour % 24 < 12 ? 'a.m.' : 'p.m.'}`;
}

/** So many calls show that the numbers in the text are calls. */
const FEWEST_CALLS = 3;

export const noteUndefined: Rule<'Telegram'> = {
  code: 'note-undefined',
  severity: 'hint',
  title: 'Note number without a note',
  manual: {
    meaning:
      'The text refers to a note that is not below it: the copy lost the note, or the number is misread.',
    bad: `
      611.65/6–2653: Telegram

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 26, 1953—4 p.m.

      4417. Re Deptel 5120.2 Called on Minister of Merchant Marine at his
      request. Embassy recommends Dept agree.3
                                             ^ note-undefined: note 3

      HALLAM

      1. Repeated to Paris.
      2. Dated June 24.
      `,
    good: `
      611.65/6–2653: Telegram

      The Ambassador in Italy (Hallam) to the Department of State1

      SECRET    ROME, June 26, 1953—4 p.m.

      4417. Re Deptel 5120.2 Called on Minister of Merchant Marine at his
      request. Embassy recommends Dept agree.3

      HALLAM

      1. Repeated to Paris.
      2. Dated June 24.
      3. See volume VI.
      `,
    era: 'telegrams of 1945 to 1966 in print',
    quiet: 'The calls must rise by one from 1, at least three of them, and there must be a block of notes.',
    source: NOT_COUNTED,
  },
  judgesPrinted: true,
  looksAt: 'Telegram',
  check(telegram, { message, report }) {
    const notes = printedOf(telegram)?.printed.notes ?? [];
    if (notes.length === 0) return;
    const calls = callsIn(message);
    const numbers = calls.map((call) => Number(/\d+/.exec(textOf(message, call))?.[0]));
    if (calls.length < FEWEST_CALLS || numbers.some((number, index) => number !== index + 1)) return;
    const defined = new Set(notes.map(({ number }) => number));
    calls.forEach((call, index) => {
      if (defined.has(index + 1)) return;
      report({ message, span: call, text: `There is no note ${index + 1} below the text.` });
    });
  },
};

/** The note calls of head and text, not the numbers of the notes themselves. */
function callsIn({ children }: Message): Leaf<'NoteCall'>[] {
  return children
    .filter(({ kind }) => kind !== 'Notes')
    .flatMap((child) => leavesOf(child).filter((leaf): leaf is Leaf<'NoteCall'> => leaf.kind === 'NoteCall'));
}
