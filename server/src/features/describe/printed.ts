import { distributionOffice } from '../../reference/bureaus';
import { caption as knownCaption } from '../../reference/captions';
import { filePart, fileParts } from '../../reference/centralFiles';
import { textOf } from '../../syntax/query/walk';
import type { FileNumber, LocalDate, SeriesReference } from '../../syntax/tree';
import {
  isDay,
  isFromWashington,
  momentOf,
  type Printed,
  placeOf,
  printedOf,
  WASHINGTON,
  zoneOf,
} from '../printed';
import type { Context } from './context';
import { clockOf, localTime, longDate, spanOf, weekdayOf } from './dates';
import { capitalised, checksOf, type Draft, present, shortened } from './description';

/** Tokens of the telegrams of 1945 to 1966, in the printed form of *Foreign Relations* or on a form. HOVERS §F. */
export function printedToken(context: Context): Draft | undefined {
  const parts = printedOf(context.telegram);
  if (!parts) return undefined;
  const { leaf, text } = context;
  switch (leaf.kind) {
    case 'FileNumber':
      return fileNumber(parts, leaf);
    case 'DocumentNumber':
      return documentNumber(text);
    case 'TelegramNumber':
      return telegramNumber(parts, leaf.number);
    case 'LocalDate':
      return localDate(parts, leaf);
    case 'SeriesReference':
      return seriesReference(parts, leaf);
    case 'NoteCall':
      return noteCall(context);
    case 'Omission':
      return omission(text);
    case 'MarginOffice':
      return marginOffice(context, parts);
    case 'Place':
      return {
        title: text,
        reading: 'The place from which the telegram was sent; its date and time are local',
      };
    case 'Classification':
      return {
        title: text.toUpperCase(),
        reading: RESTRICTED.test(text)
          ? 'The lowest classification level, abolished in 1953'
          : 'Classification of the telegram when it was sent',
        term:
          parts.printed.carrier === 'print'
            ? 'Classification, as given by the editors'
            : 'Classification on the form',
      };
    case 'Precedence':
      return precedence(text);
    case 'Caption':
      return caption(text);
    case 'Prosign':
      return {
        title: capitalised(text.replace(/:$/, '')),
        reading: PROSIGNS[text.replace(/\s?:$/, '').toUpperCase()] ?? 'Others to whom the telegram was sent',
        term: parts.printed.carrier === 'print' ? 'Title of the printed telegram' : 'Field of the form',
      };
    case 'Keyword':
      return keyword(text);
    case 'MessageContinuityNumber':
      return {
        title: `Number ${text}`,
        reading:
          'The number of this telegram in the series between the two posts; each pair of posts has its own series',
        term: 'Number of the telegram',
      };
    case 'PageMark':
      return /REPRODUCTION|PROHIBITED|UNLESS/i.test(text)
        ? {
            title: 'Printed on the form',
            reading: 'A notice that only unclassified telegrams may be copied; not part of the text',
          }
        : undefined;
    case 'EndOfMessage':
      return { title: 'End of the text', reading: 'Typed below the text of outgoing telegrams' };
    case 'PlainLanguageAddress':
      return address(context, parts);
    default:
      return undefined;
  }
}

const RESTRICTED = /^RESTRICTED$/i;

const PROSIGNS: Readonly<Record<string, string>> = {
  FROM: 'The sender of the telegram',
  TO: 'The addressees of the telegram',
  ACTION: 'Addressees expected to act on the telegram, with its number in the series to each',
  INFO: 'Addressees who received the telegram for information, with its number in the series to each',
};

function keyword(text: string): Draft | undefined {
  const key = text.replace(/\s?:$/, '').toUpperCase();
  if (/^CONTR/.test(key))
    return {
      title: 'Control number',
      reading: 'Running number of the Department’s telegraph branch, not the number of the telegram',
      term: 'Field of the form',
    };
  if (/^R[EO]C/.test(key))
    return {
      title: 'Received',
      reading: 'When the Department received the telegram, in Washington time',
      term: 'Field of the form',
    };
  if (/^N[O0]$/.test(key))
    return {
      title: 'Number and date',
      reading: 'The number of the telegram in the post’s series, and when it was sent, in local time',
      term: 'Field of the form',
    };
  if (key === 'DATE')
    return {
      title: 'Date',
      reading: 'When the telegram was sent, in the post’s local time',
      term: 'Field of the form',
    };
  if (/TELEGRAM$/.test(key))
    return {
      title: 'Department of State form',
      reading: key.startsWith('IN')
        ? 'The Department’s form for incoming telegrams'
        : 'The Department’s form for outgoing telegrams',
    };
  return undefined;
}

