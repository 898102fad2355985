import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { twin } from '../cables';

/** An invented cable among many that refer to each other. */
export interface ArchiveCable {
  /** Message reference number, `06ASTANA2217`. */
  readonly id: string;
  readonly post: string;
  readonly year: number;
  readonly serial: number;
  /** ISO 8601, UTC, to the minute. */
  readonly date: string;
  readonly subject: string;
  readonly classification: string;
  readonly tags: readonly string[];
  /** Numbers of the cables that it refers to; about one in ten is not in the archive. */
  readonly references: readonly string[];
  /** Whether it is a further copy of the cable before it, with its own blanks and line ends. */
  readonly copy: boolean;
  /** The text as it is in its file. */
  readonly text: string;
}

export interface ArchiveOptions {
  /** Cables, copies included. */
  readonly count: number;
  readonly seed?: number;
  /** Characters of a cable on average; from about 1,500. */
  readonly size?: number;
}

/** The first and the last year of the periods whose formats the archive has. */
const PERIODS = [
  { from: 1973, to: 1979, share: 0.2, form: teletype1970s },
  { from: 2002, to: 2009, share: 0.7, form: webCopy },
  { from: 2012, to: 2014, share: 0.1, form: smart },
] as const;
/** One cable in so many is followed by a further copy of it. */
const COPY_EVERY = 50;
/** Share of references to cables that are not in the archive. */
const UNRESOLVED = 0.1;
const MOST_REFERENCES = 4;
const DAY = 86_400_000;

/**
 * An archive of any size in the order of its dates, made from the project's own cables: numbers, dates, posts, and
 * references are drawn with a fixed seed, so that two runs give the same cables. Large archives use a few bytes a
 * cable of memory: take the cables one by one.
 */
export function* generateArchive({ count, seed = 1, size = 6000 }: ArchiveOptions): Generator<ArchiveCable> {
  const random = randomFrom(seed);
  const posts = postsOfTable();
  const serials = new Map<string, number>();
  /** The numbers of the cables so far: cables refer to earlier ones. */
  const ids: string[] = [];
  let before: ArchiveCable | undefined;
  for (let index = 0; index < count; index++) {
    if (before && index % COPY_EVERY === COPY_EVERY - 1) {
      yield { ...before, copy: true, text: before.text.replaceAll(/(?<=\S)\n/g, ' \r\n') };
      before = undefined;
      continue;
    }
    const { period, time } = momentOf(index / count);
    const { address, indicator, post, country, tag } = drawn(posts, random() ** 2);
    const year = time.getUTCFullYear();
    const key = `${year} ${post}`;
    // A few numbers are missing from each series.
    const serial = (serials.get(key) ?? 0) + (random() < 0.05 ? 2 : 1);
    serials.set(key, serial);
    const tags = [...new Set([drawn(SUBJECT_TAGS, random()), drawn(SUBJECT_TAGS, random()), tag])];
    const topic = drawn(TOPICS, random());
    const fields: Fields = {
      address,
      indicator,
      post,
      year,
      serial,
      time,
      subject: `${country.toUpperCase()}: ${topic} ${drawn(OUTCOMES, random())}`,
      level: drawn(LEVELS, random()),
      tags,
      references: referencesFrom(ids, year, random, posts),
      paragraphs: paragraphsOf(size, random),
      signer: drawn(SIGNERS, random()),
    };
    const id = idOf(year, post, serial);
    ids.push(id);
    before = {
      id,
      post,
      year,
      serial,
      date: `${time.toISOString().slice(0, 16)}Z`,
      subject: fields.subject,
      classification: fields.level.name,
      tags,
      references: fields.references,
      copy: false,
      text: period.form(fields),
    };
    yield before;
  }
}

/** Writes an archive as a folder of text files, a hundred folders at most; returns the size in characters. */
export function writeArchive(folder: string, options: ArchiveOptions): number {
  let size = 0;
  let index = 0;
  const made = new Set<string>();
  for (const { id, text } of generateArchive(options)) {
    const inner = join(folder, String(index % 100).padStart(2, '0'));
    if (!made.has(inner)) mkdirSync(inner, { recursive: true });
    made.add(inner);
    writeFileSync(join(inner, `${String(index++).padStart(6, '0')}-${id}.txt`), text);
    size += text.length;
  }
  return size;
}

