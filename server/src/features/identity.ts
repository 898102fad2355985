/**
 * Which cable a telegram is: its message reference number, decided by all the lines that carry it or a part of it.
 * A copy may have damaged any of them.
 */

import { type Post, post, postOfAddress, postOfIndicator } from '../reference/posts';
import { canonicalReference, readReference } from '../reference/referenceNumbers';
import { attributeOf, formNodesOf, originatorOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Message, MessageReference, Telegram } from '../syntax/tree';

/** Where a number was read, from the most to the least trusted. */
const SOURCES = [
  'classification line',
  'form',
  'page line',
  'attributes',
  'calling station',
  'validation line',
  'container',
  'file name',
] as const;

type Source = (typeof SOURCES)[number];

/** The weakest line that was needed; `vote` where others agree against a damaged classification line or form. */
export type IdentitySource = Source | 'vote';

export interface Identity {
  /** In its one form, `06BAKU1398`; absent where no year is known. */
  readonly id?: string;
  /** Four digits. */
  readonly year?: number;
  /** As in the table of posts; the capitals as written where the table has no such post. */
  readonly post: string;
  readonly serial: number;
  readonly from: IdentitySource;
}

export interface OutsideEvidence {
  /** Name or path of the file, for a file that holds this one telegram. */
  readonly file?: string | undefined;
  /** What the row of a table gives for this text. */
  readonly container?: { readonly id?: string; readonly date?: string } | undefined;
  /** Four digits: the year of the telegram's date, and one to assume where nothing else tells it. */
  readonly dated?: number | undefined;
  readonly assumed?: number | undefined;
}

/** What one source says of the number. */
interface Evidence {
  readonly source: Source;
  readonly post?: string;
  readonly serial?: number;
  /** The source has only the last four digits of the serial (FORMAT §0, 2). */
  readonly lastFour?: boolean;
  readonly year?: number;
  /** The serial as written, where its width tells whether a digit is lost. */
  readonly digits?: string;
}

/**
 * The number of a telegram, `undefined` where no line has one. Each source has one vote, for what most of its lines
 * say; the classification line or the form wins unless more sources agree on something else, or unless the number of
 * the calling station goes on where it breaks off (`TRIPOLI 00011`, `#0112`).
 */
export function identityOf(telegram: Telegram, outside: OutsideEvidence = {}): Identity | undefined {
  const evidence = evidenceOf(telegram, outside);
  const number = numberOf(evidence, outside);
  if (!number) return undefined;
  const { post: name, serial, from } = number;
  const agreeing = evidence.filter((each) => agrees(each, number));
  const year = yearOf(agreeing, outside);
  const found = canonicalReference({ post: name, serial }, year?.year);
  return {
    ...(year && { id: found.id, year: year.year }),
    post: found.post,
    serial,
    from: from === 'vote' || !year ? from : weaker(from, year.from),
  };
}

const weaker = (one: Source, other: Source | undefined) =>
  other && SOURCES.indexOf(other) > SOURCES.indexOf(one) ? other : one;

// ---------------------------------------------------------------- evidence