/** A title names a post or a person, a form the city of the post. */
function address({ text, parents }: Context, { printed }: Printed): Draft | undefined {
  if (/^(?:Amembassy|Amconsul|AmConGen|Usmission)\b/i.test(text)) return undefined;
  const sender = parents.some(({ kind }) => kind === 'Originator');
  const list = parents.find((node) => node.kind === 'AddresseeList');
  const role = sender ? 'From' : list?.role === 'information' ? 'Information addressee' : 'Action addressee';
  return {
    title: `${role}: ${text}`,
    reading:
      printed.carrier === 'print'
        ? 'As given by the editors'
        : /of State/i.test(text)
          ? 'The Department'
          : 'The post, named by its city',
    term: sender ? 'Sender' : 'Addressee',
  };
}

function documentNumber(text: string): Draft {
  const number = /\d+/.exec(text)?.[0] ?? '';
  return {
    title: `FRUS document ${number}`,
    reading: 'The document’s number in the volume, not the number of the telegram',
    term: 'Document number of Foreign Relations of the United States',
  };
}

function telegramNumber(parts: Printed, number: string): Draft {
  const place = placeOf(parts);
  const { date } = parts.printed;
  const day =
    date && isDay(date) && date.year !== undefined
      ? longDate(Date.UTC(date.year, date.month - 1, date.day))
      : undefined;
  return {
    title: `Telegram ${number}${place ? ` from ${place}` : ''}`,
    reading: [
      day,
      isFromWashington(parts)
        ? 'the Department numbers separately for each post'
        : 'a number in the post’s own series',
    ]
      .filter(Boolean)
      .join('; '),
    facts: present(
      !isFromWashington(parts) &&
        place &&
        `Cited as telegram ${number} from ${place}${day ? `, ${day}` : ''}`,
    ),
    term: 'Number of the telegram',
  };
}

/** `June 26, 1953—4 p.m.` */
function localDate(parts: Printed, date: LocalDate): Draft {
  const { printed } = parts;
  const isReceived =
    date.start === printed.received?.start ||
    (printed.received !== undefined &&
      date.start > printed.received.start &&
      date.hour === printed.received.hour &&
      date.minute === printed.received.minute &&
      date.day === printed.received.day);
  const own = {
    ...date,
    ...(date.year === undefined && printed.date?.year !== undefined && { year: printed.date.year }),
  };
  const zone = isReceived ? WASHINGTON : zoneOf(parts);
  const moment = momentOf(own, zone);
  if (moment === undefined) {
    const day =
      own.year !== undefined && isDay(own)
        ? weekdayOf(Date.UTC(own.year, own.month - 1, own.day))
        : undefined;
    return {
      title: day ?? (isDay(own) ? 'Date and time' : 'A date that does not exist'),
      reading:
        date.hour === undefined ? 'No time is given' : 'Local time; the time zone of the place is not known',
      term: 'Date of the telegram',
    };
  }
  const about = date.zulu || date.minute !== 0 || isReceived ? '' : 'about ';
  const place = isReceived ? 'Washington' : placeOf(parts);
  const washington = localTime(moment, WASHINGTON);
  const sent = momentOf(printed.date, zoneOf(parts));
  return {
    title: `${isReceived ? 'Received in Washington ' : ''}${weekdayOf(moment)}, ${about}${clockOf(moment)}`,
    reading: date.zulu
      ? 'Zulu time, which posts used from 1965 on'
      : `Local time${place ? ` in ${place}` : ''}${about ? '; posts gave whole hours, so about' : ''}`,
    facts: present(
      !isReceived && place !== 'Washington' && washington && `${washington.clock} in Washington`,
    ),
    checks: checksOf(
      isReceived && sent !== undefined
        ? {
            agrees: moment >= sent - 2 * 3_600_000,
            with: `the time it was sent, ${spanOf(moment - sent)} ${moment >= sent ? 'earlier' : 'later'}`,
          }
        : undefined,
    ),
    term: 'Date and time of the telegram',
  };
}

