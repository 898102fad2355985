import { explainAddress } from '../../reference/addresses';
import { attributeOf } from '../../syntax/query/telegram';
import type { CableDocument, Telegram } from '../../syntax/tree';
import { plain } from '../markdown';
import { records } from '../record';
import type { ReleaseRecord } from '../record/types';

/** Where the user found the copies, as the settings say it. All parts are optional. */
export interface CitationSource {
  /** `National Archives at College Park, MD`. */
  readonly archive?: string;
  /** `Central Foreign Policy Files, 1973–79, Record Group 59`. */
  readonly collection?: string;
  /** Address of a cable on the web, with `{id}`, `{year}`, `{post}` or `{serial}`. */
  readonly url?: string;
}

/** A cable as a bibliographic item, in the variables of CSL-JSON 1.0.2. Strings are plain text. */
export interface CitationItem {
  readonly id: string;
  readonly type: 'report';
  readonly genre: 'Telegram';
  readonly publisher: 'U.S. Department of State';
  readonly title?: string;
  readonly number?: string;
  /** The number in the post's own series, without year and post. */
  readonly 'collection-number'?: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly recipient?: readonly { readonly literal: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly note?: string;
  readonly 'publisher-place'?: string;
  readonly archive?: string;
  readonly archive_collection?: string;
  /** What the copy itself says of where it is kept: `FOIA case F-2013-01234, document C05512345`. */
  readonly archive_location?: string;
  readonly URL?: string;
  readonly custom: {
    /** Sender and addressee as *Foreign Relations of the United States* names them: `the Embassy in Kazakhstan`. */
    readonly sender?: string;
    readonly recipient?: string;
    /** `0920Z`. */
    readonly time?: string;
  };
}

const NUMBER = /^(\d{2})([A-Z]+)(\d+)$/;

/**
 * The bibliographic item of each cable of a document. What the copy does not say is left out.
 * @param file names a cable that has no number
 */
export function citationItems(
  document: CableDocument,
  file: string,
  source: CitationSource = {},
): CitationItem[] {
  return document.telegrams.map((telegram, index) => citationItem(telegram, index, file, source));
}

function citationItem(telegram: Telegram, index: number, file: string, source: CitationSource): CitationItem {
  const [record] = records({ messages: telegram.messages, telegrams: [telegram] }, { file });
  const { id, date, from, action, subject, classification } = record ?? {};
  const serial = id === undefined ? undefined : NUMBER.exec(id)?.[3];
  const sender = from === undefined ? undefined : addressRead(from);
  const city = sender?.post?.city;
  const to = action?.[0]?.address;
  const location = locationOf(telegram, record?.release);
  const url = source.url && id !== undefined ? filledTemplate(source.url, id) : undefined;
  return {
    id: id ?? (index === 0 ? plain(file) : `${plain(file)} ${index + 1}`),
    type: 'report',
    genre: 'Telegram',
    publisher: 'U.S. Department of State',
    ...(subject !== undefined && { title: plain(subject) }),
    ...(id !== undefined && { number: id }),
    ...(serial !== undefined && { 'collection-number': serial }),
    ...(from !== undefined && { author: [{ literal: nameOf(from) }] }),
    ...(to !== undefined && { recipient: [{ literal: nameOf(to) }] }),
    ...(date !== undefined && { issued: { 'date-parts': [dateParts(date)] } }),
    ...(classification && { note: sentenceCase(classification) }),
    ...(city !== undefined && { 'publisher-place': city }),
    ...(location && { archive_location: location }),
    ...(source.archive && { archive: source.archive }),
    ...(source.collection && { archive_collection: source.collection }),
    ...(url !== undefined && { URL: url }),
    custom: {
      ...(from !== undefined && { sender: officeOf(from) }),
      ...(to !== undefined && { recipient: officeOf(to) }),
      ...(date?.includes('T') && { time: date.slice(11).replace(':', '') }),
    },
  };
}

/** The case of a release, or the document number that the archive gave. */
function locationOf(telegram: Telegram, release: ReleaseRecord | undefined): string | undefined {
  const parts = [
    release?.case && `FOIA case ${release.case}`,
    release?.document && `document ${release.document}`,
  ].filter((part) => typeof part === 'string');
  if (parts.length > 0) return plain(parts.join(', '));
  for (const message of telegram.messages) {
    const number = attributeOf(message, 'Document Number');
    if (number) return plain(`document number ${number.trim()}`);
  }
  return undefined;
}

/** As *Foreign Relations of the United States* names a post: by the country of an embassy, by the city of a consulate. */
function officeOf(address: string): string {
  const { post } = addressRead(address) ?? {};
  if (post?.kind === 'department') return 'the Department of State';
  if (post?.kind === 'embassy' && post.country) return `the Embassy in ${post.country}`;
  if (post?.kind === 'consulate' && post.city) return `the Consulate in ${post.city}`;
  return nameOf(address);
}

/** What is known of an address; SMART forms have the place first: `TALLINN, AMEMBASSY`. */
function addressRead(address: string): ReturnType<typeof explainAddress> {
  const [, place, kind] = /^([^,]+), ([A-Z]+)$/.exec(address) ?? [];
  return explainAddress(place && kind ? `${kind} ${place}` : address);
}

/** `U.S. Embassy Astana`; an address that no table can read, or not surely, as written. */
function nameOf(address: string): string {
  const read = addressRead(address);
  if (!read || read.confidence === 'low') return plain(address);
  const [name = address] = read.text.split(', ');
  // A city that has another name now is cited by the one that the cable has.
  const [, kind, then = ''] =
    /^(US (?:Embassy|Consulate General|Consulate|Mission|Liaison Office)) .* \((.+)\)$/.exec(name) ?? [];
  if (kind && address.includes(then.toUpperCase())) return `${kind.replace(/^US /, 'U.S. ')} ${then}`;
  return name.replace(/^US /, 'U.S. ').replace(/^Department of State$/, 'U.S. Department of State');
}

const dateParts = (date: string) => date.slice(0, 10).split('-').map(Number);

const sentenceCase = (words: string) => words.charAt(0) + words.slice(1).toLowerCase();

function filledTemplate(template: string, id: string): string | undefined {
  const [, year = '', post = '', serial = ''] = NUMBER.exec(id) ?? [];
  if (!post) return undefined;
  const parts: Readonly<Record<string, string>> = { id, year: fullYear(year), post, serial };
  return template.replace(/\{(id|year|post|serial)\}/g, (_, name: string) =>
    encodeURIComponent(parts[name] ?? ''),
  );
}

/** Two-digit years from 66 on are of the twentieth century, as in a date-time group. */
const fullYear = (digits: string) =>
  String(Number(digits) >= 66 ? 1900 + Number(digits) : 2000 + Number(digits));
