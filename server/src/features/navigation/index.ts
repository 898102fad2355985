import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { KnownCables } from '../../reference/referenceNumbers';
import { locate, rangeOf } from '../../syntax/query/locate';
import { ownText, textOf } from '../../syntax/query/walk';
import type { CableDocument, Span, Telegram } from '../../syntax/tree';
import type { DocumentVersion } from '../codeActions';
import {
  cableReferents,
  type Occurrence,
  occurrenceAt,
  occurrencesIn,
  occurrencesOfReferents,
  type Referent,
  referringCable,
} from './occurrences';

/** What navigation asks of the cables at hand. */
type Cables = Pick<KnownCables, 'withNumber' | 'citing'>;

const NO_CABLES: Cables = { withNumber: () => [], citing: () => [] };

/**
 * What is meant at a position: for `ref A` and for the number of another cable that cable, in this document or one at
 * hand, or else its place in the list of references; for `para 4` the paragraph.
 */
export function definition(
  document: CableDocument,
  uri: string,
  position: Position,
  cables = NO_CABLES,
): LocationLink[] {
  const found = occurrenceAt(document, position);
  if (!found) return [];
  const { occurrence, telegram } = found;
  const originSelectionRange = rangeOf(occurrence.message, occurrence.span);
  const referents = withCables(occurrence.referents, telegram);
  const named = occurrencesOfReferents(document, telegram, referents);
  for (const referent of referents) {
    const here = named.flatMap(({ message, span, defines, referents }) =>
      defines && isAbout(referents, referent)
        ? [
            {
              targetUri: uri,
              targetRange: rangeOf(message, defines),
              targetSelectionRange: rangeOf(message, span),
            },
          ]
        : [],
    );
    const number = numberOf(referent);
    const elsewhere = (number ? cables.withNumber(number) : [])
      .filter((place) => here.length === 0 || place.uri !== uri)
      .map((place) => ({
        targetUri: place.uri,
        targetRange: place.range,
        targetSelectionRange: place.range,
      }));
    const links = [...here, ...elsewhere];
    if (links.length > 0) return links.map((link) => ({ originSelectionRange, ...link }));
  }
  return [];
}

/** An item of a list of references means first the cables that it names. */
function withCables(referents: readonly Referent[], telegram: Telegram): readonly Referent[] {
  const own = referringCable(telegram);
  return referents.flatMap((referent): readonly Referent[] =>
    typeof referent === 'object' && referent.kind === 'Reference'
      ? [...referent.numbers.flatMap((number) => cableReferents(number, own)), referent]
      : [referent],
  );
}

/**
 * What a code means at a position, `cable 06BAKU1398`, `tag PREL`, `indicator RUEHC`, `post BAKU` or `name DERSE`: for
 * `ref A` the first cable of the item.
 */
export function codeAt(
  document: CableDocument,
  position: Position,
  cables: Pick<KnownCables, 'withNumber'> = NO_CABLES,
): CodeAt | undefined {
  const found = occurrenceAt(document, position);
  if (!found) return undefined;
  const { occurrence, telegram } = found;
  const referents = withCables(occurrence.referents, telegram);
  const [code, ...others] = codesOf(referents);
  if (code === undefined) return undefined;
  const range = rangeOf(occurrence.message, occurrence.span);
  const isOwn = occurrence.defines !== undefined && occurrence.referents.length === 1;
  // Of two years the archive decides, where it has only one of the cables.
  const [other] = others;
  const isGuess = other !== undefined && isSameNumber(code, other);
  const atHand = (each: string) => cables.withNumber(numberOf(each) ?? '').length > 0;
  if (!isGuess || atHand(code) === atHand(other)) return { code, range, isOwn, isGuess };
  return { code: atHand(code) ? code : other, range, isOwn, isGuess: false };
}

const codesOf = (referents: readonly Referent[]) =>
  referents.filter((referent) => typeof referent === 'string');

/** Whether two codes differ in the year alone. */
const isSameNumber = (code: string, other: string) =>
  code.replace(/^cable \d\d/, '') === other.replace(/^cable \d\d/, '');

export interface CodeAt {
  readonly code: string;
  readonly range: Range;
  /** The number is that of the cable itself. */
  readonly isOwn: boolean;
  /** The year is a guess. */
  readonly isGuess: boolean;
}

/** A place that names something by a code. */
export interface PlaceOfCode {
  readonly range: Range;
  /** In the running text of a paragraph. */
  readonly inBody: boolean;
}

/**
 * Places of a document that have a code, as `codeAt` gives it.
 *
 * @param byLetter whether `ref A` in the text counts as the cable that it means
 */
export function placesOfCode(document: CableDocument, code: string, byLetter = false): PlaceOfCode[] {
  return document.telegrams.flatMap((telegram) =>
    occurrencesIn(telegram)
      .filter(({ referents }) => {
        const codes = byLetter ? codesOf(withCables(referents, telegram)) : [referents[0]];
        return codes.includes(code);
      })
      .map(({ message, span }) => ({
        range: rangeOf(message, span),
        inBody:
          message.body?.paragraphs.some(({ start, end }) => start <= span.start && span.end <= end) ?? false,
      })),
  );
}