const SERIES: Readonly<Record<string, string>> = {
  deptel: "Department's telegram",
  depttel: "Department's telegram",
  departmenttel: "Department's telegram",
  embtel: "Embassy's telegram",
  contel: "Consulate's telegram",
  legtel: "Legation's telegram",
  mistel: "Mission's telegram",
  embdesp: "Embassy's despatch, sent by diplomatic pouch",
  depcirtel: "Department's circular telegram",
  circtel: 'Circular telegram',
  circular: 'Circular telegram',
  secto: "Telegram of the Secretary's delegation to the Department",
  tosec: "Department's telegram to the Secretary's delegation",
};

/** `Deptel 412`: the series is one between two posts, so it is that of the post of this telegram. */
function seriesReference(parts: Printed, { series, number }: SeriesReference): Draft {
  const name = series.replace(/s$/, '');
  const what = SERIES[name];
  const post = isFromWashington(parts)
    ? parts.message.envelope?.addresseeLists.find(({ role }) => role === 'action')?.addressees[0]?.address
    : undefined;
  const other = post ? textOf(parts.message, post) : placeOf(parts);
  const numbered = number === undefined ? '' : ` ${number}`;
  if (/^(?:reftel|reurtel|urtel|reourtel|ourtel|mytel|your|my)$/.test(name)) {
    const meaning = /^ref/.test(name)
      ? 'The telegram referred to, named earlier in the text'
      : /^(?:reourtel|ourtel|mytel|my)$/.test(name)
        ? 'A telegram from the sender of this one'
        : 'A telegram from the addressee of this one';
    return { title: `Telegram${numbered}`, reading: meaning, term: 'Telegram referred to' };
  }
  const toDepartment = /^(?:embtel|contel|legtel|mistel|embdesp)$/.test(name);
  const route = toDepartment
    ? ` ${other && !isFromWashington(parts) ? `from ${other} ` : ''}to the Department`
    : name === 'deptel' && other
      ? ` to ${other}`
      : '';
  return {
    title: `${what ?? 'Telegram'}${numbered}${route}`,
    reading: toDepartment
      ? 'The post numbers its telegrams to the Department in one series'
      : /circ/.test(name)
        ? 'One text sent to many posts, numbered in a series of its own; the number is the same at every post'
        : 'The Department numbers separately for each post',
    term: 'Telegram referred to, by its series',
  };
}

/** Characters of a note that a hover shows. */
const LONGEST_NOTE = 200;

/** `2` glued to a word: the note. */
function noteCall({ message, text, parents }: Context): Draft {
  const number = Number(/\d+/.exec(text)?.[0]);
  const note = message.printed?.notes.find((each) => each.number === number);
  const inNote = parents.some(({ kind }) => kind === 'Note');
  const words =
    note &&
    textOf(message, note)
      .replace(/^(?:\/\d+\/|\d+\.)\s*/, '')
      .replace(/\s?↩$/, '');
  return {
    title: `Note ${number}`,
    reading: inNote
      ? 'Footnote by the editors; not part of the telegram'
      : words === undefined
        ? 'The note is not in this copy'
        : shortened(words, LONGEST_NOTE),
    term: inNote ? undefined : 'Footnote number; not part of the telegram',
  };
}

function omission(text: string): Draft {
  const words = text.slice(1, -1);
  if (/not declassified/i.test(words))
    return {
      title: 'Withheld when the volume was printed',
      reading: words,
      facts: ['It may have been released since'],
      term: 'Omission by the editors',
    };
  if (/^Here follow|omitted|^\d+ (?:pages?|paragraphs?)/i.test(words))
    return { title: 'Left out by the editors', reading: words, term: 'Omission by the editors' };
  return { title: 'Supplied by the editors', reading: words, term: 'Insertion by the editors' };
}

const MARGIN_WORDS: Readonly<Record<string, string>> = {
  ACTION: 'The office responsible for acting is below',
  INFO: 'The offices informed are below',
  ORIGIN: 'The office that drafted the telegram is below',
};

