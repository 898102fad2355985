import { caption } from '../../reference/captions';
import { type Precedence, precedence, securityLetters, signal } from '../../reference/signals';
import { referenceNumberOf, utcOf } from '../../syntax/query/telegram';
import type { Addressee, FilingTime, Message } from '../../syntax/tree';
import { around, type Context, sendingPost, words, yearIn } from './context';
import {
  clockOf,
  DAY,
  localTimeOf,
  longDate,
  MINUTE,
  monthNamed,
  spanOf,
  utcOfDay,
  weekdayOf,
} from './dates';
import { capitalised, checksOf, type Draft, present, withoutStop, worded } from './description';

// ---------------------------------------------------------------- format line 1

const CHANNELS: Record<string, string> = {
  XRO: 'copies on channel XRO go to the posts on the next line; what the letters stand for is not documented',
  XYZ: 'copies on channel XYZ go to RUEHWEB alone; what the letters stand for is not documented',
};

export function transmissionIdentifier({ leaf }: Context<'TransmissionIdentifier'>): Draft {
  const { channel, number } = leaf;
  return {
    title: 'Start of message',
    reading: `Message ${number} on channel ${channel}`,
    facts: ['V marks the start of the transmission, ZCZC the start of the message'],
    term: 'Format line 1, transmission identifier',
    note: CHANNELS[channel] ?? 'what the letters of the channel stand for is not documented',
  };
}

// ---------------------------------------------------------------- precedence

/** The highest precedence of the date-time group line. */
function highestOf(message: Message): Precedence | undefined {
  let highest: Precedence | undefined;
  for (const node of message.envelope?.dateTimeGroupLine?.precedences ?? []) {
    const read = precedence(words(message, node));
    if (read && read.rank > (highest?.rank ?? -1)) highest = read;
  }
  return highest;
}

export function precedenceDigraph({ message, text }: Context): Draft {
  const read = precedence(text);
  const term = 'Format line 2, precedence digraph';
  if (!read) {
    const other = signal(text);
    return {
      title: 'Precedence',
      reading: other ? worded(other, other.meaning) : 'Not a known precedence',
      ...(!other && { confidence: 'unknown' }),
      term,
      basis: other,
    };
  }
  const highest = highestOf(message);
  return {
    title: read.name,
    reading: 'The highest precedence of this message; the letter is doubled',
    checks: checksOf(
      highest && {
        agrees: highest.letter === read.letter,
        with: `“${highest.letter}” before the date-time group`,
      },
    ),
    term,
    note: 'ZZ Flash, OO Immediate, PP Priority, RR Routine',
    basis: read,
  };
}

export function precedenceLetter(context: Context): Draft {
  const { message, leaf, text, parents } = context;
  const read = precedence(text);
  const [line] = parents;
  if (line?.kind === 'Addressee') return addresseePrecedence(context, line);
  const all = message.envelope?.dateTimeGroupLine?.precedences ?? [];
  const isFirst = all[0] === leaf;
  const scope =
    all.length < 2
      ? 'Applies to action and information addressees'
      : isFirst
        ? 'Applies to the action addressees; the next letter applies to the information addressees'
        : 'Applies to the information addressees';
  return {
    title: read?.name ?? 'Precedence',
    reading: read ? worded(read, scope) : 'Not a known precedence',
    ...(!read && { confidence: 'unknown' }),
    facts: present(
      read && read.confidence !== 'low' && aimOf(read.meaning),
      'An address line may give a lower precedence for one addressee, never a higher one',
    ),
    term: 'Format line 5, precedence',
    basis: read,
  };
}

