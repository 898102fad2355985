import { type RecordOptions, records } from '../features/record';
import { textHash } from '../features/record/textHash';
import type { CableRecord } from '../features/record/types';
import { SEVERITIES } from '../protocol';
import { memo } from '../reference/memo';
import { problems } from '../rules';
import { messageReferenceOf } from '../syntax/query/telegram';
import type { CableDocument, Telegram } from '../syntax/tree';
import { type Citation, citationsOf, type LinePlace, linePlaceOf } from './citations';

/** What the index keeps of a cable: its record without the texts, the cables that it cites, and its problems. */
export interface IndexedCable {
  /** Of a container: the data row, from 1. */
  readonly row?: number;
  /** First and last line, from 1, in the file or in the text of the row. */
  readonly lines: readonly [number, number];
  /** Where it has its own number; its first line where it has none. */
  readonly place: LinePlace;
  readonly id?: string;
  readonly idFrom?: string;
  readonly year?: number;
  /** As in the table of posts. */
  readonly post?: string;
  readonly serial?: number;
  /** ISO 8601, UTC; a date alone where no time is known. */
  readonly date?: string;
  readonly classification?: string;
  /** The level at which it was released. */
  readonly release?: string;
  readonly captions: readonly string[];
  /** In canonical form. */
  readonly tags: readonly string[];
  readonly subject?: string;
  /** Plain language address of the originator. */
  readonly from?: string;
  /** Routing indicator of the station that sent it. */
  readonly station?: string;
  /** `RUEHC/SECSTATE WASHDC` */
  readonly action: readonly string[];
  readonly info: readonly string[];
  readonly exempt: readonly string[];
  /** Signers and the official who classified it, as written. */
  readonly names: readonly string[];
  readonly citations: readonly Citation[];
  /** How many, from the lowest severity to the highest, as in `SEVERITIES`. */
  readonly problems: readonly number[];
  /** Of its words: copies have the same. */
  readonly hash: string;
}

/**
 * What the index keeps of the cables of a document.
 *
 * @param source its file, whose name may be the number of the only cable in it, or its row in a container
 */
export function indexedCables(document: CableDocument, source: RecordOptions): IndexedCable[] {
  const named = document.telegrams.length === 1 ? source : { ...source, file: '' };
  return document.telegrams.flatMap((telegram) => indexedCable(telegram, document, named) ?? []);
}

/** A telegram stays the same object while other cables of its document are edited. */
const indexedCable = memo(readIndexedCable, (telegram) => [telegram]);

function readIndexedCable(
  telegram: Telegram,
  { messages }: CableDocument,
  source: RecordOptions,
): IndexedCable | undefined {
  const [record] = records({ messages, telegrams: [telegram] }, source);
  if (!record) return undefined;
  const [first] = telegram.messages;
  const number = messageReferenceOf(telegram);
  const { row, id, idFrom, year, post, serial, date, classification, release, subject, from } = record;
  return {
    ...present({ row }),
    lines: record.lines,
    place: number ? linePlaceOf(number.message, number.node) : { line: first.line, start: 0, end: 0 },
    ...present({ id, idFrom, year, post, serial, date, classification, subject, from }),
    ...present({ release: release?.level, station: record.transmission?.from }),
    captions: record.captions ?? [],
    tags: record.tagsCanonical ?? record.tags ?? [],
    action: (record.action ?? []).map(addresseeText),
    info: (record.info ?? []).map(addresseeText),
    exempt: (record.exempt ?? []).map(addresseeText),
    names: namesOf(record),
    citations: citationsOf(telegram, {
      year: year ?? (date === undefined ? undefined : Number(date.slice(0, 4))),
      month: date === undefined ? undefined : Number(date.slice(5, 7)),
      post,
      serial,
    }),
    problems: countsOf(telegram),
    hash: textHash(telegram.messages),
  };
}

const addresseeText = ({ indicator, address }: NonNullable<CableRecord['action']>[number]) =>
  [indicator, address].filter((part) => part !== undefined).join('/');

function namesOf({ signature = [], classifiedBy }: CableRecord): string[] {
  return [...new Set([...signature, ...(classifiedBy?.name ? [classifiedBy.name] : [])])];
}

function countsOf(telegram: Telegram): number[] {
  const counts = SEVERITIES.map(() => 0);
  for (const { severity } of problems(telegram)) {
    const index = SEVERITIES.indexOf(severity);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** The properties that have a value. */
function present<Values extends Readonly<Record<string, unknown>>>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const kept: Partial<Record<keyof Values, unknown>> = {};
  for (const key of Object.keys(values) as (keyof Values)[]) {
    if (values[key] !== undefined) kept[key] = values[key];
  }
  return kept as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
}