/** Writes an archive as one CSV file with the columns `id`, `date`, `refid`, `classification`, `origin`, `text`. */
export function writeArchiveCsv(path: string, options: ArchiveOptions): number {
  const file = openSync(path, 'w');
  let size = 0;
  let gathered = 'id,date,refid,classification,origin,text\n';
  let row = 0;
  for (const { id, date, classification, post, text } of generateArchive(options)) {
    const quoted = text.replaceAll('"', '""');
    gathered += `${++row},${date.replace('T', ' ').replace('Z', '')},${id},${classification},${post},"${quoted}"\n`;
    if (gathered.length < 1 << 20) continue;
    size += writeSync(file, gathered);
    gathered = '';
  }
  size += writeSync(file, gathered);
  closeSync(file);
  return size;
}

interface Post {
  /** As in message reference numbers. */
  readonly post: string;
  readonly address: string;
  readonly indicator: string;
  readonly country: string;
  readonly tag: string;
}

interface Fields extends Omit<Post, 'country' | 'tag'> {
  readonly year: number;
  readonly serial: number;
  readonly time: Date;
  readonly subject: string;
  readonly level: (typeof LEVELS)[number];
  readonly tags: readonly string[];
  readonly references: readonly string[];
  readonly paragraphs: readonly string[];
  readonly signer: string;
}

