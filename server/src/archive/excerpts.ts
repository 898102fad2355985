import { placesOfCode, sentenceAt } from '../features/navigation';
import { records } from '../features/record';
import { parse } from '../syntax/document';
import type { CableDocument, Telegram } from '../syntax/tree';
import type { LinePlace } from './citations';

/** The beginning of the text of a cable: its summary, else its first paragraph with words; `undefined` without one. */
export function firstLines(text: string, lines: readonly [number, number], most: number): string | undefined {
  const document = parse(text);
  const telegram = telegramOnLine(document, lines[0] - 1);
  if (!telegram) return undefined;
  const [record] = records({ ...document, telegrams: [telegram] }, { file: '', text: true });
  const beginning = record?.summary ?? record?.paragraphs?.find(({ text: words }) => words)?.text;
  return beginning?.slice(0, most);
}

/** A place where a cable is cited. */
export interface CitingPlace {
  readonly place: LinePlace;
  /** The words around it, in one line; absent where the number is in the list of references alone. */
  readonly sentence?: string;
}

/**
 * Where a text cites a cable: in its running text, by the number or by the letter of its list of references, else in
 * that list.
 *
 * @param code `cable 06BAKU1398`
 */
export function citingPlace(
  text: string,
  lines: readonly [number, number],
  code: string,
): CitingPlace | undefined {
  const document = parse(text);
  const telegram = telegramOnLine(document, lines[0] - 1);
  if (!telegram) return undefined;
  const places = placesOfCode({ ...document, telegrams: [telegram] }, code, true);
  const inText = places.find(({ inBody }) => inBody) ?? places[0];
  if (!inText) return undefined;
  const { start, end } = inText.range;
  const sentence = inText.inBody ? sentenceAt(document, start) : undefined;
  const last = end.line === start.line ? end.character : start.character;
  return {
    place: { line: start.line, start: start.character, end: last },
    ...(sentence && { sentence }),
  };
}

function telegramOnLine({ telegrams }: CableDocument, line: number): Telegram | undefined {
  return telegrams.findLast(({ messages }) => messages[0].line <= line);
}