function evidenceOf(telegram: Telegram, outside: OutsideEvidence): Evidence[] {
  const { messages } = telegram;
  const year = outside.dated;
  const all = (pick: (message: Message) => readonly Evidence[]) => messages.flatMap(pick);
  const numbered = (source: Source, message: Message, node: MessageReference): Evidence => ({
    source,
    ...named(node, node.year ?? year),
    digits: /\d+$/.exec(textOf(message, node))?.[0] ?? '',
  });
  const sender = originatorOf(telegram);
  const senderPost = sender && postOfAddress(textOf(sender.message, sender.node))?.name;
  return [
    mostFrequent(
      all((message) => {
        const node = message.header?.classificationLine?.reference;
        return node ? [numbered('classification line', message, node)] : [];
      }),
    ),
    mostFrequent(
      all((message) =>
        formNodesOf(message, 'MessageReference', ['MRN']).map((node) =>
          numbered('form', message, node as MessageReference),
        ),
      ),
    ),
    mostFrequent(
      all((message) => [
        ...printFooterOf(message),
        ...[...message.pageLines, ...message.pageHeaders].flatMap(({ post: name, serial }): Evidence[] =>
          name !== undefined && serial !== undefined
            ? [{ source: 'page line', ...named({ post: name, serial }, year) }]
            : [],
        ),
      ]),
    ),
    mostFrequent(
      all((message) => {
        const { indicator, serial } = message.envelope?.callingStation ?? {};
        const station = indicator && postOfIndicator(textOf(message, indicator))?.name;
        const name = senderPost ?? station;
        if (!serial && !name) return [];
        const number = serial && { serial: serial.serial, lastFour: true };
        return [{ source: 'calling station', ...(name && { post: name }), ...number }];
      }),
    ),
    mostFrequent(
      all((message) => {
        const node = message.children.find(({ kind }) => kind === 'ValidationNumber');
        const serial = node && /#(\d{1,8})/.exec(textOf(message, node))?.[1];
        if (!serial) return [];
        return [{ source: 'validation line', serial: Number(serial), lastFour: serial.length <= 4 }];
      }),
    ),
    read('attributes', messages.map((message) => attributeOf(message, 'Document Number')).find(Boolean)),
    containerOf(outside),
    read('file name', outside.file === undefined ? undefined : numberInName(outside.file)),
  ].filter((each) => each !== undefined);
}

/** Post in its one form and serial of a number in the text. */
function named(
  parts: { readonly post: string; readonly serial: number; readonly year?: number },
  ownYear: number | undefined,
): { readonly post: string; readonly serial: number; readonly year?: number } {
  const found = canonicalReference(parts, ownYear);
  return {
    post: found.post,
    serial: parts.serial,
    ...(parts.year !== undefined && { year: parts.year }),
  };
}

function read(source: Source, written: string | undefined): Evidence | undefined {
  const found = written === undefined ? undefined : readReference(written);
  if (!found?.known) return undefined;
  const { post: name, serial, year } = found;
  return { source, post: name, serial, ...(year !== undefined && { year }) };
}

/** The number of the row, or the year of its date. */
function containerOf({ container }: OutsideEvidence): Evidence | undefined {
  const found = read('container', container?.id);
  const year = /^\d{4}/.exec(container?.date ?? '')?.[0];
  if (found?.year !== undefined || !year) return found;
  return { ...found, source: 'container', year: Number(year) };
}

/** `2002VATICA03692 - Classification: CONFIDENTIAL`, below the last page of a print. */
const PRINT_FOOTER = /^(\d{4}[A-Z]{3,6}\d{5})\s-\s/;

function printFooterOf(message: Message): Evidence[] {
  const last = message.children.slice(-4).findLast(({ kind }) => kind === 'Text' || kind === 'PublisherText');
  const number = last && PRINT_FOOTER.exec(message.text.slice(last.start, last.end))?.[1];
  const evidence = read('page line', number);
  return evidence ? [evidence] : [];
}

/**
 * A number that is the name of a file or a word of it: `06BAKU1398.txt`, `cables/1976LAGOS02207_copy.pdf`,
 * `09-USUN NEW YORK-932`. Only with a year: `Letter 12` is none.
 */
const NUMBER_IN_NAME =
  /(?:^|[^A-Z0-9])((?:(?:19|20)\d\d|\d\d)[-_ ]?[A-Z]{3,}(?:[-_ ][A-Z]{2,}){0,4}[-_ ]?0*\d{1,6})(?![A-Z0-9])/i;

function numberInName(file: string): string | undefined {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return NUMBER_IN_NAME.exec(name)?.[1]?.replaceAll('_', ' ');
}