/** How far a sentence may reach to each side of a place. */
const REACH = 240;
const SENTENCE_END = /(?<!\b[A-Z])[.?!]["”')\]]?\s+(?=["“'(¶]?[A-Z0-9])/g;

/** The words of the sentence around a position in a paragraph, in one line and no longer than some 480 characters. */
export function sentenceAt(document: CableDocument, position: Position): string | undefined {
  const found = locate(document, position);
  if (!found) return undefined;
  const { message, offset } = found;
  const paragraph = message.body?.paragraphs.find(({ start, end }) => start <= offset && offset <= end);
  if (!paragraph) return undefined;
  const text = ownText(message, paragraph);
  const at = offset - paragraph.start;
  const from = Math.max(0, at - REACH);
  const before = text.slice(from, at);
  const after = text.slice(at, at + REACH);
  const start = [...before.matchAll(SENTENCE_END)].at(-1);
  const end = SENTENCE_ENDS.exec(after);
  const head = start ? before.slice(start.index + start[0].length) : (from > 0 ? '… ' : '') + before;
  const tail = end ? after.slice(0, end.index + 1) : after + (at + REACH < text.length ? ' …' : '');
  return `${head}${tail}`.replace(/\s+/g, ' ').trim();
}

const SENTENCE_ENDS = new RegExp(SENTENCE_END.source);

/** A number in a list of references defines its item, not the cable. */
const isAbout = (referents: readonly Referent[], referent: Referent) =>
  typeof referent === 'string'
    ? referents.length === 1 && referents[0] === referent
    : referents.includes(referent);

const numberOf = (referent: Referent) =>
  typeof referent === 'string' && referent.startsWith('cable ') ? referent.slice('cable '.length) : undefined;

/**
 * All places that name what is named at a position: an item of the list of references, a paragraph, a tag, a routing
 * indicator; of a cable also the lists of references of the cables at hand.
 * @param declaration whether the place of the referent itself is wanted too
 */
export function references(
  document: CableDocument,
  uri: string,
  position: Position,
  declaration: boolean,
  cables = NO_CABLES,
): Location[] {
  const found = occurrenceAt(document, position);
  if (!found) return [];
  const { telegram, occurrence } = found;
  const here = occurrencesOfReferents(document, telegram, occurrence.referents)
    .filter(({ defines }) => declaration || !defines)
    .map(({ message, span }) => ({ uri, range: rangeOf(message, span) }));
  const elsewhere = occurrence.referents
    .flatMap((referent) => numberOf(referent) ?? [])
    .flatMap((number) => [...(declaration ? cables.withNumber(number) : []), ...cables.citing(number)])
    .filter((place) => place.uri !== uri);
  return [...new Map([...here, ...elsewhere].map((place) => [JSON.stringify(place), place])).values()];
}

/** The same places of the telegram as `references` finds, for marking them in the text. */
export function documentHighlights(document: CableDocument, position: Position): DocumentHighlight[] {
  const found = occurrenceAt(document, position);
  if (!found) return [];
  const { telegram, occurrence } = found;
  return occurrencesOfReferents({ ...document, telegrams: [telegram] }, telegram, occurrence.referents).map(
    ({ message, span, defines }) => ({
      range: rangeOf(message, span),
      kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }),
  );
}

/** The letter at a position that can be given another one; `null` where there is none. */
export function prepareRename(
  document: CableDocument,
  position: Position,
): { range: Range; placeholder: string } | null {
  const found = occurrenceAt(document, position);
  const letters = found?.occurrence.lettered?.letters ?? [];
  const { message } = found?.occurrence ?? {};
  if (!message) return null;
  const ranges = letters.map((span) => ({
    range: rangeOf(message, span),
    placeholder: textOf(message, span),
  }));
  return ranges.find(({ range }) => range.start.line === position.line) ?? ranges[0] ?? null;
}

/**
 * Gives an item of the list of references another letter, in the list and wherever the telegram names it. What a
 * small letter names is named by a small letter.
 * @returns why it can't be done, in a sentence
 */
export function rename(
  document: CableDocument,
  target: DocumentVersion,
  position: Position,
  name: string,
): WorkspaceEdit | { readonly refused: string } {
  const found = occurrenceAt(document, position);
  const lettered = found?.occurrence.lettered;
  if (!found || !lettered) return { refused: 'Only the letter of a reference can be changed.' };
  const letter = name.trim().toUpperCase();
  if (!/^[A-Z]$/.test(letter)) return { refused: 'The letter of a reference is one capital letter.' };
  if (lettered.inUse.has(letter) && letter !== lettered.letter) {
    return { refused: `The list has a reference ${letter} already.` };
  }
  const places = occurrencesOfReferents(document, found.telegram, found.occurrence.referents).filter(
    hasLetter,
  );
  const range = places.find((place) => place.lettered.inRange);
  if (range) {
    const { start } = rangeOf(range.message, range.span);
    return {
      refused: `Reference ${lettered.letter} stands in a range of letters on line ${start.line + 1}.`,
    };
  }
  const edits = places.flatMap(({ message, lettered: { letters } }) =>
    letters.map((span: Span): TextEdit => {
      const small = /[a-z]/.test(textOf(message, span));
      return { range: rangeOf(message, span), newText: small ? letter.toLowerCase() : letter };
    }),
  );
  return { documentChanges: [{ textDocument: { uri: target.uri, version: target.version }, edits }] };
}

const hasLetter = (place: Occurrence): place is Occurrence & Required<Pick<Occurrence, 'lettered'>> =>
  place.lettered !== undefined;