function marginOffice({ message, text, leaf }: Context, { printed }: Printed): Draft {
  if (/^\d+$/.test(text))
    return { title: 'Number beside the offices', reading: 'Its meaning is not known', confidence: 'unknown' };
  if (/^(?:Action|Info|Origin)$/i.test(text))
    return {
      title: text,
      reading: MARGIN_WORDS[text.toUpperCase()] ?? '',
      term: 'Distribution in the Department',
    };
  const role = printed.offices
    .filter((office) => office.start < leaf.start)
    .map((office) => textOf(message, office))
    .findLast((word) => /^(?:Action|Info|Origin)$/i.test(word));
  const found = distributionOffice(text, printed.date?.year);
  // A symbol may have been that of another office later.
  const known = found?.inUse ? found : undefined;
  return {
    title: `${role ?? 'Office'} ${text}`,
    reading: known?.name ?? 'An office of the Department; its name at that time is not known',
    facts: ['This form does not give the number of copies'],
    confidence: known ? known.confidence : 'unknown',
    term: 'Distribution in the Department',
    basis: known,
  };
}

function precedence(text: string): Draft {
  const night = /NIACT/i.test(text);
  return {
    title: night
      ? 'Night action'
      : `Precedence ${text.charAt(0).toUpperCase()}${text.slice(1).toLowerCase()}`,
    reading: night
      ? 'Deliver and act at once, even outside office hours; replaced by Immediate about 1962'
      : 'The urgency of the telegram; not a classification',
    term: 'Precedence',
  };
}

function caption(text: string): Draft {
  const limited = /^LIMIT(?:ED)? DISTRIBUTION$/i.test(text);
  const eyes = /^EYES ONLY$/i.test(text);
  return {
    title: text,
    reading: limited
      ? 'Few copies only; used about 1955 to 1963, before LIMDIS and EXDIS'
      : eyes
        ? 'Only for the person named; not a classification'
        : (knownCaption(text.toUpperCase())?.meaning ?? 'Special handling or distribution'),
    term: 'Distribution indicator',
  };
}

// ---------------------------------------------------------------- central files

function fileNumber(parts: Printed, { file, date }: FileNumber): Draft {
  const { printed } = parts;
  const written = printed.date?.year ?? date?.year;
  const year = date?.year ?? written;
  const read = year === undefined ? undefined : fileParts(file, year);
  const facts: (string | undefined)[] = [];
  if (read && year !== undefined) {
    facts.push(`Class ${read.class}: ${filePart(read.class, 'class', year)?.meaning ?? 'not known'}`);
    for (const country of read.countries)
      facts.push(`${country}: ${filePart(country, 'country', year)?.meaning ?? 'country not known'}`);
    if (read.subject)
      facts.push(
        `${read.subject}: ${filePart(read.subject, 'subject', year)?.meaning ?? 'subject not known'}`,
      );
    facts.push(
      `From the file list of ${year < 1950 ? '1910 to 1949' : '1950 to 1963'}; the same digits have other meanings in the other list`,
    );
  } else {
    const subject = /^([A-Z]{2,5})\b/.exec(file)?.[1];
    const known = subject && filePart(subject, 'subject', 1963);
    if (known) facts.push(`${subject}: ${known.meaning}`, 'Subject-numeric file, used from February 1963 on');
  }
  const filed = date && isDay(date) ? Date.UTC(date.year, date.month - 1, date.day) : undefined;
  const sent =
    printed.date?.year !== undefined && isDay(printed.date)
      ? Date.UTC(printed.date.year, printed.date.month - 1, printed.date.day)
      : undefined;
  const isOwn =
    parts.printed.file?.file === file &&
    parts.printed.file.date?.day === date?.day &&
    parts.printed.file.date?.month === date?.month;
  return {
    title: `Central file ${file}`,
    reading:
      filed === undefined ? 'Where the Department filed the telegram' : `Document of ${longDate(filed)}`,
    facts: present(
      ...facts,
      isOwn &&
        filed !== undefined &&
        sent !== undefined &&
        filed !== sent &&
        isFromWashington(parts) &&
        'Filed under the message it answers',
    ),
    checks: checksOf(
      isOwn && filed !== undefined && sent !== undefined && !(filed !== sent && isFromWashington(parts))
        ? { agrees: filed === sent, with: `the dateline, ${longDate(sent)}` }
        : undefined,
    ),
    confidence: 'medium',
    term: 'File number of the Central Files, National Archives, RG 59',
  };
}