/** The evidence of which most lines of a source speak; of several that are equal the first. */
function mostFrequent(found: readonly Evidence[]): Evidence | undefined {
  const counts = new Map<string, { readonly evidence: Evidence; count: number }>();
  for (const evidence of found) {
    const key = `${evidence.post} ${evidence.serial}`;
    const entry = counts.get(key);
    if (entry) entry.count++;
    else counts.set(key, { evidence, count: 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.evidence;
}

// ---------------------------------------------------------------- the vote

interface Candidate {
  readonly post: string;
  readonly serial: number;
}

function numberOf(
  evidence: readonly Evidence[],
  { dated }: OutsideEvidence,
): (Candidate & { readonly from: IdentitySource }) | undefined {
  const own = evidence.find(({ source, serial }) => SOURCES.indexOf(source) < 2 && serial !== undefined);
  const votes = (candidate: Candidate) => evidence.filter((each) => agrees(each, candidate)).length;
  const candidates = candidatesOf(evidence).toSorted((a, b) => votes(b) - votes(a));
  const [best] = candidates;
  if (!best) return undefined;
  if (own?.post !== undefined && own.serial !== undefined) {
    const written = { post: own.post, serial: own.serial };
    const before = votes(written);
    const challenger = candidates.find(
      (each) => votes(each) > before || (votes(each) === before && breaksOff(own, each)),
    );
    return challenger && !agrees(own, challenger)
      ? { ...challenger, from: 'vote' }
      : { ...written, from: own.source };
  }
  const full = evidence.find((each) => !each.lastFour && agrees(each, best) && each.serial !== undefined);
  if (full) return { ...best, from: full.source };
  const part = evidence.find((each) => agrees(each, best) && each.serial !== undefined);
  const sender = post(best.post);
  return part && sender && !sendsMany(sender, dated) ? { ...best, from: part.source } : undefined;
}

/** Posts and serials that any sources name, in every combination. */
function candidatesOf(evidence: readonly Evidence[]): Candidate[] {
  const serials = evidence.flatMap(({ serial, lastFour }) =>
    serial !== undefined &&
    // A whole number with these last digits says more.
    !(lastFour && evidence.some((each) => !each.lastFour && (each.serial ?? 0) % LAST_FOUR === serial))
      ? [serial]
      : [],
  );
  const names = [...new Set(evidence.flatMap(({ post: name }) => name ?? []))];
  return names.flatMap((name) => [...new Set(serials)].map((serial) => ({ post: name, serial })));
}

const LAST_FOUR = 10_000;

/** Whether all that a source says is true of a number. */
function agrees(evidence: Evidence, { post: name, serial }: Candidate): boolean {
  const own = evidence.lastFour ? serial % LAST_FOUR : serial;
  return (
    (evidence.serial === undefined || evidence.serial === own) &&
    (evidence.post === undefined || evidence.post === name || sameCity(evidence.post, name))
  );
}

/** USEU BRUSSELS signs as BRUSSELS, and so do other missions with an embassy in the city. */
function sameCity(one: string, other: string): boolean {
  const [a, b] = [post(one), post(other)];
  return a?.city !== undefined && a.city === b?.city && a.countryIso === b?.countryIso;
}

/** Whether a number that lost its last digits begins another one: six digits are whole (FORMAT §4). */
function breaksOff({ post: name, digits = '' }: Evidence, best: Candidate): boolean {
  return (
    name === best.post &&
    digits.length < 6 &&
    String(best.serial).startsWith(digits.replace(/^0+/, '')) &&
    String(best.serial) !== digits.replace(/^0+/, '')
  );
}

/** The Department sends more than 9,999 telegrams a year, and so did large posts before 2000. */
function sendsMany({ kind }: Post, year: number | undefined): boolean {
  return kind === 'department' || year === undefined || year < 2000;
}

// ---------------------------------------------------------------- the year

/** The year of the date, unless two others agree against it; else the first of the sources that has one. */
function yearOf(
  evidence: readonly Evidence[],
  { dated, assumed }: OutsideEvidence,
): { readonly year: number; readonly from?: Source } | undefined {
  const years = evidence.flatMap(({ year, source }) => (year === undefined ? [] : [{ year, from: source }]));
  const others = years.filter(({ year }) => year !== dated);
  const [first] = others;
  if (dated !== undefined) {
    const agreed = first && others.length > 1 && others.length === years.length;
    return agreed && others.every(({ year }) => year === first.year) ? first : { year: dated };
  }
  return first ?? (assumed === undefined ? undefined : { year: assumed });
}