const LEVELS = [
  { name: 'UNCLASSIFIED', written: 'UNCLAS', portion: 'U', security: 'UUUUU', mark: 'R' },
  {
    name: 'CONFIDENTIAL',
    written: 'C O N F I D E N T I A L',
    portion: 'C',
    security: 'CCCCC',
    mark: 'Y',
  },
  { name: 'SECRET', written: 'S E C R E T', portion: 'S', security: 'SSSSS', mark: 'Y' },
] as const;
const SUBJECT_TAGS = ['PREL', 'PGOV', 'ECON', 'EFIN', 'ETRD', 'EAGR', 'SENV', 'PHUM', 'MARR', 'EAIR', 'KDEM'];
const TOPICS = [
  'FISHERMEN’S UNION',
  'WEATHER SERVICE',
  'HERRING SURVEY',
  'SOLAR WATER HEATERS',
  'SNOW CLEARANCE EXERCISE',
  'GRAIN HARVEST',
  'CIVIL AVIATION TALKS',
  'MAYORAL ELECTION',
  'PORT AUTHORITY BUDGET',
  'FLOOD WARNING NETWORK',
].map((topic) => topic.replace('’', "'"));
const OUTCOMES = [
  'ON THE RISE',
  'AWAITS NEW MINISTER',
  'PLANNED FOR SPRING',
  'SEEKS TRAINING',
  'ENDS IN DISPUTE',
];
const SIGNERS = ['WINSLOW', 'KESTNER', 'BORG', 'ASHWORTH', 'HOLLOWAY', 'QUIST', 'SABLE'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The paragraphs of the twin of the sample without their numbers, portion marks, and page lines. */
const PARAGRAPHS: readonly string[] = twin
  .slice(twin.indexOf('¶1.'))
  .replaceAll(/^ASTANA 0.*$/gm, '')
  .split(/^(?:¶|1)\d+\. \([A-Z]+\) /m)
  .map((text) =>
    text
      .replaceAll(/^-----[\s\S]*?^-----.*$/gm, '')
      .replaceAll(/(?:END )?SUMMARY[:.]/g, '')
      .replaceAll(/[ \t]*\n+/g, ' ')
      .trim(),
  )
  .filter((text) => text.length > 80);

function paragraphsOf(size: number, random: () => number): string[] {
  // As many short cables as long ones.
  const wanted = Math.max(300, (size - 1100) * (0.3 + 1.4 * random()));
  const paragraphs: string[] = [];
  for (let length = 0; length < wanted; ) {
    const paragraph = drawn(PARAGRAPHS, random());
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return paragraphs;
}

function referencesFrom(
  ids: readonly string[],
  year: number,
  random: () => number,
  posts: readonly Post[],
): string[] {
  const count = Math.floor(random() * (MOST_REFERENCES + 1));
  const references = new Set<string>();
  for (let index = 0; index < count; index++) {
    const missing = random() < UNRESOLVED;
    // Mostly recent cables, and a few that many refer to.
    const back = Math.ceil(
      ids.length * (random() < 0.2 ? Math.floor(random() * 20) / 20 : random() ** 6 * 0.3),
    );
    const found = ids[Math.max(0, ids.length - 1 - back)];
    if (missing || found === undefined) {
      // No series is that long.
      references.add(idOf(year, drawn(posts, random()).post, 90_000 + Math.floor(random() * 9_000)));
    } else references.add(found);
  }
  return [...references];
}

/** The moment at a share of the archive, 0 to 1. */
function momentOf(share: number) {
  let from = 0;
  for (const period of PERIODS) {
    if (share < from + period.share || period === PERIODS.at(-1)) {
      const start = Date.UTC(period.from, 0, 1);
      const end = Date.UTC(period.to + 1, 0, 1) - DAY;
      const time = start + ((share - from) / period.share) * (end - start);
      return { period, time: new Date(Math.floor(time / 60_000) * 60_000) };
    }
    from += period.share;
  }
  throw new RangeError(`${share} is not between 0 and 1`);
}

const idOf = (year: number, post: string, serial: number) => `${twoDigits(year)}${post}${serial}`;
const twoDigits = (number: number) => String(number % 100).padStart(2, '0');
const padded = (number: number, width: number) => String(number).padStart(width, '0');

/** `140920Z NOV 06` */
function dateTimeGroup(time: Date): string {
  const [, , day, hour, minute] = time.toISOString().split(/\D/);
  return `${day}${hour}${minute}Z ${MONTHS[time.getUTCMonth()]} ${twoDigits(time.getUTCFullYear())}`;
}

/** `A. 06 ASTANA 2217`, one a line. */
function referenceLines(references: readonly string[], first: string): string {
  const lines = references.map((id, index) => {
    const [, year, post, serial] = /^(\d\d)([A-Z]+)(\d+)$/.exec(id) ?? [];
    return `${String.fromCharCode(65 + index)}. ${year} ${post} ${serial}`;
  });
  return lines.length > 0 ? `${first}${lines.join(`\n${' '.repeat(first.length)}`)}\n` : '';
}

function webCopy(fields: Fields): string {
  const { address, indicator, post, year, serial, time, subject, level, tags, references, paragraphs } =
    fields;
  const day = Math.floor((time.getTime() - Date.UTC(year, 0, 1)) / DAY) + 1;
  const filed = `${padded(day, 3)}${time.toISOString().slice(11, 16).replace(':', '')}`;
  const pages = Math.ceil(paragraphs.length / 6);
  const body = paragraphs.map((text, index) => {
    const page =
      index > 0 && index % 6 === 0
        ? `${post} ${padded(serial, 8)} ${padded(index / 6 + 1, 3)} OF ${padded(pages, 3)}\n\n`
        : '';
    return `${page}${wrapped(`¶${index + 1}. (${level.portion}) ${index === 0 ? `Summary: ${text} End summary.` : text}`)}`;
  });
  return `VZCZCXRO${padded(serial % 10_000, 4)}
PP RUEHDBU
DE ${indicator} #${padded(serial % 10_000, 4)}/01 ${filed}
ZN${level.mark} ${level.security} ZZH
P ${dateTimeGroup(time)}
FM ${address}
TO RUEHC/SECSTATE WASHDC PRIORITY ${padded((serial * 7) % 10_000, 4)}
INFO RUEHAK/AMEMBASSY ANKARA PRIORITY ${padded((serial * 3) % 10_000, 4)}
RUEKJCS/SECDEF WASHDC PRIORITY
RHEHNSC/NSC WASHDC PRIORITY
BT
${level.written} SECTION 01 OF ${padded(pages, 2)} ${post} ${padded(serial, 6)}

SIPDIS

E.O. 12958: ${level.portion === 'U' ? 'N/A' : `DECL: ${padded(time.getUTCMonth() + 1, 2)}/01/${year + 10}`}
TAGS: ${tags.join(' ')}
SUBJECT: ${subject}

${referenceLines(references, 'REF: ')}
${level.portion === 'U' ? '' : `Classified By: DCM ${titled(fields.signer)} for reasons 1.4 (b) and (d).\n\n`}${body.join('\n\n')}
${fields.signer}
`;
}

function teletype1970s(fields: Fields): string {
  const { address, post, year, serial, time, subject, level, tags, references, paragraphs } = fields;
  const body = paragraphs.map((text, index) => {
    const page =
      index > 0 && index % 6 === 0
        ? `${level.name}\n\n${level.name}\n\nPAGE ${padded(index / 6 + 1, 2)}        ${post}  ${padded(serial, 5)}  ${dateTimeGroup(time).slice(0, 7)}\n\n`
        : '';
    return `${page}${wrapped(`${index + 1}. ${text}`.toUpperCase())}`;
  });
  return `                         Message Text


${level.name}

PAGE 01        ${post}  ${padded(serial, 5)}  ${dateTimeGroup(time).slice(0, 7)}

62
ACTION EUR-25

INFO  OCT-01  ISO-00  SS-20  NSC-07  L-03  INR-11  PA-04  PRS-01
      USIA-15  IO-14  AID-20  EB-11  /132 W
                    --------------------- ${padded(serial % 999_999, 6)}
R ${dateTimeGroup(time)}
FM ${address}
TO SECSTATE WASHDC ${padded((serial * 7) % 10_000, 4)}
INFO AMEMBASSY MADRID
AMEMBASSY PARIS

${level.written} ${post} ${serial}

E.O. 11652: GDS
TAGS: ${tags.join(', ')}
SUBJECT: ${subject}

${referenceLines(references, 'REF: ')}
${body.join('\n\n')}
${fields.signer}


${level.name}



NNN

                         Message Attributes

Current Classification: UNCLASSIFIED
Document Number: ${year}${post}${padded(serial, 5)}
From: ${post}
Original Classification: ${level.name}
Subject: ${subject}
TAGS: ${tags.join(', ')}
To: STATE
Type: TE
Markings: Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
`;
}

function smart(fields: Fields): string {
  const { address, post, year, serial, time, subject, level, tags, references, paragraphs } = fields;
  const month = titled(MONTHS[time.getUTCMonth()] ?? '');
  const cited = references.map((id, index) => {
    const [, cable, from, number] = /^(\d\d)([A-Z]+)(\d+)$/.exec(id) ?? [];
    return `${String.fromCharCode(65 + index)}) ${cable} ${from} ${number}`;
  });
  return `${level.name}

MRN: ${twoDigits(year)} ${post} ${serial}
Date/DTG: ${month} ${padded(time.getUTCDate(), 2)}, ${year} / ${dateTimeGroup(time)}
From: ${address}
Action: WASHDC, SECSTATE PRIORITY
E.O.: 13526
TAGS: ${tags.join(', ')}
Captions: SIPDIS
${cited.length > 0 ? `Reference: ${cited.join('\n')}\n` : ''}Subject: ${subject}

${paragraphs.map((text, index) => `${index + 1}. (${level.portion}) ${text}`).join('\n\n')}

Signature: ${fields.signer}

Drafted By: ECON:Sable, Nora
Released By: ${post}:Sable, Nora
Dissemination Rule: DIS_EUR_SCE

${level.name}
`;
}

const titled = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();

/** Lines of at most 65 characters. */
function wrapped(text: string): string {
  return text.replaceAll(/(.{1,65})(?:\s+|$)/g, '$1\n').trimEnd();
}

/** Embassies of the table of posts in its order. */
function postsOfTable(): Post[] {
  const [head = '', ...rows] = readFileSync(join(import.meta.dirname, '../../server/data/posts.tsv'), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head.split('\t');
  return rows.flatMap((row) => {
    const cells = row.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    // Those that are in all periods.
    const fit = cell('kind') === 'embassy' && cell('indicator') !== '' && cell('tags_code') !== '';
    const lasting = Number(cell('cables')) > 0 && /^[A-Z]+$/.test(cell('code'));
    return fit && lasting
      ? [
          {
            post: cell('code'),
            address: cell('address'),
            indicator: cell('indicator'),
            country: cell('country'),
            tag: cell('tags_code'),
          },
        ]
      : [];
  });
}

/** The member at a share of a list, 0 to 1. */
function drawn<Member>(members: readonly Member[], share: number): Member {
  return members[Math.min(members.length - 1, Math.floor(share * members.length))] as Member;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
