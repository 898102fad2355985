import { postOfAddress, postsByCables } from '../../reference/posts';
import { type AddressesSeenWith, addressLines } from '../../reference/routing';
import { precedence } from '../../reference/signals';
import { type Cursor, finder, linesAbove, type Suggestion } from './cursor';

/** Precedences in words, the usual ones first (5 FAH-2 H-340). */
const PRECEDENCES = ['ROUTINE', 'PRIORITY', 'IMMEDIATE', 'NIACT IMMEDIATE', 'FLASH'];
/** The same as prosigns. */
const PROSIGNS = ['R', 'P', 'O', 'Z'];

/** What may be written in format lines 2 to 8 of the envelope. */
export function inEnvelope(cursor: Cursor, seenWith: AddressesSeenWith): Suggestion[] {
  const { before } = cursor;
  const addressee = addresseeStart(cursor);
  if (addressee !== undefined) return inAddressee(cursor, addressee, seenWith);
  const from = /^\s*FM\s+/.exec(before)?.[0].length;
  if (from !== undefined) return originators(before.slice(from), from);
  const station = /^\s*(?:DE|([ROPZ])\1(?:\s+R[A-Z]{3,7})*)\s+(?=[A-Z]*$)/i.exec(before)?.[0].length;
  if (station !== undefined) return stations(before.slice(station), station);
  return prosigns(cursor);
}

/** Column at which an addressee begins on the line of the cursor; `undefined` on other lines. */
function addresseeStart(cursor: Cursor): number | undefined {
  const own = /^\s*(?:TO|INFO|XMT)\s+/.exec(cursor.before);
  if (own) return own[0].length;
  // The addressees after the first are on lines of their own.
  for (const above of linesAbove(cursor)) {
    if (/^\s*(?:TO|INFO|XMT)\s/.test(above)) return /^\s*/.exec(cursor.before)?.[0].length ?? 0;
    if (/^\s*(?:FM|BT|DE|ZN[RY])\b/.test(above)) return undefined;
  }
  return undefined;
}

/** An addressee, `RUEHAK/AMEMBASSY ANKARA PRIORITY`, that is written up to the end of `before`. */
function inAddressee(cursor: Cursor, start: number, seenWith: AddressesSeenWith): Suggestion[] {
  const { before } = cursor;
  const written = before.slice(start);
  const slash = written.indexOf('/');
  const from = slash === -1 ? start : start + slash + 1;
  const address = before.slice(from);
  const offices =
    slash === -1
      ? addressees(written, start, hasIndicators(cursor))
      : addressesOf(written.slice(0, slash), seenWith)
          .filter(finder(address))
          .map((text) => ({ text, from }));
  // Who is written out already is not to be written again.
  const others = offices.filter(({ text }) => text !== address.toUpperCase().trim());
  return [...precedences(address, from, slash !== -1), ...others];
}

/** Copies that have lost the first format lines, and cables of the 1970s, name addressees without an indicator. */
function hasIndicators({ message: { envelope } }: Cursor): boolean {
  const lists = envelope?.addresseeLists ?? [];
  return (
    !envelope?.originator ||
    envelope.callingStation !== undefined ||
    lists.some(({ addressees: each }) => each.some(({ indicator }) => indicator))
  );
}

function addressees(written: string, from: number, withIndicator: boolean): Suggestion[] {
  const isFound = finder(written);
  const found = new Map<string, Suggestion>();
  for (const { indicator, address, place } of addressLines()) {
    const text = withIndicator ? `${indicator}/${address}` : address;
    if (found.has(text) || !isFound(`${indicator} ${address} ${place}`)) continue;
    found.set(text, { text, meaning: place, from });
  }
  return [...found.values()];
}

function addressesOf(indicator: string, seenWith: AddressesSeenWith): string[] {
  const code = indicator.trim().toUpperCase();
  const known = addressLines().flatMap((line) => (line.indicator === code ? line.address : []));
  const all = [...known, ...seenWith(code).map(({ address }) => address)];
  return [...new Set(all)];
}

/** Behind an address: the last word of what is written may be the beginning of a precedence. */
function precedences(address: string, from: number, hasIndicator: boolean): Suggestion[] {
  const [, name = '', word = ''] = /^(.*\S)\s+([A-Z]*)$/i.exec(address) ?? [];
  if (name === '' || PRECEDENCES.some((each) => name.toUpperCase().endsWith(each))) return [];
  if (!hasIndicator && !postOfAddress(name)) return [];
  const start = from + address.length - word.length;
  return PRECEDENCES.filter(finder(word)).map((text) => precedenceAt(text, start));
}

function precedenceAt(text: string, from: number): Suggestion {
  const meaning = precedence(text)?.meaning;
  return { text, ...(meaning && { meaning }), from };
}

function originators(written: string, from: number): Suggestion[] {
  const isFound = finder(written);
  const seen = new Set<string>();
  return postsByCables().flatMap(({ name, address, city = '', country = '' }): Suggestion[] => {
    const found = `${name} ${address} ${city} ${country}`;
    if (seen.has(address) || !isFound(found)) return [];
    seen.add(address);
    return [{ text: address, meaning: placeName(city, country), from }];
  });
}

function stations(written: string, from: number): Suggestion[] {
  const isFound = finder(written);
  const seen = new Set<string>();
  return postsByCables().flatMap(({ indicator, name, address, city = '', country = '' }): Suggestion[] => {
    const found = `${indicator} ${name} ${address} ${city} ${country}`;
    if (!indicator || seen.has(indicator) || !isFound(found)) return [];
    seen.add(indicator);
    return [{ text: indicator, meaning: address, from }];
  });
}

const placeName = (city: string, country: string) => [city, country].filter(Boolean).join(', ');

/** The precedence that opens format line 2, after the transmission identifier, and 5, after the security warning. */
function prosigns(cursor: Cursor): Suggestion[] {
  const { before } = cursor;
  const [above = ''] = linesAbove(cursor);
  const from = /[A-Z]*$/i.exec(before)?.index ?? before.length;
  const written = before.slice(from);
  const isFirst = before.slice(0, from).trim() === '';
  const letters =
    isFirst && /^\s*V?ZCZC/.test(above)
      ? PROSIGNS.map((letter) => letter + letter)
      : /^\s*ZN[RY]\b/.test(above) && /^\s*(?:[ROPZ]\s+)?$/.test(before.slice(0, from))
        ? PROSIGNS
        : [];
  return letters.filter(finder(written)).map((letter) => prosignAt(letter, from));
}

function prosignAt(text: string, from: number): Suggestion {
  const found = precedence(text);
  return { text, ...(found && { meaning: found.name }), from };
}