function addresseePrecedence({ message, text }: Context, addressee: Addressee): Draft {
  const read = precedence(text);
  const highest = highestOf(message);
  const name = addressee.address && words(message, addressee.address);
  return {
    title: read?.name ?? 'Precedence',
    reading: `The precedence of this copy${name ? `, to ${name}` : ''}`,
    facts: present(
      /^NIACT/.test(text) && caption('NIACT')?.meaning.replace(/ \(.*$/, ''),
      read && read.confidence !== 'low' && aimOf(read.meaning),
    ),
    checks: checksOf(
      read &&
        highest && {
          agrees: read.rank <= highest.rank,
          with: `“${highest.letter}” (${highest.name}) on the date-time group line: an addressee’s precedence may not be higher`,
        },
    ),
    term: 'Precedence of an addressee',
    basis: read,
  };
}

/** `PRIORITY: aim 3 hours.` without the name, which is in the title. */
function aimOf(meaning: string): string {
  return capitalised(
    withoutStop(meaning.replace(/^[A-Z ]+: /, '')).replace(/^aim /, 'goal: delivery within '),
  );
}

// ---------------------------------------------------------------- format line 3

export function stationSerialNumber(context: Context<'StationSerialNumber'>): Draft {
  const { telegram, message, leaf } = context;
  const { serial, part } = leaf;
  const reference = message.header?.classificationLine?.reference;
  const pages = message.pageLines;
  const name = referenceNumberOf(telegram);
  const section = message.header?.classificationLine?.section;
  return {
    title: `Station serial number ${serial}`,
    reading: name && `Last four digits of the message reference number ${name}`,
    facts: present(
      part !== undefined &&
        `Part ${part}${section ? ` of ${section.total}` : ''}${part === 1 ? '; messages of a single part also have “/01”' : ''}`,
    ),
    checks: checksOf(
      reference && {
        agrees: reference.serial % 10_000 === serial,
        with: `the classification line, ${words(message, reference)}`,
      },
      pages[0] && {
        agrees: pages.every((page) => page.serial % 10_000 === serial),
        with: `the page lines, ${String(pages[0].serial).padStart(8, '0')}`,
      },
      section && part !== undefined && part !== 1
        ? { agrees: part === section.number, with: `section ${section.number} of ${section.total}` }
        : undefined,
    ),
    term: 'Format line 3, station serial number',
  };
}

/** Day of the year and time. */
type Moment = Pick<FilingTime, 'dayOfYear' | 'hour' | 'minute'>;

/** Filing is judged from ten minutes before the date-time group to a day after it, as the rule does. */
const FILED_BEFORE = 10 * MINUTE;

interface Filing {
  readonly time: number;
  readonly drafted: number;
  /** Whether it follows the date-time group within a day. */
  readonly timely: boolean;
}

/** The filing time as a date, in the year that brings it nearest to the date-time group. */
export function filingOf({ envelope }: Message): Filing | undefined {
  const filed = envelope?.callingStation?.filed;
  const group = envelope?.dateTimeGroupLine?.dateTimeGroup;
  const drafted = group && utcOf(group);
  if (!filed || !isPossible(filed) || drafted === undefined) return undefined;
  const year = new Date(drafted).getUTCFullYear();
  const time = [year - 1, year, year + 1]
    .map((each) => Date.UTC(each, 0, filed.dayOfYear, filed.hour, filed.minute))
    .reduce((best, each) => (Math.abs(each - drafted) < Math.abs(best - drafted) ? each : best));
  return { time, drafted, timely: time >= drafted - FILED_BEFORE && time <= drafted + DAY };
}

function isPossible({ dayOfYear, hour, minute }: Moment): boolean {
  return dayOfYear > 0 && dayOfYear <= 366 && hour < 24 && minute < 60;
}

const FILED = 'The moment the message was handed over for transmission';

/** `day 268, 09:05 UTC: 25 September, in a leap year 24 September`. */
function dayInYear({ dayOfYear, hour, minute }: Moment, year: number | undefined): string {
  const at = (each: number) => Date.UTC(each, 0, dayOfYear, hour, minute);
  const day = (each: number) => longDate(at(each)).replace(/ \d+$/, '');
  if (year !== undefined) return `${weekdayOf(at(year))}, ${clockOf(at(year))}`;
  const [common, leap] = [day(2001), day(2000)];
  const dates = common === leap ? common : `${common}, in a leap year ${leap}`;
  return `day ${dayOfYear} of the year (${dates}), ${clockOf(at(2001))}`;
}

export function filingTime(context: Context<'FilingTime'>): Draft {
  const { message, leaf } = context;
  const written = leaf;
  const group = message.envelope?.dateTimeGroupLine?.dateTimeGroup;
  const filing = filingOf(message);
  const term = 'Format line 3, filing time: day of the year, then hour and minute in Zulu time';
  if (!isPossible(written)) {
    return { title: 'Filing time', reading: 'Not a possible day of the year or time of day', term };
  }
  if (!filing || !group) {
    return { title: `Filing time: ${dayInYear(written, yearIn(context))}`, reading: FILED, term };
  }
  const { time, drafted, timely } = filing;
  return {
    title: `Filing time: ${weekdayOf(time)}, ${clockOf(time)}`,
    reading: `Day ${written.dayOfYear} of ${new Date(time).getUTCFullYear()}. ${FILED}`,
    checks: [
      { agrees: timely, with: `the date-time group ${words(message, group)} (${apart(time - drafted)})` },
    ],
    term,
  };
}

/** `0 min`, `35 min later`, `2 h 5 min earlier`, `3 days later`. */
function apart(milliseconds: number): string {
  if (Math.abs(milliseconds) < MINUTE / 2) return '0 min';
  return `${spanOf(milliseconds)} ${milliseconds < 0 ? 'earlier' : 'later'}`;
}

// ---------------------------------------------------------------- format line 4

export function securityProsign({ text }: Context): Draft {
  const term = 'Format line 4, security warning';
  return text === 'ZNR'
    ? {
        title: 'Security warning',
        reading: 'The message may be sent over unclassified circuits',
        facts: ['The letters after it give the classification'],
        term,
        note: 'ZNY would require approved, encrypted circuits',
      }
    : {
        title: 'Security warning',
        reading: 'The message may be sent only over approved, encrypted circuits',
        facts: ['The letters after it give the classification'],
        term,
        note: 'ZNR would allow unclassified circuits. With EEEEE the text itself is unclassified (EFTO).',
      };
}

export function securityLettersOf({ message, text }: Context): Draft {
  const read = securityLetters(text);
  const term = 'Format line 4, classification in the security warning';
  if (!read)
    return { title: 'Security letters', reading: 'Not a known classification', confidence: 'unknown', term };
  const line = message.header?.classificationLine;
  const released = /^([A-Z])\1{2}AA/.test(text);
  return {
    title: read.efto ? 'UNCLASSIFIED, encrypt for transmission only (EFTO)' : read.level,
    reading: released
      ? 'Allied messages have a release code in place of the last two letters (AA for Australia); whether State uses it so is not certain'
      : 'The letter is repeated five times so that a garbled one does no harm',
    checks: checksOf(
      line && line.level !== 'LIMITED OFFICIAL USE'
        ? {
            agrees: line.level === read.level,
            with: `“${words(message, line.classification)}” on the classification line`,
          }
        : undefined,
    ),
    term,
    note: 'U unclassified, E EFTO, C confidential, S secret, T top secret',
    basis: read.signal,
  };
}

/** What is to be said where the meaning of a signal is not established (HOVERS §E). */
const DOUBTFUL: Record<string, { readonly reading: string; readonly seen: string }> = {
  CCY: {
    reading: 'Probably “corrected copy”, read from use',
    seen: 'Most cables with CCY also say CORRECTED COPY; message numbers follow it',
  },
  CTG: {
    reading: 'Meaning not documented',
    seen: 'Follows ZDK or ZDS, together with the request being answered',
  },
  ZZH: {
    reading: 'Probably “from a State Department office”; no official text was found',
    seen: 'Appears on nearly every security warning line of State Department messages',
  },
  ZZK: {
    reading: 'Probably “night action”; no official text was found',
    seen: 'Seen on a Flash message and on a NIACT Immediate message',
  },
};

function doubtfulSignal(text: string): Draft | undefined {
  const doubtful = DOUBTFUL[text];
  return (
    doubtful && {
      title: `Operating signal ${text}`,
      reading: doubtful.reading,
      facts: [doubtful.seen],
      confidence: 'low',
    }
  );
}

export function operatingSignal({ text }: Context): Draft {
  const term = 'Operating signal';
  const doubtful = doubtfulSignal(text);
  if (doubtful) {
    const national = /^Z[YZ]/.test(text) && 'each nation assigns its own meanings to ZYA–ZZZ';
    return { ...doubtful, term, ...(national && { note: national }) };
  }
  // ZFF6 is a stage of ZFF: the digit after it says how fast or how many.
  const read = signal(text) ?? signal(text.replace(/\d$/, ''));
  return {
    title: `Operating signal ${text}`,
    reading: read ? capitalised(worded(read, read.meaning)) : 'Not a known operating signal',
    term,
    note: read?.afterAcp131 ? 'from ACP 131; the edition was not seen' : undefined,
    confidence: read ? read.confidence : 'unknown',
    basis: read?.afterAcp131 ? undefined : read,
  };
}

/** A word of the free text after the signals, `CCY`, `CTG`. */
export function signalInText(word: string): Draft | undefined {
  const term = 'Transmission instructions';
  const doubtful = doubtfulSignal(word);
  if (doubtful) return { ...doubtful, title: `Signal ${word}`, term };
  const read = word === word.toUpperCase() ? signal(word) : undefined;
  return read && read.type !== 'precedence prosign'
    ? { title: `Signal ${word}`, reading: capitalised(worded(read, read.meaning)), term, basis: read }
    : undefined;
}

// ---------------------------------------------------------------- format line 5

export function dateTimeGroup(context: Context<'DateTimeGroup'>): Draft {
  const { message, leaf } = context;
  const time = utcOf(leaf);
  const field = around(context, 'FormField');
  const name = 'date-time group: day, hour and minute in Zulu time, month, year';
  const term = field ? capitalised(name) : `Format line 5, ${name}`;
  if (time === undefined) {
    return { title: 'Date-time group', reading: 'Not a possible date or time', term };
  }
  const post = sendingPost(context);
  const filed = message.envelope?.callingStation?.filed;
  const filing = filingOf(message);
  const written = field && dateBefore(words(message, { start: field.keyword.end, end: leaf.start }));
  return {
    title: `Date-time group: ${weekdayOf(time)}, ${clockOf(time)}`,
    reading: present(localIn(time, post?.timeZone, post?.city), localIn(time, WASHINGTON, 'Washington'))
      .filter((each, index, all) => all.indexOf(each) === index)
      .join(', '),
    checks: checksOf(
      filed && filing
        ? {
            agrees: filing.timely,
            with: `the filing time ${words(message, filed)} (${apart(filing.time - filing.drafted)})`,
          }
        : undefined,
      written === undefined
        ? undefined
        : { agrees: longDate(written) === longDate(time), with: `the date before it, ${longDate(written)}` },
    ),
    term,
  };
}

/** The date of a form before the date-time group, `Mar 07, 2012 /`. */
function dateBefore(text: string): number | undefined {
  const [, month, day, year] = /^\W*([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})\b/.exec(text) ?? [];
  return month === undefined ? undefined : utcOfDay(Number(year), monthNamed(month), Number(day));
}

const WASHINGTON = 'America/New_York';

function localIn(time: number, zone: string | undefined, city: string | undefined): string | undefined {
  const local = zone && city && localTimeOf(time, zone);
  return local ? `${local} in ${city}` : undefined;
}

// ---------------------------------------------------------------- format lines 10–16

export function groupCount(): Draft {
  return {
    title: 'Group count: not counted',
    reading: 'GRNC: the groups (words) of the text were not counted',
    term: 'Format line 10',
  };
}

export function separation(): Draft {
  return {
    title: 'Separation',
    reading: 'BT separates the text from the heading and from the ending',
    term: 'Format lines 11 and 13',
  };
}

export function validationNumber({ message, text }: Context): Draft {
  const serial = message.envelope?.callingStation?.serial;
  return {
    title: 'End-of-message validation',
    reading: 'Repeats the station serial number, so that a missing part is noticed',
    checks: checksOf(
      serial && {
        agrees: Number(text.slice(1)) === serial.serial,
        with: `“${words(message, serial)}” on the calling station line`,
      },
    ),
    term: 'Format line 15',
  };
}

export function endOfMessage({ text }: Context): Draft {
  return /^N/.test(text)
    ? {
        title: 'End of message',
        reading: 'Four letters N, at which the equipment ends the message',
        term: 'Format line 16',
      }
    : { title: 'End of the document', reading: 'Added by the archive; not part of the telegram' };
}

/** Precedence, language and medium, classification, content; station and serial; day and time; classification; to. */
const AUTODIN =
  /^([ZOPRY])([A-Z])([A-Z])([A-Z])([A-Z0-9]{4}) ([A-Z]{6,7})(\d{4}) (\d{3})(\d{4})-([A-Z])\10{3}--([A-Z]{4,7})\b/;

/** The header line of a military message, `RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.` (JANAP 128); FORMAT §1, era f. */
export function militaryHeader(context: Context): Draft | undefined {
  const parts = AUTODIN.exec(context.text);
  if (!parts) return undefined;
  const [, letter = '', , , secrecy = '', content, station, serial, day, time = '', , to] = parts;
  const level = securityLetters(secrecy.repeat(5))?.level;
  const filed = { dayOfYear: Number(day), hour: Number(time.slice(0, 2)), minute: Number(time.slice(2)) };
  return {
    title: 'Header of a military message',
    reading: present(
      precedence(letter)?.name,
      level,
      `number ${serial} of station ${station}`,
      `to ${to}`,
    ).join(', '),
    facts: present(
      isPossible(filed) && `Filed on ${dayInYear(filed, yearIn(context))}`,
      `${content}: content indicator code, for the kind of message and its handling`,
    ),
    term: 'Format line 2 of JANAP 128',
  };
}
